/**
 * Words that were written for a terminal, for somebody at a page: options are not named there, and what they would do is done where
 * the run is made.
 */
export const onPage = (reason: string): string =>
  reason.replaceAll(/ with --[a-z-]+/g, '').replaceAll(/--(?=[a-z])/g, '');

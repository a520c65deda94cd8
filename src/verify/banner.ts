import { fault, PASSED, type Verdict } from './verdict.ts';

/** A public text copy bears its banner as first and last line, and it may not exceed `ceiling`. */
export function checkBanner(text: string, ceiling: string): Verdict {
  const lines = text.trimEnd().split('\n');
  const [first, last] = [lines[0]?.trim(), lines.at(-1)?.trim()];
  if (first !== last)
    return fault('banners-differ', 'The first and the last line of the page say different levels.');
  return first === ceiling
    ? PASSED
    : fault('banner-too-high', `The banner of a public copy must be ${ceiling} for this audience.`);
}

/** What is to be said of a marking. An error makes it invalid; a warning is a matter of form or of habit. */
export interface Finding {
  readonly code: string;
  readonly provision: string;
  readonly text: string;
  readonly severity: 'error' | 'warning';
}

export const failing = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** What is wrong with a file that a person wrote, and where: lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** What a reading gives: the checked value, or everything that is wrong. */
export type Reading<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** `rules/privacy/pack.yaml:12:5: Unknown key 'bases'` */
export const formatProblem = ({ file, line, column, reason }: Problem): string =>
  `${file}:${line}:${column}: ${reason}`;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { excisionsIn } from '../../src/cable/excisions.ts';
import { EXCISION_KINDS, type ExcisionKind } from '../../src/model/cable.ts';

export const FORMS = join(import.meta.dirname, '../../../shared/data/frus-excisions.json');

/** A printed form, and how often volumes print it. */
export type Form = readonly [printed: string, count: number];

export const formsIn = (file: string): Form[] => JSON.parse(readFileSync(file, 'utf8')) as Form[];

export interface Scored {
  readonly printed: string;
  readonly kind: ExcisionKind | undefined;
  /** Read as one excision, with a kind of its own, and with an extent where the form counts something. */
  readonly right: boolean;
}

/** A figure before what is counted; a page number behind `pages` counts nothing. */
const COUNTS =
  /(?:\d|½|\b(?:one|two|three)\b)[^()]{0,24}\b(?:lines?|pages?|paragraphs?|words?|sentences?|names?|places?|numbers?|initials|rows?|minutes?)\b/i;

export function scored([printed]: Form): Scored {
  const found = excisionsIn(printed);
  const [one] = found;
  const isTold = one !== undefined && one.kind !== 'run' && EXCISION_KINDS.includes(one.kind);
  const right = found.length === 1 && isTold && (one.extent !== null || !COUNTS.test(printed));
  return { printed, kind: one?.kind, right };
}

export function scoreOf(forms: readonly Form[]): {
  readonly rows: readonly Scored[];
  readonly share: number;
} {
  const rows = forms.map(scored);
  return { rows, share: rows.filter(({ right }) => right).length / rows.length };
}

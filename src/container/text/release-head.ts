import type { Catalogue } from '../../model/cable.ts';

/** The lines an archive put above a cable's text, and what they say of it. */
export interface ReleaseHead {
  /** Offset behind them. */
  readonly end: number;
  readonly catalogue: Catalogue;
}

const NUMBER = /^\d{2}[A-Z]{3,30}\d{1,8}(?:_[a-z])?$/;
const DAY = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const LEVEL = /^(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)(?:\/\/[A-Z ]{2,24})?$/;
const PARTIAL =
  /^This record is a partial extract of the original cable\. The full text of the original cable is not available\./;
/** Number, title, day, level, origin, and the sentence about extracts: no more lines than these. */
const MOST_LINES = 6;

/** `07OSLO97`, a title, a day, a level, an origin: each on a line of its own, as texts were released again. */
export function releaseHead(decoded: string): ReleaseHead | undefined {
  const start = /^\ufeff?\s*/.exec(decoded.slice(0, 200))?.[0].length ?? 0;
  const lines = decoded
    .slice(start, start + 2000)
    .split('\n')
    .slice(0, MOST_LINES);
  const [number = '', , ...rest] = lines.map((line) => line.trim());
  const day = rest.findIndex((line) => DAY.test(line));
  const level = rest.findIndex((line) => LEVEL.test(line));
  if (!NUMBER.test(number) || day < 0 || level < 0) return undefined;
  const origin = Math.max(day, level) + 1;
  const sentence = rest.findIndex((line) => PARTIAL.test(line));
  const last = Math.max(sentence, origin) + 2;
  const before = lines.slice(0, last).join('\n').length + 1;
  const partial = PARTIAL.exec(rest[sentence] ?? '')?.[0] ?? '';
  return {
    // The first line of the cable may stand on the line of the sentence.
    end:
      start +
      (sentence < 0 ? before + (lines[last]?.length ?? 0) : before + indented(lines[last]) + partial.length),
    catalogue: {
      ...{ mrn: number, created: rest[day] ?? null, origin: rest[origin] ?? null },
      ...{ classification: rest[level] ?? null, references: [], partial: sentence >= 0 },
    },
  };
}

const indented = (line = ''): number => line.length - line.trimStart().length;

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
/** Who sent it, as archives name posts. Any other line may be the cable's own. */
const ORIGIN =
  /^(?:Embassy|Consulate|Mission|American Institute|US|UN|USUN|REO|Iran RPO|Secretary|Department|DIR)(?:[ ,]{1,2}(?:[A-Z][A-Za-z.'()-]{0,24}|of|to|the|and)){0,6}$/;
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
  const day = rest.slice(0, 2).findIndex((line) => DAY.test(line));
  const level = rest.slice(0, 2).findIndex((line) => LEVEL.test(line));
  if (!NUMBER.test(number) || day < 0 || level < 0) return undefined;
  const count = ORIGIN.test(rest[2] ?? '') ? 5 : 4;
  const behind = lines.slice(0, count).join('\n').length;
  const next = lines[count] ?? '';
  const partial = PARTIAL.exec(next.trim())?.[0];
  return {
    // The first line of the cable may stand on the line of the sentence.
    end: start + behind + (partial === undefined ? 0 : 1 + indented(next) + partial.length),
    catalogue: {
      ...{ mrn: number, created: rest[day] ?? null, classification: rest[level] ?? null },
      partial: partial !== undefined,
    },
  };
}

const indented = (line: string): number => line.length - line.trimStart().length;

import type { Segment } from '../../model/cable.ts';
import { beginsWith, DIGITS } from '../../text/beginnings.ts';
import type { Line } from '../lines.ts';

/** A number at the start of a line, as printed and with the length of what is printed. */
export interface NumberFound {
  readonly value: number;
  /** Characters of the line the number takes, delimiter included. */
  readonly length: number;
}

const NUMBER = /^(?:[-¶][ \t]{0,3})?(\d{1,3})\.\)?(?=[\s(\p{L}]|$)/u;

/** `2)` and `(2)` number the items of a list more often than paragraphs. */
const LISTED = /^\(?(\d{1,3})\)(?=\s)/;

const beginsAsNumber = beginsWith(`-¶${DIGITS}`);
const beginsAsListed = beginsWith(`(${DIGITS}`);

export const numberAt = ({ text }: Line): NumberFound | undefined =>
  beginsAsNumber(text) ? numberIn(NUMBER, text) : undefined;
/** A scanner's `I.` or `l.` for `1.`; only the numbers that follow can prove it. */
const WORN_ONE = /^[Il]\.(?=[\s(])/;
export const isWornOne = ({ text }: Line): boolean => WORN_ONE.test(text);

export const listedNumberAt = ({ text }: Line): NumberFound | undefined =>
  beginsAsListed(text) ? numberIn(LISTED, text) : undefined;

function numberIn(pattern: RegExp, text: string): NumberFound | undefined {
  const found = pattern.exec(text);
  return found === null ? undefined : { value: Number(found[1]), length: found[0].length };
}

/**
 * Whether a converter turned the paragraph sign into the digit 1, so that paragraphs 1, 2 print as 11, 12:
 * where a number was the words of a link, or where the run begins at 11 and goes on at 12 with nothing before it;
 * `(1)` to `(10)` would then never occur. A later section may well begin at 11.
 */
export function arePilcrowNumbers(
  lines: readonly Line[],
  origin: readonly Segment[],
  isLaterSection: boolean,
): boolean {
  const linked = new Set(
    origin
      .filter(({ verbatim, record }) => !verbatim && record.to > record.from)
      .map(({ record }) => record.from),
  );
  const printed = lines.flatMap((line) => {
    const number = numberAt(line);
    return number === undefined ? [] : [{ value: number.value, linked: linked.has(line.from) }];
  });
  if (printed.some((number) => number.linked && String(number.value).startsWith('1'))) return true;
  if (isLaterSection) return false;
  return printed[0]?.value === 11 && printed[1]?.value === 12 && printed.every(({ value }) => value > 10);
}

/** The number meant by one printed `1N`; a number that lost nothing stays as it is. */
export function withoutPilcrow(printed: number): number {
  const digits = String(printed);
  return digits.length > 1 && digits.startsWith('1') ? Number(digits.slice(1)) : printed;
}

import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Fields, Quoted } from '../../../model/cable.ts';
import { matchesOf } from '../../../text/matches.ts';
import { readClassification } from '../../fields/classification.ts';
import { findSignature } from '../../fields/signature.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';
import { mrnOf } from '../../mrn.ts';
import { fieldsOf } from './address-part.ts';

/** Where in a cable quoted ones are looked for, and who signs the cable itself. */
export interface Outer {
  readonly bodyStart: number;
  readonly isRepeated: (index: number) => boolean;
  /** Index of the line on which the cable itself is signed. */
  readonly signedAt: number | undefined;
}

/** How many lines a transmission's own may stand apart. */
const CLOSE = 6;
const ENDS = /^(?:UN ?QUOTE|END (?:OF )?(?:QUOTE|TEXT|REPEAT))\b/i;
const NAMED = /(?:REPEAT(?:S|ED|ING)?|RPT|QUOTES?|IS|OF)\s+([A-Z][A-Z .'-]{2,24}?)\s+0*(\d{1,6})\b/gi;

/**
 * Cables quoted in the body: where lines that only a transmission has stand together, up to the end of the quotation,
 * the next of them, or the outer signature. They are part of the outer cable's text.
 */
export function quotedIn(text: string, lines: readonly Line[], outer: Outer, lexicon: Lexicon): Quoted[] {
  const sent = new Map<number, Partial<Fields>>();
  for (let at = outer.bodyStart; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || !isMachineLength(line) || outer.isRepeated(at)) continue;
    const found = fieldsOf(line, lexicon);
    if (found !== undefined) sent.set(at, found);
  }
  const heads = headsIn([...sent.keys()]);
  return heads.map((head, i) => quoted(text, lines, sent, head, heads[i + 1], outer, lexicon));
}

/** The first line of each run of two or more lines of a transmission. */
function headsIn(sent: readonly number[]): number[] {
  return sent.filter((at, i) => {
    const before = sent[i - 1];
    const next = sent[i + 1];
    return (before === undefined || at - before > CLOSE) && next !== undefined && next - at <= CLOSE;
  });
}

function quoted(
  text: string,
  lines: readonly Line[],
  sent: ReadonlyMap<number, Partial<Fields>>,
  head: number,
  next: number | undefined,
  { signedAt }: Outer,
  lexicon: Lexicon,
): Quoted {
  const limit = Math.min(
    next ?? lines.length,
    signedAt !== undefined && signedAt > head ? signedAt : lines.length,
  );
  const ending = lines.slice(head, limit).findIndex((line) => ENDS.test(line.text));
  const end = ending < 0 ? limit : head + ending;
  const textAt = Array.from({ length: end - head }, (_, i) => head + i).filter(
    (at) => !isBlank(lines[at] as Line),
  );
  const last = lines[textAt.at(-1) ?? head];
  const signature = findSignature(lines, textAt)?.field.value ?? signerOnLine(last?.text ?? '');
  return {
    mrn: numberOf(text, lines, sent, head, end, lexicon),
    signature,
    span: { from: lines[head]?.from ?? 0, to: last?.to ?? 0 },
  };
}

/** `WOULD TELL HIM SO. MOYNIHAN` */
const signerOnLine = (line: string): string | null =>
  /[.?!]\s{1,3}([A-Z][A-Z'-]{2,20})$/.exec(line)?.[1] ?? null;

/** Its own line 1 says its number, else the words that announce it; the year is that of its date-time group. */
function numberOf(
  text: string,
  lines: readonly Line[],
  sent: ReadonlyMap<number, Partial<Fields>>,
  head: number,
  end: number,
  lexicon: Lexicon,
): string | null {
  const near = Array.from({ length: Math.min(end - head, 2 * CLOSE) }, (_, i) => sent.get(head + i)?.dtg);
  const dtg = near.find((found) => found !== undefined);
  const year = dtg === undefined ? null : Number(dtg.value.slice(2, 4));
  for (const line of lines.slice(head, Math.min(end, head + 40))) {
    const number = isMachineLength(line) ? readClassification(line, lexicon)?.number?.value : undefined;
    if (number !== undefined) return mrnOf({ ...number, year });
  }
  const from = lines[head]?.from ?? 0;
  const announced = matchesOf(text.slice(Math.max(0, from - 300), from), NAMED).at(-1);
  if (announced === undefined) return null;
  return mrnOf({ station: announced[1] ?? null, serial: Number(announced[2]), year });
}

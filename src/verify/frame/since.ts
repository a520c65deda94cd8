import { type Before, isToldTo, type KeptThen, type Since } from '../../model/before.ts';
import { type Span, SpanIndex, sliceOf, unite } from '../../model/span.ts';
import type { Piece, Restored, SinceRelease } from '../../model/variant.ts';
import { GROUND } from '../body.ts';
import { isPlace } from '../html/vocabulary.ts';
import { printedPiece } from '../page.ts';
import { isSame } from '../same.ts';
import { fault, PASSED, type Verdict } from '../verdict.ts';
import type { Frame } from './frame.ts';
import type { Cutting } from './pieces.ts';

/** A copy, and what the copy before it left out. */
export interface HeldAgainst extends Omit<Cutting, 'cuts'> {
  readonly cuts: readonly CutNow[];
  readonly before: Before | undefined;
  /** A withdrawal sheet stands for the copy, and has no body. */
  readonly sheet: boolean;
}

interface CutNow {
  readonly spans: readonly Span[];
  readonly effect: string;
  readonly bases: readonly string[];
}

/** In which deletion each character lies, then and now; -1 in none. */
interface Sides {
  readonly before: Int32Array;
  readonly now: Int32Array;
}

/** Checks that a copy sets off what was withheld before and is released now, and nothing else, where its readers may be told. */
export function checkSince(held: HeldAgainst, { since, audience }: Frame): Verdict {
  const { before } = held;
  if (before === undefined || !isToldTo(audience, before)) return since === undefined ? PASSED : OTHER;
  const restored = restoredIn(held, before);
  const isRight =
    restored.length === 0
      ? since === undefined
      : since?.day === before.day && JSON.stringify(since.restored) === JSON.stringify(restored);
  return isRight && restored.every(isPlain) ? PASSED : OTHER;
}

const OTHER = fault('since', 'What was withheld before is told otherwise than it was.');
const CODE = new RegExp(`^(?:unreviewed|${GROUND})$`);

/** No room for a word of a cable. */
const isPlain = ({ portion, bases }: Restored): boolean =>
  (portion === null || isPlace(`p-${portion}`)) && bases.every((code) => CODE.test(code));

/** Checks the rows of one cable in `changes.jsonl`: its own, or none. */
export function checkCounts(text: string, held: HeldAgainst, { mrn, audience }: Frame): Verdict {
  const { before } = held;
  const isTold = before !== undefined && isToldTo(audience, before);
  return text === (isTold ? `${JSON.stringify(countsOf(mrn, held, before))}\n` : '') ? PASSED : COUNTS;
}

const COUNTS = fault('changes', 'The counts of what changed since the earlier release are others.');

function countsOf(mrn: string, held: HeldAgainst, before: Before): Since {
  const counts = { released: 0, still: 0, otherwise: 0, newly: 0 };
  let last = '';
  for (const { was, is, words } of runsIn(held.source, sidesOf(held, before))) {
    const pair = `${was} ${is}`;
    if (words === undefined || pair === last) continue;
    last = pair;
    counts[kindOf(before.deletions[was], held.cuts[is])] += 1;
  }
  return { mrn, day: before.day, ...counts };
}

function kindOf(then: KeptThen | undefined, now: CutNow | undefined) {
  if (then === undefined) return 'newly';
  if (now === undefined) return 'released';
  return then.effect === now.effect && isSame(then.bases, now.bases) ? 'still' : 'otherwise';
}

function sidesOf({ source, cuts }: HeldAgainst, { deletions }: Before): Sides {
  return { before: labelled(source, deletions), now: labelled(source, cuts) };
}

function labelled(source: string, deletions: readonly { readonly spans: readonly Span[] }[]): Int32Array {
  const labels = new Int32Array(source.length).fill(-1);
  deletions.forEach(({ spans }, i) => {
    for (const { from, to } of spans) labels.fill(i, from, to);
  });
  return labels;
}

/** Characters in the same deletions, beginning with one of any; `words` are those between white space at the ends. */
function* runsIn(source: string, { before, now }: Sides, within: Span = { from: 0, to: source.length }) {
  for (let from = within.from; from < within.to; ) {
    const [was, is] = [before[from] ?? -1, now[from] ?? -1];
    let to = from + 1;
    while (to < within.to && before[to] === was && now[to] === is) to += 1;
    if (was >= 0 || is >= 0) yield { was, is, words: wordsIn(source, { from, to }) };
    from = to;
  }
}

function wordsIn(source: string, { from, to }: Span): Span | undefined {
  const text = source.slice(from, to);
  const first = text.search(/\S/);
  return first < 0 ? undefined : { from: from + first, to: from + text.trimEnd().length };
}

/** The places of the body that have words which were left out then. */
function restoredIn(held: HeldAgainst, before: Before): Restored[] {
  const { source, cuts, struck, deletions, sheet } = held;
  if (sheet) return [];
  const sides = sidesOf(held, before);
  const gone = cuts.flatMap(({ spans }) => spans);
  const edges = new Set([...gone, ...struck].flatMap(({ from, to }) => [from, to]));
  const places = [...edges.add(0).add(source.length)].sort((a, b) => a - b);
  const crossed = new SpanIndex(unite(struck));
  const begins = new Map(cuts.map(({ spans }, i) => [spans[0]?.from, deletions[i]]));
  const found: Restored[] = [];
  let at = 0;
  places.slice(0, -1).forEach((from, i) => {
    const span = { from, to: places[i + 1] ?? from };
    const isGone = sides.now[from] !== undefined && sides.now[from] >= 0;
    if (!isGone && !crossed.touches(span))
      for (const { was, words } of runsIn(source, sides, span)) {
        const then = before.deletions[was];
        if (then !== undefined && words !== undefined)
          found.push({
            ...{ portion: then.portion, bases: then.said },
            ...{ from: at + words.from - from, to: at + words.to - from },
          });
      }
    at += isGone ? lengthOf(begins.get(from)) : span.to - from + (crossed.touches(span) ? 4 : 0);
  });
  return found;
}

const lengthOf = (piece: Piece | undefined): number => (piece === undefined ? 0 : printedPiece(piece).length);

/** The words that every page has for what was restored, behind `Words that were ` or `Words underlined were `. */
export function sinceSaid({ day, restored }: SinceRelease): string {
  const codes = new Map<string, Set<string>>();
  for (const { portion, bases } of restored) {
    const place = portion === null ? 'header' : /^[0-9]/.test(portion) ? `paragraph ${portion}` : portion;
    const known = codes.get(place) ?? new Set();
    codes.set(place, known);
    for (const code of bases) if (code !== 'unreviewed') known.add(code);
  }
  const said = [...codes].map(([place, cited]) =>
    cited.size === 0 ? place : `${place} (${[...cited].join(', ')})`,
  );
  return `withheld in the release of ${day} and are released now: ${said.join('; ')}.`;
}

/** The restored words of a body, one behind another. */
export const restoredText = (pieces: readonly Piece[], since: SinceRelease | undefined): string => {
  const body = pieces.map(printedPiece).join('');
  return (since?.restored ?? []).map((span) => sliceOf(body, span)).join('');
};

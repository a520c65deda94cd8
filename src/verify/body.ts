import { intersect, lengthOf, type Span, SpanIndex, sliceOf, unite } from '../model/span.ts';
import { fault, faultAt, PASSED, type Verdict } from './verdict.ts';

/** A body and what it must be made of. Spans are of `source`; what is neither kept nor a marker is a fault. */
export interface BodyToCheck {
  readonly source: string;
  /** Released spans, disjoint and in order. */
  readonly kept: readonly Span[];
  /** Old markings, which a body shows between `~~`. */
  readonly struck: readonly Span[];
  readonly body: string;
  /** Whether a marker may say no more than that something is not declassified, as in a volume of FRUS. */
  readonly uncoded?: boolean | undefined;
  /** How the body was printed; `text` unless told. */
  readonly printed?: Printed;
  /** Where deletions begin in `source`, in order, and the marker of each, if they are known: no other is one then. */
  readonly markers?: readonly { readonly from: number; readonly text: string }[] | undefined;
}

/**
 * `text` to the letter; in `html` a control character that a page cannot have is its picture; on `paper` no white
 * space counts, a line goes through struck text, and a sign may be printed by its code point.
 */
export type Printed = 'text' | 'html' | 'paper';

const LINES = '(?:\\d{1,6}-1/2 lines|1 line|\\d{1,6} lines|less than 1 line)';
export const EXTENT = `(?:name|number|${LINES}|1 paragraph \\(${LINES}\\))`;
/** Another agency's, by its acronym; with a digit, or one short word (`RD`, `NATO`), or one of ours: a name in capitals is no code. */
export const GROUND =
  '(?:(?:EQUITY|REFERRAL) [A-Z]{2,6}|(?=[^,\\]]*\\d)[A-Z0-9](?:[A-Z0-9./ -]|\\([A-Za-z0-9]{1,4}\\)){0,31}|[A-Z]{1,6}|CAPTION|NOT RELEASABLE|REFERRED)';
const CODE = `${GROUND}(?=,|\\])`;
const GROUNDS = `(?:under review|${CODE})(?:, ${CODE})*`;
const AGENCY = '(?:[A-Z]{2,6}|another agency)';
const PENDING = `referred to ${AGENCY}(?: and ${AGENCY})*, response pending(?:, ${CODE})*`;
const SAID = `: (?:${GROUNDS}|${PENDING})`;
const CODED = `\\[${EXTENT}${SAID}\\]`;
const UNCODED = `\\[${EXTENT}(?:${SAID}| not declassified)\\]`;

const markersOf = (marker: string): Readonly<Record<Printed, RegExp>> => ({
  text: new RegExp(marker, 'y'),
  html: new RegExp(marker, 'y'),
  paper: new RegExp(marker.replaceAll(' ', ''), 'y'),
});
const [CODED_ONLY, ALSO_UNCODED] = [markersOf(CODED), markersOf(UNCODED)];

/** A C0 control or DEL as the sign that shows it. */
const picture = (control: string): string =>
  control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0));
/** Control characters that a page cannot have, as the signs that show them. */
export const pictured = (text: string): string => text.replace(/[\0-\x08\x0b\x0e-\x1f\x7f]/g, picture);

const AS: Readonly<Record<Printed, (text: string) => string>> = {
  text: (text) => text,
  html: pictured,
  paper: (text) => withSigns(text.replace(/[\s~]/g, '')).replace(/[\s~]/g, ''),
};

/** A text as it may be held against one on paper. */
export const asOnPaper = AS.paper;

/** What a font cannot draw is printed by its code point, `<U+4E2D>`; it can draw all of ASCII. */
const withSigns = (text: string): string =>
  text.replace(/<U\+([0-9A-F]{4,6})>/g, (printed, digits) => {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff || (point >= 0x20 && point < 0x7f) ? printed : String.fromCodePoint(point);
  });

/**
 * Walks a body from left to right: every kept character, in order and unchanged, and between kept spans nothing
 * but markers. The first deletion must bear one; a later may share it, where page furniture cuts a passage in two.
 */
export function checkBody(asked: BodyToCheck): Verdict {
  const { source, kept, struck, markers, printed = 'text' } = asked;
  if (kept.reduce((sum, span) => sum + lengthOf(span), 0) > unite(kept).reduce((n, s) => n + lengthOf(s), 0))
    return fault('kept-overlaps', 'Released spans overlap. Settle the decisions again.');
  const marker = (asked.uncoded === true ? ALSO_UNCODED : CODED_ONLY)[printed];
  const body = AS[printed](asked.body);
  let reached = [0];
  let marked = false;
  for (const { gap, text: asText } of stretches(source, kept, struck)) {
    const text = AS[printed](asText);
    const told = gap === undefined ? '' : AS[printed](markersIn(gap, markers ?? []));
    const after = gap === undefined ? reached : afterMarkers(body, reached, { mayBeNone: marked, marker });
    const fitting = markers === undefined ? after : behind(told, body, reached, after);
    marked ||= gap !== undefined;
    if (after.length === 0) return faultAt(least(reached), 'no-marker', 'A deletion bears no marker.');
    if (fitting.length === 0)
      return faultAt(least(reached), 'other-marker', 'A marker says something else than was settled for it.');
    reached = fitting.filter((at) => body.startsWith(text, at)).map((at) => at + text.length);
    if (reached.length === 0)
      return faultAt(least(fitting), 'other-text', 'The body departs from the text that was released.');
  }
  return reached.includes(body.length)
    ? PASSED
    : faultAt(least(reached), 'more-text', 'The body goes on after the text that was released.');
}

const markersIn = ({ from, to }: Span, markers: NonNullable<BodyToCheck['markers']>): string =>
  markers
    .filter((marker) => from <= marker.from && marker.from < to)
    .map(({ text }) => text)
    .join('');

/** Of the places that markers may lead to, that to which these lead. */
const behind = (told: string, body: string, places: readonly number[], after: readonly number[]): number[] =>
  places
    .filter((at) => body.startsWith(told, at))
    .map((at) => at + told.length)
    .filter((at) => after.includes(at));

const least = (places: readonly number[]): number => Math.min(...places);

/** Released text in order, and what was deleted before it. */
function stretches(source: string, kept: readonly Span[], struck: readonly Span[]) {
  const marks = new SpanIndex(unite(struck));
  const runs = unite(kept).map((span) => ({ from: span.from, text: asPrinted(source, span, marks) }));
  const ends = [0, ...unite(kept).map(({ to }) => to)];
  return [...runs, { from: source.length, text: '' }].map(({ from, text }, i) => {
    const end = ends[i] ?? 0;
    return { gap: from > end ? { from: end, to: from } : undefined, text };
  });
}

function asPrinted(source: string, kept: Span, struck: SpanIndex): string {
  const plain = struck.gapsIn(kept).map((span) => ({ from: span.from, text: sliceOf(source, span) }));
  const crossed = struck
    .at(kept)
    .flatMap((mark) => intersect(mark, kept) ?? [])
    .map((mark) => ({ from: mark.from, text: `~~${sliceOf(source, mark)}~~` }));
  return [...plain, ...crossed]
    .sort((a, b) => a.from - b.from)
    .map(({ text }) => text)
    .join('');
}

/**
 * Every place a run of markers may lead to. Released text can itself look like a marker, so all readings are
 * followed; one that keeps every released character in order is enough.
 */
function afterMarkers(
  body: string,
  places: readonly number[],
  { mayBeNone, marker }: { readonly mayBeNone: boolean; readonly marker: RegExp },
): number[] {
  const found = new Set<number>(mayBeNone ? places : []);
  for (const place of places)
    for (let at = endOf(marker, body, place); at !== undefined; at = endOf(marker, body, at)) found.add(at);
  return [...found];
}

function endOf(marker: RegExp, body: string, at: number): number | undefined {
  marker.lastIndex = at;
  return marker.test(body) ? marker.lastIndex : undefined;
}

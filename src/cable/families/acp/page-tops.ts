import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Furniture } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import { overlap, type Span } from '../../../model/span.ts';
import { readCaptions } from '../../fields/captions.ts';
import { type Classification, readBanner } from '../../fields/classification.ts';
import type { Frame } from '../../frame.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';
import { withoutCircuit } from './machine-lines.ts';

/** What machines print around a page header, or above line 1, while the header runs on. */
export interface PageTops {
  readonly furniture: readonly Furniture[];
  readonly banners: readonly Field<Marking>[];
  readonly levelMarks: readonly Span[];
  readonly captions: readonly Field<string>[];
}

/** Where a header stands: its lines up to `end`, and its classification line, if it has one with a number. */
export interface HeaderPlace {
  readonly end: number;
  readonly classification: Span | undefined;
  readonly numbered: boolean;
}

/** Blank lines, a banner and captions, twice over. */
const TALLEST_TOP = 8;

/** Reads banners, captions and copy numbers at page tops in the header, and banners above line 1. */
export function pageTopsIn({ text, lines, masked }: Frame, place: HeaderPlace, lexicon: Lexicon): PageTops {
  const tops = new Set<number>();
  const pageHeaders = [...masked.keys()].filter(
    (at) => masked.get(at)?.kind === 'page-header' && (lines[at]?.from ?? place.end) < place.end,
  );
  for (const at of pageHeaders) {
    for (const step of [-1, 1]) for (const near of topFrom(lines, masked, at, step, lexicon)) tops.add(near);
  }
  const glued = pageHeaders.flatMap((at) => bannerBefore(text, lines, at, lexicon) ?? []);
  const above = place.numbered ? bannersAbove(lines, place.classification, lexicon) : [];
  const found = [...new Set([...tops, ...above])]
    .sort((a, b) => a - b)
    .flatMap((at) => lines[at] ?? [])
    .concat(glued)
    .filter((line) => place.classification === undefined || !overlap(line, place.classification));
  const read = found.map((line) => ({ line, ...readTop(line, lexicon) }));
  return {
    furniture: read.map(({ line: { from, to }, kind }) => ({
      kind: kind ?? 'page-header',
      span: { from, to },
    })),
    banners: read.flatMap(({ banner }) => banner?.classification ?? []),
    levelMarks: read.flatMap(({ banner }) => banner?.level ?? []),
    captions: read.flatMap(({ banner, captions }) => [...(banner?.captions ?? []), ...(captions ?? [])]),
  };
}

/** The lines above or below a page header that are machine lines, up to the first that is none. */
function topFrom(
  lines: readonly Line[],
  masked: Frame['masked'],
  start: number,
  step: number,
  lexicon: Lexicon,
): number[] {
  const found: number[] = [];
  for (let at = start + step; Math.abs(at - start) <= TALLEST_TOP; at += step) {
    const line = lines[at];
    if (line === undefined) break;
    if (isBlank(line) || masked.has(at)) continue;
    const isCount = step > 0 && COPY_NUMBER.test(line.text);
    if (!isCount && readTop(line, lexicon).kind === undefined) break;
    found.push(at);
  }
  return found;
}

/** `46` below a page header: the number of the copy. */
const COPY_NUMBER = /^\d{1,2}$/;

/** `TBIO, UNCLASSIFIED    PAGE 02 ...`: the banner of the page, where all was run into one line. */
function bannerBefore(text: string, lines: readonly Line[], at: number, lexicon: Lexicon): Line | undefined {
  const [before, header] = [lines[at - 1], lines[at]];
  if (before === undefined || header === undefined) return undefined;
  if (!/^[ \t]{1,40}$/.test(text.slice(before.to, header.from)) && !before.text.endsWith('\\n'))
    return undefined;
  const words = before.text.slice(-40).split(/(?<=[ \t,])(?=[A-Z])/);
  for (let first = Math.max(0, words.length - 3); first < words.length; first++) {
    const last = words.slice(first).join('');
    const banner = { from: before.to - last.length, to: before.to, text: last };
    if (last !== before.text && readTop(banner, lexicon).banner?.repaired === false) return banner;
  }
  return undefined;
}

function bannersAbove(lines: readonly Line[], lineOne: Span | undefined, lexicon: Lexicon): number[] {
  const found: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.from >= (lineOne?.from ?? 0)) break;
    if (readTop(line, lexicon).kind === 'banner') found.push(at);
  }
  return found;
}

/** Some archives wrote the end of a line as `\\n`. */
const withoutLineEnd = ({ from, to, text }: Line): Line =>
  text.endsWith('\\n') ? { from, to: to - 2, text: text.slice(0, -2) } : { from, to, text };

interface Top {
  readonly kind?: Furniture['kind'];
  readonly banner?: Classification;
  readonly captions?: readonly Field<string>[];
}

function readTop(line: Line, lexicon: Lexicon): Top {
  if (!isMachineLength(line)) return {};
  const banner = readBanner(withoutLineEnd(withoutCircuit(line)), lexicon);
  if (banner !== undefined) return { kind: 'banner', banner };
  const read = readCaptions(line, lexicon);
  return read?.forSomebody === false ? { kind: 'repeated-caption', captions: read.captions } : {};
}

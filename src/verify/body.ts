import type { Span } from '../model/span.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** What a body is compared with: the source, what of it is released, and which of that is struck. */
export interface BodyCheck {
  readonly source: string;
  readonly kept: readonly Span[];
  readonly struck: readonly Span[];
  readonly body: string;
}

const LINES = String.raw`(?:less than 1 line|1 line|\d+ lines|\d+-1/2 lines)`;
const MARKER = new RegExp(
  String.raw`\[(?:name|number|${LINES}|1 paragraph \(${LINES}\)): (?:under review(?:, )?)?(?:[A-Za-z0-9.()/ -]+(?:, [A-Za-z0-9.()/ -]+)*)?\]`,
  'y',
);

/**
 * Walks the body from left to right: every released character in its order, struck marks between `~~`, and
 * nothing between released stretches but at most one marker. So the body without its markers is exactly what
 * was released, and a marker tells nothing but extent and exemption.
 */
export function checkBody({ source, kept, struck, body }: BodyCheck): Verdict {
  let at = 0;
  let before = 0;
  for (const span of kept) {
    if (span.from > before) at = afterMarker(body, at);
    const expected = shown(source, span, struck);
    if (!body.startsWith(expected, at))
      return fault('body-differs', `From position ${at} on, the body is not the text that was released.`);
    at += expected.length;
    before = span.to;
  }
  if (before < source.length) at = afterMarker(body, at);
  return at === body.length
    ? PASSED
    : fault('body-longer', `From position ${at} on, the body holds more than was released.`);
}

function afterMarker(body: string, at: number): number {
  MARKER.lastIndex = at;
  return MARKER.test(body) ? MARKER.lastIndex : at;
}

/** A released stretch as it must stand in the body. */
function shown(source: string, span: Span, struck: readonly Span[]): string {
  let text = '';
  let at = span.from;
  for (const mark of struck) {
    const [from, to] = [Math.max(mark.from, span.from), Math.min(mark.to, span.to)];
    if (from >= to) continue;
    text += `${source.slice(at, from)}~~${source.slice(from, to)}~~`;
    at = to;
  }
  return text + source.slice(at, span.to);
}

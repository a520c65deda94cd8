import type { Lexicon } from '../../marking/lexicon.ts';
import { parsePortionMark } from '../../marking/portion-mark.ts';
import type { Marking } from '../../model/marking.ts';
import { intersect, type Span } from '../../model/span.ts';
import { matchesOf } from '../../text/matches.ts';

/** `(Begin S/NF text) ... (End S/NF text)` inside a paragraph: a portion of its own, with the mark it begins with. */
export interface InlineBlock {
  readonly spans: readonly Span[];
  readonly mark: Span;
  readonly marking: Marking;
}

interface Bracket extends Span {
  readonly begins: boolean;
  readonly marking: Marking;
}

const BRACKET =
  /\(\s?(begin|end)\s{1,4}([a-z]{1,12}(?:\/{1,2}[a-z]{1,12}){0,4})(?:\s{1,4}(?:text|portion|passage))?\s?[.:]?\s?\)/gi;

/** The blocks of a paragraph, or none where one is not closed by the mark it begins with: nobody can then say where it ends. */
export function inlineBlocks(text: string, spans: readonly Span[], lexicon: Lexicon): InlineBlock[] {
  const brackets = spans.flatMap((span) => bracketsIn(text, span, lexicon));
  const blocks: InlineBlock[] = [];
  for (let i = 0; i < brackets.length; i += 2) {
    const [begin, end] = [brackets[i], brackets[i + 1]];
    if (begin === undefined || end === undefined || !closes(begin, end)) return [];
    const whole = { from: begin.from, to: end.to };
    blocks.push({
      spans: spans.flatMap((span) => intersect(span, whole) ?? []),
      mark: { from: begin.from, to: begin.to },
      marking: begin.marking,
    });
  }
  return blocks;
}

const closes = (begin: Bracket, end: Bracket): boolean =>
  begin.begins && !end.begins && begin.marking.as === end.marking.as;

/** What has no level, or a word nobody knows, opens no portion. */
const bracketsIn = (text: string, span: Span, lexicon: Lexicon): Bracket[] =>
  matchesOf(text.slice(span.from, span.to), BRACKET).flatMap(({ index, 0: printed, 1: word, 2: mark }) => {
    const marking = parsePortionMark((mark ?? '').toUpperCase(), lexicon);
    if (marking.level === null || marking.unknown.length > 0) return [];
    const from = span.from + index;
    return [{ from, to: from + printed.length, begins: word?.toLowerCase() === 'begin', marking }];
  });

import { z } from 'zod';
import { bodyOf, type Cable, type Portion } from '../../model/cable.ts';
import { intersect, overlap, type Span, SpanIndex } from '../../model/span.ts';
import type { Passes } from '../passes.ts';
import type { Matcher, Subject } from '../subject.ts';
import { type WordGaps, wordGapsOf } from '../word-gaps.ts';
import { oneOf, quoted } from './words.ts';

/**
 * The words from a heading to the next heading, or to the end. A heading is a portion of that kind which has one of the
 * words, or the words on lines of their own that open a paragraph or follow an empty or ruled line.
 */
export const SectionMatch = z.strictObject({
  kind: z.literal('section'),
  headings: z.array(z.string().min(2)).min(1),
});

export function compileSection({ headings }: z.infer<typeof SectionMatch>, passes: Passes): Matcher {
  const phrases = passes.phrases.add(headings);
  return (subject) => {
    const hits = phrases.find(subject.view, subject.budget);
    if (hits.length === 0) return [];
    const marks = marksIn(subject, hits);
    const words = new SpanIndex(
      subject.portions.filter(isText).flatMap((each) => bodyOf(each, subject.cable.text)),
    );
    return marks.flatMap((mark, i) => {
      if (!mark.opens) return [];
      const section = { from: mark.from, to: marks[i + 1]?.from ?? subject.cable.text.length };
      const found = words.at(section).flatMap((body) => intersect(body, section) ?? []);
      return found.some((span) => span.from <= mark.from)
        ? found
        : [{ from: mark.from, to: mark.to }, ...found];
    });
  };
}

const isText = ({ kind }: Portion): boolean => kind === 'paragraph' || kind === 'heading';

/** A heading, and whether it is one that is sought. */
type Mark = Span & { readonly opens: boolean };

function marksIn({ cable, portions, view }: Subject, hits: readonly Span[]): Mark[] {
  const sought = new SpanIndex(hits);
  const headings = portions
    .filter(({ kind }) => kind === 'heading')
    .flatMap((portion) => headingOf(portion, cable, sought));
  const taken = new SpanIndex([...headings, ...cable.layout]);
  const others = portions.filter(({ kind }) => kind !== 'heading');
  const bodies = new SpanIndex(
    others.flatMap((portion) => bodyOf(portion, cable.text).map((span) => ({ ...span, kind: portion.kind }))),
  );
  const gaps = wordGapsOf(view);
  const lines = hits.filter((hit) => {
    if (taken.at(hit).length > 0) return false;
    const around = bodies.at(hit);
    if (around.some(({ kind }) => kind !== 'paragraph')) return false;
    return isOnLinesOfItsOwn(hit, around[0]?.from, cable.text, gaps);
  });
  return [...headings, ...lines.map((hit) => ({ ...hit, opens: true }))].sort((a, b) => a.from - b.from);
}

function headingOf(portion: Portion, { text }: Cable, sought: SpanIndex): Mark[] {
  const spans = bodyOf(portion, text);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return [];
  const opens = spans.some((span) => sought.at(span).some((hit) => overlap(hit, span)));
  return [{ from: first.from, to: last.to, opens }];
}

function isOnLinesOfItsOwn(hit: Span, opening: number | undefined, text: string, gaps: WordGaps): boolean {
  const last = gaps.endBefore(hit.from);
  const next = gaps.startAfter(hit.to);
  const opensText = last === undefined || (opening !== undefined && last <= opening && opening <= hit.from);
  const ends = next === undefined || lineEnds(text, hit.to, next) > 0;
  return ends && (opensText || lineEnds(text, last, hit.from) > 1);
}

const lineEnds = (text: string, from: number, to: number): number =>
  text.slice(from, to).split('\n').length - 1;

/** What it finds, in a sentence for a reader of rules. */
export const sectionInWords = ({ headings }: z.infer<typeof SectionMatch>): string =>
  `The whole text of a section from a heading with ${oneOf(headings.map(quoted))} to the next heading, or to the end.`;

import type { Cable } from '../model/cable.ts';
import { type Span, SpanIndex } from '../model/span.ts';
import { isBlank, type Line, linesOf } from './lines.ts';

/** Why a line counts as unread. */
export type UnreadKind = 'unknown header line' | 'unnumbered text';

/** A line that no named field, furniture, heading or numbered paragraph has, by its shape. */
export interface UnreadLine {
  readonly kind: UnreadKind;
  /** `Aaa AAA 99:`: letters, capitals and digits for what stands there, which is never told. */
  readonly shape: string;
  readonly span: Span;
}

/** How much of a cable was read, by lines that are not blank and by characters that are not white space. */
export interface Coverage {
  readonly lines: number;
  readonly readLines: number;
  readonly characters: number;
  readonly readCharacters: number;
  readonly unread: readonly UnreadLine[];
}

/**
 * Counts header lines that were given to a named field, furniture, and body lines in headings and numbered
 * paragraphs. Unnumbered text was read as well, but where a paragraph of it ends is a guess, so it counts as unread.
 */
export function coverageOf(cable: Cable): Coverage {
  const { text } = cable;
  const lines = linesOf(text).filter((line) => !isBlank(line));
  const placed = new SpanIndex(placedIn(cable));
  const unnumbered = new SpanIndex(unnumberedIn(cable));
  const unread = lines.filter((line) => !isRead(text, line, placed));
  const missing = lines.map((line) => solid(text, placed.gapsIn(line)));
  const characters = lines.reduce((sum, line) => sum + solid(text, [line]), 0);
  return {
    ...{ lines: lines.length, readLines: lines.length - unread.length },
    ...{ characters, readCharacters: characters - missing.reduce((sum, count) => sum + count, 0) },
    unread: unread.map((line) => ({
      kind: unnumbered.at(line).length > 0 ? 'unnumbered text' : 'unknown header line',
      shape: shapeOf(line.text),
      span: { from: line.from, to: line.to },
    })),
  };
}

function placedIn({ layout, furniture, portions, fields }: Cable): Span[] {
  const numbered = new Set(portions.filter(({ number }) => number !== undefined).map(({ id }) => id));
  const isNumbered = (id: string): boolean => numbered.has(id) || numbered.has(id.split('.')[0] ?? id);
  const read = portions.filter(({ kind, id }) => kind !== 'paragraph' || isNumbered(id));
  return [
    ...layout,
    ...furniture.map(({ span }) => span),
    ...(fields.subject ? [fields.subject.span] : []),
    ...read.flatMap(({ spans }) => spans),
  ];
}

const unnumberedIn = ({ portions }: Cable): Span[] =>
  portions.filter(({ kind }) => kind === 'paragraph').flatMap(({ spans }) => spans);

/** A line is read where more than half of it is: a stray character beside a field is not a line nobody knows. */
const isRead = (text: string, line: Line, placed: SpanIndex): boolean =>
  solid(text, placed.gapsIn(line)) * 2 < solid(text, [line]);

const solid = (text: string, spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + text.slice(from, to).replaceAll(/\s/g, '').length, 0);

const LONGEST_SHAPE = 48;

/** Runs of letters and digits by their kind. Two lines of one form have one shape, and it says nothing of either. */
function shapeOf(line: string): string {
  const shape = line
    .slice(0, 200)
    .replaceAll(/\p{Lu}{2,}/gu, 'A')
    .replaceAll(/\p{Lu}?\p{Ll}+/gu, 'a')
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\d+/g, '9')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?:\b[Aa] ){3,}/g, 'words ');
  return shape.length > LONGEST_SHAPE ? `${shape.slice(0, LONGEST_SHAPE)}…` : shape;
}

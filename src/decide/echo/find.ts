import type { Cable } from '../../model/cable.ts';
import type { Person } from '../../model/person.ts';
import { byPosition, type Span, SpanIndex, sliceOf, unite } from '../../model/span.ts';
import { type Letters, lettersOf } from '../../text/letters.ts';
import { foldedView, type View } from '../../text/view.ts';
import { type Form, formsOf, isStrict, type WordLists } from './forms.ts';
import { type EchoPlace, placeOf } from './place.ts';
import { SoughtLetters } from './sought-letters.ts';
import { otherSpellings, Spellings } from './transliterated.ts';

/** A place outside a person's mentions where the name stands all the same. */
export interface Echo {
  readonly person: string;
  readonly span: Span;
  readonly certain: boolean;
}

/** Where names are looked for. `view` is the folded view of the cable's text without its furniture. */
export interface Ground {
  readonly cable: Pick<Cable, 'text' | 'furniture'>;
  readonly view: View;
  readonly lists: WordLists;
}

/**
 * Every place where the name of one of `sought` stands outside of all mentions: in other letters, inside an address,
 * spaced, wrapped, in page headers. A mention of somebody else is that person's own, unless it is the full name of
 * one who was promised protection. It asks no decision, so that what it finds is found again after every decision.
 */
export function echoesOf(sought: readonly Person[], all: readonly Person[], ground: Ground): Echo[] {
  const forms = sought.flatMap((person) => formsOf(ground.view, person, ground.lists));
  if (forms.length === 0) return [];
  const everybody = new SpanIndex(all.flatMap(({ mentions }) => mentions));
  const strict = new Map(sought.filter(isStrict).map(({ id, mentions }) => [id, new SpanIndex(mentions)]));
  return formsAgain(forms, ground, ({ kind, person }, place) => {
    const own = kind === 'joined' ? strict.get(person) : undefined;
    return (own ?? everybody).holds(place);
  });
}

/** Every place of these forms that `isKnown` does not speak for. */
export function formsAgain(
  forms: readonly Form[],
  { cable, view, lists }: Ground,
  isKnown: (form: Form, place: Span) => boolean,
): Echo[] {
  const sought = soughtOf(forms);
  const found = new Map<string, Echo[]>();
  for (const piece of piecesOf(cable, view))
    for (const { form, span, certain } of placesIn(piece, sought, lists, isKnown)) {
      const echoes = found.get(form.person) ?? [];
      echoes.push({ person: form.person, span: piece.sourceOf(span), certain });
      found.set(form.person, echoes);
    }
  return [...found].flatMap(([person, echoes]) => joined(person, echoes));
}

const piecesOf = ({ text, furniture }: Ground['cable'], view: View): Piece[] => [
  { letters: lettersOf(view), source: text, sourceOf: (span) => view.sourceOf(span) },
  ...furniture.map(({ span }) => furnitureIn(text, span)),
];

/** A stretch of the cable, read. */
interface Piece {
  readonly letters: Letters;
  readonly source: string;
  /** Where in the cable a span of the view stands. */
  readonly sourceOf: (span: Span) => Span;
}

function furnitureIn(text: string, { from, to }: Span): Piece {
  const source = sliceOf(text, { from, to });
  const view = foldedView(source);
  const sourceOf = (span: Span): Span => {
    const inside = view.sourceOf(span);
    return { from: from + inside.from, to: from + inside.to };
  };
  return { letters: lettersOf(view), source, sourceOf };
}

/** The forms, ready to be found: by their letters, and by the key of all their spellings. */
interface Sought {
  readonly letters: SoughtLetters<Form>;
  readonly spellings: Spellings;
}

function soughtOf(forms: readonly Form[]): Sought {
  const sought = { letters: new SoughtLetters<Form>(), spellings: new Spellings() };
  for (const form of forms) {
    sought.letters.add(form.letters, form);
    sought.spellings.add(form);
  }
  return sought;
}

type Found = EchoPlace & { readonly form: Form };

/** Most runs of letters are mentions, which are passed over before anything else is asked. */
function placesIn(
  { letters, source, sourceOf }: Piece,
  sought: Sought,
  lists: WordLists,
  isKnown: (form: Form, place: Span) => boolean,
): Found[] {
  const places: Found[] = [];
  for (const { from, to, what: form } of sought.letters.foundIn(letters.text)) {
    if (isKnown(form, sourceOf(letters.within(from, to)))) continue;
    const place = placeOf({ letters, from, to, form, lists, source });
    if (place !== undefined) places.push({ ...place, form });
  }
  for (const found of otherSpellings(letters, sought.spellings, lists))
    if (!isKnown(found.form, sourceOf(found.span))) places.push(found);
  return places;
}

/** Places that overlap are one; it is certain where one of them is. */
function joined(person: string, found: readonly Echo[]): Echo[] {
  const certain = new SpanIndex(found.filter((echo) => echo.certain).map(({ span }) => span));
  return unite(found.map(({ span }) => span))
    .map((span) => ({ person, span, certain: certain.touches(span) }))
    .sort((a, b) => byPosition(a.span, b.span));
}

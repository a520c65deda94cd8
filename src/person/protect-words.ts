import type { NameLists } from './name-lists.ts';
import { isNoticeWord, isSlipOf, set } from './notice-words.ts';
import { besides, type Reading } from './reading.ts';
import type { Word } from './words.ts';

/** A drafter's request to protect a source: words `first` up to and without `end`. */
export interface ProtectNotice {
  readonly first: number;
  readonly end: number;
  /** Index of its verb, most often `protect` itself. */
  readonly verb: number;
  /** It asks that a name be kept, in other words than `protect`. */
  readonly keeps?: true;
}

/** What a search for notices needs of a reading. */
export type NoticeWords = Pick<Reading, 'words' | 'stopped' | 'loud'> & {
  readonly lists: {
    readonly [list in 'common' | 'reporting' | 'honorifics' | 'titleEnds']: Pick<NameLists[list], 'has'>;
  } & { readonly ordinary: Pick<NameLists['ordinary'], 'has'> };
};

export const POLITE = set('please pls plse strictly fully');
export const LEADING: ReadonlySet<string> = new Set([...POLITE, ...set('and must should likewise also')]);
export const TRAILING = set(
  'both source sources him her them identity identities name names confidence confidences contact ' +
    'fully strictly throughout please',
);
export const OWNED = set('the this that his her their our these as all');
export const NAMED = set('identity identities name names confidence');
export const PRONOUNS = set('him her them');
/** With these a notice may be put in the passive: `(who must be protected)`. */
export const PASSIVE = set(
  'who whose is be are to keep kept remain remains not at all costs completely absolutely',
);
/** A subject or an auxiliary before the verb: somebody protects, nobody is asked to. */
export const TELLING = set(
  'to will would can could may might shall do does did not never they we that which who',
);
/** Handling, or an object that is no source: `protect accordingly`, `protect until then`, `protect its borders`. */
export const OTHER_OBJECTS = set('accordingly until till against from by its the our their a an his her');

export const DASHES = set('- — / [ ( { : ;');
const STOPS = set('. , ; - — ) ] } ! / "');
export const isLeading = (key: string): boolean => LEADING.has(key) || isSlipOf(key, 'strictly');

export function backOver(reading: NoticeWords, verb: number): number {
  let first = verb;
  while (verb - first < 4 && isLeading(besides(reading, first - 1, reading.words[verb])?.key ?? '')) first--;
  return first;
}

/** Over `source`, `the identity of our source`, `him fully`. */
export function forwardOver(reading: NoticeWords, verb: number): number {
  let end = verb + 1;
  for (let steps = 0; steps < 5; steps++) {
    const key = besides(reading, end, reading.words[verb])?.key ?? '';
    const next = besides(reading, end + 1, reading.words[verb])?.key ?? '';
    if (TRAILING.has(key)) end++;
    else if ((OWNED.has(key) || key === 'of') && TRAILING.has(next)) end += 2;
    else if (key === 'of' && OWNED.has(next)) end += 2;
    else break;
  }
  const named = NAMED.has(reading.words[end - 1]?.key ?? '');
  return named && besides(reading, end, reading.words[verb])?.key === 'of' ? end + 1 : end;
}

export function isPolite(reading: NoticeWords, first: number, verb: number): boolean {
  const key = reading.words[verb - 1]?.key ?? '';
  return first < verb && (POLITE.has(key) || isSlipOf(key, 'strictly'));
}

export const isStop = (word: Word | undefined): boolean => word === undefined || STOPS.has(word.text);

/** So many words and marks of a title may stand between a notice and the name that it protects. */
export const LONGEST_TITLE = 4;

/** A capitalised word that is nothing else stands before, perhaps with a comma or dash between. */
export function isBehindName(reading: NoticeWords, first: number): boolean {
  const last = reading.words[first];
  const mark = besides(reading, first - 1, last);
  const at = mark?.kind === 'mark' ? first - 2 : first - 1;
  const name = besides(reading, at, last);
  if (name?.kind !== 'word' || !name.capital || isNoticeWord(name.key)) return false;
  return !(reading.stopped.has(at) || reading.lists.common.has(name.key));
}

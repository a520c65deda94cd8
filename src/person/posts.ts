import type { NameLists } from './name-lists.ts';
import type { Word } from './words.ts';

/** `SciAtt`, `MisOff`, `BAPAO`: officers of ours in the short forms of posts, of which no list has all. */
export const isOfficerOfPost = (
  lists: Pick<NameLists, 'ordinary' | 'people'>,
  { key, text }: Pick<Word, 'key' | 'text'>,
): boolean =>
  ENDINGS.has(key.slice(-2)) &&
  /^[a-z]{2,8}(?:off|att|couns|pao)s?$/.test(key) &&
  !text.includes('-') &&
  !lists.ordinary.has(key) &&
  !lists.people.has(key);

/** Looked at first, as nearly no word has one. */
const ENDINGS: ReadonlySet<string> = new Set(['ff', 'tt', 'ns', 'ao', 'fs', 'ts', 'ss', 'os']);

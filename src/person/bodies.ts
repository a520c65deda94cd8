import type { KeyPhrases } from './key-phrases.ts';
import type { TitleRole } from './name-lists.ts';
import { type Reading, wordAt } from './reading.ts';
import { isA, NOT_IN_OFFICE, OPENS_BODY, REPORTING } from './word-classes.ts';

/** Whose a body among these words is: ours, or another government's; nothing where an office is said to be over. */
export function bodyAmong(reading: Reading, words: readonly number[]): TitleRole | undefined {
  let role: TitleRole | undefined;
  for (const at of words) {
    if (isFormer(reading, at)) return undefined;
    if (!opensBody(reading, at) || role === 'us-official') continue;
    if (isOf(reading, at, reading.lists.ourBodies)) role = 'us-official';
    else if (isOf(reading, at, reading.lists.bodies)) role = 'official';
  }
  return role;
}

/** `former`, `retired` */
export const isFormer = ({ words }: Reading, at: number): boolean => isA(wordAt(words, at), NOT_IN_OFFICE);

const opensBody = ({ words }: Reading, at: number): boolean => isA(wordAt(words, at), OPENS_BODY);

/** `us`, `who` and `aid` are words of English unless they are `US`, `WHO` and `AID`, which capitals throughout do not tell. */
function isOf({ words, loud, lists }: Reading, at: number, bodies: KeyPhrases): boolean {
  const word = words[at];
  const length = word === undefined ? 0 : bodies.lengthAt(words, at);
  if (word === undefined || length === 0) return false;
  if (word.key === 'government' && OF_FIRMS.has(words[at + 1]?.key ?? '')) return false;
  // `Reuters bureau chief`
  if (word.key === 'bureau' && length === 1 && wordAt(words, at + 1)?.key === 'chief') return false;
  if (word.key.length > 3 || length > 1) return true;
  return word.capital && !(loud.has(word.part) && (word.key === 'us' || lists.common.has(word.key)));
}

/** `government relations` are what firms have somebody for. */
const OF_FIRMS: ReadonlySet<string> = new Set([
  'affairs',
  'relations',
  'liaison',
  'contractor',
  'contracts',
  'sales',
]);

/** Whether a word or mark ends what is said of a name. */
export function isEnd({ words }: Reading, at: number): boolean {
  const word = wordAt(words, at);
  if (word === undefined) return true;
  return isA(word, REPORTING) || (word.kind === 'mark' && MARKS.has(word.text));
}

const MARKS: ReadonlySet<string> = new Set([';', ':', ')', '"', '?', '!']);

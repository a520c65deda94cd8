import type { KeyPhrases, TitleRole } from './name-lists.ts';
import type { Reading } from './reading.ts';

/** Whose a body among these words is: ours, or another government's; nothing where an office is said to be over. */
export function bodyAmong(reading: Reading, words: readonly number[]): TitleRole | undefined {
  if (words.some((at) => isFormer(reading, at))) return undefined;
  if (words.some((at) => isOf(reading, at, reading.lists.ourBodies))) return 'us-official';
  return words.some((at) => isOf(reading, at, reading.lists.bodies)) ? 'official' : undefined;
}

/** `former`, `retired` */
export const isFormer = ({ words, lists }: Reading, at: number): boolean =>
  lists.notInOffice.has(words[at]?.key ?? '');

/** `us`, `who` and `aid` are words of English unless they are `US`, `WHO` and `AID`, which capitals throughout do not tell. */
function isOf({ words, loud, lists }: Reading, at: number, bodies: KeyPhrases): boolean {
  const word = words[at];
  const length = word === undefined ? 0 : bodies.lengthAt(words, at);
  if (word === undefined || length === 0) return false;
  if (word.key.length > 3 || length > 1) return true;
  return word.capital && !(loud.has(word.part) && (word.key === 'us' || lists.common.has(word.key)));
}

/** Whether a word or mark ends what is said of a name. */
export function isEnd({ words, lists }: Reading, at: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  return lists.reporting.has(word.key) || MARKS.has(word.text);
}

const MARKS: ReadonlySet<string> = new Set([';', ':', ')', '"', '?', '!']);

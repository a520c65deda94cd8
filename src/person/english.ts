import type { NameLists } from './name-lists.ts';
import { halvesOf, type Word } from './words.ts';

type Lists = Pick<NameLists, 'ordinary' | 'common' | 'stopwords'>;

/** Whether a word is one of English, or derived from one, or made of two. */
export function isEnglish(lists: Lists, { key, text }: Pick<Word, 'key' | 'text'>): boolean {
  if (isWord(lists, key)) return true;
  if (text.includes('-'))
    return halvesOf({ text }).every(
      (half) => half.length < 2 || isWord(lists, half) || JOINED.has(half) || isDerived(lists, half),
    );
  return isDerived(lists, key) || isCompound(lists, key);
}

/** `Sino-Soviet`, `neo-fascist`: halves of compounds about peoples and times. */
const JOINED: ReadonlySet<string> = new Set(
  'sino afro anglo franco russo indo austro euro ibero luso italo serbo greco graeco latino neo pan trans intra ultra extra judeo turco perso nippo tele electro agro arab'.split(
    ' ',
  ),
);

const isWord = ({ ordinary, common, stopwords }: Lists, key: string): boolean =>
  ordinary.has(key) || common.has(key) || stopwords.has(key);

/** `REFTELS`, `NONALIGNED`, `FORMOSANS` */
function isDerived(lists: Lists, key: string): boolean {
  const stem = /^(.{3,}?)(?:s|es|ed|d|ing|ly|ness|wise|ward|tel|tels)$/.exec(key)?.[1];
  if (stem !== undefined && isWord(lists, stem)) return true;
  const root =
    /^(?:non|anti|pro|un|re|pre|post|inter|sub|semi|co|counter|mis|out|over|under|multi|sino|euro|afro|neo|self|well|ill|all|full|half|long|short|large|small|mid)(.{3,})$/.exec(
      key,
    )?.[1];
  return root !== undefined && isWord(lists, root);
}

/** `LONGTERM`, `DOESNT`: two words that the machine ran together. */
function isCompound({ common }: Lists, key: string): boolean {
  for (let at = 3; at <= key.length - 3; at++)
    if (common.has(key.slice(0, at)) && common.has(key.slice(at))) return true;
  return false;
}

import { wordAt } from './reading.ts';
import type { Word } from './words.ts';

/** Abbreviations of titles that are family names too: `Min Chang-ho`. */
const FAMILY_AND_TITLE = 'min';
/** A governor of Central Asia, and a given name there. */
const GIVEN_AND_TITLE = 'akim';

/** With a given name of Korea or China behind it such a word is a name. */
export function isFamilyName({ words }: { readonly words: readonly Word[] }, index: number): boolean {
  const key = index < 0 ? undefined : words[index]?.key;
  if (key === GIVEN_AND_TITLE) return isGivenName(words, index);
  if (key !== FAMILY_AND_TITLE) return false;
  const next = words[index + 1];
  return /^(?:\p{Lu}\p{Ll}+-\p{Ll}+|[A-Z]{2,6}-[A-Z]{2,6})$/u.test(next?.text ?? '');
}

/** `Akim Novak`, where no province and no article says that it is the office, here or shortly before. */
function isGivenName(words: readonly Word[], index: number): boolean {
  for (let at = index; at > index - NEAR_OFFICE && at >= 0; at--)
    if (words[at]?.key === GIVEN_AND_TITLE && isOffice(words, at)) return false;
  return true;
}

const NEAR_OFFICE = 400;
const isOffice = (words: readonly Word[], at: number): boolean =>
  words[at + 1]?.key === 'of' || OF_PROVINCE.has(wordAt(words, at - 1)?.key ?? '');
const OF_PROVINCE: ReadonlySet<string> = new Set(
  'oblast city rayon raion region regional district the deputy vice acting'.split(' '),
);

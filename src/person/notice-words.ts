/** Words with one blank between each. */
export const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** `protect source` without a blank between. */
export const GLUED = set('protectsource strictlyprotect');
/** One letter from `protect`, and words of their own. */
const OTHER_WORDS = set('project protest protects projected protested');

/** One letter too many, too few or wrong, or two the wrong way round. */
export function isSlipOf(word: string, meant: string): boolean {
  if (word === meant) return true;
  if (Math.abs(word.length - meant.length) > 1) return false;
  let at = 0;
  while (word[at] === meant[at]) at++;
  const [has, due] = [word.slice(at), meant.slice(at)];
  const swapped = `${due[1] ?? ''}${due[0] ?? ''}${due.slice(2)}`;
  return has.slice(1) === due || has === due.slice(1) || has.slice(1) === due.slice(1) || has === swapped;
}

export const isProtect = (key: string): boolean =>
  GLUED.has(key) || (isSlipOf(key, 'protect') && !OTHER_WORDS.has(key));
export const isProtected = (key: string): boolean => isSlipOf(key, 'protected') && !OTHER_WORDS.has(key);

/** With one of these a notice may be put. */
export const isNoticeVerb = (key: string): boolean => isProtect(key) || isProtected(key);

/** `protect`, `strictly`, and either with a slip: they are no part of a name. */
export const isNoticeWord = (key: string): boolean => isProtect(key) || isSlipOf(key, 'strictly');

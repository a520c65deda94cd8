const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words a sentence has and a list of posts, offices, names or titles has not. */
const SENTENCE = words(
  'who whom whose which that this these those is are was were be been being has have had having will would can ' +
    'could shall should must do did does not he she it we they you i his her their our your my him them but if ' +
    'when while because there then than until since before after said told says say asked sold paid gave took ' +
    'met reported heard killed knows knew believes thinks thought wants wanted made went came seen saw sees',
);
/** What joins words to a sentence, though a title may have it: `Chief of the Mission to the Agency`. */
const JOINING = words('the a an of in to by with from on at into about');

const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z]/g, '');

/** Whether the words must be somebody's sentence. What has none of these words may still be one. */
export const isSentence = (text: string): boolean =>
  text.split(/\s+/).some((word) => SENTENCE.has(plain(word)));

/** The same for names of places and posts, which have no articles either. */
export const isProse = (text: string): boolean =>
  text.split(/\s+/).some((word) => SENTENCE.has(plain(word)) || JOINING.has(plain(word)));

/** `I.` may be a name's, `i.` of `a. i.`. */
const INITIAL = /^[A-Z]\.$/i;

/** Where the first word of a sentence stands in `text`, or its length. */
export function startOfSentence(text: string): number {
  for (const found of text.matchAll(/\S+/g))
    if (isSentence(found[0]) && !INITIAL.test(found[0])) return found.index;
  return text.length;
}

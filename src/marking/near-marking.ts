import { captionAt } from './captions.ts';
import { CONTROL_WORDS } from './controls.ts';
import { isOneSlip, levelWordsAt } from './levels.ts';

const LONG = [
  ...['SECRET', 'CONFIDENTIAL', 'RESTRICTED', 'UNCLASSIFIED', 'UNCLAS', 'NODIS', 'EXDIS', 'LIMDIS', 'STADIS'],
  ...['SIPDIS', 'NOFORN', 'SENSITIVE', 'ORCON', 'PROPIN', 'EXCLUSIVE', 'CHANNEL'],
];

/** Whether a word is a level, caption or control, or one slip of the hand away from a long one. */
export const isNearMarking = (word: string): boolean =>
  levelWordsAt(word) !== undefined ||
  captionAt(word, 0)?.to === word.length ||
  CONTROL_WORDS.includes(word) ||
  LONG.some((right) => isOneSlip(word, right));

/** The same in a list of places and offices, among which the short controls (`SI`, `PR`) are other words. */
export const holdsMarking = (text: string): boolean =>
  text.split(/[\s,;/.()-]+/).some((word) => word.length >= 5 && isNearMarking(word));

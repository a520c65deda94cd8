import { set } from './notice-words.ts';
import type { NoticeWords, ProtectNotice } from './protect-words.ts';
import { besides } from './reading.ts';
import { COVERED, PROMISING, SAME } from './request-words.ts';
import type { Word } from './words.ts';

/**
 * A promise of protection to who talked: `was given a promise of protection`, and one that takes
 * another in: `is included in the same assurance`. A state that is promised protection is none.
 */
export function promisedAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  const key = word?.key ?? '';
  if (PROTECTION.has(key)) return promiseOf(reading, verb, word);
  return PROMISED.has(key) ? sameAt(reading, verb, word) : undefined;
}

const PROTECTION = set('protection');
/** What covers somebody. */
const PROMISED = set(
  'promise promises protection understanding notice request condition conditions terms assurance assurances',
);
/** By whom a promise is got that is no state's. */
const GETTING = set(
  'exacted exacting extracted extracted obtained secured received accepted got under on given has had have',
);
const OURS = set('we our us post embassy poloff polcouns emboff econoff charge consul officer i me');
const FARTHEST = 8;

function promiseOf(reading: NoticeWords, verb: number, word: Word | undefined): ProtectNotice | undefined {
  const key = (at: number): string => besides(reading, at, word)?.key ?? '';
  if (key(verb - 1) === 'of' && PROMISING.has(key(verb - 2))) {
    const first = ARTICLES.has(key(verb - 3)) ? verb - 3 : verb - 2;
    const ours = OURS.has(key(first)) || OURS.has(key(first - 1)) || GETTING.has(key(first - 1));
    return ours && !OTHERS.has(key(verb + 1)) ? { first, end: verb + 1, verb, keeps: true } : undefined;
  }
  return undefined;
}

const ARTICLES = set('a the our his her their');
/** Whose protection states promise. */
const OTHERS = set('of for from against to under');

/** `is included in the same assurance` */
function sameAt(reading: NoticeWords, verb: number, word: Word | undefined): ProtectNotice | undefined {
  const key = (at: number): string => besides(reading, at, word)?.key ?? '';
  if (!SAME.has(key(verb - 1))) return undefined;
  for (let first = verb - 2; first > verb - FARTHEST; first--)
    if (COVERED.has(key(first))) return { first, end: verb + 1, verb, keeps: true };
  return undefined;
}

/** What either kind of promise turns on. */
export const PROMISE_WORDS: ReadonlySet<string> = new Set([...PROTECTION, ...PROMISED]);

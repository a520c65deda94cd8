import type { NoticeWords, ProtectNotice } from './protect-words.ts';
import { besides } from './reading.ts';
import {
  ASKING,
  DENYING,
  ENSURING,
  EXPOSING,
  FULL_KEEPING,
  KEEPING_HOW,
  KEPT,
  LISTS_OF_NAMES,
  NAME_WORDS,
  NAMING,
  OURSELVES,
  PROMISING,
  RISKS,
  ROLE_WORDS,
  SECRECY,
  SURFACING,
  TO_KEEP,
  TO_NAME,
} from './request-words.ts';
import type { Word } from './words.ts';

const NEAR = 8;
const FARTHEST_REQUEST = 25;

/**
 * A word for somebody's name at `at`, among words that ask to keep it, in whatever order: `nobody should mention her name`, `be
 * careful with his name`, `does not want her name used`, `disclosure of his identity would endanger him`.
 */
export function nameRequestAt(reading: NoticeWords, at: number): ProtectNotice | undefined {
  const word = reading.words[at];
  if (word !== undefined && ROLE_WORDS.has(word.key)) return roleRequestAt(reading, at, word);
  if (word === undefined || !NAME_WORDS.has(word.key) || !isSomebodys(reading, at, word)) return undefined;
  const clause = clauseAround(reading, at, word);
  if (clause.has(LISTS_OF_NAMES)) return undefined;
  const found =
    (clause.asks && (clause.denies && clause.exposes ? clause.around(isExposing) : undefined)) ||
    (clause.asks && clause.keeps ? clause.around(isKeeping) : undefined) ||
    (clause.stays
      ? clause.around((key) => key === 'us' || key === 'ourselves' || key === 'only')
      : undefined) ||
    (clause.risks ? clause.around((key) => EXPOSING.has(key) || COMING_OUT.has(key)) : undefined);
  return found === undefined ? undefined : { ...found, verb: at, keeps: true };
}

/** `her part in this must not be disclosed`, `asked that his role be kept secret` */
function roleRequestAt(reading: NoticeWords, at: number, word: Word): ProtectNotice | undefined {
  const owner = besides(reading, at - 1, word);
  if (!OWNERS.has(owner?.key ?? '') && !(owner?.possessive === true && owner.capital)) return undefined;
  const clause = clauseAround(reading, at, word);
  const exposed = clause.denies ? clause.around((key) => GIVING_AWAY.has(key)) : undefined;
  const kept = clause.keeps ? clause.around((key) => KEPT_SECRET.has(key)) : undefined;
  const found = [exposed, kept].find((range) => range !== undefined && range.end > at + 1);
  return clause.asks && found !== undefined ? { ...found, verb: at, keeps: true } : undefined;
}

const GIVING_AWAY: ReadonlySet<string> = new Set(
  'disclosed revealed exposed divulged known betrayed'.split(' '),
);
const KEPT_SECRET: ReadonlySet<string> = new Set('secret protected confidential concealed hidden'.split(' '));

const OWNERS: ReadonlySet<string> = new Set(['his', 'her', 'their', 'whose', 'my']);
const OF_SOURCES: ReadonlySet<string> = new Set(
  'source sources contact contacts interlocutor interlocutors informant informants our the this these'.split(
    ' ',
  ),
);
/** `in his name`, `under the name`: for somebody, or called so. */
const OTHERWISE: ReadonlySet<string> = new Set(['in', 'under', 'by', 'with', 'a', 'per']);

/** `his name`, `Novak's identity`, `names of our sources`, `identity of Novak`. */
function isSomebodys(reading: NoticeWords, at: number, word: Word): boolean {
  const before = besides(reading, at - 1, word);
  const leading = besides(reading, at - 2, word)?.key ?? '';
  if (OWNERS.has(before?.key ?? '')) return !(leading === 'in' || leading === 'under');
  if (before?.possessive === true)
    return OF_SOURCES.has(before.key) || (before.capital && !isOrdinary(reading, at - 1, before));
  if (OTHERWISE.has(before?.key ?? '')) return false;
  if (before === undefined || OPENINGS.has(before.text))
    return DENIED.has(besides(reading, at + 1, word)?.key ?? '');
  if (besides(reading, at + 1, word)?.key !== 'of') return false;
  const owner = besides(reading, at + 2, word);
  if (owner?.key === 'the' || owner?.key === 'our')
    return OF_SOURCES.has(besides(reading, at + 3, word)?.key ?? '');
  return (
    OF_SOURCES.has(owner?.key ?? '') ||
    (owner?.capital === true && !reading.stopped.has(at + 2) && !reading.loud.has(word.part))
  );
}

const isOrdinary = ({ lists, stopped, loud }: NoticeWords, at: number, { key, part }: Word): boolean =>
  stopped.has(at) || lists.common.has(key) || (loud.has(part) && lists.ordinary.has(key));

/** `(name not for use outside the Department)` */
const DENIED: ReadonlySet<string> = new Set(['not', 'to', 'must', 'should', 'never']);
const OPENINGS: ReadonlySet<string> = new Set('( [ { - — ;'.split(' '));

interface Clause {
  readonly asks: boolean;
  readonly denies: boolean;
  readonly exposes: boolean;
  readonly keeps: boolean;
  readonly stays: boolean;
  readonly risks: boolean;
  readonly has: (list: ReadonlySet<string>) => boolean;
  /** From the name to the nearest word of a kind, or the other way. */
  readonly around: (is: (key: string) => boolean) => Pick<ProtectNotice, 'first' | 'end'>;
}

function clauseAround(reading: NoticeWords, at: number, word: Word): Clause {
  const key = (i: number): string => besides(reading, i, word)?.key ?? '';
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, i) => at - NEAR + i);
  const far = Array.from({ length: FARTHEST_REQUEST + NEAR }, (_, i) => at - FARTHEST_REQUEST + i);
  const some = (range: readonly number[], is: (key: string, at: number) => boolean): boolean =>
    range.some((i) => is(key(i), i));
  const isTold = some(near, (each, i) => TOLD.has(each) && DENYING.has(key(i + 1)));
  const asks =
    some(far, (each, i) => isAsking(each, key, i)) ||
    some(near, (each, i) => each === 'to' && IS.has(key(i - 1)));
  return {
    asks: asks || (!isTold && some(near, (each) => DUTIES.has(each))),
    denies: some(
      near,
      (each, i) => (DENYING.has(each) && !(isTold && !asks)) || (each === 'no' && NO_WHAT.has(key(i + 1))),
    ),
    exposes: some(near, isExposing),
    keeps: some(
      near,
      (each, i) =>
        isKeeping(each) ||
        (each === 'careful' && WITH.has(key(i + 1))) ||
        (isHalfKeeping(each) && HOW.some((step) => KEEPING_HOW.has(key(i + step)))),
    ),
    stays:
      some(near, (each, i) => STAYING.has(each) && BETWEEN.has(key(i + 1)) && OURSELVES.has(key(i + 2))) ||
      some(
        near,
        (each, i) =>
          (each === 'eyes' && key(i + 1) === 'only') ||
          (each === 'not' && key(i + 1) === 'for' && NOT_FOR.has(key(i + 2))),
      ),
    risks:
      (some(near.slice(NEAR - 4, NEAR), (each) => EXPOSING.has(each)) &&
        some([...far, ...near], (each) => RISKS.has(each))) ||
      (some([at - 4, at - 3, at - 2, at - 1], (each) => IF.has(each)) &&
        some(near.slice(NEAR + 1, NEAR + 5), (each) => COMING_OUT.has(each)) &&
        some([...far, ...near], (each) => RISKS.has(each))),
    has: (list) => some(near, (each) => list.has(each)),
    around: (is) => {
      const where = near.filter((i) => is(key(i)));
      const nearest = where.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? at;
      const first = OWNERS.has(key(at - 1)) ? at - 1 : at;
      return { first: Math.min(first, nearest), end: Math.max(at, nearest) + 1 };
    },
  };
}

const IF: ReadonlySet<string> = new Set(['if', 'should', 'were', 'when']);
const COMING_OUT: ReadonlySet<string> = new Set(
  'came come surface surfaced surfaces leaked known public appeared appear'.split(' '),
);
const IS: ReadonlySet<string> = new Set(['is', 'are']);
const TOLD: ReadonlySet<string> = new Set('did was were has had have does do is'.split(' '));
const DUTIES: ReadonlySet<string> = new Set('must should shall ought please cannot'.split(' '));
const NO_WHAT: ReadonlySet<string> = new Set(
  'one circumstances account event way further attribution mention reference use account case'.split(' '),
);
const WITH: ReadonlySet<string> = new Set(['with', 'about', 'of']);
const HOW = [1, 2, 3, 4];
const STAYING: ReadonlySet<string> = new Set('stay stays remain remains rest rests is'.split(' '));
const BETWEEN: ReadonlySet<string> = new Set(['with', 'between', 'among']);
const NOT_FOR: ReadonlySet<string> = new Set(
  'use release attribution publication distribution quotation disclosure'.split(' '),
);

const isExposing = (key: string): boolean => !NAME_WORDS.has(key) && isOfExposure(key);
const isOfExposure = (key: string): boolean =>
  NAMING.has(key) || TO_NAME.has(key) || SURFACING.has(key) || EXPOSING.has(key) || key === 'public';
const isKeeping = (key: string): boolean => FULL_KEEPING.has(key) || SECRECY.has(key);
const isHalfKeeping = (key: string): boolean => KEPT.has(key) || TO_KEEP.has(key);

/** Whether a word asks, promises or sees to it; what somebody would rather not do himself is no request. */
function isAsking(word: string, key: (at: number) => string, at: number): boolean {
  if (OF_ONESELF.has(word)) return !(key(at + 1) === 'not' && key(at + 2) === 'to') && key(at + 1) !== 'to';
  if (ASKING.has(word) || PROMISING.has(word)) return true;
  if (!ENSURING.has(word)) return false;
  return POLITE.has(word) || word.startsWith('ensur') || [1, 2, 3].some((step) => key(at + step) === 'that');
}

const OF_ONESELF: ReadonlySet<string> = new Set(
  'want wants wanted wish wishes wished prefer prefers preferred hope hopes hoped'.split(' '),
);
const POLITE: ReadonlySet<string> = new Set(['please', 'pls', 'plse', 'kindly', 'trust']);

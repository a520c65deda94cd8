import type { Title } from './name-lists.ts';
import type { NameRun } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { isVerbal } from './titles.ts';
import type { Word } from './words.ts';

const ON_OUR_SIDE: Title = { title: 'on our side', role: 'us-official' };
const ASKED_FOR: Title = { title: 'of an office of ours', role: 'us-official' };

/** An officer of ours whom no title tells: on our side of a meeting, or asked for beside the symbol of an office. */
export const onOurSide = (reading: Reading, run: NameRun): Title | undefined =>
  isListedAsOurs(reading, run) || isOfDelegation(reading, run)
    ? ON_OUR_SIDE
    : isAskedFor(reading, run)
      ? ASKED_FOR
      : undefined;

const MOST_BACK = 40;
const LISTING: ReadonlySet<string> = new Set(['were', 'was', 'are', 'included', ':']);
const BETWEEN: ReadonlySet<string> = new Set([',', '(', ')', '/', '-', '.', 'and', '&', ':']);

/** `On US side were Novak and Kovar (notetaker)`; words that say what another of them is of end the list. */
function isListedAsOurs(reading: Reading, run: NameRun): boolean {
  const { words } = reading;
  const name = words[run.first];
  for (let at = run.first - 1; at > run.first - MOST_BACK; at--) {
    const word = besides(reading, at, name);
    if (word === undefined) return false;
    if (LISTING.has(word.key) || word.text === ':') return isOurSide(words, at - 1);
    if (at === run.first - 1 && word.text !== ',' && word.key !== 'and') return false;
    if (!isOfList(reading, word)) return false;
  }
  return false;
}

const isOfList = ({ lists }: Reading, word: Word): boolean =>
  word.kind === 'mark' || word.key === 'and'
    ? BETWEEN.has(word.text) || word.key === 'and'
    : word.kind === 'word' &&
      (word.capital || lists.titleEnds.has(word.key)) &&
      !isVerbal(word) &&
      word.key !== 'of';

const SIDES: ReadonlySet<string> = new Set(['side', 'delegation', 'team', 'participants', 'usdel']);
const OURS: ReadonlySet<string> = new Set(['us', 'american', 'embassy', 'our', 'usg']);

function isOurSide(words: readonly Word[], at: number): boolean {
  const side = words[at];
  if (!SIDES.has(side?.key ?? '')) return false;
  // `U.S.` may be read with its full stop apart.
  return OURS.has(words[wordAt(words, at - 1)?.text === '.' ? at - 2 : at - 1]?.key ?? '');
}

const ASKING: ReadonlySet<string> = new Set(['for', 'pass', 'attn', 'attention', 'from']);

/** `USDel (Kovar)` */
const isOfDelegation = ({ words }: Reading, { first, end }: NameRun): boolean =>
  wordAt(words, first - 2)?.key === 'usdel' &&
  wordAt(words, first - 1)?.text === '(' &&
  words[end]?.text === ')';

/** `FOR KOVAR EB/TEX`, `DEPT FOR OES/SCT - KOVAR`; not `KOVAR A/O FAMILY` */
function isAskedFor(reading: Reading, run: NameRun): boolean {
  const { words } = reading;
  if (isSlashed(reading, run.end, 1)) return ASKING.has(wordAt(words, run.first - 1)?.key ?? '');
  const last = wordAt(words, run.first - 1)?.text === '-' ? run.first - 2 : run.first - 1;
  return isSlashed(reading, last, -1) && ASKING.has(wordAt(words, last - 3)?.key ?? '');
}

/** Two symbols of offices with a stroke between. */
const isSlashed = ({ words }: Reading, at: number, step: 1 | -1): boolean =>
  words[at + step]?.text === '/' && isSymbol(words[at]) && isSymbol(words[at + 2 * step]);

const isSymbol = (word: Word | undefined): boolean =>
  word !== undefined &&
  word.kind === 'word' &&
  word.text.length > 1 &&
  word.text.length < 7 &&
  !/\p{Ll}/u.test(word.text);

import type { Cable } from '../model/cable.ts';
import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';
import { keptNameAt } from './kept-names.ts';
import { partsOf } from './parts.ts';
import { askedAt, owedAt, treatedAt } from './protect-owed.ts';
import { promisedAt } from './protect-promise.ts';
import { bareAt, enclosedAt, saidAt } from './protect-said.ts';
import { isProtect, isProtected, type NoticeWords, type ProtectNotice, set } from './protect-words.ts';
import type { Reading } from './reading.ts';
import { readWords } from './words.ts';

/**
 * Every notice in the text, in order. `protect accordingly` and `protect until then` are handling and ask for
 * nobody: a notice has an object, stands between marks, or stands behind a name. In doubt it is a notice.
 */
export function protectNotices(reading: NoticeWords): ProtectNotice[] {
  const found = reading.words.flatMap((word, verb): ProtectNotice[] => {
    if (word.kind !== 'word') return [];
    const isOfVerb = isProtect(word.key) || isProtected(word.key);
    const notice =
      (isOfVerb ? protectAt(reading, verb) : undefined) ??
      keptNameAt(reading, verb) ??
      promisedAt(reading, verb);
    return notice === undefined ? [] : [notice];
  });
  return apart(found);
}

const protectAt = (reading: NoticeWords, verb: number): ProtectNotice | undefined =>
  enclosedAt(reading, verb) ??
  saidAt(reading, verb) ??
  bareAt(reading, verb) ??
  treatedAt(reading, verb) ??
  owedAt(reading, verb) ??
  askedAt(reading, verb);

/** Of notices that run into each other the one with the word `protect`, else the first. */
function apart(found: readonly ProtectNotice[]): ProtectNotice[] {
  const kept: ProtectNotice[] = [];
  for (const notice of [...found].sort((a, b) => a.first - b.first)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= notice.first) kept.push(notice);
    else if (last.keeps === true && notice.keeps !== true) kept[kept.length - 1] = notice;
  }
  return kept;
}

/** The same where no lists of names are at hand: places in the text of the cable. */
export function noticesWithoutLists(cable: Cable, view: View): Span[] {
  const words = readWords(view, cable.text, partsOf(cable));
  const none: ReadonlySet<never> = new Set();
  const lists = { common: none, reporting: none, ordinary: none, honorifics: none, titleEnds: none };
  const reading = { words, stopped: none, loud: none, lists };
  return protectNotices(reading).map((notice) => spanOfNotice({ words, view }, notice));
}

/** Where a notice stands in the text of the cable. */
export const spanOfNotice = (
  { words, view }: Pick<Reading, 'words' | 'view'>,
  { first, end }: ProtectNotice,
): Span => view.sourceOf({ from: words[first]?.from ?? 0, to: words[end - 1]?.to ?? 0 });

/** Whether a notice speaks of more than one: `protect both`, `names should be protected`. */
export const isOfSeveral = ({ words }: Pick<Reading, 'words'>, { first, end }: ProtectNotice): boolean =>
  words.slice(first, end + 1).some(({ key }) => SEVERAL.has(key));
const SEVERAL = set(
  'both all them names identities sources contacts interlocutors they named para paras paragraph paragraphs',
);

/** Whether a notice stands right behind a name, or names it: `Novak (protect)`, `please protect Novak`. */
export function noticing(
  notices: readonly ProtectNotice[],
): (name: { first: number; end: number }) => boolean {
  const starts = new Set(notices.map(({ first }) => first));
  const ends = new Set(notices.map(({ end }) => end));
  return ({ first, end }) => starts.has(end) || ends.has(first);
}

import { remembered } from '../text/remembered.ts';
import { captionAmongWords } from './captions.ts';
import { isOneSlip, type LevelNames, levelWordsAt } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import type { CaptionRow, ControlRow } from './vocabulary.ts';

/** What is shorter is a slip of the hand away from too many other words. */
const SHORTEST = 6;
const SHORTEST_CONTROL = 5;
const WORD = /^[A-Z]+$/;

/** Words that restrict, or say how far a message goes, long enough to be known with a letter wrong. */
export function longWords(
  levels: LevelNames,
  captions: readonly CaptionRow[],
  controls: Iterable<ControlRow>,
): string[] {
  const clear = captions.filter(({ ambiguous }) => !ambiguous);
  const telling = clear.filter(
    ({ caption, bars, control, distribution }) =>
      distribution || (caption.length >= SHORTEST && (bars || control !== undefined)),
  );
  const channels = clear
    .filter(({ channel }) => channel)
    .map(({ caption }) => caption.split(' ').at(-1) ?? '');
  const banners = [...controls]
    .filter(({ category, banner, ambiguous }) => category === 'dissem' && !ambiguous.includes(banner))
    .map(({ banner }) => banner)
    .filter((banner) => banner.length >= SHORTEST_CONTROL);
  const words = [...levels.words, ...telling.map(({ caption }) => caption), ...channels, ...banners];
  return [...new Set(words)].filter((word) => WORD.test(word));
}

/** Whether a word is a level, caption or control, or one slip of the hand away from a long one. */
export const isNearMarking = remembered(
  (word: string, { levels, captions, controls, long }: Lexicon): boolean =>
    levelWordsAt(word, levels) !== undefined ||
    captionAmongWords(word, 0, captions)?.to === word.length ||
    controls.clear.has(word) ||
    long.some((right) => isOneSlip(word, right)),
);

/** The same in a list of places and offices, among which the short controls (`SI`, `PR`) are other words. */
export const holdsMarking = (text: string, lexicon: Lexicon): boolean =>
  text.split(/[\s,;/.()-]+/).some((word) => word.length >= 5 && isNearMarking(word, lexicon));

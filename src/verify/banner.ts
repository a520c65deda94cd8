import { LEVEL_NAMES, LEVELS } from '../model/marking.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/**
 * Checks the first and last line of a text copy: one and the same level, and not above `ceiling`, the level by
 * name that the audience allows.
 */
export function checkBanner(text: string, ceiling: string = LEVEL_NAMES.U): Verdict {
  const lines = text.replace(/\r?\n$/, '').split('\n');
  const first = lines[0]?.trim() ?? '';
  const last = lines.at(-1)?.trim() ?? '';
  const highest = rankOf(ceiling);
  if (rankOf(first) < 0 || rankOf(last) < 0)
    return fault('no-banner', 'The first or last line is not a classification level alone.');
  if (first !== last || lines.length < 2)
    return fault('banners-differ', 'The first and last line do not bear one and the same level.');
  return rankOf(first) <= highest
    ? PASSED
    : fault('banner-too-high', `The banner is ${first}, but this folder may hold at most ${ceiling}.`);
}

const rankOf = (name: string): number => LEVELS.findIndex((level) => LEVEL_NAMES[level] === name);

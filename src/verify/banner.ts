import type { BannerLimit } from '../model/audience.ts';
import { LEVEL_NAMES, LEVELS } from '../model/marking.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/**
 * Checks the first and last line of a text copy: one and the same banner, its level not above what the folder may hold,
 * and whatever else it says no bar to any reader of the audience.
 */
export function checkBanner(text: string, limit: BannerLimit): Verdict {
  const lines = text.replace(/\r?\n$/, '').split('\n');
  const first = lines[0]?.trim() ?? '';
  const last = lines.at(-1)?.trim() ?? '';
  if (rankOf(first) < 0 || rankOf(last) < 0)
    return fault('no-banner', 'The first or last line is not a banner alone.');
  if (first !== last || lines.length < 2)
    return fault('banners-differ', 'The first and last line do not bear one and the same banner.');
  if (rankOf(first) > LEVELS.indexOf(limit.ceiling))
    return fault(
      'banner-too-high',
      `The banner is above ${LEVEL_NAMES[limit.ceiling]}, which this folder may hold at most.`,
    );
  return checkControls(first, limit);
}

/** The rank of the level a banner begins with; less than none where it begins with anything else. */
const rankOf = (banner: string): number =>
  LEVELS.findIndex((level) => LEVEL_NAMES[level] === banner.split('//')[0]);

/** `USA/GBR EYES ONLY`, one list with slashes in it. */
const EYES = /^([A-Z]{3,4}(?:\/[A-Z]{3,4})*) EYES ONLY$/;

function checkControls(banner: string, limit: BannerLimit): Verdict {
  const [level, ...categories] = banner.split('//');
  const parts = categories.flatMap((category) => (EYES.test(category) ? [category] : category.split('/')));
  const lists = parts.flatMap((part) => [listIn(part) ?? []].filter((list) => list.length > 0));
  const strange = parts.filter((part) => listIn(part) === undefined && !mayBear(part, limit));
  if (strange.length > 0)
    return fault('banner-bars', 'The banner bears a control that this folder may not hold.');
  if (level === LEVEL_NAMES.U && parts.length === 0) return PASSED;
  const [list = [], ...others] = lists;
  if (others.length > 0 || !list.every((code) => isCode(code, limit)))
    return fault('banner-list', 'The banner has two release lists, or a code in one that is in no table.');
  return names(list, limit)
    ? PASSED
    : fault('banner-not-releasable', 'The release list of the banner does not name every reader.');
}

function listIn(part: string): string[] | undefined {
  const eyes = EYES.exec(part)?.[1];
  return eyes?.split('/') ?? /^REL TO (.+)$/.exec(part)?.[1]?.split(', ');
}

const isCode = (code: string, { countries, coalitions }: BannerLimit): boolean =>
  countries.includes(code) || Object.hasOwn(coalitions, code);

/** A copy may be shown to others besides, and may name the foreign sources of what it says, where readers are named. */
function mayBear(part: string, limit: BannerLimit): boolean {
  if (limit.readers.length === 0) return false;
  const codes =
    /^DISPLAY ONLY (.+)$/.exec(part)?.[1]?.split(', ') ?? /^FGI (.+)$/.exec(part)?.[1]?.split(' ');
  return codes?.every((code) => isCode(code, limit)) ?? limit.controls.includes(part);
}

/** Whether a list holds every reader, by its own name or as all of its members. Nobody reads by an empty list. */
function names(list: readonly string[], { readers, coalitions }: BannerLimit): boolean {
  const open = new Set(list.flatMap((code) => [code, ...(coalitions[code] ?? [])]));
  const reads = (code: string): boolean => {
    const members = coalitions[code] ?? [];
    return open.has(code) || (members.length > 0 && members.every((member) => open.has(member)));
  };
  return readers.length > 0 && readers.every(reads);
}

import { LEVEL_NAMES, LEVELS, UNKNOWN_LEVEL } from '../model/marking.ts';

/**
 * The banner of a page that speaks of several copies: their highest level, every control that one of that level bears,
 * and of their release lists who is in each. Where one has no known level, no other is the highest.
 */
export function bannerOfAll(banners: readonly string[]): string {
  const ranks = banners.map((banner) => LEVELS.findIndex((level) => LEVEL_NAMES[level] === levelOf(banner)));
  if (ranks.includes(-1)) return UNKNOWN_LEVEL;
  const highest = Math.max(0, ...ranks);
  const borne = banners.filter((_, i) => ranks[i] === highest);
  const parts = borne.map((banner) => banner.split('//').slice(1));
  const controls = [...new Set(parts.flat().filter((part) => listIn(part) === undefined))].sort();
  const lists = parts.map((each) => each.flatMap((part) => listIn(part) ?? []));
  const shared = (lists[0] ?? []).filter((code) => lists.every((list) => list.includes(code)));
  const level = LEVEL_NAMES[LEVELS[highest] ?? 'U'];
  return [level, ...controls, ...(shared.length > 0 ? [`REL TO ${shared.join(', ')}`] : [])].join('//');
}

const levelOf = (banner: string): string => banner.split('//')[0] ?? '';
const listIn = (part: string): string[] | undefined => /^REL TO (.+)$/.exec(part)?.[1]?.split(', ');

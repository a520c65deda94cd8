import { higher, type Level, type Marking, plainMarking } from '../model/marking.ts';
import { bannerOf } from './banner.ts';

/**
 * What a text bears that several marks speak for: the highest level, every control of any, and the readers all
 * share. Nobody knows which mark was meant, so this only restricts; a page of portions is rolled up (`roll-up.ts`).
 */
export function joined(markings: readonly Marking[]): Marking {
  const nato = markings.length > 0 && markings.every(({ system }) => system === 'nato');
  const rolled: Marking = {
    ...plainMarking(highestOf(markings)),
    ...(nato ? { system: 'nato' as const, owners: ['NATO'] } : {}),
    sci: union(markings, 'sci'),
    sap: union(markings, 'sap'),
    aea: union(markings, 'aea'),
    fgi: nato ? [] : foreignOf(markings),
    dissem: union(markings, 'dissem'),
    releasableTo: shared(markings, 'releasableTo'),
    displayOnlyTo: shared(markings, 'displayOnlyTo'),
    nonIC: union(markings, 'nonIC'),
    cui: union(markings, 'cui'),
    unknown: union(markings, 'unknown'),
  };
  return { ...rolled, as: bannerOf(rolled) };
}

/**
 * A marking with what stands on another line and speaks for the same text. A list that one of the two has is the list
 * of both, as if they stood on one line.
 */
export function completedBy(marking: Marking, more: Marking): Marking {
  const named = [marking, more].filter((each) => each.releasableTo.length + each.displayOnlyTo.length > 0);
  const { releasableTo, displayOnlyTo } = joined(named);
  return { ...joined([marking, more]), releasableTo, displayOnlyTo, as: marking.as };
}

type Lists = 'sci' | 'sap' | 'aea' | 'fgi' | 'dissem' | 'nonIC' | 'cui' | 'unknown';

function highestOf(markings: readonly Marking[]): Level | null {
  const stated = markings.flatMap(({ level }) => (level === null ? [] : [level]));
  return stated.length === 0 ? null : stated.reduce(higher);
}

/** Most lists of most markings are empty. */
function union(markings: readonly Marking[], list: Lists): string[] {
  const all = new Set<string>();
  for (const marking of markings) for (const token of marking[list]) all.add(token);
  return [...all].sort();
}

/** A NATO part in a US whole is foreign information of the whole. */
function foreignOf(markings: readonly Marking[]): string[] {
  const owned = markings.some(({ system }) => system === 'nato') ? ['NATO'] : [];
  return [...new Set([...union(markings, 'fgi'), ...owned])].sort();
}

/** Only who may have every part may have the whole; what bears nothing at all everybody may have. */
function shared(markings: readonly Marking[], list: 'releasableTo' | 'displayOnlyTo'): string[] {
  if (markings.every((marking) => marking[list].length === 0)) return [];
  const [first, ...others] = markings.filter((marking) => !isOpen(marking)).map((marking) => marking[list]);
  return (first ?? []).filter((country) => others.every((other) => other.includes(country))).sort();
}

const isOpen = (marking: Marking): boolean =>
  marking.system === 'us' && marking.level === 'U' && LISTS.every((list) => marking[list].length === 0);

const LISTS = [
  ...([
    'releasableTo',
    'displayOnlyTo',
    'sci',
    'sap',
    'aea',
    'fgi',
    'dissem',
    'nonIC',
    'cui',
    'unknown',
  ] as const),
];

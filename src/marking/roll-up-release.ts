import type { CivilDate } from '../model/civil-date.ts';
import { isClassified, type Marking } from '../model/marking.ts';
import { RELEASE_CONTROLS } from './attributes.ts';
import { inCommon } from './audience.ts';
import type { Page, RollUpGrounds } from './roll-up.ts';

/** What of a roll-up says who may have the page. */
export type Release = Pick<Marking, 'dissem' | 'releasableTo' | 'displayOnlyTo'>;

const NOTHING: Release = { dissem: [], releasableTo: [], displayOnlyTo: [] };
const NOFORN: Release = { ...NOTHING, dissem: ['NF'] };

/**
 * Who may have the page: the 27 rules of Manual D.2 table 3 for foreign release, over the whole set. A page none of
 * whose portions has a release marking gets none.
 */
export function releaseOf(page: Page, grounds: RollUpGrounds): Release {
  if (!page.portions.some((portion) => isMarked(portion, page))) return NOTHING;
  if (page.portions.some((portion) => isNoforn(portion, page))) return NOFORN;
  const asPrinted = page.portions.filter(isCounted);
  if (grounds.profile === 'dod' && asPrinted.some(hasList) && asPrinted.some(isSilent)) return NOTHING;
  const counted = asPrinted.map((portion) => filled(portion, grounds));
  if (counted.every(({ dissem }) => dissem.includes('RELIDO'))) return relido(counted, grounds);
  if (!counted.every(hasList)) return NOFORN;
  return listed(counted, grounds);
}

const hasList = ({ releasableTo, displayOnlyTo }: Marking): boolean =>
  releasableTo.length + displayOnlyTo.length > 0;
const hasReleaseToken = ({ dissem }: Marking): boolean => dissem.some((token) => RELEASE_CONTROLS.has(token));

const isMarked = (portion: Marking, page: Page): boolean =>
  hasList(portion) || hasReleaseToken(portion) || isNoforn(portion, page);

/** NODIS and EXDIS, and beside another marking the NOFORN forms of SBU and LES, and UCNI without a list. */
function isNoforn(portion: Marking, { classified, portions }: Page): boolean {
  const { dissem, nonIC, aea } = portion;
  if (dissem.includes('NF') || nonIC.includes('XD') || nonIC.includes('ND')) return true;
  const other = classified || portions.some((each) => hasList(each) || hasReleaseToken(each));
  const carried = nonIC.includes('SBU-NF') || nonIC.includes('LES-NF');
  const nuclear = aea.includes('UCNI') || aea.includes('DCNI');
  return (other && carried) || (classified && nuclear && !hasList(portion));
}

/** A bare (U) changes nothing (Manual table 2). */
const isCounted = (portion: Marking): boolean =>
  portion.level === null ||
  isClassified(portion.level) ||
  isCaveated(portion) ||
  hasList(portion) ||
  portion.dissem.length > 0;

/** A register of compartments does not make a portion caveated. */
const isCaveated = ({ dissem, nonIC, aea, fgi, cui, system }: Marking): boolean =>
  dissem.length + nonIC.length + aea.length + fgi.length + cui.length > 0 || system !== 'us';

/**
 * No caveat and no release marking. Beside a list the page is NOFORN (Manual D.2 rules 12, 16), and in the practice of
 * Defense it has the level alone (DoDM 5200.01-V2 figures 49, 53), which goes to nobody abroad either.
 */
const isSilent = (portion: Marking): boolean =>
  !hasList(portion) && !hasReleaseToken(portion) && !isCaveated(portion);

/** The day from which a classified portion without a caveat and without a release marking reads as RELIDO. */
const RELIDO_SINCE = '2010-06-28' as CivilDate;

/** What stands for a release marking that is missing: it depends on the day, so it comes after all unions. */
function filled(portion: Marking, { dated }: RollUpGrounds): Marking {
  const relido = isSilent(portion) && (dated === undefined || dated >= RELIDO_SINCE);
  return relido ? { ...portion, dissem: [...portion.dissem, 'RELIDO'] } : portion;
}

/** RELIDO on all (rule 24), with the list all have in common where all have one. */
function relido(counted: readonly Marking[], grounds: RollUpGrounds): Release {
  const all = counted.every(({ releasableTo }) => releasableTo.length > 0);
  const to = all ? common(counted, 'releasableTo', grounds) : [];
  return { dissem: ['RELIDO'], releasableTo: to.length > 1 ? to : [], displayOnlyTo: [] };
}

/** Lists on all: who may have every portion, and who may see every one (rules 9, 11, 13, 20-23, 25-27). */
function listed(counted: readonly Marking[], grounds: RollUpGrounds): Release {
  const releasable = counted.every(({ releasableTo }) => releasableTo.length > 0);
  const to = releasable ? common(counted, 'releasableTo', grounds) : [];
  const releasableTo = to.some((country) => country !== 'USA') ? to : [];
  const displayOnlyTo = seenBy(counted, grounds).filter(
    (country) => country !== 'USA' && !to.includes(country),
  );
  if (releasableTo.length + displayOnlyTo.length === 0) return NOFORN;
  const eyes = releasableTo.length > 0 && counted.every(({ dissem }) => dissem.includes('EYES'));
  return { dissem: eyes ? ['EYES'] : [], releasableTo, displayOnlyTo };
}

function seenBy(counted: readonly Marking[], grounds: RollUpGrounds): string[] {
  const display = counted.filter(({ displayOnlyTo }) => displayOnlyTo.length > 0).length;
  if (display === 0) return [];
  if (display === counted.length && counted.every(({ releasableTo }) => releasableTo.length > 0))
    return common(counted, 'displayOnlyTo', grounds);
  return meet(
    counted.map(({ releasableTo, displayOnlyTo }) => [...releasableTo, ...displayOnlyTo]),
    grounds,
  );
}

const common = (
  counted: readonly Marking[],
  list: 'releasableTo' | 'displayOnlyTo',
  grounds: RollUpGrounds,
): string[] =>
  meet(
    counted.map((portion) => portion[list]),
    grounds,
  );

const meet = (lists: readonly (readonly string[])[], { vocabulary, dated }: RollUpGrounds): string[] =>
  inCommon(lists, vocabulary, dated ?? vocabulary.edition);

import type { CivilDate } from '../model/civil-date.ts';
import { highest, isClassified, type Level, type Marking, plainMarking } from '../model/marking.ts';
import { RELEASE_CONTROLS } from './attributes.ts';
import type { Finding } from './grammar/finding.ts';
import { byRegister, written } from './grammar/write.ts';
import { releaseOf } from './roll-up-release.ts';
import type { Profile, Vocabulary } from './vocabulary.ts';

/** What a roll-up goes by. `banner` is the one printed over the portions, where it is known: `(S//REL)` takes its list. */
export interface RollUpGrounds {
  readonly vocabulary: Vocabulary;
  readonly dated?: CivilDate | undefined;
  readonly profile?: Profile | undefined;
  readonly banner?: Marking | undefined;
}

export interface RolledUp {
  readonly marking: Marking;
  readonly findings: readonly Finding[];
}

/**
 * The banner of a page from all of its portions at once, in the stages of Manual D.2. Never pairwise: a release
 * list, a default and a control that another supersedes each depend on the whole set.
 */
export function rollUp(printed: readonly Marking[], grounds: RollUpGrounds): RolledUp {
  const portions = printed.map((portion) => inheriting(portion, printed, grounds.banner));
  const level = levelOf(portions);
  const page = { portions, level, classified: level !== null && isClassified(level) };
  const release = releaseOf(page, grounds);
  const owned = ownersOf(portions);
  const rolled: Marking = {
    ...plainMarking(level),
    ...owned,
    sci: union(portions, 'sci'),
    sap: union(portions, 'sap'),
    aea: atomicOf(page),
    fgi: foreignOf(portions, owned),
    ...release,
    dissem: byRegister([...controlsOf(page, grounds), ...release.dissem], grounds.vocabulary),
    nonIC: byRegister(nonICOf(page, release.dissem), grounds.vocabulary),
    cui: grounds.profile === 'dod' && page.classified ? [] : union(portions, 'cui'),
    unknown: union(portions, 'unknown'),
  };
  const as = written(rolled, 'banner', grounds.vocabulary);
  return { marking: { ...rolled, as }, findings: atLeast(portions) };
}

/** The portions of one page, and the level they come to. */
export interface Page {
  readonly portions: readonly Marking[];
  readonly level: Level | null;
  readonly classified: boolean;
}

/** `(S//REL)` takes the list of the banner; `(//JOINT S//REL)` the owners of the others, each of whom may have it. */
function inheriting(portion: Marking, printed: readonly Marking[], banner: Marking | undefined): Marking {
  const owned = portion.system === 'joint' ? coOwned(portion, printed) : portion;
  const refers = owned.dissem.includes('REL') || owned.dissem.includes('EYES');
  if (!refers || owned.releasableTo.length > 0) return owned;
  const releasableTo = banner?.releasableTo ?? (owned.system === 'joint' ? owned.owners : []);
  const dissem = owned.dissem.filter((token) => token !== 'REL' || releasableTo.length === 0);
  return { ...owned, dissem, releasableTo };
}

function coOwned(portion: Marking, printed: readonly Marking[]): Marking {
  const named = printed.find(({ system, owners }) => system === 'joint' && owners.length > 0);
  return portion.owners.length > 0 || named === undefined ? portion : { ...portion, owners: named.owners };
}

/** A foreign RESTRICTED counts as CONFIDENTIAL in a page of the United States (Manual H.7). */
function levelOf(portions: readonly Marking[]): Level | null {
  const levels = portions.flatMap(({ level }) => (level === null ? [] : [level]));
  if (levels.length === 0) return null;
  const level = highest(levels);
  return level === 'R' && ownersOf(portions).system === 'us' ? 'C' : level;
}

/** Whose the page is: a foreign, NATO or JOINT owner keeps it where every portion is his alone. */
function ownersOf(portions: readonly Marking[]): Pick<Marking, 'system' | 'owners'> {
  const [first, ...others] = portions;
  const us = { system: 'us', owners: ['USA'] } as const;
  if (first === undefined || first.system === 'us') return us;
  const key = (portion: Marking): string => `${portion.system} ${[...portion.owners].sort().join(' ')}`;
  return others.every((other) => key(other) === key(first))
    ? { system: first.system, owners: [...first.owners].sort() }
    : us;
}

type Lists = 'sci' | 'sap' | 'aea' | 'fgi' | 'dissem' | 'nonIC' | 'cui' | 'unknown';

const union = (portions: readonly Marking[], list: Lists): string[] =>
  [...new Set(portions.flatMap((portion) => portion[list]))].sort();

/** RD stands for FRD, and FRD for TFNI; UCNI is no control of classified information. */
function atomicOf({ portions, classified }: Page): string[] {
  const all = union(portions, 'aea').filter((token) => !classified || !UNCLASSIFIED_NUCLEAR.has(token));
  if (all.some((token) => /^RD(?:-|$)/.test(token)))
    return [
      ...new Set(all.filter((token) => token !== 'TFNI').map((token) => token.replace(/^FRD/, 'RD'))),
    ].sort();
  return all.includes('FRD') ? all.filter((token) => token !== 'TFNI') : all;
}

const UNCLASSIFIED_NUCLEAR: ReadonlySet<string> = new Set(['UCNI', 'DCNI']);

/** Open sources and owners that are not of the United States; one concealed source conceals them all. */
function foreignOf(portions: readonly Marking[], page: Pick<Marking, 'system' | 'owners'>): string[] {
  const owners = portions.flatMap((portion) => portion.owners).filter((owner) => owner !== 'USA');
  const all = [...union(portions, 'fgi'), ...owners].filter((source) => !page.owners.includes(source));
  return all.includes('FGI') ? ['FGI'] : [...new Set(all)].sort();
}

/** All controls but those of release; FOUO gives way to any other that bars, ORCON-USGOV to an ORCON without it. */
function controlsOf(page: Page, { vocabulary, profile }: RollUpGrounds): string[] {
  const all = union(page.portions, 'dissem').filter((token) => !RELEASE_CONTROLS.has(token));
  const others = all.filter((token) => token !== 'FOUO');
  const usgov = page.portions.every(({ dissem }) => !dissem.includes('OC') || dissem.includes('OC-USGOV'));
  // In the practice of Defense only controls of other departments take the place of FOUO.
  const above = [...(profile === 'dod' ? [] : others), ...union(page.portions, 'nonIC')];
  const stronger = above.some((token) => vocabulary.control.get(token)?.public !== 'allow');
  const controlled = page.classified || stronger;
  return (controlled ? others : all).filter((token) => token !== 'OC-USGOV' || usgov);
}

/** Controls of unclassified information give way in a classified page, with the NOFORN they carry kept apart. */
function nonICOf({ portions, classified }: Page, release: readonly string[]): string[] {
  const all = new Set(union(portions, 'nonIC'));
  const noforn = classified || release.includes('NF');
  if (noforn && all.delete('LES-NF')) all.add('LES');
  if (noforn && all.delete('SBU-NF')) all.add('SBU');
  if (all.has('LES-NF')) all.delete('LES');
  if (all.has('SBU-NF')) all.delete('SBU');
  if (all.has('ND')) all.delete('XD');
  const dropped = classified
    ? ['SBU', 'DS', 'LOU', 'OUO', 'EFTO']
    : all.has('ND') || all.has('XD')
      ? ['SBU', 'SBU-NF']
      : [];
  return [...all].filter((token) => !dropped.includes(token));
}

/** A portion that cannot be read, or that states no level, may bear more than what was read. */
function atLeast(portions: readonly Marking[]): Finding[] {
  if (portions.every(({ level, unknown }) => level !== null && unknown.length === 0)) return [];
  const text = 'A portion cannot be read whole: the banner is at least this.';
  return [{ code: 'at-least', provision: '32 CFR 2001.21(c); Manual D.2', text, severity: 'error' }];
}

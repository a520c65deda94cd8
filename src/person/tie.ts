import type { Cue } from './cues.ts';
import { FamilyIndex } from './family-index.ts';
import { KIN } from './kin.ts';
import type { Mention, Mentions } from './mentions.ts';
import type { Title } from './name-lists.ts';
import { isFull, type NameRun, runOf } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { roleOf } from './role.ts';
import { add, type Place, type Somebody, somebody, tailOf } from './somebody.ts';
import { type SurnameFound, surnameAt } from './surname.ts';
import { isOfWoman, isWifeOf, isWoman } from './wives.ts';

/** A surname standing alone that fits several persons. */
export interface SharedPlace {
  readonly place: Place;
  readonly people: readonly Somebody[];
}

export interface People {
  readonly people: readonly Somebody[];
  readonly shared: readonly SharedPlace[];
}

/** Mentions into persons: full names first, then names alone, then every surname anywhere in the cable. */
export function tiePersons(reading: Reading, mentions: Mentions): People {
  const index = new FamilyIndex(reading.lists.familyFirst);
  const header = mentions.cued.filter(isOfHeader);
  const body = mentions.cued.filter((mention) => !isOfHeader(mention));
  const aliases = aliasesIn(reading, body);
  for (const several of [header, body])
    for (const mention of several)
      if (isFull(mention.run) && !aliases.has(mention.run)) tieFull(reading, index, mention);
  for (const run of mentions.uncued) if (isFull(run)) tieUncued(reading, index, run);
  for (const [run, whose] of aliases) tieAlias(reading, index, run, whose);
  for (const { run } of body) if (!isFull(run) && !aliases.has(run)) tieAlone(reading, index, run);
  const cues = new Map<number, Mention['cues']>();
  for (const mention of body) cues.set(mention.run.end - 1, mention.cues);
  for (const mention of header) if (!isFull(mention.run)) tieHeader(reading, index, mention, cues, body);
  for (const { run, cues } of body) if (!isFull(run)) tieKin(index, run, cues);
  return { people: index.people, shared: tieSurnames(reading, index, cues) };
}

/** `his brother Petar` is known for a brother before the surnames are given out. */
function tieKin(index: FamilyIndex, { names: [given = ''] }: NameRun, cues: Mention['cues']): void {
  const kin = cues.filter(isKin);
  if (kin.length > 0) index.ofGiven(given)?.cues.push(...kin);
}

/** Names behind `known as` or `alias`, each with the name whose other name it is. */
function aliasesIn(reading: Reading, mentions: readonly Mention[]): Map<NameRun, NameRun> {
  const aliases = new Map<NameRun, NameRun>();
  for (const [i, { run }] of mentions.entries()) {
    const before = aliases.get(mentions[i - 1]?.run ?? run) ?? mentions[i - 1]?.run;
    if (before !== undefined && isFull(before) && saysAlias(reading, before.end, run))
      aliases.set(run, before);
  }
  return aliases;
}

const FARTHEST_ALIAS = 8;

function saysAlias(reading: Reading, from: number, { first }: NameRun): boolean {
  if (first - from > FARTHEST_ALIAS || besides(reading, from - 1, reading.words[first]) === undefined)
    return false;
  for (let at = from; at < first; at++) {
    const length = reading.lists.alias.lengthAt(reading.words, at);
    if (length > 0)
      return reading.words
        .slice(at + length, first)
        .every(({ kind, key }) => kind === 'mark' || key === 'or');
  }
  return false;
}

/** The other name is one more name of the person, under which they may stand alone. */
function tieAlias(reading: Reading, index: FamilyIndex, run: NameRun, whose: NameRun): void {
  const person = index.like(whose.names);
  const another = index.of(run.names.at(-1) ?? '').some((each) => each !== person);
  // Somebody else's family name is no alias: every place of it is found with the surnames.
  if (another) return;
  if (person === undefined) index.enter(somebody(reading, run, [{ kind: 'namesake' }]));
  else {
    const { name } = person;
    add(reading, person, run, []);
    person.name = name;
    index.enter(person);
  }
}

const isOfHeader = ({ cues }: Mention): boolean =>
  cues.some(({ kind }) => kind === 'signer' || kind === 'classifier' || kind === 'drafter');

function tieFull(reading: Reading, index: FamilyIndex, { run, cues }: Mention): void {
  const known = index.like(run.names);
  if (known === undefined) index.enter(somebody(reading, run, cues));
  else {
    add(reading, known, run, cues);
    index.enter(known);
  }
}

/** A full name again, without a cue; or another given name with a known surname, who is somebody else. */
function tieUncued(reading: Reading, index: FamilyIndex, run: NameRun): void {
  for (let skip = 0; skip < run.end - run.first - 1; skip++) {
    const tail = tailOf(reading, run, skip);
    const known = tail.names.length > 1 ? index.like(tail.names) : undefined;
    if (known === undefined) continue;
    add(reading, known, tail, []);
    return;
  }
  const related = index.of(run.names.at(-1) ?? '').some(({ forms }) => forms.some((form) => form.length > 1));
  if (run.names.length === 2 && related) index.enter(somebody(reading, run, [{ kind: 'namesake' }]));
}

/** A single name that nobody has yet is somebody new; where it stands is found with all the others. */
function tieAlone(reading: Reading, index: FamilyIndex, run: NameRun): void {
  const [key = ''] = run.names;
  const known =
    index.of(key).length > 0 ||
    index.ofGiven(key) !== undefined ||
    surnameAt(reading, index, run.end - 1) !== undefined;
  if (!known) index.enter({ ...somebody(reading, run, []), places: [] });
}

/** The signer is the official of that surname if there is one, and never a private namesake. */
function tieHeader(
  reading: Reading,
  index: FamilyIndex,
  { run, cues }: Mention,
  bodyCues: ReadonlyMap<number, Mention['cues']>,
  body: readonly Mention[],
): void {
  const key = run.names[0] ?? '';
  const alone = body.filter((mention) => mention.run.names.join() === key);
  const known = index.of(key);
  const official = known.find((person) => {
    const said = [...person.cues, ...alone.flatMap(({ run }) => bodyCues.get(run.end - 1) ?? [])];
    return ['official', 'us-official'].includes(roleOf(said).role);
  });
  const untitled = cues.some(({ kind }) => kind === 'drafter' || kind === 'addressed')
    ? known.find((person) => isUntitled(person, alone, bodyCues))
    : undefined;
  if (official !== undefined) add(reading, official, run, cues);
  else if (untitled !== undefined) add(reading, untitled, run, cues);
  else if (known.length === 0) index.enter(somebody(reading, run, cues));
  else index.keep(somebody(reading, run, cues));
}

/** Nothing said of them makes them anybody but an officer who worked on the cable. */
const isUntitled = (
  person: Somebody,
  alone: readonly Mention[],
  bodyCues: ReadonlyMap<number, Mention['cues']>,
): boolean =>
  [...person.cues, ...alone.flatMap(({ run }) => bodyCues.get(run.end - 1) ?? [])].every(({ kind }) =>
    WEAK.has(kind),
  );
const WEAK: ReadonlySet<string> = new Set([
  'speech',
  'company',
  'unlisted',
  'address',
  'listed',
  'drafter',
  'addressed',
]);

function tieSurnames(
  reading: Reading,
  index: FamilyIndex,
  cues: ReadonlyMap<number, Mention['cues']>,
): SharedPlace[] {
  const named = namedSoFar(index);
  const latest = new Map<string, Somebody>();
  const shared: SharedPlace[] = [];
  for (let at = 0; at < reading.words.length; at++) {
    const full = named.get(at);
    const found = full === undefined ? surnameAt(reading, index, at) : undefined;
    if (full !== undefined) {
      for (const key of index.keysOf(full.person)) latest.set(key, full.person);
      at = full.end - 1;
    } else if (found !== undefined) {
      const here = cues.get(found.place.end - 1) ?? [];
      const fitting = fittingAddress(reading, inOffice(index, found, here), found.place);
      const person = nearest(reading, fitting, latest.get(found.key), found.place);
      if (person !== undefined && (isAnother(reading, found, person) || isOnlyKin(person, here))) {
        const cues: Somebody['cues'] = isOnlyKin(person, here) ? [...here] : [{ kind: 'address' }];
        index.keep({ ...somebodyAt(reading, found.place), cues });
        shared.push({ place: found.place, people: found.people });
        at = found.place.end - 1;
        continue;
      }
      person?.places.push(found.place);
      person?.cues.push(...here);
      if (found.people.length > 1) shared.push({ place: found.place, people: found.people });
      at = found.place.end - 1;
    }
  }
  return shared;
}

/** Who is named in full, by the word where the name begins. */
function namedSoFar({ people }: FamilyIndex): Map<number, { person: Somebody; end: number }> {
  const named = new Map<number, { person: Somebody; end: number }>();
  for (const person of people) for (const { first, end } of person.places) named.set(first, { person, end });
  return named;
}

/** `Mrs. Kovar` is she of the Kovars who is called so. */
function fittingAddress(reading: Reading, people: readonly Somebody[], place: Place): readonly Somebody[] {
  if (people.length < 2 || !isOfWoman(reading, place)) return people;
  const women = people.filter((person) => isWoman(reading, person));
  return women.length > 0 ? women : people;
}

/** `Mrs. Kovar`, or `Bill Kovar` where the Kovars known have other given names. */
const isAnother = (reading: Reading, found: SurnameFound, person: Somebody): boolean =>
  isSomebodysWife(reading, found.place, person) || isOfOtherGiven(reading, found);

function isOfOtherGiven({ words, lists }: Reading, { key, place, people }: SurnameFound): boolean {
  const given = words[place.first];
  if (place.end - place.first !== 2 || wordAt(words, place.end - 1)?.key !== key || given === undefined)
    return false;
  if (given.kind !== 'word' || given.text.length < 3 || given.text.includes('-')) return false;
  return (
    !lists.particles.has(given.key) &&
    !people.some(({ forms }) => forms.some((form) => fits(form, given.key)))
  );
}

const fits = (form: readonly string[], key: string): boolean => form.length === 1 || form.includes(key);

const isSomebodysWife = (reading: Reading, place: Place, person: Somebody): boolean =>
  isOfWoman(reading, place) && !isWoman(reading, person) && isWifeOf(reading, place, person);

const somebodyAt = (reading: Reading, { first, end }: Place): Somebody =>
  somebody(reading, runOf(reading, first, end), []);

/** Whose surname stands behind an office is the one who is known to hold it: `Minister Kovar` is not his daughter. */
function inOffice(
  index: FamilyIndex,
  { key, people }: SurnameFound,
  here: Mention['cues'],
): readonly Somebody[] {
  if (!here.some(({ kind }) => kind === 'title')) return people;
  const named = [...people, ...index.givenTo(key)];
  if (named.length < 2) return people;
  const titles = new Set(here.flatMap((cue) => (cue.kind === 'title' ? [cue.title.title] : [])));
  const roles = new Set(here.flatMap((cue) => (cue.kind === 'title' ? [cue.title.role] : [])));
  const holds = (of: (title: Title) => boolean): readonly Somebody[] =>
    named.filter(({ cues }) => cues.some((cue) => cue.kind === 'title' && of(cue.title)));
  const same = holds(({ title }) => titles.has(title));
  if (same.length > 0) return same;
  const alike = holds(({ role }) => role !== 'private' && roles.has(role));
  if (alike.length > 0) return alike;
  if ([...roles].every((role) => role === 'private')) return people;
  const others = people.filter(({ cues }) => !cues.some(isKin));
  return others.length > 0 ? others : people;
}

const isKin = (cue: Cue): boolean => cue.kind === 'title' && KIN.has(cue.title.title);
const isOffice = (cue: Cue): boolean =>
  cue.kind === 'tag' || (cue.kind === 'title' && cue.title.role !== 'private');

/** `Senator Kovar` is not the senator's son, though nobody else of the name is named in full. */
const isOnlyKin = ({ cues }: Somebody, here: Mention['cues']): boolean =>
  here.some(isOffice) && cues.some(isKin) && !cues.some((cue) => isOffice(cue) || isPast(cue));
const isPast = (cue: Cue): boolean => cue.kind === 'title' && cue.title.past === true;

/** With an initial, the one it fits; else the one last named in full; else the first in the cable. */
function nearest(
  reading: Reading,
  people: readonly Somebody[],
  latest: Somebody | undefined,
  place: Place,
): Somebody | undefined {
  const first = reading.words[place.first];
  const initial = place.end - place.first > 1 && first?.text.length === 1 ? first.key : undefined;
  const fitting = people.filter(
    ({ forms }) => initial !== undefined && forms.some((form) => form[0]?.[0] === initial),
  );
  if (fitting.length === 1) return fitting[0];
  return latest !== undefined && people.includes(latest) ? latest : people[0];
}

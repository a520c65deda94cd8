import { bodyOf, type Cable } from '../model/cable.ts';
import type { Message } from '../model/message.ts';
import { type Person, PersonCapacity } from '../model/person.ts';
import { byPosition, isEmpty, type Span, SpanIndex, subtract, trimmed, unite } from '../model/span.ts';
import type { View } from '../text/view.ts';
import { bindConfidence } from './confidence.ts';
import type { Cue } from './cues.ts';
import { withoutNamesakes } from './figures.ts';
import { guardOtherShapes } from './guarded-names.ts';
import { findMentions } from './mentions.ts';
import type { NameLists } from './name-lists.ts';
import { protectNotices, spanOfNotice } from './protect-notice.ts';
import type { ProtectNotice } from './protect-words.ts';
import { bindNotices, type Unbound } from './protection.ts';
import { type Reading, rangeOf, readingOf } from './reading.ts';
import { roleOf } from './role.ts';
import type { Place, Somebody } from './somebody.ts';
import { type People, tiePersons } from './tie.ts';

export interface PersonsFound {
  /** In order of first mention, `p1`, `p2` ...; spans are offsets into the cable's text. */
  readonly persons: readonly Person[];
  /** Places of notices to protect a source, each with the white space that parts it from a name before it. */
  readonly notices: readonly Span[];
  /** `protect-notice-unbound` where a notice to protect a source speaks of nobody who was found. */
  readonly messages: readonly Message[];
}

/**
 * Everybody named in a cable, with every place of each name. `view` is the folded view of the cable's text
 * without its furniture. Linear in the length of the text. Doubt makes a person `private`, never released.
 */
export function findPersons(cable: Cable, view: View, lists: NameLists): PersonsFound {
  const reading = readingOf(cable, view, lists);
  const notices = protectNotices(reading);
  const people = tiePersons(reading, findMentions(reading, notices));
  withoutNamesakes(reading, people.people);
  bindConfidence(reading, people);
  const unbound = bindNotices(reading, people, notices);
  guardSingleNames(reading, people.people);
  guardOtherShapes(reading, people.people);
  const persons = inOrder(withSharedPlaces(people), reading);
  return { persons, notices: placesOf(reading, notices, unbound, persons), messages: unbound.messages };
}

/**
 * A name and its notice go as one: the space between them would be left over. A notice that speaks of nobody who was
 * found goes with its paragraph up to there: somewhere in it stands a name.
 */
function placesOf(
  reading: Reading,
  notices: readonly ProtectNotice[],
  unbound: Unbound,
  persons: readonly Person[],
): Span[] {
  if (notices.length === 0) return [];
  const nameEnds = new Set(persons.flatMap(({ mentions }) => mentions.map(({ to }) => to)));
  const free = new Set(unbound.notices);
  const bound = notices
    .filter((notice) => !free.has(notice))
    .map((notice) => {
      const { from, to } = spanOfNotice(reading, notice);
      const before = reading.cable.text.slice(Math.max(0, from - MOST_SPACE), from);
      const nameEnd = from - (before.length - before.trimEnd().length);
      return { from: nameEnds.has(nameEnd) ? nameEnd : from, to };
    });
  return free.size === 0 ? bound : [...bound, ...paragraphsOf(reading, unbound.notices)].sort(byPosition);
}

/** Of each paragraph with such notices one place, up to the last of them. */
function paragraphsOf(reading: Reading, free: readonly ProtectNotice[]): Span[] {
  const begins = beginsOfParts(reading);
  const places = free.map((notice) => {
    const { from, to } = spanOfNotice(reading, notice);
    return { from: begins.get(reading.words[notice.first]?.part ?? -1) ?? from, to };
  });
  return unite(places).flatMap((place) => subtract(place, headsIn(reading.cable)));
}

/** Numbers and marks of portions, with the white space behind them, name nobody: a copy shows them. */
const headsIn = ({ text, portions }: Cable): Span[] =>
  portions.flatMap((portion) => {
    const [first] = portion.spans;
    const [words] = bodyOf(portion, text);
    return first === undefined || words === undefined ? [] : [{ from: first.from, to: words.from }];
  });

const MOST_SPACE = 20;

/** Where each paragraph begins in the text of the cable. */
function beginsOfParts({ words, view }: Reading): Map<number, number> {
  const begins = new Map<number, number>();
  for (const { part, from } of words) if (!begins.has(part)) begins.set(part, view.startOf(from));
  return begins;
}

/**
 * Somebody of one name alone that is also a name of somebody protected may be that person: `Ato Tsegaye`, and in capitals
 * `WHEN TSEGAYE BEGAN`.
 */
function guardSingleNames({ lists }: Reading, people: readonly Somebody[]): void {
  const guarded = people.filter(({ cues }) => roleOf(cues).role === 'protected');
  if (guarded.length === 0) return;
  const names = new Set(guarded.flatMap(({ forms }) => forms.flat()).filter((key) => key.length > 1));
  const isAlone = (form: readonly string[]): boolean => {
    const [name, ...others] = form.filter((key) => form.length === 1 || !lists.everyday.has(key));
    return name !== undefined && others.length === 0 && names.has(name);
  };
  for (const { forms, cues } of people)
    if (forms.every(isAlone) && roleOf(cues).role !== 'us-official') cues.push({ kind: 'protect' });
}

/** A surname alone that may be a protected person's is withheld as one, whoever it went to. */
function withSharedPlaces({ people, shared }: People): readonly Somebody[] {
  if (shared.length === 0) return people;
  const protectedOnes = new Set(people.filter(({ cues }) => roleOf(cues).role === 'protected'));
  if (protectedOnes.size === 0) return people;
  for (const { place, people: candidates } of shared)
    for (const person of candidates)
      if (protectedOnes.has(person) && !person.places.includes(place)) person.places.push(place);
  return people;
}

function inOrder(people: readonly Somebody[], reading: Reading): Person[] {
  const furniture = new SpanIndex(reading.cable.furniture.map(({ span }) => span));
  const placed: { person: Somebody; mentions: Span[] }[] = [];
  for (const person of people) {
    const mentions = mentionsOf(reading, furniture, person);
    if (mentions.length > 0) placed.push({ person, mentions });
  }
  return placed
    .sort((a, b) => (a.mentions[0]?.from ?? 0) - (b.mentions[0]?.from ?? 0))
    .map(({ person, mentions }, index) => personOf(person, mentions, `p${index + 1}`));
}

function mentionsOf(reading: Reading, furniture: SpanIndex, { places }: Somebody): Span[] {
  const mentions: Span[] = [];
  for (const place of places) addSourceSpans(reading, furniture, place, mentions);
  return mentions.length > 1 ? mentions.sort(byPosition) : mentions;
}

function personOf({ name, cues }: Somebody, mentions: Span[], id: string): Person {
  const { role, evidence } = roleOf(cues);
  const capacities = capacitiesIn(cues);
  return capacities === undefined
    ? { id, name, role, evidence, mentions }
    : { id, name, role, evidence, capacities, mentions };
}

function capacitiesIn(cues: readonly Cue[]): PersonCapacity[] | undefined {
  const found = new Set<PersonCapacity>();
  for (const cue of cues) if (cue.kind === 'capacity') found.add(cue.capacity);
  return found.size === 0 ? undefined : PersonCapacity.options.filter((each) => found.has(each));
}

/** A page header inside a name stays out of it. */
function addSourceSpans(reading: Reading, furniture: SpanIndex, { first, end }: Place, spans: Span[]): void {
  const whole = reading.view.sourceOf(rangeOf(reading, first, end));
  const { text, furniture: pieces } = reading.cable;
  for (const piece of pieces.length === 0 ? [whole] : furniture.gapsIn(whole)) {
    const span = trimmed(text, piece);
    if (!isEmpty(span)) spans.push(span);
  }
}

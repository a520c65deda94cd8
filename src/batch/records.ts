import { cablesIn } from '../cable/cables-in.ts';
import { joinSections, missingSections, sectionGroups, sectionsIn } from '../cable/sections.ts';
import type { Chunks } from '../container/archive/by-place.ts';
import { type Means, openFile } from '../container/open.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import type { SourceRecord } from '../model/cable.ts';
import { error, type Message } from '../model/message.ts';

/** Something that was named on the command line. Every cable in it must end in one of five states. */
export interface Input {
  readonly file: string;
  /** True where nothing can be read from it again, as from standard input: the run then keeps its text. */
  readonly once?: boolean;
  read(): Uint8Array;
  /** Its bytes as they come, for what is too long to be held. */
  chunks?(): Chunks;
}

/** One cable's record, or why a file, a row or a member has none. */
export type Found =
  | { readonly record: SourceRecord; readonly once: boolean }
  | { readonly file: string; readonly failure: Message };

/**
 * The cables of inputs, in the order given: each of several in a file by itself, and those that came in sections, in
 * one file each, as one, where their first section stands. Only what is joined is held beside the one that is given.
 * They may be walked more than once; which are sections of one cable is found out once.
 */
export function recordsIn(inputs: readonly Input[], lexicon: Lexicon, means: Means = {}): Iterable<Found> {
  const among = { inputs, lexicon, means };
  const groups = mayBeParted(inputs) ? groupsOf(sightings(among)) : NO_GROUPS;
  return { [Symbol.iterator]: () => walked(among, groups) };
}

const NO_GROUPS: Groups = new Map();

/** The records of a run, and what was learned of each beforehand, by its place among all that is found. */
export interface Called<T> {
  readonly records: Iterable<Found>;
  readonly learned: readonly (readonly [at: number, of: T])[];
  /** How many there are, with those that cannot be read. */
  readonly count: number;
}

/**
 * The same, with what must be known of every record before the first is worked on: it is learned in the reading that tells
 * which are sections of one cable. `found` is told of each as it is found there.
 */
export function calledUp<T>(
  inputs: readonly Input[],
  lexicon: Lexicon,
  means: Means,
  learn: (record: SourceRecord) => T,
  found: () => void = () => {},
): Called<T> {
  const among = { inputs, lexicon, means };
  const seen: Seen<T>[] = [];
  for (const { held, source, record } of sightings(among)) {
    seen.push({ held, source, of: record && learn(record) });
    found();
  }
  const groups = groupsOf(seen);
  const join = joinerOf(groups, among);
  return {
    records: { [Symbol.iterator]: () => walked(among, groups) },
    ...learnedOf(seen, groups, (group) => learn(join(group))),
  };
}

/** Something found among the inputs, as it was seen before all of them were. */
interface Sighting {
  readonly source: Placed;
  readonly record: SourceRecord | undefined;
  /** The sections of its cable that it holds, if it is no whole one. */
  readonly held: Held | undefined;
}

type Held = ReturnType<typeof sectionsIn>;
type Groups = ReadonlyMap<string, readonly Placed[]>;
type Seen<T> = Pick<Sighting, 'held' | 'source'> & { readonly of: T | undefined };

function* sightings({ inputs, lexicon, means }: Among): Generator<Sighting> {
  const isParted = mayBeParted(inputs);
  let place = 0;
  for (const [at, input] of inputs.entries())
    for (const found of foundIn(input, means)) {
      const record = 'record' in found ? found.record : undefined;
      const key = record === undefined ? '' : keyOf(at, record);
      place += 1;
      // A table's rows are whole cables.
      const isWhole = record === undefined || !isParted || record.container === 'csv';
      const held = isWhole ? undefined : sectionsIn(record, lexicon);
      yield { source: { input: at, key, place, length: record?.text.length ?? 0 }, record, held };
    }
}

function* walked(among: Among, groups: Groups): Generator<Found> {
  const join = joinerOf(groups, among);
  for (const [at, input] of among.inputs.entries())
    for (const found of foundIn(input, among.means)) {
      if ('failure' in found) yield found;
      else {
        const key = keyOf(at, found.record);
        yield* inItsGroup(found, key, groups.get(key), among, join);
      }
    }
}

/** A record that can be found again: the input it is of, and its name there. */
interface Placed {
  readonly input: number;
  readonly key: string;
  /** Its place among all that was found. */
  readonly place: number;
  /** Characters of its text. */
  readonly length: number;
}

const keyOf = (input: number, { file, part }: Pick<SourceRecord, 'file' | 'part'>): string =>
  `${input} ${part ?? ''} ${file}`;

/** Each section by its key, with all sections of its cable in order. */
function groupsOf(seen: Iterable<Pick<Sighting, 'held' | 'source'>>): Groups {
  const sectioned = [];
  for (const { held, source } of seen) if (held !== undefined) sectioned.push({ held, source });
  const groups = new Map<string, readonly Placed[]>();
  for (const group of sectionGroups(sectioned)) for (const { key } of group) groups.set(key, group);
  return groups;
}

/** What was learned of each cable that is given: of one in sections it is learned of the whole. */
function learnedOf<T>(
  seen: readonly Seen<T>[],
  groups: Groups,
  learn: (group: readonly Placed[]) => T,
): Pick<Called<T>, 'learned' | 'count'> {
  const learned: [number, T][] = [];
  let at = 0;
  for (const { held, source, of } of seen) {
    const group = held === undefined ? undefined : groups.get(source.key);
    if (group !== undefined && firstOf(group) !== source.key) continue;
    if (of !== undefined) learned.push([at, group === undefined ? of : learn(group)]);
    at += 1;
  }
  return { learned, count: at };
}

/** Sections of one cable are in files of their own, or members of one. */
const mayBeParted = (inputs: readonly Input[]): boolean =>
  inputs.length > 1 || inputs.some(({ file }) => ARCHIVE.test(file));

const ARCHIVE = /\.(?:zip|tar|tgz|gz|ndjson|jsonl)$/i;

interface Among {
  readonly inputs: readonly Input[];
  readonly lexicon: Lexicon;
  readonly means: Means;
}

type FoundRecord = Extract<Found, { record: SourceRecord }>;

/** A record that is no section as it is; the first of a group as the whole cable, and its others not again. */
function* inItsGroup(
  found: FoundRecord,
  key: string,
  group: readonly Placed[] | undefined,
  among: Among,
  join: Join,
): Generator<Found> {
  if (group === undefined) yield { ...found, record: withMissing(found.record, among.lexicon) };
  else if (firstOf(group) === key) yield { once: found.once, record: join(group) };
}

/** Gives the whole cable of sections that were found before. */
type Join = (group: readonly Placed[]) => SourceRecord;

/** Characters of sections that are held at once. */
const HELD = 32 * 1024 * 1024;

/**
 * Joins groups in their order. Of an input with sections of very many cables those of as many as may be held are gathered in one
 * reading: it would else be opened again for each of them.
 */
function joinerOf(groups: Groups, among: Among): Join {
  const inOrder = [...new Set(groups.values())];
  const held = new Map<string, SourceRecord>();
  return (group) => {
    if (!group.every(({ key }) => held.has(key)))
      gather(heldTogether(inOrder, inOrder.indexOf(group)), held, among);
    const [head, ...rest] = group.flatMap(({ key }) => held.get(key) ?? []);
    if (head === undefined) throw new TypeError('the sections of a cable are no longer there');
    for (const { key } of group) held.delete(key);
    return joinSections([head, ...rest], among.lexicon);
  };
}

/** The sections of a group and of those behind it, as far as all of them may be held. */
function heldTogether(inOrder: readonly (readonly Placed[])[], first: number): Placed[] {
  const sections: Placed[] = [];
  let length = 0;
  for (const group of inOrder.slice(first)) {
    for (const section of group) length += section.length;
    if (sections.length > 0 && length > HELD) break;
    sections.push(...group);
  }
  return sections;
}

/** Reads each input once, as far as there are sections to take from it. */
function gather(
  sections: readonly Placed[],
  into: Map<string, SourceRecord>,
  { inputs, means }: Among,
): void {
  const wanted = new Map<number, Set<string>>();
  for (const { input, key } of sections) wanted.set(input, (wanted.get(input) ?? new Set()).add(key));
  for (const [at, keys] of wanted) {
    const input = inputs[at];
    for (const found of input === undefined ? [] : foundIn(input, means)) {
      const key = 'record' in found ? keyOf(at, found.record) : '';
      if ('record' in found && keys.delete(key)) into.set(key, found.record);
      if (keys.size === 0) break;
    }
  }
}

function withMissing(record: SourceRecord, lexicon: Lexicon): SourceRecord {
  const missing = missingSections(record, lexicon);
  return missing.length === 0 ? record : { ...record, messages: [...record.messages, ...missing] };
}

/** The section that comes first among the inputs: there the whole cable is given. */
const firstOf = (group: readonly Placed[]): string | undefined =>
  [...group].sort((a, b) => a.place - b.place)[0]?.key;

/** Whether an input holds one cable at most, of so many characters at most. No PDF is opened to see that. */
export function isOneCable(input: Input, longest: number): boolean {
  let cables = 0;
  for (const found of foundIn(input, {})) {
    cables += 1;
    if (cables > 1 || ('record' in found && found.record.text.length > longest)) return false;
  }
  return true;
}

/** Every cable of one input. What its disk or its reading throws is its failure, and nobody else's. */
function* foundIn(input: Input, means: Means): Generator<Found> {
  const once = input.once === true;
  try {
    for (const opened of openFile(input.file, input.chunks?.() ?? [input.read()], means)) {
      if ('failure' in opened) yield opened;
      else for (const record of cablesIn(opened.record)) yield { record, once };
    }
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'The file cannot be read.';
    yield { file: input.file, failure: error('unreadable', reason) };
  }
}

import { cablesIn } from '../cable/cables-in.ts';
import { joinSections, missingSections, sectionGroups, sectionsIn } from '../cable/sections.ts';
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
  chunks?(): Iterable<Uint8Array>;
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
  const groups = sectionsOf(inputs, lexicon, means);
  return { [Symbol.iterator]: () => walked({ inputs, lexicon, means }, groups) };
}

function* walked(among: Among, groups: ReadonlyMap<string, readonly Placed[]>): Generator<Found> {
  for (const [at, input] of among.inputs.entries())
    for (const found of foundIn(input, among.means)) {
      if ('failure' in found) yield found;
      else {
        const key = keyOf(at, found.record);
        yield* inItsGroup(found, key, groups.get(key), among);
      }
    }
}

/** A record that can be found again: the input it is of, and its name there. */
interface Placed {
  readonly input: number;
  readonly key: string;
}

const keyOf = (input: number, { file, part }: Pick<SourceRecord, 'file' | 'part'>): string =>
  `${input} ${part ?? ''} ${file}`;

/** Each section by its key, with all sections of its cable in order. */
function sectionsOf(
  inputs: readonly Input[],
  lexicon: Lexicon,
  means: Means,
): ReadonlyMap<string, readonly Placed[]> {
  const groups = new Map<string, readonly Placed[]>();
  if (inputs.length < 2 && !inputs.some(({ file }) => ARCHIVE.test(file))) return groups;
  const sectioned = [...inputs.entries()].flatMap(([at, input]) => sectionsHeldBy(at, input, lexicon, means));
  for (const group of sectionGroups(sectioned)) for (const { key } of group) groups.set(key, group);
  return groups;
}

const ARCHIVE = /\.(?:zip|tar|tgz|gz)$/i;

function sectionsHeldBy(at: number, input: Input, lexicon: Lexicon, means: Means) {
  const sectioned = [];
  for (const found of foundIn(input, means)) {
    if ('failure' in found) continue;
    // A table's rows are whole cables, and may be many.
    if (found.record.container === 'csv') break;
    const held = sectionsIn(found.record, lexicon);
    if (held !== undefined) sectioned.push({ held, source: { input: at, key: keyOf(at, found.record) } });
  }
  return sectioned;
}

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
  { inputs, lexicon, means }: Among,
): Generator<Found> {
  if (group === undefined) yield { ...found, record: withMissing(found.record, lexicon) };
  else if (firstOf(group) === key) {
    const [head, ...rest] = group.flatMap((each) => sectionAt(inputs, each, means));
    if (head !== undefined) yield { once: found.once, record: joinSections([head, ...rest], lexicon) };
  }
}

function withMissing(record: SourceRecord, lexicon: Lexicon): SourceRecord {
  const missing = missingSections(record, lexicon);
  return missing.length === 0 ? record : { ...record, messages: [...record.messages, ...missing] };
}

/** The section that comes first among the inputs: there the whole cable is given. */
const firstOf = (group: readonly Placed[]): string | undefined =>
  [...group].sort((a, b) => a.input - b.input || (a.key < b.key ? -1 : 1))[0]?.key;

function sectionAt(inputs: readonly Input[], { input: at, key }: Placed, means: Means): SourceRecord[] {
  const input = inputs[at];
  if (input === undefined) return [];
  return [...foundIn(input, means)].flatMap((found) =>
    'record' in found && keyOf(at, found.record) === key ? [found.record] : [],
  );
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

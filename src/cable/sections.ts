import { joinedRecord } from '../container/slice.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import type { SourceRecord } from '../model/cable.ts';
import { type Message, warning } from '../model/message.ts';
import { unglued } from './families/acp/glued-lines.ts';
import { readClassification } from './fields/classification.ts';
import { readDateTimeGroup } from './fields/dtg.ts';
import { frameOf } from './frame.ts';
import { isMachineLength, type Line } from './lines.ts';

/** Which sections of which cable a record holds. */
export interface SectionsHeld {
  /** Station and serial, as sections of one cable have them in common. */
  readonly cable: string;
  /** Its date-time group: another year has the same numbers, so that without one nobody knows what belongs together. */
  readonly sent: string | undefined;
  readonly numbers: readonly number[];
  readonly of: number;
}

const SECTION = /SECTION[ \t]{0,4}\d{1,2}[ \t]{0,4}OF/i;
/** A section says which it is at its head. */
const HEAD = 8_000;

/** The sections a record says it holds, by the line 1 of each; nothing where it says of none. */
export function sectionsIn(record: SourceRecord, lexicon: Lexicon): SectionsHeld | undefined {
  // A table's row is a whole cable, and most texts speak of no section.
  if (record.container === 'csv' || !SECTION.test(record.text.slice(0, HEAD))) return undefined;
  const lines = unglued(frameOf(record.text), lexicon).lines.filter(isMachineLength);
  const said = lines.flatMap((line) => sectionOf(line, lexicon));
  const [first] = said;
  if (first === undefined) return undefined;
  const own = said.filter(({ cable, of }) => cable === first.cable && of === first.of);
  const numbers = [...new Set(own.map(({ number }) => number))];
  return { cable: first.cable, sent: sentAt(lines), numbers, of: first.of };
}

interface SectionLine {
  readonly cable: string;
  readonly number: number;
  readonly of: number;
}

function sectionOf(line: Line, lexicon: Lexicon): SectionLine[] {
  const read = SECTION.test(line.text) ? readClassification(line, lexicon) : undefined;
  if (read?.section === undefined || read.number === undefined) return [];
  const { station, serial } = read.number.value;
  return [{ cable: `${station} ${serial}`, ...read.section.value }];
}

function sentAt(lines: readonly Line[]): string | undefined {
  for (const line of lines.slice(0, 60)) {
    const dtg = readDateTimeGroup(line)?.dtg?.value;
    if (dtg !== undefined) return dtg;
  }
  return undefined;
}

/** A record with the sections it holds; `T` is what the caller knows it by. */
export interface Sectioned<T> {
  readonly held: SectionsHeld;
  readonly source: T;
}

/**
 * Which records are sections of one cable, in order: those that say the same number and time, each another section.
 * Where two say they are the same section, none is joined: one of them may be a correction.
 */
export function sectionGroups<T>(records: readonly Sectioned<T>[]): T[][] {
  const byCable = new Map<string, Sectioned<T>[]>();
  for (const each of records) {
    const { cable: number, sent, of } = each.held;
    if (sent === undefined) continue;
    const cable = `${number} ${sent} of ${of}`;
    const group = byCable.get(cable);
    if (group === undefined) byCable.set(cable, [each]);
    else group.push(each);
  }
  return [...byCable.values()]
    .filter((group) => group.length > 1 && areDistinct(group))
    .map((group) => group.sort((a, b) => firstOf(a) - firstOf(b)).map(({ source }) => source));
}

const firstOf = ({ held }: Sectioned<unknown>): number => Math.min(...held.numbers);

function areDistinct(group: readonly Sectioned<unknown>[]): boolean {
  const numbers = group.flatMap(({ held }) => held.numbers);
  return new Set(numbers).size === numbers.length;
}

/** The sections of one cable as one record. What is missing between them is said. */
export function joinSections(
  records: readonly [SourceRecord, ...SourceRecord[]],
  lexicon: Lexicon,
): SourceRecord {
  const joined = joinedRecord(records);
  return { ...joined, messages: [...joined.messages, ...missingSections(joined, lexicon)] };
}

/** Sections that a record does not hold although it holds others of more than one, or of a later one. */
export function missingSections(record: SourceRecord, lexicon: Lexicon): Message[] {
  const held = sectionsIn(record, lexicon);
  if (held === undefined) return [];
  // Archives often left out the head of the second section; a first one alone says nothing of the others.
  const [only] = held.numbers;
  if (held.numbers.length === 1 && only === 1) return [];
  const all = Array.from({ length: Math.min(held.of, MOST_SECTIONS) }, (_, i) => i + 1);
  const missing = all.filter((number) => !held.numbers.includes(number));
  return missing.length === 0 ? [] : [sectionMissing(missing, held.of)];
}

/** No cable has more sections than two digits can say. */
const MOST_SECTIONS = 99;

const sectionMissing = (missing: readonly number[], of: number): Message =>
  warning(
    'section-missing',
    `Of ${of} sections ${missing.length === 1 ? `section ${missing[0]} is` : `sections ${missing.join(', ')} are`} ` +
      'missing. What they say of the cable, and which paragraphs were theirs, is not known here. Find them and read ' +
      'them together.',
  );

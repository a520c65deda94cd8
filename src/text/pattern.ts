import { RRegex } from 'rregex';
import type { Span } from '../model/span.ts';
import { Budget } from './budget.ts';
import { waysOf } from './necessary.ts';
import { type Sighting, Sightings } from './sightings.ts';
import { findInBoth, type View } from './view.ts';

/** A pattern in linear-time syntax, ready to run on views. */
export interface Pattern {
  /** Where it matches, as spans of the source behind the view. */
  find(view: View, budget?: Budget): Span[];
  /** The same in a view that no other pattern is asked about, so that no shared pass over it would pay. */
  findAlone(view: View, budget?: Budget): Span[];
}

export interface PatternOptions {
  readonly ignoreCase?: boolean;
  /** A pass over the view that it shares with others; one of its own unless given. */
  readonly sightings?: Sightings;
}

/**
 * Compiles a pattern of the Rust regex syntax: no look-around, no back-references, so that its time is linear in
 * the text. `\b`, `\d`, `\w` mean ASCII. Of a pattern with groups only what the groups caught is found, so that
 * `passport (\d{9})` leaves the word before the number alone. Throws with the engine's own explanation where the syntax is refused.
 */
export function compilePattern(
  source: string,
  { ignoreCase = false, sightings = new Sightings() }: PatternOptions = {},
): Pattern {
  const written = (ignoreCase ? '(?i)' : '') + asciiClasses(source);
  const regex = compiledOnce(written);
  if (!sightings.knows(written)) regex();
  const sighting = sightings.add(written, () => waysOf(regex().syntax()));
  const findBy =
    (where: Sighting): Pattern['find'] =>
    (view, budget = new Budget(view.text.length)) =>
      findInBoth(view, (reading) => {
        budget.charge(reading.text.length);
        return findIn(reading, regex, where(reading), budget);
      });
  return { find: findBy(sighting), findAlone: findBy(() => 'whole') };
}

/** The engine takes long to make a pattern ready: one whose letters no cable has is never asked for. */
function compiledOnce(written: string): () => RRegex {
  let made: RRegex | undefined;
  return () => {
    made ??= new RRegex(written);
    return made;
  };
}

function findIn(view: View, regex: () => RRegex, stretches: ReturnType<Sighting>, budget: Budget): Span[] {
  const { text } = view;
  const pieces = stretches === 'whole' ? [{ from: 0, to: text.length }] : stretches;
  return pieces.flatMap(({ from, to }) => {
    const piece = text.slice(from, to);
    const found = caughtBy(regex(), piece).filter(({ start, end }) => end > start);
    // Only what counts is charged: how much is passed over depends on how much is read.
    budget.hits(found.length);
    if (found.length === 0) return [];
    const unit = unitOffsets(piece);
    return found.map(({ start, end }) => view.sourceOf({ from: from + unit(start), to: from + unit(end) }));
  });
}

function caughtBy(regex: RRegex, text: string): { start: number; end: number }[] {
  if (regex.capturesLength() === 1) return regex.findAll(text);
  return regex.capturesAll(text).flatMap(({ get: [whole, ...groups] }) => {
    if (groups.length > 0) return groups;
    return whole === undefined ? [] : [whole];
  });
}

export const asciiClasses = (source: string): string =>
  source.replace(/\\([\\bdw])/g, (escaped, letter: string) => ASCII[letter] ?? escaped);

const ASCII: Readonly<Record<string, string>> = { b: '(?-u:\\b)', d: '[0-9]', w: '[A-Za-z0-9_]' };

/** The engine counts bytes of UTF-8; spans count UTF-16 units. The same thing only where all is ASCII. */
function unitOffsets(text: string): (byte: number) => number {
  if (!/[^\x00-\x7f]/.test(text)) return (byte) => byte;
  const units = new Map<number, number>();
  let byte = 0;
  for (let unit = 0; unit < text.length; ) {
    units.set(byte, unit);
    const point = text.codePointAt(unit) ?? 0;
    byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    unit += point > 0xffff ? 2 : 1;
  }
  units.set(byte, text.length);
  return (at) => {
    const unit = units.get(at);
    if (unit === undefined) throw new RangeError('The pattern engine named a place inside a character');
    return unit;
  };
}

import type { Cable } from '../model/cable.ts';
import { byPosition, type Span, subtract, unite } from '../model/span.ts';

/** A stretch of the cable that names never reach across: a portion, a header line, or what lies between. */
interface Stretch extends Span {
  readonly id: number;
}

export interface Parts {
  /** Number of the part at an offset into the cable's text. Offsets must be asked in rising order. */
  partAt(at: number): number;
  /** Whether the white space between two words of one part parts their sentences. */
  breaksAt(part: number, source: string, from: number, to: number): boolean;
  /** Whether a part is a portion: neither a line of the header nor what nobody read. */
  isPortion(part: number): boolean;
}

/**
 * A portion reads on across wraps, blank lines and page headers. A header line ends at its line end; text
 * in no portion at a blank line.
 */
export const partsOf = (cable: Cable): Parts => new PartsOfCable(cable);

const LONGEST_BREAK = 200;
const BLANK_LINE = /\n[ \t\r]{0,80}\n/;

/** Numbers of parts tell their kind: portions come first, then lines of the header, then gaps. */
class PartsOfCable implements Parts {
  private readonly stretches: readonly Stretch[];
  private readonly portions: number;
  private readonly layoutEnd: number;
  private cursor = 0;

  constructor(cable: Cable) {
    const portions = portionStretches(cable);
    const layout = outside(unite(cable.layout), unite(portions));
    this.portions = cable.portions.length;
    this.layoutEnd = this.portions + layout.length;
    const known = [...portions, ...numbered(layout, this.portions)];
    const gaps = subtract({ from: 0, to: cable.text.length }, known);
    this.stretches = [...known, ...numbered(gaps, this.layoutEnd)].sort(byPosition);
  }

  partAt(at: number): number {
    while ((this.stretches[this.cursor]?.to ?? Number.POSITIVE_INFINITY) <= at) this.cursor++;
    return this.stretches[this.cursor]?.id ?? -1;
  }

  breaksAt(part: number, source: string, from: number, to: number): boolean {
    if (to - from < 1 || this.isPortion(part)) return false;
    const space = source.slice(from, Math.min(to, from + LONGEST_BREAK));
    const isLayout = part >= this.portions && part < this.layoutEnd;
    return isLayout ? space.includes('\n') : BLANK_LINE.test(space);
  }

  isPortion(part: number): boolean {
    return part >= 0 && part < this.portions;
  }
}

function portionStretches({ portions }: Cable): Stretch[] {
  const stretches: Stretch[] = [];
  for (let id = 0; id < portions.length; id++)
    for (const { from, to } of portions[id]?.spans ?? []) stretches.push({ from, to, id });
  return stretches;
}

const numbered = (spans: readonly Span[], first: number): Stretch[] =>
  spans.map(({ from, to }, i) => ({ from, to, id: first + i }));

/** What of the lines lies in none of the holes; both are in order and disjoint. */
function outside(lines: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const { from, to } of lines) {
    let at = from;
    while ((holes[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    for (let i = next; i < holes.length; i++) {
      const hole = holes[i];
      if (hole === undefined || hole.from >= to) break;
      if (hole.from > at) left.push({ from: at, to: hole.from });
      at = Math.max(at, hole.to);
    }
    if (at < to) left.push({ from: at, to });
  }
  return left;
}

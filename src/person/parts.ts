import type { Cable } from '../model/cable.ts';
import { byPosition, type Span, subtract, unite } from '../model/span.ts';

type PartKind = 'portion' | 'layout' | 'gap';

/** A stretch of the cable that names never reach across: a portion, a header line, or what lies between. */
interface Stretch extends Span {
  readonly id: number;
  readonly kind: PartKind;
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
export function partsOf(cable: Cable): Parts {
  const stretches = stretchesOf(cable);
  const kinds = new Map(stretches.map((stretch) => [stretch.id, stretch.kind]));
  let cursor = 0;
  return {
    partAt(at) {
      while ((stretches[cursor]?.to ?? Number.POSITIVE_INFINITY) <= at) cursor++;
      return stretches[cursor]?.id ?? -1;
    },
    breaksAt(part, source, from, to) {
      if (to - from < 1 || kinds.get(part) === 'portion') return false;
      const space = source.slice(from, Math.min(to, from + 200));
      return kinds.get(part) === 'layout' ? space.includes('\n') : /\n[ \t\r]{0,80}\n/.test(space);
    },
    isPortion: (part) => kinds.get(part) === 'portion',
  };
}

function stretchesOf(cable: Cable): Stretch[] {
  const portions = cable.portions.flatMap((portion, id) =>
    portion.spans.map(({ from, to }): Stretch => ({ from, to, id, kind: 'portion' })),
  );
  const read = unite(portions);
  let id = cable.portions.length;
  const layout = unite(cable.layout)
    .flatMap((line) => subtract(line, read))
    .map((line): Stretch => ({ ...line, id: id++, kind: 'layout' }));
  const known = [...portions, ...layout];
  const gaps = subtract({ from: 0, to: cable.text.length }, known).map(
    (gap): Stretch => ({ ...gap, id: id++, kind: 'gap' }),
  );
  return [...known, ...gaps].sort(byPosition);
}

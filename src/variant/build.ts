import type { Cable } from '../model/cable.ts';
import type { FinalState } from '../model/final-state.ts';
import { higher, LEVEL_NAMES, type Level, levelRank } from '../model/marking.ts';
import { covers, type Span, subtract, unite } from '../model/span.ts';
import type { Assessment } from '../model/status.ts';
import type { DeclassificationBlock, MarkedCopy, Piece, Variant } from '../model/variant.ts';
import type { Cut } from './deletions.ts';

/** What a copy says about itself besides its text. */
export interface Framing {
  readonly mrn: string;
  readonly audience: string;
  readonly state: FinalState;
  readonly stamps: readonly string[];
  readonly block: DeclassificationBlock | undefined;
}

/** A copy without what was withheld. From here on nobody can print it, because nobody has it (law 5). */
export function variantOf(
  cable: Cable,
  assessment: Assessment,
  cuts: readonly Cut[],
  framing: Framing,
): Variant {
  const { mrn, audience, state, stamps, block } = framing;
  const banner = bannerLevel(cable, assessment, cuts);
  const struck = struckMarks(cable, assessment, banner);
  const pieces = piecesOf(cable.text, cuts, struck);
  return {
    mrn,
    audience,
    banner: LEVEL_NAMES[banner],
    state,
    stamps: [...stamps],
    ...(block === undefined ? {} : { block }),
    pieces,
  };
}

/** Rolls up the levels, on the day, of every portion that has words left in the copy. */
export function bannerLevel(cable: Cable, assessment: Assessment, cuts: readonly Cut[]): Level {
  const gone = cuts.flatMap(({ spans }) => spans);
  const left = cable.portions.filter(
    ({ kind, spans, mark, number }) =>
      kind !== 'classified-by' &&
      kind !== 'signature' &&
      spans
        .flatMap((span) =>
          subtract(span, [...gone, ...(mark ? [mark.span] : []), ...(number ? [number] : [])]),
        )
        .some(({ from, to }) => /\S/.test(cable.text.slice(from, to))),
  );
  return left.reduce<Level>((level, { id }) => higher(level, levelOn(assessment, id)), 'U');
}

const levelOn = (assessment: Assessment, portion: string): Level =>
  (assessment.portions.get(portion) ?? assessment.status).level;

/**
 * Old markings are struck, not erased (32 CFR 2001.25(b)): a portion's mark once the portion is declassified,
 * the overall mark once what is left in the copy is below it.
 */
export function struckMarks(cable: Cable, assessment: Assessment, banner: Level): Span[] {
  const portions = cable.portions.flatMap(({ id, mark, marking }) =>
    mark !== undefined && levelRank(levelOn(assessment, id)) < levelRank(marking.level ?? 'U')
      ? [mark.span]
      : [],
  );
  const overall = levelRank(banner) < levelRank(cable.overall?.level ?? 'U') ? cable.levelMarks : [];
  return unite([...overall, ...portions]);
}

function piecesOf(text: string, cuts: readonly Cut[], struck: readonly Span[]): Piece[] {
  const firsts = new Map(cuts.map((cut) => [cut.spans[0]?.from ?? 0, cut]));
  const gone = unite(cuts.flatMap(({ spans }) => spans));
  const pieces: Piece[] = [];
  for (const stretch of stretches(text.length, [...cuts.flatMap(({ spans }) => spans), ...struck])) {
    const cut = firsts.get(stretch.from);
    if (gone.some((span) => covers(span, stretch))) {
      if (cut !== undefined) pieces.push(deletion(cut));
    } else if (struck.some((mark) => covers(mark, stretch)))
      pieces.push({ kind: 'struck', text: text.slice(stretch.from, stretch.to) });
    else pieces.push({ kind: 'text', text: text.slice(stretch.from, stretch.to) });
  }
  return pieces;
}

const deletion = ({ portion, bases, extent, effect }: Cut): Piece => ({
  kind: 'deletion',
  portion,
  bases: [...bases],
  extent,
  held: effect === 'hold',
});

/** Cuts a text at every edge of `spans`. */
function stretches(length: number, spans: readonly Span[]): Span[] {
  const edges = [...new Set([0, length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((from, i) => ({ from, to: edges[i + 1] as number }));
}

/** The reviewer's copy: everything is there, each deletion in brackets with its bases. For `restricted/` only. */
export function markedCopyOf(
  cable: Cable,
  { status, portions }: Assessment,
  cuts: readonly Cut[],
  framing: Framing,
): MarkedCopy {
  const taken = cuts.flatMap((cut) => cut.spans.map((span) => ({ cut, span })));
  const pieces = stretches(
    cable.text.length,
    taken.map(({ span }) => span),
  ).map((stretch) => {
    const text = cable.text.slice(stretch.from, stretch.to);
    const cut = taken.find(({ span }) => covers(span, stretch))?.cut;
    if (cut === undefined) return { kind: 'text' as const, text };
    return {
      kind: cut.effect === 'hold' ? ('held' as const) : ('withheld' as const),
      text,
      bases: cut.bases,
    };
  });
  // A later classification may have raised what the cable prints of itself.
  const levels = [status, ...portions.values()].map(({ level }) => level);
  const printed = cable.overall?.level ?? null;
  return {
    mrn: framing.mrn,
    banner: printed === null ? 'CLASSIFICATION UNKNOWN' : LEVEL_NAMES[levels.reduce(higher, printed)],
    stamps: framing.stamps,
    pieces,
  };
}

import type { Before, Since } from '../model/before.ts';
import type { Cable, Portion } from '../model/cable.ts';
import type { FinalState } from '../model/final-state.ts';
import { type Level, levelRank, type Marking } from '../model/marking.ts';
import { agencyOf } from '../model/referral.ts';
import { type Span, SpanIndex, sliceOf, subtract, unite } from '../model/span.ts';
import type { Assessment } from '../model/status.ts';
import type {
  DeclassificationBlock,
  Facts,
  MarkedCopy,
  MarkedPiece,
  Piece,
  PortionPlace,
  SinceRelease,
  Variant,
} from '../model/variant.ts';
import type { Left } from './banner.ts';
import type { Cut } from './deletions.ts';
import type { Passage } from './since.ts';

/** What a copy says about itself besides its text. */
export interface Framing {
  readonly mrn: string;
  readonly audience: string;
  /** Of the copy, by `bannerOf`. */
  readonly banner: Marking;
  readonly state: FinalState;
  readonly stamps: readonly string[];
  readonly block: DeclassificationBlock | undefined;
  readonly facts: Facts;
  readonly portions: readonly PortionPlace[];
  readonly since?: SinceRelease | undefined;
}

/** A copy without what was withheld. From here on nobody can print it, because nobody has it (law 5). */
export function variantOf(stretches: readonly Stretch[], framing: Framing): Variant {
  const { mrn, audience, banner, state, stamps, block, facts, portions, since } = framing;
  return {
    mrn,
    audience,
    banner: banner.as,
    state,
    stamps: [...stamps],
    ...(block === undefined ? {} : { block }),
    facts,
    portions: [...portions],
    ...(since === undefined ? {} : { since }),
    pieces: stretches.flatMap(({ piece }) => piece ?? []),
  };
}

/** Portions that have words left in the copy; who wrote and who signed is shown anyway and bears nothing. */
export function portionsLeft(cable: Cable, cuts: readonly Cut[]): Portion[] {
  const markers = cable.copy === undefined ? [] : cable.excisions.map(({ span }) => span);
  const gone = new SpanIndex([...cuts.flatMap(({ spans }) => spans), ...markers]);
  return cable.portions.filter(
    (portion) => !SHOWN_ANYWAY.has(portion.kind) && hasWordsLeft(cable.text, portion, gone),
  );
}

const SHOWN_ANYWAY: ReadonlySet<string> = new Set(['classified-by', 'signature']);

function hasWordsLeft(text: string, { spans, mark, number }: Portion, gone: SpanIndex): boolean {
  const head = [mark?.span, number].filter((span) => span !== undefined);
  return spans
    .flatMap((span) => gone.gapsIn(span))
    .flatMap((gap) => subtract(gap, head))
    .some((words) => /\S/.test(sliceOf(text, words)));
}

const levelOn = (assessment: Assessment, portion: string): Level =>
  (assessment.portions.get(portion) ?? assessment.status).level;

/**
 * Old markings are struck, not erased (32 CFR 2001.25(b)): a portion's mark once the portion is declassified or was
 * opened further than it says, the overall mark once what is left in the copy bears something else.
 */
export function struckMarks(cable: Cable, { assessment, opened }: Left, banner: Marking): Span[] {
  const portions = cable.portions.flatMap(({ id, mark, marking }) =>
    mark !== undefined &&
    (opened.has(id) || levelRank(levelOn(assessment, id)) < levelRank(marking.level ?? 'U'))
      ? [mark.span]
      : [],
  );
  const history = cable.copy?.struck ?? [];
  return unite([...(isOvertaken(cable, banner) ? cable.levelMarks : []), ...portions, ...history]);
}

/** A copy bears less than its cable or, where its readers are named, not what the classification line limits it to. */
function isOvertaken({ overall, fields }: Cable, banner: Marking): boolean {
  if (levelRank(banner.level ?? 'U') < levelRank(overall?.level ?? 'U')) return true;
  const line = fields.classification?.value;
  if (line === undefined || banner.releasableTo.length === 0) return false;
  const others = line.releasableTo.some((code) => !banner.releasableTo.includes(code));
  return others || line.dissem.some((token) => !banner.dissem.includes(token));
}

/** A stretch of a cable and what a copy has in its place: itself, itself struck, a marker, or nothing. */
export interface Stretch extends Span {
  readonly piece: Piece | undefined;
}

/** How the markers of a copy speak. */
export interface Markers {
  readonly form: 'coded' | 'not-declassified';
  /** Codes that are not printed beside another. */
  readonly omit: readonly string[];
  /** Whether a passage that waits for an agency's answer says so. */
  readonly interim: boolean;
  /** Agencies that no copy may name (E.O. 13526 section 3.6(b)). */
  readonly undisclosed: readonly string[];
}

/** The text cut at every edge of what is gone and struck, so that each stretch lies in or out of these as a whole. */
export function stretchesOf(
  text: string,
  cuts: readonly Cut[],
  struck: readonly Span[],
  markers: Markers,
): Stretch[] {
  const firsts = new Map(cuts.map((cut) => [cut.spans[0]?.from ?? 0, cut]));
  const gone = cuts.flatMap(({ spans }) => spans);
  const [isGone, isStruck] = [new SpanIndex(gone), new SpanIndex(struck)];
  return cutAtEdges(text.length, [...gone, ...struck]).map((span) => {
    const cut = firsts.get(span.from);
    if (isGone.touches(span)) return { ...span, piece: cut && deletion(cut, markers) };
    const kind = isStruck.touches(span) ? 'struck' : 'text';
    return { ...span, piece: { kind, text: sliceOf(text, span) } };
  });
}

function deletion({ portion, bases, extent, effect }: Cut, markers: Markers): Piece {
  const held = effect === 'hold';
  const told = bases.filter((code) => !markers.omit.includes(code));
  const shown = [...new Set((told.length > 0 ? told : bases).map((code) => shownCode(code, markers)))];
  const form = formOf(shown, held, markers);
  return {
    ...{ kind: 'deletion', portion, bases: shown, extent, held },
    ...(form === undefined ? {} : { form }),
  };
}

/** An agency that may not be named, or that has no acronym, is another agency. */
function shownCode(code: string, { undisclosed }: Markers): string {
  const referred = /^(?:EQUITY|REFERRAL) (.+)$/.exec(code)?.[1];
  if (referred === undefined || referred === 'FGI') return code;
  return agencyOf(code) === undefined || undisclosed.includes(referred) ? 'REFERRED' : code;
}

function formOf(codes: readonly string[], held: boolean, { form, interim }: Markers) {
  if (!held) return form === 'not-declassified' ? form : undefined;
  const waits = codes.some((code) => code === 'REFERRED' || agencyOf(code) !== undefined);
  return interim && waits ? ('pending' as const) : undefined;
}

/** Cuts a text at every edge of `spans`. */
function cutAtEdges(length: number, spans: readonly Span[]): Span[] {
  const edges = [...new Set([0, length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((from, i) => ({ from, to: edges[i + 1] as number }));
}

/** What a reviewer's copy shows of the copy that is superseded. */
export interface LookedBack {
  readonly since: Since;
  readonly before: Before;
  readonly passages: readonly Passage[];
}

/** The reviewer's copy: everything is there, each deletion in brackets with its bases. For `restricted/` only. */
export function markedCopyOf(
  cable: Cable,
  cuts: readonly Cut[],
  { mrn, stamps, banner }: Pick<Framing, 'mrn' | 'stamps'> & { readonly banner: string },
  back?: LookedBack | undefined,
): MarkedCopy {
  let pieces: MarkedCopy['pieces'] | undefined;
  return {
    ...{ mrn, banner, stamps },
    ...(back === undefined ? {} : { since: { ...back.since, wasPublic: back.before.folder === 'public' } }),
    // Cut when first asked for: most runs make no reviewer's copies.
    get pieces() {
      pieces ??= markedPieces(cable.text, cuts, back?.passages ?? []);
      return pieces;
    },
  };
}

/** Cut at the edges of deletions, and of what has changed sides since the copy that is superseded. */
function markedPieces(
  source: string,
  cuts: readonly Cut[],
  passages: readonly Passage[],
): MarkedCopy['pieces'] {
  const taken = cuts.flatMap((cut) => cut.spans.map((span) => ({ ...span, cut })));
  const changed = passages
    .filter(({ before, now }) => before === undefined || now === undefined)
    .flatMap(({ spans, before }) => spans.map((span) => ({ ...span, before })));
  const [cutAt, changeAt] = [new SpanIndex(taken), new SpanIndex(changed)];
  return cutAtEdges(source.length, [...taken, ...changed]).map((stretch) =>
    markedPiece(sliceOf(source, stretch), cutAt.at(stretch)[0]?.cut, changeAt.at(stretch)[0]),
  );
}

function markedPiece(
  text: string,
  cut: Cut | undefined,
  change: Pick<Passage, 'before'> | undefined,
): MarkedPiece {
  if (cut === undefined) {
    const { effect, bases } = change?.before ?? {};
    return effect === undefined || bases === undefined
      ? { kind: 'text', text }
      : { kind: 'text', text, before: { effect, bases } };
  }
  const { effect, bases } = cut;
  const kept = { kind: effect === 'hold' ? 'held' : 'withheld', text, bases } as const;
  return change === undefined ? kept : { ...kept, wasShown: true };
}

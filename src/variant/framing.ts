import { barsTo, strangeControls } from '../decide/current-marking.ts';
import { showsWords } from '../decide/final-state.ts';
import { wasDecaptioned } from '../decide/from-markings.ts';
import type { GateKeys } from '../decide/gate.ts';
import { openedPortions } from '../decide/opened.ts';
import type { Lift } from '../decide/settle.ts';
import { stampsOf } from '../decide/stamps.ts';
import type { Bar } from '../marking/release.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Audience } from '../model/audience.ts';
import type { Cable } from '../model/cable.ts';
import type { Claim, Decision } from '../model/claim.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import type { FinalState } from '../model/final-state.ts';
import type { Marking } from '../model/marking.ts';
import type { Folder } from '../model/run-record.ts';
import type { Assessment } from '../model/status.ts';
import type { SinceRelease } from '../model/variant.ts';
import { bannerOf, type Left } from './banner.ts';
import { type Framing, portionsLeft, type Stretch } from './build.ts';
import { declassificationBlock, isDeclassifiedInPart, mayStand } from './declassification-block.ts';
import type { Cut } from './deletions.ts';
import { factsOf } from './facts.ts';
import { placesOf } from './places.ts';

/** A cable as the page around its copy speaks of it. */
export interface Framed {
  readonly mrn: string;
  readonly cable: Cable;
  readonly evidence: readonly EvidenceRow[];
  readonly assessment: Assessment;
}

/** What was settled on it. */
export interface SettledOn {
  readonly cuts: readonly Cut[];
  readonly claims: readonly Claim[];
  readonly answers: { readonly lifts: readonly Lift[] };
  readonly decisions: readonly Decision[];
  readonly state: FinalState;
}

/** Whom a copy is for, and in what words markings are read. */
export interface MadeFor {
  readonly audience: Audience;
  readonly vocabulary: Vocabulary;
}

/** What a copy bears, of what is left in it, and what in that keeps it from readers abroad. */
export interface Borne {
  readonly banner: Marking;
  readonly left: Left;
  readonly bars: readonly Bar[];
}

export function borneBy(
  { cable, assessment }: Framed,
  { cuts, claims, answers }: SettledOn,
  { asOf }: GateKeys,
  { audience, vocabulary }: MadeFor,
): Borne {
  const { readers } = audience;
  const circumstance = { vocabulary, dated: cable.dated, asOf };
  const opened = openedPortions(claims, answers.lifts);
  const left = { portions: portionsLeft(cable, cuts), assessment, opened };
  const banner = bannerOf(left, readers, circumstance);
  const bars =
    readers.kind === 'public'
      ? []
      : [...barsTo(readers, banner, circumstance), ...strangeControls(audience, banner, vocabulary)];
  return { banner, left, bars };
}

/** A page that is to be framed: where it goes, what it bears, what stands in it. */
export interface Page extends Pick<Borne, 'banner' | 'left'> {
  readonly folder: Folder;
  readonly stretches: readonly Stretch[];
  /** What the copy says of an earlier release. */
  readonly since?: SinceRelease | undefined;
}

/** What a copy says about itself besides its text. */
export function framingOf(
  framed: Framed,
  { cuts, state, decisions }: SettledOn,
  { folder, banner, left, stretches, since }: Page,
  keys: GateKeys,
  { audience, vocabulary }: MadeFor,
): Framing {
  const { cable, assessment, mrn } = framed;
  const gone = cuts.flatMap(({ spans }) => spans);
  const confirmed =
    folder === 'public' && keys.official !== null ? { by: keys.official, on: keys.today } : undefined;
  const isToldWhy = mayStand(cable, assessment, gone);
  return {
    ...{ mrn, audience: audience.audience, banner, state },
    stamps: stampsOf(keys, {
      ...{ folder, state, banner: banner.as },
      shows: showsWords(cable, decisions),
      decaptioned: wasDecaptioned({ ...framed, vocabulary }),
      declassifiedInPart: isDeclassifiedInPart(cable, left.portions, assessment),
      codes: codesIn(stretches),
    }),
    block: isToldWhy ? declassificationBlock(cable, assessment, confirmed) : undefined,
    facts: factsOf(cable, gone),
    portions: placesOf(cable.portions, stretches),
    since,
  };
}

/** Grounds on which a copy withholds something, where its markers say them, in its order. */
const codesIn = (stretches: readonly Stretch[]): string[] =>
  stretches.flatMap(({ piece }) =>
    piece?.kind === 'deletion' && !piece.held && piece.form === undefined ? piece.bases : [],
  );

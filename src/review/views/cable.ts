import { NO_OFFICIAL, riskOf } from '../../batch/filing.ts';
import { WITHHOLDINGS } from '../../decide/adoption.ts';
import { DONE_BY_THE_COPY } from '../../decide/gate.ts';
import { bannerOf } from '../../marking/banner.ts';
import { type Attestation, attests } from '../../model/action.ts';
import { bodyOf } from '../../model/cable.ts';
import type { Effect } from '../../model/claim.ts';
import type { Person } from '../../model/person.ts';
import type { Filed, Standing } from '../../model/review.ts';
import type { Folder } from '../../model/run-record.ts';
import type { CableView, DoneShown, PersonShown, PortionShown, SignatureShown } from '../../model/shown.ts';
import { overlap } from '../../model/span.ts';
import { statusesIn } from '../../model/status.ts';
import type { Review, Rulebook } from '../../pipeline.ts';
import type { CableRecord } from '../acts/record.ts';
import { deletionsShown } from './deletions.ts';
import { historyShown } from './history.ts';
import { onPage } from './on-page.ts';
import { piecesShown } from './pieces.ts';
import { referralsShown } from './referrals.ts';
import { sinceShown } from './since.ts';

/** A cable as it stands in a review: what the machine and people made of it, and what its log says. */
export interface Standpoint {
  readonly done: Review;
  readonly filed: Filed;
  readonly record: CableRecord;
  /** Where its copy lies now. */
  readonly folder: Folder | null;
  readonly standing: Standing;
  /** Digest of what a signer is shown. */
  readonly shown: string;
  readonly standsBehind: CableView['standsBehind'];
  /** Those of the run, then those of the review. */
  readonly attestations: readonly Attestation[];
}

/** How a cable is to whoever looks at it: why they cannot sign it, when they did last, and whether they read it a second time. */
type ForYou = Pick<CableView, 'cannotSign' | 'lastSigned' | 'isSecondReading'>;

/** All that a reviewer sees of one cable. */
export function cableView(at: Standpoint, rulebook: Rulebook, forYou: ForYou): CableView {
  const { done, filed, record } = at;
  const { cable, assessment, variant } = done;
  const history = historyShown(record, done, at.shown);
  return {
    ...headOf(at),
    ...{
      file: done.record.file,
      family: cable.detection.family,
      copyBanner: variant.banner,
      stamps:
        at.standing === 'released' ? variant.stamps.filter((stamp) => stamp !== PROPOSED) : variant.stamps,
    },
    ...{ risk: riskOf(filed.risks), risks: filed.risks, version: record.version, shown: at.shown },
    status: statusShown(assessment.status),
    needs: needsOf(at),
    barred: barredShown(done.barred),
    questions: filed.questions,
    pieces: piecesShown(done),
    portions: portionsShown(done),
    deletions: deletionsShown(done, rulebook),
    persons: done.persons.map((person) => personShown(person, done)),
    referrals: referralsShown(done, record),
    since: sinceShown(done),
    messages: done.messages.map(({ severity, code, reason }) => ({ severity, code, reason: onPage(reason) })),
    history,
    signatures: signaturesIn(history),
    ...{ standsBehind: at.standsBehind, ...forYou },
  };
}

/** What a copy says of itself until it is released; a review makes every copy as a proposal. */
const PROPOSED = 'PROPOSED, NOT RELEASED';

/** Whoever releases at the review is the official, so that nobody is named yet keeps nothing in. */
const barredShown = (barred: readonly string[]): string[] => barred.filter((why) => why !== NO_OFFICIAL);

function headOf({ done, filed, standing, folder }: Standpoint) {
  const { mrn, banner, dated, post, subject, tags } = filed;
  return { ...{ mrn, banner, dated, post, subject, tags, standing }, state: done.state, folder };
}

const statusShown = ({ state, level, declassifyOn, outerDate, reasons }: Review['assessment']['status']) => ({
  ...{ state, level, declassifyOn, outerDate },
  reasons: reasons.map(({ provision, text }) => ({ provision, text })),
});

/** What must be attested before a copy goes out, each once, with who has. */
function needsOf({ done, attestations }: Standpoint): CableView['needs'] {
  const { assessment, mrn } = done;
  const all = statusesIn(assessment).flatMap(({ stillNeeded }) => stillNeeded);
  const byCode = new Map([...all, WITHHOLDINGS].map((need) => [need.code, need] as const));
  const mine = attestations.filter((each) => attests(each, mrn));
  return [...byCode.values()].flatMap(({ code, text }) => {
    const by = mine.findLast(({ need }) => need === code);
    const isAsked = code !== WITHHOLDINGS.code || done.barred.some((why) => why.includes(code));
    if (DONE_BY_THE_COPY.has(code) || (by === undefined && !isAsked)) return [];
    return [{ code, text, attested: by === undefined ? null : `${by.by}, ${by.on}` }];
  });
}

const portionsShown = ({ cable }: Review): PortionShown[] =>
  cable.portions.map((portion) => ({
    ...{ id: portion.id, kind: portion.kind, mark: portion.mark?.printed ?? null },
    marking: bannerOf(portion.marking),
    spans: bodyOf(portion, cable.text),
  }));

function personShown(
  { id, name, role, evidence, mentions, echoes = [] }: Person,
  { decisions }: Review,
): PersonShown {
  const all = [...mentions, ...echoes];
  const effects = decisions
    .filter(({ span }) => all.some((mention) => overlap(mention, span)))
    .map(({ effect }) => effect);
  return { ...{ id, name, role, evidence, mentions: all }, effects: [...new Set<Effect>(effects)] };
}

/** In the order in which they were given. */
const signaturesIn = (history: readonly DoneShown[]): SignatureShown[] =>
  history
    .filter(({ kind }) => kind === 'sign')
    .map(({ by, at, stands, why }) => ({ by, at, stands, why }))
    .reverse();

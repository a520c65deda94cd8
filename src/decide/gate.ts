import { membersOf } from '../marking/audience.ts';
import type { Bar } from '../marking/release.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import { type Attestation, attests } from '../model/action.ts';
import type { Audience, BannerLimit } from '../model/audience.ts';
import type { Case } from '../model/case.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { FinalState } from '../model/final-state.ts';
import { LEVEL_NAMES, levelRank, type Marking } from '../model/marking.ts';
import type { Folder } from '../model/run-record.ts';
import { type Assessment, type Status, statusesIn } from '../model/status.ts';
import { WITHHOLDINGS } from './adoption.ts';

/** The circumstances of a release, as far as the gate asks for them. */
export interface GateKeys {
  readonly asOf: CivilDate;
  readonly today: CivilDate;
  readonly official: string | null;
  readonly attestations: readonly Attestation[];
  /** The request that is answered, if it is one. */
  readonly case?: Case | undefined;
  /** The number of this very cable in the case. */
  readonly document?: string | undefined;
}

/** What the gate asks of one copy. */
export interface AtTheGate {
  readonly mrn: string;
  readonly state: FinalState;
  readonly assessment: Assessment;
  readonly banner: Marking;
  readonly audience: Audience;
  /** What in the banner keeps the copy from readers abroad; nothing where it is for everybody. */
  readonly bars: readonly Bar[];
  /** Withholdings that rules drafted and nobody made their own. */
  readonly drafts: number;
  /** Withholdings that people decided on and that do not hold on this text or day. */
  readonly lapsed: number;
  /** Whether it was read from a copy, whose struck marks nobody but the copy vouches for. */
  readonly fromCopy: boolean;
}

/** Needs that the copy itself fulfils, so nobody attests them. */
export const DONE_BY_THE_COPY: ReadonlySet<string> = new Set(['declassification-marking']);

/** Codes of what is still needed for this cable and that nobody has attested since there was something to attest. */
export function unattestedNeeds(
  { mrn, assessment }: Pick<AtTheGate, 'mrn' | 'assessment'>,
  attestations: readonly Attestation[],
): string[] {
  const mine = attestations.filter((each) => attests(each, mrn));
  const needed = statusesIn(assessment).flatMap((status) =>
    status.stillNeeded
      .filter(({ code }) => !mine.some(({ need, on }) => need === code && on >= openedOn(status)))
      .map(({ code }) => code),
  );
  return [...new Set(needed)].filter((code) => !DONE_BY_THE_COPY.has(code));
}

/** The day from which it could be attested: an extension may come until the very day of declassification. */
const openedOn = ({ asOf, declassifyOn, outerDate }: Status): string =>
  [declassifyOn, outerDate].find((day) => day !== null && day <= asOf) ?? '';

/**
 * What keeps a copy out of `public/`, each in words for the person who releases; none where it may go there
 * (law 10). The machine proposes, a person releases.
 */
export function barriers(keys: GateKeys, copy: AtTheGate): string[] {
  const unattested = unattestedNeeds(copy, keys.attestations);
  return [
    ...(keys.official === null ? ['no official is named'] : []),
    ...(copy.state === 'held' && keys.case?.interim !== true ? ['questions are open'] : []),
    ...(copy.state === 'failed' ? ['it failed'] : []),
    ...(copy.lapsed > 0 ? [LAPSED] : []),
    ...(copy.fromCopy ? ['it was read from a copy: release the cable itself'] : []),
    ...(keys.case?.interim === false && copy.drafts > 0 ? [draftsLeft(copy.drafts)] : []),
    ...(isUnnumbered(keys) ? ['it has no document number in the case'] : []),
    ...(unattested.length > 0 ? [`not attested: ${unattested.join(', ')}`] : []),
    ...bannerBarriers(copy),
  ];
}

/** What somebody withheld does not go out because their ground fell away: it goes out once somebody has decided so. */
const LAPSED =
  'a withholding that somebody decided on no longer holds: decide anew, and undo the old decision at the review or leave it out';

/** The index of a final answer states what a person stands for, and no drafts. */
const draftsLeft = (drafts: number): string =>
  `${drafts === 1 ? 'a withholding is a draft' : `${drafts} withholdings are drafts`} that nobody adopted: attest ${WITHHOLDINGS.code}, or decide on each`;

/** A case that numbers its documents numbers all of them. */
const isUnnumbered = ({ case: given, document }: GateKeys): boolean =>
  given?.stamps.documentNumbers !== undefined && document === undefined;

function bannerBarriers({ banner, audience, bars }: AtTheGate): string[] {
  const level = banner.level ?? 'TS';
  return [
    ...(levelRank(level) > levelRank(audience.ceiling)
      ? [`it bears ${LEVEL_NAMES[level]}, and this audience gets at most ${LEVEL_NAMES[audience.ceiling]}`]
      : []),
    ...bars
      .filter(({ answer }) => answer === 'deny')
      .map(({ text, provision }) => `its banner keeps it from ${audience.audience}: ${text} (${provision})`),
    ...(banner.system === 'us' ? [] : ['its banner has an owner that is not the United States alone']),
  ];
}

/** The most that separate code lets a banner bear, in words of a banner. */
export function bannerLimit(
  { ceiling, controls, readers }: Audience,
  vocabulary: Vocabulary,
  asOf: CivilDate,
): BannerLimit {
  if (readers.kind === 'public') return { ceiling, controls: [], readers: [], countries: [], coalitions: {} };
  const free = vocabulary.controls.flatMap(({ token, foreign }) => (foreign === 'allow' ? [token] : []));
  const printed = [...controls, ...free].map((token) => vocabulary.control.get(token)?.banner ?? token);
  const members = [...vocabulary.coalitions.keys()].map((code) => [code, membersOf(code, vocabulary, asOf)]);
  return {
    ...{ ceiling, controls: printed, readers: readers.codes },
    ...{ countries: [...vocabulary.countries], coalitions: Object.fromEntries(members) },
  };
}

/** Any other day than today is a rehearsal, whatever else holds. */
export function folderFor(keys: GateKeys, barred: readonly string[]): Folder {
  if (keys.asOf !== keys.today) return 'rehearsal';
  return barred.length > 0 ? 'proposed' : 'public';
}

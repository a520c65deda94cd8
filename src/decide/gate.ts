import type { Attestation } from '../model/action.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { FinalState } from '../model/final-state.ts';
import type { Assessment } from '../model/status.ts';

/** Where the copy of a cable may go. They are never mixed, and only `public` may leave the building. */
export type Folder = 'public' | 'proposed' | 'rehearsal';

/** The circumstances of a release, as far as the gate asks for them. */
export interface GateKeys {
  readonly asOf: CivilDate;
  readonly today: CivilDate;
  readonly official: string | null;
  readonly attestations: readonly Attestation[];
}

/** Needs that the copy itself fulfils, so nobody attests them. */
const DONE_BY_THE_COPY: ReadonlySet<string> = new Set(['declassification-marking']);

/** Codes of what is still needed for this cable and that nobody has attested. */
export function unattestedNeeds(
  mrn: string,
  assessment: Assessment,
  attestations: readonly Attestation[],
): string[] {
  const attested = new Set(
    attestations.filter(({ cables }) => cables === 'all' || cables.includes(mrn)).map(({ need }) => need),
  );
  const needed = [assessment.status, ...assessment.portions.values()].flatMap(
    ({ stillNeeded }) => stillNeeded,
  );
  return [...new Set(needed.map(({ code }) => code))].filter(
    (code) => !attested.has(code) && !DONE_BY_THE_COPY.has(code),
  );
}

/**
 * The machine proposes, a person releases (law 10): `public` wants today's law, a named official, every need
 * attested and no open hold. Any other day than today is a rehearsal.
 */
export function folderFor(keys: GateKeys, state: FinalState, unattested: readonly string[]): Folder {
  if (keys.asOf !== keys.today) return 'rehearsal';
  const open = state === 'held' || state === 'failed' || unattested.length > 0;
  return keys.official === null || open ? 'proposed' : 'public';
}

/** What every page of a copy says about itself. */
export function stampsFor(folder: Folder, state: FinalState, keys: GateKeys, decaptioned: boolean): string[] {
  const caption = decaptioned ? ['DECAPTIONED'] : [];
  if (folder === 'public') return [...caption, RELEASED[state]];
  if (folder === 'proposed') return ['PROPOSED, NOT RELEASED', ...caption];
  return [`REHEARSAL FOR ${keys.asOf}, MADE ON ${keys.today}`, 'NOT RELEASED', ...caption];
}

const RELEASED: Readonly<Record<FinalState, string>> = {
  'released-in-full': 'RELEASED IN FULL',
  'released-in-part': 'RELEASED IN PART',
  'denied-in-full': 'DENIED IN FULL',
  held: 'NOT RELEASED',
  failed: 'NOT RELEASED',
};

import { isControlled } from '../marking/controls.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import type { Cable } from '../model/cable.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import type { Assessment, Need } from '../model/status.ts';
import { isCaptioned } from './from-markings.ts';

/** What keeps a cable from release whatever its date says: a caption or a control, which no attestation lifts. */
export function barredBy(
  cable: Cable,
  assessment: Assessment,
  evidence: readonly EvidenceRow[],
  lexicon: Lexicon,
): Need[] {
  const controlled = [cable.overall, ...cable.portions.map(({ marking }) => marking)].some(
    (marking) => marking !== null && isControlled(marking, lexicon.controls),
  );
  return [
    ...(isCaptioned({ cable, assessment, evidence, lexicon }) ? [DECAPTIONING] : []),
    ...(controlled ? [CONTROL] : []),
  ];
}

const DECAPTIONING: Need = {
  code: 'decaptioning',
  provision: '5 FAH-2 H-440',
  text: 'A caption or channel bars release until it is lifted: give evidence of kind decaptioned, with who and when.',
};

const CONTROL: Need = {
  code: 'control',
  provision: '5 FAM 540; 32 CFR 2002',
  text: 'A control such as SBU holds its text and is no ground to withhold: find an exemption or release, with decide.',
};

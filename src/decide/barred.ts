import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable } from '../model/cable.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import type { Marking } from '../model/marking.ts';
import type { Assessment, Need } from '../model/status.ts';
import { markingOn } from './current-marking.ts';
import { isCaptioned } from './from-markings.ts';

/** What keeps a cable from release whatever its date says: a caption or a control, which no attestation lifts. */
export function barredBy(
  cable: Cable,
  assessment: Assessment,
  evidence: readonly EvidenceRow[],
  vocabulary: Vocabulary,
): Need[] {
  const controlled = [cable.overall, ...cable.portions.map(({ marking }) => marking)].some(
    (marking) => marking !== null && keepsFromPublic(markingOn(marking, DATE_HAS_COME), vocabulary),
  );
  return [
    ...(isCaptioned({ cable, assessment, evidence, vocabulary }) ? [DECAPTIONING] : []),
    ...(controlled ? [CONTROL] : []),
  ];
}

const DATE_HAS_COME = { state: 'declassified', level: 'U' } as const;

const keepsFromPublic = ({ dissem, nonIC, cui }: Marking, { control }: Vocabulary): boolean =>
  [...dissem, ...nonIC, ...cui].some((token) => control.get(token)?.public !== 'allow');

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

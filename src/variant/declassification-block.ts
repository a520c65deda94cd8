import type { Cable } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import { isClassified, LEVEL_NAMES } from '../model/marking.ts';
import type { Assessment } from '../model/status.ts';
import type { DeclassificationBlock } from '../model/variant.ts';

/**
 * The elements of 32 CFR 2001.25(b) for what was declassified: the old level, the authority with its date,
 * and the official who confirmed it and when. The tool never stands there as the authority (law 10).
 */
export function declassificationBlock(
  cable: Cable,
  { instruction, status }: Assessment,
  confirmed: { readonly by: string; readonly on: CivilDate } | undefined,
): DeclassificationBlock | undefined {
  const level = cable.overall?.level ?? 'U';
  if (!isClassified(level) || status.state !== 'declassified') return undefined;
  return {
    was: LEVEL_NAMES[level],
    authority: `instruction of the classifier: ${instruction.printed.replace(/\s+/g, ' ').trim()}`,
    on: status.declassifyOn ?? status.outerDate ?? status.asOf,
    ...(confirmed === undefined ? {} : { by: confirmed.by, confirmed: confirmed.on }),
  };
}

import { agencyOf } from './referral.ts';
import type { Deletion } from './variant.ts';

/** `[1 paragraph (7 lines): B1, 1.4(b), 1.4(d)]`: exemption and extent at the place (5 U.S.C. 552(b)). */
export function markerOf({ extent, bases, held, form }: Deletion): string {
  if (form === 'not-declassified') return `[${extent} not declassified]`;
  if (form === 'pending') return `[${extent}: ${pending(bases).join(', ')}]`;
  const grounds = held ? ['under review', ...bases.filter((code) => code !== 'unreviewed')] : bases;
  return `[${extent}: ${grounds.join(', ')}]`;
}

/** `referred to CIA, response pending`: what an interim response says of a passage that waits for an agency. */
function pending(bases: readonly string[]): string[] {
  const agencies = bases.flatMap((code) =>
    code === 'REFERRED' ? ['another agency'] : (agencyOf(code) ?? []),
  );
  const others = bases.filter((code) => code !== 'REFERRED' && agencyOf(code) === undefined);
  return [
    `referred to ${agencies.join(' and ')}`,
    'response pending',
    ...others.filter((code) => code !== 'unreviewed'),
  ];
}

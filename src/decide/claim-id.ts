import type { Claim, ClaimBy } from '../model/claim.ts';
import { sha256 } from '../model/digest.ts';

/** A claim with its id, which is stable while its source, bases and span are; a pack's digest is not its source. */
export function identified(claim: Omit<Claim, 'id'>): Claim {
  const codes = claim.bases.map((basis) => `${basis.code} ${basis.provision}`);
  const identity = [sourceOf(claim.by), claim.effect, ...codes, claim.span.from, claim.span.to].join('\0');
  return { id: sha256(identity).slice(0, 12), ...claim };
}

function sourceOf(by: ClaimBy): string {
  switch (by.kind) {
    case 'layout':
      return `layout ${by.part}`;
    case 'marking':
      return `marking ${by.row} ${by.portion ?? ''}`;
    case 'role':
      return `role ${by.role}`;
    case 'rule':
      return `rule ${by.rule}`;
    case 'person':
      return `person ${by.action}`;
  }
}

import type { Claim, ClaimBy } from '../model/claim.ts';

/** A claim as its maker knows it, before it has an id. */
export type Claimed = Omit<Claim, 'id'>;

/**
 * Claims with their ids, which are stable while source, basis, standing and span are; a pack's digest is not its
 * source. `digest` must be keyed: the log names claims, and offsets fall to a guess against a plain hash (law 8).
 */
export const identified = (claims: readonly Claimed[], digest: (identity: string) => string): Claim[] =>
  claims.map((claim) => named(digest(identityOf(claim)).slice(0, 12), claim));

/** Written out, for that is soonest done; a rule's reason stands before the rule, as records print it. */
const named = (id: string, { span, effect, bases, by, reason }: Claimed): Claim =>
  by.kind === 'rule' ? { id, span, effect, bases, reason, by } : { id, span, effect, bases, by, reason };

function identityOf({ by, effect, bases, span }: Claimed): string {
  let identity = `${sourceOf(by)}\0${effect}`;
  for (const { code, provision } of bases) identity += `\0${code} ${provision}`;
  return `${identity}\0${span.from}\0${span.to}`;
}

function sourceOf(by: ClaimBy): string {
  switch (by.kind) {
    case 'layout':
      return `layout ${by.part}`;
    case 'marking':
      return `marking ${by.row} ${by.portion ?? ''} ${by.standing}`;
    case 'role':
      return `role ${by.role}`;
    case 'echo':
      return `echo ${by.role} ${by.person}`;
    case 'rule':
      return `rule ${by.rule}`;
    case 'person':
      return `person ${by.action}`;
  }
}

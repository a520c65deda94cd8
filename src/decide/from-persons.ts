import type { Audience, Disposition, RoleDisposition } from '../model/audience.ts';
import { type CivilDate, plusYears } from '../model/civil-date.ts';
import type { Person } from '../model/person.ts';
import type { Span } from '../model/span.ts';
import type { Claimed } from './claim-id.ts';

/** What a disposition depends on besides the role. */
export interface NamedIn {
  readonly dated: CivilDate | null;
  readonly asOf: CivilDate;
  readonly classifiedAt: (span: Span) => boolean;
}

/** What a role or a capacity of a person gets at one place. */
export interface Given extends Disposition {
  readonly role: string;
}

/**
 * What the audience gives each role and each capacity, at every mention. Each makes a claim of its own, so that the
 * stricter counts and neither reason is lost. None releases: that is the base's to say.
 */
export function claimsFromPersons(persons: readonly Person[], audience: Audience, on: NamedIn): Claimed[] {
  const dispositions = new Dispositions(audience, on);
  const claims: Claimed[] = [];
  for (const person of persons)
    for (const span of person.mentions)
      for (const { role, effect, bases, reason } of dispositions.at(span, person))
        claims.push({ span, effect, bases, by: { kind: 'role', person: person.id, role }, reason });
  return claims;
}

/** What an audience gives to roles and capacities in one cable. Each row is held against its day once. */
export class Dispositions {
  private readonly audience: Pick<Audience, 'persons' | 'capacities'>;
  private readonly on: NamedIn;
  private readonly known = new Map<RoleDisposition, Disposition>();

  constructor(audience: Pick<Audience, 'persons' | 'capacities'>, on: NamedIn) {
    this.audience = audience;
    this.on = on;
  }

  /** Whatever at this place restricts a person's name. */
  at(span: Span, { role, capacities = [] }: Pick<Person, 'role' | 'capacities'>): Given[] {
    const day = this.on.classifiedAt(span) ? 'classified' : 'after';
    const given: Given[] = [];
    this.add(role, this.audience.persons[role][day], given);
    for (const capacity of capacities) this.add(capacity, this.audience.capacities?.[capacity]?.[day], given);
    return given;
  }

  private add(role: string, row: RoleDisposition | undefined, given: Given[]): void {
    if (row === undefined) return;
    const disposition = this.known.get(row) ?? ofItsAge(row, this.on);
    this.known.set(row, disposition);
    if (disposition.effect !== 'release') given.push({ role, ...disposition });
  }
}

/** An undated cable may be of yesterday. */
function ofItsAge(given: RoleDisposition, { dated, asOf }: NamedIn): Disposition {
  const { younger } = given;
  if (younger === undefined) return given;
  return dated !== null && asOf >= plusYears(dated, younger.than) ? given : younger;
}

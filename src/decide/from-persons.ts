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
  const claims: Claimed[] = [];
  for (const person of persons) {
    const givenAt = givenTo(person, audience, on);
    for (const span of person.mentions)
      for (const { role, effect, bases, reason } of givenAt(span))
        claims.push({ span, effect, bases, by: { kind: 'role', person: person.id, role }, reason });
  }
  return claims;
}

/** Whatever restricts a person's name, at each place: one thing where the passage is classified, another after. */
export function givenTo(
  person: Pick<Person, 'role' | 'capacities'>,
  audience: Pick<Audience, 'persons' | 'capacities'>,
  on: NamedIn,
): (span: Span) => readonly Given[] {
  const known: { [day in 'classified' | 'after']?: readonly Given[] } = {};
  return (span) => {
    const day = on.classifiedAt(span) ? 'classified' : 'after';
    known[day] ??= givenOn(day, person, audience, on);
    return known[day];
  };
}

function givenOn(
  day: 'classified' | 'after',
  { role, capacities = [] }: Pick<Person, 'role' | 'capacities'>,
  audience: Pick<Audience, 'persons' | 'capacities'>,
  on: NamedIn,
): Given[] {
  const rows = [
    { role, row: audience.persons[role] },
    ...capacities.map((capacity) => ({ role: capacity, row: audience.capacities?.[capacity] })),
  ];
  return rows.flatMap(({ role: name, row }) => {
    const given = row === undefined ? undefined : ofItsAge(row[day], on);
    return given === undefined || given.effect === 'release' ? [] : [{ role: name, ...given }];
  });
}

/** An undated cable may be of yesterday. */
function ofItsAge(given: RoleDisposition, { dated, asOf }: NamedIn): Disposition {
  const { younger } = given;
  if (younger === undefined) return given;
  return dated !== null && asOf >= plusYears(dated, younger.than) ? given : younger;
}

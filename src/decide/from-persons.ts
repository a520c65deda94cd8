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
  return persons.flatMap((person) =>
    person.mentions.flatMap((span) =>
      givenAt(span, person, audience, on).map(({ role, effect, bases, reason }): Claimed => {
        const by = { kind: 'role' as const, person: person.id, role };
        return { span, effect, bases, by, reason };
      }),
    ),
  );
}

/** Whatever at this place restricts a person's name. */
export function givenAt(
  span: Span,
  { role, capacities = [] }: Pick<Person, 'role' | 'capacities'>,
  audience: Pick<Audience, 'persons' | 'capacities'>,
  on: NamedIn,
): Given[] {
  const day = on.classifiedAt(span) ? 'classified' : 'after';
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

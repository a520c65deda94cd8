import { z } from 'zod';
import { PersonCapacity, PersonRole } from '../../model/person.ts';
import type { Matcher } from '../subject.ts';
import { oneOf } from './words.ts';

/** Every mention of persons of a role, of a capacity, or of both where both are stated. */
export const PersonMatch = z
  .strictObject({
    kind: z.literal('person'),
    roles: z.array(PersonRole).min(1).optional(),
    capacities: z.array(PersonCapacity).min(1).optional(),
  })
  .refine(
    ({ roles, capacities }) => roles !== undefined || capacities !== undefined,
    'says neither roles nor capacities; name at least one of them',
  );

export function compilePerson({ roles, capacities }: z.infer<typeof PersonMatch>): Matcher {
  return ({ persons }) =>
    persons
      .filter(({ role }) => roles === undefined || roles.includes(role))
      .filter(
        (person) =>
          capacities === undefined || capacities.some((each) => person.capacities?.includes(each) === true),
      )
      .flatMap(({ mentions }) => mentions);
}

/** What a person rule finds, in a sentence for a reader of rules. */
export function personInWords({ roles, capacities }: z.infer<typeof PersonMatch>): string {
  const said = [
    ...(roles === undefined ? [] : [`whose role is ${oneOf(roles)}`]),
    ...(capacities === undefined ? [] : [`known as ${oneOf(capacities.map((each) => SPOKEN[each]))}`]),
  ];
  return `Every mention of persons ${said.join(' and ')}.`;
}

const SPOKEN: Readonly<Record<PersonCapacity, string>> = {
  'local-staff': 'local staff',
  'security-agent': 'security agents',
  detainee: 'detainees',
  'visa-case': 'visa cases',
};

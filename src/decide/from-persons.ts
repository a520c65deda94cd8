import type { Audience } from '../model/audience.ts';
import type { Person } from '../model/person.ts';
import type { Span } from '../model/span.ts';
import type { Claimed } from './claim-id.ts';

/** What the audience gives each role, at every mention. A role never releases: that is the base's to say. */
export function claimsFromPersons(
  persons: readonly Person[],
  audience: Audience,
  classifiedAt: (span: Span) => boolean,
): Claimed[] {
  return persons.flatMap((person) =>
    person.mentions.flatMap((span) => {
      const given = audience.persons[person.role][classifiedAt(span) ? 'classified' : 'after'];
      if (given.effect === 'release') return [];
      const { effect, bases, reason } = given;
      const by = { kind: 'role' as const, person: person.id, role: person.role };
      return [{ span, effect, bases, by, reason }];
    }),
  );
}

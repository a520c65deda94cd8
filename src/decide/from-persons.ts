import type { Audience } from '../model/audience.ts';
import type { Claim } from '../model/claim.ts';
import type { Person } from '../model/person.ts';
import type { Span } from '../model/span.ts';
import { identified } from './claim-id.ts';

/** What the audience gives each role, at every mention. A role never releases: that is the base's to say. */
export function claimsFromPersons(
  persons: readonly Person[],
  audience: Audience,
  classifiedAt: (span: Span) => boolean,
): Claim[] {
  return persons.flatMap((person) =>
    person.mentions.flatMap((span) => {
      const given = audience.persons[person.role][classifiedAt(span) ? 'classified' : 'after'];
      if (given.effect === 'release') return [];
      const { effect, bases, reason } = given;
      return [
        identified({
          span,
          effect,
          bases,
          by: { kind: 'role', person: person.id, role: person.role },
          reason,
        }),
      ];
    }),
  );
}

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

/** What the audience gives each role, at every mention. A role never releases: that is the base's to say. */
export function claimsFromPersons(persons: readonly Person[], audience: Audience, on: NamedIn): Claimed[] {
  return persons.flatMap((person) =>
    person.mentions.flatMap((span) => {
      const dispositions = audience.persons[person.role];
      const given = ofItsAge(on.classifiedAt(span) ? dispositions.classified : dispositions.after, on);
      if (given.effect === 'release') return [];
      const { effect, bases, reason } = given;
      const by = { kind: 'role' as const, person: person.id, role: person.role };
      return [{ span, effect, bases, by, reason }];
    }),
  );
}

/** An undated cable may be of yesterday. */
function ofItsAge(given: RoleDisposition, { dated, asOf }: NamedIn): Disposition {
  const { younger } = given;
  if (younger === undefined) return given;
  return dated !== null && asOf >= plusYears(dated, younger.than) ? given : younger;
}

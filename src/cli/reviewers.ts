import { UsageProblem } from '../disk/failure.ts';
import { checked } from '../disk/rulebook.ts';
import { isPlain, namesSomebody } from '../model/person-name.ts';
import { type Reviewer, ROLES, Role } from '../model/review.ts';
import { RolesFile } from '../model/roles.ts';
import { nearMiss } from '../notation/near-miss.ts';

/** How a command line says who may open the review. */
export interface Named {
  readonly person?: readonly string[] | undefined;
  readonly roles?: string | undefined;
  readonly by?: string | undefined;
}

/** Who may open the review: those of a file, those typed one by one, or one person alone who decides and signs. */
export function reviewersFrom({ person, roles, by }: Named): readonly Reviewer[] {
  const given = Object.entries({ '--person': person, '--roles': roles, '--by': by });
  const ways = given.flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (ways.length === 0)
    throw new UsageProblem(
      'Say who reviews: --by NAME for one person alone, --person "NAME:reviewer,approver" for each of several, or --roles FILE.',
    );
  if (ways.length > 1) throw new UsageProblem(`${ways.join(' and ')} both say who reviews: choose one.`);
  if (roles !== undefined) return personsIn(roles);
  return refuseDouble(person?.map(reviewerFrom) ?? [{ name: nameFrom(by ?? '', '--by'), roles: ALONE }]);
}

/** Who writes such a file for the first time is shown how one looks. */
function personsIn(file: string): readonly Reviewer[] {
  try {
    return checked(file, RolesFile).persons;
  } catch (thrown) {
    if (!(thrown instanceof UsageProblem)) throw thrown;
    throw new UsageProblem(
      `${thrown.message}\nA file of roles has a row for each person: persons: [{ name: "Ann Poe", roles: [reviewer] }]. The roles are: ${ROLES.join(', ')}.`,
    );
  }
}

const ALONE: Role[] = ['reviewer', 'approver'];

/** `Ann Poe:reviewer,approver`. */
function reviewerFrom(typed: string): Reviewer {
  const colon = typed.lastIndexOf(':');
  if (colon === -1)
    throw new UsageProblem(`--person takes a name and roles, "Ann Poe:reviewer,approver", not "${typed}".`);
  const roles = typed
    .slice(colon + 1)
    .split(',')
    .map((role) => roleFrom(role.trim()));
  return { name: nameFrom(typed.slice(0, colon), '--person'), roles };
}

/** The name of a person as it is typed behind an option, without blanks around it: the log knows people by it, and keeps it. */
export function nameFrom(typed: string, option: string): string {
  const name = typed.trim();
  if (!namesSomebody(name))
    throw new UsageProblem(`${option} needs the name of a person: the log knows people by it.`);
  if (!isPlain(name))
    throw new UsageProblem(
      `${option} takes a name without line breaks, control characters and turns of direction: the log keeps it as it is.`,
    );
  return name;
}

function roleFrom(typed: string): Role {
  const role = Role.safeParse(typed);
  if (role.success) return role.data;
  const near = nearMiss(typed, ROLES);
  throw new UsageProblem(
    `There is no role '${typed}'. ${near === undefined ? `The roles are: ${ROLES.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/** The same check as of a file. */
function refuseDouble(persons: readonly Reviewer[]): readonly Reviewer[] {
  const read = RolesFile.safeParse({ persons });
  if (read.success) return read.data.persons;
  throw new UsageProblem('--person names somebody twice. Give each person one --person, with all roles.');
}

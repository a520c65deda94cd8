import type { ActKind, Reviewer, Role } from '../../model/review.ts';
import type { Refused } from '../../model/shown.ts';

/** What somebody may be permitted at a review: each act, any act at all, to read, to look through its queue or at its log, to release. */
export type Permitted = ActKind | 'act' | 'read' | 'queue' | 'log' | 'release';

/** Who may do what: each thing with the roles that may. */
export const PERMITS: Readonly<Record<Permitted, readonly Role[]>> = {
  read: ['reader', 'reviewer', 'approver', 'auditor'],
  // An auditor looks at what was done, and has no work in the queue.
  queue: ['reader', 'reviewer', 'approver'],
  log: ['reader', 'reviewer', 'approver', 'auditor'],
  act: ['reviewer', 'approver'],
  decision: ['reviewer'],
  undo: ['reviewer'],
  refer: ['reviewer'],
  answer: ['reviewer'],
  note: ['reviewer', 'approver'],
  sign: ['approver'],
  attest: ['approver'],
  finish: ['reviewer'],
  release: ['approver'],
};

const WORDS: Readonly<Record<Permitted, string>> = {
  read: 'read cables',
  queue: 'look through the queue',
  log: 'look at the log',
  act: 'do anything on a cable',
  decision: 'decide',
  undo: 'undo a decision',
  refer: 'refer a passage',
  answer: "record an agency's answer",
  note: 'make a note',
  sign: 'sign',
  attest: 'attest what is still needed',
  finish: 'read a cable a second time',
  release: 'release',
};

/** Why somebody may not do something: none of their roles may. Nothing where one may. */
export function refusalFor(you: Reviewer, what: Permitted): Refused | undefined {
  const may = PERMITS[what];
  if (you.roles.some((role) => may.includes(role))) return undefined;
  return {
    code: 'role',
    reason: `You are here as ${listed(you.roles, 'and')}; to ${WORDS[what]} takes the role of ${listed(may, 'or')}.`,
  };
}

const listed = (roles: readonly Role[], last: 'and' | 'or'): string =>
  roles.length < 2 ? roles.join() : `${roles.slice(0, -1).join(', ')} ${last} ${roles.at(-1)}`;

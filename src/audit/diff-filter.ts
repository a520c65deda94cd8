import { askerOf, namesOf } from './asked.ts';
import { anyOf } from './log-filter.ts';
import type { LoggedDeletion } from './logged-cable.ts';

/** Which deletions of a diff to show. Of each list one must fit; an empty list leaves nothing out. */
export interface DiffFilter {
  readonly rules: readonly string[];
  readonly bases: readonly string[];
  readonly paragraphs: readonly string[];
  readonly persons: readonly string[];
}

export const isOpen = ({ rules, bases, paragraphs, persons }: DiffFilter): boolean =>
  rules.length + bases.length + paragraphs.length + persons.length === 0;

export const fits = (filter: DiffFilter, { asked, bases, place }: LoggedDeletion): boolean =>
  anyOf(
    filter.persons,
    asked.flatMap(({ by }) => askerOf(by).person ?? []),
  ) &&
  anyOf(filter.bases, bases) &&
  anyOf(filter.paragraphs, [place.portion ?? 'header']) &&
  anyOf(filter.rules, asked.length === 0 ? ['silence'] : asked.flatMap(({ by }) => namesOf(askerOf(by))));

import type { LogRow } from '../model/log-row.ts';
import { namesOf } from './asked.ts';

/** Which entries of a log to show. Of each list one must fit; an empty list leaves nothing out. */
export interface LogFilter {
  readonly kinds: readonly string[];
  readonly cables: readonly string[];
  /** Ids of rules, their packs, or what else of the program asked. */
  readonly rules: readonly string[];
  readonly bases: readonly string[];
  readonly persons: readonly string[];
  /** Numbers of the first and last entry. */
  readonly from: number;
  readonly to: number;
}

export const keeps = (filter: LogFilter, row: LogRow): boolean =>
  row.entry >= filter.from &&
  row.entry <= filter.to &&
  anyOf(filter.kinds, [row.kind]) &&
  anyOf(filter.cables, row.cables) &&
  anyOf(filter.bases, row.bases) &&
  anyOf(filter.persons, row.persons) &&
  anyOf(filter.rules, ruleNamesOf(row));

export const anyOf = (asked: readonly string[], had: readonly string[]): boolean =>
  asked.length === 0 || asked.some((each) => had.includes(each));

const ruleNamesOf = ({ rules }: LogRow): string[] => rules.flatMap((name) => namesOf({ name }));

/** The kinds of name that only the log itself knows. */
export type Sought = 'rule' | 'basis' | 'person';

/** Names that somebody asked for and that no entry had yet: who mistypes one must not be told that there is nothing. */
export class NamesSought {
  private readonly missing: Record<Sought, Set<string>>;
  private readonly known: Record<Sought, Set<string>> = {
    ...{ rule: new Set(), basis: new Set(), person: new Set() },
  };

  constructor({ rules, bases, persons }: Pick<LogFilter, 'rules' | 'bases' | 'persons'>) {
    this.missing = { rule: new Set(rules), basis: new Set(bases), person: new Set(persons) };
  }

  see(row: LogRow): void {
    this.note('rule', ruleNamesOf(row));
    this.note('basis', row.bases);
    this.note('person', row.persons);
  }

  /** True once every name was found: nothing need be read on for their sake. */
  get isDone(): boolean {
    return Object.values(this.missing).every(({ size }) => size === 0);
  }

  /** The first name that was not found, with all that there are of its kind. */
  unknown(): { readonly kind: Sought; readonly name: string; readonly known: string[] } | undefined {
    for (const kind of ['rule', 'basis', 'person'] as const)
      for (const name of this.missing[kind]) return { kind, name, known: [...this.known[kind]].sort() };
    return undefined;
  }

  private note(kind: Sought, names: readonly string[]): void {
    if (this.missing[kind].size === 0) return;
    for (const name of names) {
      this.missing[kind].delete(name);
      this.known[kind].add(name);
    }
  }
}

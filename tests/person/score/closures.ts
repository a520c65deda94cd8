import type { ClaimBy } from '../../../src/model/claim.ts';
import type { PersonRole } from '../../../src/model/person.ts';
import { type Span, SpanIndex } from '../../../src/model/span.ts';
import { judge } from '../../../src/pipeline.ts';
import { placesInFile, RULEBOOK, readings, SETTING } from './finders.ts';
import type { Labelled } from './labelled.ts';
import { isCovered, type Share, share } from './measure.ts';

/** A place that a role, a rule or an echo closes, whatever the markings around it say. */
export interface Closure extends Span {
  readonly effect: 'withhold' | 'hold';
  readonly by: string;
}

/** What a run closes in a file beyond its markings. Offsets into the text. */
export function closuresIn(file: string, text: string): Closure[] {
  return readings(file, text).flatMap((reading) => {
    const place = placesInFile(reading, text);
    return judge(reading, SETTING, RULEBOOK).claims.flatMap(({ span, effect, by }) => {
      const name = nameOf(by);
      return effect === 'release' || name === undefined ? [] : [{ ...place(span), effect, by: name }];
    });
  });
}

function nameOf(by: ClaimBy): string | undefined {
  if (by.kind === 'role') return `the role ${by.role}`;
  if (by.kind === 'echo') return `an echo of the role ${by.role}`;
  return by.kind === 'rule' ? by.rule : undefined;
}

/** What a run would do with the names of these roles. */
export interface Disposed {
  /** Of mentions whose role is released, those that nothing closes. */
  readonly released: Share;
  /** Of mentions of the protected, those closed; and of these persons, those closed everywhere. */
  readonly closed: Share;
  readonly whole: Share;
}

export function disposed(all: readonly { cable: Labelled; closures: readonly Closure[] }[]): Disposed {
  const free = (role: PersonRole): boolean => RULEBOOK.audience.persons[role].classified.effect === 'release';
  const looked = all.flatMap(({ cable: { text, persons }, closures }) => {
    const index = new SpanIndex(closures);
    return persons.map(({ role, mentions }) => ({
      role,
      open: mentions.map((mention) => index.at(mention).length === 0),
      closed: mentions.map((mention) => isCovered(text, mention, index)),
    }));
  });
  const guarded = looked.filter(({ role }) => role === 'protected');
  return {
    released: share(looked.filter(({ role }) => free(role)).flatMap(({ open }) => open)),
    closed: share(guarded.flatMap(({ closed }) => closed)),
    whole: share(guarded.map(({ closed }) => closed.every(Boolean))),
  };
}

/** Cables of a thousand in which a rule, a role or an echo holds something, most first. */
export function holdsByThousand(all: readonly (readonly Closure[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const closures of all)
    for (const by of new Set(closures.filter(({ effect }) => effect === 'hold').map((each) => each.by)))
      counts.set(by, (counts.get(by) ?? 0) + 1);
  return [...counts]
    .map(([by, count]): [string, number] => [by, (1000 * count) / Math.max(1, all.length)])
    .sort((a, b) => b[1] - a[1]);
}

import type { Audience } from '../../../src/model/audience.ts';
import type { PersonRole } from '../../../src/model/person.ts';
import { type Span, SpanIndex } from '../../../src/model/span.ts';
import type { Finder, FoundIn, FoundMention } from './finders.ts';
import { isUpperCase, type Labelled, type LabelledMention } from './labelled.ts';

/** So many of so many. */
export interface Share {
  readonly of: number;
  readonly all: number;
}

export const share = (things: readonly boolean[]): Share => ({
  of: things.filter(Boolean).length,
  all: things.length,
});
export const percent = ({ of, all }: Share): number => (all === 0 ? 100 : (of / all) * 100);

/** Whether every letter and figure of a place lies in something found. */
export function isCovered(text: string, { from, to }: Span, found: SpanIndex<Span>): boolean {
  return found.gapsIn({ from, to }).every((gap) => !/[\p{L}\p{N}]/u.test(text.slice(gap.from, gap.to)));
}

/** What one finder made of one labelled cable. */
export interface Scored {
  readonly cable: Labelled;
  readonly found: FoundIn;
}

export const scored = (cables: readonly Labelled[], find: Finder): Scored[] =>
  cables.map((cable) => ({ cable, found: find(cable.file, cable.text) }));

interface Judged {
  readonly upper: boolean;
  readonly later: boolean;
  readonly role: PersonRole;
  readonly file: string;
  readonly mention: LabelledMention;
  readonly hit: boolean;
  readonly foundAs: PersonRole | undefined;
}

/** Every labelled mention, and whether it was found. `later` is a surname alone behind a fuller form. */
export function judged(all: readonly Scored[]): Judged[] {
  return all.flatMap(({ cable, found }) => {
    const index = new SpanIndex(found.mentions);
    const upper = isUpperCase(cable.text);
    return cable.persons.flatMap(({ role, mentions }) => {
      const full = mentions.find(({ text }) => /\s/.test(text.trim()));
      return mentions.map((mention) => ({
        ...{ upper, role, mention, file: cable.file },
        later: full !== undefined && mention.from > full.from && !/\s/.test(mention.text.trim()),
        hit: isCovered(cable.text, mention, index),
        foundAs: careful(index.at(mention)),
      }));
    });
  });
}

const CAREFUL: readonly PersonRole[] = [
  'protected',
  'source',
  'private',
  'official',
  'public-figure',
  'us-official',
];
const careful = (found: readonly FoundMention[]): PersonRole | undefined =>
  CAREFUL.find((role) => found.some((mention) => mention.role === role));

/** Words said to name somebody in texts that name nobody. */
export function wrongWords(
  texts: readonly { file: string; text: string }[],
  find: Finder,
): Share & { readonly words: readonly string[] } {
  const wrong: string[] = [];
  let all = 0;
  for (const { file, text } of texts) {
    const index = new SpanIndex(find(file, text).mentions);
    for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)) {
      all += 1;
      if (index.at({ from: match.index, to: match.index + match[0].length }).length > 0) wrong.push(match[0]);
    }
  }
  return { of: wrong.length, all, words: wrong };
}

/**
 * Of the mentions of people whose names may go, those that nothing holds; of protected ones, those withheld; of all whose
 * names may not go by themselves, those found and given no role that lets them.
 */
export function dispositions(
  all: readonly Judged[],
  { persons }: Audience,
): { released: Share; withheld: Share; caught: Share; kept: Share } {
  const effect = (role: PersonRole | undefined): string =>
    role === undefined ? 'release' : persons[role].classified.effect;
  const free = all.filter(({ role }) => effect(role) === 'release');
  const others = all.filter(({ role, hit }) => hit && effect(role) !== 'release');
  const guarded = all.filter(({ role }) => role === 'protected');
  return {
    released: share(free.map(({ foundAs }) => effect(foundAs) === 'release')),
    withheld: share(guarded.map(({ foundAs, hit }) => hit && effect(foundAs) === 'withhold')),
    kept: share(others.map(({ foundAs }) => effect(foundAs) !== 'release')),
    caught: share(guarded.map(({ foundAs, hit }) => hit && effect(foundAs) !== 'release')),
  };
}

/** Protected persons of whom no mention is left. */
export const fullyProtected = (all: readonly Scored[], { persons }: Audience): Share =>
  share(
    all.flatMap(({ cable, found }) => {
      const held = new SpanIndex(
        found.mentions.filter(
          ({ role }) => role !== undefined && persons[role].classified.effect !== 'release',
        ),
      );
      return cable.persons
        .filter(({ role }) => role === 'protected')
        .map(({ mentions }) => mentions.every((mention) => isCovered(cable.text, mention, held)));
    }),
  );

/** Labelled identifiers found, by kind. */
export const identifiersFound = (
  all: readonly Scored[],
): { kind: string; text: string; file: string; hit: boolean }[] =>
  all.flatMap(({ cable, found }) => {
    const index = new SpanIndex(found.identifiers);
    return cable.identifiers.map((each) => ({
      kind: each.kind,
      text: each.text,
      file: cable.file,
      hit: isCovered(cable.text, each, index),
    }));
  });

/** Places said to be identifiers in texts that have none, out of so many words. */
export const wrongIdentifiers = (texts: readonly { file: string; text: string }[], find: Finder): Share => ({
  of: texts.reduce((sum, { file, text }) => sum + find(file, text).identifiers.length, 0),
  all: texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0),
});

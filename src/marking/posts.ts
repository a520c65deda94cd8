import { z } from 'zod';
import { remembered } from '../text/remembered.ts';
import { isOneSlip } from './levels.ts';

const Name = z.string().regex(/^[A-Z][A-Z .'-]{1,39}$/, 'expected a station in capitals');

/** Stations that a message number names, and what posts print for short; see `rules/vocabulary/posts.yaml`. */
export const PostFile = z.strictObject({
  source: z.string().min(1),
  kinds: z.array(Name),
  posts: z.array(Name),
  aliases: z.record(Name, Name),
});

/** Every station by its letters, to the name a message number gives it. */
export interface Posts {
  readonly named: ReadonlyMap<string, string>;
  /** The same by how many letters they have: a slip changes that by one at most. */
  readonly byLength: ReadonlyMap<number, readonly (readonly [letters: string, name: string])[]>;
  readonly kinds: ReadonlySet<string>;
}

export function postsOf({ posts, aliases, kinds }: z.infer<typeof PostFile>): Posts {
  const own = posts.map((name): [string, string] => [lettersOf(name), name]);
  const short = Object.entries(aliases).map(([printed, name]): [string, string] => [
    lettersOf(printed),
    name,
  ]);
  const named = new Map([...own, ...short]);
  const byLength = new Map<number, [string, string][]>();
  for (const each of named) byLength.set(each[0].length, [...(byLength.get(each[0].length) ?? []), each]);
  return { named, byLength, kinds: new Set(kinds) };
}

/** Capitals alone; a zero that stands among letters is the letter O. */
const lettersOf = (printed: string): string =>
  printed
    .toUpperCase()
    .replaceAll('0', 'O')
    .replaceAll(/[^A-Z]/g, '');

/** Of a shorter name one letter away is another name. */
const SHORTEST = 6;
const LONGEST = 40;

/**
 * The full name of the station that is printed: `HK` is HONG KONG, `EMBASSY 0TTAWA` is OTTAWA, and `BISHTEK`, one
 * letter from one name only, is BISHKEK. Undefined where the list has none.
 */
export const postNamed = remembered((printed: string, posts: Posts): string | undefined => {
  const { named, byLength, kinds } = posts;
  if (printed.length > LONGEST) return undefined;
  const letters = lettersOf(withoutKind(printed, kinds));
  const exact = named.get(letters);
  if (exact !== undefined || letters.length < SHORTEST) return exact;
  const alike = [-1, 0, 1].flatMap((more) => byLength.get(letters.length + more) ?? []);
  const near = alike.filter(([right]) => right.length >= SHORTEST && isOneSlip(letters, right));
  const names = new Set(near.map(([, name]) => name));
  return names.size === 1 ? near[0]?.[1] : undefined;
});

/** Whether the letters printed are a station's, every one of them. */
export const isStation = (printed: string, { named }: Posts): boolean => named.has(lettersOf(printed));

/** `EMBASSY SOFIA` is of SOFIA; a kind that stands alone is left. */
export function withoutKind(printed: string, kinds: Posts['kinds']): string {
  const [first = '', ...rest] = printed.trim().split(/\s+/);
  return rest.length > 0 && kinds.has(first.toUpperCase()) ? rest.join(' ') : printed;
}

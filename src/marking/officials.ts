import { z } from 'zod';
import { remembered } from '../text/remembered.ts';
import { isOneSlip } from './levels.ts';
import { isStation, type Posts } from './posts.ts';

const Words = z.array(z.string().regex(/^[^A-Z\s]{1,30}$/, 'expected small letters, one word')).min(1);

/** `rules/vocabulary/officials.yaml` */
export const OfficialFile = z.strictObject({
  source: z.string().min(1),
  titles: Words,
  abbreviations: Words,
  stopped: Words,
  places: Words,
  joining: Words,
  derivative: Words,
  suffixes: Words,
  particles: Words,
});
export type OfficialFile = z.infer<typeof OfficialFile>;

/** Words of posts and offices, for telling an official's name from the post. */
export interface OfficialNames {
  readonly titles: ReadonlySet<string>;
  /** Those printed with a full stop that ends no sentence. */
  readonly stopped: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly joining: ReadonlySet<string>;
  readonly derivative: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  /** Small words of a surname, in small letters. */
  readonly particles: ReadonlySet<string>;
  /** Where officials serve: no name of two words is one of these. */
  readonly posts: Posts;
  /** Titles long enough to be known with one letter wrong, in capitals. */
  readonly long: readonly string[];
}

/** What is shorter is a slip of the hand away from too many names. */
const SHORTEST = 6;

export function officialNames(file: OfficialFile, countries: readonly string[], posts: Posts): OfficialNames {
  const { titles, abbreviations, stopped, places, joining, derivative, suffixes, particles } = file;
  const ofCountries = countries.flatMap((name) => name.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return {
    titles: new Set([...titles, ...abbreviations, ...derivative]),
    stopped: new Set(stopped),
    places: new Set([...places, ...ofCountries]),
    joining: new Set(joining),
    derivative: new Set(derivative),
    suffixes: new Set(suffixes),
    particles: new Set(particles),
    posts,
    long: titles.filter((word) => word.length >= SHORTEST).map((word) => word.toUpperCase()),
  };
}

const bare = (word: string): string => word.toLowerCase().replaceAll(/^[("'‘’]+|[)"'‘’.,;:?]+$/g, '');

/** Whether a word is of a post: one known, one slip from it, or an office with a slash (`PRM/AFR`). */
export const isTitle = remembered((word: string, names: OfficialNames): boolean => {
  const plain = bare(word);
  const [first = ''] = plain.split('-');
  if (names.titles.has(plain) || names.titles.has(first) || plain.includes('/')) return true;
  const capitals = plain.toUpperCase();
  return names.long.some((title) => isOneSlip(capitals, title) || isOneSlip(first.toUpperCase(), title));
});

export const isStopped = (word: string, { stopped }: OfficialNames): boolean => stopped.has(bare(word));
export const isPlace = (word: string, { places }: OfficialNames): boolean => places.has(bare(word));
export const isJoining = (word: string, { joining }: OfficialNames): boolean => joining.has(bare(word));
export const isSuffix = (word: string, { suffixes }: OfficialNames): boolean => suffixes.has(bare(word));
export const isDerivative = (word: string, { derivative }: OfficialNames): boolean =>
  derivative.has(bare(word));
/** `New Delhi`; a surname may be the name of a post (`Florence`). */
export const isPlaceOfPost = (words: string, { posts }: OfficialNames): boolean =>
  words.includes(' ') && isStation(words, posts);

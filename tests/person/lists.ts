import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  CommonWordFile,
  CueFile,
  type NameLists,
  nameLists,
  StopwordFile,
  TitleFile,
} from '../../src/person/name-lists.ts';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../rules/names/${name}.yaml`, import.meta.url), 'utf8'));

/** The lists the product ships. */
export const LISTS: NameLists = nameLists({
  titles: TitleFile.parse(read('titles')),
  stopwords: StopwordFile.parse(read('stopwords')),
  cues: CueFile.parse(read('cues')),
  common: CommonWordFile.parse(read('common-words')),
});

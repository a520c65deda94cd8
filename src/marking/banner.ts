import { LEVEL_NAMES, type Marking } from '../model/marking.ts';

/** A marking in one line by its level and tokens, `SECRET//NF`: equal lines are equal markings. */
export function bannerOf(marking: Marking): string {
  const level = marking.level === null ? 'NO LEVEL STATED' : LEVEL_NAMES[marking.level];
  const lists = [marking.sci, marking.sap, marking.aea, marking.fgi.map((f) => `FGI ${f}`)];
  const readers = [listOf('REL TO', marking.releasableTo), listOf('DISPLAY ONLY', marking.displayOnlyTo)];
  const controls = [marking.dissem, ...readers, marking.nonIC, marking.cui, marking.unknown];
  const written = [...lists, ...controls].filter((list) => list.length > 0).map((list) => list.join('/'));
  return [level, ...written].join('//');
}

const listOf = (words: string, codes: readonly string[]): string[] =>
  codes.length === 0 ? [] : [`${words} ${codes.join(', ')}`];

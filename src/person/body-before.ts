import { besides, type Reading } from './reading.ts';
import { isA, ORGANISATION } from './word-classes.ts';

const FARTHEST = 40;
const LONGEST_NAME = 8;

/**
 * The name of the body that a sentence before a title is on, as the indices of its words: `Soil Products Office (SPO) has bought
 * gum. Deputy Director Kovar`. Only the subject of the same or of the last sentence counts, and only where no other body stands
 * between; `its director` may speak of any other body as well.
 */
export function bodyBeforeTitle(reading: Reading, title: number, its: boolean): number[] | undefined {
  const { words } = reading;
  const here = words[title];
  for (let at = title - 1; at > title - FARTHEST && at >= 0; at--) {
    const word = words[at];
    if (word === undefined || word.part !== here?.part || (here?.sentence ?? 0) - word.sentence > 1)
      return undefined;
    if (word.kind === 'word' && isBody(reading, at)) return nameEndingAt(reading, at, its);
  }
  return undefined;
}

/** A word that names the kind of a body, a state's or not. */
function isBody({ words, lists }: Reading, at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  const { composed } = lists;
  return (
    isA(word, ORGANISATION) ||
    composed.bodies.has(word.key) ||
    composed.assemblies.has(word.key) ||
    composed.stateBodies.openWith(word.key) ||
    composed.privateBodies.openWith(word.key) ||
    lists.privateBodies.openWith(word.key)
  );
}

/** A body that a sentence begins with, or that small letters set off from the words around. */
function nameEndingAt(reading: Reading, last: number, its: boolean): number[] | undefined {
  const { words, lists, loud } = reading;
  const end = words[last];
  if (end === undefined || !end.capital) return undefined;
  if (!lists.composed.bodies.has(end.key) && !lists.composed.assemblies.has(end.key) && !NAMED.has(end.key))
    return undefined;
  const name: number[] = [];
  for (let at = last; at > last - LONGEST_NAME; at--) {
    const word = besides(reading, at, end);
    if (word === undefined) return name.reverse();
    if (word.key === 'the')
      return !its && loud.has(word.part) && besides(reading, at - 1, end) !== undefined
        ? undefined
        : name.reverse();
    if (word.kind !== 'word' || !word.capital)
      return loud.has(word.part) || name.length < 2 ? undefined : name.reverse();
    name.push(at);
  }
  return undefined;
}

/** Bodies of states that somebody directs. */
const NAMED: ReadonlySet<string> = new Set(['administration', 'authority', 'directorate', 'inspectorate']);

import type { Span } from '../model/span.ts';

/**
 * A text with one space for each run of white space: a line break parts words as a space does. Joined and not replaced, because V8
 * keeps a long text that was replaced in pieces until somebody searches it: the first search of 10,000 of them took a second.
 */
export const squeezed = (text: string): string => text.split(/\s+/).join(' ');

/** Where words stand in a text, one behind the other, whatever white space stands between them. */
export function occurrences(text: string, sought: string): Span[] {
  const words = squeezed(sought);
  const placed = squeezedWithPlaces(text);
  const found: Span[] = [];
  for (let at = placed.text.indexOf(words); at >= 0; at = placed.text.indexOf(words, at + words.length))
    found.push({ from: placed.startOf(at), to: placed.startOf(at + words.length) });
  return found;
}

/** The squeezed text, and where each place of it is in the text: its end too. */
function squeezedWithPlaces(text: string) {
  const pieces: string[] = [];
  const starts = new Uint32Array(text.length + 1);
  let [size, end] = [0, 0];
  const take = (to: number): void => {
    for (let at = end; at < to; at += 1) starts[size++] = at;
    pieces.push(text.slice(end, to));
  };
  for (const { 0: run, index } of text.matchAll(/\s+/g)) {
    take(index);
    starts[size++] = index;
    pieces.push(' ');
    end = index + run.length;
  }
  take(text.length);
  starts[size] = text.length;
  return { text: pieces.join(''), startOf: (at: number): number => starts[at] ?? text.length };
}

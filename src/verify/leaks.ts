import { type Span, sliceOf, subtract, unite } from '../model/span.ts';
import { type Found, type NeedleKind, Needles } from './needles.ts';
import { type Decoding, type Reading, readings } from './readings/readings.ts';

/**
 * Withheld text found in an output: what sort of it, in which file, read how, and where. It does not say what
 * was found. `at` counts characters of that reading. `unsearched` is what no search can look through.
 */
export interface Leak {
  readonly kind: NeedleKind | 'unsearched';
  readonly name: string;
  readonly decoding: Decoding;
  readonly at: number;
}

/** Looks for everything that is withheld from one cable in one output. The first place of each kind in each reading. */
export type LeakCheck = (output: string | Uint8Array | readonly Reading[], name: string) => Leak[];

/**
 * Gathers what gives withheld text away and is found nowhere in what may be read: the rest of the source, and
 * `permitted`. A needle is unique by the very search that later looks for it, so a clean copy raises no alarm.
 * It knows neither rules nor renderers: spans and bytes only.
 */
export function prepareLeakCheck(
  source: string,
  withheld: readonly Span[],
  permitted: readonly string[],
): LeakCheck {
  // Of a cable that is released as it is nothing is sought, but what cannot be searched is told of any.
  if (withheld.length === 0) return (output, name) => leaksIn(undefined, output, name);
  const needles = new Needles();
  for (const span of unite(withheld)) needles.addText(sliceOf(source, span));
  for (const span of withheld) needles.addWhole(sliceOf(source, span));
  const rest = subtract({ from: 0, to: source.length }, withheld).map((span) => sliceOf(source, span));
  for (const text of new Set([...rest, ...permitted])) needles.dropFoundIn(text);
  needles.settle();
  return (output, name) => leaksIn(needles, output, name);
}

function leaksIn(
  needles: Needles | undefined,
  output: string | Uint8Array | readonly Reading[],
  name: string,
): Leak[] {
  const leaks: Leak[] = [];
  /** Several ways to read an output may lead to one text. */
  const searched = new Map<string, readonly Found[]>();
  const all = typeof output === 'string' || output instanceof Uint8Array ? readings(output) : output;
  for (const { decoding, at, text } of all) {
    if (decoding === 'unsearched') leaks.push({ kind: 'unsearched', name, decoding, at });
    if (needles === undefined) continue;
    const here = searched.get(text) ?? needles.firstIn(text);
    searched.set(text, here);
    for (const found of here) leaks.push({ kind: found.kind, name, decoding, at: at + found.at });
  }
  return leaks;
}

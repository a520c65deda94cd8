import { type Onlooker, STAGES, type Stage } from '../pipeline.ts';

/** Memory for one number, which a worker writes and the main thread reads even while the worker hangs. */
export const newStation = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** Writes each stage, or each rule by its place among all, as it begins. */
export function onlookerAt(station: SharedArrayBuffer, rules: readonly string[]): Onlooker {
  const at = new Int32Array(station);
  const places = new Map(rules.map((id, place) => [id, STAGES.length + place]));
  return {
    stage: (stage) => void Atomics.store(at, 0, STAGES.indexOf(stage)),
    rule: (id) => void Atomics.store(at, 0, places.get(id) ?? 0),
  };
}

/** What a worker was at when it last left word. */
export type Whereabouts = { readonly stage: Stage } | { readonly rule: string };

export function whereabouts(station: SharedArrayBuffer, rules: readonly string[]): Whereabouts {
  const at = Atomics.load(new Int32Array(station), 0);
  const rule = rules[at - STAGES.length];
  return rule === undefined ? { stage: STAGES[at] ?? 'reading' } : { rule };
}

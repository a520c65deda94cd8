import type { SourceRecord } from '../model/cable.ts';
import { sha256 } from '../model/digest.ts';
import type { Format } from '../model/run-record.ts';
import type { EarlierLook, Rulebook, Setting } from '../pipeline.ts';
import type { Result } from './result.ts';

/** What a worker is told before its first cable: which rules to load, under what circumstances, what to make. */
export interface Brief {
  /** The folder of rules. */
  readonly rules: string;
  readonly audience: string;
  readonly setting: Setting;
  readonly formats: readonly Format[];
  readonly marked: boolean;
  /** Where it leaves word of what it is at. */
  readonly station: SharedArrayBuffer;
}

/** A record of which a worker is asked where it ends. */
export interface Task extends KnownOf {
  readonly record: SourceRecord;
  readonly once: boolean;
}

/** What a run knows of a record that no worker could find out. */
export interface KnownOf {
  /** Its number in the case. */
  readonly document?: string | undefined;
  /** What the run that is superseded left out of it. */
  readonly earlier?: EarlierLook | undefined;
}

/** What it answers, in the order asked. */
export interface Answer {
  readonly result: Result;
}

/** What comes from a worker: first that it is ready, by which rules, or why it is not; then answers. */
export type Said =
  | { readonly kind: 'ready'; readonly digest: string; readonly rules: readonly string[] }
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** It cannot work by these rules; why, for whoever wrote them. */
  | { readonly kind: 'refused'; readonly why: string };

/** By what a worker and its run know that they go by the same rules: names and digests of all that was loaded. */
export const digestOfRules = ({ audience, packs, tables }: Rulebook): string =>
  sha256(
    JSON.stringify([
      audience.audience,
      packs.map(({ pack, version, digest }) => ({ pack, version, digest })),
      tables,
    ]),
  );

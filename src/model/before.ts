import { z } from 'zod';
import { Head } from './entry.ts';
import { FOLDERS } from './run-record.ts';

const place = z.int().nonnegative();

/** A deletion of an earlier copy. Its spans are of the source, so it stays inside `restricted/`. */
export const KeptThen = z.strictObject({
  spans: z.array(z.strictObject({ from: place, to: place })),
  portion: z.string().nullable(),
  effect: z.enum(['withhold', 'hold']),
  bases: z.array(z.string()),
  /** The grounds that its marker named. */
  said: z.array(z.string()),
});
export type KeptThen = z.infer<typeof KeptThen>;

/** What the copy of a superseded run left out of a cable, of which both runs read the same text. For `restricted/` only. */
export const Before = z.strictObject({
  /** That run, by the head of its log then. */
  run: Head,
  /** The day on which it was made. */
  day: z.iso.date(),
  /** Where its copy lay: only from `public` did anybody see it. */
  folder: z.enum(FOLDERS),
  audience: z.string(),
  deletions: z.array(KeptThen),
});
export type Before = z.infer<typeof Before>;

/**
 * Whether a copy may say what was withheld before: its readers could have seen the earlier copy, so that it tells them
 * nothing new.
 */
export const isToldTo = (audience: string, before: Pick<Before, 'folder' | 'audience'>): boolean =>
  before.folder === 'public' && before.audience === audience;

/** What became of the passages of a cable since an earlier copy, in counts: a row of `changes.jsonl`. */
export interface Since {
  readonly mrn: string;
  readonly day: string;
  /** Left out then, shown now. */
  readonly released: number;
  /** Left out then and now, on the same grounds. */
  readonly still: number;
  /** Left out then and now, on other grounds. */
  readonly otherwise: number;
  /** Shown then, left out now. */
  readonly newly: number;
}

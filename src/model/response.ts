import { z } from 'zod';
import { CASE_KINDS } from './case.ts';
import { CivilDate } from './civil-date.ts';

const Said = z.strictObject({ text: z.string().min(1), source: z.string().min(1) });

/** What can be done against an answer; `{days}` in its text is the number of days. */
const Right = Said.extend({
  days: z.int().positive().optional(),
  from: CivilDate,
  until: CivilDate.optional(),
  unverified: z.string().min(1).optional(),
}).refine(
  ({ text, days }) => text.includes('{days}') === (days !== undefined),
  'days, and {days} in the text where they are told',
);

/** What an answer to one kind of request says besides its numbers. */
export const ResponseFile = z.strictObject({
  kind: z.enum(CASE_KINDS),
  title: z.string().min(1),
  source: z.string().min(1),
  rights: z.array(Right),
  estimate: Said,
  /** The words where nothing may be said of the case as a whole. */
  silence: Said.optional(),
});
export type Response = z.infer<typeof ResponseFile>;

/** The rights in force on a day, in words. */
export const rightsOn = ({ rights }: Response, day: CivilDate): { text: string; source: string }[] =>
  rights
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .map(({ text, days, source }) => ({ text: text.replaceAll('{days}', String(days)), source }));

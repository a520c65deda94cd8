import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { keyedDigest } from './digest.ts';
import { PersonName } from './person-name.ts';

/** A passage that an agency is asked about: the claims that leave it to the agency, and where it stands in the source. */
const Asked = {
  id: z.string().min(1),
  span: z.string().regex(/^\d+-\d+$/, 'as it was sent, such as 120-340'),
  extent: z.string().min(1),
};
const Codes = z.array(z.string().min(1)).min(1);

/** What an agency says of one passage; of one that goes in part, the words that do not, each with its grounds. */
const Answered = z.discriminatedUnion('answer', [
  z.strictObject({ ...Asked, answer: z.literal('release') }),
  z.strictObject({ ...Asked, answer: z.literal('withhold'), bases: Codes }),
  z.strictObject({
    ...Asked,
    answer: z.literal('release-in-part'),
    withhold: z.array(z.strictObject({ text: z.string().min(1), bases: Codes })).min(1),
  }),
]);

/** The answer of an agency to a referral, on the form that was sent with it. */
export const AnswerForm = z.strictObject({
  agency: z.string().min(1),
  cable: z.string().min(1),
  /** Keyed digest of the text that the passages stand in. */
  source: z.string().min(1),
  /** Keyed digest of what was sent, so that nobody answers about another passage. */
  seal: z.string().min(1),
  passages: z.array(Answered).min(1),
  by: PersonName,
  position: z.string().regex(/\p{L}/u, 'the position of that person'),
  at: CivilDate,
  reference: z.string().regex(/\S/, 'what the answer is filed under'),
});
export type AnswerForm = z.infer<typeof AnswerForm>;

/** What of a form is fixed when it is sent. */
export interface SentForm extends Pick<AnswerForm, 'agency' | 'cable' | 'source'> {
  readonly passages: readonly { readonly id: string; readonly span: string; readonly extent: string }[];
}

/** What of a form may not be changed by who answers. */
export const sealOf = (key: string, { agency, cable, source, passages }: SentForm): string =>
  keyedDigest(
    key,
    'tearline-referral/1',
    '',
    JSON.stringify([agency, cable, source, passages.map(({ id, span, extent }) => [id, span, extent])]),
  );

import type { Outcome } from '../../../src/batch/run.ts';
import { readPdf } from '../../../src/container/pdf/read.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../../golden/cases.ts';
import { outcomeOf } from '../../outcome.ts';

/** What a printed cable must give as its text does: fields, portions with their marks, decisions on the same words. */
export interface Likeness {
  readonly state: string;
  readonly mrn: string | null;
  readonly fields: readonly string[];
  readonly portions: readonly string[];
  readonly decisions: readonly string[];
}

export const ofText = (text: string): Likeness =>
  likenessOf(outcomeOf({ file: 'cable.txt', read: () => Buffer.from(text) }, SETTING, RULEBOOK, OPTIONS));

export async function ofPdf(bytes: Buffer): Promise<Likeness> {
  const reading = await readPdf(bytes);
  return likenessOf(
    outcomeOf({ file: 'cable.pdf', read: () => bytes }, SETTING, RULEBOOK, {
      ...OPTIONS,
      readPdf: () => reading,
    }),
  );
}

const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Places are counted in other texts. */
const withoutPlaces = (name: string, value: unknown): unknown => (name === 'span' ? undefined : value);

function likenessOf({ state, mrn, done }: Outcome): Likeness {
  if (done === undefined) return { state, mrn, fields: [], portions: [], decisions: [] };
  const { record, cable, decisions } = done;
  const words = ({ from, to }: { from: number; to: number }): string => plain(record.text.slice(from, to));
  return {
    state,
    // A cable without a number is named by its text.
    mrn: mrn?.startsWith('record-') ? null : mrn,
    fields: Object.entries(cable.fields).map(
      ([name, field]) =>
        `${name}: ${JSON.stringify(
          [field].flat().map((each) => [each?.value, plain(each?.printed ?? '')]),
          withoutPlaces,
        )}`,
    ),
    portions: cable.portions.map(
      ({ id, kind, mark, marking, spans }) =>
        `${id} ${kind} ${mark?.printed} ${marking.level}: ${spans.map(words).join(' | ')}`,
    ),
    decisions: decisions
      .map(
        ({ span, effect, bases }) => `${effect} ${bases.map(({ code }) => code).join(', ')}: ${words(span)}`,
      )
      .filter((line) => !line.endsWith(': ')),
  };
}

import type { Furniture, Portion } from '../../model/cable.ts';
import { info, type Message, warning } from '../../model/message.ts';
import { DOUBTFUL_SIGNATURE } from '../fields/signature.ts';
import type { Passage } from './passages.ts';
import type { Body } from './read-body.ts';

/** A name that may be the signature, or the last word of the text. */
export const signatureRemarks = ({ signature }: Body): Message[] =>
  signature?.certain === false ? [info('doubtful-signature', DOUBTFUL_SIGNATURE, signature.field.span)] : [];

export const PILCROW_NUMBERS: Message = info(
  'pilcrow-numbers',
  'Paragraph signs were turned into the digit 1 before the paragraph numbers; they are counted without it. ' +
    'No action is needed.',
);

export function repeatedCaptions(furniture: readonly Furniture[]): Message[] {
  const first = furniture.find(({ kind }) => kind === 'repeated-caption');
  const told =
    'A caption stands more than once; the repetition is read as machine text. No action is needed.';
  return first === undefined ? [] : [info('repeated-caption', told, first.span)];
}

export function brokenParagraph({ kind, number, lines }: Passage): Message[] {
  const broken = lines.find(({ order, after }) => order > 0 && after === 'blank');
  if (kind !== 'paragraph' || number === undefined || broken === undefined) return [];
  const { from, to } = broken.line;
  const told =
    'A blank line stands inside a numbered paragraph; the text behind it is read as part of it, because';
  return [
    info('broken-paragraph', `${told} no new number begins there. Check its mark if it is not.`, {
      from,
      to,
    }),
  ];
}

export function repeatedNumbers(portions: readonly Portion[]): Message[] {
  const repeated = portions.filter(
    ({ id, kind }) => kind === 'paragraph' && id.includes('~') && /^\d+~\d+$/.test(id),
  );
  return repeated.map(({ id, number }) =>
    warning(
      'repeated-number',
      `A paragraph number stands more than once; the later one is called ${id}. Name it so in decisions.`,
      number,
    ),
  );
}

import type { Order } from '../declassification/order.ts';
import { answerMarking, type MarkingAnswer, type MarkingQuestion } from '../marking/answer.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import { answerEoLine } from './eo-line.ts';

/** The tables that answer questions about markings. */
export interface MarkingTables {
  readonly vocabulary: Vocabulary;
  readonly orders: readonly Order[];
}

/** An answer of `marking --stdin`: the question's name goes first. */
export type NamedAnswer = { readonly id?: string } & MarkingAnswer;

/** The answer to one question, whichever room it belongs to. */
export function answerQuestion(
  question: MarkingQuestion,
  { vocabulary, orders }: MarkingTables,
): NamedAnswer {
  const answer =
    question.kind === 'eo_line'
      ? answerEoLine(question.input, question.dated, orders)
      : answerMarking(question, vocabulary);
  return { ...(question.id !== undefined && { id: question.id }), ...answer };
}

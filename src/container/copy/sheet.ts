import { error, type Message } from '../../model/message.ts';
import { WithdrawalSheet } from '../../model/variant.ts';
import { type Head, isSheetName } from './head.ts';
import { htmlPageIn } from './html-copy.ts';
import { pdfPagesIn } from './pdf-copy.ts';
import { jsonIn } from './record.ts';
import { textPageIn } from './text-copy.ts';

/** Whether a text is a withdrawal sheet of ours, which stands in the place of a cable and has no text of it. */
export function isSheet(decoded: string): boolean {
  if (decoded.startsWith('{')) return WithdrawalSheet.safeParse(jsonIn(decoded)).success;
  return isNamedSheet(htmlPageIn(decoded) ?? textPageIn(decoded));
}

export const isSheetOnPages = (pages: readonly string[]): boolean => isNamedSheet(pdfPagesIn(pages));

const isNamedSheet = (page: Head | undefined): boolean => page !== undefined && isSheetName(page.name);

export const withdrawalSheet = (file: string): Message =>
  error(
    'withdrawal-sheet',
    `${file} is a withdrawal sheet that Tearline made: there is no text to read. It stands in the place of a cable ` +
      'that is denied in full. Read the cable itself.',
  );

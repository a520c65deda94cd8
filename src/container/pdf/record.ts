import type { Segment, SourceRecord } from '../../model/cable.ts';
import { error, type Message, warning } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import { pdfCopyRecord } from '../copy/record.ts';
import { isSheetOnPages, withdrawalSheet } from '../copy/sheet.ts';
import { PDF_CAPS, type PdfPage, type PdfReading, type Refusal } from './reading.ts';

/** Between pages, as behind those of a printer: the next begins its first line with nothing before it. */
const NEXT_PAGE = '\f\n';

/** The record of a PDF's text layer, or why it has none. Places are counted in the record's own text. */
export function pdfRecord(
  file: string,
  reading: PdfReading,
): { record: SourceRecord } | { failure: Message } {
  if ('refusal' in reading) return { failure: refused(file, reading.refusal) };
  const { pages } = reading;
  if (pages.every(({ text }) => text === '')) return { failure: noText(file, pages) };
  const texts = pages.map(({ text }) => text);
  if (isSheetOnPages(texts)) return { failure: withdrawalSheet(file) };
  const record = pdfCopyRecord(file, texts) ?? recordOfPages(file, texts);
  const messages = [
    ...pages.flatMap((page, at) => saidOfPage(page, at + 1, spanOf(record, at + 1))),
    ...saidOfFile(reading),
  ];
  return { record: { ...record, messages } };
}

/** One stretch for each page, with its number; the text is its own measure. */
function recordOfPages(file: string, pages: readonly string[]): SourceRecord {
  const origin: Segment[] = [];
  let text = '';
  for (const [at, page] of pages.entries()) {
    const from = text.length;
    text += page + (at < pages.length - 1 ? NEXT_PAGE : '\n');
    const span = { from, to: text.length };
    origin.push({ record: span, file: span, verbatim: true, page: at + 1 });
  }
  return { file, files: [file], part: null, container: 'pdf', text, origin, opened: true, messages: [] };
}

/** The page without what parts it from the next; of an empty one that alone. Of a copy a page may have nothing. */
function spanOf({ origin, text }: SourceRecord, number: number): Span {
  const { from, to } = origin.find(({ page }) => page === number)?.record ?? { from: 0, to: 0 };
  const printed = text.slice(from, to).trimEnd().length;
  return { from, to: printed === 0 ? to : from + printed };
}

function saidOfPage(page: PdfPage, number: number, span: Span): Message[] {
  const say = (is: boolean, message: (number: number, span: Span) => Message): Message[] =>
    is ? [message(number, span)] : [];
  return [
    ...say(page.text === '', pageWithoutText),
    ...say(!page.complete, partlyRead),
    ...say(page.redactions > 0, unappliedRedaction),
    ...say(page.hidden === 'some', hiddenText),
    ...say(page.hidden === 'all', unseenLayer),
    ...say(page.notes > 0, notesNotRead),
    ...say(UNMAPPED.test(page.text), unmapped),
  ];
}

/** What a font leaves that does not say which letters it draws. */
const UNMAPPED = /[\ufffd\ue000-\uf8ff]/;

const saidOfFile = ({
  attachments,
  layersOff,
  mended,
}: Extract<PdfReading, { pages: unknown }>): Message[] => [
  ...(mended ? [mendedFile] : []),
  ...(layersOff > 0 ? [layersAreOff] : []),
  ...(attachments > 0 ? [notRead(attachments)] : []),
];

const pageWithoutText = (page: number, span: Span): Message =>
  error(
    'page-without-text',
    `Page ${page} has no text layer: it may be a picture of a page, or blank. All of the cable is held. ` +
      'Make a text layer with OCR, or say what stands there, and read the result.',
    span,
  );

const partlyRead = (page: number, span: Span): Message =>
  error(
    'page-partly-read',
    `Not every letter that is drawn on page ${page}, or beyond its edge, is in its text layer. All of the cable is held. ` +
      'Print it to a new PDF from the program that made it, or make a text layer with OCR.',
    span,
  );

const unappliedRedaction = (page: number, span: Span): Message =>
  error(
    'redaction-not-applied',
    `Page ${page} has passages marked for redaction whose text is still in the file. All of the cable is held. ` +
      'Apply the redactions or remove their marks in the program that made them, and read the result.',
    span,
  );

const hiddenText = (page: number, span: Span): Message =>
  error(
    'hidden-text',
    `Page ${page} has text that a reader of the page does not see: it is invisible, or a filled shape lies over it. ` +
      'Somebody may have meant to withhold it, and all of the cable is held. Take its text from another copy.',
    span,
  );

const unseenLayer = (page: number, span: Span): Message =>
  warning(
    'unseen-text-layer',
    `The whole text layer of page ${page} is invisible, as OCR lays it under the picture of a page. ` +
      'Compare it with the picture: letters may be misread, and what the picture withholds may be in it.',
    span,
  );

const notesNotRead = (page: number, span: Span): Message =>
  warning(
    'notes-not-read',
    `Page ${page} has notes, typed stamps or filled fields beside its text layer. They were not read; look at the page.`,
    span,
  );

const unmapped = (page: number, span: Span): Message =>
  error(
    'characters-unknown',
    `Page ${page} is set in a font that does not say which letters it draws, and some of them are not known. ` +
      'All of the cable is held. Print it to a new PDF from the program that made it, or make a text layer with OCR.',
    span,
  );

const mendedFile: Message = error(
  'pdf-mended',
  'The table of objects of this PDF is not where the file says, and what belongs to it had to be guessed. ' +
    'All of the cable is held. Send the file again, or save it anew with a program that shows it right.',
);

const layersAreOff: Message = error(
  'hidden-text',
  'Layers of this PDF are switched off: a reader does not see their text, and it is in the text layer all the same. ' +
    'All of the cable is held. Print what is to be read to a new PDF.',
);

const notRead = (attachments: number): Message =>
  warning(
    'attachments-not-read',
    `${attachments} ${attachments === 1 ? 'file is' : 'files are'} attached to this PDF, and not read. If one is a cable, take it out and read it.`,
  );

const noText = (file: string, pages: readonly PdfPage[]): Message =>
  error(
    'no-text-layer',
    `${file} has ${pages.length} ${pages.length === 1 ? 'page' : 'pages'} and no text layer on any page; ` +
      'make one with OCR and read the result.',
  );

const refused = (file: string, refusal: Refusal): Message => {
  const { code, reason } = REFUSED[refusal];
  return error(code, `${file} ${reason}`);
};

const REFUSED: Readonly<Record<Refusal, { readonly code: string; readonly reason: string }>> = {
  encrypted: {
    code: 'pdf-encrypted',
    reason: 'is a PDF that opens with a password only. Save it without one, and read that.',
  },
  damaged: {
    code: 'pdf-damaged',
    reason:
      'is a PDF that is damaged or cut off: it cannot be read to its end without loss. Nothing of it was read. ' +
      'Send it again, or print it to a new PDF from a program that shows all of it.',
  },
  pages: {
    code: 'too-large',
    reason: `is a PDF of more than ${PDF_CAPS.pages} pages. Expected one cable, or some. Split it into its cables.`,
  },
  expands: {
    code: 'too-large',
    reason: `is a PDF that opens to more than ${PDF_CAPS.opened / 1024 / 1024} MiB. Nothing of it was read. Print it to a new PDF, and read that.`,
  },
  items: {
    code: 'too-large',
    reason: `is a PDF of more than ${PDF_CAPS.runs} runs of text. Nothing of it was read. Split it into its cables.`,
  },
  overtime: {
    code: 'overtime',
    reason:
      'is a PDF that was not read when the time for one was over. Nothing of it was read. Print it to a new PDF, or split it, and read that.',
  },
};

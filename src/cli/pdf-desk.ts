import { PdfDesk } from '../batch/pdf/desk.ts';
import type { ReadPdf } from '../container/pdf/reading.ts';

/** The time one PDF is given, in milliseconds: of five hundred pages, most need a tenth of it. */
const TIME = 60_000;

const desk = new PdfDesk((flag, was) => Atomics.wait(flag, 0, was, TIME) !== 'timed-out');

/** Reads PDFs for every command that takes files. Its thread starts with the first of them. */
export const readPdf: ReadPdf = (bytes) => desk.read(bytes);

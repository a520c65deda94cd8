import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { BANNER, type Case } from './cables.ts';

/** Clean copies of a case, made by the contract of each form and by no renderer of the product. */

const RULE = '='.repeat(69);

export const bodyOf = ({ stretches }: Case): string =>
  stretches
    .map(({ text, fate, marker }) => (fate === 'kept' ? text : fate === 'struck' ? `~~${text}~~` : marker))
    .join('');

export const textOf = (of: Case, body = bodyOf(of)): string =>
  `${BANNER}\n${of.mrn}\n\n${RULE}\n${body}\n${RULE}\n${BANNER}\n`;

const EXTENT = /^\[([^:]*): (under review, )?(.*)\]$/;

export function jsonOf(of: Case): string {
  const pieces = of.stretches.map(({ text, fate, marker }) => {
    if (fate !== 'withheld') return { kind: fate === 'kept' ? 'text' : 'struck', text };
    const [, extent, review, bases = ''] = EXTENT.exec(marker ?? '') ?? [];
    return { kind: 'deletion', portion: '2', bases: bases.split(', '), extent, held: review !== undefined };
  });
  const facts = { dated: 'not given', from: 'not given', to: 'not given', subject: 'withheld' };
  const head = { mrn: of.mrn, audience: 'foia', banner: BANNER, state: 'released-in-part', stamps: [] };
  return `${JSON.stringify({ ...head, facts, portions: [], pieces }, null, 2)}\n`;
}

const SHEET = 'body{font-family:monospace;margin:0}.banner{text-align:center}.body{white-space:pre-wrap}';
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface PageParts {
  readonly sheet?: string;
  readonly title?: string;
  readonly main?: string;
  readonly body?: string;
}

export function htmlOf(of: Case, { sheet = SHEET, title = of.mrn, main = '', body }: PageParts = {}): string {
  const digest = createHash('sha256').update(sheet).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const inner = of.stretches
    .map(({ text, fate, marker }) =>
      fate === 'kept'
        ? escaped(text)
        : fate === 'struck'
          ? `<s>${escaped(text)}</s>`
          : `<span class="deletion withheld">${marker}</span>`,
    )
    .join('');
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<title>${title}</title><style>${sheet}</style></head><body><header class="banner">${BANNER}</header>` +
    `<main><h1>${of.mrn}</h1>${main}<div class="body">${body ?? inner}</div></main><footer class="banner">${BANNER}</footer></body></html>`
  );
}
export const pageSheet = SHEET;

const require = createRequire(import.meta.url);
export const FONT = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf/DejaVuSansMono.ttf');

/** What is done to a document beside its text, to plant something in it. */
export interface Planting {
  /** Before the text of the first page. */
  readonly first?: (doc: PDFKit.PDFDocument) => void;
  /** Behind the text of the last page. */
  readonly last?: (doc: PDFKit.PDFDocument) => void;
  readonly info?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const COLUMNS = 80;
const LINES = 46;

export async function pdfOf(of: Case, { first, last, info = {}, body }: Planting = {}): Promise<Buffer> {
  const date = new Date(0);
  const doc = new PDFDocument({
    ...{ size: 'LETTER', margin: 0, pdfVersion: '1.7', lang: 'en-US', tagged: true, displayTitle: true },
    autoFirstPage: false,
    info: { Title: of.mrn, Producer: 'Tearline', Creator: 'Tearline', CreationDate: date, ...info },
  } as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
  doc.registerFont('mono', FONT);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const shown = (body ?? bodyOf(of)).replaceAll('~~', '').normalize('NFC');
  const lines = [of.mrn, RULE, ...shown.split('\n').flatMap(cut), RULE];
  const pages = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) =>
    lines.slice(i * LINES, (i + 1) * LINES),
  );
  for (const [at, page] of pages.entries()) {
    doc.addPage();
    doc.font('mono').fontSize(10);
    furniture(doc, BANNER, 20);
    if (at === 0) first?.(doc);
    const paragraph = doc.struct('P', {}, () => {
      for (const [row, line] of page.entries()) draw(doc, line, 54, 60 + row * 14);
    });
    root.add(paragraph);
    if (at === 0) doc.outline.addItem('SUBJECT');
    if (at === pages.length - 1) last?.(doc);
    furniture(doc, BANNER, 750);
    furniture(doc, `Page ${at + 1} of ${pages.length}`, 765);
  }
  root.end();
  doc.end();
  return done;
}

/** At a space, where there is one. */
const cut = (line: string): string[] =>
  line.match(new RegExp(`.{1,${COLUMNS}}(?= |$)|.{1,${COLUMNS}}`, 'gu')) ?? [];

export function draw(doc: PDFKit.PDFDocument, line: string, x: number, y: number): void {
  if (line.trim() !== '') doc.text(line, x, y, { lineBreak: false, features: [] });
}

function furniture(doc: PDFKit.PDFDocument, line: string, y: number): void {
  doc.markContent('Artifact', { type: 'Pagination' });
  draw(doc, line, 54 + 36 * 6.02, y);
  doc.endMarkedContent();
}

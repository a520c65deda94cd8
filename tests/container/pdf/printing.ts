import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import PDFDocument from 'pdfkit';

/** Bytes of a PDF that `draw` has drawn. */
export function drawnPdf(
  draw: (page: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  return new Promise((settle) => {
    const page = new PDFDocument({ size: 'LETTER', margin: 54, ...options });
    const parts: Buffer[] = [];
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => settle(Buffer.concat(parts)));
    draw(page);
    page.end();
  });
}

const SIZE = 9;
const LINE = 11;
const LINES = 60;

/** Lines on pages of fixed pitch, as wide as the widest of them. */
export function typedPdf(text: string, perPage = LINES): Promise<Buffer> {
  const lines = text.replaceAll('\t', '        ').replaceAll('\f', '').trimEnd().split(/\r?\n/);
  const wide = Math.max(...lines.map(({ length }) => length), 80) * SIZE * 0.6 + 108;
  return drawnPdf(
    (page) => {
      page.font('Courier').fontSize(SIZE);
      for (const [at, line] of lines.entries()) {
        if (at > 0 && at % perPage === 0) page.addPage();
        page.text(line, 54, 54 + (at % perPage) * LINE, { lineBreak: false });
      }
    },
    { size: [wide, 792] },
  );
}

/** A program that prints, or nothing where this machine has none. */
export const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;

/** What a browser prints of preformatted text, one file each. */
export const browserPdfs = (texts: readonly string[], pageOf = preformatted): Buffer[] =>
  inFolder((folder) =>
    texts.map((text, at) => {
      const [html, pdf] = [join(folder, `${at}.html`), join(folder, `${at}.pdf`)];
      writeFileSync(html, pageOf(text));
      spawnSync('chromium', [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'],
        ...[`--print-to-pdf=${pdf}`, `file://${html}`],
      ]);
      return readFileSync(pdf);
    }),
  );

function preformatted(text: string): string {
  const wide = Math.max(...text.split('\n').map(({ length }) => length), 80) * 6.2 + 120;
  return `<!doctype html><meta charset="utf-8"><style>@page{size:${wide}pt 792pt;margin:54pt}pre{font:10pt monospace;margin:0}</style><pre>${escaped(text)}</pre>`;
}

/** What a browser prints of the same in letters of several widths, wrapped as they fit the page. */
export const bookPdfs = (texts: readonly string[]): Buffer[] => browserPdfs(texts, bookPage);

const bookPage = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><style>@page{size:letter;margin:54pt}pre{font:11pt serif;margin:0;white-space:pre-wrap}</style><pre>${escaped(text)}</pre>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What an office suite makes of texts. */
export const officePdfs = (texts: readonly string[]): Buffer[] =>
  inFolder((folder) => {
    const files = texts.map((text, at) => {
      writeFileSync(join(folder, `${at}.txt`), text);
      return join(folder, `${at}.txt`);
    });
    spawnSync('soffice', [
      ...['--headless', `-env:UserInstallation=file://${folder}/profile`],
      ...['--convert-to', 'pdf', '--outdir', folder, ...files],
    ]);
    return files.map((file) => readFileSync(join(folder, `${basename(file, '.txt')}.pdf`)));
  });

function inFolder<T>(make: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  try {
    return make(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

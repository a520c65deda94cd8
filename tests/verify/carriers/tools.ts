import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from './cables.ts';
import { escaped, pdfOf } from './clean.ts';
import type { Plant } from './kinds-pdf.ts';

/** Copies that other programs wrote or changed. A kind carries nothing where its program is not installed. */

export const hasTool = (name: string): boolean => {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

function within<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'carriers-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const qpdf =
  (args: (folder: string, of: Case) => string[], before?: (of: Case) => Promise<Buffer>): Plant =>
  async (of) => {
    if (!hasTool('qpdf')) return undefined;
    const clean = await (before ?? pdfOf)(of);
    return within((folder) => {
      writeFileSync(join(folder, 'in.pdf'), clean);
      writeFileSync(join(folder, 'secret.txt'), of.secret);
      execFileSync('qpdf', [join(folder, 'in.pdf'), ...args(folder, of), join(folder, 'out.pdf')]);
      return readFileSync(join(folder, 'out.pdf'));
    });
  };

const withBookmark = (of: Case): Promise<Buffer> =>
  pdfOf(of, { last: (doc) => void doc.outline.addItem(of.secret) });
const withNote = (of: Case): Promise<Buffer> =>
  pdfOf(of, { last: (doc) => void doc.note(50, 50, 20, 20, of.secret) });

const printed =
  (page: (secret: string) => string): Plant =>
  async (of) => {
    if (!hasTool('chromium')) return undefined;
    return within((folder) => {
      writeFileSync(
        join(folder, 'in.html'),
        `<!doctype html><meta charset="utf-8"><p>1. The ferry runs.</p>${page(of.secret)}`,
      );
      const out = join(folder, 'out.pdf');
      const options = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'profile')}`,
      ];
      execFileSync('chromium', [...options, `--print-to-pdf=${out}`, join(folder, 'in.html')], {
        stdio: 'ignore',
      });
      return readFileSync(out);
    });
  };

const office: Plant = async (of) => {
  if (!hasTool('soffice')) return undefined;
  return within((folder) => {
    writeFileSync(
      join(folder, 'in.html'),
      `<!doctype html><meta charset="utf-8"><p>1. The ferry runs.</p><p style="color:#ffffff">${escaped(of.secret)}</p>`,
    );
    const options = [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'pdf:writer_web_pdf_Export',
    ];
    execFileSync('soffice', [...options, '--outdir', folder, join(folder, 'in.html')], { stdio: 'ignore' });
    return readFileSync(join(folder, 'in.pdf'));
  });
};

export const TOOL_KINDS: Readonly<Record<string, Plant>> = {
  'qpdf: bookmark in a stream of objects': qpdf(() => ['--object-streams=generate'], withBookmark),
  'qpdf: note, written anew in line': qpdf(() => ['--linearize'], withNote),
  'qpdf: note, unpacked': qpdf(() => ['--qdf', '--object-streams=disable'], withNote),
  'qpdf: attachment': qpdf((folder) => ['--add-attachment', join(folder, 'secret.txt'), '--']),
  'qpdf: packed again': qpdf(
    () => ['--recompress-flate', '--compression-level=9', '--object-streams=generate'],
    withBookmark,
  ),
  'chromium: white text': printed((text) => `<p style="color:#fff">${escaped(text)}</p>`),
  'chromium: text under a box': printed(
    (text) => `<p style="background:#000;color:#000">${escaped(text)}</p>`,
  ),
  'soffice: white text': office,
};

import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { drawnOn, lettersIn, type Names } from './hidden.ts';
import { pagesAsLines, type Run } from './lines.ts';
import { chained, type Matrix, matrixOf } from './matrix.ts';
import { PDF_CAPS, type PdfPage, type PdfReading, type Refusal } from './reading.ts';
import { soundnessOf } from './soundness.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/**
 * The text layer of a PDF, page by page. The one function of this room that answers later: the library reads
 * asynchronously, sets a few names of a browser on the global object, and cannot be stopped once it reads. So a
 * thread of its own runs it (`batch/pdf/`), which a watch can end. It touches no file and no network: fonts and
 * character tables that a PDF does not bring along are done without. Never throws on any bytes.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const sound = soundnessOf(bytes);
  if (sound.refusal !== undefined) return { refusal: sound.refusal };
  supplement();
  let pdf: Pdf | undefined;
  try {
    // The library takes the bytes for itself. An image has no text, and is not opened.
    pdf = await getDocumentProxy(Uint8Array.from(bytes), SETTINGS);
    if (pdf.numPages > PDF_CAPS.pages) return { refusal: 'pages' };
    const pages = await pagesOf(pdf);
    return pages === undefined
      ? { refusal: 'items' }
      : {
          ...{ pages, mended: sound.mended },
          ...{ attachments: await attachmentsOf(pdf), layersOff: await layersOffIn(pdf) },
        };
  } catch (thrown) {
    return { refusal: refusalOf(thrown) };
  } finally {
    await pdf?.destroy();
  }
}

/** Stops at errors: to read on behind one is to lose text in silence. */
const SETTINGS = { verbosity: 0, stopAtErrors: true, maxImageSize: 1, isEvalSupported: false } as const;

/** Node 20 has no such function yet, and the library cannot list what a page draws without it. */
function supplement(): void {
  const prototype: { transferToFixedLength?: (length?: number) => ArrayBuffer } & Pick<ArrayBuffer, 'slice'> =
    ArrayBuffer.prototype;
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length?: number) {
    return this.slice(0, length);
  };
}

const refusalOf = (thrown: unknown): Refusal =>
  thrown instanceof Error && thrown.name === 'PasswordException' ? 'encrypted' : 'damaged';

async function pagesOf(pdf: Pdf): Promise<PdfPage[] | undefined> {
  const { OPS } = await getResolvedPDFJS();
  const read: Unlaid[] = [];
  let left: number = PDF_CAPS.runs;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await unlaid(await pdf.getPage(number), OPS);
    left -= page.runs.length;
    if (left < 0) return undefined;
    read.push(page);
  }
  const texts = pagesAsLines(read.map(({ runs }) => runs));
  return read.map(({ runs: _, ...said }, at) => ({ ...said, text: texts[at] ?? '' }));
}

interface Unlaid extends Omit<PdfPage, 'text'> {
  readonly runs: readonly Run[];
}

async function unlaid(page: Page, names: Names): Promise<Unlaid> {
  const runs = await runsOn(page);
  // Annotations have words of their own, which are counted and not read.
  const drawn = drawnOn(await page.getOperatorList({ annotationMode: 0 }), names);
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  page.cleanup();
  return {
    runs,
    hidden: drawn.hidden,
    complete: drawn.letters === runs.reduce((sum, { printed }) => sum + lettersIn(printed), 0),
    redactions: annotations.filter(({ subtype }) => subtype === 'Redact').length,
    notes: annotations.filter(hasWords).length,
  };
}

interface Annotation {
  readonly subtype?: string;
  readonly fieldValue?: unknown;
}

const NOTES: ReadonlySet<string> = new Set(['FreeText', 'Text', 'Stamp']);
const hasWords = ({ subtype = '', fieldValue }: Annotation): boolean =>
  NOTES.has(subtype) || (subtype === 'Widget' && typeof fieldValue === 'string' && fieldValue.trim() !== '');

async function runsOn(page: Page): Promise<(Run & { readonly printed: string })[]> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const toReader = matrixOf(page.getViewport({ scale: 1 }).transform);
  return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [runOf(item, toReader)] : []));
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

function runOf({ str, transform, width }: Item, toReader: Matrix): Run & { readonly printed: string } {
  const [a, b, c, d, x, y] = chained(toReader, matrixOf(transform));
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  return { text: opened(str), printed: str, x, y, width, size, level: a > 0 && Math.abs(b) < 0.2 * a };
}

/** Letters that a printer joined are two. */
const opened = (printed: string): string =>
  printed.replaceAll(/[\ufb00-\ufb06]/g, (joined) => joined.normalize('NFKC'));

const attachmentsOf = async (pdf: Pdf): Promise<number> =>
  Object.keys(((await pdf.getAttachments()) as object | null) ?? {}).length;

async function layersOffIn(pdf: Pdf): Promise<number> {
  const layers = await pdf.getOptionalContentConfig();
  return [...(layers as Iterable<readonly [string, { readonly visible: boolean }]>)].filter(
    ([, { visible }]) => !visible,
  ).length;
}

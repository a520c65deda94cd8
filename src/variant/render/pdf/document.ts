import PDFDocument from 'pdfkit';
import type { Block } from './block.ts';
import type { Faces } from './face.ts';
import { type Frame, frameLines } from './frame.ts';
import { pagesOf } from './page.ts';
import { Press } from './press.ts';

type Document = PDFKit.PDFDocument;

/** A document before it is set: what each page bears, and the text. */
export interface Manuscript {
  readonly title: string;
  readonly frame: Frame;
  readonly blocks: readonly Block[];
}

/** The same manuscript gives the same bytes: no clock, no chance, and one revision from the first byte to the last. */
export function pdfOf({ title, frame, blocks }: Manuscript, faces: Faces): Uint8Array {
  const document = openDocument(title, faces);
  const press = new Press(document, frame.number);
  const lines = frameLines(frame, faces);
  const pages = pagesOf(blocks, lines.rows);
  pages.forEach((page, i) => {
    document.addPage();
    press.artifact(lines.head);
    press.text(page, lines.top);
    press.artifact(lines.foot(i + 1, pages.length));
  });
  press.end();
  return bytesOf(document);
}

function openDocument(title: string, { regular, bold }: Faces): Document {
  const document = new PDFDocument({
    ...{ autoFirstPage: false, size: 'letter', margin: 0, font: '' },
    ...{ pdfVersion: '1.7', tagged: true, lang: 'en-US', displayTitle: true },
    info: {
      // pdfkit writes it where text stands, and, without escaping it, into XML.
      Title: new Escaped(title) as string,
      ...{ Creator: 'Tearline', Producer: 'Tearline' },
      ...{ CreationDate: new Date(0), ModDate: new Date(0) },
    },
  });
  document.registerFont('plain', regular.font as unknown as Uint8Array);
  document.registerFont('strong', bold.font as unknown as Uint8Array);
  return document;
}

/** A text that is itself as a value, and its escaped form where it is joined to XML. */
class Escaped extends String {
  override toString(): string {
    return this.valueOf().replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
  }
}

/** pdfkit has made every byte when it ends, and holds them all. */
function bytesOf(document: Document): Uint8Array {
  document.end();
  const bytes = (document as unknown as { read(): Uint8Array | null }).read();
  if (bytes === null) throw new Error('The PDF has no bytes.');
  return bytes;
}

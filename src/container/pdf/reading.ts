/** What keeps a whole PDF from being read. */
export type Refusal = 'encrypted' | 'damaged' | 'pages' | 'expands' | 'items' | 'overtime';

/** How much of a page's text a reader of it does not see: none, some, or all, as under the picture of a scan. */
export type Hidden = 'none' | 'some' | 'all';

/** One page as its text layer gives it, laid out in lines. Plain data, so that a worker can hand it over. */
export interface PdfPage {
  /** Lines of the page, each without the white space at its end; empty where the page has no text. */
  readonly text: string;
  readonly hidden: Hidden;
  /** Passages that somebody marked for redaction and that are still in the file. */
  readonly redactions: number;
  /** Notes, typed stamps and filled fields: words on the page that its text layer does not have. */
  readonly notes: number;
  /** False where two walks over the page did not find the same number of letters. */
  readonly complete: boolean;
}

/** What a PDF gives, or why it gives nothing. */
export type PdfReading =
  | {
      readonly pages: readonly PdfPage[];
      readonly attachments: number;
      /** Layers that are switched off: a reader does not see their text, and it is in the text all the same. */
      readonly layersOff: number;
      /** The table of its objects is not where the file says: a reader has to guess what belongs to it. */
      readonly mended: boolean;
    }
  | { readonly refusal: Refusal };

/** Reads a PDF and waits for it; whoever opens files is given one, for the library answers only later. */
export type ReadPdf = (bytes: Uint8Array) => PdfReading;

/** What a PDF of cables may hold. A page of a cable has some hundred runs of text. */
export const PDF_CAPS = { pages: 500, runs: 1_000_000, opened: 256 * 1024 * 1024 } as const;

const HEAD = /%PDF-\d\.\d/;

/** Whether bytes are a PDF: its mark stands in the first 1,024 of them, whatever the file is called. */
export const isPdf = (bytes: Uint8Array): boolean =>
  HEAD.test(Buffer.from(bytes.subarray(0, 1_024)).toString('latin1'));

import { inflateSync } from 'node:zlib';

/** A run of text on a page, and what it is marked as. */
export interface MarkedText {
  readonly page: number;
  readonly tag: string;
  readonly text: string;
}

/** A PDF as pdfkit writes it, read by its table of objects: enough to tell what stands on its pages. */
export interface ReadPdf {
  readonly pages: number;
  readonly runs: readonly MarkedText[];
  /** Operators that appear on the pages. */
  readonly operators: ReadonlySet<string>;
  /** All that is no stream, and all streams opened. */
  readonly all: string;
}

interface Part {
  readonly dictionary: string;
  readonly stream: string;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const parts = partsOf(file);
  const partAt = (reference: string | undefined): Part => {
    const part = parts.get(Number(reference));
    if (part === undefined) throw new Error(`There is no object ${reference}.`);
    return part;
  };
  const one = (pattern: RegExp, text: string): string => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`Nothing fits ${pattern}.`);
    return found;
  };
  const root = partAt(one(/\/Root (\d+) 0 R/, file.slice(file.lastIndexOf('trailer'))));
  const kids = one(/\/Kids \[([^\]]*)\]/, partAt(one(/\/Pages (\d+) 0 R/, root.dictionary)).dictionary);
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => partAt(number).dictionary);
  const operators = new Set<string>();
  const runs = pages.flatMap((page, i) => {
    const resources = partAt(one(/\/Resources (\d+) 0 R/, page)).dictionary;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => [
        name as string,
        charactersOf(partAt(one(/\/ToUnicode (\d+) 0 R/, partAt(font).dictionary)).stream),
      ]),
    );
    const content = partAt(one(/\/Contents (\d+) 0 R/, page)).stream;
    return runsIn(content, fonts, operators).map((run) => ({ page: i + 1, ...run }));
  });
  const all = [...parts.values()].map(({ dictionary, stream }) => `${dictionary}\n${stream}`).join('\n');
  return { pages: pages.length, runs, operators, all };
}

/** Every object stands where the table says, and none elsewhere. */
function partsOf(file: string): Map<number, Part> {
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const rows = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
  return new Map(
    rows.map((at, i) => {
      const head = `${i + 1} 0 obj\n`;
      if (!file.startsWith(head, at)) throw new Error(`Object ${i + 1} is not where the table says.`);
      const from = at + head.length;
      const end = /\n(?:stream\n|endobj\n)/g;
      end.lastIndex = from;
      const found = end.exec(file);
      const dictionary = file.slice(from, found?.index);
      if (found?.[0] !== '\nstream\n') return [i + 1, { dictionary, stream: '' }];
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
      const raw = file.slice(end.lastIndex, end.lastIndex + length);
      const isPacked = dictionary.includes('/FlateDecode');
      const stream = isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
      return [i + 1, { dictionary, stream }];
    }),
  );
}

/** What each glyph of a font stands for. */
function charactersOf(map: string): string[] {
  return [...map.matchAll(/^<[0-9a-f]+> <[0-9a-f]+> \[(.*)\]$/gm)].flatMap(([, row]) =>
    [...(row as string).matchAll(/<([0-9a-f ]*)>/g)].map(([, units]) =>
      String.fromCharCode(...(units as string).split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  );
}

function runsIn(
  content: string,
  fonts: ReadonlyMap<string, readonly string[]>,
  operators: Set<string>,
): Omit<MarkedText, 'page'>[] {
  const runs: Omit<MarkedText, 'page'>[] = [];
  const tags: string[] = [];
  let font: readonly string[] = [];
  for (const line of content
    .replace(/<<[^>]*>>/g, (dictionary) => dictionary.replaceAll('\n', ' '))
    .split('\n')) {
    const operator = line.split(' ').at(-1) as string;
    operators.add(operator);
    if (operator === 'BDC' || operator === 'BMC') tags.push(line.slice(1, line.indexOf(' ')));
    if (operator === 'EMC') tags.pop();
    if (operator === 'Tf') font = fonts.get(/^\/(F\d+) /.exec(line)?.[1] ?? '') ?? [];
    if (operator === 'TJ') {
      const shown = /^\[<([0-9a-f]+)> 0\] TJ$/.exec(line)?.[1];
      if (shown === undefined) throw new Error('Text is set with something between its glyphs.');
      const glyphs = shown.match(/.{4}/g) ?? [];
      const text = glyphs.map((glyph) => font[Number.parseInt(glyph, 16)] ?? '\0').join('');
      runs.push({ tag: tags.join('/'), text });
    }
  }
  return runs;
}

/** The text of all pages but for what belongs to the pages, in the order of the content. */
export const textOfPdf = ({ runs }: ReadPdf): string =>
  runs
    .filter(({ tag }) => tag !== 'Artifact')
    .map(({ text }) => text)
    .join('');

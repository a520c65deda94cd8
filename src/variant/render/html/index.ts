import type { Withholding } from '../../../model/withholding.ts';
import { type Child, h, type Markup, row } from './element.ts';
import { facts, heading, page, table } from './page.ts';

/** Rows of one document, in the order of its body. */
interface Document {
  readonly mrn: string;
  readonly rows: readonly [Withholding, ...Withholding[]];
}

/** The index of withholdings as a page to print: totals first, then each document with its deletions. */
export function htmlIndex(rows: readonly Withholding[], banner: string): string {
  const documents = documentsIn(rows);
  return page({
    banner,
    title: 'Index of withholdings',
    main: [
      heading('Index of withholdings', []),
      h('p', { class: 'note' }, WHAT_IT_IS),
      table({
        id: 'total',
        caption: 'Totals',
        heads: ['Exemption', 'Documents', 'Deletions'],
        rows: totalsOf(rows).map(([name, of, count]) => [name, String(of), String(count)]),
      }),
      ...documents.map((document, i) => section(document, i + 1)),
    ],
  });
}

const WHAT_IT_IS =
  'Each passage that was withheld from a document, or that is an open question: where it stands in the copy, how much it ' +
  'is, on what ground, and what is said for it. What was withheld is not quoted.';

function documentsIn(rows: readonly Withholding[]): Document[] {
  const byNumber = new Map<string, [Withholding, ...Withholding[]]>();
  for (const each of rows) {
    const known = byNumber.get(each.mrn);
    if (known === undefined) byNumber.set(each.mrn, [each]);
    else known.push(each);
  }
  return [...byNumber].map(([mrn, of]) => ({ mrn, rows: of }));
}

/** Each exemption with the documents and the deletions it is cited for; a deletion may rest on several. */
function totalsOf(rows: readonly Withholding[]): [name: string, documents: number, deletions: number][] {
  const withheld = rows.filter(({ state }) => state === 'withheld');
  const codes = [...new Set(withheld.flatMap(({ bases }) => bases))].sort();
  const count = (name: string, of: readonly Withholding[]): [string, number, number] => [
    name,
    new Set(of.map(({ mrn }) => mrn)).size,
    of.length,
  ];
  return [
    ...codes.map((code) =>
      count(
        code,
        withheld.filter(({ bases }) => bases.includes(code)),
      ),
    ),
    count('Withheld, in all', withheld),
    count(
      'Open questions',
      rows.filter(({ state }) => state !== 'withheld'),
    ),
  ];
}

const HEADS = [
  'Place',
  'Extent',
  'Exemption and authority',
  'Matter and harm',
  'Segregability',
  'Adopted by',
];

function section({ mrn, rows }: Document, nth: number): Markup {
  const [{ dated, from, subject }] = rows;
  return h(
    'section',
    {},
    h('h2', {}, mrn),
    facts([
      ['Date', dated],
      ['From', from],
      ['Subject', subject],
    ]),
    table({ id: `list-${nth}`, caption: `Deletions in ${mrn}`, heads: HEADS, rows: rows.map(cells) }),
  );
}

const cells = (of: Withholding): Child[] => [
  of.portion,
  of.extent,
  row(
    h('strong', { class: 'code' }, of.state === 'withheld' ? of.bases.join(', ') : 'under review'),
    ...of.authority.map((provision) => h('p', {}, provision)),
  ),
  row(...[...of.matter, ...of.harm].map((sentence) => h('p', {}, sentence))),
  of.segregability,
  of.adopted ?? (of.state === 'withheld' ? 'nobody: a draft' : ''),
];

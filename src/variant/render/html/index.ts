import type { Withholding } from '../../../model/withholding.ts';
import { type Child, h, type Markup } from './element.ts';
import { facts, heading, page, table } from './page.ts';

type Rows = readonly [Withholding, ...Withholding[]];

/** Rows of one document, in the order of its body, and the name of its place on the page. */
interface Document {
  readonly mrn: string;
  readonly rows: Rows;
  readonly id: string;
}

/** The index of withholdings as a page to print: totals first, then each document with its deletions. */
export function htmlIndex(
  rows: readonly Withholding[],
  banner: string,
  stamps: readonly string[] = [],
): string {
  const documents = documentsIn(rows);
  return page({
    banner,
    title: 'Index of withholdings',
    width: 'wide',
    main: [
      heading('Index of withholdings', stamps),
      h('p', { class: 'note' }, WHAT_IT_IS),
      totals(rows),
      documents.length < 2 ? [] : contents(documents),
      ...documents.map(section),
    ],
  });
}

const WHAT_IT_IS =
  'Each passage that was withheld from a document, or that is an open question: where it stands in the copy, how much it ' +
  'is, on what ground, and what is said for it. What was withheld is not quoted.';

function documentsIn(rows: readonly Withholding[]): Document[] {
  return gathered(rows, ({ mrn }) => mrn).map((of, i) => ({
    ...{ mrn: of[0].mrn, rows: of, id: `list-${i + 1}` },
  }));
}

/** Rows of which the same can be said, in the order of the first of each. */
function gathered(rows: readonly Withholding[], said: (row: Withholding) => string): Rows[] {
  const byWords = new Map<string, [Withholding, ...Withholding[]]>();
  for (const row of rows) {
    const known = byWords.get(said(row));
    if (known === undefined) byWords.set(said(row), [row]);
    else known.push(row);
  }
  return [...byWords.values()];
}

const isWithheld = ({ state }: Withholding): boolean => state === 'withheld';
const isDraft = (row: Withholding): boolean => isWithheld(row) && row.adopted === null;

/** Each exemption with the documents and the deletions it is cited for; a deletion may rest on several. */
function totals(rows: readonly Withholding[]): Markup {
  const withheld = rows.filter(isWithheld);
  const codes = [...new Set(withheld.flatMap(({ bases }) => bases))].sort();
  const line = (name: Child, of: readonly Withholding[]) => [
    name,
    ...[new Set(of.map(({ mrn }) => mrn)).size, of.length],
  ];
  return table({
    ...{ id: 'total', caption: 'Totals', look: 'counts' },
    heads: ['Exemption', 'Documents', 'Deletions'],
    rows: [
      ...codes.map((code) => {
        const of = withheld.filter(({ bases }) => bases.includes(code));
        return line([h('strong', {}, code), h('p', { class: 'legend' }, provisionOf(code, of))], of);
      }),
      line('Withheld, in all', withheld),
      line('Withheld as a draft that nobody has adopted', rows.filter(isDraft)),
      line(
        'Open questions',
        rows.filter((row) => !isWithheld(row)),
      ),
    ],
  });
}

/** What a row gives as the authority of a code, where it gives one for each. */
function provisionOf(code: string, rows: readonly Withholding[]): string {
  const row = rows.find(({ bases, authority }) => bases.length === authority.length);
  return row?.authority[row.bases.indexOf(code)] ?? '';
}

/** Every document, with a way to it. */
const contents = (documents: readonly Document[]): Markup =>
  table({
    ...{ id: 'contents', caption: 'Documents', look: 'counts' },
    heads: ['Document', 'Withheld', 'Open'],
    rows: documents.map(({ mrn, rows, id }) => {
      const withheld = rows.filter(isWithheld).length;
      return [h('a', { href: `#${id}` }, mrn), withheld, rows.length - withheld];
    }),
  });

const HEADS = ['Where, and how much', 'Exemption', 'Matter and harm', 'Adopted by'];

function section({ mrn, rows, id }: Document): Markup {
  const [{ dated, from, subject }] = rows;
  const withheld = rows.filter(isWithheld).length;
  return h(
    'section',
    {},
    h('h2', { id }, mrn),
    facts([
      ['From', [...new Set([from, dated])].join(', ')],
      ['Subject', subject],
    ]),
    table({
      ...{ id: `table-${id}`, look: 'list', heads: HEADS },
      caption: [...counted(withheld, 'deletion'), ...counted(rows.length - withheld, 'open question')].join(
        ', ',
      ),
      rows: gathered(rows, grounds).map(cells),
    }),
  );
}

const counted = (n: number, name: string): string[] => (n === 0 ? [] : [`${n} ${name}${n === 1 ? '' : 's'}`]);

/** Deletions that rest on the same stand in one row: what is said for them is said once. */
const grounds = ({ bases, authority, matter, harm, adopted, state }: Withholding): string =>
  JSON.stringify([bases, authority, matter, harm, adopted, state]);

function cells(rows: Rows): Child[] {
  const [row] = rows;
  const codes = [...(isWithheld(row) ? [] : ['under review']), ...row.bases].filter(isSaid).join(', ');
  return [
    gathered(rows, ({ segregability }) => segregability).map((alike) => [
      places(alike),
      h('p', { class: 'legend' }, alike[0].segregability),
    ]),
    [
      h('p', {}, h('strong', {}, codes)),
      ...row.authority.map((provision) => h('p', { class: 'legend' }, provision)),
    ],
    reasons(row).map((words) => h('p', {}, words)),
    row.adopted ?? (isWithheld(row) ? h('strong', { class: 'draft' }, 'nobody: a draft') : ''),
  ];
}

const isSaid = (code: string): boolean => code !== 'unreviewed';

/** The matter of each exemption with the harm of that one, where there is one for each. */
const reasons = ({ matter, harm }: Withholding): readonly string[] =>
  matter.length === harm.length ? matter.map((words, i) => `${words} ${harm[i]}`) : [...matter, ...harm];

/** `par. 3.a: 2 × name, 1 line`, each portion once. */
const places = (rows: Rows): Markup =>
  h(
    'p',
    {},
    gathered(rows, ({ portion }) => portion)
      .map((here) => `${portionName(here[0].portion)}: ${extents(here)}`)
      .join('; '),
  );

const extents = (rows: Rows): string =>
  gathered(rows, ({ extent }) => extent)
    .map((alike) => `${alike.length > 1 ? `${alike.length}\u00a0×\u00a0` : ''}${alike[0].extent}`)
    .join(', ');

const portionName = (portion: string): string => (/^\d/.test(portion) ? `par.\u00a0${portion}` : portion);

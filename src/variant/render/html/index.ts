import type { Since } from '../../../model/before.ts';
import type { Withholding } from '../../../model/withholding.ts';
import { type Child, h, type Markup } from './element.ts';
import { facts, heading, page, table } from './page.ts';

/** Rows of one document, or of which else the same is said. */
export type Rows = readonly [Withholding, ...Withholding[]];

/** Rows of one document, in the order of its body, and the name of its place on the page. */
interface Document {
  readonly mrn: string;
  readonly rows: Rows;
  readonly id: string;
}

/** A page of the index, as a file. */
export interface IndexPage {
  readonly name: string;
  readonly content: string;
}

/** The banner of a page that speaks of copies with these. */
export type BannerOf = (banners: readonly string[]) => string;

/** More documents make a page that a browser opens slowly and nobody reads to its end. */
const DOCUMENTS_A_PAGE = 500;

const TITLE = 'Index of withholdings';

/**
 * The index of withholdings as pages to print, document by document, in the order of the copies. `index.html` has the totals
 * and then each document with its deletions; of very many documents it has the list of the pages that do.
 */
export class IndexPages {
  private readonly bannerOf: BannerOf;
  private readonly stamps: readonly string[];
  private readonly sum = new Sum();
  private readonly sheets: Sheet[] = [];
  private readonly since: Since[] = [];
  private documents: Document[] = [];

  constructor(bannerOf: BannerOf, stamps: readonly string[]) {
    this.bannerOf = bannerOf;
    this.stamps = stamps;
  }

  /** Takes up the rows of one document, and gives the page that is full before it. */
  add(rows: Rows): IndexPage | undefined {
    const full = this.documents.length === DOCUMENTS_A_PAGE ? this.sheet() : undefined;
    this.sum.count(rows);
    this.documents.push({ mrn: rows[0].mrn, rows, id: `list-${this.sum.documents}` });
    return full;
  }

  /** Whether anything was said of an earlier release. */
  get isHeldAgainst(): boolean {
    return this.since.length > 0;
  }

  addSince(since: Since): void {
    this.since.push(since);
  }

  /** What is left: the last page of several, and `index.html`. */
  end(): IndexPage[] {
    const { sheets, sum } = this;
    const summed = [totals(sum), ...(this.isHeldAgainst ? [changes(this.since)] : [])];
    if (sheets.length === 0) return [this.page('index.html', TITLE, this.documents, summed)];
    const last = this.sheet();
    return [last, this.page('index.html', TITLE, [], [...summed, listOf(sheets)])];
  }

  private sheet(): IndexPage {
    const { documents } = this;
    this.documents = [];
    this.sheets.push(sheetOf(documents));
    const n = this.sheets.length;
    return this.page(sheetName(n), `${TITLE}, page ${n}`, documents, []);
  }

  private page(
    name: string,
    title: string,
    documents: readonly Document[],
    before: readonly Child[],
  ): IndexPage {
    const banners = documents.flatMap(({ rows }) => rows.map(({ banner }) => banner));
    const main = [
      heading(title, this.stamps),
      h('p', { class: 'note' }, WHAT_IT_IS),
      ...before,
      documents.length < 2 ? [] : contents(documents),
      ...documents.map(section),
    ];
    const banner = this.bannerOf(documents.length === 0 ? this.sum.banners : [...new Set(banners)]);
    return { name, content: page({ banner, title, width: 'wide', main }) };
  }
}

const WHAT_IT_IS =
  'Each passage that was withheld from a document, or that is an open question: where it stands in the copy, how much it ' +
  'is, on what ground, and what is said for it. What was withheld is not quoted.';

const sheetName = (n: number): `index-${string}.html` => `index-${String(n).padStart(3, '0')}.html`;

/** What one page of many holds. */
interface Sheet {
  readonly first: string;
  readonly last: string;
  readonly documents: number;
  readonly withheld: number;
  readonly open: number;
}

function sheetOf(documents: readonly Document[]): Sheet {
  const rows = documents.flatMap((document) => document.rows);
  const withheld = rows.filter(isWithheld).length;
  return {
    ...{ first: documents[0]?.mrn ?? '', last: documents.at(-1)?.mrn ?? '', documents: documents.length },
    ...{ withheld, open: rows.length - withheld },
  };
}

/** Deletions of which the same can be said, and the documents they are in. */
interface Count {
  documents: number;
  deletions: number;
}

const none = (): Count => ({ documents: 0, deletions: 0 });

/** What is said of all rows together. */
class Sum {
  readonly codes = new Map<string, Count & { provision: string }>();
  readonly withheld = none();
  readonly drafts = none();
  readonly open = none();
  documents = 0;
  private readonly borne = new Set<string>();

  get banners(): string[] {
    return [...this.borne];
  }

  /** Counts the rows of one document. */
  count(rows: Rows): void {
    this.documents += 1;
    for (const { banner } of rows) this.borne.add(banner);
    const withheld = rows.filter(isWithheld);
    countIn(this.withheld, withheld.length);
    countIn(this.drafts, rows.filter(isDraft).length);
    countIn(this.open, rows.length - withheld.length);
    for (const code of new Set(withheld.flatMap(({ bases }) => bases))) this.cite(code, withheld);
  }

  private cite(code: string, withheld: readonly Withholding[]): void {
    const of = withheld.filter(({ bases }) => bases.includes(code));
    const known = this.codes.get(code) ?? { ...none(), provision: '' };
    countIn(known, of.length);
    if (known.provision === '') known.provision = provisionOf(code, of);
    this.codes.set(code, known);
  }
}

function countIn(count: Count, deletions: number): void {
  count.documents += deletions === 0 ? 0 : 1;
  count.deletions += deletions;
}

/** Every page, with a way to it. */
const listOf = (sheets: readonly Sheet[]): Markup =>
  table({
    ...{ id: 'contents', caption: 'Pages', look: 'counts' },
    heads: ['Page', 'Documents', 'Withheld', 'Open'],
    rows: sheets.map(({ first, last, documents, withheld, open }, i) => [
      h('a', { href: sheetName(i + 1) }, `${first} to ${last}`),
      ...[documents, withheld, open],
    ]),
  });

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
function totals({ codes, withheld, drafts, open }: Sum): Markup {
  const line = (name: Child, { documents, deletions }: Count) => [name, documents, deletions];
  const cited = [...codes].sort(([a], [b]) => (a < b ? -1 : 1));
  return table({
    ...{ id: 'total', caption: 'Totals', look: 'counts' },
    heads: ['Exemption', 'Documents', 'Deletions'],
    rows: [
      ...cited.map(([code, of]) =>
        line([h('strong', {}, code), h('p', { class: 'legend' }, of.provision)], of),
      ),
      line('Withheld, in all', withheld),
      line('Withheld as a draft that nobody has adopted', drafts),
      line('Open questions', open),
    ],
  });
}

/** What became of each document that was released before. */
const changes = (since: readonly Since[]): Markup =>
  table({
    ...{ id: 'restored', caption: 'Passages, beside those of the earlier release', look: 'counts' },
    heads: ['Document', 'Released now', 'Withheld as before', 'On other grounds', 'Newly withheld'],
    rows: since.map(({ mrn, day, released, still, otherwise, newly }) => [
      [mrn, h('p', { class: 'legend' }, `release of ${day}`)],
      ...[released, still, otherwise, newly],
    ]),
  });

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

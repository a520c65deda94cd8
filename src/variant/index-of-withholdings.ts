import type { Adoption } from '../decide/adoption.ts';
import type { Since } from '../model/before.ts';
import type { Basis, Claim, Decision } from '../model/claim.ts';
import type { Justification } from '../model/exemption.ts';
import type { Deletion, Variant } from '../model/variant.ts';
import type { Withholding } from '../model/withholding.ts';
import { CSV_START, writeCsv } from '../notation/csv.ts';
import { bannerOfAll } from './banner-of-all.ts';
import type { Cut } from './deletions.ts';
import { IndexPages } from './render/html/index.ts';
import { markerOf } from './render/text/body.ts';

/** What the rows of a copy are made from. Its cuts are its deletions, in their order. */
export interface Indexed {
  readonly variant: Variant;
  readonly cuts: readonly Cut[];
  readonly claims: readonly Claim[];
  readonly decisions: readonly Decision[];
}

/** What is said of grounds, and who made a deletion their own. */
export interface Grounds {
  readonly justifications: ReadonlyMap<string, Justification>;
  adoptionOf(claims: readonly Claim[]): Adoption | undefined;
}

/** The rows of one copy, in the order of its body. */
export function withholdingsOf(indexed: Indexed, grounds: Grounds, hasBody: boolean): Withholding[] {
  const { variant, cuts } = indexed;
  const sayOf = sayingOf(indexed, grounds);
  const { mrn, banner } = variant;
  const { dated, from, subject } = variant.facts;
  const rows: Withholding[] = [];
  let at = 0;
  for (const piece of variant.pieces) {
    if (piece.kind === 'deletion') {
      const { extent, bases } = piece;
      const [portion, place] = [piece.portion ?? 'header', hasBody ? at : null];
      // Written out, for that is soonest done.
      const said = sayOf(piece, cuts[rows.length], hasBody);
      const { authority, matter, harm, segregability, adopted, state } = said;
      const head = { mrn, banner, dated, from, subject, portion, at: place, extent, bases };
      rows.push({ ...head, authority, matter, harm, segregability, adopted, state });
      at += markerOf(piece).length;
    } else at += piece.text.length + (piece.kind === 'struck' ? 4 : 0);
  }
  return rows;
}

type Said = Pick<Withholding, 'authority' | 'matter' | 'harm' | 'segregability' | 'adopted' | 'state'>;

/** What is said for a deletion. Of an open question nothing is claimed yet but what it may rest on. */
function sayingOf({ claims, decisions }: Indexed, { justifications, adoptionOf }: Grounds) {
  const byCode = new Map<string, Basis>();
  for (const { bases } of decisions) for (const basis of bases) byCode.set(basis.code, basis);
  const byId = claimsById(claims);
  return (piece: Deletion, cut: Cut | undefined, hasBody: boolean): Said => {
    const authority = piece.bases.flatMap((code) => byCode.get(code)?.provision ?? []);
    if (piece.held) return { authority, ...OPEN };
    const adoption = adoptionOf((cut?.claims ?? []).flatMap((id) => byId(id) ?? []));
    const drafts = piece.bases.flatMap((code) => justifications.get(code) ?? []);
    return {
      authority,
      matter: piece.bases.flatMap(
        (code) => justifications.get(code)?.matter ?? byCode.get(code)?.reason ?? [],
      ),
      harm: adoption?.reason === undefined ? drafts.map(({ harm }) => harm) : [adoption.reason],
      segregability: segregabilityOf(piece, hasBody),
      adopted: adoption?.by ?? null,
      state: 'withheld',
    };
  };
}

/** Put in order when first asked: a cable of open questions alone asks for none. */
function claimsById(claims: readonly Claim[]): (id: string) => Claim | undefined {
  let known: ReadonlyMap<string, Claim> | undefined;
  return (id) => {
    known ??= new Map(claims.map((claim) => [claim.id, claim]));
    return known.get(id);
  };
}

const OPEN = {
  matter: [],
  harm: [],
  segregability: 'Not yet decided.',
  adopted: null,
  state: 'open question',
} as const;

/** What is said of the rest (5 U.S.C. 552(b), the sentence on segregable portions). */
function segregabilityOf({ extent }: Deletion, hasBody: boolean): string {
  if (!hasBody) return 'The document is withheld as a whole: no part of it could be released apart.';
  return extent.startsWith('1 paragraph')
    ? 'The paragraph is withheld as a whole: no part of it could be released apart.'
    : 'What could be released apart from it was segregated.';
}

const HEAD = [
  ...[
    'message',
    'banner',
    'date',
    'from',
    'subject',
    'portion',
    'position in copy',
    'extent',
    'exemptions',
    'authority',
  ],
  ...['matter withheld', 'harm', 'segregability', 'adopted by', 'state'],
];

const HEAD_LINE = `${CSV_START}${writeCsv([HEAD])}`;

/** The index for programs, a line each. */
export const indexLines = (rows: readonly Withholding[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The index for spreadsheets. */
export const indexCells = (rows: readonly Withholding[]): string =>
  `${HEAD_LINE}${writeCsv(rows.map(csvRow))}`;

/** In the order of its columns. */
const sinceRow = ({ mrn, day, released, still, otherwise, newly }: Since): string[] => [
  ...[mrn, day],
  ...[released, still, otherwise, newly].map(String),
];

const SINCE_HEAD = [
  ...['message', 'released before on', 'released now', 'withheld as before'],
  ...['withheld on other grounds', 'newly withheld'],
];
const SINCE_HEAD_LINE = `${CSV_START}${writeCsv([SINCE_HEAD])}`;

const sinceLine = ({ mrn, day, released, still, otherwise, newly }: Since): string =>
  `${JSON.stringify({ mrn, day, released, still, otherwise, newly })}\n`;

/** Takes a file of the index, or a piece of one that goes on. */
export type Take = (name: string, piece: string) => void;

/**
 * The index as the files of a folder, for programs, spreadsheets and people; pages bear the stamps of the folder. It is written
 * on as copies are made, document by document, since all of it may be more than memory holds.
 */
export class IndexOfWithholdings {
  private readonly take: Take;
  private readonly pages: IndexPages;

  constructor(take: Take, stamps: readonly string[] = []) {
    this.take = take;
    this.pages = new IndexPages(bannerOfAll, stamps);
    take('index.jsonl', '');
    take('index.csv', HEAD_LINE);
  }

  /** Takes up the rows of one copy. */
  add(rows: readonly Withholding[]): void {
    const [first, ...others] = rows;
    if (first === undefined) return;
    this.take('index.jsonl', indexLines(rows));
    this.take('index.csv', writeCsv(rows.map(csvRow)));
    const full = this.pages.add([first, ...others]);
    if (full !== undefined) this.take(full.name, full.content);
  }

  /** Takes up what became of one document since an earlier release of it. */
  addSince(since: Since): void {
    if (!this.pages.isHeldAgainst) this.take('changes.csv', SINCE_HEAD_LINE);
    this.take('changes.jsonl', sinceLine(since));
    this.take('changes.csv', writeCsv([sinceRow(since)]));
    this.pages.addSince(since);
  }

  end(): void {
    for (const { name, content } of this.pages.end()) this.take(name, content);
  }
}

/** The same of rows at hand. */
export function indexFiles(
  rows: readonly Withholding[],
  stamps: readonly string[] = [],
  since: readonly Since[] = [],
): { readonly name: string; readonly content: string }[] {
  const files = new Map<string, string>();
  const index = new IndexOfWithholdings(
    (name, piece) => files.set(name, `${files.get(name) ?? ''}${piece}`),
    stamps,
  );
  for (const document of documentsIn(rows)) index.add(document);
  for (const each of since) index.addSince(each);
  index.end();
  return Array.from(files, ([name, content]) => ({ name, content }));
}

/** Rows of each document, which stand together. */
export function* documentsIn(rows: Iterable<Withholding>): Generator<Withholding[]> {
  let document: Withholding[] = [];
  for (const row of rows) {
    if (document.length > 0 && document[0]?.mrn !== row.mrn) {
      yield document;
      document = [];
    }
    document.push(row);
  }
  if (document.length > 0) yield document;
}

const csvRow = (row: Withholding): string[] => [
  ...[row.mrn, row.banner, row.dated, row.from, row.subject, row.portion, String(row.at ?? ''), row.extent],
  ...[row.bases.join(' '), row.authority.join('; '), row.matter.join(' '), row.harm.join(' ')],
  ...[row.segregability, row.adopted ?? (row.state === 'withheld' ? 'nobody: a draft' : ''), row.state],
];

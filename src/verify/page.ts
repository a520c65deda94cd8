import { type Piece, Variant, WithdrawalSheet } from '../model/variant.ts';
import { isPlace } from './html/vocabulary.ts';

/** What this room knows of the form of a copy, by itself: it asks no renderer. */
const RULED_LINE = `\n${'='.repeat(69)}\n`;

/** The body of a page of text, what stands between its first and its last ruled line, and its own words around it. */
export function partsOfPage(page: string): { readonly own: string; readonly body: string } | undefined {
  const first = page.indexOf(RULED_LINE);
  const last = page.lastIndexOf(RULED_LINE);
  if (first < 0 || last <= first) return undefined;
  const own = `${page.slice(0, first)}\n${page.slice(last + RULED_LINE.length)}`;
  return { own, body: page.slice(first + RULED_LINE.length, last) };
}

export const bodyOfPage = (page: string): string | undefined => partsOfPage(page)?.body;

/** A ruled line on paper, drawn by itself. */
const RULED = /^={40,}$/;

/**
 * The page's own words and the body of a copy on paper: what stands before its first ruled line, and between it
 * and the last line of all, which is ruled alike.
 */
export function bodyOnPaper(
  lines: readonly string[],
): { readonly head: string; readonly body: string } | undefined {
  const first = lines.findIndex((line) => RULED.test(line.trim()));
  const last = lines.length - 1;
  if (first < 0 || last <= first || lines[last]?.trim() !== lines[first]?.trim()) return undefined;
  return { head: lines.slice(0, first).join('\n'), body: lines.slice(first + 1, last).join('') };
}

/** A file for other programs, each part where the rest of the check looks at it. */
export interface JsonRead {
  readonly banner: string;
  /** Absent on a withdrawal sheet. */
  readonly body?: string;
  /** Every word that is none of the body's. */
  readonly own: string;
}

/** A withdrawal sheet for other programs. Absent where it says anything that such a sheet cannot say. */
export function readJsonSheet(sheet: string): JsonRead | undefined {
  const { success, data } = WithdrawalSheet.safeParse(onlyReading(sheet));
  return success ? { banner: data.banner, own: wordsIn(data) } : undefined;
}

/** A copy for other programs. Absent where it says anything that a variant cannot say. */
export function readJsonCopy(copy: string): JsonRead | undefined {
  const { success, data } = Variant.safeParse(onlyReading(copy));
  if (!success) return undefined;
  const { portions, pieces, ...head } = data;
  const ids = [
    ...portions.map(({ id }) => id),
    ...pieces.flatMap((piece) => (piece.kind === 'deletion' ? (piece.portion ?? []) : [])),
  ];
  if (!ids.every((id) => isPlace(`p-${id}`))) return undefined;
  return { banner: data.banner, body: pieces.map(printedPiece).join(''), own: wordsIn(head) };
}

/**
 * What a text of JSON says, where it is written in the one way we write it: a key that comes twice, or a letter
 * written as its number, is read by some programs and not by others.
 */
function onlyReading(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    return `${JSON.stringify(read, null, 2)}\n` === text ? read : undefined;
  } catch {
    return undefined;
  }
}

const wordsIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(wordsIn).join('\n') : '';
};

/** A piece of a copy as its body prints it. */
export function printedPiece(piece: Piece): string {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'struck') return `~~${piece.text}~~`;
  if (piece.form === 'not-declassified') return `[${piece.extent} not declassified]`;
  if (piece.form === 'pending') return `[${piece.extent}: ${waiting(piece.bases)}]`;
  const open = piece.held ? ['under review'] : [];
  return `[${piece.extent}: ${[...open, ...piece.bases.filter((code) => code !== 'unreviewed')].join(', ')}]`;
}

function waiting(bases: readonly string[]): string {
  const agencies: string[] = [];
  const others: string[] = [];
  for (const code of bases) {
    const [, agency] = /^(?:EQUITY|REFERRAL) (?!FGI$)([A-Z]{2,6})$/.exec(code) ?? [];
    if (agency !== undefined) agencies.push(agency);
    else if (code === 'REFERRED') agencies.push('another agency');
    else if (code !== 'unreviewed') others.push(code);
  }
  return [`referred to ${agencies.join(' and ')}`, 'response pending', ...others].join(', ');
}

/** Fixed words of our own pages, which are no leak wherever they stand. */
export const TEMPLATE_WORDS: readonly string[] = [
  'UNCLASSIFIED CONFIDENTIAL SECRET TOP SECRET RESTRICTED',
  'PROPOSED, NOT RELEASED REHEARSAL FOR, MADE ON DECAPTIONED',
  'RELEASED IN FULL RELEASED IN PART DENIED IN FULL NOT RELEASED',
  'Declassified Authority: instruction of the classifier: Confirmed by: not yet confirmed',
  'U.S. Department of State Case No. Doc No. Date: INTERIM RESPONSE DECLASSIFIED IN PART UNDER REVIEW',
  'PROPOSED DISPOSITION: REVIEW AUTHORITY: referred to another agency and response pending not declassified',
  'WITHDRAWAL SHEET: Message: Date: From: To: Pages: Exemptions: not given withheld in part',
  'less than 1 line lines paragraph name number under review unreviewed subject header open question withheld',
  // The names of the index run on behind the id of a portion, as words of a Classified By line do.
  'portion classified-by at extent',
  'message,date,from,subject,portion,position in copy,extent,exemptions,authority',
  'matter withheld,harm,segregability,adopted by,state nobody: a draft',
  'mrn banner dated from subject portion at extent bases authority matter harm segregability adopted state',
  // What a PDF says of itself: its dates, and what made it.
  '1970-01-01T00:00:00Z D:19700101000000Z Tearline',
  'Index of withholdings Totals Exemption Authority Documents Deletions Withheld, in all, as a draft that nobody has adopted',
  'Pages Page to',
  'Document Withheld Open questions deletion open question par. Where, and how much Matter and harm Adopted by',
  'Each passage that was withheld from a document, or that is an open question: where it stands in the copy, how much it is, on what ground, and what is said for it. What was withheld is not quoted.',
  'mrn audience banner state stamps block was authority on by confirmed facts dated from to subject portions id kind at pieces kind text struck deletion portion bases extent held true false null form not-declassified pending',
  'mrn audience banner stamps dated from to pages codes',
  // Of a page of HTML.
  'Date From To Subject Text Was Confirmed by not yet confirmed reviewer Withdrawal sheet',
  'Words struck through are markings that this copy no longer bears.',
  'A box in brackets with a solid edge stands for words withheld: how much, and on what ground.',
  'A box in brackets with a broken edge, under review, stands for words not yet decided on.',
  'This sheet stands in the place of a cable that is denied in full.',
  // Of what an earlier release withheld.
  'Words that were Words underlined were withheld in the release of and are released now: header paragraph subject heading ref signature',
  'Passages, beside those of the earlier release Released now Withheld as before On other grounds Newly withheld',
  'message,released before on,released now,withheld as before,withheld on other grounds,newly withheld',
  'mrn day released still otherwise newly since restored',
  // Of a PDF.
  'page of Paragraph Subject Heading, block, struck: The text of the cable begins. The text of the cable ends.',
  'released-in-full released-in-part denied-in-full held failed foia archive',
];

import { type Piece, Variant, WithdrawalSheet } from '../model/variant.ts';

/** What this room knows of the form of a copy, by itself: it asks no renderer. */
const RULED_LINE = `\n${'='.repeat(69)}\n`;

/** The body of a page of text: what stands between its first and its last ruled line. */
export function bodyOfPage(page: string): string | undefined {
  const first = page.indexOf(RULED_LINE);
  const last = page.lastIndexOf(RULED_LINE);
  return first < 0 || last <= first ? undefined : page.slice(first + RULED_LINE.length, last);
}

/** What a page of HTML says. Its body is absent on a withdrawal sheet. */
export interface HtmlRead {
  readonly banners: readonly string[];
  readonly body: string | undefined;
  /** All its text, without the sheet of style. */
  readonly text: string;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/g;
const STYLE = /<style>[^<]*<\/style>/;

/**
 * Reads a page of HTML by its tags: the banners from header and footer, and the text content of `div.body`, with
 * struck text between `~~`.
 */
export function readHtmlPage(page: string): HtmlRead {
  const said: Record<'header' | 'footer' | 'body' | 'rest', string> = {
    header: '',
    footer: '',
    body: '',
    rest: '',
  };
  const open: string[] = [];
  let at = 0;
  const plain = page.replace(STYLE, '').replace(/^<!doctype html>/, '');
  for (const [tag, slash = '', name = '', attributes = ''] of plain.matchAll(TAG)) {
    const from = plain.indexOf(tag, at);
    said[placeOf(open)] += decoded(plain.slice(at, from));
    at = from + tag.length;
    if (name === 's' && open.includes('div body')) said.body += '~~';
    if (slash === '/') open.pop();
    else if (name !== 'meta') open.push(name === 'div' && attributes === ' class="body"' ? 'div body' : name);
  }
  const banners = [said.header, said.footer];
  const body = /<div class="body">/.test(plain) ? said.body : undefined;
  return { banners, body, text: decoded(plain.replace(TAG, ' ')) };
}

function placeOf(open: readonly string[]): 'header' | 'footer' | 'body' | 'rest' {
  if (open.includes('div body')) return 'body';
  const [, , part] = open;
  return part === 'header' || part === 'footer' ? part : 'rest';
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#13': '\r' };
const decoded = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|#13);/g, (_, name: string) => SIGNS[name] ?? '');

/** A control character that HTML cannot have, as it has it: by its picture. */
export const pictured = (text: string): string =>
  text.replace(/[\0-\x08\x0b\x0e-\x1f\x7f]/g, (sign) =>
    String.fromCharCode(sign === '\x7f' ? 0x2421 : 0x2400 + sign.charCodeAt(0)),
  );

/** The banner of a withdrawal sheet for other programs. Absent where it says anything that such a sheet cannot say. */
export function readJsonSheet(sheet: string): { readonly banner: string } | undefined {
  try {
    return WithdrawalSheet.safeParse(JSON.parse(sheet)).data;
  } catch {
    return undefined;
  }
}

/** The body and banner of a copy for other programs. Absent where it says anything that a variant cannot say. */
export function readJsonCopy(copy: string): { readonly body: string; readonly banner: string } | undefined {
  try {
    const read = Variant.safeParse(JSON.parse(copy));
    if (!read.success) return undefined;
    return { body: read.data.pieces.map(printed).join(''), banner: read.data.banner };
  } catch {
    return undefined;
  }
}

function printed(piece: Piece): string {
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
  'Date From To Subject Text Was Confirmed by not yet confirmed reviewer',
  'Words struck through are markings that this copy no longer bears.',
  'A box in brackets with a solid edge stands for words withheld: how much, and on what ground.',
  'A box in brackets with a broken edge, under review, stands for words not yet decided on.',
  'This sheet stands in the place of a cable that is denied in full.',
  'less than 1 line lines paragraph name number under review unreviewed subject header open question withheld',
  // The names of the index run on behind the id of a portion, as words of a Classified By line do.
  'portion classified-by at extent',
  'message,date,from,subject,portion,position in copy,extent,exemptions,authority',
  'matter withheld,harm,segregability,adopted by,state nobody: a draft',
  'mrn banner dated from subject portion at extent bases authority matter harm segregability adopted state',
  'Index of withholdings Totals Exemption Documents Deletions Withheld, in all Open questions Deletions in',
  'Each passage that was withheld from a document, or that is an open question: where it stands in the copy, how much it is, on what ground, and what is said for it. What was withheld is not quoted.',
  'mrn audience banner state stamps block was authority on by confirmed facts dated from to subject portions id kind at pieces kind text struck deletion portion bases extent held true false null form not-declassified pending',
  'mrn audience banner stamps dated from to pages codes',
  'released-in-full released-in-part denied-in-full held failed foia archive',
];

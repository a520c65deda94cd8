import { centred, RULE, wrapped } from './copy.ts';

/** What a page that refers a cable says besides its text. */
export interface ReferralHead {
  readonly banner: string;
  readonly mrn: string;
  readonly caseNumber: string | undefined;
  readonly sentOn: string | undefined;
  readonly dueBy: string | undefined;
}

/** A request as `variant/` makes it; told again here, because a renderer knows no other room. */
interface Request {
  readonly agency: string;
  readonly passages: readonly { readonly id: string; readonly extent: string; readonly ground: string }[];
  readonly pieces: readonly (
    | { readonly kind: 'text' | 'asked'; readonly text: string }
    | { readonly kind: 'left-out'; readonly extent: string }
  )[];
}

/** The page that asks an agency: its passages between `>>>` and `<<<`, what others withhold as `[not shown: 2 lines]`. */
export function referralPage({ agency, passages, pieces }: Request, head: ReferralHead): string {
  const rows = [
    ['Message', head.mrn],
    ['Case No.', head.caseNumber ?? 'none'],
    ['Sent', head.sentOn ?? 'not yet'],
    ['Answer due', head.dueBy ?? 'no day is set'],
  ].map(([name, value]) => `${`${name}:`.padEnd(12)}${value}`);
  const asked = passages.flatMap(({ id, extent, ground }) => wrapped(`${id}: ${extent}. ${ground}`));
  const body = pieces.map((piece) => {
    if (piece.kind === 'left-out') return `[not shown: ${piece.extent}]`;
    return piece.kind === 'asked' ? `>>>${piece.text}<<<` : piece.text;
  });
  return [
    ...[head.banner, `REFERRAL TO ${agency}`, 'FOR REVIEW, NOT FOR RELEASE'].map(centred),
    ...['', ...rows, '', 'Passages that are asked about:', ...asked, '', RULE],
    ...[body.join(''), RULE, centred(head.banner), ''],
  ].join('\n');
}

import type { Audience, BannerLimit } from '../model/audience.ts';
import { bodyOf } from '../model/cable.ts';
import type { InputRecord } from '../model/run-record.ts';
import type { Deletion, Piece, Variant } from '../model/variant.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Review, Rulebook } from '../pipeline.ts';
import { indexCells, indexLines } from '../variant/index-of-withholdings.ts';
import { restoredWords } from '../variant/render/restored.ts';
import { markerOf } from '../variant/render/text/body.ts';
import { prepareCopyCheck } from '../verify/copy.ts';
import type { Exact } from '../verify/frame/check.ts';
import type { CopyFile } from './entries.ts';

/** Makes the files of one cable for the folder it goes to. */
export type Render = (done: Review) => CopyFile[];

/** True where nothing of the cable's own text may be shown, so that a withdrawal sheet goes out in its place. */
export const isSheet = ({ folder, state }: Pick<InputRecord, 'folder' | 'state'>): boolean =>
  folder === 'public' && state === 'denied-in-full';

/** What separate code found wrong with the files of a cable: nothing reaches a folder with any (law 6). `words` are those of `wordsOfPage`. */
export function faultsIn(
  done: Review,
  files: readonly CopyFile[],
  words: readonly string[],
  limit: BannerLimit,
  marker?: Audience['marker'],
): string[] {
  const check = prepareCopyCheck({
    source: done.cable.text,
    decisions: done.decisions,
    struck: done.struck,
    page: words,
    names: done.secretNames,
    sheet: isSheet(done),
    exact: exactOf(done),
    uncoded: marker?.form === 'not-declassified',
    limit: done.folder === 'public' ? limit : undefined,
  });
  return files.flatMap(({ name, content }) => check(name, content));
}

/** What the files of a cable must say to the letter, for the check of them. */
export function exactOf({
  cable,
  cuts,
  variant,
  back,
}: Pick<Review, 'cable' | 'cuts' | 'variant' | 'back'>): Exact {
  const { pieces, ...frame } = variant;
  const paragraphs = cable.portions.filter(({ kind }) => kind === 'paragraph');
  return {
    frame: { ...frame, deletions: pieces.filter(({ kind }) => kind === 'deletion') },
    cuts,
    ...(back === undefined ? {} : { before: back.before }),
    paragraphs: Object.fromEntries(paragraphs.map((portion) => [portion.id, bodyOf(portion, cable.text)])),
  };
}

/**
 * What the page says of its own: number, audience, stamps, who confirmed and when, codes of exemptions, and its markers,
 * whose words an editor before may have used: `[less than 1 line not declassified]`.
 */
export const wordsOfPage = (
  { mrn, folder, variant, decisions, assessment }: Review,
  rows: readonly Withholding[],
  justifications: Rulebook['justifications'],
): string[] => [
  ...new Set(rows.flatMap((row) => saidOf(row, justifications))),
  ...factsOf(variant),
  ...Object.values(assessment.status.openedBy ?? {}),
  ...decisions.flatMap(({ bases }) => bases.flatMap(({ provision, reason }) => [provision, reason])),
  mrn,
  folder,
  variant.audience,
  variant.banner,
  ...variant.stamps,
  variant.block?.authority ?? '',
  variant.block?.by ?? '',
  ...variant.portions.flatMap(({ id, at }) => [id, String(at)]),
  variant.block?.confirmed ?? '',
  variant.block?.on ?? '',
  ...sinceSaid(variant),
  ...variant.pieces.flatMap((piece, at) =>
    piece.kind === 'deletion'
      ? [
          // As a row of the index prints it, with the name of the next cell.
          `${piece.portion ?? ''} at`,
          ...piece.bases,
          lettersBefore(variant.pieces[at - 1]) + markerOf(piece),
          rowOf(piece),
        ]
      : [`"text":"${piece.text.slice(0, LETTERS_OF_ROW)}`],
  ),
];

/** What is said of the earlier release, on pages and for programs. */
const sinceSaid = ({ since }: Variant): string[] =>
  since === undefined
    ? []
    : [restoredWords(since), since.day, ...since.restored.map((each) => JSON.stringify(each))];

/**
 * A row of the index as its files print it, cell beside cell. Its facts were released, and all else in it is ours but what
 * a person wrote for it.
 */
function saidOf(row: Withholding, justifications: Rulebook['justifications']): string[] {
  const drafts = row.bases.flatMap((code) => justifications.get(code)?.harm ?? []);
  const isDraft = row.harm.every((harm) => drafts.includes(harm));
  const ours = isDraft ? row : { ...row, harm: [] };
  return [indexLines([ours]), indexCells([ours]), cellsOfPage(ours), ...drafts];
}

/** The same as its page for people has it, one cell beside the next. */
const cellsOfPage = (row: Withholding): string =>
  [
    ...['Date', row.dated, 'From', row.from, 'Subject', row.subject, 'Deletions in', row.mrn],
    ...['Place Extent Exemption and authority Matter and harm Segregability Adopted by', row.portion],
    ...[row.extent, row.state === 'withheld' ? row.bases.join(', ') : 'under review', ...row.authority],
    ...[...row.matter, ...row.harm, row.segregability, row.adopted ?? 'nobody: a draft', row.portion],
  ].join(' ');

/** The facts as copies print them, each beside the name of the next; a PDF its title beside what made it. */
const factsOf = ({ facts, mrn }: Variant): string[] => [
  JSON.stringify(facts),
  `Tearline ${mrn}: ${facts.subject} Tearline`,
  `Date ${facts.dated} From ${facts.from} To ${facts.to} Subject ${facts.subject}`,
];

/** As the JSON copy prints the beginning of a piece behind its key: as much as a row of letters can reach. */
const LETTERS_OF_ROW = 24;

/** The cells that stand beside the extent in a row of the index. */
const rowOf = ({ extent, bases, held }: Deletion): string =>
  [extent, ...bases, held ? 'open question' : 'withheld'].join(' ');

/** Two letters beside a marker say nothing, and no name is so short. */
const lettersBefore = (piece: Piece | undefined): string =>
  piece === undefined || piece.kind === 'deletion'
    ? ''
    : piece.text
        .slice(-20)
        .replaceAll(/[^\p{L}\p{N}]/gu, '')
        .slice(-2);

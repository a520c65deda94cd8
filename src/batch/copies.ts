import type { Decision } from '../model/claim.ts';
import type { Review } from '../pipeline.ts';
import { jsonCopy } from '../variant/render/json/copy.ts';
import { RULE, textCopy } from '../variant/render/text/copy.ts';
import { withdrawalSheet } from '../variant/render/withdrawal/sheet.ts';
import { checkBanner } from '../verify/banner.ts';
import { checkBody } from '../verify/body.ts';
import { prepareLeakCheck } from '../verify/leaks.ts';
import type { CopyFile } from './entries.ts';

export const FORMATS = ['txt', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The files of one cable for the folder it goes to: copies, or a withdrawal sheet where it is denied in full. */
export function copyFiles(done: Review, formats: readonly Format[]): CopyFile[] {
  if (done.folder === 'public' && done.state === 'denied-in-full')
    return [{ name: `${done.mrn}.txt`, text: withdrawalSheet(done.variant, sheetFacts(done)) }];
  return formats.map((format) => ({
    name: `${done.mrn}.${format}`,
    text: format === 'txt' ? textCopy(done.variant) : jsonCopy(done.variant),
  }));
}

function sheetFacts({ cable, cuts }: Review): Parameters<typeof withdrawalSheet>[1] {
  const { from, to } = cable.fields;
  return {
    dated: cable.dated ?? 'not given',
    from: from?.value ?? 'not given',
    to: to.map(({ value }) => value.address).join('; ') || 'not given',
    lines: `${cuts.length} ${cuts.length === 1 ? 'passage' : 'passages'}`,
  };
}

/** What separate code found wrong with the files of a cable: nothing reaches a folder with any (law 6). */
export function faultsIn(done: Review, files: readonly CopyFile[], ceiling: string): string[] {
  const check = leakCheckOf(done.cable.text, done.decisions, wordsOfPage(done));
  const leaks = files.flatMap(({ name, text }) => check(text, name).map(({ kind }) => `${kind} in ${name}`));
  return [...leaks, ...bodyFaults(done, files), ...bannerFaults(done, files, ceiling)];
}

/** Looks for everything that is withheld or held, in whatever bytes it is given. `page` is what a page adds. */
export function leakCheckOf(
  source: string,
  decisions: readonly Decision[],
  page: readonly string[],
): ReturnType<typeof prepareLeakCheck> {
  const withheld = decisions.filter(({ effect }) => effect !== 'release').map(({ span }) => span);
  return prepareLeakCheck(source, withheld, [...TEMPLATE_WORDS, ...page]);
}

/** What the page says of its own: number, audience, stamps, who confirmed and when, codes of exemptions. */
export const wordsOfPage = ({ mrn, folder, variant }: Review): string[] => [
  mrn,
  folder,
  variant.audience,
  ...variant.stamps,
  variant.block?.by ?? '',
  variant.block?.confirmed ?? '',
  variant.block?.on ?? '',
  ...variant.pieces.flatMap((piece) =>
    piece.kind === 'deletion' ? [piece.portion ?? '', ...piece.bases] : [],
  ),
];

function bodyFaults(done: Review, files: readonly CopyFile[]): string[] {
  const kept = done.decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span);
  return files.flatMap(({ name, text }) => {
    const body = name.endsWith('.txt') ? bodyIn(text) : undefined;
    if (body === undefined || text.includes('WITHDRAWAL SHEET')) return [];
    const verdict = checkBody({ source: done.cable.text, kept, struck: done.struck, body });
    return verdict.ok ? [] : [`${verdict.code} in ${name}`];
  });
}

function bannerFaults({ folder }: Review, files: readonly CopyFile[], ceiling: string): string[] {
  if (folder !== 'public') return [];
  return files
    .filter(({ name }) => name.endsWith('.txt'))
    .flatMap(({ name, text }) => {
      const verdict = checkBanner(text, ceiling);
      return verdict.ok ? [] : [`${verdict.code} in ${name}`];
    });
}

/** What stands between the two rules of a text copy. */
export function bodyIn(copy: string): string | undefined {
  const first = copy.indexOf(`\n${RULE}\n`);
  const last = copy.lastIndexOf(`\n${RULE}\n`);
  return first < 0 || last <= first ? undefined : copy.slice(first + RULE.length + 2, last);
}

/** Fixed words of our own pages, which are no leak wherever they stand. */
export const TEMPLATE_WORDS: readonly string[] = [
  'UNCLASSIFIED CONFIDENTIAL SECRET TOP SECRET RESTRICTED',
  'PROPOSED, NOT RELEASED REHEARSAL FOR, MADE ON DECAPTIONED',
  'RELEASED IN FULL RELEASED IN PART DENIED IN FULL NOT RELEASED',
  'Declassified Authority: instruction of the classifier: Confirmed by: not yet confirmed',
  'WITHDRAWAL SHEET: Message: Date: From: To: Volume: Exemptions: passages',
  'less than 1 line lines paragraph name number under review unreviewed subject header open question withheld',
  'mrn audience banner state stamps block was authority on by confirmed pieces kind text struck deletion portion bases extent held true false null',
  'released-in-full released-in-part denied-in-full held failed foia archive',
];

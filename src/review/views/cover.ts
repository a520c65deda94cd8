import type { Case } from '../../model/case.ts';
import type { CoverSheet } from '../../model/cover.ts';
import type { InputRecord, RunRecord } from '../../model/run-record.ts';
import type { CoverShown, CoverView, WithholdingShown } from '../../model/shown-withholdings.ts';
import type { Rulebook } from '../../pipeline.ts';
import { coverOf, type RowSummed } from '../../variant/cover.ts';
import { headOf, tallyOf } from '../../variant/render/cover-words.ts';
import type { InCase } from './case.ts';

/** What a cover sheet of the case is made of. */
export interface Covered {
  /** Each input with where it stands in the case. */
  readonly inputs: readonly { readonly input: InputRecord; readonly at: InCase | undefined }[];
  readonly withholdings: (mrn: string) => readonly WithholdingShown[];
  /** Name and position of who would release; null where whoever looks may not. */
  readonly official: string | null;
}

/** The cover sheet twice: as the next release would make it, and as it would be were all of the case released as it is proposed. */
export function coverView(
  covered: Covered,
  run: Pick<RunRecord, 'asOf' | 'today' | 'case'>,
  rulebook: Pick<Rulebook, 'response' | 'exemptions'>,
  banner: string,
): CoverView {
  const given = run.case?.given;
  const { response, exemptions } = rulebook;
  if (given === undefined || response === undefined) return { banner, sheets: [] };
  const sheets = (['next', 'whole'] as const).map((of) => {
    const inputs = covered.inputs.map(({ input, at }) => asReleased(input, at, goesWith(of, given)));
    const out = inputs.flatMap(({ mrn, folder }) => (mrn !== null && folder === 'public' ? [mrn] : []));
    const rows = out.flatMap((mrn) => covered.withholdings(mrn).map(rowSummed));
    const { asOf, today } = run;
    const summed = { given, response, exemptions, inputs, rows, asOf, today, official: covered.official };
    return coverShown(coverOf(summed, 'public'), of, out.length);
  });
  return { banner, sheets };
}

/** Whether a copy goes out with a sheet: signed, with nothing that bars it; or, of the whole case, all but what has open questions. */
const goesWith =
  (of: CoverShown['of'], { interim }: Case) =>
  ({ row: { standing, state }, filed }: InCase): boolean =>
    standing === 'released' ||
    (of === 'whole'
      ? interim || state !== 'held'
      : standing === 'signed' && (filed?.barred ?? []).length === 0);

/** An input as a release would leave it. */
function asReleased(input: InputRecord, at: InCase | undefined, goes: (at: InCase) => boolean): InputRecord {
  if (at === undefined || input.state === 'failed') return { ...input, folder: null };
  return { ...input, state: at.row.state, folder: goes(at) ? 'public' : 'proposed' };
}

const rowSummed = ({ mrn, state, bases, provisions, extent }: WithholdingShown): RowSummed => ({
  ...{ mrn, state, bases, extent, authority: provisions },
});

const coverShown = (cover: CoverSheet, of: CoverShown['of'], cables: number): CoverShown => ({
  ...{ of, cables, title: cover.title, stamps: cover.stamps, head: headOf(cover) },
  numbers: cover.numbers === undefined ? [] : tallyOf(cover.numbers).map(numberShown),
  ...{ reasons: cover.reasons, statements: cover.statements, rights: cover.rights },
});

/** On paper a part is set in by two blanks. */
const numberShown = ([name, count]: readonly [string, string]): CoverShown['numbers'][number] => ({
  ...{ name: name.trimStart(), depth: (name.length - name.trimStart().length) / 2, count: Number(count) },
});

import type { Outcome } from '../../../../src/batch/result.ts';
import { INSTALLED_RULES, loadRulebook } from '../../../../src/disk/rulebook.ts';
import { Case } from '../../../../src/model/case.ts';
import type { CoverSheet } from '../../../../src/model/cover.ts';
import type { Withholding } from '../../../../src/model/withholding.ts';
import { coverOf } from '../../../../src/variant/cover.ts';
import { SETTING } from '../../../golden/cases.ts';

const { response, exemptions } = loadRulebook(INSTALLED_RULES, 'foia', SETTING.asOf, { kind: 'foia' });
const given = Case.parse({
  request: { number: 'F-2026-00123', kind: 'foia', received: '2026-10-01' },
  interim: true,
});

/** What the answer to a case says of these outcomes. */
export function coverOfAll(outcomes: readonly Outcome[]): CoverSheet {
  if (response === undefined) throw new Error('Nobody answers a request.');
  const rows = outcomes.flatMap((outcome) => outcome.rows);
  const inputs = outcomes.map(({ file, mrn, state, folder, pages }) => ({
    ...{ file, sources: [file], part: null, mrn, state, folder, messages: [], openQuestions: 0 },
    ...(pages === undefined ? {} : { pages }),
  }));
  return coverOf({ ...SETTING, given, response, exemptions, inputs, rows }, 'proposed');
}

/** A document of 60 deletions on few grounds, some adopted, with a long subject; and one that rests on 30 exemptions. */
export function longRows(like: Withholding): Withholding[] {
  const names = [...Array(60).keys()].map((n) => ({
    ...{ ...like, mrn: '09OSLO777', subject: 'ANNUAL MEETING OF THE COUNCIL '.repeat(12) },
    ...{ portion: `${1 + Math.floor(n / 4)}`, extent: n % 2 === 0 ? 'name' : 'less than 1 line' },
    ...{ bases: ['B6'], authority: ['5 U.S.C. 552(b)(6)'] },
    adopted: n % 5 === 0 ? null : 'Harriet Vale, Declassification Officer',
  }));
  const codes = [...Array(30).keys()].map((n) => ({
    ...{ ...like, mrn: '09OSLO778', portion: String(n + 1) },
    ...{
      bases: [`B3 ${n + 10} U.S.C. 1202(f)`],
      authority: [`5 U.S.C. 552(b)(3); ${n + 10} U.S.C. 1202(f)`],
    },
  }));
  return [...names, ...codes];
}

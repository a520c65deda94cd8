import { expect, test } from 'vitest';
import { copiesIn } from '../../src/batch/render.ts';
import { outcomeOf } from '../../src/batch/run.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { FORMATS } from '../../src/model/run-record.ts';
import { WithdrawalSheet } from '../../src/model/variant.ts';
import { CASES, OPTIONS, outcome, RULEBOOK, SETTING } from '../golden/cases.ts';

const official = { ...SETTING, official: 'Harriet Vale, Declassification Officer' };
const render = copiesIn(FORMATS, loadFonts());
const denied = CASES.map((name) => outcome(name, official)).filter(
  ({ state, folder }) => state === 'denied-in-full' && folder === 'public',
);

test.each(denied.map((first): [string, typeof first] => [first.mrn ?? '', first]))(
  '%s, denied in full, has a sheet in every format, which passes the check and says no word of it',
  (mrn, { record }) => {
    if (record === undefined) throw new Error('not reviewed');
    const made = outcomeOf({ record, once: false }, official, RULEBOOK, { ...OPTIONS, render });
    expect([made.folder, made.faults]).toEqual(['public', []]);
    expect(made.files.map(({ name }) => name)).toEqual(FORMATS.map((format) => `${mrn}.${format}`));
    const json = made.files.find(({ name }) => name.endsWith('.json'));
    expect(WithdrawalSheet.parse(JSON.parse(String(json?.content)))).toMatchObject({
      mrn,
      pages: 1,
      codes: expect.arrayContaining(['B1']),
    });
  },
);

test('some cases are denied in full', () => expect(denied.length).toBeGreaterThan(2));

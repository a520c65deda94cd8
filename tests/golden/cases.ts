import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { copiesIn } from '../../src/batch/render.ts';
import type { Outcome } from '../../src/batch/result.ts';
import type { BatchOptions } from '../../src/batch/run.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { INSTALLED_RULES, loadRulebook } from '../../src/disk/rulebook.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import type { Rulebook, Setting } from '../../src/pipeline.ts';
import { outcomeOf } from '../outcome.ts';

export const FIXTURES = join(import.meta.dirname, '../../fixtures');
export const CASES = readdirSync(FIXTURES)
  .filter((name) => existsSync(join(FIXTURES, name, 'gives.yaml')))
  .sort();

/** What a case says it must give, written by a person before the program was asked. */
const Gives = z.strictObject({
  shows: z.string(),
  state: z.string(),
  status: z.string(),
  instruction: z.string(),
  declassifyOn: z.string().nullable(),
  outerDate: z.string().nullable(),
  withheld: z.number(),
  open: z.number(),
});

export const givesOf = (name: string): z.infer<typeof Gives> =>
  Gives.parse(parse(readFileSync(join(FIXTURES, name, 'gives.yaml'), 'utf8')));

/** What some cases must give besides, in a copy for other readers than the public. */
const GivesAbroad = Gives.pick({ shows: true, state: true, withheld: true, open: true }).extend({
  audience: z.string(),
});
export const ABROAD = CASES.filter((name) => existsSync(join(FIXTURES, name, 'abroad.yaml')));
export const givesAbroadOf = (name: string): z.infer<typeof GivesAbroad> =>
  GivesAbroad.parse(parse(readFileSync(join(FIXTURES, name, 'abroad.yaml'), 'utf8')));

const day = '2026-11-24' as CivilDate;
export const SETTING: Setting = {
  asOf: day,
  today: day,
  official: null,
  attestations: [],
  evidence: [],
  actions: [],
  key: 'a key for tests',
};
export const RULEBOOK = loadRulebook(INSTALLED_RULES, 'foia', day);
export const OPTIONS: BatchOptions = { render: copiesIn(['txt', 'html', 'json'], loadFonts()), marked: true };

/** One fixture through the whole house, on a fixed day. */
export function outcome(name: string, setting: Setting = SETTING, rulebook: Rulebook = RULEBOOK): Outcome {
  const file = join(FIXTURES, name, 'cable.txt');
  return outcomeOf({ file: `${name}/cable.txt`, read: () => readFileSync(file) }, setting, rulebook, OPTIONS);
}

/** The same for the readers its `abroad.yaml` names. */
export const outcomeAbroad = (name: string): Outcome =>
  outcome(name, SETTING, loadRulebook(INSTALLED_RULES, givesAbroadOf(name).audience, day));

export const textCopyOf = ({ files, mrn }: Outcome): string =>
  String(files.find(({ name }) => name === `${mrn}.txt`)?.content ?? '');

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingKey, sealingFrom } from '../../../src/cli/key.ts';
import { openOffice } from '../../../src/cli/office.ts';
import { loadRulebook } from '../../../src/disk/rulebook.ts';
import type { CaseKind } from '../../../src/model/case.ts';
import type { CivilDate } from '../../../src/model/civil-date.ts';
import type { Act, DecisionAct, Reviewer } from '../../../src/model/review.ts';
import type { Acted, CableView, EverywhereView, Refused } from '../../../src/model/shown.ts';
import type { Rulebook } from '../../../src/pipeline.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { isRefused } from '../../../src/review/office.ts';
import { FIXTURES, place, RULES, tearline } from '../../cli/tearline.ts';

export const ANN: Reviewer = { name: 'Ann Poe', roles: ['reviewer'] };
export const BEN: Reviewer = { name: 'Ben Roe, Reviewer', roles: ['reviewer', 'approver'] };
export const CY: Reviewer = { name: 'Cy Dow, Chief of Review', roles: ['approver'] };
export const AUDITOR: Reviewer = { name: 'Di Fay', roles: ['auditor'] };

/** A name asks once, an owner has one, rules withhold in one, nothing is asked of one. */
export const CABLES = {
  named: '07OSLO414',
  owned: '07OSLO503',
  several: '08OSLO414',
  plain: '12MUSCAT318',
} as const;

const FILES = [
  ...['10-protected-source/cable.txt', '18-restricted-data/cable.txt'],
  ...[
    'families/cablegate-html/01-two-blocks-with-entities.html',
    'families/smart/21-classifier-beside-a-stamp.txt',
  ],
];

let made = 0;
/** A run of these cables in a folder of its own. */
export function aRun(): string {
  const first = join(place, 'first');
  if (made === 0) {
    const files = FILES.map((file) => join(FIXTURES, file));
    const ran = tearline(['release', ...files, '--out', first, '--formats', 'txt,json']);
    if (ran.code !== 1) throw new Error(ran.err);
  }
  made += 1;
  const run = join(place, `review-${made}`);
  rmSync(run, { recursive: true, force: true });
  cpSync(first, run, { recursive: true });
  return run;
}

const MAIL = join(FIXTURES, '11-telephone-and-mail/cable.txt');
/** What a rule withholds in each of the cables 79, 80 and 81, which are alike, and what a row of the table withholds in 07OSLO500. */
export function aRunOfWithholdings(): string {
  const alike = [80, 81].map((number) => {
    const file = join(place, `mail-${number}.txt`);
    writeFileSync(file, readFileSync(MAIL, 'utf8').replaceAll('0079', `00${number}`));
    return file;
  });
  const classified = join(FIXTURES, '15-page-header-in-a-sentence/cable.txt');
  const run = join(place, 'withholdings');
  tearline(['release', MAIL, ...alike, classified, '--out', run, '--formats', 'txt', '--replace']);
  return run;
}

/** A run that answers a request, with one cable in it. */
export function aRunOfACase(): string {
  const [file, run] = [join(place, 'case.yaml'), join(place, 'answered')];
  const stamps = `stamps: { documentNumbers: { ${CABLES.several}: C06000001 } }`;
  writeFileSync(file, `request: { number: F-2026-00123, kind: foia, received: 2026-10-01 }\n${stamps}\n`);
  const cable = join(FIXTURES, 'families/cablegate-html/01-two-blocks-with-entities.html');
  tearline(['release', cable, '--case', file, '--out', run, '--formats', 'txt', '--replace']);
  return run;
}

/** A run of one cable behind a caption and of two files that nobody can read, one of which has a number. */
export function aRunWithFailures(): string {
  const [empty, none, run] = ['empty.txt', 'none.txt', 'failures'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(empty, '');
  writeFileSync(none, 'Dear Ada,\nthe ferry was late.\n');
  const files = [join(FIXTURES, '08-exdis/cable.txt'), empty, none];
  tearline(['release', ...files, '--out', run, '--formats', 'txt', '--replace']);
  return run;
}

const rulebooks = new Map<string, Rulebook>();
/** Read once: what is tried here is not the reading of rules. */
export function rulebookOnce(rules: string, audience: string, asOf: string, kind?: CaseKind): Rulebook {
  const name = JSON.stringify([rules, audience, asOf, kind]);
  const known = rulebooks.get(name) ?? loadRulebook(rules, audience, asOf as CivilDate, { kind });
  rulebooks.set(name, known);
  return known;
}

/** The rulebook with another share of second readings: the lot is drawn with a key that is another each time. */
const sampling = (rulebook: Rulebook, share: number): Rulebook => ({
  ...rulebook,
  audience: { ...rulebook.audience, sample: { share, source: 'this test' } },
});

const keys = { signingKey: join(place, 'signing-key') };

/** The office of a run, with the clock of the machine unless another is given. */
export const officeOf = (
  dir: string,
  now: () => string = () => new Date().toISOString(),
  postgres?: string,
  rules = RULES,
  share = 0,
  rulebookOf = rulebookOnce,
): Promise<Desk> =>
  openOffice(
    {
      ...{ dir, rules, now, postgres },
      key: recordingKey(join(place, 'key')),
      sealing: sealingFrom(keys),
    },
    ({ audience, asOf, case: answered }, { rules }) =>
      sampling(rulebookOf(rules, audience, asOf, answered?.given.request.kind), share),
  );

let acts = 0;
export const actId = (): string => {
  acts += 1;
  return `act-${String(acts).padStart(8, '0')}`;
};

/** Does something on a cable as it is shown to this person now. */
export async function does(
  desk: Desk,
  you: Reviewer,
  mrn: string,
  act: Readonly<Record<string, unknown>>,
): Promise<Acted | Refused> {
  const { version } = await shown(desk, mrn, you);
  const whole = { id: actId(), mrn, version, ...act } as Act;
  if (whole.kind !== 'decision' || whole.everywhere !== true) return desk.act(whole, you);
  const list = await listOf(desk, you, whole);
  return isRefused(list) ? list : desk.act({ ...whole, list: list.list }, you);
}

/** The cables that a decision would be about everywhere. */
export function listOf(
  desk: Desk,
  you: Reviewer,
  { id: _, reason: __, list: ___, ...decision }: DecisionAct,
  page: { readonly offset?: number; readonly limit?: number } = {},
): Promise<EverywhereView | Refused> {
  return desk.everywhere({ decision, ...page }, you);
}

/** How many entries of the log tell what was done: who was given a text is recorded beside. */
export const actsAt = (desk: Desk): number => desk.log(0, 1, AUDITOR, 'acts').listed;

export async function shown(desk: Desk, mrn: string, you: Reviewer = ANN): Promise<CableView> {
  const view = await desk.cable(mrn, you);
  if (view === undefined || isRefused(view)) throw new Error(`no cable ${mrn}`);
  return view;
}

/** What is recorded when every open question of a cable is answered by a release. */
export async function opensAll(desk: Desk, you: Reviewer, mrn: string): Promise<CableView> {
  for (;;) {
    const view = await shown(desk, mrn, you);
    const asked = view.deletions.find(({ effect }) => effect === 'hold');
    if (asked === undefined) return view;
    const answer = await does(desk, you, mrn, release(asked.on));
    if (isRefused(answer)) throw new Error(answer.reason);
  }
}

export const release = (on: unknown, answers: unknown = 'all') => ({
  ...{ kind: 'decision', on, effect: 'release', bases: [], answers },
  reason: 'Nothing in it is exempt.',
});

export const withhold = (on: unknown, bases = ['B6']) => ({
  ...{ kind: 'decision', on, effect: 'withhold', bases, answers: [] },
  reason: 'A private person is described.',
});

/** Attests all that a cable needs, then signs it as it is shown. */
export async function signs(desk: Desk, you: Reviewer, mrn: string): Promise<Acted | Refused> {
  for (const { code, attested } of (await shown(desk, mrn, you)).needs)
    if (attested === null)
      await does(desk, you, mrn, { kind: 'attest', need: code, on: new Date().toISOString().slice(0, 10) });
  const { shown: digest } = await shown(desk, mrn, you);
  return does(desk, you, mrn, { kind: 'sign', shown: digest });
}

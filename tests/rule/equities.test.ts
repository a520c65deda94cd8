import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { INSTALLED_RULES, packNames } from '../../src/disk/rulebook.ts';
import { readingOf, see } from '../../src/pipeline.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

/** Owners of what the equities of the shipped packs find in a text, each once. */
function ownersIn(text: string): string[] {
  const input = { file: 'a.txt', read: () => Buffer.from(text) };
  const found = [...recordsIn([input], RULEBOOK.vocabulary.lexicon)].flatMap((each) =>
    'record' in each
      ? readingOf(each.record, see(each.record, SETTING, RULEBOOK), SETTING, RULEBOOK).matches
      : [],
  );
  const owners = found
    .filter(({ pack }) => pack === 'equities')
    .flatMap(({ bases }) => bases.map(({ owner }) => owner ?? 'nobody'));
  return [...new Set(owners)].sort();
}

const cable = (
  paragraph: string,
  reason = 'reasons 1.4 (d)',
  info = 'EMBASSY NORDHAVEN',
): string => `O 121530Z MAY 26
FM AMEMBASSY NORDHAVEN
TO SECSTATE WASHDC IMMEDIATE 0000
INFO ${info}

C O N F I D E N T I A L NORDHAVEN 000441

SIPDIS

E.O. 13526: DECL: 05/12/2036
TAGS: PREL
SUBJECT: THE PORT

Classified By: Ambassador Lucas Holm for ${reason}.

1. (C) ${paragraph}
HOLM
`;

const REFERRED: readonly (readonly [owner: string, text: string])[] = [
  ['CIA', 'TDFIR-314/05331-26 says that the general is ill.'],
  ['CIA', 'Station reporting bears this out.'],
  ['CIA', 'According to CAS, the congress is put off.'],
  ['FBI', 'In an FBI interview he named two others.'],
  ['FBI', 'LEGATT reporting of the investigation puts him at the pier.'],
  ['DEA', 'A DEA debriefing of the pilot gave the strip.'],
  ['DHS', 'A TECS record shows two entries.'],
  ['DOE', 'This document contains restricted data.'],
  ['DoD', 'See IIR 1 234 5678 90 on the brigade.'],
  ['NATO', 'A NATO CONFIDENTIAL text follows.'],
  ['foreign government', 'Text of note from the Norwegian Government, given in confidence, follows.'],
];

const MENTIONED: readonly string[] = [
  'The CIA was mentioned in the press.',
  'The newspaper says that a CIA operation brought down the cabinet.',
  'The FBI Director visited the academy, and the legatt gave a dinner.',
  'The police want more DEA training, and praise the DHS Secretary.',
  'The radio station reports that the pass is closed.',
  'The NATO Secretary General said that NATO restricted its exercise.',
  'The bureau of taxes asked for restricted data of the census.',
  'A vote of confidence in the government was put off.',
  'Department please pass CIA, JCS and NSA for information.',
  'UN agency sources said that the convoy is late.',
];

describe('an equity is referred to its owner', () => {
  test.each(REFERRED)('%s: %s', (owner, text) => {
    expect(ownersIn(cable(text))).toContain(owner);
    expect(ownersIn(cable(text.toUpperCase()))).toContain(owner);
  });
});

describe('no equity is', () => {
  test.each(MENTIONED)('a mention: %s', (text) => {
    expect(ownersIn(cable(text))).toEqual([]);
    expect(ownersIn(cable(text.toUpperCase()))).toEqual([]);
  });

  test('an addressee', () => {
    const info =
      'CIA WASHINGTON DC\nNSA FT MEADE MD\nFBI WASHINGTON DC\nJCS WASHINGTON DC\nDIA WASHINGTON DC\nNATO COLLECTIVE';
    expect(ownersIn(cable('The port is closed.', 'reasons 1.4 (d)', info))).toEqual([]);
  });

  test('the reason 1.4(b) or 1.4(c) by itself', () => {
    expect(ownersIn(cable('The port is closed.', 'reasons 1.4 (b), (c) and (d)'))).toEqual([]);
  });
});

test('the packs that an audience runs are all those shipped', () => {
  const run = new Set(RULEBOOK.packs.map(({ pack }) => pack));
  expect(packNames(INSTALLED_RULES).filter((name) => !run.has(name))).toEqual([]);
});

/** A referral too many costs a year. */
const MOST_REFERRED = 0.03;
const TELEGRAMS = join(import.meta.dirname, '../../../shared/data/frus-telegrams.jsonl');

test.skipIf(!existsSync(TELEGRAMS))(
  'few printed telegrams are referred (needs the shared test data)',
  { timeout: 120_000 },
  () => {
    const rows: { head: string; text: string; source_note: string }[] = readFileSync(TELEGRAMS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const referred = rows.filter(
      (row) => ownersIn(`${row.head}\n\n${row.text}\n\n${row.source_note}\n`).length > 0,
    );
    expect(referred.length).toBeGreaterThan(0);
    expect(referred.length / rows.length).toBeLessThanOrEqual(MOST_REFERRED);
  },
);

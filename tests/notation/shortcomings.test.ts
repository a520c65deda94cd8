import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Attestation } from '../../src/model/action.ts';
import { Evidence } from '../../src/model/evidence.ts';
import { nearMiss } from '../../src/notation/near-miss.ts';
import { formatProblem, readYaml } from '../../src/notation/yaml.ts';

const COMMON = '  by: Harriet Vale\n  authority: a series review\n';
const problems = (text: string, schema: z.ZodType = Evidence): string[] => {
  const read = readYaml('e.yaml', text, schema);
  return 'problems' in read ? read.problems.map(formatProblem) : [];
};

describe('what is wrong with a file reads as a colleague would write it', () => {
  test('what is missing is said to be missing, with what was expected', () =>
    expect(
      problems('- { cables: all, need: confirmation, by: Harriet Vale }\n', z.array(Attestation)),
    ).toEqual(['e.yaml:1:3: row 1, on: is missing; expected a day as YYYY-MM-DD']));

  test('a day that is missing or does not exist', () => {
    const row = `- kind: permanent\n  permanent: true\n  cables: all\n${COMMON}`;
    expect(problems(row)).toEqual(['e.yaml:1:3: row 1, at: is missing; expected a day as YYYY-MM-DD']);
    expect(problems(`${row}  at: 2026-02-30\n`)).toEqual([
      'e.yaml:6:3: row 1, at: expected a day that exists, as YYYY-MM-DD',
    ]);
  });

  test('an unknown kind names the kinds there are, and the one that was meant', () =>
    expect(problems('- kind: extendedd\n')[0]).toMatch(
      /^e\.yaml:1:3: row 1, kind: 'extendedd' is not known\. Did you mean 'extended'\? Expected one of: extended, reclassified, /,
    ));

  test('an unknown key comes first, where it stands, with the one that was meant', () =>
    expect(
      problems(`- kind: decaptioned\n  cables: all\n  captoin: EXDIS\n${COMMON}  at: 2026-11-20\n`),
    ).toEqual([
      "e.yaml:3:3: Unknown key 'captoin' in row 1. Did you mean 'caption'?",
      'e.yaml:1:3: row 1, caption: is missing; expected text',
    ]));

  test('an unknown key that resembles none names the keys of its own kind', () =>
    expect(
      problems(
        `- kind: permanent\n  cables: all\n  permanent: true\n  colour: red\n${COMMON}  at: 2026-11-20\n`,
      ),
    ).toEqual([
      "e.yaml:4:3: Unknown key 'colour' in row 1. Known here: kind, permanent, cables, by, authority, at.",
    ]));

  test('of several forms the nearest is spoken of, and where none is near all are named', () => {
    const scoped = (cables: string) =>
      problems(`- kind: permanent\n  permanent: true\n  cables: ${cables}\n${COMMON}  at: 2026-11-20\n`);
    expect(scoped('{ post: OSLO, frm: 1998-01-01, to: 1998-12-31 }')).toEqual([
      "e.yaml:3:25: Unknown key 'frm' in row 1, cables. Did you mean 'from'?",
    ]);
    expect(scoped('7')).toEqual([
      'e.yaml:3:3: row 1, cables: expected all, a message number such as 07OSLO412, a list of them, or any of { post, series, from, to }',
    ]);
  });

  test('what is empty is said to be empty', () =>
    expect(
      problems(`- kind: permanent\n  permanent: true\n  cables: []\n${COMMON}  at: 2026-11-20\n`),
    ).toEqual(['e.yaml:3:3: row 1, cables: is empty']));
});

test('a near miss is a slip of the hand, not another word', () => {
  expect(nearMiss('efect', ['effect', 'bases'])).toBe('effect');
  expect(nearMiss('Level', ['level'])).toBe('level');
  expect(nearMiss('colour', ['caption', 'cables'])).toBeUndefined();
  expect(nearMiss('a'.repeat(100_000), ['cables'])).toBeUndefined();
});

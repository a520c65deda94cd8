import { describe, expect, it } from 'vitest';
import { ControlFile, inForce, vocabularyOf } from '../../src/marking/vocabulary.ts';
import { readIso } from '../../src/model/civil-date.ts';
import { readYaml } from '../../src/notation/yaml.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;

describe('the vocabulary', () => {
  it('names in its constraints only what it knows', () => {
    const kinds = ['JOINT', 'SAR', 'OC-USGOV', 'REL', 'DISPLAYONLY'];
    const tokens = [
      ...vocabulary.control.keys(),
      ...vocabulary.captions.keys(),
      ...kinds,
      'ACCM-',
      'HCS-P-',
      'KLM-R-',
      'RSV-',
    ];
    for (const { when, needs = [], without = [], oneOf = [] } of vocabulary.constraints)
      for (const pattern of [...when, ...needs, ...without, ...oneOf])
        expect(
          tokens.some((token) =>
            pattern.endsWith('*') ? token.startsWith(pattern.slice(0, -1)) : token === pattern,
          ),
          pattern,
        ).toBe(true);
  });

  it('knows every member of a coalition, and every one who joined', () => {
    for (const { members, joined } of vocabulary.coalitions.values())
      for (const country of [...members, ...Object.keys(joined)])
        expect(vocabulary.countries).toContain(country);
  });

  it('refuses a row without a source, and one with a word it does not know, by line', () => {
    const row =
      'controls:\n  - { token: X, category: dissem, title: X, banner: X, portion: X, foreign: deny, us: allow, citation: y';
    expect(readYaml('x.yaml', `${row} }`, ControlFile)).toMatchObject({ problems: [{ line: 2 }] });
    expect(readYaml('x.yaml', `${row}, source: z, colour: red }`, ControlFile)).toMatchObject({
      problems: [{ line: 2 }],
    });
    expect(readYaml('x.yaml', `${row}, source: z }`, ControlFile)).toHaveProperty('value');
  });

  it('gives a printed form that two rows claim to the first', () => {
    const controls = (token: string) => ({
      controls: [{ ...vocabulary.controls[0], token, spellings: ['SAME'] }],
    });
    const tables = {
      ...{ levels: { levels: [] }, cui: { source: '', citation: '', categories: [] } },
      ...{
        captions: { precedences: [], handling: [], captions: [] },
        countries: { source: '', countries: [] },
      },
      ...{ coalitions: { edition: vocabulary.edition, coalitions: [] }, constraints: { constraints: [] } },
      officials: {
        ...{ source: '', titles: [], abbreviations: [], stopped: [], places: [] },
        ...{ joining: [], derivative: [], suffixes: [], particles: [] },
      },
      posts: { source: '', kinds: [], posts: [], aliases: {} },
      tags: {
        ...{ subjects: { source: '', codes: [] }, organizations: { source: '', codes: [] } },
        ...{ countries: { source: '', codes: [] }, phrases: { source: '', forms: [] } },
        slips: { source: '', forms: [] },
      },
      notes: { notes: [] },
    };
    const made = vocabularyOf({ ...tables, controls: [controls('A'), controls('B')] as never });
    expect(made.printed.get('SAME')?.token).toBe('A');
  });

  it('has days: the last is in force, and a document without one is of today', () => {
    const row = { from: readIso('1960-01-01'), until: readIso('1995-04-11') };
    expect(['1959-12-31', '1995-04-11', '1995-04-12'].map((day) => inForce(row, readIso(day)))).toEqual([
      false,
      true,
      false,
    ]);
    expect(inForce(row)).toBe(false);
  });
});

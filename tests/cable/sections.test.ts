import { describe, expect, it } from 'vitest';
import { type Input, recordsIn } from '../../src/batch/records.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import { joinSections, sectionGroups, sectionsIn } from '../../src/cable/sections.ts';
import { openRecord } from '../../src/container/open.ts';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';

const VOCABULARY = loadVocabulary(INSTALLED_RULES);
const { lexicon } = VOCABULARY;

const section = (number: number, of: number, body: string, serial = 97): string =>
  `DE RUEHNY #00${serial}/0${number} 0211200\nZNR UUUUU ZZH\nR 211200Z JAN 08\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC\nBT\n` +
  `UNCLAS SECTION 0${number} OF 0${of} OSLO 0000${serial}\n\nE.O. 12958: N/A\nTAGS: ECON, NO\nSUBJECT: HARBOR\n\n${body}\n`;

const input = (file: string, text: string): Input => ({ file, read: () => Buffer.from(text) });
const found = (...inputs: Input[]) =>
  [...recordsIn(inputs, lexicon)].map((each) => {
    if ('failure' in each) return each.failure.code;
    const { mrn, portions, messages } = readCable(each.record, VOCABULARY);
    return {
      mrn,
      files: each.record.files,
      paragraphs: portions.filter(({ kind }) => kind === 'paragraph').map(({ id }) => id),
      missing: messages.filter(({ code }) => code === 'section-missing').map(({ reason }) => reason),
    };
  });

describe('a cable in several files', () => {
  const one = input('a.txt', section(1, 3, '1. The harbor is calm and the fleet'));
  const two = input('b.txt', section(2, 3, 'is at sea.\n\n2. Nobody is ashore.'));
  const three = input('c.txt', section(3, 3, '3. It rains.\nVALE'));
  const other = input('d.txt', section(1, 2, '1. Another cable.\nVALE', 98));

  it('is one record, its sections in order, whatever order they are named in', () => {
    const whole = {
      mrn: '08OSLO97',
      files: ['a.txt', 'b.txt', 'c.txt'],
      paragraphs: ['1', '2', '3'],
      missing: [],
    };
    expect(found(one, two, three)).toEqual([whole]);
    expect(found(three, other, one, two)).toEqual([whole, expect.objectContaining({ mrn: '08OSLO98' })]);
  });

  it('says which section is missing, also of one that stands alone', () => {
    expect(found(one, three)).toMatchObject([
      { files: ['a.txt', 'c.txt'], missing: [expect.stringContaining('section 2 is')] },
    ]);
    expect(found(two)).toMatchObject([{ missing: [expect.stringContaining('sections 1, 3 are')] }]);
  });

  it('knows a section whose line 1 is glued to an address', () => {
    const glued = section(1, 2, '1. Calm.').replace('WASHDC\nBT\nUNCLAS', 'WASHDCUNCLAS');
    const both = glued + section(2, 2, '2. It rains.\nVALE');
    expect(found(input('a.txt', both))).toMatchObject([{ missing: [] }]);
  });

  it('does not join what says it is the same section twice: one may be a correction', () => {
    expect(found(one, input('a2.txt', section(1, 3, '1. Corrected.')), two)).toHaveLength(3);
  });

  it('does not join sections without a time: another year has the same numbers', () => {
    const undated = (number: number): string => section(number, 2, 'x').replace('R 211200Z JAN 08\n', '');
    expect(found(input('a.txt', undated(1)), input('b.txt', undated(2)))).toHaveLength(2);
  });

  it('does not join another number, another time or another count', () => {
    const later = input('b.txt', section(2, 3, 'x').replace('R 211200Z', 'R 221200Z'));
    expect(found(one, later)).toHaveLength(2);
    expect(found(one, input('b.txt', section(2, 4, 'x')))).toHaveLength(2);
  });
});

it('a table, or a text that speaks of no section, holds none', () => {
  expect(sectionsIn(openRecord('x', 'FM AMEMBASSY OSLO\nUNCLAS OSLO 97\n'), lexicon)).toBeUndefined();
  expect(sectionsIn({ ...openRecord('x', section(1, 2, 'x')), container: 'csv' }, lexicon)).toBeUndefined();
});

it('groups keep the order of sections and their sources', () => {
  const held = (n: number) => ({
    held: { cable: 'OSLO 97', sent: '2008-01-21', numbers: [n], of: 3 },
    source: n,
  });
  expect(sectionGroups([held(3), held(1), held(2)])).toEqual([[1, 2, 3]]);
  expect(sectionGroups([held(1)])).toEqual([]);
});

it('joined text is the text of its sections', () => {
  const [a, b] = [section(1, 2, 'One'), section(2, 2, 'two.')].map((text, i) => openRecord(`${i}`, text));
  if (a === undefined || b === undefined) throw new Error('no record');
  expect(joinSections([a, b], lexicon).text).toBe(a.text + b.text);
});

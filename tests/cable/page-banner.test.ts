import { describe, expect, it } from 'vitest';
import type { Cable } from '../../src/model/cable.ts';
import { type Parts, read } from './invented.ts';

const LABELS = ['E.O. 12958: DECL: 03/04/2031', 'TAGS: PREL', 'SUBJECT: (U) TALKS'];
const page = (lineOne: string, marks: readonly string[], more: Partial<Parts> = {}): Cable => {
  const body = marks.flatMap((mark, at) => [`${at + 1}. ${mark} The herring.`.replace('  ', ' '), '']);
  const security = lineOne.startsWith('U') ? 'ZNR UUUUU ZZH' : 'ZNY SSSSS ZZH';
  return read({ security, lineOne: `${lineOne} NORDHAVEN 000123`, labels: LABELS, body, ...more });
};
const told = ({ messages }: Cable): string[] =>
  messages.filter(({ code }) => code === 'banner-differs').map(({ reason }) => reason);

describe('a line 1 that does not bear what the portions do', () => {
  it.each([
    ['S E C R E T', ['(S//NF)', '(U)'], 'SECRET//NOFORN', 'SECRET'],
    ['S E C R E T NOFORN', ['(S)', '(U)'], 'SECRET', 'SECRET//NOFORN'],
    [
      'S E C R E T REL TO USA, GBR, AUS',
      ['(S//REL TO USA, GBR)', '(U)'],
      'SECRET//REL TO USA, GBR',
      'SECRET//REL TO USA, AUS, GBR',
    ],
    [
      'S E C R E T REL TO USA, GBR',
      ['(S//REL TO USA, GBR)', '(S)'],
      'SECRET//NOFORN',
      'SECRET//REL TO USA, GBR',
    ],
    ['UNCLAS', ['(SBU)', '(U)'], 'UNCLASSIFIED//SBU', 'UNCLASSIFIED'],
    ['S E C R E T ORCON', ['(S//OC/NF)', '(U)'], 'SECRET//ORCON/NOFORN', 'SECRET//ORCON'],
  ])('%s over %j is told once, with both', (lineOne, marks, portions, banner) => {
    const found = page(lineOne, marks);
    expect(told(found)).toHaveLength(1);
    expect(told(found)[0]).toContain(`come to ${portions}, and`);
    expect(told(found)[0]).toContain(`says ${banner}:`);
    expect(told(found)[0]).not.toMatch(/herring/i);
    expect(found.messages.find(({ code }) => code === 'banner-differs')?.severity).toBe('warning');
  });

  it.each([
    ['S E C R E T', ['(S)', '(C)', '(U)']],
    ['S E C R E T', ['(C)', '(U)']],
    ['S E C R E T NOFORN', ['(S//NF)', '(U)']],
    ['S E C R E T NOFORN', ['(S//NF)', '(S//REL TO USA, GBR)']],
    ['S E C R E T REL TO USA, GBR', ['(S//REL TO USA, GBR)', '(C//REL TO USA, GBR)', '(U)']],
    ['S E C R E T REL TO USA, GBR', ['(S//REL)', '(U)']],
    ['UNCLAS SENSITIVE', ['(SBU)', '(U)']],
    ['UNCLAS SENSITIVE NOFORN', ['(SBU/NF)', '(U)']],
    ['UNCLAS E F T O', ['(U)', '(U)']],
    ['UNCLAS//FOR OFFICIAL USE ONLY', ['(U//FOUO)']],
    ['S E C R E T NATO', ['(NS)', '(S)']],
    ['S E C R E T', ['(S/XYZ)', '(U)']],
  ])('%s over %j is not', (lineOne, marks) => expect(told(page(lineOne, marks))).toEqual([]));

  it.each([
    ['UNCLAS', ['SENSITIVE'], ['(SBU)', '(U)'], 0],
    ['S E C R E T', ['NOFORN', 'SIPDIS'], ['(S//NF)'], 0],
    ['S E C R E T', ['SIPDIS', 'TERREP', 'DEPT FOR EUR'], ['(S)', '(U)'], 0],
    ['S E C R E T', ['EXDIS'], ['(S)', '(U)'], 0],
    ['S E C R E T', ['ORCON'], ['(S)', '(U)'], 1],
  ])('%s is read with its captions %j over %j', (lineOne, captions, marks, times) =>
    expect(told(page(lineOne, marks, { captions }))).toHaveLength(times),
  );

  it('is not judged where a paragraph has no mark, for it takes that of the line', () =>
    expect(told(page('S E C R E T', ['(S//NF)', '']))).toEqual([]));

  it('counts the mark of a subject and of a sub-paragraph', () => {
    const subject = [...LABELS.slice(0, 2), 'SUBJECT: (S//NF) TALKS'];
    expect(told(page('S E C R E T NOFORN', ['(S)'], { labels: subject }))).toEqual([]);
    const body = ['1. (S) Fish:', '', '  a. (S//NF) The herring.', 'ASHDOWN'];
    expect(told(page('S E C R E T', [], { body }))).toHaveLength(1);
  });

  it('leaves the level to the messages on levels', () => {
    const codes = page('S E C R E T', ['(C)', '(U)']).messages.map(({ code }) => code);
    expect(codes).toContain('witness-conflict');
    expect(codes).not.toContain('banner-differs');
  });
});

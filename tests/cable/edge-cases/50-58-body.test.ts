import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import type { Cable } from '../../../src/model/cable.ts';
import { type Span, sliceOf } from '../../../src/model/span.ts';
import { growth, LINEAR } from '../../growth.ts';
import { cableText, codes, ids, portion, read, recordOf, VOCABULARY, words } from '../invented.ts';

const body = (...lines: string[]): Cable => read({ labels: ['SUBJECT: HARBOUR TALKS'], body: lines });
const textsOf = ({ text }: Cable, spans: readonly Span[]) => spans.map((span) => sliceOf(text, span));
const marks = (cable: Cable) =>
  cable.portions.filter(({ kind }) => kind === 'paragraph').map(({ id, mark }) => `${id} ${mark?.printed}`);

describe('paragraph numbers', () => {
  it('50: mangled pilcrows count from 1', () => {
    const cable = body(
      '[11](#). (C) SUMMARY: All is quiet.',
      '',
      '[12](#). (C) More.',
      '',
      '13. (C) On August 20 he left.',
    );
    expect(marks(cable)).toEqual(['1 (C)', '2 (C)', '3 (C)']);
  });

  it.each(['¶1997.  AS A RESULT', '1997.  AS A RESULT'])(
    '51: a year at the head of a line begins nothing: %j',
    (line) => {
      const cable = body('1. (C) THE FARMS WERE SOLD IN ', line, '', '2. (C) Text.');
      expect(marks(cable)).toEqual(['1 (C)', '2 (C)']);
      expect(words(cable, portion(cable, '1'))).toContain(line);
    },
  );

  it('50: I. is a worn 1. only where 2. follows', () => {
    expect(marks(body('I. (C) All is quiet.', '', '2. (C) More.'))).toEqual(['1 (C)', '2 (C)']);
    expect(ids(body('I. (C) All is quiet.', '', '1. (C) More.'))).not.toContain('1~2');
    expect(ids(body('I. (C) All is quiet.'))).not.toContain('1');
  });

  it('50: a mark may have lost its first bracket', () =>
    expect(body('1. C) All is quiet.').portions.at(-1)?.marking.level).toBe('C'));

  it('50: (C) behind (A) and (B) counts, and is a mark anywhere else', () => {
    const listed = body('1. (U) Three points:', '(A) one', '(B) two', '(C) three');
    expect(marks(listed)).toEqual(['1 (U)', '1.a undefined', '1.b undefined', '1.c undefined']);
    expect(portion(listed, '1.c')?.marking.level).toBe('U');
    expect(portion(body('1. (U) Two points:', '(C) one'), '1.block.1')?.marking.level).toBe('C');
  });

  it('50: columns are no heading', () =>
    expect(
      ids(body('1. (C) Prices:', '', 'Wheat      12     14', 'Barley      9     10', '', '2. (C) More.')),
    ).toEqual(['subject', '1', '2']));
});

describe('headings and lists', () => {
  it('a marked letter is a part of its paragraph, and so is one behind a colon', () => {
    expect(
      ids(body('1. (C) Ships.', '', 'A. (C) one ship', '', 'B. (U) two ships', '', '2. (C) Text.')),
    ).toEqual(['subject', '1', '1.a', '1.b', '2']);
    expect(ids(body('1. (C) Ships:', '', 'A. One Ship', '', 'B. Two Ships', '', '2. (C) Text.'))).toEqual([
      'subject',
      '1',
      '1.a',
      '1.b',
      '2',
    ]);
    expect(ids(body('1. (C) Ships.', '', 'A. The Ships', '', '2. (C) Text.'))).toContain('heading.1');
  });

  it('the address of a site is no heading', () =>
    expect(ids(body('1. (C) Text.', '', 'Visit us: http://harbour.invalid/a'))).not.toContain('heading.1'));
});

describe('banners and marks in the text', () => {
  it.each([
    ['THE OWNERS WHOSE', 'INTEREST IT IS CONFIDENTIAL TO CALL THE PIER SAFE SAID SO.'],
    ['The owners whose interest', 'it is CONFIDENTIAL to call the pier safe said so.'],
  ])('53: a level that breaks into a clause is told, and stays text: %j', (first, second) => {
    const cable = body(`1. (C) ${first}`, second);
    expect(codes(cable)).toContain('leaked-banner');
    expect(words(cable, portion(cable, '1'))).toContain('CONFIDENTIAL');
    expect(cable.furniture).toEqual([]);
  });

  it.each([
    'A CONFIDENTIAL NOTE TO THE MAYOR.',
    'HE KEPT IT CONFIDENTIAL.',
    'He sent a Confidential note to us.',
  ])('53: %j is a sentence', (sentence) =>
    expect(codes(body(`1. (C) ${sentence}`))).not.toContain('leaked-banner'),
  );

  it.each([
    '(C-Entire text)',
    '(C - ENTIRE TEXT).',
    'Confidential-Entire text.',
    'CONFIDENTIAL - ENTIRE TEXT.',
    '(C) Entire text.',
  ])('55: %j speaks for every paragraph', (mark) => {
    const lineOne = 'C O N F I D E N T I A L NORDHAVEN 000123';
    const labels = ['SUBJECT: HARBOUR TALKS'];
    const cable = read({
      lineOne,
      labels,
      body: [`1. ${mark}`, '', '2. All is quiet.', '', '3. (U) All is open.'],
    });
    expect(portion(cable, '1')?.mark).toBeDefined();
    expect(cable.portions.map(({ id, marking }) => `${id} ${marking.level}`)).toEqual([
      'subject C',
      '1 C',
      '2 C',
      '3 U',
    ]);
  });

  it('55: an inline block is a portion of its own, and its paragraph bears what it bears without it', () => {
    const lineOne = 'S E C R E T NORDHAVEN 000123';
    const text = '3. (U) The pier is open (Begin S/NF text) but the crane is ours (End S/NF text) as we saw.';
    const cable = read({ security: 'ZNY SSSSS ZZH', lineOne, labels: ['SUBJECT: X'], body: [text] });
    expect(portion(cable, '3')?.marking.level).toBe('U');
    expect(words(cable, portion(cable, '3'))).toBe('3. (U) The pier is open\nas we saw.');
    expect(portion(cable, '3.block.1')?.marking).toMatchObject({ level: 'S', dissem: ['NF'] });
    expect(words(cable, portion(cable, '3.block.1'))).toContain('the crane is ours');
  });

  it.each([
    'but the crane is ours as we saw.',
    'but the crane (End C text) is ours as we saw.',
    'but (Begin S/NF text) the crane (End S/NF text) is ours (End S/NF text).',
  ])('55: a block that is not closed by its own mark raises its paragraph: %j', (rest) => {
    const labels = ['SUBJECT: X'];
    const cable = read({ labels, body: [`3. (U) The pier is open (Begin S/NF text) ${rest}`] });
    expect(ids(cable)).toEqual(['subject', '3']);
    expect(portion(cable, '3')?.marking).toMatchObject({ level: 'S', dissem: ['NF'] });
  });
});

describe('the signature', () => {
  it.each([
    [['1. (C) Text.', '', 'ST. MOE']],
    [['1. (C) Text.', 'ST. MOE', '#']],
    [['1. (C) Text.', 'ST. MOE', '..........']],
    [['1. (C) Text. GP-3', 'ST. MOE']],
    [['1. (C) Text.', '', 'End Comment', 'St. Moe']],
    [['1. (C) Text.', '', 'Visit us: http://harbour.invalid/a', '', 'St. Moe']],
  ])('stands at the end of %j', (lines) => {
    const cable = body(...lines);
    expect(cable.fields.signature?.value.toUpperCase()).toBe('ST. MOE');
    expect(ids(cable)).toContain('signature');
  });

  const TEXT = '21. (C) The pier stays closed.';

  it.each([
    [['21. (C) NORDHAVEN MINIMIZE CONSIDERED.  ASHDOWN'], 'ASHDOWN'],
    [['21. (C) The port is shut.  END OF TEXT. ASHDOWN', '', 'CONFIDENTIAL'], 'ASHDOWN'],
    [[TEXT, '', '', 'VAN HOLM'], 'VAN HOLM'],
    [[TEXT, 'HOLM-LUND##'], 'HOLM-LUND'],
    [[TEXT, '', '//END//', '', 'ASHDOWN', '', 'NNNN'], 'ASHDOWN'],
    [[TEXT, 'UNQUOTE', '', 'ASHDOWN'], 'ASHDOWN'],
    [[TEXT, 'GP-3', 'ASHDOWN'], 'ASHDOWN'],
    [[TEXT, '-', 'ASHDOWN', '.'], 'ASHDOWN'],
    [[TEXT, 'Ashdown', '', 'NOTE BY OC/T:  HEADING AS RECEIVED.'], 'Ashdown'],
    [
      [TEXT, 'ASHDOWN', '', 'CONFIDENTIAL', '', '> ', ' 2006NORDHAVEN00123 - Classification: CONFIDENTIAL'],
      'ASHDOWN',
    ],
    [
      [
        TEXT,
        'ASHDOWN',
        '',
        'Declassified/Released US Department of State EO Systematic',
        'Review 30 JUN 2006',
      ],
      'ASHDOWN',
    ],
  ])('56: %j', (lines, signer) => {
    const cable = body('20. (C) All is quiet.', '', ...lines);
    expect(cable.fields.signature?.value).toBe(signer);
    expect(words(cable, portion(cable, 'signature'))).toContain(signer);
    expect(words(cable, portion(cable, '21'))).not.toContain(signer);
    expect(codes(cable)).not.toContain('unread');
  });

  it.each([
    [['21. (C) The man who helped us is', '', '', 'ASHDOWN']],
    [['21. (C) I would tell him so.  ASHDOWN']],
  ])('56: a name the sentence may go on to is told, and stays in its paragraph: %j', (lines) => {
    const cable = body('20. (C) All is quiet.', '', ...lines);
    expect(cable.fields.signature?.value).toBe('ASHDOWN');
    expect(ids(cable)).not.toContain('signature');
    expect(words(cable, portion(cable, '21'))).toContain('ASHDOWN');
    expect(codes(cable)).toContain('doubtful-signature');
  });

  it.each(['21. (C) He knows', '21. (C) The port is shut. Nothing'])(
    '56: no name, no signature: %j',
    (line) => expect(body(line).fields.signature).toBeUndefined(),
  );

  it('57: the last of two signers signs the cable, the other a cable quoted in it', () => {
    const quoted = [
      'QUOTE',
      'R 232317Z JAN 06',
      'FM AMCONSUL SOUTHPORT',
      'I',
      'WOULD TELL HIM SO. POOLE',
      'ASHDOWN',
    ];
    const cable = body('1. (C) FOLLOWING REPEAT SOUTHPORT 243:', ...quoted);
    expect(cable.fields.signature?.value).toBe('ASHDOWN');
    expect(words(cable, portion(cable, '1'))).toContain('POOLE');
    expect(cable.quoted).toEqual([{ mrn: '06SOUTHPORT243', signature: 'POOLE', span: expect.anything() }]);
  });

  it('58: what protects a source stays with the name it protects', () => {
    const cable = body('1. (C) THE MAN IDENTIFIED THROUGH HOLM (PROTECT SOURCE) TOLD ME SO. HOLM LEFT.');
    expect(words(cable, portion(cable, '1'))).toContain('HOLM (PROTECT SOURCE)');
    expect(portion(cable, '1')?.mark?.printed).toBe('(C)');
  });
});

describe('summary and comment', () => {
  it.each([
    [['1. (C) SUMMARY: All is quiet. END SUMMARY.', '', '2. (C) More.'], ['All is quiet.'], []],
    [
      ['SUMMARY', '-------', '', '1. (C) All is quiet. End', 'Summary.', '', '2. (C) More.'],
      ['All is quiet.'],
      [],
    ],
    [
      [
        '1. (S//NF) SUMMARY AND COMMENT: All',
        '',
        '2. (C) is quiet',
        '',
        '3. (C) here. END SUMMARY AND COMMENT.',
      ],
      ['All', 'is quiet', 'here.'],
      [],
    ],
    [['1. (C) SUMMARY: All is quiet.', '', '2. (C) More.'], ['All is quiet.'], ['summary-without-end']],
    [
      ['1. (C) All is quiet. END SUMMARY.', '', '2. (C) More.'],
      ['All is quiet.'],
      ['summary-end-without-start'],
    ],
    [['1.  Summary: (C) All is quiet. End Summary'], ['All is quiet.'], []],
  ])('%j', (lines, expected, told) => {
    const cable = body(...lines);
    expect(textsOf(cable, cable.summary)).toEqual(expected);
    expect(codes(cable).filter((code) => code.startsWith('summary'))).toEqual(told);
  });

  it('finds each comment, inside a paragraph or over several', () => {
    const cable = body(
      '1. (C) All is quiet. (Comment: We doubt it. End Comment.) More.',
      '',
      '2. (C) COMMENT: So.',
      '',
      '3. (C) Do we. END COMMENT.',
    );
    expect(textsOf(cable, cable.comment)).toEqual(['We doubt it.', 'So.', 'Do we.']);
  });
});

describe('hostile text', () => {
  it.each([
    ['SUMMARY: ', 'SUMMARY: '],
    ['brackets', '(Begin S text) '],
    ['ends', 'END COMMENT. (COMMENT: '],
    ['levels', 'it is CONFIDENTIAL to '],
    ['stops', 'A.  B'],
    ['strokes', '.\n'],
    ['notes', 'NOTE: A\n'],
    ['ones', 'I. (C)\n\n'],
  ])('of %s takes work by its length, not by its square', { timeout: 60_000 }, (_shape, unit) => {
    const reading = (size: number) =>
      readCable(recordOf(cableText({ body: [`1. (C) ${unit.repeat(size / unit.length)}`] })), VOCABULARY);
    expect(growth(20_000, reading)).toBeLessThan(LINEAR);
  });
});

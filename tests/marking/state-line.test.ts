import { describe, expect, it } from 'vitest';
import { readClassificationLine } from '../../src/marking/classification-line.ts';
import { portionMarksIn } from '../../src/marking/detect.ts';
import { readEditorialNote } from '../../src/marking/editorial-note.ts';
import { captionFindings, readStateLine } from '../../src/marking/state-line.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;

describe('line 1 and lines of captions', () => {
  it.each([
    [
      'C O N F I D E N T I A L SECTION 01 OF 02 NORDHAVEN 000123',
      { classification: 'C', section: [1, 2], post: 'NORDHAVEN', serial: '000123' },
    ],
    ['UNCLAS E F T O NORDHAVEN 000123', { classification: 'U', efto: true }],
    ['LIMITED OFFICIAL USE STATE 123456', { classification: 'U', legacy: 'LOU', treat_as: 'SBU' }],
    ['OFFICIAL USE ONLY STATE 123456', { classification: 'U', legacy: 'OUO', treat_as: 'SBU' }],
    ['5ECRET NORDHAVEN 000123', { classification: 'S', repaired: true }],
    ['STADIS EXDIS', { captions: ['STADIS', 'EXDIS'] }],
    ['NODIS/HARVAN DOUBLE PLUS', { captions: ['NODIS', 'HARVAN DOUBLE PLUS'] }],
    ['OFFICIAL-INFORMAL', { captions: ['OFFICIAL INFORMAL'] }],
    ['AGRÉMENT CHANNEL', { captions: ['AGREMENT CHANNEL'] }],
    ['AMB/DCM', { captions: ['AMB/DCM'] }],
    ['CODEL SOLBERG', { captions: ['CODEL'] }],
    ['EYES ONLY FOR AMBASSADOR', { captions: ['EYES ONLY'] }],
    ['UNCLAS E.F.T.O. NORDHAVEN 000123', { efto: true, post: 'NORDHAVEN' }],
    ['SECRET EXDIS NOFORN NORDHAVEN 000123', { captions: ['EXDIS', 'NOFORN'], controls: ['NF'] }],
    ['UNCLAS SENSITIVE NORDHAVEN 000123', { captions: ['SENSITIVE'], treat_as: 'SBU' }],
    ['SECRET REL TO USA, GBR NORDHAVEN 000123', { release_to: ['USA', 'GBR'], post: 'NORDHAVEN' }],
    ['SECRET REL TO USA, XXX NORDHAVEN 000123', { not_read: ['REL TO USA, XXX'], post: 'NORDHAVEN' }],
  ])('%s', (line, parts) => expect(readStateLine(line, vocabulary)).toMatchObject(parts));

  it.each([
    ['C O N F I D E N T I AL NORDHAVEN 000123', 'C'],
    ['TOPSECRET NORDHAVEN 000123', 'TS'],
    ['\u0421ONFIDENTIAL NORDHAVEN 000123', 'C'],
    ['S\u200bECRET NORDHAVEN 000123', 'S'],
    ['UNCLA5 NORDHAVEN 000123', 'U'],
    ['UN\u0421LAS NORDHAVEN 000123', 'U'],
  ])('%s is read as %s, and told to be mended', (text, classification) => {
    const line = readStateLine(text, vocabulary);
    expect(line).toMatchObject({ classification, repaired: true });
    expect(captionFindings(line ?? {}, vocabulary).map(({ code }) => code)).toEqual(['repaired']);
  });

  it.each(['UNCLA5 NORDHAVEN 000123', 'UN\u0421LAS NORDHAVEN 000123'])(
    '%s opens no cable: its line 1 stays unread',
    (text) => expect(readClassificationLine(text, vocabulary.lexicon)).toBeUndefined(),
  );

  it('what is treated as SBU is unclassified', () =>
    expect(readStateLine('SECRET SENSITIVE', vocabulary)).not.toHaveProperty('treat_as'));

  it.each(['The talks went on', 'SECRET talks went on', ''])('%s is none', (line) =>
    expect(readStateLine(line, vocabulary)).toBeUndefined(),
  );
});

describe('editorial notes', () => {
  it.each([
    ['Secret; Niact Immediate; Nodis/Harvan.', 'S', ['Niact Immediate'], ['Nodis/Harvan']],
    ['Top Secret, Priority; Noforn Except GRC.', 'TS', ['Priority'], ['Noforn Except GRC']],
    ['Official Use Only; Air Priority.', 'OUO', [], ['Air Priority']],
    ['Sensitive.', null, [], []],
  ])('%s', (note, classification, precedence, captions) =>
    expect(readEditorialNote(note, vocabulary)).toEqual({ classification, precedence, captions }),
  );
});

describe('portion marks in a text', () => {
  it.each([
    ['1. (SBU) The office opened.\n\n2. (C/NF) Talks.', ['(SBU)', '(C/NF)']],
    ['¶3.(C) The member(s) agreed.', ['(C)']],
    ['SUBJECT: (U) TALKS', ['(U)']],
    ['1. (C//REL TO USA,\nGBR) Talks.', ['(C//REL TO USA,\nGBR)']],
    ['He said (S//NF) it.', ['(S//NF)']],
    ['The (CMS) and the (TK), 4. (c) third', []],
    ['(A) one (B) two\n(C) three', []],
    ['(C) h. Counseling', []],
    ['The paper was marked SECRET//NOFORN.', []],
  ])('%j', (text, marks) => expect(portionMarksIn(text, vocabulary.lexicon)).toEqual(marks));
});

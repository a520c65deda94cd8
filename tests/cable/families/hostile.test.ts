import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import { growth, LINEAR } from '../../growth.ts';
import { cableText, recordOf, VOCABULARY } from '../invented.ts';

const STAMP =
  'UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05790001 Date: 11/30/2015';
const MAIL = ['From: A', 'Sent: B', 'To: C', 'Subject: D', ''];

/** Lines that a hostile file repeats; half a header or stamp is looked for as long as a whole one. */
const REPEATED: readonly (readonly [string, readonly string[]])[] = [
  ['page headers', ['PAGE 02        NORDHA  00123  01 OF 02  041530Z']],
  ['page headers of others', ['PAGE 02        SOUTHP  05095  041530Z']],
  ['modern page headers on one line', [' NORDHAVEN 00000123  001.2 OF 002 word'.repeat(20)]],
  ['halves of page headers', ['PAGE 02 A A A A', 'A B C D E F 00000123', '']],
  ['stamps', [STAMP]],
  ['halves of stamps', ['U.S. Department of State', 'Classified by DAS, A/GIS, DoS on 08/27/2015 —']],
  ['margin codes', [STAMP, 'word      1.4(B)', 'B1, B6', `B3 CIA${' '.repeat(50)}B5`]],
  ['e-mails', [...MAIL, 'word']],
  ['attributes', ['Subject: A', 'Locator: TEXT ON-LINE', 'TAGS: PREL, ECON']],
];

describe('reading takes time that grows with the text', () => {
  it.each(REPEATED)('whatever the number of %s', (_, lines) => {
    const text = (count: number) =>
      `${cableText({ body: ['1. (C) Text.'] })}\n${Array.from({ length: count }, () => lines.join('\n')).join('\n')}`;
    expect(growth(400, (count) => readCable(recordOf(text(count)), VOCABULARY))).toBeLessThan(LINEAR);
  });

  it('whatever the number of attributes behind a text', () => {
    const text = (count: number) =>
      `Message Text\n\nC O N F I D E N T I A L OSLO 1\n\n1. TEXT.\n\nMessage Attributes\n${'Subject: A\nReview History: B\nTo: C\n'.repeat(count)}`;
    expect(growth(400, (count) => readCable(recordOf(text(count)), VOCABULARY))).toBeLessThan(LINEAR);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import { overlap, type Span, subtract } from '../../../src/model/span.ts';
import { cableText, recordOf, VOCABULARY } from '../invented.ts';

/** Lines of pages, stamps, archives and e-mails, and such as they cut. */
const LINES = fc.array(
  fc.constantFrom(
    '1. (C) The boat is',
    'blue.',
    'CONFIDENTIAL     PTQ8342',
    'PAGE 02        NORDHA  00123  01 OF 02  041530Z',
    'PAGE 02 SOUTHP 00077 041530Z',
    'PAGE 02',
    'words NORDHAVEN 00000123  001.2 OF 002 words',
    'NORDHAVEN 00000123',
    '002 OF 002',
    'UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05793212 Date: 11/30/2015',
    'Case No. F-2014-20439',
    'FM AMEMBASSY NORDHAVEN     Classified by DAS, A/GIS, DoS on 11/30/2015 —',
    'Class: SECRET — Reason: 1.4(B),',
    '1.4(D) — Declassify on: 12/04/2027',
    'RELEASE IN PART',
    'The mason       B6',
    'B1',
    'From: Poole',
    'Sent: Monday',
    'To: Vale',
    'Subject: Tides',
    'Message Text',
    'Message Attributes',
    'TAGS: PREL, ECON',
    'Concepts: TIDES',
    'Locator: TEXT ON-LINE',
    'Original Classification: SECRET',
    '*** Current Classification *** UNCLASSIFIED',
    'C O N F I D E N T I A L SECTION 02 OF 02 NORDHAVEN 000123',
    'SUBJECT: HARBOUR TALKS IN NORDHAVEN',
    'GP-3',
    'NOTE BY OC/T: #AS RECEIVED.',
    'ASHDOWN',
    'BT',
    '',
    '',
  ),
  { maxLength: 30 },
);
const TEXTS = fc.tuple(LINES, LINES).map(([above, body]) => `${above.join('\n')}\n${cableText({ body })}`);

const expectDisjoint = (spans: readonly Span[]): void => {
  const sorted = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  expect(sorted.slice(1).filter((span, i) => overlap(span, sorted[i] as Span))).toEqual([]);
};

describe('whatever pages, stamps and e-mails a cable is cut by', () => {
  it('is in layout, one portion, furniture or told, and in one of them only', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const cable = readCable(recordOf(text), VOCABULARY);
        // It is said of the whole of it, and nothing else is.
        if (cable.messages.some(({ code }) => code === 'not-a-cable')) return;
        const portions = cable.portions.flatMap(({ spans }) => spans);
        const furniture = cable.furniture.map(({ span }) => span);
        const told = cable.messages.flatMap(({ code, span }) =>
          span !== undefined && (code === 'unread' || code === 'e-mail-around-cable') ? [span] : [],
        );
        const gaps = subtract({ from: 0, to: text.length }, [
          ...cable.layout,
          ...portions,
          ...furniture,
          ...told,
        ]);
        expect(gaps.map(({ from, to }) => text.slice(from, to)).join('')).toMatch(/^\s*$/);
        expectDisjoint([...portions, ...furniture]);
        expectDisjoint([...cable.layout, ...furniture]);
      }),
      { numRuns: 300 },
    );
  });
});

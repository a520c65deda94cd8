import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import type { Cable } from '../../../src/model/cable.ts';
import { sliceOf } from '../../../src/model/span.ts';
import { codes, recordOf, VOCABULARY } from '../invented.ts';

const TEXT = [
  'R 020834Z APR 73',
  'FM AMEMBASSY OSLO',
  'TO SECSTATE WASHDC 1234',
  'C O N F I D E N T I A L OSLO 2077',
  '',
  'E.O. 11652: GDS',
  'TAGS: PFOR, NO',
  'SUBJECT: THE SALT WELLS',
  '',
  '1. THE WELLS ARE DRY.',
  'ASHDOWN',
];
const archived = (attributes: readonly string[], text: readonly string[] = TEXT): Cable =>
  readCable(
    recordOf(
      [
        'Message Text',
        '',
        ...text,
        '',
        'Message Attributes',
        '',
        ...attributes,
        'Locator: TEXT ON-LINE',
      ].join('\n'),
    ),
    VOCABULARY,
  );
const shown = (cable: Cable): string => cable.layout.map((span) => sliceOf(cable.text, span)).join('\n');

describe('attributes', () => {
  it.each([
    ['Capture Date', '01 JAN 1994'],
    ['Capture Date', '01-Jan-1994 12:00:00 am'],
    ['Review Date', '05 may 2005'],
    ['Review Date', '31/12/2019'],
    ['Line Count', "'59'"],
    ['Errors', 'N/A'],
    ['Secure', 'OPEN'],
    ['Film Number', 'D760038-0493'],
    ['Legacy Key', 'link1973/newtext/t19730014/aaaaabtk.tel'],
    ['Office', 'ACTION EUR'],
    ['Review Authority', 'poolea2'],
    ['Review History', 'RELEASED <15-Aug-2001 by vale>; APPROVED <20 Aug 2001 by poolea2>'],
    ['Review History', 'RELEASED <14 APR 2003 by ValeMC>; APPROVED <02 JUN 2003 by PooleW0>'],
    ['Drafter', 'EB/TT/MA:RQLANDER:JK'],
    ['From', 'OSLO'],
    ['From', 'LA PAZ'],
    ['TAGS', 'PFOR, NO'],
  ])("show what can be nobody's sentence: %s: %s", (key, value) => {
    const cable = archived([`${key}: ${value}`]);
    expect(shown(cable)).toContain(value);
    expect(codes(cable)).not.toContain('unread');
  });

  it.each([
    ['Disposition Remarks', 'the keeper of the wells told us'],
    ['Review Comment', 'Poole asked for it'],
    ['Drafter', 'POOLE, ANN'],
    ['Drafter', 'THE KEEPER'],
    ['From', 'THE KEEPER OF LA PAZ'],
    ['Original Classification', 'SECRETARY'],
    ['Original Classification', 'SECRET TALKS'],
    ['Review Authority', 'the keeper'],
    ['Review History', 'RELEASED <15-Aug-2001 by vale> though the keeper minds'],
    ['To', 'THE KEEPER OF THE WELLS'],
    ['Office', 'ACTION the keeper'],
    ['Locator', 'a cupboard of the keeper'],
    ['Executive Order', 'GS THE KEEPER'],
  ])("hold what may be a person's words: %s: %s", (key, value) => {
    const cable = archived([`${key}: ${value}`]);
    expect(shown(cable)).not.toContain(value);
    expect(codes(cable)).toContain('unread');
  });

  it('go on at the margin until the next known key', () => {
    const cable = archived(['Subject: THE SALT', 'Wells: of the north', 'TAGS: PFOR, NO']);
    expect(cable.portions.at(-1)?.spans.map((span) => sliceOf(cable.text, span))).toEqual([
      'THE SALT\nWells: of the north',
    ]);
  });

  it.each([
    ['Original Classification: SECRET', 'the higher level, as a conflict', 'witness-conflict'],
    ['Handling Restrictions: EXDIS', 'a caption the text has not', 'attribute-differs'],
    ['Draft Date: 05 APR 1973', 'another day', 'attribute-differs'],
    ['Document Number: 1973OSLO02078', 'another number', 'attribute-differs'],
    ['From: MADRID', 'another sender', 'attribute-differs'],
    ['Subject: THE GAS WELLS', 'another subject', 'attribute-differs'],
    ['TAGS: PFOR', 'other tags', 'attribute-differs'],
  ])('bear witness: %s gives %s', (attribute, _, code) => {
    expect(codes(archived([attribute]))).toContain(code);
  });

  it.each([
    'Original Classification: CONFIDENTIAL',
    'Handling Restrictions: n/a',
    'Draft Date: 01-Apr-1973 12:00:00 am',
    'Document Number: 1973OSLO02077',
    'From: OSLO',
    'To: STATE',
    'Subject: THE SALT',
    'TAGS: NO, PFOR',
  ])('say nothing where they agree: %s', (attribute) => {
    expect(codes(archived([attribute]))).toEqual(['unmarked']);
  });

  it('restrict: a caption of the archive is one of the cable', () => {
    expect(
      archived(['Previous Handling Restrictions: NODIS']).fields.captions.map(({ value }) => value),
    ).toEqual(['NODIS']);
  });

  it.each([
    ['Original Handling Restrictions: ONLY', ['ONLY']],
    ['Original Handling Restrictions: NODIS, ONLY', ['NODIS', 'ONLY']],
    ['Original Previous Handling Restrictions: EXDIS', ['EXDIS']],
    ['Handling Restrictions: FJORDHANDLING', ['FJORDHANDLING']],
    ['Channel Indicators: SY', ['SY CHANNEL']],
    ['Channel Indicators: ROG', ['ROGER CHANNEL']],
    ['Previous Channel Indicators: STR, FI', ['STR CHANNEL', 'FI CHANNEL']],
    ['Channel Indicators: n/a', []],
    ['Handling Restrictions: told to the keeper of the wells', []],
  ])('restrict in the short words of the archive too: %s', (attribute, captions) => {
    const { fields } = archived([attribute]);
    const channel = fields.channel === undefined ? [] : [fields.channel];
    expect([...fields.captions, ...channel].map(({ value }) => value)).toEqual(captions);
  });

  it('give the longer instruction where they exempt what the text puts under the schedule', () => {
    const kinds = (line: string, group: string): readonly string[] => {
      const text = TEXT.map((printed) => printed.replace('E.O. 11652: GDS', line));
      return archived([`Executive Order: ${group}`], text).fields.declassification.map(({ value }) => value);
    };
    expect(kinds('E.O. 11652: GDS', 'X1')).toEqual(['E.O. 11652: GDS', 'E.O. 11652: XGDS-1']);
    expect(kinds('E.O. 11652: GDS', 'GS')).toEqual(['E.O. 11652: GDS']);
    expect(kinds('E.O. 11652: XGDS-3', 'GS')).toEqual(['E.O. 11652: XGDS-3']);
    expect(kinds('E.O. 11652: XGDS-3 DECLAS 1/1/90', 'X3')).toEqual(['E.O. 11652: XGDS-3 DECLAS 1/1/90']);
    expect(codes(archived(['Executive Order: X1']))).toContain('attribute-differs');
  });

  it('give the day where the text has none, and the number', () => {
    const cable = archived(['Document Number: 1973OSLO02077', 'Draft Date: 02 APR 1973'], TEXT.slice(4));
    expect([cable.mrn, cable.dated]).toEqual(['73OSLO2077', '1973-04-02']);
    expect(codes(cable)).toContain('no-classification');
    const undated = archived(['Document Number: 1973OSLO02077'], TEXT.slice(1));
    expect(undated.mrn).toBe('73OSLO2077');
  });
});

describe('a telegram whose text is not on line', () => {
  it.each(['TEXT ON MICROFILM', 'ADS TEXT UNRETRIEVABLE', 'n/a'])(
    'is an error, not an empty cable: %s',
    (locator) => {
      const text = `Message Text\n\nn/a\n\nMessage Attributes\n\nOriginal Classification: UNCLASSIFIED\nSubject: WELLS\nLocator: ${locator}`;
      const told = readCable(recordOf(text), VOCABULARY).messages.find(
        ({ code }) => code === 'no-text-online',
      );
      expect(told?.severity).toBe('error');
    },
  );
});

it('is of this family only where both regions stand once', () => {
  const family = (text: string) => readCable(recordOf(text), VOCABULARY).detection.family;
  expect(family('Message Text\n\n1. WELLS.\n\nMessage Attributes\n\nLocator: TEXT ON-LINE')).toBe('aad');
  expect(family('Message Text\n\n1. WELLS.\n\nMessage Attributes\n\nMessage Attributes')).toBe('acp');
});

describe('what reviewers decided before', () => {
  it.each([
    ['Disposition History: Denied in Full by poolea2 05 may 2005; B7(C)', 'denied-before'],
    ['Review History: WITHDRAWN <10 FEB 2003 by poolea2, PRIVACY>', 'denied-before'],
    ['Review History: RELEASED <1 FEB 2003 by poolea2>; WITHDRAWN <10 FEB 2003 by poolea2>', 'denied-before'],
    [
      'Review History: WITHDRAWN <10 FEB 2003 by poolea2>; RELEASED <12 FEB 2004 by poolea2>',
      'withheld-before',
    ],
    ['Disposition Reason: 1.4B, 25X6', 'withheld-before'],
    ['Review History: RELEASED <12 FEB 2004 by poolea2>', 'reviewed-before'],
  ])('%s', (attribute, code) => {
    const told = codes(archived([attribute]));
    expect(told.filter((each) => each.endsWith('-before'))).toEqual([code]);
  });
});

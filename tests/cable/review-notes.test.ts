import { describe, expect, it } from 'vitest';
import { review } from '../../src/pipeline.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { cableText, codes, read, recordOf } from './invented.ts';

const BODY = ['1. (C) The herring.', '', '2. (C) The cod.', '', 'ASHDOWN'];
const TOLD = [
  'controlled-information',
  'denied-before',
  'classified-again',
  'review-open',
  'foreign-information',
  'intelligence-channel',
];
const told = (body: readonly string[]): string[] =>
  codes(read({ body })).filter((code) => TOLD.includes(code));

/** What is still told of a cable whose date has passed. */
const copyWith = (body: readonly string[]): string =>
  review(recordOf(cableText({ body })), SETTING, RULEBOOK).body;

describe('a note beside the text', () => {
  it.each([
    ['Denied in Full', 'denied-before'],
    ['DENIED IN FULL B1, 1.4(D)', 'denied-before'],
    ['WITHDRAWN', 'denied-before'],
    ['Withdrawal Sheet', 'denied-before'],
    ['THIS DOCUMENT HAS BEEN WITHDRAWN', 'denied-before'],
    ['RECLASSIFIED SECRET ON 03/04/2015', 'classified-again'],
    ['UPGRADED TO SECRET 03/04/2015', 'classified-again'],
    ['CLASSIFICATION EXTENDED TO 03/04/2040', 'classified-again'],
    ['REVIEWED; RETAIN CLASSIFIED', 'classified-again'],
    ['EXEMPT: 25X6', 'classified-again'],
    ['25X1, 25X6', 'classified-again'],
    ['EO 13526 3.3(b)(1)>25Yrs', 'classified-again'],
    ['Classified by A. Fisk, DAS on 02/24/2021 ~ Class: SECRET ~ Reason: 1.4(D)', 'classified-again'],
    ['Derived From: DSCG 05-01, 25X1', 'classified-again'],
    ['DERIVED FROM SOURCE MARKED OADR', 'classified-again'],
    ['CLASSIFICATION CHANGED FROM UNCLAS TO CONFIDENTIAL', 'classified-again'],
    ['RESTREINT UE', 'foreign-information'],
    ['Controlled by: DOS', 'controlled-information'],
    ['PRIVACY ACT', 'controlled-information'],
    ['REFERRED TO CIA', 'review-open'],
    ['THIS DOCUMENT CONTAINS FOREIGN GOVERNMENT INFORMATION', 'foreign-information'],
    ['THIS DOCUMENT CONTAINS FRANCE INFORMATION', 'foreign-information'],
    ['CONTAINS UNITED KINGDOM INFORMATION', 'foreign-information'],
    ['HANDLE VIA COMINT CHANNELS ONLY', 'intelligence-channel'],
  ])('%s holds the whole, above the text and below it', (note, code) => {
    for (const body of [
      [note, '', ...BODY],
      [...BODY, note],
      [...BODY, '', note],
    ]) {
      expect(told(body)).toEqual([code]);
      expect(copyWith(body)).not.toMatch(/herring|cod/);
    }
  });

  it.each([
    'RELEASE IN FULL',
    'DERIVED FROM: MULTIPLE SOURCES',
    'DOWNGRADED TO CONFIDENTIAL 03/04/2008',
    'CLASSIFICATION CANCELLED',
    'UPGRADED TO FIRST CLASS',
    'PROTECTED BIRDS',
    'CONTROLLED PRICES',
    'DENIED THE REQUEST OF THE FLEET',
    'WITHDRAWN TROOPS ARE IN PORT',
    'THIS DOCUMENT CONTAINS USEFUL INFORMATION',
    'THE DENIED REQUEST',
  ])('%s is none', (note) => {
    expect(told([note, '', ...BODY])).toEqual([]);
    expect(told([...BODY, '', note])).toEqual([]);
  });

  it.each(['WITHDRAWN', 'DENIED IN FULL', 'RECLASSIFIED'])(
    '%s at the end of a wrapped line is a sentence',
    (words) => {
      const wrapped = [
        '1. (C) The herring quota of the coastal fleet has been',
        words,
        '',
        '2. (C) The cod.',
        '',
        'ASHDOWN',
      ];
      expect(told(wrapped)).toEqual([]);
      expect(copyWith(wrapped)).toContain('herring');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import type { Cable } from '../../../src/model/cable.ts';
import { sliceOf } from '../../../src/model/span.ts';
import { cableText, codes, ids, portion, read, recordOf, VOCABULARY, words } from '../invented.ts';

const readText = (text: string): Cable => readCable(recordOf(text), VOCABULARY);
const of = (cable: Cable, wanted: string): string[] =>
  cable.furniture
    .filter(({ kind }) => kind === wanted)
    .map(({ span }) => sliceOf(cable.text, span).replaceAll(/\s+/g, ' '));
const plain = cableText({ body: ['1. (C) The pier is', '', 'built.', '', '2. (C) It rains.'] });
/** The stamp above the cable, in the midst of its first sentence and at its end. */
const stamped = (stamp: string): string =>
  `${stamp}\n${plain.replace('is\n\nbuilt', `is\n\n${stamp}\n\n${stamp}\n\nbuilt`)}\n\n${stamp}\n`;

describe('margin codes', () => {
  it('may end with a comma and go on below', () => {
    const page = 'UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05793212';
    const codesBelow = `is\n${' '.repeat(60)}1.4(B),\n${' '.repeat(60)}1.4(D), B1\nbuilt`;
    const cable = readText(`${page}\n${plain.replace('is\n\nbuilt', codesBelow)}`);
    expect(cable.excisions.map(({ codes: found }) => found)).toEqual([['1.4(b)', '1.4(d)', 'B1']]);
    expect(words(cable, portion(cable, '1'))).not.toContain('1.4');
  });
});

describe('release stamps', () => {
  it.each(['RELEASE IN PART OF THE FUNDS', 'RELEASE IN FULL OF ALL PRISONERS'])(
    'are no words of a sentence: %s',
    (words) => {
      const page = 'UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05793212';
      const cable = readText(`${page}\n${plain.replace('is\n\nbuilt', `is\n${words}\nbuilt`)}`);
      expect(of(cable, 'release-stamp').filter((printed) => printed.startsWith('RELEASE'))).toEqual([]);
    },
  );

  it.each([
    'UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05793212 Date: 11/30/2015',
    'UNCLASSIFIED\tU.S. Department of State\tCase No. F-2014-20439\tDoc No. C05793212\tDate: 11/30/2015',
    'U.S. Department of State\nCase No. F-2014-20439\nDoc No. C05793212\nDate: 11/30/2015',
    'RELEASE IN PART',
    'RELEASE IN PART B6',
    'RELEASE IN PART B61',
    'RELEASE IN PART\nB1,1.4(D),B7(C)',
    'RELEASE IN FULLI',
    'RELEASE IN\nPART B6',
    'RELEASE IN PART\nB1, 1.5(D)',
    'RELEASED IN PART\n3.3(b)(6), B6',
    'U.S. Department of State\nCase No. M-2026-00007 Doc No. B06000001 Date: 11/24/2026\nINTERIM RESPONSE\nDECAPTIONED\nDECLASSIFIED IN PART\nRELEASED IN PART\nB6\nREVIEW AUTHORITY: Harriet Vale, Declassification Officer',
    'Classified by DAS, A/GIS, DoS on 11/30/2015 ~ Class: CONFIDENTIAL ~ Reason: 1.4(B), 1.4(D) ~ Declassify on: 12/04/2027',
    'RELEASED IN FULL',
    'REVIEW AUTHORITY: Ann Poole, Senior Reviewer',
    'RELEASE IN PART B3 CIA PERS/ORG,B5',
    'Classified by DAS, A/GIS, DoS on 11/30/2015 — Class: CONFIDENTIAL — Reason: 1.4(B), 1.4(D) — Declassify on: 12/04/2027',
    'Classified by DAS, A/GIS, DoS on\n11/30/2015 - Class: SECRET - Reason:\n1.4(D) - Declassify on:\n12/04/2027',
    'Classified by Director, A/GIS/IPS, DoS on 01/07/2016 – Class: CONFIDENTIAL – Reason: 1.4(D) – Declassify on: 01/07/2026',
    'Declassified/Released US Department of State EO Systematic Review 22 May 2009',
    'Sheryl P. Walter\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n20 Mar 2014',
  ])('are furniture and nothing of the cable: %s', (stamp) => {
    const [cable, bare] = [readText(stamped(stamp)), readText(plain)];
    // A stamp that stands alone says nothing of the page that no other stamp says.
    const known = /REVIEW AUTHORITY/.test(stamp) ? readText(`RELEASE IN FULL\n${stamped(stamp)}`) : cable;
    expect(of(known, 'release-stamp').join(' ')).toContain(stamp.replaceAll(/\s+/g, ' ').slice(0, 20));
    expect(ids(known)).toEqual(ids(bare));
    expect(words(known, portion(known, '1'))).toBe('1. (C) The pier is\nbuilt.');
    expect(known.overall).toEqual(bare.overall);
    expect(known.fields.declassification.map(({ value }) => value)).toEqual(
      bare.fields.declassification.map(({ value }) => value),
    );
    expect(codes(known)).not.toContain('unread');
    expect(known.excisions).toEqual([]);
  });

  it.each([
    'THE MINISTER OPPOSED RELEASE IN PART OF THE PRISONERS.',
    'He works for the U.S. Department of Stately Homes.',
    'Classified by the Ambassador on 11/30/2015.',
  ])('are not what an author writes: %s', (sentence) => {
    const cable = read({ body: [`1. (C) ${sentence}`] });
    expect(cable.furniture).toEqual([]);
    expect(words(cable, portion(cable, '1'))).toContain(sentence);
  });
});

describe('margin codes', () => {
  const inMargin = (...body: string[]) => readText(`RELEASE IN PART\n${cableText({ body })}`);

  it('are furniture at the end of a line, at its head, and alone, and tell of a deletion', () => {
    const cable = inMargin(
      '1. (C) The mason        1.4(B)',
      '                        B1',
      'B6      came late and      B7(C)',
      'left.',
    );
    expect(of(cable, 'margin-code')).toEqual(['1.4(B)', 'B1', 'B7(C)']);
    expect(cable.excisions.map(({ kind, codes: found }) => [kind, found])).toEqual([
      ['text', ['1.4(b)', 'B1']],
      ['text', ['B7(C)']],
    ]);
  });

  it('are text where no stamp says that the page was released, and where they are no margin', () => {
    const unstamped = read({ body: ['1. (C) The engine is a        B6'] });
    expect(unstamped.furniture).toEqual([]);
    const cable = inMargin('1. (C) The engine of the ship is a B6', 'and it smokes.');
    expect(of(cable, 'margin-code')).toEqual([]);
    expect(words(cable, portion(cable, '1'))).toContain('is a B6');
  });
});

describe('a stamp that classifies', () => {
  it('is told and is never the level of the cable', () => {
    const cable = readText(
      stamped(
        'Classified by DAS, A/GIS, DoS on 11/30/2015 — Class: SECRET — Reason: 1.4(D) — Declassify on: 12/04/2027',
      ),
    );
    expect(cable.overall?.level).toBe('C');
    expect(codes(cable)).toContain('classified-again');
  });

  it('is a remark where codes in the margin show what was deleted, and holds all where none do', () => {
    const stamp = 'Classified by DAS, A/GIS, DoS on 11/30/2015 - Class: SECRET - Declassify on: 12/04/2027';
    const page = (body: string) =>
      codes(readText(`${stamp}\n${cableText({ body: [`1. (C) The mason${body}`] })}`));
    expect(page('        1.4(B)')).toContain('release-classified');
    expect(page('        1.4(B)')).not.toContain('classified-again');
    expect(page('')).toContain('classified-again');
  });
});

describe('an e-mail around a cable', () => {
  const mail = (subject: string): string =>
    `From: Poole, Ann\nSent: Tuesday, May 4, 2010 8:12 AM\nTo: Mooring, Ed\nSubject: ${subject}\n\nSee below.\n\n`;
  const cable = readText(`${mail('FW: SECRET: do not tell')}${plain}\nASHDOWN\n\n${mail('RE: it')}`);

  it('gives the cable no field, no portion and no layout, and is told', () => {
    const bare = readText(`${plain}\nASHDOWN`);
    expect(cable.fields.subject?.value).toBe(bare.fields.subject?.value);
    expect(cable.fields.signature?.value).toBe('ASHDOWN');
    expect(ids(cable)).toEqual(ids(bare));
    expect(codes(cable).filter((code) => code === 'e-mail-around-cable')).toHaveLength(2);
    const shown = [...cable.layout, ...cable.furniture.map(({ span }) => span)];
    expect(shown.map((span) => sliceOf(cable.text, span)).join('\n')).not.toMatch(/Poole|Mooring|tell/);
  });

  it('without a cable in it is no cable', () => {
    expect(codes(readText(mail('SECRET: do not tell')))).toEqual(['e-mail-around-cable', 'not-a-cable']);
  });
});

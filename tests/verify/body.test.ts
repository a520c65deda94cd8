import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/model/span.ts';
import { checkBody } from '../../src/verify/body.ts';

const SOURCE = 'CONFIDENTIAL\n1. (C) Ilse Karst called.\n2. (U) Trade.\n';
const at = (part: string): Span => ({ from: SOURCE.indexOf(part), to: SOURCE.indexOf(part) + part.length });
const name = at('Ilse Karst');
const kept = [
  { from: 0, to: name.from },
  { from: name.to, to: SOURCE.length },
];
const struck = [at('CONFIDENTIAL')];
const body = (marker: string): string => `~~CONFIDENTIAL~~\n1. (C) ${marker} called.\n2. (U) Trade.\n`;
const verdict = (text: string) => checkBody({ source: SOURCE, kept, struck, body: text });

describe('a body', () => {
  test.each([
    '[name: B6]',
    '[number: B6, B7]',
    '[less than 1 line: B1, 1.4(b), 1.4(d)]',
    '[1 line: 25X1]',
    '[12 lines: 50X1-HUM]',
    '[1-1/2 lines: B3 8 U.S.C. 1202(f)]',
    '[7-1/2 lines: under review]',
    '[1 paragraph (7 lines): under review, B6]',
    '[1 paragraph (2-1/2 lines): RD, NATO]',
    '[1 paragraph (1 line): B5]',
    '[1 paragraph (less than 1 line): B5]',
    '[1 line: B1][name: B6]',
    '[1 line: under review, EQUITY CIA]',
    '[1 line: under review, B6, REFERRAL NSA]',
    '[2 lines: referred to CIA, response pending]',
    '[2 lines: referred to CIA and NSA, response pending, B6]',
    '[2 lines: referred to another agency, response pending]',
  ])('of released text and the marker %s passes', (marker) => {
    expect(verdict(body(marker))).toEqual({ ok: true });
  });

  test.each([
    ['a marker of another form', '[2 words: B6]'],
    ['no basis', '[name: ]'],
    ['no extent', '[: B6]'],
    ['no codes, where they are asked for', '[name not declassified]'],
    ['a name for an agency', '[1 line: referred to Karst, response pending]'],
    ['a name in capitals for an agency', '[1 line: referred to ILSE KARST, response pending]'],
    ['a name behind a word for an agency', '[1 line: under review, EQUITY Karst]'],
    ['a referral that waits for nothing', '[1 line: referred to CIA]'],
    ['a name for a basis', '[name: ILSE KARST]'],
    ['a sentence for a basis', '[name: who called]'],
    ['under review in second place', '[name: B6, under review]'],
    ['a marker with text after it', '[name: B6]x'],
    ['an open marker', '[name: B6'],
    ['the withheld text in place of the marker', 'Ilse Karst'],
    ['the withheld text beside the marker', '[name: B6] Karst'],
    ['a line end inside the marker', '[name:\nB6]'],
  ])('with %s does not', (_, marker) => {
    expect(verdict(body(marker)).ok).toBe(false);
  });

  test.each([
    ['no marker', body(''), 'no-marker'],
    ['a marking that is not struck', body('[name: B6]').replaceAll('~~', ''), 'other-text'],
    ['a released character gone', body('[name: B6]').replace('Trade', 'Trad'), 'other-text'],
    ['a released character changed', body('[name: B6]').replace('Trade', 'Tirade'), 'other-text'],
    [
      'a marker where nothing was deleted',
      body('[name: B6]').replace('Trade', '[name: B6]Trade'),
      'other-text',
    ],
    ['text after its end', `${body('[name: B6]')}x`, 'more-text'],
    ['its end gone', body('[name: B6]').slice(0, -1), 'other-text'],
    ['nothing', '', 'other-text'],
  ])('with %s fails', (_, text, code) => {
    expect(verdict(text)).toMatchObject({ ok: false, code });
  });

  test.each([
    '[name not declassified]',
    '[1 paragraph (7 lines) not declassified]',
    '[1 line: under review, B6]',
  ])('may have the marker %s where codes are not asked for', (marker) => {
    expect(checkBody({ source: SOURCE, kept, struck, body: body(marker), uncoded: true })).toEqual({
      ok: true,
    });
  });

  test.each(['[Ilse not declassified]', '[name not declassified yet]', '[not declassified]'])(
    'may not have %s even there',
    (marker) => {
      expect(checkBody({ source: SOURCE, kept, struck, body: body(marker), uncoded: true }).ok).toBe(false);
    },
  );

  test('says up to where it agreed', () => {
    expect(verdict(`${body('[name: B6]')}x`)).toMatchObject({ at: body('[name: B6]').length });
  });

  test('may hold released text that looks like a marker', () => {
    const source = 'a SECRET [name: B6] b';
    const check = (text: string) =>
      checkBody({
        source,
        kept: [
          { from: 0, to: 2 },
          { from: 9, to: 21 },
        ],
        struck: [],
        body: text,
      }).ok;
    expect(check('a [name: B6][name: B6] b')).toBe(true);
    expect(check('a [name: B6] b')).toBe(false);
  });

  test('may share one marker where released furniture cuts a passage in two, but not leave the first bare', () => {
    const source = 'x SECRET\nPAGE 2\nTHINGS y';
    const spans = [
      { from: 0, to: 2 },
      { from: 8, to: 16 },
      { from: 22, to: 24 },
    ];
    const check = (text: string) => checkBody({ source, kept: spans, struck: [], body: text }).ok;
    expect(check('x [1 line: B1]\nPAGE 2\n y')).toBe(true);
    expect(check('x \nPAGE 2\n[1 line: B1] y')).toBe(false);
  });

  test('that is withheld from end to end is markers only', () => {
    const check = (text: string) => checkBody({ source: 'all', kept: [], struck: [], body: text }).ok;
    expect(check('[1 paragraph (1 line): B1]')).toBe(true);
    expect(check('')).toBe(false);
    expect(check('all')).toBe(false);
  });

  test('made from overlapping released spans is refused', () => {
    const spans = [
      { from: 0, to: 5 },
      { from: 3, to: SOURCE.length },
    ];
    expect(checkBody({ source: SOURCE, kept: spans, struck: [], body: SOURCE })).toMatchObject({
      code: 'kept-overlaps',
    });
  });
});

/** A cable cut into stretches, each kept, struck or withheld. */
const cut = fc.array(
  fc.record({
    text: fc.string({ minLength: 1, maxLength: 8 }),
    fate: fc.constantFrom('kept', 'struck', 'gone'),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('any body that is put together rightly', () => {
  const whole = fc.record({ cut, marker: fc.constantFrom('[1 line: B1]', '[name: under review, B6]') });
  const made = (parts: { text: string; fate: string }[], marker: string) => {
    let from = 0;
    const spans = parts.map(({ text, fate }) => {
      const span = { from, to: from + text.length };
      from = span.to;
      return { span, fate };
    });
    const pick = (...fates: string[]) =>
      spans.filter(({ fate }) => fates.includes(fate)).map(({ span }) => span);
    const shown = parts
      .map(({ text, fate }) => (fate === 'kept' ? text : fate === 'gone' ? marker : `~~${text}~~`))
      .join('')
      .replaceAll('~~~~', '');
    return {
      source: parts.map(({ text }) => text).join(''),
      kept: pick('kept', 'struck'),
      struck: pick('struck'),
      body: shown,
    };
  };

  test('passes, and fails once a character is put into it that is no part of a marker', () => {
    fc.assert(
      fc.property(whole, fc.nat(), ({ cut: parts, marker }, n) => {
        fc.pre(parts.every(({ text }) => !/[~[\]]/.test(text)));
        const question = made(parts, marker);
        expect(checkBody(question)).toEqual({ ok: true });
        const place = n % (question.body.length + 1);
        const forged = `${question.body.slice(0, place)}\u2603${question.body.slice(place)}`;
        expect(checkBody({ ...question, body: forged }).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

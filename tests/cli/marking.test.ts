import { describe, expect, it } from 'vitest';
import { tearline } from './warm.ts';

describe('marking', () => {
  it('reads one for a person', () => {
    const { code, out } = tearline(['marking', '(S//REL TO USA, GBR)']);
    expect(code).toBe(0);
    expect(out).toMatch(/level +SECRET/);
    expect(out).toMatch(/banner +SECRET\/\/REL TO USA, GBR/);
  });

  it.each([
    ['GBR', 0, 'allow'],
    ['USA, GBR', 0, 'allow'],
    ['PUBLIC', 1, 'E.O. 13526'],
    ['NATO', 1, 'ACES table 30'],
  ])('says whether it may go to %s', (to, code, words) => {
    const ran = tearline(['marking', '(S//REL TO USA, GBR)', '--to', to]);
    expect([ran.code, ran.out.includes(words)]).toEqual([code, true]);
  });

  it('rolls a page up, and asks of it as a whole', () => {
    const page = ['marking', '(S//REL TO USA, GBR)', '(C)', '(U)', '--roll-up'];
    expect(tearline(page).out).toContain('SECRET//NOFORN');
    expect(tearline([...page, '--to', 'GBR']).code).toBe(1);
  });

  it.each([
    ['SECRET//NOFORN', 0, 'reads whole'],
    ['SECRET', 1, 'The banner says SECRET, and its portions come to SECRET//NOFORN.'],
    ['TOP SECRET//NOFORN', 1, '32 CFR 2001.24(g)'],
    ['SECRET//NOFRON', 1, 'banner-differs'],
  ])('compares the banner %s with a page', (printed, code, words) => {
    const ran = tearline(['marking', '(S//NF)', '(U)', '--roll-up', '--banner', printed]);
    expect([ran.code, ran.out.includes(words)]).toEqual([code, true]);
  });

  it('gives (S//REL) the list of the banner', () => {
    const ran = tearline(['marking', '(S//REL)', '--roll-up', '--banner', 'SECRET//REL TO USA, GBR']);
    expect([ran.code, ran.out.includes('banner-differs')]).toEqual([0, false]);
  });

  it('takes a banner with a page alone', () =>
    expect(tearline(['marking', '(S//NF)', '--banner', 'SECRET'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--roll-up'),
    }));

  it('leaves a question where a release list of a first line cannot be read', () => {
    const { code, out } = tearline(['marking', 'S E C R E T REL TO USA, XXX NORDHAVEN 000123']);
    expect([code, /not read +REL TO USA, XXX/.test(out)]).toEqual([1, true]);
  });

  it('reads the first line of a cable', () => {
    const { code, out } = tearline(['marking', 'C O N F I D E N T I A L NORDHAVEN 000123']);
    expect([code, /classification +C\b/.test(out), out.includes('NORDHAVEN')]).toEqual([0, true, true]);
  });

  it('tells what it could not read, with exit code 1', () =>
    expect(tearline(['marking', '(U//N0FORN)'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('guessed'),
    }));

  it.each([
    ['SECRET//NOFORN//REL TO USA, GBR', 'keeps the rules no: 1 broken'],
    ['NODIS EXDIS', 'CAPTION-NODIS-EXDIS'],
    ['UNCLA5 NORDHAVEN 000123', 'repaired        yes'],
    ['UNCLAS SECTION 01 OF 02 NORDHAVEN 000123', 'section         1 of 2'],
  ])('%s leaves a question where it breaks a rule or was mended', (text, words) => {
    const { code, out } = tearline(['marking', text]);
    expect([code, out.includes(words)]).toEqual([words.startsWith('section') ? 0 : 1, true]);
  });

  it.each([
    ['UNCLAS NORDHAVEN 000123', 0, 'allow'],
    ['UNCLAS SIPDIS NORDHAVEN 000123', 0, 'allow'],
    ['UNCLAS SENSITIVE NORDHAVEN 000123', 1, 'SBU bars it'],
    ['UNCLAS NODIS NORDHAVEN 000123', 1, 'NODIS keeps the cable'],
    ['UNCLAS ROGER CHANNEL NORDHAVEN 000123', 1, 'ROGER CHANNEL keeps the cable'],
    ['UNCLA5 NORDHAVEN 000123', 1, 'deny'],
    ['UN\u0421LAS NORDHAVEN 000123', 1, 'deny'],
    ['UNCLAS NORDHAVEN 000123 QUUX WIBBLE', 1, 'deny'],
  ])('says whether a cable with the first line %s may go to the public', (line, code, words) => {
    const ran = tearline(['marking', line, '--to', 'PUBLIC']);
    expect([ran.code, ran.out.includes(words)]).toEqual([code, true]);
  });

  it('asks of each portion of a page as well', () => {
    const page = ['(S//REL TO USA, FVEY)', '(//JOINT S GBR USA//REL TO USA, FVEY)'];
    const { code, out } = tearline(['marking', ...page, '--roll-up', '--to', 'AUS']);
    expect([code, out.includes('Not everybody who asks is an owner.')]).toEqual([1, true]);
  });

  it.each([
    [['marking'], '--stdin'],
    [['marking', '(S)', '--to', 'everybody'], '--to takes PUBLIC'],
    [['marking', '(S)', '--dated', 'today'], 'YYYY-MM-DD'],
  ])('%j is refused', (args, words) => {
    const { code, err } = tearline(args);
    expect([code, err.includes(words)]).toEqual([2, true]);
  });

  it('answers NDJSON, a line for a line', () => {
    const questions = [
      { id: 'a', kind: 'parse', form: 'portion', input: '(S//NF)' },
      { id: 'b', kind: 'rollup', input: { portions: ['(S)', '(//DEU S)'] } },
      { id: 'c', kind: 'release', input: { portion: '(S//NF)', audience: ['USA', 'GBR'] } },
      { id: 'd', kind: 'eo_line', input: 'E.O. 12065: GDS 1/15/86 (SOLBERG, ANNA)' },
      { id: 'e', kind: 'frus_note', input: 'Secret; Flash; Nodis.' },
      {
        id: 'f',
        kind: 'validate',
        input: { attrs: { classification: 'S', ownerProducer: 'USA', disseminationControls: 'FOUO' } },
      },
      { id: 'g', kind: 'no such kind', input: '' },
      { id: 'h', kind: 'state', input: 'STADIS EXDIS' },
      { id: 'i', kind: 'pair', input: { banner: '//NATO SECRET', portion: '(//NC)' } },
    ];
    const { code, out } = tearline(['marking', '--stdin'], {
      input: questions.map((q) => JSON.stringify(q)).join('\n'),
    });
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(2);
    expect(answers).toMatchObject([
      {
        id: 'a',
        valid: true,
        banner: 'SECRET//NOFORN',
        portion: '(S//NF)',
        findings: [],
        result: { classification: 'S' },
      },
      { id: 'b', result: { banner: 'SECRET//FGI DEU' }, marking: { fgi: ['DEU'] } },
      { id: 'c', result: { barred: true } },
      { id: 'd', result: { eo: '12065' } },
      { id: 'e', result: { classification: 'S', precedence: ['Flash'], captions: ['Nodis'] } },
      { id: 'f', valid: false, result: { rules: ['ISM-ID-00030'] } },
      { line: 7 },
      { id: 'h', valid: true, result: { captions: ['STADIS', 'EXDIS'] } },
      { id: 'i', valid: false, result: { same: false } },
    ]);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsRelease, readCaptionLine } from '../../src/marking/captions.ts';
import { readClassificationLine } from '../../src/marking/classification-line.ts';
import { joined } from '../../src/marking/join.ts';
import { levelWordsAt } from '../../src/marking/levels.ts';
import { parsePortionMark, portionMarkAt } from '../../src/marking/portion-mark.ts';
import { levelRank, type Marking } from '../../src/model/marking.ts';
import { TABLES } from './score.ts';

const { lexicon } = TABLES.vocabulary;
const mark = (printed: string): Marking => parsePortionMark(printed, lexicon);

describe('levels', () => {
  it.each([
    ['C O N F I D E N T I A L SECTION 01', 'C', false],
    ['C O N F I D E N T I AL X', 'C', false],
    ['T O P  S E C R E T', 'TS', false],
    ['S e c r e t nordhaven', 'S', false],
    ['UNCLAS NORDHAVEN', 'U', false],
    ['UNCLASSIFIED', 'U', false],
    ['C0NFIDENTIAL X', 'C', true],
    ['C O N F 1 D E N T I A L', 'C', true],
    ['5ECRET', 'S', true],
    ['SERCET', 'S', true],
  ])('%j', (text, level, repaired) =>
    expect(levelWordsAt(text, lexicon.levels)).toMatchObject({ level, repaired }),
  );

  it.each(['UNCLA5', 'UNCIAS', 'SECRETARIAT', 'SECRETS', 'CONFIDENCE', 'LOUD'])('no level in %j', (text) => {
    const found = levelWordsAt(text, lexicon.levels);
    // A slip may be read as a restrictive word, never as an open one.
    expect(found === undefined || (found.repaired && found.level !== 'U')).toBe(true);
  });
});

describe('line 1', () => {
  it('gives level, section and number with their places', () => {
    const line = 'C O N F I D E N T I A L SECTION 01 OF 02 NORDHAVEN 004141';
    const read = readClassificationLine(line, lexicon);
    expect(read).toMatchObject({
      level: { from: 0, to: 23 },
      section: { number: 1, of: 2 },
      number: { station: 'NORDHAVEN', serial: 4141 },
    });
    expect(line.slice(read?.number?.span.from, read?.number?.span.to)).toBe('NORDHAVEN 004141');
  });

  it.each([
    ['UNCLAS E F T O NORDHAVEN 000373', 'NORDHAVEN', ['EFTO'], []],
    ['S E C R E T NOFORN PORT AU LAC 12', 'PORT AU LAC', [], ['NF']],
    ['S E C R E T // NF SECTION 01 OF 03 STATE 12', 'STATE', [], ['NF']],
    ['UNCLAS SENSITIVE NORDHAVEN 12', 'NORDHAVEN', ['SBU'], []],
    ['UNCLASSIFIED//FOR OFFICIAL USE ONLY NORDHAVEN 12', 'NORDHAVEN', [], ['FOUO']],
    ['LIMITED OFFICIAL USE STATE 123456', 'STATE', ['LOU'], []],
  ])('%j', (line, station, nonIC, dissem) => {
    const read = readClassificationLine(line, lexicon);
    expect(read?.number?.station).toBe(station);
    expect(read?.marking).toMatchObject({ nonIC, dissem });
  });

  it.each([
    ['UNCLAS NORDHAVEN 000901 SENSITIVE', { nonIC: ['SBU'] }, []],
    ['UNCLAS SECTION 01 OF 02 NORDHAVEN 000901 SENSITIVE', { nonIC: ['SBU'] }, []],
    ['S E C R E T NORDHAVEN 000901 NODIS', {}, ['NODIS']],
    ['S E C R E T NORDHAVEN 000901//NODIS', {}, ['NODIS']],
    ['S E C R E T N O D I S NORDHAVEN 000901', {}, ['NODIS']],
    ['S E C R E T NORDHAVEN 000901 C O R R E C T E D COPY', {}, []],
    ['S E C R E T NATO NORDHAVEN 000901', { fgi: ['NATO'] }, []],
    ['S E C R E T RESTRICTED DATA NORDHAVEN 000901', { aea: ['RD'] }, []],
    ['S E C R E T FORMERLY RESTRICTED DATA NORDHAVEN 000901', { aea: ['FRD'] }, []],
    ['S E C R E T NORDHAVEN 000901 FRD', { aea: ['FRD'] }, []],
  ])('is read on beside and behind the number: %j', (line, marking, captions) => {
    const read = readClassificationLine(line, lexicon);
    expect(read?.number?.station).toBe('NORDHAVEN');
    expect(read?.marking).toMatchObject(marking);
    expect(read?.captions.map(({ caption }) => caption)).toEqual(captions);
    expect(read?.unread).toBeUndefined();
  });

  it.each([
    'UNCLAS NORDHAVEN 000901 SECRET',
    'UNCLAS NORDHAVEN 000901 PERSONAL',
    'UNCLAS NORDHAVEN 12 DAYS ON',
  ])('says what it could not read behind the number: %j', (line) => {
    const { unread } = readClassificationLine(line, lexicon) ?? {};
    expect(unread && line.slice(unread.from)).toBe(line.split(/\d+ /)[1]);
  });

  it.each(['Secret talks went well', 'CONFIDENTIAL SOURCES SAY SO', 'Confidentiality 12', ''])(
    'is not %j',
    (line) => expect(readClassificationLine(line, lexicon)).toBeUndefined(),
  );
});

describe('portion marks', () => {
  it.each([
    ['(C)', 'C', {}],
    ['(C )', 'C', {}],
    ['(TS)', 'TS', {}],
    ['(S/NF)', 'S', { dissem: ['NF'] }],
    ['(S//NF)', 'S', { dissem: ['NF'] }],
    ['(s/nf)', 'S', { dissem: ['NF'] }],
    ['(C//NF)', 'C', { dissem: ['NF'] }],
    ['(SBU)', 'U', { nonIC: ['SBU'] }],
    ['(SBU/NF)', 'U', { nonIC: ['SBU'], dissem: ['NF'] }],
    ['(SBU/N)', 'U', { nonIC: ['SBU'], dissem: ['NF'] }],
    ['(LOU)', 'U', { nonIC: ['LOU'] }],
    ['(FOUO)', 'U', { dissem: ['FOUO'] }],
    ['(U//FOUO)', 'U', { dissem: ['FOUO'] }],
    ['(S//RD)', 'S', { aea: ['RD'] }],
    ['(S/FRD/NF)', 'S', { aea: ['FRD'], dissem: ['NF'] }],
    ['(C - ENTIRE TEXT)', 'C', {}],
    ['(Confidential-Entire text)', 'C', {}],
    ['(NS)', 'S', { system: 'nato' }],
    ['(//CTS)', 'TS', { system: 'nato' }],
    ['(S//REL TO USA, GBR)', 'S', { releasableTo: ['USA', 'GBR'] }],
    ['(SBUX)', null, { unknown: ['SBUX'] }],
    ['(S/XYZ)', 'S', { unknown: ['XYZ'] }],
  ])('%s', (printed, level, more) => {
    expect(mark(printed)).toMatchObject({ level, unknown: [], as: printed, ...more });
  });

  it('with a look-alike letter is never simply believed', () => {
    const { level, unknown } = mark('(С)');
    expect([level, unknown.length]).toEqual(['C', 1]);
  });

  it.each([
    ['3. (C/NF) The minister agreed.', 2, '(C/NF)'],
    ['1.(C) Glued.', 2, '(C)'],
    ['1. C) Half.', 2, 'C)'],
    ['1. CONFIDENTIAL - ENTIRE TEXT. Words.', 2, 'CONFIDENTIAL - ENTIRE TEXT'],
    ['1. (S/\nNF) Wrapped.', 2, '(S/\nNF)'],
    ['1. (SBUX) Unknown.', 2, '(SBUX)'],
    ['1. (Note) Remark.', 2, undefined],
    ['1. (c) enumerator', 2, undefined],
    ['1. (17 March) date', 2, undefined],
    ['1. The member(s) agreed.', 2, undefined],
  ])('in %j', (text, at, printed) => {
    const found = portionMarkAt(text, at, lexicon);
    expect(found && text.slice(found.from, found.to)).toBe(printed);
  });
});

describe('marks that meet on one text', () => {
  const MARKS = fc.constantFrom(
    '(U)',
    '(C)',
    '(S/NF)',
    '(SBU)',
    '(S//RD)',
    '(NS)',
    '(S//REL TO USA, GBR)',
    '(SBUX)',
  );
  const SETS = fc.array(MARKS.map(mark), { minLength: 1, maxLength: 6 });
  const plain = ({ as: _as, ...rest }: Marking) => rest;

  it('has the highest level, whatever the order and however often', () => {
    fc.assert(
      fc.property(SETS, (markings) => {
        const rolled = joined(markings);
        const ranks = markings.map(({ level }) => (level === null ? -1 : levelRank(level)));
        expect(rolled.level === null ? -1 : levelRank(rolled.level)).toBe(Math.max(...ranks));
        expect(plain(joined([...markings, ...markings].reverse()))).toEqual(plain(rolled));
      }),
    );
  });

  it('keeps every control, and only the countries all parts share', () => {
    const rolled = joined(['(S//REL TO USA, GBR)', '(C/NF)', '(NC)'].map(mark));
    expect(rolled).toMatchObject({
      system: 'us',
      level: 'S',
      dissem: ['NF'],
      fgi: ['NATO'],
      releasableTo: [],
    });
    expect(rolled.as).toBe('SECRET//FGI NATO//NF');
  });

  it('of nothing states no level', () => expect(joined([]).level).toBeNull());
});

describe('captions', () => {
  it.each([
    ['SIPDIS', ['SIPDIS']],
    ['STADIS EXDIS', ['STADIS', 'EXDIS']],
    ['NOFORN SIPDIS', ['NOFORN', 'SIPDIS']],
    ['SENSITIVE - NOT FOR INTERNET DISTRIBUTION', ['SENSITIVE', 'SENSITIVE']],
    ['VISAS VIPER', ['VISAS VIPER']],
    ['EYES ONLY FOR AMBASSADOR', ['EYES ONLY']],
    ['FOR AMBASSADOR ONLY', ['EYES ONLY']],
    ['NODIS/CHEROKEE', ['NODIS', 'CHEROKEE']],
    ['SI PDIS', ['SIPDIS']],
    ['N O D I S', ['NODIS']],
    ['E X D I S, SIPDIS', ['EXDIS', 'SIPDIS']],
    ['EXCLUSIVE FOR AMBASSADOR', ['EXCLUSIVE']],
    ['SENSITIVE BUT UNCLASSIFIED. PLEASE PROTECT ACCORDINGLY.', ['SENSITIVE']],
    ['INFORM ALL STATE EMPLOYEES', ['INFORM ALL STATE EMPLOYEES']],
  ])('%j', (line, captions) =>
    expect(readCaptionLine(line, lexicon.captions)?.captions.map(({ caption }) => caption)).toEqual(captions),
  );

  it.each(['SENSITIVE TALKS', 'Sipdis', 'EXDISX', 'NODIS was asked for'])('are not in %j', (line) =>
    expect(readCaptionLine(line, lexicon.captions)).toBeUndefined(),
  );

  it('bar release unless they permit, or only route', () => {
    const bars = (caption: string): boolean => barsRelease(caption, lexicon.captions);
    expect(['EXDIS', 'ROGER CHANNEL', 'NEWSLUG'].map(bars)).toEqual([true, true, true]);
    expect(['SIPDIS', 'SENSITIVE', 'CODEL', 'NOFORN'].map(bars)).toEqual([false, false, false, false]);
  });
});

const CASES = '../shared/data/marking-cases.json';
describe.skipIf(!existsSync(CASES))('line 1 of the shared marking cases (needs the shared test data)', () => {
  const all: readonly { kind: string; input: string; expected: Record<string, unknown> }[] = existsSync(CASES)
    ? JSON.parse(readFileSync(CASES, 'utf8'))
    : [];
  const lines = all.filter(({ kind, expected }) => kind.startsWith('state') && 'classification' in expected);

  it.each(lines.map((c) => [c.input, c.expected] as const))('%j', (input, expected) => {
    const read = readClassificationLine(input, lexicon);
    expect(read?.marking.level).toBe(expected.classification);
    if (expected.post !== undefined) expect(read?.number?.station).toBe(expected.post);
    expect(read?.repaired).toBe(expected.repaired ?? false);
    expect(read?.efto).toBe(expected.efto ?? false);
  });
});

describe('a release list in a portion mark', () => {
  it.each([
    ['(S//REL TO USA, GBR)', ['USA', 'GBR']],
    ['(S//REL TO USA, AND, GBR)', ['USA', 'AND', 'GBR']],
    ['(S/REL TO USA, FVEY)', ['USA', 'FVEY']],
  ])('%s is read', (printed, releasableTo) =>
    expect(mark(printed)).toMatchObject({ releasableTo, unknown: [], dissem: [] }),
  );

  it.each([
    ...['FGI', 'SAR', 'CTS', 'CIA', 'XYZ', 'NOFO', 'STOP'].map((token) => `(S//REL TO USA, GBR//${token})`),
    ...['XXX', 'NON', 'NOT', 'GBR ONLY', 'NOT AUS', 'AND AUS'].map((item) => `(S//REL TO USA, GBR, ${item})`),
    '(S//REL TO USA AND GBR)',
    '(S//REL TO USA FVEY LESS NZL)',
    '(S//REL TO USA GBR BUT NOT AUS)',
    '(S//REL TO USA, NATO EXCEPT TURKEY)',
    '(S//REL TO USA, GBR/AUS)',
    '(S//REL TO USA/GBR)',
    '(S//REL TO USA, GBR; AUS)',
    '(s//rel to usa, gbr)',
    '(S//Rel to USA, GBR)',
    '(S, NF)',
  ])('%s is not understood', (printed) => expect(mark(printed).unknown).not.toEqual([]));

  it.each(['(S//REL)', '(S//REL GBR)', '(S//REL UK)', '(S//REL USA, GBR)', '(S//REL TO USA GBR AUS)'])(
    '%s stands for a list that is not here',
    (printed) => expect(mark(printed)).toMatchObject({ releasableTo: [], unknown: [], dissem: ['REL'] }),
  );

  it('is one: a second goes to nobody', () =>
    expect(mark('(S//REL TO USA, GBR//REL TO USA, AUS)').dissem).toEqual(['REL']));

  it('in small letters stands at the head of its portion', () =>
    expect(portionMarkAt('(s//rel to usa, gbr) The boats', 0, lexicon)?.marking.unknown).not.toEqual([]));

  it('joins to what all may have; what bears nothing, all may have', () => {
    const lists = (...printed: string[]) => joined(printed.map(mark)).releasableTo;
    expect(lists('(S//REL TO USA, GBR)', '(U//REL TO USA, AUS)')).toEqual(['USA']);
    expect(lists('(U)', '(U//REL TO USA, AUS)')).toEqual(['AUS', 'USA']);
    expect(lists('(U//FOUO)', '(U//REL TO USA, AUS)')).toEqual([]);
    expect(lists('(S)', '(U//REL TO USA, AUS)')).toEqual([]);
    expect(joined([mark('(U//REL TO USA, AUS)')]).as).not.toBe(joined([mark('(U)')]).as);
  });
});

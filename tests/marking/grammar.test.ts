import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesOf, markingFromAttributes } from '../../src/marking/attributes.ts';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { written } from '../../src/marking/grammar/write.ts';
import { parsePortionMark } from '../../src/marking/portion-mark.ts';
import { readIso } from '../../src/model/civil-date.ts';
import { ANY_MARKING, FAULTS, MARKING, mangled, said } from './arbitrary.ts';
import { may, TABLES, widerThan } from './score.ts';

const { vocabulary } = TABLES;
const read = (text: string) => readMarking(text, { vocabulary });
const codes = (text: string): string[] => read(text).findings.map(({ code }) => code);

describe('law: to read what was written is the identity', () => {
  it.each(['banner', 'portion'] as const)('in the form of a %s', (form) => {
    fc.assert(
      fc.property(ANY_MARKING, (marking) => {
        const again = read(written(marking, form, vocabulary));
        expect(said(again.marking)).toEqual(said(marking));
        expect(again.findings.filter(({ code }) => code === 'form')).toEqual([]);
      }),
    );
  });

  it('and by way of ISM attributes', () => {
    fc.assert(
      fc.property(ANY_MARKING, (marking) => {
        expect(said(markingFromAttributes(attributesOf(marking)))).toEqual(said(marking));
      }),
    );
  });
});

describe('law: what reads a cable is no wider than the grammar', () => {
  it('over marks of the United States, mangled', () => {
    fc.assert(
      fc.property(MARKING, FAULTS, (meant, faults) => {
        const text = mangled(written(meant, 'portion', vocabulary), faults);
        // Which brackets may be lost is decided where a mark is found.
        fc.pre(/^\([^()]*\)$/.test(text));
        const inCable = parsePortionMark(text, vocabulary.lexicon);
        expect(widerThan(inCable, read(text).marking) && inCable.unknown.length === 0, text).toBe(false);
      }),
      { numRuns: Number(process.env.MANGLED ?? 1000) },
    );
  });

  it.each([
    '(S//REL TO USA AND GBR)',
    '(S//REL TO USA, AUS AND GBR)',
    '(S//REL TO USA/GBR)',
    '(S//REL TO USA, AUS/GBR)',
    '(S//REL TO USA, GBR, XXX)',
    '(S//REL TO USA, GBR//XXX)',
    '(S//REL TO USA, GBR/QQQ)',
    '(S//REL USA, GBR)',
    '(S//REL GBR)',
    '(S/SENSITIVE//REL TO USA, GBR)',
    '(U//S)',
    '(C//TS//REL TO USA, GBR)',
    '(U//)',
    '(U/)',
  ])('%s goes to nobody, in a cable and by itself', (text) => {
    const foreign = ['GBR', 'AUS', 'AND', 'PUBLIC'];
    for (const marking of [parsePortionMark(text, vocabulary.lexicon), read(text).marking])
      expect(foreign.filter((reader) => may(marking, reader))).toEqual([]);
  });

  it.each([
    ['(S//REL TO USA, AUS AND GBR)', '2004-01-01', ['USA', 'AUS', 'GBR']],
    ['(S//REL TO USA, AUS, AND GBR)', '2004-01-01', ['USA', 'AUS', 'GBR']],
    ['(S//REL TO USA, AUS AND GBR)', '2012-01-01', []],
    ['(S//REL TO USA, AND, GBR)', '2012-01-01', ['USA', 'AND', 'GBR']],
  ])('%s of %s names %j', (text, day, codes) => {
    const { marking } = readMarking(text, { vocabulary, dated: readIso(day) });
    expect(marking.releasableTo).toEqual(codes.length > 0 ? codes : ['USA']);
    expect(marking.unknown.length === 0).toBe(codes.length > 0);
  });
});

describe('the shape', () => {
  it.each([
    ['//NATO SECRET//ATOMAL', { system: 'nato', owners: ['NATO'], level: 'S', aea: ['ATOMAL'] }],
    ['(//CTS-B)', { system: 'nato', level: 'TS', sci: ['BOHEMIA'] }],
    ['(//NIR)', { owners: ['NATO:ISAF'], level: 'R' }],
    ['//JOINT SECRET CAN GBR USA', { system: 'joint', owners: ['CAN', 'GBR', 'USA'], level: 'S' }],
    ['(//DEU TOP SECRET)', { system: 'foreign', owners: ['DEU'], level: 'TS' }],
    ['(//CAN DEU S//REL TO USA, CAN, DEU)', { owners: ['CAN', 'DEU'], releasableTo: ['USA', 'CAN', 'DEU'] }],
    ['(//FGI C//NF)', { system: 'foreign', owners: ['FGI'], dissem: ['NF'] }],
    ['(UK-C)', { system: 'foreign', owners: ['GBR'], level: 'C' }],
    ['TOP SECRET//TK-BLFH ABCD-IDIT//NOFORN', { sci: ['TK', 'TK-BLFH', 'TK-BLFH-ABCD', 'TK-IDIT'] }],
    ['SECRET//FRD-SIGMA 14 18', { aea: ['FRD', 'FRD-SG-14', 'FRD-SG-18'] }],
    ['TOP SECRET//SAR-BP-123/CA-XYZ YYY//NOFORN', { sap: ['BP', 'BP-123', 'CA', 'CA-XYZ', 'CA-XYZ-YYY'] }],
    ['CUI//SP-PRVCY//NOFORN', { level: 'U', cui: ['CUI', 'SP-PRVCY'], dissem: ['NF'] }],
    ['(S//USA/CAN/GBR EYES ONLY)', { dissem: ['EYES'], releasableTo: ['USA', 'CAN', 'GBR'] }],
    ['(TS//DS/ACCM-GARDEN PATH/TEA LEAF/SSI)', { nonIC: ['DS', 'ACCM-GARDEN PATH', 'ACCM-TEA LEAF', 'SSI'] }],
    ['(SBU/N)', { level: 'U', nonIC: ['SBU-NF'] }],
    ['SECRET//FGI AGO NATO KFOR', { fgi: ['AGO', 'NATO:KFOR'] }],
  ])('%s', (text, parts) => {
    const { marking } = read(text);
    expect(marking).toMatchObject(parts);
    expect(marking.unknown).toEqual([]);
  });

  it.each([
    ['(S/NF)', 'legacy-separator'],
    ['(S//NF,OC)', 'legacy-separator'],
    ['(s//nf)', 'case'],
    ['(S//OC//NF)', 'form'],
    ['S E C R E T//NOFORN', 'form'],
    ['(S//REL TO USA GBR)', 'comma'],
    ['(S//WNINTEL)', 'legacy-control'],
    ['(TS//QRS//NF)', 'unpublished-sci'],
  ])('%s is read whole and told: %s', (text, code) => {
    expect(read(text).marking.unknown).toEqual([]);
    expect(codes(text)).toContain(code);
  });

  it.each([
    ['(C//REL TO USA, AUS/GBR)', 'a country where a control stands'],
    ['(S//REL TO USA AND UK)', 'an alias would widen the list'],
    ['(S//REL USA, GBR)', 'the words of a list are not whole'],
    ['(U//XYZZY)', 'no register stands with open text'],
    ['(С//NF)', 'a Cyrillic letter'],
    ['(U', 'a bracket is lost'],
    ['N/A', 'absent, and never U'],
    [`(${'S//'.repeat(400)})`, 'longer than any marking'],
  ])('%s is kept as unknown: %s', (text) => expect(read(text).marking.unknown).not.toEqual([]));

  it('takes the day of the document', () => {
    const dated = (day: string) => ({ vocabulary, dated: readIso(day) });
    expect(readMarking('(S//WNINTEL)', dated('1990-01-01')).findings).toEqual([]);
  });

  it('ends soon on hostile text', () => {
    const began = performance.now();
    for (const part of ['(S//REL TO ', 'NATO a ', '/USA', ' ,', 'SIGMA 1,', '-A '])
      read(`(S//${part.repeat(5000)})`);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesOf, markingFromAttributes } from '../../src/marking/attributes.ts';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { written } from '../../src/marking/grammar/write.ts';
import { readIso } from '../../src/model/civil-date.ts';
import { ANY_MARKING, said } from './arbitrary.ts';
import { TABLES } from './score.ts';

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

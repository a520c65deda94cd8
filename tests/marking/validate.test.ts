import { describe, expect, it } from 'vitest';
import { failing } from '../../src/marking/grammar/finding.ts';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { attributeFindings, validate } from '../../src/marking/validate.ts';
import type { Profile } from '../../src/marking/vocabulary.ts';
import { readIso } from '../../src/model/civil-date.ts';
import { plainMarking } from '../../src/model/marking.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;
const rules = (text: string, day?: string, profile?: Profile): string[] => {
  const dated = day === undefined ? undefined : readIso(day);
  const { marking, form } = readMarking(text, { vocabulary, dated });
  return failing(validate(marking, { vocabulary, form, dated, profile })).map(({ code }) => code);
};

describe('what may stand with what (Manual H; ODNI ISM 2022-DEC)', () => {
  it.each([
    ['(S//NF/REL TO USA, GBR)', ['ISM-ID-00033']],
    ['(S//NF/RELIDO)', ['ISM-ID-00169']],
    ['(S//OC/RELIDO)', ['ISM-ID-00325']],
    ['(U//OC/NF)', ['ISM-ID-00028']],
    ['(C//IMC/NF)', ['ISM-ID-00107']],
    ['(S//FOUO)', ['ISM-ID-00030']],
    ['(S//DS)', ['ISM-ID-00346']],
    ['(U//FOUO//LES)', ['ISM-ID-00328']],
    ['(U//RD//NF)', ['ISM-ID-00174']],
    ['(C//RD-CNWDI//NF)', ['ISM-ID-00175']],
    ['(S//UCNI)', ['ISM-ID-00181']],
    ['(S//RD/FRD//NF)', ['ISM-ID-00321']],
    ['(C//TK//NF)', ['ISM-ID-00047']],
    ['(S//SI-G//OC)', ['ISM-ID-00044']],
    ['(TS//SI-G//NF)', ['ISM-ID-00045']],
    ['(TS//HCS-O//OC-USGOV/NF)', ['ISM-ID-00363']],
    ['(S//XD)', ['ISM-ID-00314']],
    ['(S//NF//XD/ND)', ['ISM-ID-00038']],
    ['(S//PR)', ['ISM-ID-00473']],
    ['(S//REL TO GBR)', ['ISM-ID-00214']],
    ['(S//REL TO USA)', ['ISM-ID-00319']],
    ['SECRET//REL', ['ISM-ID-00031']],
    ['(S//REL)', []],
    ['(S//DISPLAY ONLY USA, AFG)', ['DISPLAY-USA']],
    ['(//JOINT S GBR USA//NF)', ['JOINT-NOFORN']],
    ['(//JOINT S GBR USA//REL TO USA, AUS)', ['ISM-ID-00377']],
    ['(//JOINT S GBR USA//REL TO USA, FVEY)', []],
    ['(S//SAR-BP)', []],
    ['(U//SAR-BP)', ['SAP-LEVEL']],
    ['(//NS//BOHEMIA)', ['NATO-CONTROL-LEVEL']],
    ['SECRET//SBU', ['ISM-ID-00037']],
  ])('%s breaks %j', (text, expected) => expect(rules(text)).toEqual(expected));

  it('by the day of the document: a coalition that had ended', () => {
    expect(rules('(S//REL TO USA, ISAF)', '2010-01-01')).toEqual([]);
    expect(rules('(S//REL TO USA, ISAF)', '2020-01-01')).toEqual(['ISM-ID-00199']);
    expect(rules('(S//REL TO USA, ISAF)')).toEqual([]);
  });

  it('by the day of the document: a level that was', () => {
    expect(rules('(R)', '1950-01-01')).toEqual([]);
    expect(rules('(R)', '1960-01-01')).toEqual(['ISM-ID-00040']);
    expect(rules('(//DEU R)')).toEqual([]);
  });

  it.each([
    [{ releasableTo: 'USA GBR' }, 'ISM-ID-00032'],
    [{ displayOnlyTo: 'AFG' }, 'ISM-ID-00168'],
  ])('attributes %j have a list that no control speaks of', (attributes, code) =>
    expect(attributeFindings(attributes).map((found) => found.code)).toEqual([code]),
  );

  it('a compartment without its system', () =>
    expect(
      validate({ ...plainMarking('S'), sci: ['TK-XYZ'] }, { vocabulary }).map(({ code }) => code),
    ).toEqual(['ISM-ID-00388']));

  it('by the profile: older cables of State bear EXDIS without NOFORN', () =>
    expect(rules('(S//XD)', undefined, 'state-legacy')).toEqual([]));
});

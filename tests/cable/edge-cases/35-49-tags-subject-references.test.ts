import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import type { Cable } from '../../../src/model/cable.ts';
import { cableText, portion, recordOf, VOCABULARY, words } from '../invented.ts';

/** A cable of NORDHAVEN, number 123 of 2006, with these labelled lines. */
const cableWith = (...labels: string[]): Cable =>
  readCable(recordOf(cableText({ labels, body: ['1. (C) Text.'] })), VOCABULARY);

const tags = (...labels: string[]) => cableWith(...labels).fields.tags.map(({ value }) => value);
const references = (...labels: string[]) => cableWith(...labels).fields.references.map(({ value }) => value);
const numbers = (...labels: string[]) => references(...labels).map(({ mrn }) => mrn);
const subject = (...labels: string[]) => cableWith(...labels).fields.subject?.value;

/** What a public copy shows of the header without anybody's word. */
const layout = ({ text, layout: spans }: Cable) =>
  spans.map(({ from, to }) => text.slice(from, to)).join('\n');

describe('TAGS', () => {
  it('35: links are codes', () => {
    const link = (code: string) => `[${code}](#)`;
    const cable = cableWith(`TAGS: ${['PREL', 'MOPS', 'PTER', 'RS', 'CH'].map(link).join(' ')}`);
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'MOPS', 'PTER', 'RS', 'CH']);
  });

  it('36: codes that ran together are cut at codes', () => {
    const nine = ['KFRD', 'KIRF', 'CVIS', 'CMGT', 'KOCI', 'ASEC', 'PHUM', 'SMIG', 'NO'];
    expect(tags(`TAGS: ${nine.join('')}`)).toEqual(nine);
    expect(tags('TAGS: VTPREL ETRDEINVNO PHUMUNESCO')).toEqual([
      'VT',
      'PREL',
      'ETRD',
      'EINV',
      'NO',
      'PHUM',
      'UNESCO',
    ]);
  });

  it('37: persons are tags, in brackets or not, and a list goes on behind its comma', () => {
    expect(tags('TAGS: OVIP (VALE, HARRIET B.), PGOV, ECON,', 'NL, IS, SR')).toEqual([
      'OVIP',
      'VALE, HARRIET B.',
      'PGOV',
      'ECON',
      'NL',
      'IS',
      'SR',
    ]);
    expect(tags('TAGS: OVIP VALE HARRIET PREL NO')).toEqual(['OVIP', 'VALE, HARRIET', 'PREL', 'NO']);
    expect(tags('TAGS: CASC NO VALE HARRIET MOE IDA CONSULAR AFFAIRS')).toEqual([
      'CASC',
      'NO',
      'VALE, HARRIET',
      'MOE, IDA',
      'CONSULAR AFFAIRS',
    ]);
  });

  it('37: a person without brackets is held, and the codes around her are shown', () => {
    const cable = cableWith('TAGS: OVIP VALE HARRIET PREL NO');
    expect(layout(cable)).toContain('PREL NO');
    expect(layout(cable)).not.toContain('VALE');
  });

  it('38: a line of codes goes on without a comma, and a line of words does not', () => {
    expect(tags('TAGS: ECON EFIN TBIO SP', 'EINV', 'SUBJECT: X')).toEqual([
      'ECON',
      'EFIN',
      'TBIO',
      'SP',
      'EINV',
    ]);
    const cable = cableWith('TAGS: ECON SP', 'HARBOUR TALKS WENT ON', 'SUBJECT: X');
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['ECON', 'SP']);
    expect(layout(cable)).not.toContain('HARBOUR');
  });

  it('39: text before SUBJECT is no tag and is not shown', () => {
    const cable = cableWith(
      'TAGS: PREL VT',
      '',
      '(SBU) The baker spoke to the envoy.',
      '',
      '',
      'SUBJECT: HOLY SEE: X',
    );
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'VT']);
    expect(cable.fields.subject?.value).toBe('HOLY SEE: X');
    expect(layout(cable)).not.toContain('baker');
  });

  it('stand behind a blank line where the label is alone', () =>
    expect(tags('TAGS:', '', 'PREL, FR', 'SUBJECT: X')).toEqual(['PREL', 'FR']));

  it.each([
    ['TAGES: PREL, FR', ['PREL', 'FR']],
    ['TABS: PREL, FR', ['PREL', 'FR']],
    ['TGS: PREL, FR', ['PREL', 'FR']],
    ['AGS: PREL, FR', ['PREL', 'FR']],
    ['TAG PREL, FR', ['PREL', 'FR']],
    ['TAGS PREL, IT, IS', ['PREL', 'IT', 'IS']],
    ['E.O. 12958: N/A TAGS: PREL, FR', ['PREL', 'FR']],
    ['TAGS: PTER, MOPPS, POGOV, RU, UNDESCO', ['PTER', 'MOPS', 'PGOV', 'RS', 'UNESCO']],
    ['TAGS: PHUM, HUMAN RIGHTSPREL', ['PHUM', 'HUMAN RIGHTS', 'PREL']],
    ['TAGS: PREL//PGOV & SENV.', ['PREL', 'PGOV', 'SENV']],
    ['TAGS: PREL, SPECIAL 301, KIPR', ['PREL', 'SPECIAL 301', 'KIPR']],
    [
      'TAGS: PREL, UNCLASSIFIED    PAGE 02        NORDHA  00123  01 OF 05  241033Z VTPGOV, FR',
      ['PREL', 'VT', 'PGOV', 'FR'],
    ],
    ['TAGS: COUNTER TERRORISM', ['COUNTERTERRORISM']],
    ['Tags: prel, pgov, tu', ['PREL', 'PGOV', 'TU']],
    ['TAGS: PREL MARR IT MARR IT', ['PREL', 'MARR', 'IT']],
    ['TAGS: PREL, THE BAKER SAID IT IS IN NO DANGER', ['PREL']],
    ['TAGS: prel he said it is no help', ['PREL']],
  ])('%j', (line, expected) => expect(tags(line)).toEqual(expected));
});

describe('SUBJECT', () => {
  it('40: stands on the next line', () => {
    expect(subject('SUBJECT:', '', 'Harbour Watch Busts Smuggling Ring', '')).toBe(
      'Harbour Watch Busts Smuggling Ring',
    );
  });

  it('41: ends where REF is glued to it, and its mark is its own', () => {
    const cable = cableWith(
      'SUBJECT: (C/NF) WHO WOULD KEEP THE HARBOUR IN ITS PRIMEREF: A. OSLO 39  B. OSLO 17',
    );
    expect(cable.fields.subject?.value).toBe('WHO WOULD KEEP THE HARBOUR IN ITS PRIME');
    expect(portion(cable, 'subject')?.marking).toMatchObject({ level: 'C', dissem: ['NF'] });
    expect(cable.fields.references.map(({ value }) => value.mrn)).toEqual(['06OSLO39', '06OSLO17']);
  });

  it.each([
    [['SUBJ: HARBOUR TALKS'], 'HARBOUR TALKS'],
    [['UBJECT: HARBOUR TALKS'], 'HARBOUR TALKS'],
    [['SUBJECT HARBOUR TALKS'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR TALKS REFS: (A) OSLO 39'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR TALKS Ref(s): A) OSLO 39'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR', 'TALKS', '-----------'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR', 'TALKS', 'OSLO 00000954 001.2 OF 004'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR TALKS', 'This is an action request. See paragraph 2.'], 'HARBOUR TALKS'],
    [['C O R R E C T E D COPY (SUBJECT LINE)', '', 'SUBJECT: HARBOUR TALKS'], 'HARBOUR TALKS'],
    [['SUBJECT: (U) HARBOUR TALKS (U)'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR TALKS (C)'], 'HARBOUR TALKS'],
    [['SUBJECT: HARBOUR TALKS', 'SUMMARY', '-------'], 'HARBOUR TALKS'],
    [['SUBJECT: LABELS, CRATES AND', 'TAGS AND ROPES'], 'LABELS, CRATES AND TAGS AND ROPES'],
    [['SUBJECT: HARBOUR- ', 'TALKS (Iceland)'], 'HARBOUR- TALKS (Iceland)'],
  ])('%j', (labels, expected) => expect(subject(...labels)).toBe(expected));
});

describe('REF', () => {
  it('42: the page header is none, and a year may stand in brackets', () => {
    const page = [
      'REF: (99) ROME 2196',
      '',
      '          CONFIDENTIAL',
      '',
      'PAGE 02        NORDHA  00123  281347Z',
    ];
    expect(numbers(...page, '(U) CLASSIFIED BY DCM Ann Poole, reason 1.4 (b).')).toEqual(['99ROME2196']);
    expect(numbers('REF: A) OSLO 99, B) OSLO 27 NORDHAVEN 00000123 001.2 OF 003')).toEqual([
      '06OSLO99',
      '06OSLO27',
    ]);
    expect(numbers('REF: A) OSLO 99, B) NORDHAVEN 123')).toEqual(['06OSLO99']);
  });

  it('43: years are glued to the station, and SECSTATE is STATE', () => {
    const printed = 'REF: A. 05DHAHRAN 201 B. 05RIYADH 1302 G. RIYADH 103 H. SECSTATE 3080';
    expect(numbers(printed)).toEqual(['05DHAHRAN201', '05RIYADH1302', '06RIYADH103', '06STATE3080']);
  });

  it('44: numbers alone are of the station before them', () => {
    const list = 'Refs:  A) Oslo 936/935; B) Oslo 692/317/274/162';
    expect(numbers(list)).toEqual([936, 935, 692, 317, 274, 162].map((serial) => `06OSLO${serial}`));
    expect(numbers('REF: [A] State 188314, 259032, [B] Paris 72 and 77')).toEqual([
      '06STATE188314',
      '06STATE259032',
      '06PARIS72',
      '06PARIS77',
    ]);
    expect(numbers('REF: A) 63 B) OSLO 28')).toEqual(['06NORDHAVEN63', '06OSLO28']);
  });

  it('45: the number of a report is no cable, and its words are a portion with their mark', () => {
    const cable = cableWith('SUBJECT: X', 'REF: A. OSLO 12', '     ¶B. (S/NF) TD-999/21795-05 11 APRIL 2005');
    const [, report] = cable.fields.references;
    expect(report?.value).toMatchObject({ kind: 'report', mrn: null, bullet: 'B', marking: 'S/NF' });
    expect(portion(cable, 'ref.a')?.marking).toMatchObject({ level: 'S', dissem: ['NF'] });
    expect(layout(cable)).not.toContain('21795');
  });

  it.each([
    ['AMMAN 07718 99, AMMAN 05986 00', ['99AMMAN7718', '00AMMAN5986']],
    ['A. QUITO 4525-91 B. QUITO 79', ['91QUITO4525', '06QUITO79']],
    ['AMMAN 5049-01', ['01AMMAN5049']],
    ['A. A: PANAMA 00789/05', ['05PANAMA789']],
    ['COLOMBO CABLES 0266 AND 02259 (2002)', ['06COLOMBO266', '02COLOMBO2259']],
    ["'05 STATE 12; STATE (01) 201265", ['05STATE12', '01STATE201265']],
  ])('46: the year of %j stands before or behind', (list, expected) =>
    expect(numbers(`REF: ${list}`)).toEqual(expected),
  );

  it.each([
    ['05-OTTAWA-57', ['05OTTAWA57']],
    ['2005PANAMA2342', ['05PANAMA2342']],
    ['O4 CHENNAI 0944', ['04CHENNAI944']],
    ['0TTAWA 3518; LAGOS O1512', ['06OTTAWA3518', '06LAGOS1512']],
    ['SANTIAG0 465', ['06SANTIAGO465']],
    ['BISHTEK 12, SAO PAUL 14', ['06BISHKEK12', '06SAOPAULO14']],
  ])('47: letters and digits are told apart in %j', (list, expected) =>
    expect(numbers(`REF: ${list}`)).toEqual(expected),
  );

  it('48: a message of a date-time group has no number', () => {
    expect(references('REF: SECDEF R162245Z OCT 05')).toMatchObject([{ kind: 'message-dtg', mrn: null }]);
  });

  it('49: bullets are read though the paragraph sign became a digit', () => {
    const read = references('REF: A. ANKARA 6856', '     1B. ANKARA 8252', '     1C. ANKARA 7683');
    expect(read.map(({ bullet, mrn }) => [bullet, mrn])).toEqual([
      ['A', '06ANKARA6856'],
      ['B', '06ANKARA8252'],
      ['C', '06ANKARA7683'],
    ]);
  });

  it.each([
    ['POOLE-MOE EMAIL 05/11/07', 'email'],
    ['E-mails J. Poole-K. Moe', 'email'],
    ['POOLE/MOE TELCON 02/16/2010', 'telcon'],
    ['2004 HUMAN RIGHTS REPORT FOR NORDHAVEN', 'report'],
    ['OSLO IIR 9 999 0149 10', 'report'],
    ['9 FAM Appendix K, 406 (6)', 'book'],
    ['STATE CA-3400 NOV 2, 1966', 'airgram'],
    ['OSLO POINTS JULY 15', 'other'],
  ])('%j is no cable', (printed, kind) =>
    expect(references(`REF: ${printed}`)).toMatchObject([{ printed, kind, mrn: null }]),
  );

  it.each([
    ['A) HO CHI MINH 10 B) 05 HCMC 1497 AND PREVIOUS', ['06HOCHIMINHCITY10', '05HOCHIMINHCITY1497']],
    ['B)HK05511', ['06HONGKONG5511']],
    ['RIO 12 & USUN 2336', ['06RIODEJANEIRO12', '06USUNNEWYORK2336']],
    ['870 Ulaanbaatar', ['06ULAANBAATAR870']],
    ['ST. PETERSBURG 75; PORT-OF-SPAIN 13', ['06STPETERSBURG75', '06PORTOFSPAIN13']],
    ['A. REF A STATE 12 B. REF B OSLO 26', ['06STATE12', '06OSLO26']],
    ['A/ STATE 12 B/ OSLO 26', ['06STATE12', '06OSLO26']],
    ['(1) OSLO 25 (2) OSLO 26', ['06OSLO25', '06OSLO26']],
    ['STATE 12 BAGHDAD 13 OSLO 14', ['06STATE12', '06BAGHDAD13', '06OSLO14']],
    ['STATE 05 1234, STATE 13 AND 14', ['05STATE1234', '06STATE13', '06STATE14']],
    ['NONE', []],
    ['BAGHDAD #3565, KUWAIT (C)02293', ['06BAGHDAD3565', '06KUWAIT2293']],
    ['NORDHAVEN 188', ['05NORDHAVEN188']],
  ])('stations are called by their full names: %j', (list, expected) =>
    expect(numbers(`REF: ${list}`)).toEqual(expected),
  );

  it.each([
    [
      ['REFS :  (A) 03 Oslo 39 ', ' ', '        (B) 03 Oslo 38 '],
      ['03OSLO39', '03OSLO38'],
    ],
    [
      ['REF: A) BRASILIA 26, B) RIO ', ' ', 'DE JANEIRO 12 '],
      ['06BRASILIA26', '06RIODEJANEIRO12'],
    ],
    [
      ['A. REF AMMAN 22 ', '     B. 05 AMMAN 46'],
      ['06AMMAN22', '05AMMAN46'],
    ],
    [
      ['REF:', '', 'A. OSLO 22', 'B. OSLO 23'],
      ['06OSLO22', '06OSLO23'],
    ],
    [['REF:', '', 'OSLO 22'], ['06OSLO22']],
    [
      ['REFS: STATE 22', '', 'OSLO 22'],
      ['06STATE22', '06OSLO22'],
    ],
    [['REF A) OSLO 23 B) OSLO 24'], ['06OSLO23', '06OSLO24']],
  ])('a list goes on behind a blank line: %j', (labels, expected) =>
    expect(numbers(...labels)).toEqual(expected),
  );

  it('a list ends at a blank line where no item follows, and its text is not shown', () => {
    const cable = cableWith('REF: A. OSLO 12', '', 'B. The baker said that the ferry sailed.');
    expect(cable.fields.references).toHaveLength(1);
    expect(layout(cable)).not.toContain('baker');
  });

  it('an item keeps its title and that it went to few', () => {
    const cable = cableWith('REF: OSLO 12 (NOTAL) (Talks on ferries)');
    expect(cable.fields.references[0]?.value).toMatchObject({ notal: true, title: 'Talks on ferries' });
    expect(words(cable, portion(cable, 'ref.a'))).toBe('(Talks on ferries)');
  });

  it.each(['MINISTER MOE TOOK 5000', 'the minister took 5000', 'TODAY 15 JULY', 'UNSCR 1737 COMMITTEE'])(
    '%j is no cable and is not shown',
    (prose) => {
      const cable = cableWith('SUBJECT: X', `REF: OSLO 12; ${prose}`);
      expect(cable.fields.references.map(({ value }) => value.mrn)).toEqual(['06OSLO12', null]);
      expect(layout(cable)).not.toContain(prose);
    },
  );
});

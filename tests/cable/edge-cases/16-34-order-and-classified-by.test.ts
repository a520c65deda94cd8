import { describe, expect, it } from 'vitest';
import { readClassifiedBy } from '../../../src/cable/fields/classified-by.ts';
import { readInstruction } from '../../../src/declassification/read-instruction.ts';
import { INSTALLED_RULES, loadOrders } from '../../../src/disk/rulebook.ts';
import { readIso } from '../../../src/model/civil-date.ts';
import { sliceOf } from '../../../src/model/span.ts';
import { growth, LINEAR } from '../../growth.ts';
import { codes, ids, portion, read, VOCABULARY, words } from '../invented.ts';

const ORDERS = loadOrders(INSTALLED_RULES);
const BODY = ['1. (C) All is quiet.'];

/** What a cable with this line instructs, read from the field that its header gives. */
function instructed(line: string, dated = '2006-03-04') {
  const { fields } = read({ labels: [line, 'TAGS: PREL', 'SUBJECT: HARBOUR TALKS'], body: BODY });
  const lines = fields.declassification.map(({ value }) => value);
  const { instruction, messages } = readInstruction(
    lines,
    { dated: readIso(dated) ?? null, level: 'C' },
    ORDERS,
  );
  return { ...instruction, codes: messages.map(({ code }) => code) };
}

describe('the E.O. line', () => {
  it.each([
    ['E.O. 12958: DECL:  1/20/2019 ', '2019-01-20'],
    ['E.O. 12958: DECL: 6/30/08', '2008-06-30'],
    ['E.O. 12958: DECL: 2020/02/23', '2020-02-23'],
    ['E.o. 12958: decl: 07/01/2034', '2034-07-01'],
    ['EO 12958 DECL: 12/31/2034', '2034-12-31'],
    ['DEPT FOR WHA/BSC E.O. 12958: DECL: 11/22/2012 ', '2012-11-22'],
  ])('16: %j', (line, date) =>
    expect(instructed(line)).toMatchObject({ kind: 'date', order: '12958', date }),
  );

  it('16: N/A is not applicable', () =>
    expect(instructed('E.O. 12958: N/A')).toMatchObject({ kind: 'not-applicable', order: '12958' }));

  it('16: a year of two digits in an undated cable comes after its order', () => {
    const doc = { dated: null, level: 'C' } as const;
    const { instruction } = readInstruction(['EO 12958: DECL: 6/30/08'], doc, ORDERS);
    expect(instruction.date).toBe('2008-06-30');
  });

  it('17: an event has no date', () => {
    const read = instructed('E.O. 12958: DECL: AFTER THE FERRY TREATY IS SIGNED');
    expect(read).toMatchObject({ kind: 'event', event: 'AFTER THE FERRY TREATY IS SIGNED' });
    expect(read.date).toBeUndefined();
  });

  it.each([
    ['E.O. 12958: DECL: X1, X5', 'X1, X5'],
    ['E.O. 12958: DECL: 25X1', '25X1'],
  ])('18: %j', (line, code) => expect(instructed(line).code).toBe(code));

  it.each([
    ['E.O. 1295: DECL: 07/24/2018', '2006-03-04', '12958', 'date'],
    ['E.O. 16652: GDS', '1975-03-04', '11652', 'schedule'],
    ['E.O. 11653: GDS', '1975-03-04', '11652', 'schedule'],
  ])('19: %j is a damaged number', (line, dated, order, kind) => {
    const read = instructed(line, dated);
    expect(read).toMatchObject({ order, kind });
    expect(read.codes).toContain('order-damaged');
  });

  it('19: a number glued to its label is whole', () =>
    expect(instructed('E.O11652: GDS', '1975-03-04')).toMatchObject({
      order: '11652',
      kind: 'schedule',
      codes: [],
    }));
});

/** What a Classified By line is read as, in a header of a cable. */
function classified(...lines: string[]) {
  const cable = read({ labels: ['SUBJECT: HARBOUR TALKS', '', ...lines], body: BODY });
  const by = cable.fields.classifiedBy?.value;
  const names = by?.names.map(({ value }) => value);
  return { names, position: by?.position, reasons: by?.reasons, cable };
}

describe('hard wraps and garble', () => {
  it.each([
    [
      '20',
      ['CLASSIFIED BY: ACTING DEPUTY PRINCIPAL OFFICER LUCAS HOLM.  REA ', 'SONS: 1.4 (B,D) '],
      { names: ['LUCAS HOLM'], position: 'ACTING DEPUTY PRINCIPAL OFFICER' },
    ],
    [
      '20',
      ['Classified By: DCM Lucas Holm for r ', 'easons 1.4 (b) and (d).'],
      { names: ['Lucas Holm'], position: 'DCM' },
    ],
    [
      '20',
      ['CLASSIFIED BY: DCM LUCAS HOLM, FOR REA ', ' ', 'SONS 1.4 (B) AND (D) '],
      { names: ['LUCAS HOLM'], position: 'DCM' },
    ],
    [
      '21',
      ['Classified By: A/DCM Ida Moe for reasons 1. ', '4 (b) and (d)'],
      { names: ['Ida Moe'], position: 'A/DCM' },
    ],
    [
      '22',
      [
        'Classified By: Classified by Deputy Political Counselor Carl O. Bern ',
        'e, E.O. 12958, reasons 1.4 (b) and (d). ',
      ],
      { names: ['Carl O. Berne'], position: 'Deputy Political Counselor' },
    ],
    [
      '22',
      ['Classified By: Ambassador Robe ', 'rt Lund, for reasons 1.4(B) and (D). '],
      { names: ['Robert Lund'], position: 'Ambassador' },
    ],
    [
      '23',
      [
        'Classified By: Interagency Provincial Affairs Deputy Coordinator Hal M ',
        'oe for reasons 1.4 (b) and (d)',
      ],
      { names: ['Hal Moe'], position: 'Interagency Provincial Affairs Deputy Coordinator' },
    ],
    ['24', ['Classified By: DCM Ida Moe, reasons 1.4 (b) a ', 'nd (d).'], { names: ['Ida Moe'] }],
    ['24', ['Classified By: DCM Ida Moe, reasons 1.4 (b) and (d ', ').'], { names: ['Ida Moe'] }],
    ['24', ['Classified By: DCM Ida Moe, reasons 1.4 (b ', ') and (d).'], { names: ['Ida Moe'] }],
    [
      '26',
      [
        'CLASSIFIED BY DEPUTY POLITICAL COUNSEL0R HAL MOE ',
        'PER 1.5 (B) AND (D).  ACTION REQUEST IN PARA 10 BELOW.',
      ],
      { names: ['HAL MOE'], position: 'DEPUTY POLITICAL COUNSELOR' },
    ],
  ])('%s: %j', (_number, lines, expected) =>
    expect(classified(...lines)).toMatchObject({ ...expected, reasons: ['1.4(b)', '1.4(d)'] }),
  );

  it('22: a line that ends behind a whole word breaks none', () => {
    expect(classified('Classified By: Political Counselor Carl Berne ', 'per reasons 1.4 (b)').names).toEqual(
      ['Carl Berne'],
    );
    expect(classified('Classified By: USEU political ', 'officer Carl Berne, reason 1.4 (b)').position).toBe(
      'USEU political officer',
    );
  });

  it('25: garbage behind the label gives a name, no reason, and a message with its place', () => {
    const { names, reasons, cable } = classified(
      'Classified By: CDA Rob Pell a.y., Sea3on: Sectaons 9.Q (b+`ald$hd ',
      ')Q ',
      '=,=--=HQ(@(RBF!&}ioSQB',
    );
    expect({ names, reasons }).toEqual({ names: ['Rob Pell'], reasons: [] });
    const span = cable.messages.find(({ code }) => code === 'garbled')?.span ?? { from: 0, to: 0 };
    expect(sliceOf(cable.text, span)).toMatch(/^Sea3on[\s\S]*ioSQB$/);
    expect(codes(cable)).toContain('unread');
  });

  it.each(['(b '.repeat(20), 'A. ', '1.4 ', "d'", 'A\nb ', '#$ '])(
    '25: work grows with %j and no faster',
    (words) => {
      const reading = (size: number) => {
        const printed = `Classified By: ${words.repeat(size / words.length)}`;
        readClassifiedBy(printed, { from: 0, to: printed.length }, VOCABULARY.lexicon.officials);
      };
      expect(growth(50_000, reading)).toBeLessThan(LINEAR);
    },
  );

  it('26: what follows the reasons is text, and no field', () => {
    const { cable } = classified('CLASSIFIED BY DCM HAL MOE', 'PER 1.5 (B).  THE BAKER TOLD US SO.');
    expect(cable.fields.classifiedBy?.printed).toBe('CLASSIFIED BY DCM HAL MOE\nPER 1.5 (B).');
  });
});

describe('the shapes of Classified By', () => {
  it('27: letters that a scanner made digits are letters, and the printed form stays', () => {
    const { cable, ...read } = classified(
      '(U)  CLASSIFIED BY AMBASSAD0R R0BIN L. ASHD0WN BASED 0N 1.5 (B) ',
      'AND (D).',
    );
    expect(read).toEqual({
      names: ['ROBIN L. ASHDOWN'],
      position: 'AMBASSADOR',
      reasons: ['1.4(b)', '1.4(d)'],
    });
    expect(cable.fields.classifiedBy?.value.names[0]?.printed).toBe('R0BIN L. ASHD0WN');
  });

  it('28: a section alone names nobody, and a sentence behind it stays in its paragraph', () => {
    const body = [
      '1.  CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY SECTION 1.5 (B)',
      'AND (D).  THE STORM CAME.',
    ];
    const cable = read({ labels: ['SUBJECT: X'], body });
    expect(cable.fields.classifiedBy?.value).toMatchObject({ names: [], reasons: ['1.4(b)', '1.4(d)'] });
    expect(words(cable, portion(cable, '1'))).toContain('THE STORM CAME.');
  });

  it.each([
    ['Classified By: DOS CLASSIFICATION GUIDE BY MARY MOE', ['MARY MOE']],
    ['Classified By: Multiple Sources', []],
    ['Classified By: Derived from State Classification Guide', []],
  ])('29: %j', (line, names) => expect(classified(line)).toMatchObject({ names, position: null }));

  it('30: two officials', () =>
    expect(
      classified(
        'CLASSIFIED BY AF KARL HOLM, ACTING AND S/CT DAS SARA ',
        'LUND ; E.O. 12958 REASON: 1.4 (B) AND (D)',
      ).names,
    ).toEqual(['KARL HOLM', 'SARA LUND']));

  it('31: references under the label are references, and the next line names who classified', () => {
    const { names, cable } = classified(
      ...['Classified By: SOUTHPORT 222 ', 'SOUTHPORT 216 ', 'EASTHAM 207 ', ''],
      'Classified by DCM Ida Moe; reasons 1.4 b and d.',
    );
    expect(names).toEqual(['Ida Moe']);
    expect(cable.fields.references.map(({ value }) => value.printed)).toEqual([
      ...['SOUTHPORT 222', 'SOUTHPORT 216', 'EASTHAM 207'],
    ]);
  });

  it('32: a label glued to the subject ends it', () => {
    const line =
      'SUBJECT: THE VISIT TO NORDHAVENClassified By: DEPUTY CHIEF OF MISSION IDA MOE. REASONS: 1.4 (B) and (D)';
    const cable = read({ labels: [line], body: ['1. (S) Welcome'] });
    expect(cable.fields.subject?.value).toBe('THE VISIT TO NORDHAVEN');
    expect(cable.fields.classifiedBy?.value.names.map(({ value }) => value)).toEqual(['IDA MOE']);
  });

  it('33: the post may stand behind the name', () =>
    expect(
      classified(
        'Classified By: Nils A. Bergo, Ambassador, US Embassy Nordhaven, Department of State. REASON: 1.4 (b), (d)',
      ),
    ).toMatchObject({ names: ['Nils A. Bergo'], position: 'Ambassador', reasons: ['1.4(b)', '1.4(d)'] }));

  it.each([
    ['1.4(G)(E)', ['1.4(g)', '1.4(e)'], false],
    ['1.4 B/D', ['1.4(b)', '1.4(d)'], false],
    ['1.2 (B), (D)', ['1.4(b)', '1.4(d)'], true],
    ['1,4 (C) AND (D)', ['1.4(c)', '1.4(d)'], false],
    ['1.4 a,b,and d', ['1.4(a)', '1.4(b)', '1.4(d)'], false],
  ])('34: %j', (printed, reasons, stale) => {
    const { cable, ...read } = classified(`Classified By: RSO Tor Vik, reason ${printed}`);
    expect(read).toMatchObject({ names: ['Tor Vik'], reasons });
    expect(codes(cable).includes('stale-section')).toBe(stale);
  });
});

describe('posts and names', () => {
  it.each([
    ['Ambassaor Joel Bern', ['Joel Bern'], 'Ambassaor'],
    ['Thomas W. Holm, Jr., Ambassador', ['Thomas W. Holm, Jr.'], 'Ambassador'],
    ['Ambassador Rikard L. Lund, III', ['Rikard L. Lund, III'], 'Ambassador'],
    [
      'Special Representative for Afghanistan and Pakistan Rikard C. Lund',
      ['Rikard C. Lund'],
      'Special Representative for Afghanistan and Pakistan',
    ],
    ['Ambassador to Sudan Tim Bern', ['Tim Bern'], 'Ambassador to Sudan'],
    ['DCM Chad Law', ['Chad Law'], 'DCM'],
    ['Acting DCM/Ted Holm', ['Ted Holm'], 'Acting DCM'],
    ["Charge d'Affaires, a.i. Donna Bern", ['Donna Bern'], "Charge d'Affaires, a.i."],
    ['Acting Chief Arms Control Delegate Kit Ellis', ['Kit Ellis'], 'Acting Chief Arms Control Delegate'],
    ['POL/ECONOFF. S.K. BERN', ['S.K. BERN'], 'POL/ECONOFF'],
    ['Political and Economic Section Chief Rita Holm', ['Rita Holm'], 'Political and Economic Section Chief'],
  ])('%j', (people, names, position) =>
    expect(classified(`Classified By: ${people}. Reasons: 1.4 (b)`)).toMatchObject({
      names,
      position,
      reasons: ['1.4(b)'],
    }),
  );

  it.each([
    'Classified By: DCM. HOLM PAID US, reason 1.4 (b)',
    'Classified By: DCM Ann Poole. HOLM SOLD THE PLANS. Reason 1.4 (b)',
    'Classified By: Ambassador. HOLM TALKED. REASON 1.4 (b)',
    'Classified By: Ambassador Ann Poole\nHolm sold the plans to us. Reason 1.4 (b)',
  ])('takes no sentence for a name: %j', (line) => {
    const { cable } = classified(...line.split('\n'));
    expect(cable.fields.classifiedBy?.printed).not.toMatch(/holm/i);
    expect(ids(cable)).toContain('classified-by');
  });
});

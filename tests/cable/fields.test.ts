import { describe, expect, it } from 'vitest';
import { readClassifiedBy } from '../../src/cable/fields/classified-by.ts';
import { readDateTimeGroup } from '../../src/cable/fields/dtg.ts';
import { readRecipient } from '../../src/cable/fields/recipients.ts';
import { readReferences } from '../../src/cable/fields/references.ts';
import { readSignature } from '../../src/cable/fields/signature.ts';
import { readTags } from '../../src/cable/fields/tags.ts';
import { linesOf } from '../../src/cable/lines.ts';
import { read, VOCABULARY } from './invented.ts';

const whole = (text: string) => ({ from: 0, to: text.length });
const line = (text: string) => ({ ...whole(text), text });

describe('Classified By', () => {
  it.each([
    ['Classified By: DCM Ann Poole. Reasons 1.4 (b) and (d).', ['Ann Poole'], 'DCM', ['1.4(b)', '1.4(d)']],
    [
      'CLASSIFIED BY: ACTING DEPUTY PRINCIPAL OFFICER LUCAS HOLM.  REA\nSONS: 1.4 (B,D)',
      ['LUCAS HOLM'],
      'ACTING DEPUTY PRINCIPAL OFFICER',
      ['1.4(b)', '1.4(d)'],
    ],
    [
      'Classified By: Nils A. Bergo, Ambassador, US Embassy Nordhaven, Department of State. REASON: 1.4 (b), (d)',
      ['Nils A. Bergo'],
      'Ambassador',
      ['1.4(b)', '1.4(d)'],
    ],
    ['CLASSIFIED BY SECTION 1.5 (B)\nAND (D).', [], null, ['1.4(b)', '1.4(d)']],
    [
      'Classified By: (U) Classified by Acting DCM Tor Vik, E.O. 12958, reasons: 1.4 (b) and (d).',
      ['Tor Vik'],
      'Acting DCM',
      ['1.4(b)', '1.4(d)'],
    ],
    [
      'Classified By: A/DCM Ida Moe for reasons 1. \n4 (b) and (d)',
      ['Ida Moe'],
      'A/DCM',
      ['1.4(b)', '1.4(d)'],
    ],
    ['Classified By: DCM Ida Moe, reasons 1.4 (b) a \nnd (d).', ['Ida Moe'], 'DCM', ['1.4(b)', '1.4(d)']],
    ['Classified By: RSO Tor Vik. Reason 1.4(G)(E)', ['Tor Vik'], 'RSO', ['1.4(g)', '1.4(e)']],
    [
      'Classified By: Political Officer Eva Lund, reasons 1.4 B/D',
      ['Eva Lund'],
      'Political Officer',
      ['1.4(b)', '1.4(d)'],
    ],
    [
      'Classified By: Special Envoy Bram ten Dal. Reason 1.4 (d)',
      ['Bram ten Dal'],
      'Special Envoy',
      ['1.4(d)'],
    ],
    ['Classified By: DCM Ida St. Moe for reasons 1.4 (d).', ['Ida St. Moe'], 'DCM', ['1.4(d)']],
    ['Classified By: Ida Moe, Charge, a.i., Oslo. Reason 1.4 (d)', ['Ida Moe'], 'Charge, a.i.', ['1.4(d)']],
    ['Classified By: DCM Ida Moe (reason 1.4 (d))', ['Ida Moe'], 'DCM', ['1.4(d)']],
    ['Classified By: DCM Ida Moe, reason 1.4 (d), E.O. 12958', ['Ida Moe'], 'DCM', ['1.4(d)']],
    ['Classified By: Under Secretary Ida Moe. Reason 1.4 (d)', ['Ida Moe'], 'Under Secretary', ['1.4(d)']],
    ['Classified By: Naval Attache LCDR Ida Moe. 1.4 (d)', ['Ida Moe'], 'Naval Attache LCDR', ['1.4(d)']],
    ['Classified By: Ida Moe, DCM, Embassy New Delhi. 1.4 (d)', ['Ida Moe'], 'DCM', ['1.4(d)']],
    ['Classified By: DCM Ida Moe, USUN New York. 1.4 (d)', ['Ida Moe'], 'DCM', ['1.4(d)']],
    ['Classified By: Ida Moe, DCM. Reason 1.4 (d)', ['Ida Moe'], 'DCM', ['1.4(d)']],
    ['Classified By: Ida Moe, Amb. Reason 1.4 (d)', ['Ida Moe'], 'Amb.', ['1.4(d)']],
    ['Classified By: GSO Ida de los Moe. Reason 1.4 (d)', ['Ida de los Moe'], 'GSO', ['1.4(d)']],
    ['Classified By: DCM Salim al-Moe. Reason 1.4 (d)', ['Salim al-Moe'], 'DCM', ['1.4(d)']],
    [
      'Classified By: Ambassador to Portugal Ida Moe. 1.4 (d)',
      ['Ida Moe'],
      'Ambassador to Portugal',
      ['1.4(d)'],
    ],
    ['Classified By: DCM Ida Florence. Reason 1.4 (d)', ['Ida Florence'], 'DCM', ['1.4(d)']],
  ])('%j', (printed, names, position, reasons) => {
    const { value } = readClassifiedBy(printed, whole(printed), VOCABULARY.lexicon.officials);
    expect({
      names: value.names.map((name) => name.value),
      position: value.position,
      reasons: value.reasons,
    }).toEqual({
      names,
      position,
      reasons,
    });
    for (const name of value.names) expect(printed.slice(name.span.from, name.span.to)).toBe(name.printed);
  });

  it('reads garbage without hanging and finds no reason in it', () => {
    const printed = `Classified By: CDA Rob Pell a.y., Sea3on: Sectaons 9.Q (b+\`ald$hd${'(b '.repeat(50_000)}`;
    expect(readClassifiedBy(printed, whole(printed), VOCABULARY.lexicon.officials).value.reasons).toEqual([]);
  });

  it('reads a section number that was renumbered as 1.4, and says so', () => {
    const labels = ['SUBJECT: X', '', 'Classified By: DCM Ann Poole. Reason 1.5 (b).'];
    const cable = read({ labels, body: ['1. (C) Text.'] });
    expect(cable.fields.classifiedBy?.value.reasons).toEqual(['1.4(b)']);
    expect(cable.messages.map(({ code }) => code)).toContain('stale-section');
  });

  it('is found in a numbered paragraph, which stays a paragraph', () => {
    const body = ['1. (U) Classified by DCM Ann Poole, reason 1.5 (b).', '', '2. (C) Text.'];
    const cable = read({ labels: ['SUBJECT: X'], body });
    expect(cable.fields.classifiedBy?.value.names.map(({ value }) => value)).toEqual(['Ann Poole']);
    expect(cable.portions.map(({ id }) => id)).toEqual(['subject', '1', '2']);
  });
});

describe('REF', () => {
  const citing = { year: 7, station: 'NORDHAVEN', serial: 100 };
  const mrns = (text: string) =>
    readReferences(text, whole(text), citing, VOCABULARY.lexicon.posts).references.map(
      ({ value }) => value.mrn,
    );

  it.each([
    ['NORDHAVEN 88', ['07NORDHAVEN88']],
    ['NORDHAVEN 188', ['06NORDHAVEN188']],
    ['A. 05 SOUTHPORT 12 B. SECSTATE 000345', ['05SOUTHPORT12', '07STATE345']],
    ['A. PORT AU LAC 12\n     1B. SOUTHPORT 13', ['07PORTAULAC12', '07SOUTHPORT13']],
    ['SOUTHPORT 7472 and 7677', ['07SOUTHPORT7472', '07SOUTHPORT7677']],
    ['SOUTHPORT 5049-01, SOUTHPORT 12 (NOTAL)', ['01SOUTHPORT5049', '07SOUTHPORT12']],
    ['(99) SOUTHPORT 2196', ['99SOUTHPORT2196']],
    ['A. 06 SOUTHPORT 12, 14 B. 16', ['06SOUTHPORT12', '06SOUTHPORT14', '07SOUTHPORT16']],
    ['LISBON A-112', [null]],
    ['DEPTEL 410', ['07STATE410']],
    ['SOUTHPORT 14 (06)', ['06SOUTHPORT14']],
  ])('%j', (printed, expected) => expect(mrns(printed)).toEqual(expected));

  it('takes what is no station and number for words of the author', () => {
    const text = 'A. SOUTHPORT 12 (Talks with the baker) B. Poole-Moe email 05/11/07';
    const read = readReferences(text, whole(text), citing, VOCABULARY.lexicon.posts);
    const titles = read.titles.map(({ from, to }) => text.slice(from, to));
    expect(titles).toEqual(['(Talks with the baker)', 'Poole-Moe email 05/11/07']);
    expect(read.references.map(({ value }) => value.kind)).toEqual(['cable', 'email']);
  });

  it('becomes a portion with the mark it bears', () => {
    const labels = ['SUBJECT: X', '', 'REF: A. SOUTHPORT 12', '     B. (S/NF) TD-9/1 OF JUNE'];
    const cable = read({ labels, body: ['1. (C) Text.'] });
    const reference = cable.portions.find(({ kind }) => kind === 'reference');
    expect(reference).toMatchObject({ id: 'ref.a', marking: { level: 'S', dissem: ['NF'] } });
  });
});

describe('other fields', () => {
  it.each([
    ['P R 041820Z JAN 10', '2010-01-04T18:20:00Z', 'PRIORITY', 'ROUTINE'],
    ['P 251346 Z JUN 7 3', '1973-06-25T13:46:00Z', 'PRIORITY', null],
    ['P 24O244Z AUG 12', '2012-08-24T02:44:00Z', 'PRIORITY', null],
    ['OO l4O244Z AUG 12', '2012-08-14T02:44:00Z', 'IMMEDIATE', null],
    ['O 311200Z JUN 06', undefined, 'IMMEDIATE', null],
    ['P041530Z MAR 08', '2008-03-04T15:30:00Z', 'PRIORITY', null],
  ])('date-time group %j', (text, dtg, action, info) => {
    const found = readDateTimeGroup(line(text));
    expect(found?.dtg?.value).toBe(dtg);
    expect(found?.precedence?.value).toEqual({ action, info });
  });

  it.each([
    ['RUEHC/SECSTATE WASHDC PRIORITY 3188', 'RUEHC', 'SECSTATE WASHDC', 'PRIORITY', '3188'],
    ['RUEHC / SECSTATE WASHDC 3188', 'RUEHC', 'SECSTATE WASHDC', null, '3188'],
    ['AMEMBASSY SOUTHPORT PIORITY', null, 'AMEMBASSY SOUTHPORT', 'PRIORITY', null],
    ['RUEUITH/DET 1 39LG SOUTHPORT TU', 'RUEUITH', 'DET 1 39LG SOUTHPORT TU', null, null],
    ['AMEMBASSY SOUTHPORT NIACT IMMEDIATE 0012', null, 'AMEMBASSY SOUTHPORT', 'NIACT IMMEDIATE', '0012'],
  ])('recipient %j', (text, routing, address, precedence, number) =>
    expect(readRecipient(line(text))?.value).toEqual({ routing, address, precedence, number }),
  );

  it('tags are codes and persons', () => {
    const text = 'OVIP (MOE, IDA), PREL,\nNL, SIPDIS';
    expect(readTags(text, whole(text), VOCABULARY.lexicon).tags.map(({ value }) => value)).toEqual([
      'OVIP',
      'MOE, IDA',
      'PREL',
      'NL',
    ]);
  });

  it.each([
    ['CVIS/PREL', ['CVIS', 'PREL']],
    ['CVIS-PREL', ['CVIS', 'PREL']],
    ['cvis', ['CVIS']],
    ['KFRDKIRFCVISEG', ['KFRD', 'KIRF', 'CVIS', 'EG']],
    ['VTPREL', ['VT', 'PREL']],
    ['PREL, HARBOURS OF NORDHAVEN, CVIS', ['PREL', 'CVIS']],
    ['UNGA UNHRC-1 PHUM', ['UNGA', 'UNHRC-1', 'PHUM']],
    ['N/A', []],
  ])('tags are read however they are joined: %j', (text, tags) =>
    expect(readTags(text, whole(text), VOCABULARY.lexicon).tags.map(({ value }) => value)).toEqual(tags),
  );

  it('posts left out bind to the collective before them', () => {
    const cable = read({ body: ['1. (C) Text.'] });
    expect(cable.fields.info.map(({ value }) => value.address)).toEqual(['ALL COASTAL POSTS COLLECTIVE']);
    expect(cable.mrn).toBe('06NORDHAVEN123');
    expect(cable.dated).toBe('2006-03-04');
  });

  it.each([
    ['Ashdown', 'Ashdown'],
    ["O'DARE", "O'DARE"],
    ['VAN DAAL##', 'VAN DAAL'],
    ['HOLM-MOE', 'HOLM-MOE'],
    ['ST. MOE', 'ST. MOE'],
    ['VAN DER MOE', 'VAN DER MOE'],
    ['END SUMMARY', undefined],
    ['the end', undefined],
    ['They left for the coast', undefined],
  ])('signature %j', (text, name) => expect(readSignature(line(text))?.value).toBe(name));

  it('lines end with LF, CR LF or CR, and keep their places', () => {
    const text = ' a \r\nb\r\rc\n';
    expect(linesOf(text).map(({ text: t }) => t)).toEqual(['a', 'b', '', 'c', '']);
    for (const { from, to, text: t } of linesOf(text)) expect(text.slice(from, to)).toBe(t);
  });
});

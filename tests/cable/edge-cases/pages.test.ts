import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import type { Cable } from '../../../src/model/cable.ts';
import { cableText, codes, portion, read, recordOf, VOCABULARY, words } from '../invented.ts';

const readText = (text: string): Cable => readCable(recordOf(text), VOCABULARY);
const references = ({ fields }: Cable) => fields.references.map(({ value }) => value.mrn);
const furniture = ({ text, furniture: found }: Cable) =>
  found.map(({ kind, span }) => [kind, text.slice(span.from, span.to).replaceAll(/\s+/g, ' ')]);

describe('edge case 41', () => {
  const labels = [
    'E.O. 12958: DECL: 03/04/2016',
    'TAGS: PREL ZZ',
    'SUBJECT: (C/NF) WHO WOULD REPLACE THE MAYOR AS HARBOR PRIMEREF: A. SOUTHPORT 1939  B. SOUTHPORT 1704',
  ];
  const cable = read({ labels, body: ['1. (C) Nobody.'] });

  it('ends the subject where REF is glued to it', () => {
    expect(cable.fields.subject?.value).toBe('WHO WOULD REPLACE THE MAYOR AS HARBOR PRIME');
    expect(portion(cable, 'subject')?.mark?.printed).toBe('(C/NF)');
    expect(references(cable)).toEqual(['06SOUTHPORT1939', '06SOUTHPORT1704']);
  });
});

describe('edge case 42', () => {
  const labels = (header: string) => [
    'E.O. 12958: DECL: 03/04/2016',
    'TAGS: PREL ZZ',
    'SUBJECT: HARBOR TALKS',
    'REF: (99) SOUTHPORT 2196 ',
    '',
    '                       CONFIDENTIAL ',
    '',
    header,
    '(U) CLASSIFIED BY DCM ANN POOLE, REASON 1.5 (B)',
  ];

  it('takes a page header behind REF for debris, whatever number it has', () => {
    for (const header of [
      'PAGE 02        NORDHA  00123  281347Z ',
      'PAGE 02        SOUTHP  05095  281347Z ',
    ]) {
      const cable = read({ labels: labels(header), body: ['1. (C) Talks.'] });
      expect(references(cable)).toEqual(['99SOUTHPORT2196']);
      expect(furniture(cable)).toEqual([
        ['banner', 'CONFIDENTIAL'],
        ['page-header', header.trim().replaceAll(/\s+/g, ' ')],
      ]);
      expect(cable.fields.classifiedBy?.value.names.map(({ value }) => value)).toEqual(['ANN POOLE']);
      expect(codes(cable).includes('page-header-differs')).toBe(header.includes('SOUTHP'));
    }
  });

  it('does so where no line 1 tells whose page it is', () => {
    const cable = readText(labels('PAGE 02        SOUTHP  05095  281347Z ').slice(3).join('\n'));
    expect(cable.fields.references.map(({ value }) => value.printed)).toEqual(['(99) SOUTHPORT 2196']);
    expect(furniture(cable)).toContainEqual(['page-header', 'PAGE 02 SOUTHP 05095 281347Z']);
  });

  it('holds a modern page header that is glued into the line of REF for debris too', () => {
    const glued = [
      'REF: SOUTHPORT 227  NORDHAVEN 00000123  001.2 OF 002   CLASSIFIED BY: ANN POOLE, DCM. REASON: 1.4 (B)',
    ];
    const cable = read({ labels: [...labels('').slice(0, 3), ...glued], body: ['1. (C) Talks.'] });
    expect(references(cable)).toEqual(['06SOUTHPORT227']);
    expect(furniture(cable)).toEqual([['page-header', 'NORDHAVEN 00000123 001.2 OF 002']]);
    expect(cable.fields.classifiedBy?.value.names.map(({ value }) => value)).toEqual(['ANN POOLE']);
  });
});

describe('page headers run into the lines of a header', () => {
  const first = ['E.O. 12958: DECL: 03/04/2016'];

  it('are cut out of TAGS with the banner before them', () => {
    const tags = 'TAGS: PREL, TBIO, CONFIDENTIAL    PAGE 02        NORDHA  00123  01 OF 05  241033Z VT, ECON';
    const cable = read({ labels: [...first, tags, 'SUBJECT: TALKS'], body: ['1. (C) Talks.'] });
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'TBIO', 'VT', 'ECON']);
    expect(furniture(cable)).toEqual([
      ['banner', 'CONFIDENTIAL'],
      ['page-header', 'PAGE 02 NORDHA 00123 01 OF 05 241033Z'],
    ]);
    expect(codes(cable)).toEqual(['unmarked']);
  });

  it('leave a word of the subject above them, though it is one of a banner', () => {
    const labels = [
      ...first,
      'SUBJECT: HOW THE MAYOR KEEPS A SECRET',
      'PAGE 02 NORDHA 00123 041530Z',
      '',
      '',
    ];
    const cable = read({ labels, body: ['1. (C) Badly.'] });
    expect(cable.fields.subject?.value).toBe('HOW THE MAYOR KEEPS A SECRET');
    expect(furniture(cable).map(([kind]) => kind)).toEqual(['page-header']);
  });

  it('are cut out of REF, where other numbers stand before them', () => {
    const ref = 'REF: A) 05 SOUTHPORT 600; B) 05 SOUTHPORT 614 NORDHAVEN 00000123 001.3 OF 005';
    const cable = read({ labels: [...first, 'SUBJECT: TALKS', ref], body: ['1. (C) Talks.'] });
    expect(references(cable)).toEqual(['05SOUTHPORT600', '05SOUTHPORT614']);
    expect(furniture(cable)).toEqual([['page-header', 'NORDHAVEN 00000123 001.3 OF 005']]);
  });
});

describe('edge case 52', () => {
  const forms = [
    ['NORDHAVEN 00000123  002 OF 002'],
    ['NORDHAVEN 00000123  001.2 OF 002'],
    ['NORDHA 00000123 ', '', '002 OF 002'],
    ['PAGE 02        NORDHA  00123  01 OF 02  041530Z'],
    ['PAGE 02 NORD HA 00123 041530Z'],
    ['PAGE 02 NORDHAVEN 000123'],
    ['PAGE 02'],
    ['PAGE 02 NORDHA'],
    ['NORDHAVEN 00000123'],
    ['                 CONFIDENTIAL', '', 'PAGE 02        NORDHA  00123  041530Z', '', 'SIPDIS'],
  ];

  it.each(forms)('reads on behind %s', (...form) => {
    const cable = read({
      body: ['1. (C) The threat is', '', ...form, '', 'still there.', '', '2. (C) It rains.'],
    });
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) The threat is\nstill there.');
    expect(furniture(cable).filter(([kind]) => kind === 'page-header')).toHaveLength(1);
    expect(cable.portions.map(({ id }) => id)).toEqual(
      ['subject', 'ref.a', 'classified-by', '1', '2'].filter((id) => id !== 'ref.a'),
    );
  });

  it('reads a word on where the header was cut into it, in the same line', () => {
    const cable = read({ body: ['1. (C) The thre', 'NORDHAVEN 00000123  002 OF 002', 'at is gone.'] });
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) The thre\nat is gone.');
  });

  it('reads subject, tags and addresses on behind it', () => {
    const page = ['', 'CONFIDENTIAL', '', 'PAGE 02        NORDHA  00123  041530Z', ''];
    const labels = [
      'E.O. 12958: DECL: 03/04/2016',
      'TAGS: PREL, ECON,',
      ...page,
      'ETRD, ZZ',
      'SUBJECT: HARBOUR TALKS IN NORDHAVEN, AND WHAT CAME OF',
      ...page,
      'THEM',
    ];
    const text = cableText({ labels, body: ['1. (C) Nothing.'] }).replace(
      'TO RUEHC/SECSTATE WASHDC 1234',
      ['TO RUEHC/SECSTATE WASHDC 1234', ...page, 'RUEHXX/AMEMBASSY SOUTHPORT'].join('\n'),
    );
    const cable = readText(text);
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'ECON', 'ETRD', 'ZZ']);
    expect(cable.fields.subject?.value).toBe('HARBOUR TALKS IN NORDHAVEN, AND WHAT CAME OF THEM');
    expect(cable.fields.to.map(({ value }) => value.address)).toEqual([
      'SECSTATE WASHDC',
      'AMEMBASSY SOUTHPORT',
    ]);
    expect(codes(cable)).toEqual(['unmarked']);
  });

  it('leaves words about a page in the text', () => {
    const cable = read({ body: ['1. (C) See PAGE 02 NORDHAVEN 123 and page 3 of it.'] });
    expect(cable.furniture).toEqual([]);
  });
});

describe('edge case 54', () => {
  const restart = (labels: readonly string[]) => [
    'CONFIDENTIAL     PTQ8342',
    'PAGE 01        NORDHA  00123  02 OF 02  041531Z',
    'ACTION EUR-00',
    'INFO  LOG-00   AID-00   /000 W',
    '                  ------------------507B4E  041531Z /38',
    'R 041530Z MAR 06',
    'FM AMEMBASSY NORDHAVEN',
    'TO RUEHC/SECSTATE WASHDC 1235',
    'C O N F I D E N T I A L SECTION 02 OF 02 NORDHAVEN 000123',
    'SIPDIS',
    ...labels,
  ];
  const same = ['E.O. 12958: DECL: 03/04/2016', 'TAGS: PREL ECON ZZ', 'SUBJECT: HARBOUR TALKS IN NORDHAVEN'];
  const inTwo = (labels: readonly string[]) =>
    read({
      lineOne: 'C O N F I D E N T I A L SECTION 01 OF 02 NORDHAVEN 000123',
      body: ['1. (C) The threat is', ...restart(labels), 'still there.', '', '2. (C) It rains.'],
    });

  it('joins the sentence, also where it goes on right below the subject', () => {
    for (const labels of [same, [...same, '']]) {
      const cable = inTwo(labels);
      expect(words(cable, portion(cable, '1'))).toBe('1. (C) The threat is\nstill there.');
      expect(words(cable, portion(cable, 'subject~2'))).toBe('HARBOUR TALKS IN NORDHAVEN');
      expect(codes(cable)).not.toContain('section-differs');
      expect(codes(cable)).not.toContain('unread');
    }
  });

  it.each([
    ['another instruction', 0, 'E.O. 12958: DECL: 03/04/2026'],
    ['other tags', 1, 'TAGS: PREL ECON XX'],
    ['another subject', 2, 'SUBJECT: PRISON TALKS'],
  ] as const)('warns of %s', (_, at, line) => {
    const told = inTwo([...same.with(at, line), '']).messages.filter(
      ({ code }) => code === 'section-differs',
    );
    expect(told.map((message) => message.severity)).toEqual(['warning']);
  });
});

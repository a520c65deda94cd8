import { describe, expect, it } from 'vitest';
import { readSmart } from '../../../src/cable/families/smart/read.ts';
import { frameOf } from '../../../src/cable/frame.ts';
import { readCable } from '../../../src/cable/read-cable.ts';
import { sliceOf } from '../../../src/model/span.ts';
import { growth, LINEAR } from '../../growth.ts';
import { codes, ids, portion, recordOf, VOCABULARY } from '../invented.ts';

const LABELS = [
  'MRN:                          12 PORT ASHDOWN 1954',
  'Date/DTG:                     Dec 05, 2012 / 051358Z DEC 12',
  'From:                         AMEMBASSY PORT ASHDOWN',
  'Action:                       WASHDC, SECSTATE ROUTINE',
  'E.O.:                         13526',
  'TAGS:                         PREL, PGOV',
  'Captions:                     SIPDIS',
  'Subject:                      Pilot Boats of the Outer Islands',
];
const BODY = ['', '1. (U) The boats will sail from May on.', '', '2. (U) Nobody knows who pays.', ''];
const FOOT = ['Signature:                    ASHDOWN', 'Drafted By:                   POL:Vale, Harriet L'];

const readLines = (...lines: readonly string[]) => readCable(recordOf(lines.join('\n')), VOCABULARY);
const layout = (cable: ReturnType<typeof readLines>): string =>
  cable.layout.map((span) => sliceOf(cable.text, span)).join('\n');
const unread = (cable: ReturnType<typeof readLines>): string[] =>
  cable.messages.flatMap(({ code, span }) => (code === 'unread' && span ? [sliceOf(cable.text, span)] : []));

describe('a SMART cable', () => {
  it('edge case 15: states UNCLASSIFIED with SBU in a banner of two lines', () => {
    const body = ['', '1. (U) The boats sail.', '', '2. (SBU) Nobody pays.', ''];
    const cable = readLines('UNCLASSIFIED', 'SBU', ...LABELS, ...body, ...FOOT, 'UNCLASSIFIED', 'SBU');
    expect(cable.fields.classification?.value).toMatchObject({ level: 'U', nonIC: ['SBU'] });
    expect(portion(cable, 'subject')?.marking).toMatchObject({ level: 'U', nonIC: ['SBU'] });
    expect(portion(cable, '1')?.marking.nonIC).toEqual([]);
    expect(codes(cable)).toEqual(['unmarked']);
  });

  it.each(['M:Sandoval, Irene', 'POL:van der Berg, Jan', 'NORDHAVEN:Holt, James R, Jr.'])(
    'names the official %s',
    (official) => {
      const cable = readLines(...LABELS, ...BODY, 'Signature: ASHDOWN', `Drafted By:          ${official}`);
      expect(cable.fields.drafted?.map(({ value }) => value)).toEqual([official]);
      expect(unread(cable)).toEqual([]);
    },
  );

  const restricted = (head: readonly string[], foot: readonly string[] = []): string[] => {
    const cable = readLines(
      'UNCLASSIFIED',
      ...LABELS.slice(0, 7),
      ...head,
      ...LABELS.slice(7),
      ...BODY,
      ...FOOT,
      ...foot,
    );
    return [...cable.fields.captions.map(({ value }) => value), ...codes(cable)];
  };

  it.each([
    ['Captions:                     PINTA', 'PINTA'],
    ['Captions:                     SIPDIS, FJORDHANDLING', 'FJORDHANDLING'],
    ['Handling:                     EXDIS', 'EXDIS'],
    ['Classification:               CONFIDENTIAL', 'witness-conflict'],
    ['Reason:                       1.4 (b)', 'witness-conflict'],
  ])('is restricted by a line above the subject or below the text: %s', (line, told) => {
    expect(restricted([])).not.toContain(told);
    expect(restricted([line])).toContain(told);
    expect(restricted([], [line])).toContain(told);
  });

  it('has the date of its instruction below the text too', () => {
    const cable = readLines(
      'CONFIDENTIAL',
      ...LABELS,
      ...BODY,
      ...FOOT,
      'Declassify on:                2022/12/05',
    );
    expect(cable.fields.declassification.map(({ value }) => value).join()).toContain('2022/12/05');
  });

  it('is known by its number and date, or by three labels no mail has', () => {
    expect(readLines(...LABELS, ...BODY).detection).toMatchObject({ family: 'smart', sure: 'certain' });
    expect(readLines('MRN: 12 NORDHAVEN 4').detection).toMatchObject({ family: 'smart', sure: 'likely' });
    const some = readLines(
      'Captions: SIPDIS',
      'Drafted By: POL:Vale, Harriet',
      'Dissemination Rule: Released Copy',
    );
    expect(some.detection.family).toBe('smart');
    expect(readLines('From: Vale, Harriet', 'Subject: lunch', '', 'At noon?').detection.family).toBe('acp');
  });

  it('is none where another transmission quotes it', () => {
    const cable = readLines(
      'VZCZCXYZ0001',
      'ZNR UUUUU ZZH',
      'FM AMEMBASSY NORDHAVEN',
      '',
      ...LABELS,
      ...BODY,
    );
    expect(cable.detection.family).toBe('acp');
  });

  it('gives the number with the year printed before it, whatever became of the date', () => {
    expect(readLines('UNCLASSIFIED', 'MRN: 12 PORT ASHDOWN 0001954').mrn).toBe('12PORTASHDOWN1954');
  });

  it.each([
    ['Dec 05, 2012 / 051358Z DEC 12', '2012-12-05T13:58:00Z', '2012-12-05'],
    ['Dec 05, 20121:30 PM / 051358Z DEC 12', '2012-12-05T13:58:00Z', '2012-12-05'],
    ['051358Z DEC 2012', '2012-12-05T13:58:00Z', '2012-12-05'],
    ['Dec 05, 2012', undefined, '2012-12-05'],
    ['Dec 35, 2012', undefined, null],
    ['Dec 05, 2012 the minister told us', undefined, null],
  ])('reads the date %s', (printed, dtg, dated) => {
    const cable = readLines('MRN: 12 NORDHAVEN 4', `Date/DTG: ${printed}`);
    expect([cable.fields.dtg?.value, cable.dated]).toEqual([dtg, dated]);
  });

  it('says where the two forms of the date are two days', () => {
    const cable = readLines('MRN: 12 NORDHAVEN 4', 'Date/DTG: Dec 06, 2012 / 051358Z DEC 12');
    expect(codes(cable)).toContain('dates-differ');
    expect(cable.dated).toBe('2012-12-05');
  });

  it('reads who drafted, cleared and approved', () => {
    const { fields } = readLines(
      ...[...LABELS, ...BODY, ...FOOT],
      'Cleared By:                   EXO- Executive Office:Marlow, Denis J',
      '                              POL:Quill, Oona (Port Ashdown)',
      'Released By:                  DCM:Ferris, Ada',
    );
    const said = [fields.drafted, fields.cleared, fields.approved];
    expect(said.map((list) => list?.map(({ value }) => value))).toEqual([
      ['POL:Vale, Harriet L'],
      ['EXO- Executive Office:Marlow, Denis J', 'POL:Quill, Oona (Port Ashdown)'],
      ['DCM:Ferris, Ada'],
    ]);
  });

  it('reads two labels of one line, each in its column', () => {
    const cable = readLines(
      'Action Office:   AF_E             Info Office: PRIN, COASTAL',
      ...LABELS,
      ...BODY,
    );
    expect(unread(cable)).toEqual([]);
    expect(layout(cable)).toContain('PRIN, COASTAL');
  });
});

describe('what machines put among the fields of a SMART cable', () => {
  const page = [
    '                                       UNCLASSIFIED',
    '                                            SBU',
  ];

  it('is a banner where a page ends, and no value', () => {
    const cable = readLines(
      'UNCLASSIFIED',
      'SBU',
      ...LABELS.slice(0, 7),
      '',
      ...page,
      '',
      ...LABELS.slice(7),
      ...page,
      ...BODY,
    );
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['SIPDIS']);
    expect(cable.fields.subject?.value).toBe('Pilot Boats of the Outer Islands');
    expect(unread(cable)).toEqual([]);
  });

  it('is furniture where it was known as such before, and a value goes on behind it', () => {
    const stamp = 'Case No. F-1 Doc No. 2';
    const text = ['UNCLASSIFIED', ...LABELS, stamp, 'and of the Inner Islands', ...BODY].join('\n');
    const from = text.indexOf(stamp);
    const span = { from, to: from + stamp.length };
    const frame = frameOf(text, { furniture: [{ kind: 'release-stamp', span }] });
    const detection = { family: 'foia-page', sure: 'certain', marks: [] } as const;
    const cable = readSmart(recordOf(text), detection, VOCABULARY, frame);
    expect(portion(cable, 'subject')?.spans).toHaveLength(2);
    expect(cable.furniture.map(({ kind }) => kind)).toContain('release-stamp');
  });

  it('or mail around the cable, which has labels of its own', () => {
    const mail = ['From: Vale, Harriet', 'Date: Jan 01, 2013', 'Subject: FW: a cable', ''];
    const cable = readLines(
      ...mail,
      ...LABELS.filter((line) => !line.startsWith('Date')),
      ...BODY,
      ...FOOT,
      '',
      ...mail,
    );
    expect(cable.fields.subject?.value).toBe('Pilot Boats of the Outer Islands');
    expect(cable.dated).toBeNull();
    expect(layout(cable)).not.toContain('Harriet\n');
  });
});

describe('a caption among offices and posts', () => {
  it.each([
    ['Pass Line', 'EXDIS', ['EXDIS']],
    ['Pass Line', 'STATE FOR EUR; EYES ONLY FOR AMBASSADOR', ['EYES ONLY']],
    ['Pass Line', 'FOR AMBASSADOR ONLY', ['EYES ONLY']],
    ['Dissemination Rule', 'EXDIS', ['EXDIS']],
    ['Pass Line', 'STATE FOR EUR/NB, PASS TO USTR', []],
    ['Pass Line', 'FOR AMBASSADOR AND DCM', []],
  ])('%s: %s', (label, words, captions) => {
    const others = LABELS.filter((line) => !/^(?:Captions|Pass Line):/.test(line));
    const cable = readLines(...others, `${label}:                   ${words}`, ...BODY);
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(captions);
  });
});

describe('nothing an author wrote is shown as a value of a SMART cable', () => {
  it.each([
    ['From', 'the minister who told us'],
    ['Action', 'THE MINISTER TOLD US THAT HE WOULD PAY ROUTINE'],
    ['XMT', 'The source asked to stay out of it'],
    ['Pass Line', 'Our source said he would pay'],
    ['Action Office', 'the source is his brother'],
    ['E.O.', '13526 because the source said so'],
    ['TAGS', 'PREL, PGOV the source said so'],
    ['Captions', 'the source is afraid'],
    ['MRN', '12 and the source said 4'],
  ])('%s: %s', (label, words) => {
    const others = LABELS.filter((line) => !line.startsWith(`${label}:`));
    const cable = readLines(...others, `${label}:                   ${words}`, ...BODY);
    expect(layout(cable)).not.toMatch(/source|minister/i);
  });

  it.each([
    ['Drafted By', 'POL: the man who told us'],
    ['Cleared By', 'our source, who was afraid'],
    ['Info', 'THE SOURCE SAID HE WOULD COME ROUTINE'],
    ['Dissemination Rule', 'the source did not want this to go out at all'],
    ['Action Post', 'the source is in Port Ashdown'],
    ['Signature', 'THE SOURCE'],
  ])('%s: %s', (label, words) => {
    const cable = readLines(...LABELS, ...BODY, 'Approved By: DCM:Ferris, Ada', `${label}: ${words}`);
    expect(layout(cable)).not.toMatch(/source|the man/i);
    expect(unread(cable).join()).toContain(words);
  });

  it('and names of attachments are words of the author', () => {
    const cable = readLines(...LABELS, ...BODY, ...FOOT, 'Attachments:    Why the Source Left.doc');
    expect(layout(cable)).not.toContain('Source');
    expect(portion(cable, 'ref.a')).toMatchObject({ kind: 'reference' });
  });

  it('nor is a label in the body, which the next paragraph follows', () => {
    const body = [
      '',
      '1. (U) They asked for this.',
      'Info: ALL POSTS ROUTINE',
      'Signature: MARLOW',
      '',
      '2. (U) End.',
    ];
    const cable = readLines(...LABELS, ...body, ...FOOT);
    expect(cable.fields.info).toEqual([]);
    expect(ids(cable)).toEqual(['subject', '1', '2', 'signature']);
    expect(cable.fields.signature?.value).toBe('ASHDOWN');
  });

  it('nor a value that stands apart from its label and has no shape of its own', () => {
    const labels = ['MRN:', 'Date/DTG:', 'From:', 'Subject:'];
    const cable = readLines(
      ...labels,
      '',
      '12 NORDHAVEN 4',
      'The source is his brother',
      'AMEMBASSY NORDHAVEN',
      ...BODY,
    );
    expect(cable.mrn).toBe('12NORDHAVEN4');
    expect(cable.fields.from?.value).toBe('AMEMBASSY NORDHAVEN');
    expect(unread(cable)).toEqual(['The source is his brother']);
  });
});

describe('the work grows with a SMART cable', () => {
  it.each([
    ['labels', (size: number) => 'MRN: 12 NORDHAVEN 4\n'.repeat(size)],
    [
      'trailer labels',
      (size: number) => `MRN: 12 NORDHAVEN 4\n\n1. Hm.\n${'Drafted By: POL:Vale, H\n'.repeat(size)}`,
    ],
    ['empty labels', (size: number) => `MRN:\n${'Subject:\n'.repeat(size)}`],
    [
      'addressees on a line',
      (size: number) => `MRN: 12 NORDHAVEN 4\nInfo: ${'ALL POSTS ROUTINE; '.repeat(size)}`,
    ],
    [
      'lines of one value',
      (size: number) => `MRN: 12 NORDHAVEN 4\nCaptions:    SIPDIS\n${'             SIPDIS\n'.repeat(size)}`,
    ],
    ['labels of one line', (size: number) => `MRN: ${'  Info Office: A'.repeat(size)}`],
    ['banners', (size: number) => `${'UNCLASSIFIED\nSBU\n'.repeat(size)}MRN: 12 NORDHAVEN 4\n`],
  ])('%s', (_, text) => {
    expect(growth(500, (size) => readCable(recordOf(text(size)), VOCABULARY))).toBeLessThan(LINEAR);
  });
});

import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/cable/inspect.ts';
import { readCable } from '../../../src/cable/read-cable.ts';
import { growth, LINEAR } from '../../growth.ts';
import { recordOf, VOCABULARY } from '../invented.ts';

/** What `inspect` shows of a text. */
function inspected(...lines: string[]) {
  const record = recordOf(lines.join('\n'));
  const none = { printed: '', order: null, kind: 'none' };
  return inspect(record, readCable(record, VOCABULARY), [], [], none, VOCABULARY);
}

const codes = (...lines: string[]): string[] => inspected(...lines).messages.map(({ code }) => code);

const SENT = ['P 041530Z MAR 09', 'FM AMEMBASSY NORDHAVEN', 'TO SECSTATE WASHDC PRIORITY 1234', 'BT'];
const LABELS = ['', 'E.O. 12958: N/A', 'TAGS: PREL', 'SUBJECT: TALKS', '', '1. (U) The herring.'];
const withLineOne = (...lines: string[]) => inspected(...SENT, ...lines, ...LABELS);
const sent = (...lines: string[]) => inspected('P 041530Z MAR 09', 'FM AMEMBASSY NORDHAVEN', ...lines);
const post = (address: string, more: object = {}) => ({
  ...{ routing: null, address, precedence: null, number: null },
  ...more,
});

describe('the address part', () => {
  it('1. transmission id, routing and DE line with section and day of the year', () => {
    const lines = ['VZCZCXRO0562', 'PP RUEHNX', 'DE RUEHNV #4141/01 2360244'];
    expect(inspected(...lines)).toMatchObject({
      transmissionId: 'VZCZCXRO0562',
      julian: { day: 236, time: '02:44' },
    });
    const { fields } = readCable(recordOf(lines.join('\n')), VOCABULARY);
    expect(fields.routing?.value).toEqual({ precedence: 'PRIORITY', indicators: ['RUEHNX'] });
    expect(fields.originator?.value).toMatchObject({ routing: 'RUEHNV', serial: '4141' });
  });

  it.each(['Cable Text: VZCZCLOI278', 'VZCZCLOI278&'])('1. the transmission id of %s', (line) =>
    expect(inspected(line).transmissionId).toBe('VZCZCLOI278'),
  );

  it.each([
    ['DE RUDTNV 3516 1271020', { day: 127, time: '10:20' }],
    ['DE RUEHNV 80007 2121515', { day: 212, time: '15:15' }],
    ['DE RUEHNV #0007 2121515Z', { day: 212, time: '15:15' }],
  ])('1. the DE line of another era: %s', (line, julian) => expect(inspected(line).julian).toEqual(julian));

  it('2. line 1 above the transmission: both are read', () => {
    const found = inspected(
      ...['S E C R E T   STATE   00119085 ', 'VZCZCXRO0706', 'PP RUEHNV', 'DE RUEHC #9085 0631612'],
      ...['ZNY SSSSS ZZH', 'P 041550Z MAR 09', 'FM SECSTATE WASHDC', 'TO RUEHNV/AMEMBASSY NORDHAVEN 0001'],
      ...['', 'SIPDIS', ...LABELS],
    );
    expect(found).toMatchObject({
      ...{ mrn: '09STATE119085', transmissionId: 'VZCZCXRO0706', classification: 'SECRET' },
      ...{ from: 'SECSTATE WASHDC', captions: ['SIPDIS'] },
      to: [post('AMEMBASSY NORDHAVEN', { routing: 'RUEHNV', number: '0001' })],
    });
    expect(found.messages.map(({ code }) => code)).not.toContain('second-cable');
  });

  it('3. two precedences and the date-time group', () =>
    expect(inspected('P R 041820Z JAN 10')).toMatchObject({
      dtg: '2010-01-04T18:20:00Z',
      precedence: { action: 'PRIORITY', info: 'ROUTINE' },
    }));

  it('3. a doubled prosign is one', () =>
    expect(inspected('OO 041820Z JAN 10').precedence).toEqual({ action: 'IMMEDIATE', info: null }));

  it('4. a noisy date-time group, with a warning', () => {
    const found = inspected('P 251346 Z JUN 7 3');
    expect(found.dtg).toBe('1973-06-25T13:46:00Z');
    expect(found.messages).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'dtg-noise' }),
    );
    expect(codes('P 251346Z JUN 73')).not.toContain('dtg-noise');
  });

  it.each([
    ['O 301601z SEP 08', '2008-09-30T16:01:00Z'],
    ['R 301601Z SEPTEMBER 2008', '2008-09-30T16:01:00Z'],
    ['R 301601 SEP 08', '2008-09-30T16:01:00Z'],
    ['R 301601ZSEP74', '1974-09-30T16:01:00Z'],
    ['301601Z SEP 74', '1974-09-30T16:01:00Z'],
    ['R 301601Z SEP 66', '1966-09-30T16:01:00Z'],
    ['R 301601Z SEP 65', '2065-09-30T16:01:00Z'],
    ['R 171714Z APR 69 ZFF SOUTHPORT', '1969-04-17T17:14:00Z'],
  ])('4. the group of %s', (line, dtg) => expect(inspected(line, 'FM AMEMBASSY NORDHAVEN').dtg).toBe(dtg));

  it('4. one in a reference is not the date of the cable', () => {
    const found = inspected('SUBJECT: TALKS', 'REF: SECDEF MSG DTG', '251847Z MAR 08', '', '1. (U) Text.');
    expect(found.dtg).toBeNull();
    expect(found.messages.map(({ code }) => code)).not.toContain('second-cable');
  });

  it('5. a page header among the addresses is none', () => {
    const found = inspected(
      ...['FM SECSTATE WASHDC', 'TO PAGE 02        STATE   015113  182333Z '],
      ...['ALL DIPLOMATIC POSTS COLLECTIVE PRIORITY', '', 'PAGE 03        STATE   015113  182333Z', ''],
      ...['AMEMBASSY NORDHAVEN PRIORITY'],
    );
    const precedence = 'PRIORITY';
    expect(found.to).toEqual([
      post('ALL DIPLOMATIC POSTS COLLECTIVE', { precedence }),
      post('AMEMBASSY NORDHAVEN', { precedence }),
    ]);
  });

  it('6. the posts left out of a collective run on to the next routed address', () => {
    const found = sent(
      ...['TO RUEHXX/COASTAL POLITICAL COLLECTIVE', 'XMT AMEMBASSY SOUTHPORT', 'AMEMBASSY LACUNE'],
      ...['RUEHC/SECSTATE WASHDC', 'INFO ALL COASTAL CAPITALS', 'XMT/AMCONSUL PORT ELLEN, AMEMBASSY OSLO'],
    );
    expect(found).toMatchObject({
      to: [
        post('COASTAL POLITICAL COLLECTIVE', { routing: 'RUEHXX' }),
        post('SECSTATE WASHDC', { routing: 'RUEHC' }),
      ],
      info: [post('ALL COASTAL CAPITALS')],
      excluded: ['AMEMBASSY SOUTHPORT', 'AMEMBASSY LACUNE', 'AMCONSUL PORT ELLEN', 'AMEMBASSY OSLO'],
    });
  });

  it('7. line 1 glued to an address', () => {
    const found = inspected(
      ...['R 041530Z MAR 04', 'FM AMEMBASSY NORDHAVEN', 'TO SECSTATE WASHDC PRIORITY 1234'],
      ...['INFO SECDEF WASHINGTON DCUNCLAS SECTION 01 OF 07 NORDHAVEN 002271', ...LABELS],
    );
    expect(found).toMatchObject({
      ...{ mrn: '04NORDHAVEN2271', classification: 'UNCLASSIFIED', section: { number: 1, of: 7 } },
      info: [post('SECDEF WASHINGTON DC')],
    });
  });

  it('7. no sentence is cut before a level', () => {
    const { fields } = readCable(recordOf('The agent called itSECRET NORDHAVEN 12'), VOCABULARY);
    expect(fields.classification).toBeUndefined();
  });

  it('8. routing, address, precedence and number', () =>
    expect(inspected('TO RUEHC/SECSTATE WASHDC PRIORITY 3188').to).toEqual([
      { routing: 'RUEHC', address: 'SECSTATE WASHDC', precedence: 'PRIORITY', number: '3188' },
    ]));

  it.each(['PIORITY', 'PRIOITY', 'PRIORTY'])('9. %s is PRIORITY, with a warning', (word) => {
    const found = inspected(`TO AMEMBASSY SOUTHPORT ${word} 0012`);
    expect(found.to).toEqual([post('AMEMBASSY SOUTHPORT', { precedence: 'PRIORITY', number: '0012' })]);
    expect(found.messages.map(({ code }) => code)).toContain('precedence-misspelt');
  });

  it.each([
    'DET 1 39LG SOUTHPORT TU',
    '39OS SOUTHPORT AB TU',
    'DIA WASHDC//DHO-2//',
    'SECDEF WASHDC//OASD:ISA//',
  ])('10. %s has no number', (address) =>
    expect(inspected(`INFO RUEUITH/${address}`).info).toEqual([post(address, { routing: 'RUEUITH' })]),
  );

  it('10. FM with its value on the next line', () =>
    expect(inspected('FM', 'AMEMBASSY NORDHAVEN', 'TO SECSTATE WASHDC').from).toBe('AMEMBASSY NORDHAVEN'));
});

describe('line 1 and captions', () => {
  it('11. a doubled SIPDIS is one caption', () => {
    const found = withLineOne('UNCLAS NORDHAVEN 000373', '', 'SIPDIS', '', 'SI PDIS');
    expect(found.captions).toEqual(['SIPDIS']);
    expect(found.messages.map(({ code }) => code)).toContain('repeated-caption');
  });

  it.each([
    ['UNCLAS SECTION 01 OF 02 NORDHAVEN 000373 ', '', 'E F T O'],
    ['UNCLAS E F T O NORDHAVEN 000373'],
    ['UNCLAS EFTO NORDHAVEN 000373'],
  ])('12. EFTO is a control and no part of the number: %s', (...lines) =>
    expect(withLineOne(...lines)).toMatchObject({
      ...{ mrn: '09NORDHAVEN373', classification: 'UNCLASSIFIED', controls: ['EFTO'] },
    }),
  );

  it.each([
    ['SCTION 02 OF 03', { number: 2, of: 3 }],
    ['SECTION 0SECTION02OF03', { number: 2, of: 3 }],
    ['SECTION 02 F 03', { number: 2, of: 3 }],
    ['SECTION O2 OF 03', { number: 2, of: 3 }],
    ['092OF5', null],
  ])('12. nor is a garbled section: %s', (section, read) => {
    const found = withLineOne(`UNCLAS ${section} NORDHAVEN 000373`);
    expect(found).toMatchObject({ mrn: '09NORDHAVEN373', section: read });
    expect(found.messages.map(({ code }) => code)).toContain('section-garbled');
  });

  it.each([
    'UNCLAS NORDHAVEN 000373 ZDK 374',
    'UNCLAS NORDHAVEN 000373ZFR374',
    'UNCLAS NORDHAVEN 000373 TOSEC 140323',
    'UNCLAS NORDHAVEN 000373 ***** SUSPECTED DUPLICATE *****',
    '***** UNCLAS NORDHAVEN 000373 *****',
    'UNCLAS AMEMBASSY NORDHAVEN 000373',
    'UNCLAS NORDAVEN 000373',
    'UNCLAS 09NORDHAVEN 373',
  ])('12. nor is what the machine adds, or a letter too few: %s', (line) => {
    const found = withLineOne(line);
    expect(found.mrn).toBe('09NORDHAVEN373');
    expect(found.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['UNCLAS USUN 000457', '09USUNNEWYORK457'],
    ['UNCLAS SECSTATE 012345', '09STATE12345'],
    ['UNCLAS RIO DE JANEIRO 000012', '09RIODEJANEIRO12'],
  ])('12. a station is named in full: %s', (line, mrn) => expect(withLineOne(line).mrn).toBe(mrn));

  it('12. another station is told and stays', () => {
    const found = withLineOne('UNCLAS SOUTHPORT 000373');
    expect(found.mrn).toBe('09SOUTHPORT373');
    expect(found.messages.map(({ code }) => code)).toContain('station-differs');
  });

  it('13. letters apart, in small letters', () =>
    expect(withLineOne('S e c r e t nordhaven 001938')).toMatchObject({
      ...{ mrn: '09NORDHAVEN1938', classification: 'SECRET' },
    }));

  it.each([
    ['UNCLASSIFIED NORDHAVEN 2481', 'UNCLASSIFIED', []],
    ['LIMITED OFFICIAL USE -NORDHAVEN 2308', 'UNCLASSIFIED', ['LOU']],
    ['C O N F I D E N T I A L  NORDHAVEN 000093', 'CONFIDENTIAL', []],
    ['C O N F I D E N T I A L NORDHAVEN 000093 // NF', 'CONFIDENTIAL', ['NOFORN']],
    ['UNCLASSIFIED//FOR OFFICIAL USE ONLY NORDHAVEN 000093', 'UNCLASSIFIED', ['FOUO']],
  ])('13. other forms of line 1: %s', (line, classification, controls) =>
    expect(withLineOne(line)).toMatchObject({ classification, controls }),
  );

  it.each([
    ['C O R R E C T E D COPY (SUBJECT LINE)', 'SUBJECT LINE'],
    ['C O R R E C T E D  C O P Y - - CLASSIFIED BY LINE ADDED', 'CLASSIFIED BY LINE ADDED'],
    ['C O R R E C T E D COPY OF NORDHAVEN 1957 - TEXT', 'OF NORDHAVEN 1957 - TEXT'],
    ['C O R R E C T E D COPY//SUBJECT LINE//////////', 'SUBJECT LINE'],
    ['CORRECTED COPY', 'CORRECTED COPY'],
  ])('14. what was corrected is no subject: %s', (line, correctedCopy) =>
    expect(withLineOne('UNCLAS NORDHAVEN 000373', '', line, '', 'NOFORN SIPDIS')).toMatchObject({
      ...{ correctedCopy, subject: 'TALKS', captions: ['NOFORN', 'SIPDIS'] },
    }),
  );

  it('15. a banner of two lines', () =>
    expect(inspected('UNCLASSIFIED', 'SBU', ...LABELS)).toMatchObject({
      ...{ classification: 'UNCLASSIFIED', controls: ['SBU'] },
    }));
});

describe('headers of any length', () => {
  it.each([
    ['addresses', (n: number) => `INFO RUEHC/SECSTATE WASHDC\n${'RUEHXX/AMEMBASSY SOUTHPORT\n'.repeat(n)}`],
    ['posts left out', (n: number) => `INFO ALL POSTS\nXMT AMEMBASSY OSLO\n${'AMEMBASSY OSLO\n'.repeat(n)}`],
    ['glued levels', (n: number) => `${'SECDEF WASHDCUNCLASSECRETCONFIDENTIAL 1\n'.repeat(n)}`],
    ['page headers', (n: number) => `TO\n${'PAGE 02 STATE 015113 182333Z\n\n'.repeat(n)}`],
    ['copies', (n: number) => `ACTION EUR-12\nINFO ${'OCT-01 ISO-00 CIAE-00 \n'.repeat(n)}`],
  ])('%s take work by their number', (_what, text) =>
    expect(growth(600, (n) => readCable(recordOf(text(n)), VOCABULARY))).toBeLessThan(LINEAR),
  );
});

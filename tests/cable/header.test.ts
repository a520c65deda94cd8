import { describe, expect, it } from 'vitest';
import { readCable } from '../../src/cable/read-cable.ts';
import type { Cable } from '../../src/model/cable.ts';
import { sliceOf } from '../../src/model/span.ts';
import { cableText, codes, portion, read, recordOf, VOCABULARY } from './invented.ts';

const LABELS = [
  'E.O. 12958: DECL: 03/04/2031',
  'TAGS: PREL, NO',
  'SUBJECT: (U) TALKS',
  '',
  'Classified By: DCM Ann Poole. Reasons 1.4 (b) and (d).',
];
const BODY = ['1. (C) The baker sold the plans.', 'ASHDOWN'];

/** What a copy shows without asking anybody. */
const shown = (cable: Cable): string =>
  [...cable.layout, ...cable.furniture.map(({ span }) => span)]
    .map((span) => sliceOf(cable.text, span))
    .join('\n');
const unread = (cable: Cable): string[] =>
  cable.messages.flatMap(({ code, span }) => (code === 'unread' && span ? [sliceOf(cable.text, span)] : []));
const errors = (cable: Cable): string[] =>
  cable.messages.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const withLines = (before: string, ...lines: string[]): Cable =>
  readCable(
    recordOf(
      cableText({ labels: LABELS, captions: ['SIPDIS'], body: BODY }).replace(
        before,
        [before, ...lines].join('\n'),
      ),
    ),
    VOCABULARY,
  );
const instead = (line: string, ...lines: string[]): Cable =>
  readCable(recordOf(cableText({ labels: LABELS, body: BODY }).replace(line, lines.join('\n'))), VOCABULARY);

describe('words on a header line', () => {
  it.each([
    ['below E.O.', withLines('DECL: 03/04/2031', 'we heard that the agent ZEBRA sold the plans')],
    ['below E.O., in capitals', withLines('DECL: 03/04/2031', 'ZEBRA IS OUR AGENT')],
    ['behind the date', instead('DECL: 03/04/2031', 'DECL: 03/04/2031 ZEBRA IS OUR AGENT')],
    ['behind tags', instead('TAGS: PREL, NO', 'TAGS: PREL, NO Zebra is our paid agent in the ministry')],
    ['behind tags, in capitals', instead('TAGS: PREL, NO', 'TAGS: PREL, NO ZEBRA SOLD THE PLANS')],
    ['below tags', withLines('TAGS: PREL, NO', 'ZEBRA SOLD HARBOR PLANS TO IRAN LAST MAY', 'AND PAID CASH')],
    [
      'in Classified By',
      instead('Ann Poole. ', 'Ann Poole. Zebra of the ministry is the source\nand sold the plans for cash. '),
    ],
    ['in Classified By, short', instead('Ann Poole. ', 'Ann Moe. Zebra stole maps. ')],
    ['in a bracket of it', instead('Poole. ', 'Poole (Zebra stole maps). ')],
    ['below it, without reasons', instead(' Reasons 1.4 (b) and (d).', '\nZebra stole maps')],
    ['behind the reasons', instead('and (d).', 'and (d). Zebra sold harbor plans 1.4(d).')],
    ['among addresses', withLines('INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', 'ZEBRA SOLD PLANS TO IRAN')],
    ['behind INFO', instead('INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', 'INFO ZEBRA STOLE PLANS')],
    ['routed', instead('ALL COASTAL POSTS COLLECTIVE', 'ZEBRA STOLE HARBOR PLANS')],
    ['behind FM', withLines('FM AMEMBASSY NORDHAVEN', 'FM Zebra who sold us the plans')],
    ['as FM', instead('FM AMEMBASSY NORDHAVEN', 'FM ZEBRA STOLE PLANS')],
    ['behind the date-time group', instead('R 041530Z MAR 06', 'R 041530Z MAR 06 Zebra sold the plans')],
    ['behind the security letters', instead('ZNY CCCCC ZZH', 'ZNY CCCCC ZZH Zebra sold the plans ZZH')],
    ['as drafter', withLines('FM AMEMBASSY NORDHAVEN', 'DRAFTED BY ZEBRA, OUR PAID AGENT')],
    ['behind the dash counter', withLines('FM AMEMBASSY NORDHAVEN', '------------ 003526 ZEBRA SOLD PLANS')],
    ['in a passing line', withLines('SIPDIS', '', 'DEPT PLEASE PASS THAT ZEBRA SOLD THE HARBOR PLANS')],
    ['in a list of names', withLines('SIPDIS', '', 'DEPT PASS PLANS STOLEN TO ZEBRA FOR MONEY')],
    ['behind FROM', withLines('SIPDIS', '', 'FROM ZEBRA WHO SOLD THE HARBOR PLANS TO IRAN')],
    ['behind a caption', withLines('SIPDIS', '', 'NODIS FOR ZEBRA WHO SOLD THE HARBOR PLANS')],
    ['as minimized', withLines('SIPDIS', '', 'ZEBRA SOLD PLANS MINIMIZE CONSIDERED')],
    ['as a post with a number', withLines('SIPDIS', '', 'EMBASSY ZEBRA SOLD PLANS MESSAGE NO. 107/01')],
    ['as a clearance without drafter', withLines('FM AMEMBASSY NORDHAVEN', 'AGENT:ZEBRA')],
    [
      'as a clearance behind the counter',
      withLines('FM AMEMBASSY NORDHAVEN', 'DRAFTED BY EUR:APOOLE', '------------ 003526', 'AGENT:ZEBRA'),
    ],
    ['as a post with an article', withLines('INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', 'ZEBRA OF THE NSC')],
    [
      'behind a page header',
      withLines(
        'INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE',
        '',
        'PAGE 02 NORDHAVEN 00123 041530Z',
        'ZEBRA SOLD PLANS TO IRAN',
      ),
    ],
    ['below FM', instead('FM AMEMBASSY NORDHAVEN', 'FM', 'ZEBRA STOLE PLANS')],
    ['left out', withLines('INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', 'XMT ZEBRA, STOLE PLANS')],
    [
      'before a glued line 1',
      instead('ZNY CCCCC ZZH', 'Zebra sold plansC O N F I D E N T I A L OSLO 000001'),
    ],
    ['behind a correction', withLines('SIPDIS', '', 'C O R R E C T E D COPY ZEBRA SOLD THE PLANS')],
  ])('%s is held and told', (_where, cable) => {
    expect(shown(cable)).not.toMatch(/zebra/i);
    expect(unread(cable).join('\n')).toMatch(/zebra/i);
  });

  it('of a reference is its title', () => {
    const cable = instead(
      'SUBJECT: (U) TALKS',
      'SUBJECT: (U) TALKS',
      'REF: A. NORDHAVEN 8',
      ' C. MINISTER ZEBRA TOOK 500',
    );
    expect(cable.portions.filter(({ kind }) => kind === 'reference')).toHaveLength(1);
    expect(shown(cable)).not.toContain('ZEBRA');
  });

  it.each([
    'NODIS FOR ZEBRA WHO SOLD THE HARBOR PLANS TO IRAN',
    'SIPDIS FOR ZEBRA WHO SOLD THE HARBOR PLANS',
    'FOR ZEBRA AND KOZLOV WHO SOLD THE HARBOR PLANS ONLY',
    'FOR ZEBRA ONLY',
  ])('in the body are text: %s', (line) => {
    const cable = read({ labels: LABELS, body: ['1. (C) Text.', line, 'and so on.'] });
    expect(shown(cable)).not.toContain('ZEBRA');
  });
});

describe('an ordinary header', () => {
  it.each([
    ['ZNY CCCCC ZZH', 'ZNY CCCCC ZZH ZFF-1'],
    ['R 041530Z MAR 06', 'R 041530Z MAR 06 ZDK'],
    ['INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', 'INFO RHEFDIA/DIA WASHDC//DHO-2//'],
    [
      'INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE',
      'INFO RUEHXX/ALL OECD CAPITALS\nXMT AMEMBASSY SOUTHPORT\nAMCONSUL LACUNE',
    ],
    [
      'INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE',
      'INFO RUEUITH/DET 1 39LG SOUTHPORT TU\nRHMFISS/HQ USEUCOM VAIHINGEN GE',
    ],
    [
      'INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE',
      'INFO JOINT STAFF WASHDC\nUSMISSION USNATO 0012\nWHITE HOUSE WASHDC',
    ],
    ['FM AMEMBASSY NORDHAVEN', 'FM USMISSION NORDHAVEN'],
    ['FM AMEMBASSY NORDHAVEN', 'ACTION EUR-12\nINFO  OCT-01 ISO-00 CIAE-00 /068 W\nFM AMEMBASSY NORDHAVEN'],
    ['FM AMEMBASSY NORDHAVEN', 'DRAFTED BY EUR/PP:WPEELE\nAPPROVED BY THE SECRETARY\nFM AMEMBASSY NORDHAVEN'],
    ['FM AMEMBASSY NORDHAVEN', '------------------201212Z 109980 /20\nFM AMEMBASSY NORDHAVEN'],
    ['SIPDIS', 'STATE FOR EUR/RUS (PEELE), EUR/ACE'],
    ['SIPDIS', 'DEPT FOR NEA/MAG AND DRL'],
    ['SIPDIS', 'PLEASE PASS TO NSC FOR AMB. PEELE'],
    ['SIPDIS', 'SOUTHPORT FOR AMBASSADOR PEELE'],
    ['SIPDIS', 'FOR AMBASSADOR FROM ASSISTANT SECRETARY'],
    ['SIPDIS', 'FROM THE SECRETARY'],
    ['SIPDIS', 'EXDIS FOR AMBASSADOR'],
    ['SIPDIS', 'USDOC FOR BIS/OUS/RPEELE'],
    ['SIPDIS', 'SOUTHPORT ALSO FOR USOECD'],
    ['SIPDIS', 'GENEVA: FOR CD DELEGATION'],
    ['SIPDIS', 'C O R R E C T E D COPY (SUBJECT LINE)'],
    ['SIPDIS', 'SENSITIVE\nSIPDIS\nNOFORN'],
    ['TAGS: PREL, NO', 'TAGS: PREL PGOV KDEM UNSC NO'],
    ['TAGS: PREL, NO', 'TAGS: OVIP (PEELE, ROSE B.), PGOV, ECON,\nNO, IS, POGOV'],
    ['TAGS: PREL, NO', 'TAGS: KFRDKIRFCVISCMGTKOCIASECPHUMSMIGEG'],
    ['TAGS: PREL, NO', 'TAGS: PREL, HUMAN RIGHTS, NO'],
    ['TAGS: PREL, NO', 'TAGS: ECON SIPDIS ETRD NO\nEINV'],
    ['DECL: 03/04/2031', 'DECL: X1, X5'],
    ['DECL: 03/04/2031', 'DECL:\n03/04/2031'],
    ['DECL: 03/04/2031', 'DECL: AFTER OPENING OF THE LIGHTHOUSE'],
    ['DECL: 03/04/2031', 'DECL: 25X1-HUMAN'],
    ['DECL: 03/04/2031', 'DECL: 04 MAR 2031 (PEELE, ROSE B.)'],
    [
      'Classified By: DCM Ann Poole. Reasons',
      'CLASSIFIED BY: ACTING DEPUTY PRINCIPAL OFFICER L. HOLM.  REA\nSONS:',
    ],
    ['Classified By: DCM Ann Poole. Reasons', 'Classified By: A/POL COUNS. ANN POOLE FOR REASONS'],
    ['Classified By: DCM Ann Poole. Reasons', 'Classified By: Amb. Ann Poole, E.O. 12958, reasons:'],
    ['Classified By: DCM Ann Poole. Reasons', 'Classified By: Ann Poole, Ambassador, US Embassy. REASON:'],
  ])('is wholly readable: %j -> %j', (from, to) => {
    const text = cableText({ labels: LABELS, captions: ['SIPDIS'], body: BODY }).replace(from, to);
    const cable = readCable(recordOf(text), VOCABULARY);
    expect(unread(cable)).toEqual([]);
    expect(errors(cable)).toEqual([]);
  });
});

describe('a second cable in the file', () => {
  const other = cableText({
    security: 'ZNY SSSSS ZZH',
    lineOne: 'S E C R E T NORDHAVEN 000124',
    labels: LABELS,
    body: ['1. The vault is open.'],
  }).replaceAll('#0123/01', '#0124/01');
  const lineOneOn = other.slice(other.indexOf('S E C R E T'));
  const first = {
    lineOne: 'UNCLAS NORDHAVEN 000123',
    security: 'ZNR UUUUU ZZH',
    labels: ['TAGS: ECON', 'SUBJECT: X'],
  };

  it.each([
    ['whole', other],
    ['behind the end of message', `BT\n#0123\nNNNN\n${other}`],
    ['from its line 1 on', `BT\n${lineOneOn}`],
    ['with a handling word nobody knows', lineOneOn.replace('000124', '000124 PERSONAL')],
    ['without number', 'S E C R E T NORDHAVEN\n\nThe vault is open.'],
    [
      'quoted',
      'FOLLOWING REPEAT SOUTHPORT 9\nR 041530Z JAN 06\nFM AMEMBASSY SOUTHPORT\nTO SECSTATE\nThe vault is open.',
    ],
    ['in plain letters', 'SECRET SOUTHPORT 000009\nThe vault is open.'],
  ])('%s holds all of it', (_how, text) => {
    const cable = read({ ...first, body: ['1. The fair opens.', 'ASHDOWN', '', ...text.split('\n')] });
    expect(errors(cable)).toContain('second-cable');
    expect(
      errors(read({ ...first, body: ['1. The fair opens.', 'ASHDOWN', 'BT', '#0123', 'NNNN'] })),
    ).toEqual([]);
  });

  it('holds all of it where the first has no numbered paragraph', () => {
    const cable = read({ ...first, body: ['The fair opens.', 'ASHDOWN', '', ...other.split('\n')] });
    expect(errors(cable)).toContain('second-cable');
  });

  it('holds all of it where the first has no line 1', () => {
    const cable = readCable(
      recordOf(`${cableText({ ...first, lineOne: '', labels: [], body: ['Fair.'] })}\n${other}`),
      VOCABULARY,
    );
    expect(errors(cable)).toContain('second-cable');
  });

  it.each([
    'SOUTHPORT 3996 reported that the fair is open.',
    'Secret talks in Southport 1998 came to nothing.',
    'SECRET TALKS IN SOUTHPORT 14 DAYS AGO CAME TO NOTHING.',
    'CONFIDENTIAL TALKS OF 1998',
    'FM radio is heard in the harbour.',
    'DE FACTO THE FAIR IS OPEN.',
    'E.O. 12958 says so.',
  ])('is not what the text says: %s', (line) => {
    const cable = read({ ...first, body: ['1. The embassy wrote:', line, '', '2. End.', 'ASHDOWN'] });
    expect(errors(cable)).toEqual([]);
  });

  it('is not a later section of the cable, whose captions, codes and instructions count', () => {
    const section = cableText({
      lineOne: 'C O N F I D E N T I A L SECTION 02 OF 02 NORDHAVEN 000123 NODIS',
      labels: ['E.O. 12958: DECL: 03/04/2030', 'TAGS: PREL, CVIS'],
      body: ['blue.', '', '2. (C) It sank.'],
    }).replaceAll('#0123/01', '#0123/02');
    const cable = read({ labels: LABELS, body: ['1. (C) The boat was', '', ...section.split('\n')] });
    expect(errors(cable)).toEqual([]);
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['NODIS']);
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'NO', 'CVIS']);
    expect(cable.fields.declassification.map(({ value }) => value.slice(-4))).toEqual(['2031', '2030']);
  });
});

describe('a declassification line', () => {
  const instructions = (cable: Cable) => cable.fields.declassification.map(({ value }) => value);

  it.each([
    ['behind a blank line', withLines('DECL: 03/04/2031', '', 'DECL: 03/04/2034')],
    ['behind the reasons', instead('and (d).', 'and (d). DECL: 03/04/2034')],
    ['in other words', instead('and (d).', 'and (d).', 'Declassify on: 03/04/2034')],
  ])('%s is one more instruction', (_where, cable) => {
    expect(instructions(cable)).toHaveLength(2);
    expect(instructions(cable)[1]).toMatch(/^(?:DECL|Declassify on): 03\/04\/2034$/);
    expect(unread(cable)).toEqual([]);
  });

  it('in its doubled form is one', () => {
    const doubled = 'E.O. 12958: E.O. 12958: DECL: 04/08/14 DECL: 04/08/14';
    expect(instructions(instead('E.O. 12958: DECL: 03/04/2031', doubled))).toEqual([doubled]);
  });

  it('in the body holds the cable unless it repeats the header', () => {
    const body = (line: string) => [...BODY.slice(0, 1), '', line, '', '2. (C) End.'];
    expect(errors(read({ labels: LABELS, body: body('E.O. 12958: DECL: 03/04/2034') }))).toEqual([
      'instruction-in-body',
    ]);
    expect(errors(read({ labels: LABELS, body: body('DECL: 03/04/2034') }))).toEqual(['instruction-in-body']);
    expect(errors(read({ labels: LABELS, body: body('E.O. 12958: DECL: 03/04/2031') }))).toEqual([]);
  });

  it.each([
    withLines('DECL: 03/04/2031', '', '(EXTENDED UNTIL 2034)'),
    instead('TAGS: PREL, NO', 'TAGS: DECL: 03/04/2034'),
  ])('of which only words are left holds the cable', (cable) =>
    expect(errors(cable)).toContain('instruction-astray'),
  );

  it.each([
    'Declassification date is June 1, 2033.',
    'Nondeclassifiable.',
    'Review on 2033.',
    'Classified until 06/01/2033.',
    'Not to be opened until June 2033.',
    'Exempt from automatic release.',
    'Downgrade in 2033.',
    'X1.',
    '25X1.',
    'OADR.',
    'MR.',
  ])('that is a tail of Classified By, as %j, holds the cable', (tail) =>
    expect(errors(instead('and (d).', `and (d). ${tail}`))).toContain('instruction-astray'),
  );

  it.each([
    'The source is our baker.',
    'Mr. Poole spoke until he tired.',
    'MR. POOLE SPOKE.',
    'The views are mr2 and x10.',
  ])('is not what %j says', (tail) =>
    expect(errors(instead('and (d).', `and (d). ${tail}`))).not.toContain('instruction-astray'),
  );
});

describe('the classification line', () => {
  const line = (lineOne: string, more: readonly string[] = []) =>
    read({
      security: 'ZNR UUUUU ZZH',
      lineOne,
      labels: ['TAGS: ECON', 'SUBJECT: X'],
      captions: more,
      body: ['1. Text.'],
    });

  it.each([
    ['UNCLAS NORDHAVEN 000123 SECRET', 'line-one-unread'],
    ['UNCLAS NORDHAVEN 000123 PERSONAL', 'line-one-unread'],
    ['UNCLAS SENSTIVE NORDHAVEN 000123', 'marking-in-station'],
    ['UNCLAS PERSONAL SENSITIVE NORDHAVEN 000123', 'marking-in-station'],
    ['UNCLAS SECERT NORDHAVEN 000123', 'marking-in-station'],
    ['UNCLAS PERSONAL NORDHAVEN 000123', 'words-in-station'],
  ])('with a word nobody knows holds the cable: %s', (lineOne, code) =>
    expect(errors(line(lineOne))).toContain(code),
  );

  it('warns where its station or serial is not the sender', () => {
    expect(codes(line('UNCLAS SOUTHPORT 000123'))).toContain('station-differs');
    expect(codes(line('UNCLAS NORDHAVEN 000124'))).toContain('serial-differs');
    expect(codes(line('UNCLAS NORDHAVEN 000123'))).toEqual(['unmarked']);
  });

  it.each(['SECRET//NOFORN', 'THIS IS SECRET', 'this is Secret', 'NATO SECRET'])(
    'is outbid by a level apart from it: %s',
    (other) => {
      const cable = line('UNCLAS NORDHAVEN 000123', [other]);
      expect(errors(cable)).toContain('witness-conflict');
      expect(cable.overall?.level).toBe('S');
    },
  );

  it('holds the cable for a misspelt caption apart from it', () => {
    expect(errors(withLines('SIPDIS', '', 'NODDIS'))).toEqual(['marking-misspelt']);
  });

  it('takes controls and captions from lines nobody could read', () => {
    const cable = withLines('SIPDIS', '', 'RESTRICTED DATA', 'ATOMIC ENERGY ACT OF 1954', 'HANDLE AS NODIS');
    expect(cable.overall?.aea).toEqual(['RD']);
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['SIPDIS', 'NODIS']);
  });

  it.each([
    withLines('INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', 'NODIS'),
    instead('ALL COASTAL POSTS COLLECTIVE', 'ALL COASTAL POSTS NODIS'),
    withLines('SIPDIS', '', 'STATE FOR EUR NODIS'),
    withLines('SIPDIS', '', 'Nodis please'),
    instead('TAGS: PREL, NO', 'TAGS: PREL, NO NODIS'),
    instead('TAGS: PREL, NO', 'TAGS: PREL, NODIS, NO'),
  ])('takes a caption from among addresses and tags', (cable) =>
    expect(cable.fields.captions.map(({ value }) => value)).toContain('NODIS'),
  );
});

describe('captions that are controls', () => {
  it('add to the marking, in the header and in the body', () => {
    const head = read({ captions: ['NOFORN'], body: ['1. (C) Text.', '', '2. Text.'] });
    expect(portion(head, '2')?.marking.dissem).toEqual(['NF']);
    const body = read({ body: ['1. (C) Text.', '', 'NOFORN', '', '2. Text.'] });
    expect(portion(body, '2')?.marking.dissem).toEqual(['NF']);
  });

  it('make unclassified text SBU where SENSITIVE first stands in the body', () => {
    const parts = { security: 'ZNR UUUUU', lineOne: 'UNCLAS NORDHAVEN 000123', labels: ['SUBJECT: X'] };
    const cable = read({ ...parts, body: ['1. Text that goes', '', 'SENSITIVE', '', 'on.'] });
    expect(portion(cable, '1')?.marking.nonIC).toEqual(['SBU']);
  });
});

describe('ordinary lines of a header are read whole', () => {
  it.each([
    'STATE FOR EUR/SE, EUR/RPM AND NEA/I',
    'NSC FOR HOLLOWAY',
    'PARIS FOR USOECD',
    'TREASURY FOR INTERNATIONAL AFFAIRS - JMOE',
    'DEPT PASS USTR FOR LMOE, BVIK; DEPT PASS FEDERAL RESERVE',
    'USDOC FOR 4212/ITA/MAC/EUR/MOEN',
    'DEPT OF AGRICULTURE FOR FAS/OA',
    'STATE PASS USAID FOR LAC/CAM',
    'ROME PLEASE PASS TO FODAG',
    'EMBASSIES PASS TO USAID MISSIONS',
    'CDC FOR COGH AND DHHS FOR OGHA',
    'LABOR FOR ILAB (MOEN)',
    'VIENNA FOR UNVIE AND CTBTO',
    'STATE FOR DRL/IRF; ALSO FOR G/TIP',
    'NEA/ARP FOR ANDREW MOEN',
    'S/CT FOR VIK',
    'CAIRO FOR MOEN; LONDON FOR VIK; PARIS FOR LUND',
    'ATTN: EUR/RPM',
    'INFO OPS',
    'AMEMBASSY SOUTHPORT PASS TO AMCONSUL LACUNE',
    'H FOR PLEASE PASS TO SENATOR MOEN',
    'ATTENTION EUR/RPM',
    'SOUTHPORT MINIMIZE CONSIDERED',
    'EMBASSY SOUTHPORT MESSAGE NO. 107/01',
    'Sensitive but unclassified; please protect accordingly.',
  ])('passing: %s', (passing) => {
    expect(unread(withLines('SIPDIS', '', passing))).toEqual([]);
  });

  it.each([
    'RHMFISS/EUCOM POLAD VAIHINGEN GE',
    'RUEKJCS/JOINT STAFF WASHDC//J-3/J-5//',
    'RUEUITH/DET 1 39LG ANKARA TU',
    'RUEATRS/DEPT OF TREASURY WASHDC',
    'RUCPDOC/DEPT OF COMMERCE WASHDC PRIORITY 0412',
    'RHEFDIA/DIA WASHDC',
    'RUCNDT/USMISSION USUN NEW YORK 0359',
    'RHMFISS/HQ USCENTCOM MACDILL AFB FL',
    'RUEHXX/NATO EU COLLECTIVE IMMEDIATE',
  ])('address: %s', (address) => {
    const cable = withLines('INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE', address);
    expect(unread(cable)).toEqual([]);
    expect(cable.fields.info).toHaveLength(2);
  });
});

describe('the address part', () => {
  const INFO = 'INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE';
  const info = (cable: Cable) => cable.fields.info.map(({ value }) => value.address);

  it('leaves out a post without its routing indicator', () => {
    const cable = withLines(INFO, 'XMT RUEHAR/AMEMBASSY ACCRA');
    expect(cable.fields.excluded.map(({ value }) => value)).toEqual(['AMEMBASSY ACCRA']);
    expect(unread(cable)).toEqual([]);
  });

  it('goes on behind a blank line with an address that is routed, and with nothing else', () => {
    expect(info(withLines(INFO, '', 'RUEHOS/AMEMBASSY OSLO 0041'))).toHaveLength(2);
    expect(info(withLines(INFO, '', 'AMEMBASSY OSLO HEARD OF ZEBRA'))).toHaveLength(1);
    expect(shown(withLines(INFO, '', 'RUEHOS/ZEBRA SOLD HARBOR PLANS'))).not.toContain('ZEBRA');
    expect(shown(withLines(INFO, '', 'RUSSIA/ZEBRA ARMS DEAL'))).not.toContain('ZEBRA');
  });
});

describe('a header without labels', () => {
  const fields = (...lines: string[]) => readCable(recordOf(lines.join('\n')), VOCABULARY).fields;

  it('may be of a corrected copy', () => {
    const copy = ['S E C R E T OSLO 002634', '', 'C O R R E C T E D COPY (SUBJECT LINE)', '', 'NOFORN'];
    expect(fields(...copy).correctedCopy?.value).toBe('SUBJECT LINE');
  });

  it('may have the number that the party of the Secretary gives its messages', () => {
    const { number } = fields(
      'R 041530Z MAR 76',
      'FM USDEL SECRETARY IN PARIS',
      '',
      'S E C R E T SECTO 8013',
    );
    expect(number?.value).toEqual({ station: 'SECTO', serial: 8013 });
    expect(fields('S E C R E T STATE 12 TOSEC 44').number?.value.station).toBe('STATE');
  });
});

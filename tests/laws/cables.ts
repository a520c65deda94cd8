import fc from 'fast-check';

/** A paragraph of an invented cable. */
export interface Paragraph {
  readonly mark: string;
  readonly words: readonly string[];
}

/** An invented cable as its parts, so that a law can change one and keep the rest. */
export interface Parts {
  readonly level: 'S E C R E T' | 'C O N F I D E N T I A L' | 'UNCLAS';
  readonly decl: string;
  readonly caption: string;
  readonly reasons: string;
  readonly paragraphs: readonly Paragraph[];
  readonly heading: string;
  /** Printed in capitals, as telegrams of the nineties are. */
  readonly capitals: boolean;
}

/** Words of prose that begin a line as captions, labels and machine lines do. */
const LINE = fc.constantFrom(
  '\nPRIORITY TO THE OFFER FROM HARBOR,\n',
  '\nSIPDIS FOR SOLBERG WHO SOLD IT\n',
  '\nNODIS FOR US\n',
  '\nFM SOLBERG WHO SAID SO\n',
  '\nTAGS: THEY SAID\n',
  '\nDEPT PLEASE PASS THAT SOLBERG SOLD IT\n',
  '\nZNY CCCCC SAID\n',
);
const WORD = fc.constantFrom(
  'harbor',
  'quota',
  'council',
  'agreed',
  'winter',
  'pause',
  'draft',
  'annex',
  'bridge',
  'ferry',
  'island',
  'coal',
  'Henrik',
  'Solberg,',
  'editor',
  'told',
  'us',
  'Minister',
  'Fjeld',
  'Minister Sten Fjeld said',
  'Mr. Henrik Solberg, an editor, told us',
  'Ms. Berit Aune',
  '(protect)',
  '202-555-0143',
  'anna@example.org',
  'élan',
  '😀',
  'SIPDIS',
  'and',
  'the',
  'of',
  'E.O.',
  '12958',
);
const paragraph = fc.record({
  mark: fc.constantFrom('(C) ', '(C) ', '(S) ', '(U) ', '(SBU) ', '(S//NF) ', '(XQZ) ', '', '(S//RD) '),
  words: fc.array(fc.oneof({ weight: 30, arbitrary: WORD }, { weight: 1, arbitrary: LINE }), {
    minLength: 1,
    maxLength: 30,
  }),
});

export const parts: fc.Arbitrary<Parts> = fc.record({
  level: fc.constantFrom('S E C R E T', 'C O N F I D E N T I A L', 'UNCLAS'),
  decl: fc.constantFrom(
    'DECL: 03/12/2017',
    'DECL: 03/12/2031',
    'DECL: X1',
    'N/A',
    'DECL: 20/08/2017',
    'DECL: AFTER THE VISIT',
  ),
  caption: fc.constantFrom('SIPDIS', 'SIPDIS', 'EXDIS', 'SENSITIVE'),
  reasons: fc.constantFrom('Reasons 1.4 (b) and (d).', 'Reason 1.4 (d).', ''),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 6 }),
  heading: fc.constantFrom('', 'The Road Ahead'),
  capitals: fc.boolean(),
});

/** Cables that nothing but the gate keeps closed: declassified or unclassified, no caption, nobody named. */
export const openParts: fc.Arbitrary<Parts> = fc.record({
  level: fc.constantFrom('C O N F I D E N T I A L', 'UNCLAS'),
  decl: fc.constant('DECL: 03/12/2017'),
  caption: fc.constant('SIPDIS'),
  reasons: fc.constant('Reason 1.4 (d).'),
  paragraphs: fc.array(
    fc.record({
      mark: fc.constantFrom('(C) ', '(U) '),
      words: fc.array(fc.constantFrom('harbor', 'quota', 'council', 'winter', '202-555-0143'), {
        minLength: 1,
        maxLength: 8,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  heading: fc.constant(''),
  capitals: fc.boolean(),
});

const LETTERS = { 'S E C R E T': 'SSSSS', 'C O N F I D E N T I A L': 'CCCCC', UNCLAS: 'UUUUU' } as const;

/** The text of a cable; it may contradict itself, as cables do. */
export function printed({ level, decl, caption, reasons, paragraphs, heading, capitals }: Parts): string {
  const said = (words: readonly string[]): string =>
    capitals ? words.join(' ').toUpperCase() : words.join(' ');
  const body = paragraphs.map(({ mark, words }, i) => `${i + 1}. ${mark}${said(words)}.`);
  if (heading !== '') body.splice(1, 0, heading);
  return `VZCZCXRO1101
PP RUEHXX
DE RUEHNY #0412 0721001
ZN${level === 'UNCLAS' ? 'R' : 'Y'} ${LETTERS[level]} ZZH
P 131001Z MAR 07
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC PRIORITY 1201
BT
${level} OSLO 000412

${caption}

E.O. 12958: ${level === 'UNCLAS' && decl === 'DECL: 03/12/2017' ? 'N/A' : decl}
TAGS: PREL, NO
SUBJECT: FISHERY TALKS RESUME

${level === 'UNCLAS' ? '' : `Classified By: DCM Harriet Vale. ${reasons}\n\n`}${body.join('\n\n')}
VALE
`;
}

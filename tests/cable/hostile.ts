/** Inputs that make readers slow, each of about the size asked for, in characters. */
export interface Hostile {
  readonly name: string;
  readonly file: string;
  text(size: number): string;
}

const HEADER = [
  'VZCZCXRO0001',
  'PP RUEHXX',
  'DE RUEHNY #0097 0211200',
  'ZNY CCCCC ZZH',
  'P 211200Z JAN 08',
  'FM AMEMBASSY OSLO',
  'TO RUEHC/SECSTATE WASHDC PRIORITY 1220',
  'BT',
  'C O N F I D E N T I A L OSLO 000097',
  '',
  'SIPDIS',
  '',
].join('\n');
const LABELS = 'E.O. 12958: DECL: 01/20/2018\nTAGS: ECON, NO\nSUBJECT: HARBOR\n\n';
const BODY = '1. (C) The harbor is calm.\nVALE\n';

const filled = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));
const inHeader = (unit: string) => (size: number) =>
  `${HEADER}${LABELS.trim()} ${filled(unit, size)}\n\n${BODY}`;
const inBody = (unit: string) => (size: number) =>
  `${HEADER}${LABELS}1. (C) ${filled(unit, size)}\n\n${BODY}`;

export const HOSTILE: readonly Hostile[] = [
  { name: 'one line without an end', file: 'a.txt', text: inBody('a') },
  { name: 'a million blank lines', file: 'b.txt', text: inBody('\n') },
  { name: 'open brackets', file: 'c.txt', text: inBody('[(') },
  { name: 'portion marks without text', file: 'd.txt', text: inBody('(S//NF) ') },
  {
    name: 'numbered paragraphs of one word',
    file: 'e.txt',
    text: (size) => `${HEADER}${LABELS}${filled('1. (C) Calm.\n', size)}`,
  },
  {
    name: 'a header repeated as sections',
    file: 'f.txt',
    text: (size) => filled(`${HEADER}${LABELS}${BODY}`, size),
  },
  { name: 'page headers', file: 'g.txt', text: inBody('\nOSLO 00000097  002 OF 003\n') },
  {
    name: 'addresses',
    file: 'h.txt',
    text: (size) => HEADER.replace('BT\n', filled('RUEKJCS/SECDEF WASHDC PRIORITY\n', size)) + LABELS + BODY,
  },
  { name: 'letters spaced as levels are', file: 'i.txt', text: inBody('S E C R E T ') },
  { name: 'references behind one label', file: 'j.txt', text: inHeader('\nREF: A. OSLO 12 B. ') },
  {
    name: 'names and titles behind Classified By',
    file: 'k.txt',
    text: inHeader('\nClassified By: Ambassador Ruth Ashdown, and '),
  },
  {
    name: 'control characters among words',
    file: 'l.txt',
    text: inBody(`\u0003\u200b ${'calm '.repeat(40)}`),
  },
  {
    name: 'markup that never closes',
    file: 'm.html',
    text: (size) => `<html><code><pre>${HEADER}${LABELS}${filled('<a &amp; <b ', size)}`,
  },
  {
    name: 'a table of quotes',
    file: 'n.csv',
    text: (size) =>
      `"1","1/21/2008 12:00","08OSLO97","Embassy Oslo","SECRET","","FM AMEMBASSY OSLO","${filled('\\"', size)}"`,
  },
  { name: 'excisions and runs of X', file: 'o.txt', text: inBody('[1 line not declassified] XXXXXXXX [') },
  {
    name: 'release stamps',
    file: 'p.txt',
    text: inBody(
      '\nRELEASE IN PART B6\nUNCLASSIFIED U.S. Department of State Case No. F-2010-00001 Doc No. C05000000 Date: 01/01/2015\n',
    ),
  },
  {
    name: 'attributes of an archive',
    file: 'q.txt',
    text: (size) =>
      `Message Text\n${HEADER}${LABELS}${BODY}Message Attributes\n${filled('Concepts: HARBORS\n', size)}`,
  },
  {
    name: 'labels of the SMART form',
    file: 'r.txt',
    text: (size) =>
      `MRN: 12 OSLO 97\nDate/DTG: Jan 21, 2012 / 211200Z JAN 12\nFrom: AMEMBASSY OSLO\n${filled('Info: ROME, AMEMBASSY ROUTINE; ', size)}\n`,
  },
];

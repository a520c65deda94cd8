/** A field case: `text` alone in a file, or below the head of a message that cites (`cited`), or parts of a whole cable of a `year`. */
export interface FieldCase {
  readonly id: string;
  readonly text?: string;
  readonly cited?: number;
  readonly year?: number;
  readonly level?: keyof typeof LEVELS;
  readonly post?: string;
  readonly routing?: string;
  readonly serial?: number;
  readonly lineOne?: string;
  readonly captions?: string;
  readonly addressees?: string;
  /** Lines of the head that the labels of the case stand for. */
  readonly omit?: readonly ('eo' | 'tags' | 'subject')[];
  readonly labels?: string;
  readonly body?: string;
  readonly signature?: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

const LEVELS = {
  C: ['C O N F I D E N T I A L', 'CONFIDENTIAL', 'ZNY CCCCC ZZH'],
  S: ['S E C R E T', 'SECRET', 'ZNY SSSSS ZZH'],
  U: ['UNCLAS', 'UNCLASSIFIED', 'ZNR UUUUU ZZH'],
  UC: ['UNCLASSIFIED', 'UNCLASSIFIED', 'ZNR UUUUU ZZH'],
  L: ['LIMITED OFFICIAL USE', 'LIMITED OFFICIAL USE', 'ZNR UUUUU ZZH'],
} as const;

const shortYear = (year: number): string => String(year % 100).padStart(2, '0');
const padded = (serial: number, width: number): string => String(serial).padStart(width, '0');

/** The file of a case, in the forms of its year. */
export function fileOf(given: FieldCase): string {
  if (given.year !== undefined) return `${wholeCable(given, given.year).join('\n')}\n`;
  if (given.cited === undefined) return `${given.text}\n`;
  const head = [`P 041530Z MAR ${shortYear(given.cited)}`, 'FM AMEMBASSY LISBON', 'TO SECSTATE WASHDC', ''];
  const lines = [
    ...head,
    'C O N F I D E N T I A L LISBON 001234',
    '',
    'SUBJECT: TALKS ON THE HARBOR DUES',
    '',
  ];
  return `${[...lines, given.text].join('\n')}\n`;
}

function wholeCable(given: FieldCase, year: number): string[] {
  const { level = 'C', post = 'LISBON', serial = 1234, captions, omit = [], signature = 'HOLLIS' } = given;
  const eo = omit.includes('eo') ? undefined : instructionOf(year, level.startsWith('U'));
  const lineOne = `${LEVELS[level][0]} ${post} ${year >= 1995 ? padded(serial, 6) : serial}`;
  return [
    ...transmission(given, year, { level, post, serial }),
    `P 041530Z MAR ${shortYear(year)}`,
    `FM AMEMBASSY ${post}`,
    given.addressees ?? addressees(year),
    ...['', given.lineOne ?? lineOne, ''],
    ...(captions === undefined ? [] : [captions, '']),
    ...(eo === undefined ? [] : [eo]),
    ...(omit.includes('tags') || year < 1973
      ? []
      : [year < 1976 ? 'TAGS: PFOR, PO' : 'TAGS: PREL, ECON, PO']),
    ...(omit.includes('subject') ? [] : ['SUBJECT: TALKS ON THE HARBOR DUES', '']),
    ...[given.labels ?? 'REF: OSLO 12', ''],
    given.body ?? body(level, year),
    signature,
  ];
}

interface Sent {
  readonly level: keyof typeof LEVELS;
  readonly post: string;
  readonly serial: number;
}

/** Routing since 2003; before that the page header, the distribution and the counter of the machine. */
function transmission(
  { routing = 'RUEHLI' }: FieldCase,
  year: number,
  { level, post, serial }: Sent,
): string[] {
  if (year >= 2003) {
    const from = `DE ${routing} #${padded(serial % 10_000, 4)} 0631530`;
    return ['VZCZCXYZ0012', 'PP RUEHWEB', '', from, LEVELS[level][2]];
  }
  if (year < 1973)
    return [`PAGE 01 ${post} ${serial} 041604Z`, 'ACTION EUR 17', 'INFO SS 20,CIAE 00,INR 07,NSAE 00 /044 W'];
  return [
    ...[LEVELS[level][1], ''],
    `PAGE 01        ${post.slice(0, 6)}  ${padded(serial, 5)}  041604Z`,
    ...['ACTION EUR-12', '', 'INFO  OCT-01  ISO-00  CIAE-00  INR-07  /020 W'],
    year < 1977
      ? '                  ---------------------     003526'
      : '                  ------------------041604Z 109980 /20',
  ];
}

const addressees = (year: number): string =>
  year >= 2003
    ? 'TO RUEHC/SECSTATE WASHDC PRIORITY 4417\nINFO RUEHFR/AMEMBASSY PARIS 0211'
    : 'TO SECSTATE WASHDC PRIORITY 4417\nINFO AMEMBASSY PARIS';

function instructionOf(year: number, open: boolean): string | undefined {
  if (open) return `E.O. ${year >= 1972 && year < 1979 ? '11652' : year < 1995 ? '12356' : '12958'}: N/A`;
  if (year < 1972) return undefined;
  if (year < 1979) return 'E.O. 11652: GDS';
  if (year < 1982) return 'E.O. 12065: GDS 3/04/86 (HOLLIS, P.)';
  return year < 1995 ? 'E.O. 12356: DECL: OADR' : `E.O. 12958: DECL: 03/04/${year + 10}`;
}

function body(level: Sent['level'], year: number): string {
  const mark = (level === 'C' || level === 'S') && year > 1980 ? '(C) ' : '';
  return `1. ${mark}The delegation arrived on Tuesday.\n\n2. ${mark}It left on Friday.`;
}

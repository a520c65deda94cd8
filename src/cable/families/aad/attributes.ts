import type { Span } from '../../../model/span.ts';
import { isBlank, type Line, trimmed } from '../../lines.ts';

/**
 * The keys under which the archive describes a telegram (NARA, Access to Archival Databases, Central Foreign Policy
 * Files 1973-79). A line that begins with none of them goes on with the value before it.
 */
export const KEYS = [
  ...['Automatic Decaptioning', 'Capture Date', 'Channel Indicators', 'Concepts', 'Control Number', 'Copy'],
  ...['Current Classification', 'Current Handling Restrictions', 'Decaption Date', 'Decaption Note'],
  ...[
    'Disposition Action',
    'Disposition Approved on Date',
    'Disposition Authority',
    'Disposition Case Number',
  ],
  ...[
    'Disposition Comment',
    'Disposition Date',
    'Disposition Event',
    'Disposition History',
    'Disposition Reason',
  ],
  ...[
    'Disposition Remarks',
    'Document Number',
    'Document Source',
    'Document Unique ID',
    'Draft Date',
    'Drafter',
  ],
  ...['Enclosure', 'Errors', 'Executive Order', 'Film Number', 'Format', 'From', 'Handling Restrictions'],
  ...['Image Path', 'ISecure', 'Legacy Key', 'Line Count', 'Litigation Code Aides', 'Litigation Codes'],
  ...['Litigation History', 'Locator', 'Markings', 'Message ID', 'Office', 'Original Classification'],
  ...['Original Handling Restrictions', 'Original Previous Classification'],
  ...['Original Previous Handling Restrictions', 'Page Count', 'Previous Channel Indicators'],
  ...['Previous Classification', 'Previous Handling Restrictions', 'Reference', 'Retention', 'Review Action'],
  ...['Review Authority', 'Review Comment', 'Review Content Flags', 'Review Date', 'Review Event'],
  ...[
    'Review Exemptions',
    'Review History',
    'Review Markings',
    'Review Media Identifier',
    'Review Referrals',
  ],
  ...[
    'Review Release Date',
    'Review Release Event',
    'Review Transfer Date',
    'Review Withdrawn Fields',
    'SAS ID',
  ],
  ...['Secure', 'Sent Date', 'Status', 'Subject', 'TAGS', 'To', 'Type', 'vdkvgwkey'],
] as const;
export type Key = (typeof KEYS)[number];

/** One attribute: its key with the colon, and its value over as many lines as it takes, without white space around. */
export interface Attribute {
  readonly key: Key;
  readonly label: Span;
  readonly value: Line;
}

const KNOWN: ReadonlyMap<string, Key> = new Map(KEYS.map((key) => [key.toUpperCase(), key]));
const LABEL = /^([A-Za-z][A-Za-z ]{1,44}):/;

/** The attributes on `lines`, in order. What stands before the first is in none of them. */
export function attributesOn(text: string, lines: readonly Line[]): Attribute[] {
  const found: { key: Key; label: Span; to: number }[] = [];
  for (const line of lines) {
    const printed = LABEL.exec(line.text)?.[1] ?? '';
    const key = KNOWN.get(printed.toUpperCase());
    const last = found.at(-1);
    if (key !== undefined) {
      const label = { from: line.from, to: line.from + printed.length + 1 };
      found.push({ key, label, to: line.to });
    } else if (last !== undefined && !isBlank(line)) last.to = line.to;
  }
  return found.map(({ key, label, to }) => ({ key, label, value: trimmed(text, label.to, to) }));
}

/** `n/a`, or nothing at all. */
export const isNull = ({ text }: Line): boolean => text === '' || /^n\/a$/i.test(text);

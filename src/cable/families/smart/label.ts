import type { Span } from '../../../model/span.ts';
import { matchesOf } from '../../../text/matches.ts';
import type { Line } from '../../lines.ts';

/** The labels of the form, as State's messaging system prints them from 2009 on. */
const LABELS = {
  'action-office': 'Action Office',
  'info-office': 'Info Office',
  mrn: 'MRN',
  date: 'Date ?/ ?DTG',
  from: 'From',
  action: 'Action',
  info: 'Info',
  order: String.raw`E\.? ?O\.?`,
  tags: 'TAGS',
  captions: 'Captions?',
  references: 'References?|Refs?',
  excluded: 'XMT',
  pass: 'Pass Line',
  subject: 'Subject|SUBJ',
  'classified-by': 'Classified By',
  reason: 'Reasons?',
  'declassify-on': 'Declassify(?: on| date)?|Declassification(?: date)?|DECL',
  derived: 'Derived from',
  signature: 'Signature',
  drafted: 'Drafted By',
  cleared: 'Cleared By',
  approved: '(?:Approved|Released) By',
  attachments: 'Attachments?',
  'action-post': 'Action Post',
  dissemination: 'Dissemination Rule',
} as const;
export type SmartLabel = keyof typeof LABELS;

/** Those that stand behind the body. Info may stand on either side of it. */
export const BEHIND: ReadonlySet<SmartLabel> = new Set([
  ...(['signature', 'drafted', 'cleared', 'approved', 'info'] as const),
  ...(['attachments', 'action-post', 'dissemination'] as const),
]);
/** Those no other form has, nor an e-mail around the cable. */
export const OWN: ReadonlySet<SmartLabel> = new Set(['action-office', 'info-office', 'mrn', 'date'] as const);

const NAMES = Object.keys(LABELS) as SmartLabel[];
const ANY = Object.values(LABELS).map((form) => `(${form})`);
const AT_START = new RegExp(`^(?:${ANY.join('|')})[ \\t]{0,4}:`, 'i');
/** A second label of a line stands in a column of its own: `Action Office: ...    Info Office: ...`. */
const IN_COLUMN = new RegExp(
  `(?<=[ \\t]{2})(?:${LABELS['info-office']}|${LABELS['action-office']})(?=[ \\t]{0,4}:)`,
  'gi',
);

/** A label and what stands behind it on its line. */
export interface Labelled extends Span {
  readonly label: SmartLabel;
  /** Behind the colon. */
  readonly labelEnd: number;
}

/** No label is longer. */
const LONGEST = 40;

export function labelAt({ text }: { readonly text: string }): SmartLabel | undefined {
  const colon = text.indexOf(':');
  const found = colon < 0 || colon > LONGEST ? null : AT_START.exec(text);
  return found === null ? undefined : NAMES[found.slice(1).findIndex((form) => form !== undefined)];
}

/** The labels of a line with their stretches of it, or none where it begins with no label. */
export function labelledIn(line: Line): Labelled[] {
  if (labelAt(line) === undefined) return [];
  const starts = [
    0,
    ...matchesOf(line.text, IN_COLUMN)
      .map(({ index }) => index)
      .filter((at) => at > 0),
  ];
  return starts.flatMap((start, i) => {
    const text = line.text.slice(start, starts[i + 1]).trimEnd();
    const label = labelAt({ text });
    const length = AT_START.exec(text)?.[0].length;
    if (label === undefined || length === undefined) return [];
    const from = line.from + start;
    return [{ label, from, labelEnd: from + length, to: from + text.length }];
  });
}

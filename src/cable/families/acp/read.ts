import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Cable, Detection, SourceRecord } from '../../../model/cable.ts';
import { assemble } from '../../assemble.ts';
import { type Family, type Mark, marksIn } from '../../family.ts';
import { type Frame, frameOf } from '../../frame.ts';
import type { Header } from '../../header.ts';
import { numberedOf } from '../../mrn.ts';
import { dumpRows } from '../cablegate-html/dump-rows.ts';
import { unglued } from './glued-lines.ts';
import { readHeader } from './header.ts';
import { readMachineLines } from './machine-lines.ts';

/** Lines that only a transmission has (ACP 127). */
const SENT: readonly Mark[] = [
  ['transmission id', /^(?:Cable Text:[ \t]*)?VZCZC/],
  ['routing line', /^(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}\b/],
  ['originator line', /^DE[ \t]+R[A-Z]{3,7}[ \t]/],
  ['security line', /^ZN[YR][ \t]+[A-Z]{5}/],
];
/** Lines that other forms of a cable have as well. */
const COMMON: readonly Mark[] = [
  ['date-time group', /^[ZOPR](?:[ \t]*[ZOPRY])?[ \t]+\d{6}[ \t]?Z/i],
  ['FM line', /^FM[ \t]+[A-Z]/],
  ['executive order line', /^E\.? ?O\.? ?\d{5}/i],
  ['tags', /^TAGS?[ \t]*[:;]/],
];

/** The plain form of ACP 127, as State sent it from 1978 to 2010. What has no marks at all is read as one. */
export const acp: Family = {
  name: 'acp',
  detect(_, lines) {
    const sent = marksIn(lines, SENT);
    const marks = [...sent, ...marksIn(lines, COMMON)];
    if (marks.length === 0) return undefined;
    return { sure: sent.length > 0 || marks.length > 2 ? 'certain' : 'likely', marks };
  },
  read: (record, detection, vocabulary) => readAcp(record, detection, vocabulary),
};

/** Reads a cable of the ACP 127 form that stands in a frame of its record. */
export function readAcp(
  record: SourceRecord,
  detection: Detection,
  vocabulary: Vocabulary,
  frame: Frame = frameOf(record.text, { furniture: dumpRows(record.text) }),
): Cable {
  const parted = unglued(frame, vocabulary.lexicon);
  const header = acpHeader(record.text, parted, vocabulary.lexicon);
  return assemble(record, { detection, frame: parted, header }, vocabulary);
}

/** The number is needed to know page headers, and page headers cut the header: so it is read twice. */
export function acpHeader(text: string, { lines, masked }: Frame, lexicon: Lexicon): Header {
  const first = readHeader(text, lines, lexicon, { banners: new Set(masked.keys()) });
  const pages = readMachineLines(lines.slice(0, first.end), numberedOf(first.fields), first.end, lexicon);
  if (pages.furniture.size === 0) return first;
  return readHeader(text, lines, lexicon, {
    banners: new Set([...masked.keys(), ...pages.furniture.keys()]),
  });
}

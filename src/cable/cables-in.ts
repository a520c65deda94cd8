import { slicesOf } from '../container/slice.ts';
import type { SourceRecord } from '../model/cable.ts';
import { endsText, readSignature } from './fields/signature.ts';
import { isBlank, isMachineLength, type Line, linesOf } from './lines.ts';

/**
 * The cables of a record, each a record of its own: a file may hold several one after the other. It is taken apart
 * only where the one before has ended and the next bears another number; a cable that is quoted stays where it
 * stands, and whoever decides on the outer one decides on it.
 */
export function cablesIn(record: SourceRecord): SourceRecord[] {
  // Most files hold one, and are known as such before any line is looked at.
  if (!mayHoldSeveral(record.text)) return [record];
  const starts = startsIn(linesOf(record.text));
  return starts.length === 0 ? [record] : slicesOf(record, starts);
}

const MARKS = /^[ \t]*(?:DE[ \t]+R|MRN:|Message Text|\d{1,4}\. Telegram From |FM[ \t])/gm;

const mayHoldSeveral = (text: string): boolean => {
  MARKS.lastIndex = 0;
  return MARKS.exec(text) !== null && MARKS.exec(text) !== null;
};

/** The head of a transmission: its first line, and what number it says it has. */
interface Head {
  readonly at: number;
  /** Offset of its first character. */
  readonly from: number;
  readonly number: string;
  /** What says that the one before has ended: the form of a document, or the row of a dump. */
  readonly begins?: 'document' | 'row';
}

const ORIGINATOR = /^DE[ \t]+(R[A-Z]{3,7})[ \t]+#?0*(\d{1,5})(?:\/\d{2})?[ \t]/;
const SENT = [/^ZN[YR][ \t]+[A-Z]{5}/, /^[ZOPR](?:[ \t]*[ZOPRY])?[ \t]+\d{6}[ \t]?Z/i, /^FM[ \t]+[A-Z]/];
/** Lines that may stand above the originator line. */
const ABOVE =
  /^(?:(?:.{0,200}\t)?VZCZC[A-Z]{2,3}\d{3,4}[&\\]?|(?:ZZ|OO|PP|RR)(?:[ \t]+R[A-Z]{3,7}){1,40}|(?:R[A-Z]{3,7}[ \t]*){1,20})$/;

/** `DE RUEHNY #0098 0211230` with the lines that only a transmission has under it. */
function transmissions(lines: readonly Line[]): Head[] {
  return lines.flatMap((line, at) => {
    const found = isMachineLength(line) ? ORIGINATOR.exec(line.text) : null;
    if (found === null) return [];
    const below = lines.slice(at + 1, at + 9);
    if (SENT.filter((pattern) => below.some(({ text }) => pattern.test(text))).length < 2) return [];
    const first = firstAbove(lines, at);
    const top = lines[first] ?? line;
    // A row of a dump that ran into the text says itself that another cable begins.
    const behind = top.text.lastIndexOf('\t') + 1;
    const head = { at: first, from: top.from + behind, number: `${found[1]} ${found[2]}` };
    return [behind > 0 ? { ...head, begins: 'row' as const } : head];
  });
}

function firstAbove(lines: readonly Line[], at: number): number {
  let first = at;
  for (let i = at - 1; i >= 0 && i > at - 8; i--) {
    const line = lines[i];
    if (line === undefined || isBlank(line)) continue;
    if (!isMachineLength(line) || !ABOVE.test(line.text)) break;
    first = i;
  }
  return first;
}

const MRN = /^MRN:[ \t]*(\d{2}[ \t]+[A-Z].{0,60}?[ \t]\d{1,8})$/;

function smartHeads(lines: readonly Line[]): Head[] {
  return lines.flatMap((line, at) => {
    const number = isMachineLength(line) ? MRN.exec(line.text)?.[1] : undefined;
    if (number === undefined) return [];
    const below = lines.slice(at + 1, at + 8);
    if (!below.some(({ text }) => /^(?:Date\/DTG|From):/.test(text))) return [];
    const first = firstBanner(lines, at);
    return [{ at: first, from: lines[first]?.from ?? line.from, number: number.replaceAll(/\s+/g, ' ') }];
  });
}

const BANNER = /^(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|SBU|SENSITIVE)(?:\/\/[A-Z, /]{1,40})?$/;

/** A banner of one or two lines stands over a SMART cable; one above a blank line may be the end of the one before. */
function firstBanner(lines: readonly Line[], at: number): number {
  let first = at;
  for (let i = at - 1; i >= 0 && i >= at - 3; i--) {
    const line = lines[i];
    if (line === undefined || !BANNER.test(line.text)) break;
    first = i;
  }
  return first;
}

/**
 * A document of the Access to Archival Databases begins with `Message Text` and ends with its attributes. In another
 * form the words are the author's.
 */
function archivedHeads(lines: readonly Line[]): Head[] {
  if (lines.find((line) => !isBlank(line))?.text !== 'Message Text') return [];
  let attributes = true;
  return lines.flatMap((line, at) => {
    const begins = attributes && line.text === 'Message Text';
    attributes = begins ? false : attributes || line.text === 'Message Attributes';
    return begins ? [{ at, from: line.from, number: `document ${at}`, begins: 'document' }] : [];
  });
}

const PRINTED = /^(\d{1,4})\. Telegram From /;

/** `147. Telegram From the Embassy in ...`: documents of a printed volume, where the text begins with one. */
function printedHeads(lines: readonly Line[]): Head[] {
  const first = lines.find((line) => !isBlank(line));
  if (first === undefined || !PRINTED.test(first.text)) return [];
  return lines.flatMap((line, at) => {
    const number = PRINTED.exec(line.text)?.[1];
    return number === undefined
      ? []
      : [{ at, from: line.from, number: `printed ${number}`, begins: 'document' }];
  });
}

const END_MARK = /^(?:BT|N{3,4}|#\d{4,5})$/;
const ENDS =
  /^(?:BT|N{3,4}|#\d{4,5}|<< END OF DOCUMENT >>|=+ ?CABLE ENDS|End Cable Text|Dissemination Rule:.*|Source:.*|.*\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\t.*)$/;
const QUOTES = /(?:QUOTE|FOLLOWS|REPEATED?|TEXT|:)[ .:]*$/i;

/** Whether the text above a line is at its end: a line of machines, a signature, a banner; and opens no quotation. */
function hasEnded(lines: readonly Line[], at: number): boolean {
  const printed = lines.slice(Math.max(0, at - 12), at).filter((line) => !isBlank(line));
  const [before, last] = [printed.at(-2), printed.at(-1)];
  if (last === undefined) return true;
  if (!isMachineLength(last) || QUOTES.test(last.text.slice(-40))) return false;
  return ENDS.test(last.text) || BANNER.test(last.text) || isSigned(last, before);
}

/** A surname in capitals below the end of a text: a heading above a quoted cable stands there as well, but not so. */
const isSigned = (line: Line, before: Line | undefined): boolean =>
  isMachineLength(line) &&
  !/[a-z]/.test(line.text) &&
  readSignature(line) !== undefined &&
  before !== undefined &&
  endsText(before.text);

const NUMBERED = /^[^\w\n]{0,3}(\d{1,2})\. ?(?=[A-Z("'])/;

/**
 * Whether text stands behind the end of a cable: then the one above may have quoted it, and goes on there. Its numbers
 * do not follow upon its own, or the text stands below a signature or the end of a message.
 */
function goesOnBehindEnd(lines: readonly Line[]): boolean {
  const first = lines.findIndex(({ text }) => NUMBERED.test(text));
  const body = first < 0 ? [] : lines.slice(first);
  const numbers = new Set([0]);
  let before: Line | undefined;
  let isGap = false;
  let isOver = false;
  for (const line of body) {
    if (isBlank(line)) {
      isGap = true;
      continue;
    }
    const number = Number(NUMBERED.exec(line.text)?.[1] ?? 1);
    if (number > 1 && !numbers.has(number - 1)) return true;
    numbers.add(number);
    if (END_MARK.test(line.text) || (!isGap && isSigned(line, before))) isOver = true;
    else if (isOver && !isOfMachine(line)) return true;
    else if (isOver && ORIGINATOR.test(line.text)) return false;
    before = line;
    isGap = false;
  }
  return false;
}

/** What may stand behind the end of a message: strokes, remarks of communicators, the head of another section. */
const isOfMachine = (line: Line): boolean =>
  isMachineLength(line) &&
  (ABOVE.test(line.text) ||
    ORIGINATOR.test(line.text) ||
    BANNER.test(line.text) ||
    ENDS.test(line.text) ||
    /^(?:[.>=-]{1,80}|NOTE(?: BY [A-Z/]{2,10})?:.*)$/.test(line.text));

/** Each finds the heads of one form. */
const HEADS: readonly ((lines: readonly Line[]) => Head[])[] = [
  transmissions,
  smartHeads,
  archivedHeads,
  printedHeads,
];

function startsIn(lines: readonly Line[]): number[] {
  const [first, ...others] = runsOf(HEADS.flatMap((find) => find(lines)).sort((a, b) => a.from - b.from));
  const starts: number[] = [];
  let current = first;
  for (const [i, head] of others.entries()) {
    if (head.number === current?.number || !isNext(lines, head, others[i + 1])) continue;
    starts.push(head.from);
    current = head;
  }
  return starts;
}

/** The first head of each run with one number: the others are of its later sections. */
const runsOf = (heads: readonly Head[]): Head[] =>
  heads.filter(({ number }, at) => number !== heads[at - 1]?.number);

/** Whether a cable begins at a head, and is not quoted there by the one before it. */
function isNext(lines: readonly Line[], head: Head, next: Head | undefined): boolean {
  if (head.begins === 'document') return true;
  const follows = head.begins === 'row' || hasEnded(lines, head.at);
  return follows && !goesOnBehindEnd(lines.slice(head.at, next?.at));
}

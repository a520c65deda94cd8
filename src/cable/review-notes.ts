import { noteOn, type Said } from '../marking/review-notes.ts';
import { error, type Message } from '../model/message.ts';
import { readSignature } from './fields/signature.ts';
import { isBlank, isMachineLength, type Line } from './lines.ts';

/** Indices of the first line of the body, and of the line that signs it. */
export interface Place {
  readonly bodyStart: number;
  readonly signedAt: number | undefined;
}

/**
 * Notes of archivists and reviewers, and legends of the whole, each kind told once. Above the body and below its signature a line is taken at its word;
 * among the text it must stand apart, for `WITHDRAWN` ends a sentence as well.
 */
export function reviewNotes(lines: readonly Line[], place: Place, pattern: RegExp): Message[] {
  const told = new Map<Said, Message>();
  for (const [at, line] of lines.entries()) {
    const says = isMachineLength(line) ? noteOn(line.text, pattern) : undefined;
    // The header has its own reading of controls, and they hold the texts without a mark alone.
    if (says === undefined || told.has(says) || (says === 'controlled' && at < place.bodyStart)) continue;
    if (isBeside(lines, at, place, (line) => noteOn(line, pattern) !== undefined))
      told.set(says, message(says, line));
  }
  return [...told.values()];
}

/** Whether a line stands beside the text: above or below it, or with blank lines, others like it or who signed on both sides. */
export function isBeside(
  lines: readonly Line[],
  at: number,
  { bodyStart, signedAt }: Place,
  isAlike: (line: string) => boolean,
): boolean {
  if (at < bodyStart || (signedAt !== undefined && at > signedAt)) return true;
  return [lines[at - 1], lines[at + 1]].every(
    (line) => line === undefined || isBlank(line) || isAlike(line.text) || signs(line),
  );
}

const signs = (line: Line): boolean =>
  line.text === line.text.toUpperCase() && readSignature(line) !== undefined;

const message = (says: Said, { from, to }: Line): Message => error(CODES[says], REASONS[says], { from, to });

const CODES = {
  denied: 'denied-before',
  classified: 'classified-again',
  open: 'review-open',
  foreign: 'foreign-information',
  intelligence: 'intelligence-channel',
  controlled: 'controlled-information',
} as const;
const REASONS = {
  denied:
    'A note beside the text says that its release was refused before, or that it was withdrawn. Find that decision and ' +
    'say whether its ground still stands; until then all of the cable is held.',
  classified:
    'A note beside the text says that it was classified again, raised, or kept classified beyond its date. Find that ' +
    'decision and give it as evidence; until then all of the cable is held.',
  open:
    'A note beside the text says that somebody else has still to decide on it. Ask for that answer; until then all of ' +
    'the cable is held.',
  foreign:
    'A legend says that it holds information of another government. Ask the desk whether that government agrees ' +
    '(32 CFR 2001.24(c)); until then all of the cable is held.',
  intelligence:
    'A legend says that it is handled in channels of intelligence. Refer it to whoever owns them; until then all of the ' +
    'cable is held.',
  controlled:
    'A legend says that it holds controlled information (32 CFR 2002). Such a control is no ground to withhold: find an ' +
    'exemption or release; until then all of the cable is held.',
} as const;

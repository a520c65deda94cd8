import { levelWordsAt } from '../../../marking/levels.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Fields } from '../../../model/cable.ts';
import { error, type Message } from '../../../model/message.ts';
import { beginsWith, DIGITS, endsIn } from '../../../text/beginnings.ts';
import { readClassification } from '../../fields/classification.ts';
import { isProse } from '../../fields/prose.ts';
import { isMachineLength, type Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { fieldsOf } from './address-part.ts';
import { labelAt } from './label.ts';
import { isSameNumber } from './machine-lines.ts';

/** What the lines are held against: the cable's own number and fields, and which lines its sections repeat. */
export interface Own {
  readonly number: Numbered;
  readonly fields: Fields;
  readonly bodyStart: number;
  readonly isRepeated: (index: number) => boolean;
}

/**
 * Header lines that are not of this cable's header. Of another cable, whether it follows or is quoted, neither
 * level nor date is known here, so all is held until it stands in a file of its own. An instruction in the body
 * does not govern but may be about the text around it.
 */
export function strangeHeaderLines(lines: readonly Line[], own: Own, lexicon: Lexicon): Message[] {
  const instructions = new Set(own.fields.declassification.map(({ value }) => value));
  let second: Line | undefined;
  let unread: Line | undefined;
  let instruction: Line | undefined;
  for (const [at, line] of lines.entries()) {
    if (!isMachineLength(line) || own.isRepeated(at)) continue;
    const inBody = at >= own.bodyStart;
    if (second === undefined && isOfSecond(line, own, inBody, lexicon)) second = line;
    if (!inBody) continue;
    if (unread === undefined && isUnreadSection(line, own.number, lexicon)) unread = line;
    if (instruction === undefined && isOtherInstruction(line, instructions)) instruction = line;
  }
  return [
    ...(second === undefined ? [] : [error('second-cable', SECOND, spanOf(second))]),
    ...(unread === undefined ? [] : [error('section-unread', SECTION_UNREAD, spanOf(unread))]),
    ...(instruction === undefined ? [] : [error('instruction-in-body', INSTRUCTION, spanOf(instruction))]),
  ];
}

const isOfSecond = (line: Line, { number, fields }: Own, inBody: boolean, lexicon: Lexicon): boolean =>
  isOtherLineOne(line, number, lexicon) || isTransmission(line, fields, inBody, lexicon);

const spanOf = ({ from, to }: Line) => ({ from, to });

/** Only machines space a level by letters, and fill a number with zeros. */
const SPACED = /^(?:\S[ \t]{1,4}){3}/;
const isBlankAt = beginsWith(' \t');
const isSpaced = (text: string): boolean => isBlankAt(text, 1) && SPACED.test(text);
const PADDED = /[ \t]0\d{3,7}$/;

/** A level and another number, and no sentence: `SECRET TALKS IN 1998`. */
function isOtherLineOne(line: Line, own: Numbered, lexicon: Lexicon): boolean {
  // Most lines are sentences, and are known as such before any level is looked for.
  if (/[a-z]/.test(line.text) && !isSpaced(line.text)) return false;
  const level = levelWordsAt(line.text, lexicon.levels);
  if (level === undefined) return false;
  const { number, unread } = readClassification(line, lexicon) ?? { unread: spanOf(line) };
  if (number !== undefined && isSameNumber(number.value, own)) return false;
  if (isSpaced(line.text.slice(level.from, level.to))) return number !== undefined || unread !== undefined;
  if (number === undefined || /[a-z]/.test(line.text)) return false;
  return PADDED.test(number.printed) || (unread === undefined && !isProse(number.value.station));
}

/** Line 1 of a section with the cable's own number, and a level before it that nobody can read. */
function isUnreadSection(line: Line, own: Numbered, lexicon: Lexicon): boolean {
  const [, level = '', printed] = (endsInFigure(line.text) ? SECTION_LINE.exec(line.text) : null) ?? [];
  if (printed === undefined || Number(printed) !== own.serial || isProse(level)) return false;
  return readClassification(line, lexicon) === undefined;
}

const endsInFigure = endsIn(DIGITS);
const SECTION_LINE =
  /^([A-Z$|!\d][^a-z]{0,60}?)[ \t]S[A-Z]{4,6}N?[ \t]{1,4}\d{1,2}[ \t]{1,4}OF[ \t]{1,4}\d{1,2}[ \t]{1,4}[A-Z][A-Z' .-]{1,30}[ \t]0{0,7}(\d{1,8})$/;

/** What tells one transmission from another; ids and routing differ between sections of one cable. */
const IDENTITY = {
  originator: ({ originator }: Partial<Fields>) =>
    originator && `${originator.value.routing} ${Number(originator.value.serial)}`,
  security: ({ security }: Partial<Fields>) => security?.value.letters,
  dtg: ({ dtg }: Partial<Fields>) => dtg?.value,
  from: ({ from }: Partial<Fields>) => from?.value,
};

/** A line only a transmission has, of another one; in the header the first of its kind is the cable's own. */
function isTransmission(line: Line, fields: Fields, inBody: boolean, lexicon: Lexicon): boolean {
  const found = fieldsOf(line, lexicon);
  if (found === undefined) return false;
  return Object.values(IDENTITY).some((identity) => {
    const [here, own] = [identity(found), identity(fields)];
    return here !== undefined && (own === undefined ? inBody : here !== own);
  });
}

/** `E.O. 12958: ...`, `DECL: ...`: without a colon it is a sentence about the order. */
const INSTRUCTS = /^.{0,20}(?::|\bDECL\b)/i;

function isOtherInstruction(line: Line, own: ReadonlySet<string>): boolean {
  if (labelAt(line) !== 'declassification' || !INSTRUCTS.test(line.text)) return false;
  return !own.has(line.text.replaceAll(/\s+/g, ' '));
}

const SECOND =
  'This file holds more than one cable: a second transmission header or classification line stands in it. One ' +
  'level and one date cannot govern both. Split it into one file for each cable; a cable that is quoted goes to ' +
  'whoever decides on it. Until then all is held.';
const SECTION_UNREAD =
  'The level of a later section cannot be read; it may be higher than that of the first. Find it in another copy and ' +
  'correct it; until then all of the cable is held.';
const INSTRUCTION =
  'A declassification line that is not the one of the header stands in the body. It may belong to quoted text. ' +
  'Say which text it governs; until then all of the cable is held.';

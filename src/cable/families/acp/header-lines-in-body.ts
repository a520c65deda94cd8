import type { Fields } from '../../../model/cable.ts';
import { error, type Message } from '../../../model/message.ts';
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
 * Header lines that are not this cable's header, from the line behind its line 1 on. Of another cable, whether
 * it follows or is quoted, neither level nor date is known here, so all is held until it stands in a file of
 * its own. An instruction in the body does not govern (law sheet, trap 10) but may be about the text around it.
 */
export function headerLinesInBody(lines: readonly Line[], from: number, own: Own): Message[] {
  const others = lines.filter((line, at) => at >= from && !own.isRepeated(at) && isMachineLength(line));
  const behind = (line: Line): boolean =>
    line.from >= (lines[own.bodyStart]?.from ?? Number.POSITIVE_INFINITY);
  const second = others.find(
    (line) => isOtherLineOne(line, own.number) || isTransmission(line, own.fields, behind(line)),
  );
  const instruction = others.find((line) => behind(line) && isOtherInstruction(line, own.fields));
  return [
    ...(second === undefined ? [] : [error('second-cable', SECOND, spanOf(second))]),
    ...(instruction === undefined ? [] : [error('instruction-in-body', INSTRUCTION, spanOf(instruction))]),
  ];
}

const spanOf = ({ from, to }: Line) => ({ from, to });

/** A level, another number and nothing else: with more words, or in small letters, it is a sentence. */
function isOtherLineOne(line: Line, own: Numbered): boolean {
  const read = readClassification(line);
  const number = read?.number?.value;
  if (read === undefined || number === undefined || isSameNumber(number, own)) return false;
  const level = line.text.slice(0, read.level.to - line.from);
  const isMachine = !/[a-z]/.test(line.text) || /^(?:\S[ \t]){3}/.test(level);
  return isMachine && read.unread === undefined && !isProse(number.station);
}

/** A line only a transmission has. In the header it is the second one that is another cable's. */
function isTransmission(line: Line, fields: Fields, inBody: boolean): boolean {
  const found = Object.keys(fieldsOf(line) ?? {}) as (keyof Fields)[];
  return found.some((field) => inBody || fields[field] !== undefined);
}

function isOtherInstruction(line: Line, { declassification }: Fields): boolean {
  const own = new Set(declassification.map(({ value }) => value));
  return labelAt(line) === 'declassification' && !own.has(line.text.replaceAll(/\s+/g, ' '));
}

const SECOND =
  'This file holds more than one cable: a second transmission header or classification line stands in it. One ' +
  'level and one date cannot govern both. Split it into one file for each cable; a cable that is quoted goes to ' +
  'whoever decides on it. Until then all is held.';
const INSTRUCTION =
  'A declassification line that is not the one of the header stands in the body. It may belong to quoted text. ' +
  'Say which text it governs; until then all of the cable is held.';

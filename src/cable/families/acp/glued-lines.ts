import type { Lexicon } from '../../../marking/lexicon.ts';
import { matchesOf } from '../../../text/matches.ts';
import { numberAt } from '../../body/paragraph-number.ts';
import { readClassification } from '../../fields/classification.ts';
import { addressLabel, isAddress } from '../../fields/recipients.ts';
import type { Frame } from '../../frame.ts';
import { isMachineLength, type Line, trimmed } from '../../lines.ts';
import { labelAt } from './label.ts';

/** Behind so many lines no line 1 is glued to an address. */
const TALLEST_HEADER = 400;
/** Where a level may begin without a blank before it. */
const GLUED =
  /[A-Za-z0-9.](?=UNCLAS|CONFIDENTIAL|SECRET|TOP SECRET|RESTRICTED|LIMITED OFFICIAL|[UCSTRL](?: [A-Z]){4})/g;
const NUMBERED = /[ \t]\d{1,8}$/;
/** Only machines space a level by letters and fill its number with noughts. */
const BY_MACHINE = /^[A-Z](?: [A-Z]){4}.* 0\d{3,7}$/;

/** A frame with line 1, above the first label, apart from what a lost line end glued to it: `WASHINGTON DCUNCLAS HARARE 002271`. */
export function unglued(frame: Frame, lexicon: Lexicon): Frame {
  for (const [at, line] of frame.lines.slice(0, TALLEST_HEADER).entries()) {
    if (labelAt(line) !== undefined || numberAt(line) !== undefined) break;
    const parts = isMachineLength(line) && NUMBERED.test(line.text) ? partsOf(line, lexicon) : undefined;
    if (parts !== undefined) return withParts(frame, at, parts);
  }
  return frame;
}

function withParts({ lines, masked, ...frame }: Frame, at: number, parts: readonly Line[]): Frame {
  const more = parts.length - 1;
  return {
    ...frame,
    lines: [...lines.slice(0, at), ...parts, ...lines.slice(at + 1)],
    masked: new Map([...masked].map(([index, mask]) => [index > at ? index + more : index, mask])),
  };
}

function partsOf(line: Line, lexicon: Lexicon): Line[] | undefined {
  for (const { index } of matchesOf(line.text, GLUED)) {
    const front = part(line, 0, index + 1);
    const behind = part(line, index + 1, line.text.length);
    const read = readClassification(behind, lexicon);
    const isLineOne = read?.number !== undefined && read.unread === undefined;
    if (isLineOne && (isOfAddress(front, lexicon) || BY_MACHINE.test(behind.text))) return [front, behind];
  }
  return undefined;
}

const isOfAddress = (front: Line, lexicon: Lexicon): boolean =>
  isAddress(addressLabel(front)?.rest ?? front, lexicon);

const part = (line: Line, from: number, to: number): Line => {
  const { from: first, to: last, text } = trimmed(line.text, from, to);
  return { from: line.from + first, to: line.from + last, text };
};

import type { Lexicon } from '../../marking/lexicon.ts';
import type { Furniture, SourceRecord } from '../../model/cable.ts';
import type { MachineLines } from '../families/acp/machine-lines.ts';
import type { RepeatedHeader } from '../families/acp/repeated-headers.ts';
import { findSignature, type Signature } from '../fields/signature.ts';
import { isBlank, type Line } from '../lines.ts';
import type { Parts } from '../parts.ts';
import { arePilcrowNumbers } from './paragraph-number.ts';
import { type Passage, passagesOf } from './passages.ts';

/** The text of a cable in passages, before their marks are read, and who signed it. */
export interface Body {
  readonly passages: readonly Passage[];
  readonly signature: Signature | undefined;
  readonly pilcrow: boolean;
}

/** Reads what stands behind the header and before the trailer. */
export function readBody(
  { origin }: SourceRecord,
  { frame: { lines, masked }, header, trailer }: Parts,
  machine: MachineLines,
  repeated: readonly RepeatedHeader[],
  lexicon: Lexicon,
): Body {
  const inHeader = linesIn(repeated);
  const isMachine = (at: number): boolean => machine.furniture.has(at) || masked.has(at) || inHeader(at);
  const last = trailer?.start ?? lines.length;
  const textAt = range(header.end, last).filter((at) => !isMachine(at) && !isBlank(lines[at] ?? NO_LINE));
  const signature = findSignature(lines, textAt);
  const pilcrow = arePilcrowNumbers(
    textAt.map((at) => lines[at] ?? NO_LINE),
    origin,
    (header.fields.section?.value.number ?? 1) > 1,
  );
  const lastSection = repeated.at(-1)?.start ?? 0;
  const isSigned = (at: number): boolean =>
    signature?.strokes.includes(at) ||
    (signature?.certain === true && signature.textEnd === undefined && at === signature.at);
  const isEnd = (at: number): boolean =>
    isSigned(at) || (at > lastSection && machine.furniture.get(at)?.kind === 'end-of-message');
  const cutting = { isMachine, isEnd, pilcrow, end: last, lexicon };
  return {
    passages: passagesOf(withoutSignature(lines, signature), header.end, cutting),
    signature,
    pilcrow,
  };
}

/** Whether a line is of one of the headers that later sections repeat. */
export function linesIn(headers: readonly RepeatedHeader[]): (at: number) => boolean {
  const within = new Set(headers.flatMap(({ start, header: { end } }) => range(start, end)));
  return (at) => within.has(at);
}

const NO_LINE: Line = { from: 0, to: 0, text: '' };

function range(from: number, to: number): number[] {
  const all: number[] = [];
  for (let at = from; at < to; at++) all.push(at);
  return all;
}

/** The lines, with the one that ends in a signature cut before it. */
function withoutSignature(lines: readonly Line[], signature: Signature | undefined): readonly Line[] {
  const line = lines[signature?.at ?? -1];
  if (line === undefined || signature?.textEnd === undefined) return lines;
  const { textEnd } = signature;
  return lines.with(signature.at, { ...line, to: textEnd, text: line.text.slice(0, textEnd - line.from) });
}

/** Lines behind a signature on which nothing but a stroke or a stop stands. */
export const strokesOf = (lines: readonly Line[], { signature }: Body): Furniture[] =>
  (signature?.strokes ?? []).flatMap((at) => {
    const line = lines[at];
    return line ? [{ kind: 'end-of-message', span: { from: line.from, to: line.to } }] : [];
  });

import type { Excision, Furniture } from '../../../model/cable.ts';
import type { Span } from '../../../model/span.ts';
import type { Frame } from '../../frame.ts';
import { isBlank, type Line } from '../../lines.ts';
import { CODES, codesIn } from './release-codes.ts';

/** What reviewers wrote in the margin beside the white they left. */
export interface MarginCodes {
  readonly furniture: readonly Furniture[];
  readonly excisions: readonly Excision[];
}

/** In the margin, before or behind the text of a line, or where nothing is left of it. */
const BEHIND = new RegExp(String.raw`(?:^|[ \t]{3})(${CODES},?)$`);
const BEFORE = new RegExp(String.raw`^(${CODES})(?=[ \t]{3})`);
const WIDEST = 80;

interface Code extends Span {
  readonly codes: readonly string[];
  /** Nothing else stands on its line. */
  readonly alone: boolean;
}

/** The codes in the margins of a stamped page; each says where text was deleted, and not how much. */
export function marginCodesIn({ lines }: Frame): MarginCodes {
  const found: Code[] = [];
  const excisions: Excision[] = [];
  let above: Excision | undefined;
  for (const line of lines) {
    if (isBlank(line)) continue;
    const code = codeOn(line);
    if (code !== undefined) {
      found.push(code);
      if (code.alone && above !== undefined) excisions.pop();
      above = code.alone && above !== undefined ? joined(above, code) : excisionAt(code);
      excisions.push(above);
    } else above = undefined;
  }
  return {
    furniture: found.map(({ from, to }) => ({ kind: 'margin-code', span: { from, to } })),
    excisions,
  };
}

function codeOn({ from, to, text }: Line): Code | undefined {
  const behind = BEHIND.exec(text.slice(-WIDEST))?.[1];
  const printed = behind ?? BEFORE.exec(text.slice(0, WIDEST))?.[1];
  if (printed === undefined) return undefined;
  const start = behind === undefined ? from : to - printed.length;
  const span = { from: start, to: start + printed.length };
  return { codes: codesIn(printed), alone: printed.length === text.length, ...span };
}

const excisionAt = ({ from, to, codes }: Code): Excision => ({
  ...{ kind: 'text', extent: null, codes, span: { from, to } },
});

/** Codes below one another stand beside one and the same white. */
const joined = (above: Excision, { to, codes }: Code): Excision => ({
  ...above,
  codes: [...new Set([...above.codes, ...codes])],
  span: { from: above.span.from, to },
});

import { readCaptionLine } from '../../marking/captions.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import type { Field } from '../../model/cable.ts';
import type { Line } from '../lines.ts';
import { isAttention } from './passing.ts';

/** The captions of a line, and whether it also says whom the message is for. */
export interface Captions {
  readonly captions: readonly Field<string>[];
  readonly forSomebody: boolean;
}

/** The captions of a line that holds nothing else but who is to see them; words that may be prose are no such. */
export function readCaptions({ from, text }: Line, lexicon: Lexicon): Captions | undefined {
  const read = readCaptionLine(text, lexicon.captions);
  if (read === undefined) return undefined;
  const { captions, attention } = read;
  const forWhom = attention && text.slice(attention.from, attention.to);
  if (forWhom !== undefined && !isAttention(forWhom, lexicon)) return undefined;
  return {
    captions: captions.map((found) => ({
      value: found.caption,
      printed: text.slice(found.from, found.to),
      span: { from: from + found.from, to: from + found.to },
    })),
    forSomebody: attention !== undefined,
  };
}

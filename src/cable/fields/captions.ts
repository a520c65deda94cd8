import { captionsAlone, readCaptionLine } from '../../marking/captions.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import type { Field } from '../../model/cable.ts';
import { type Line, listedOn } from '../lines.ts';
import { fieldAt } from './field.ts';
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

/** Words of a caption; what is longer is somebody's sentence. */
const CAPTION = /^[A-Z][A-Z/ -]{1,23}$/;

/**
 * The captions of a value that holds nothing else. What stands there in short (`NODIS, ONLY`) is one too, whether
 * anybody knows it or not: only a caption that is listed as no bar lets anything go.
 */
export function listedCaptions(text: string, value: Line, lexicon: Lexicon): readonly Field<string>[] {
  const line = readCaptions(value, lexicon);
  if (line !== undefined) return line.captions;
  return listedOn(text, value).flatMap((part) => {
    const read = readCaptions(part, lexicon)?.captions ?? aloneOn(part, lexicon);
    return read ?? (CAPTION.test(part.text) ? [fieldAt(text, part, part.text)] : []);
  });
}

/** The captions of a line of nothing but captions, those that are words of the language among them: `PINTA`. */
export function aloneOn({ from, text }: Line, lexicon: Lexicon): Field<string>[] | undefined {
  return captionsAlone(text, lexicon.captions)?.map((found) => ({
    value: found.caption,
    printed: text.slice(found.from, found.to),
    span: { from: from + found.from, to: from + found.to },
  }));
}

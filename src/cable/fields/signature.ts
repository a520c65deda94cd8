import type { Field } from '../../model/cable.ts';
import type { Line } from '../lines.ts';

const SURNAME = "[A-Z][A-Za-z'’]{1,20}(?:-[A-Z][A-Za-z'’]{1,20})?";
const SIGNATURE = new RegExp(
  `^(?:SIGNED:? )?((?:(?:DE|VAN|VON|LA|EL|AL) )?${SURNAME}(?:,? (?:JR|SR|II|III)\\.?)?)[.#]{0,4}$`,
  'i',
);
/** Short last lines that are not a name. */
const NOT_A_NAME =
  /^(?:end|begin|comment|summary|note|text|unquote|quote|fyi|continued|minimize|unclas|secret|confidential|bt|n+)\b/i;

/** A surname alone on the last line. The tool shows it, so what could be anything else is left to the text. */
export function readSignature({ from, to, text }: Line): Field<string> | undefined {
  const name = SIGNATURE.exec(text)?.[1];
  if (name === undefined || !/^[A-Z]/.test(text) || NOT_A_NAME.test(text)) return undefined;
  return { value: name, printed: text, span: { from, to } };
}

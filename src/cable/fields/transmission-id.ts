import type { Field } from '../../model/cable.ts';
import type { Line } from '../lines.ts';

/** `VZCZCXRO8562`: start of transmission, start of message, channel, serial (ACP 127(G)). */
export function readTransmissionId({ from, text }: Line): Field<string> | undefined {
  const found = /^(?:Cable Text:[ \t]*)?((VZCZC[A-Z]{2,3}\d{3,4})&?)$/.exec(text);
  const [, printed, id] = found ?? [];
  if (printed === undefined || id === undefined) return undefined;
  const start = from + text.length - printed.length;
  return { value: id, printed, span: { from: start, to: start + printed.length } };
}

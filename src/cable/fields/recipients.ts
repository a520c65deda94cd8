import type { Field, Recipient } from '../../model/cable.ts';
import { type Line, trimmed } from '../lines.ts';
import { PRECEDENCE_WORD, precedenceNamed } from './precedence.ts';

const ROUTED = /^(R[A-Z]{3,7})\//;
const NUMBER = /[ \t](\d{4,5})$/;

/** `RUEHC/SECSTATE WASHDC PRIORITY 3188`: routing, address, precedence, number of the message to it. */
export function readRecipient({ from, to, text }: Line): Field<Recipient> | undefined {
  const routing = ROUTED.exec(text)?.[1] ?? null;
  let address = routing === null ? text : text.slice(routing.length + 1);
  const number = NUMBER.exec(address)?.[1] ?? null;
  if (number !== null) address = address.replace(NUMBER, '').trimEnd();
  const precedence = precedenceNamed(PRECEDENCE_WORD.exec(address)?.[1] ?? '');
  address = address.replace(PRECEDENCE_WORD, '').trim();
  if (address === '') return undefined;
  return { value: { routing, address, precedence, number }, printed: text, span: { from, to } };
}

export type AddressBlock = 'to' | 'info' | 'excluded';
const LABELS: Readonly<Record<string, AddressBlock>> = { TO: 'to', INFO: 'info', XMT: 'excluded' };

/** The block a line opens, and what of the line stands behind its label. */
export function addressLabel(line: Line): { readonly block: AddressBlock; readonly rest: Line } | undefined {
  const label = /^(TO|INFO|XMT)(?=[ \t/]|$)[ \t/]*/.exec(line.text);
  const block = LABELS[label?.[1] ?? ''];
  if (label === null || block === undefined) return undefined;
  const length = label[0].length;
  return { block, rest: { from: line.from + length, to: line.to, text: line.text.slice(length) } };
}

const ADDRESS = /^(?:R[A-Z]{3,7}\/)?[A-Z0-9][A-Za-z0-9 \t/.,'&()-]{1,120}$/;

/** Whether a line can be one more address of an open block. */
export const isAddress = ({ text }: Line): boolean => ADDRESS.test(text) && !/[a-z]{3}/.test(text);
export const isRouted = ({ text }: Line): boolean => ROUTED.test(text);

/** `FM AMEMBASSY MOSCOW`. */
export function readFrom({ from, to, text }: Line): Field<string> | undefined {
  const found = /^FM[ \t]+(?=\S)/.exec(text);
  if (found === null) return undefined;
  const value = trimmed(text, found[0].length, text.length).text;
  return { value, printed: text, span: { from, to } };
}

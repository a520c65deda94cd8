import type { Fields } from '../../model/cable.ts';
import type { Line } from '../lines.ts';
import { prosign } from './precedence.ts';

const ROUTING = /^(ZZ|OO|PP|RR)((?:[ \t]+R[A-Z]{3,7}){1,40})$/;

/** `PP RUEHDBU`: precedence and the routing indicators the message goes to. */
export function readRouting(line: Line): Fields['routing'] {
  const found = ROUTING.exec(line.text);
  const precedence = prosign(found?.[1] ?? '');
  if (found === null || precedence === undefined) return undefined;
  const indicators = (found[2] ?? '').trim().split(/[ \t]+/);
  return { value: { precedence, indicators }, printed: line.text, span: { from: line.from, to: line.to } };
}

/** A line of indicators alone runs on from the one before. */
export const isMoreRouting = ({ text }: Line): boolean =>
  /^R[A-Z]{3,7}(?:[ \t]+R[A-Z]{3,7}){0,40}$/.test(text);

import { securityLevel } from '../../marking/levels.ts';
import type { Fields } from '../../model/cable.ts';
import type { Line } from '../lines.ts';

/** `ZNY CCCCC ZZH`: the transmission security line, a witness of the level that no drafter types. */
export function readSecurity({ from, to, text }: Line): Fields['security'] {
  const found = /^ZN[YR][ \t]+(([A-Z])\2{4})(?![A-Z])/.exec(text);
  const level = securityLevel(found?.[2] ?? '');
  if (found === null || level === undefined) return undefined;
  return { value: { letters: found[1] ?? '', level }, printed: text, span: { from, to } };
}

/** The line's shape, read or not: an unreadable one is still a header line. */
export const isSecurityLine = ({ text }: Line): boolean => /^ZN[YR][ \t]/.test(text);

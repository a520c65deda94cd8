import { securityLevel } from '../../marking/levels.ts';
import type { Fields } from '../../model/cable.ts';
import type { Line } from '../lines.ts';

/** Letters lost, doubled or apart leave a witness. Operating signals (ACP 131) may follow, some with whom and what they concern. */
const SECURITY =
  /^ZN[YR][ \t]*(([A-Z])(?:[ \t]?\2){3,5})(?![A-Z])(?:[ \t]{1,4}(?:Z[A-Z]{2}(?:-\d)?|[A-Z]{4,7}\d{4}|R[A-Z]{3,7}|\d{4,7})\b){0,12}/;

/** `ZNY CCCCC ZZH`: the transmission security line, a witness of the level that no drafter types. */
export function readSecurity({ from, text }: Line): Fields['security'] {
  const found = SECURITY.exec(text);
  const level = securityLevel(found?.[2] ?? '');
  if (found === null || level === undefined) return undefined;
  const [printed, letters = ''] = found;
  return {
    value: { letters: letters.replaceAll(/\s/g, ''), level },
    printed,
    span: { from, to: from + printed.length },
  };
}

/** The line's shape, read or not: an unreadable one is still a header line. */
export const isSecurityLine = ({ text }: Line): boolean => /^ZN[YR](?:[ \t]|([A-Z])\1{3})/.test(text);

import type { Fields } from '../../model/cable.ts';
import type { Line } from '../lines.ts';

const ORIGINATOR =
  /^DE[ \t]+(R[A-Z]{3,7})[ \t]+#?(\d{1,5})(?:\/(\d{2,3}))?[ \t]+(\d{3})[ \t]?(\d{2})(\d{2})Z?$/;

/** `DE RUEHMO #4141/01 2360244`: who sends, serial and section, day of the year and time. */
export function readOriginator({ from, to, text }: Line): Fields['originator'] {
  const found = ORIGINATOR.exec(text);
  if (found === null) return undefined;
  const [, routing = '', serial = '', , day = '', hours = '', minutes = ''] = found;
  const value = { routing, serial, day: Number(day), time: `${hours}:${minutes}` };
  return { value, printed: text, span: { from, to } };
}

import { type Posts, postNamed } from '../marking/posts.ts';
import type { Fields } from '../model/cable.ts';

/** What a message number is made of; `year` has two digits. What the cable does not say is null. */
export interface Numbered {
  readonly station: string | null;
  readonly serial: number | null;
  readonly year: number | null;
}

/** What a post is, where it stands before its name. */
const KIND = /^(?:AM)?(?:EMBASSY|CONSULATE|CONSUL|CONGEN)(?=[A-Z]{3})/;

/** `07MOSCOW4141`: year, station without spaces, serial without zeros. */
export function mrnOf({ station, serial, year }: Numbered): string | null {
  if (station === null || serial === null || year === null) return null;
  const name = station
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(KIND, '');
  return `${String(year).padStart(2, '0')}${name === 'SECSTATE' ? 'STATE' : name}${serial}`;
}

/** The same with the station's full name, as a message number has it: `USUN` is USUN NEW YORK. */
export const inFull = (number: Numbered, posts: Posts): Numbered => ({
  ...number,
  station: number.station && (postNamed(number.station, posts) ?? number.station),
});

/** The parts of a cable's number that its fields give; without one of its own the year is the date-time group's. */
export function numberedOf({ number, dtg }: Pick<Fields, 'number' | 'dtg'>): Numbered {
  const sent = dtg === undefined ? null : Number(dtg.value.slice(2, 4));
  const year = number?.value.year ?? sent;
  return { year, station: number?.value.station ?? null, serial: number?.value.serial ?? null };
}

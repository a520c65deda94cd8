import type { Field, Reference } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { type Line, trimmed } from '../lines.ts';
import { mrnOf, type Numbered } from '../mrn.ts';
import { isProse } from './prose.ts';

/** What REF says: its items, and the spans that are no station and number but somebody's words. */
export interface References {
  readonly references: readonly Field<Reference>[];
  readonly titles: readonly Span[];
}

const ITEM_BREAK = /[\r\n;,]+|\s+AND\s+|\s*&\s*|(?:^|\s)1?(?:[A-Z][.)]{1,2}|\([A-Z]\)|\[[A-Z]\])(?=\s)/gi;
const CABLE =
  /^(?:\(?'?(\d{2}|20\d{2}|19\d{2})\)?[ -]?)?([A-Z](?:[A-Z'.-]|[ \t](?=[A-Z]))*)[ \t-]+0*(\d{1,6})(?:[-/ ](\d{2}))?(?:[ \t]*\((\d{2})\))?(?:[ \t]*\(NOTAL\))?\.?(?=\s|\(|$)/i;
const NUMBER_ALONE = /^0*(\d{1,6})\.?(?:[ \t]*\(NOTAL\))?$/;
/** Words that stand before a number without being a station. */
const NO_STATION =
  /\b(?:MINISTER|PRESIDENT|AMBASSADOR|GENERAL|DIRECTOR|DEPUTY|CHIEF|E-?MAIL|TELCON|MEMO|LETTER|FAX|NOTE|TODAY|SECTION|PARA|PAGE|OF|TD|IIR|OSC|FAM|FAH|CALL|MEETING|TALKS?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b/i;
const LONGEST_STATION = 24;

/** Reads the value of REF. `citing` gives the year of an item that prints none. */
export function readReferences(text: string, value: Span, citing: Numbered): References {
  const references: Field<Reference>[] = [];
  const titles: Span[] = [];
  let station: string | null = null;
  for (const item of itemsIn(text, value)) {
    const cable = cableIn(item, station, citing);
    station = cable?.station ?? station;
    references.push(cable?.field ?? other(item));
    const rest = trimmed(text, cable?.field.span.to ?? item.from, item.to);
    if (rest.text !== '') titles.push({ from: rest.from, to: rest.to });
  }
  return { references, titles };
}

function itemsIn(text: string, { from, to }: Span): Line[] {
  const items: Line[] = [];
  let start = from;
  for (const found of text.slice(from, to).matchAll(ITEM_BREAK)) {
    items.push(trimmed(text, start, from + found.index));
    start = from + found.index + found[0].length;
  }
  items.push(trimmed(text, start, to));
  return items.filter((item) => item.text !== '');
}

interface CableReference {
  readonly station: string;
  readonly field: Field<Reference>;
}

/** `07 MOSCOW 3996`, `AMMAN 5049-01`, or a number alone, which is of the station before it. */
function cableIn(item: Line, before: string | null, citing: Numbered): CableReference | undefined {
  const [all, year, named, serial, after, bracketed] = CABLE.exec(item.text) ?? [];
  if (all !== undefined && named !== undefined && isStation(named)) {
    const mrn = mrnFor(named, Number(serial), year ?? after ?? bracketed, citing);
    return { station: named, field: cableField(item, all, mrn) };
  }
  const alone = NUMBER_ALONE.exec(item.text);
  if (before === null || alone === null) return undefined;
  const mrn = mrnFor(before, Number(alone[1]), undefined, citing);
  return { station: before, field: cableField(item, item.text, mrn) };
}

/** Few words, each a name: `the minister took 5000` and `MINISTER MOE TOOK 5000` are somebody's words. */
const isStation = (name: string): boolean =>
  name.length <= LONGEST_STATION &&
  name.split(/[ \t]+/).length <= 4 &&
  !/(?:^|[ \t])[a-z]\S{3}/.test(name) &&
  !NO_STATION.test(name) &&
  !isProse(name);

const cableField = ({ from }: Line, printed: string, mrn: string | null): Field<Reference> => ({
  value: { printed, kind: 'cable', mrn },
  printed,
  span: { from, to: from + printed.length },
});

const other = ({ from, to, text }: Line): Field<Reference> => ({
  value: { printed: text, kind: 'other', mrn: null },
  printed: text,
  span: { from, to },
});

/** Without a year it is the citing cable's; a serial still to come in the same station is last year's. */
function mrnFor(
  station: string,
  serial: number,
  printed: string | undefined,
  citing: Numbered,
): string | null {
  if (printed !== undefined) return mrnOf({ station, serial, year: Number(printed.slice(-2)) });
  if (citing.year === null) return null;
  const ahead = citing.station === station.toUpperCase() && serial > (citing.serial ?? serial);
  return mrnOf({ station, serial, year: (citing.year + (ahead ? 99 : 100)) % 100 });
}

import type { Lexicon } from '../../../marking/lexicon.ts';
import { holdsMarking } from '../../../marking/near-marking.ts';
import type { Field, Fields, Recipient } from '../../../model/cable.ts';
import { type CivilDate, civilDate, monthNumber } from '../../../model/civil-date.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { isProse, isSentence } from '../../fields/prose.ts';
import { isAddress, readRecipient } from '../../fields/recipients.ts';
import { type Line, trimmed } from '../../lines.ts';

const NUMBER = /^(\d{2})[ \t]{0,4}([A-Z][A-Z' .-]{1,24}?)[ \t]{0,4}0*(\d{1,8})$/i;

/** `12 PORT AU PRINCE 1954`: the year before the station, the serial behind it. */
export function readMrn({ from, to, text }: Line): Fields['number'] {
  const [, year, station = '', serial] = NUMBER.exec(text) ?? [];
  if (year === undefined || isProse(station)) return undefined;
  const value = { station: station.toUpperCase(), serial: Number(serial), year: Number(year) };
  return { value, printed: text, span: { from, to } };
}

const LONG_FORM = /^([A-Z][a-z]{2,8})\.? (\d{1,2}), ?(\d{4})(?!\d{3})/;
const GROUP =
  /(?:^|[ \t/])(\d{2})(\d{2})(\d{2})[ \t]?Z[ \t]{1,4}([A-Z]{3})[A-Z]{0,6}[ \t]{1,4}(\d{4}|\d{2})$/i;
/** `20111:30 PM`: a converter ran the year into a time, which the group says better. */
const GLUED_TIME = /^(?:[ \t]?\d{1,2}:\d{2}(?::\d{2})?[ \t]?(?:[AP]M)?)?[ \t]*\/?[ \t]*$/i;

/** What Date/DTG says, in both of its forms; each may be lost. */
export interface DateRead {
  readonly dtg?: Field<string>;
  readonly day?: CivilDate;
  readonly differs: boolean;
}

/** `Dec 05, 2012 / 051358Z DEC 12`. */
export function readDate({ from, to, text }: Line): DateRead | undefined {
  const long = LONG_FORM.exec(text);
  const group = GROUP.exec(text);
  const rest = text.slice(long?.[0].length ?? 0, group?.index ?? text.length);
  if ((long === null && group === null) || !GLUED_TIME.test(rest)) return undefined;
  const [, month = '', dayOf = '', year = ''] = long ?? [];
  const day = long === null ? undefined : civilDate(Number(year), monthNumber(month) ?? 0, Number(dayOf));
  const [, date = '', hours = '', minutes = '', name = '', of = ''] = group ?? [];
  const sent = group && civilDate(2000 + (Number(of) % 100), monthNumber(name) ?? 0, Number(date));
  const isClock = Number(hours) < 24 && Number(minutes) < 60;
  const instant = sent && isClock ? `${sent}T${hours}:${minutes}:00Z` : undefined;
  if (day === undefined && instant === undefined) return undefined;
  return {
    ...(instant && { dtg: { value: instant, printed: text, span: { from, to } } }),
    ...(day && { day }),
    differs: day !== undefined && sent !== null && sent !== undefined && day !== sent,
  };
}

/** Posts are in capitals; a person's name may have small letters behind its capitals. */
const ADDRESS = /^(?=.{2,92}$)(?:[\p{Lu}0-9(&/-][\p{L}0-9/.'’&()_-]{0,30},?(?: |$)){1,12}$/u;
/** `WASHDC, SECSTATE` and a collective; a longer line is somebody's sentence. */
const MOST_WORDS = 10;

/** `WASHDC, SECSTATE ROUTINE`: one addressee, which has neither routing indicator nor number in this form. */
export function readAddressee(text: string, item: Line, lexicon: Lexicon): Field<Recipient> | undefined {
  const folded = { ...item, text: onOneLine(item.text) };
  const read = readRecipient(folded)?.value;
  if (read === undefined) return undefined;
  const { address, precedence } = read;
  const isShort = address.split(' ').length <= MOST_WORDS;
  if (!ADDRESS.test(address) || !isShort || isSentence(address) || holdsMarking(address, lexicon))
    return undefined;
  if (precedence === null && !isAddress(folded, lexicon)) return undefined;
  return fieldAt(text, item, { routing: null, address, precedence, number: null });
}

/** The items of a list that runs over lines: parted by semicolons, or else one on each line. */
export function itemsOf(text: string, lines: readonly Line[]): Line[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (!lines.some((line) => line.text.includes(';'))) return [...lines];
  const items: Line[] = [];
  let from = first.from;
  for (const { index } of text.slice(first.from, last.to).matchAll(/;|$/g)) {
    items.push(trimmed(text, from, first.from + index));
    from = first.from + index + 1;
  }
  return items.filter((item) => item.text !== '');
}

const NAME = String.raw`\p{Lu}[\p{L}'’.-]{0,24}`;
const OFFICIAL = new RegExp(
  String.raw`^[\p{Lu}0-9][\p{L}\p{N} _/&,.'()-]{1,60}:[ \t]{0,4}${NAME}(?: ${NAME}){0,3}, ?${NAME}(?: ${NAME}){0,3}(?: ?\([\p{L}\p{N} ,.'’/&-]{2,50}\))?$`,
  'u',
);

/** `PORT AU PRINCE:Schmid, Stephanie L (Port-au-Prince)`: an office, and who in it. */
export function readOfficial(text: string, item: Line): Field<string> | undefined {
  const printed = onOneLine(item.text);
  return printed.length <= 160 && OFFICIAL.test(printed) && !isSentence(printed)
    ? fieldAt(text, item, printed)
    : undefined;
}

const OFFICES = /^[A-Z0-9][A-Z0-9_/&., ()-]{0,200}$/;
const RULE = /^[A-Za-z0-9][A-Za-z0-9_/&., |()-]{0,400}$/;
const LONGEST_ITEM = 4;

const isListOf = (printed: string, form: RegExp): boolean =>
  form.test(printed) &&
  !isSentence(printed) &&
  printed.split(/[,|]/).every((item) => item.trim().split(' ').length <= LONGEST_ITEM);

/** `PRIN, UGANDA, KENYA`: offices, and nothing that could be a sentence. */
export const areOffices = (printed: string): boolean => isListOf(onOneLine(printed), OFFICES);
/** `Released Copy | HR, IMO, POL_INFO | DIS_MPR_DIR`. */
export const isRule = (printed: string): boolean => isListOf(onOneLine(printed), RULE);

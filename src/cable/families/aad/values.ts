import type { Lexicon } from '../../../marking/lexicon.ts';
import { postNamed } from '../../../marking/posts.ts';
import type { Field } from '../../../model/cable.ts';
import { type CivilDate, civilDate, monthNumber } from '../../../model/civil-date.ts';
import type { Marking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';
import { listedCaptions, readCaptions } from '../../fields/captions.ts';
import { readBanner } from '../../fields/classification.ts';
import { isAddress } from '../../fields/recipients.ts';
import { type Line, listedOn } from '../../lines.ts';
import type { Attribute } from './attributes.ts';

const DATE =
  /^(?:(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})|(\d{2})\/(\d{2})\/(\d{4}))(?: \d{1,2}:\d{2}(?::\d{2})? ?[ap]m)?$/i;

/** `01 JAN 1994`, `01-Jan-1994 12:00:00 am`, `31/12/2019`: the day, in the three forms the archive writes it. */
export function dateIn({ text }: Line): CivilDate | undefined {
  const [, day, name, year, inDay, month, inYear] = DATE.exec(text) ?? [];
  return name === undefined
    ? civilDate(Number(inYear), Number(month), Number(inDay))
    : civilDate(Number(year), monthNumber(name) ?? 0, Number(day));
}

/** `1973TEHRAN02077`: year, station in full, serial. It is not unique, so it only says what a telegram is called. */
export function documentNumberIn({ text }: Line): TelegramNumber | undefined {
  const [, year, station = '', serial] = /^19(\d{2})([A-Z]{2,20})(\d{1,6})$/.exec(text) ?? [];
  return year === undefined ? undefined : { year: Number(year), station, serial: Number(serial) };
}

/** What the archive calls a telegram. */
export interface TelegramNumber {
  readonly year: number;
  readonly station: string;
  readonly serial: number;
}

/** A level of the closed list and nothing else: the archive took `SECRETARY` for one. */
export function levelIn(value: Line, lexicon: Lexicon): Field<Marking> | undefined {
  const read = value.text.length > 40 ? undefined : readBanner(value, lexicon);
  return read === undefined || read.repaired ? undefined : read.classification;
}

/** Posts by commas or lines, where every one can only be a post. */
export function postsIn(text: string, value: Line, lexicon: Lexicon): Line[] {
  const whole = listedOn(text, value);
  const isPost = (post: Line): boolean =>
    ONE_POST.test(post.text) || postNamed(post.text, lexicon.posts) !== undefined || isAddress(post, lexicon);
  return whole.every(isPost) ? whole : [];
}

/** The archive names most posts by one word: `STATE`, `TEHRAN`. */
const ONE_POST = /^(?:[A-Z]{3,16}|(?:THE|NEW|PORT|SAN|HONG|TEL|RIO) [A-Z]{3,12})$/;

/** What one word or number says, quoted or not: nobody's sentence. */
const CLOSED =
  /^'?(?:n\/a|[XYN]|yes|no|none|\d{1,9}|[A-Z]?\d{6}-\d{4}|19\d{2}[A-Z]{2,20}\d{1,6}|TE|PR|TELEGRAM|[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}|link\d{4}\/[a-z]{1,12}\/[a-z0-9]{1,12}\/[a-z0-9]{1,12}\.tel)'?$/i;
/** Words of the archive: where it has the text, whose office it was, how far its review went. */
const STATED =
  /^(?:(?:(?:(?:ADS )?TEXT )?(?:ON-LINE|ON MICROFILM|UNRETRIEVABLE|NOT CONVERTED|GARBLED)(?:, |$)){1,4}|NATIVE|(?:(?:RELEASED|APPROVED|WITHDRAWN|DENIED|OPEN|NEW|IN FULL|IN PART)(?:, | |$)){1,4}|(?:ACTION|ORIGIN) [A-Z/]{1,6}|25 YEAR REVIEW|CORE\d?|ADS|SINGLE|ELECTRONIC|PAPER|MICROFILM)$/;
/** `RELEASED <10 FEB 2003 by vale>; WITHDRAWN <11 FEB 2003 by poole, PRIVACY>`: what was done, when, by whom. */
const LOGIN = '(?:[a-z]{2,8}[A-Za-z0-9]{0,3}|[A-Z][a-z]{1,8}[A-Z0-9]{1,3})';
const STEP = `(?:RELEASED|APPROVED|WITHDRAWN|DENIED) <\\d{1,2}[ -][A-Za-z]{3}[ -]\\d{4} by ${LOGIN}(?:, [A-Z]{3,12})?>`;
const HISTORY = new RegExp(`^${STEP}(?:; ?${STEP}){0,11}$`);
/** `EB/TT/MA:RQLANDER:JK`: who drafted, and who typed it. */
const DRAFTER = /^(?:[A-Z]{1,6}(?:\/[A-Z0-9-]{1,8}){0,4}:)?[A-Z]{2,20}(?::[A-Z]{2,4})?$/;
const AUTHORITY = new RegExp(`^${LOGIN}$`);
/** What is left of a value whose stamp was taken off. */
const NOTHING = /^[!'\s]{0,400}$/;

/** The value where it can be shown as it stands: a date, a number, a level, captions, a word of the archive. */
export function plainValue({ key, value }: Attribute, lexicon: Lexicon): Span | undefined {
  const { text } = value;
  if (NOTHING.test(text)) return value;
  if (text.length > 800) return undefined;
  const isPlain =
    CLOSED.test(text) ||
    STATED.test(text) ||
    (/ History$/.test(key) && HISTORY.test(text.replaceAll(/\s+/g, ' '))) ||
    (key === 'Drafter' && DRAFTER.test(text)) ||
    (/ Authority$/.test(key) && AUTHORITY.test(text)) ||
    dateIn(value) !== undefined ||
    levelIn(value, lexicon) !== undefined ||
    readCaptions(value, lexicon)?.forSomebody === false;
  return isPlain ? value : undefined;
}

/** The channels of a value, which the archive names without the word: `SY`, `ROG`. */
export const channelsIn = (text: string, value: Line, lexicon: Lexicon): readonly Field<string>[] =>
  listedCaptions(text, value, lexicon).map((field) => {
    const channel = / CHANNEL$/.test(field.value) ? field.value : `${field.value} CHANNEL`;
    return { ...field, value: lexicon.captions.rows.get(channel)?.caption ?? channel };
  });

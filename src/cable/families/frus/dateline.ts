import { type CivilDate, civilDate, monthNumber } from '../../../model/civil-date.ts';
import type { Span } from '../../../model/span.ts';
import { isSentence } from '../../fields/prose.ts';
import { isBlank, type Line } from '../../lines.ts';

/** `Moscow, March 10, 1955-6 p.m.`: where and when a telegram was sent. */
export interface Dateline {
  readonly span: Span;
  readonly city: string | null;
  readonly day: CivilDate;
  /** `1955-03-10T18:00:00`, with a Z only where the line prints one: any other time is that of the place. */
  readonly instant: string | undefined;
  readonly end: number;
}

const MONTH = String.raw`(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?`;
const TIME = String.raw`(noon|midnight|\d{1,2}(?::\d{2})?\s?[ap]\.?\s?m\.?|\d{4}\s?Z)`;
const DATELINE = new RegExp(
  String.raw`^(?:([\p{Lu}][\p{L}.’' -]{1,40}(?:, [\p{Lu}][\p{L}. -]{1,24})?)\s?,\s)?(?:${MONTH}\s(\d{1,2})|(\d{1,2})\s${MONTH}),?\s(\d{4})(?:\s?[,—–-]{1,2}\s?${TIME})?\.?$`,
  'u',
);
/** Volumes set in narrow columns break it over several lines. */
const LONGEST = 5;
const LONGEST_LINE = 100;

/** The dateline that begins at a line and takes as many as it can, or nothing. */
export function datelineIn(lines: readonly Line[], start: number): Dateline | undefined {
  let found: Dateline | undefined;
  let words = '';
  const first = lines[start];
  for (let at = start; at < Math.min(lines.length, start + LONGEST); at++) {
    const line = lines[at];
    if (first === undefined || line === undefined || isBlank(line) || line.text.length > LONGEST_LINE) break;
    words = `${words} ${line.text}`.trim();
    const read = DATELINE.exec(words);
    found = (read && placed(read, { from: first.from, to: line.to }, at + 1)) ?? found;
  }
  return found;
}

function placed(found: RegExpExecArray, span: Span, end: number): Dateline | undefined {
  const [, city = null, month, day, dayBefore, monthBehind, year, time] = found;
  const date = civilDate(
    Number(year),
    monthNumber(month ?? monthBehind ?? '') ?? 0,
    Number(day ?? dayBefore),
  );
  if (date === undefined || !isPlace(city)) return undefined;
  return { span, city, day: date, instant: time === undefined ? undefined : instantOf(date, time), end };
}

/** A few words, and no sentence. */
const isPlace = (city: string | null): boolean =>
  city === null || (!isSentence(city) && city.split(' ').length <= 5);

/** Midnight is the end of one day or the beginning of another, so it gives none. */
function instantOf(date: CivilDate, time: string): string | undefined {
  if (time === 'noon') return `${date}T12:00:00`;
  const zulu = /^(\d{2})(\d{2})\s?Z$/.exec(time);
  if (zulu !== null) return clock(date, Number(zulu[1]), Number(zulu[2]), 'Z');
  const [, hour, minute = '0', half] = /^(\d{1,2})(?::(\d{2}))?\s?([ap])/.exec(time) ?? [];
  if (hour === undefined || Number(hour) > 12 || Number(hour) === 0) return undefined;
  return clock(date, (Number(hour) % 12) + (half === 'p' ? 12 : 0), Number(minute), '');
}

function clock(date: CivilDate, hours: number, minutes: number, zone: string): string | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return `${date}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00${zone}`;
}

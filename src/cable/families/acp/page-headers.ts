import type { Furniture } from '../../../model/cable.ts';
import { type Message, warning } from '../../../model/message.ts';
import { type Span, unite } from '../../../model/span.ts';
import { matchesOf } from '../../../text/matches.ts';
import { without } from '../../body/tiling.ts';
import type { Frame } from '../../frame.ts';
import type { Numbered } from '../../mrn.ts';
import { isSameNumber } from './machine-lines.ts';

/** Page headers of a cable, wherever in a line or over how many lines they stand. */
export interface PageHeaders {
  readonly furniture: readonly Furniture[];
  readonly messages: readonly Message[];
}

/** One that was found by its form, whosever it is. */
interface Found extends Span {
  /** As printed, cut by the machine and with the blanks it has. */
  readonly station: string;
  readonly serial: number;
  /** `PAGE 02 RUESBT 4410 C O N F I D E N T I A L`: it has the level behind, as those of the 1960s have. */
  readonly levelled: boolean;
  /** It has a filing time, a section or a serial in full, as no sentence has. */
  readonly strict: boolean;
}

const PAGE = /(?<![A-Z])PAGE[ \t]{1,12}\d{1,3}(?:[ \t]{1,24}|(?=[\r\n]|$))/g;
/** With blanks between the letters or without. */
const spaced = (word: string): string => [...word].join('[ ]?');
const LEVEL = ['TOPSECRET', 'SECRET', 'CONFIDENTIAL', 'LIMITEDOFFICIALUSE', 'UNCLASSIFIED', 'UNCLAS']
  .map(spaced)
  .join('|');
/** Behind `PAGE 02`: station, serial, section, filing time or level. */
const NUMBERED = new RegExp(
  String.raw`([A-Z][A-Z'.-]{0,15}(?: {1,2}[A-Z][A-Z'.-]{0,11}){0,3})[ \t]{1,24}0*(\d{1,8})(?!\d)(?:[ \t]{1,12}(\d{1,2}[ \t]{1,4}OF[ \t]{1,4}\d{1,2}))?(?:[ \t]{1,12}(?:(\d{6}Z)|(${LEVEL})))?(?![A-Za-z0-9])`,
  'y',
);
const PAGE_OF = /(?<![\d.])\d{3}(?:\.\d)?[ \t]{1,8}OF[ \t]{1,8}\d{3}(?!\d)/g;
/** Before `002 OF 004`, which may stand a line or two further down: station and serial. */
const BEFORE =
  /(?<![A-Za-z0-9])([A-Z][A-Z'.-]{0,15}(?: [A-Z][A-Z'.-]{0,15}){0,5})[ \t]{1,12}0*(\d{1,8})(?:[ \t]{1,12}|[ \t]{0,12}(?:\r?\n[ \t]{0,12}){1,4})$/;
const LONGEST_BEFORE = 120;

/**
 * Finds page headers, which the machines put in the midst of sentences and of header fields. One of another cable
 * that stands before `headerEnd` is machine text none the less; in the body it may be quoted, and stays text.
 */
export function pageHeadersIn(
  { text, region, furniture }: Frame,
  own: Numbered,
  headerEnd: number,
): PageHeaders {
  const within = text.slice(region.from, region.to);
  const all = [...numbered(within, own), ...pagesOf(within, own), ...serialsIn(within, own)].map((found) => ({
    ...found,
    from: found.from + region.from,
    to: found.to + region.from,
  }));
  // Where no line 1 says whose cable it is, its first page header does, if no sentence can be one.
  const first = all.find(({ strict }) => strict);
  const known = own.serial === null && first !== undefined ? numberOf(first) : own;
  const [mine, others] = [true, false].map((is) => all.filter((found) => isOf(found, known) === is));
  const strange = (others ?? []).filter(({ strict, from }) => strict && from < headerEnd);
  const taken = [...(mine ?? []), ...strange].filter((found) => found.strict || isAlone(text, found));
  // A stamp may stand between the lines of one.
  const spans = without(
    unite(taken),
    furniture.map(({ span }) => span),
  );
  return {
    furniture: spans.map((span) => ({ kind: 'page-header', span })),
    messages: strange
      .slice(0, 1)
      .map(({ from, to }) => warning('page-header-differs', DIFFERS, { from, to })),
  };
}

const DIFFERS =
  'A page header inside the header of the cable bears another number than its classification line. Check that no ' +
  'page of another cable got among its own.';

const numberOf = ({ station, serial }: Found): Numbered => ({ year: null, station, serial });

/** `PAGE 02        ROME  01196  01 OF 02  082030Z`. */
function numbered(text: string, own: Numbered): Found[] {
  return matchesOf(text, PAGE).flatMap(({ index, 0: { length } }) => {
    NUMBERED.lastIndex = index + length;
    const found = NUMBERED.exec(text);
    if (found === null) return cutOff(text, index, own);
    const [printed, station = '', serial = '', section, filed, level] = found;
    const strict = section !== undefined || filed !== undefined;
    const span = { from: index, to: index + length + printed.length };
    return [{ station, serial: Number(serial), levelled: level !== undefined, strict, ...span }];
  });
}

/** `PAGE 02` and `PAGE 02 HARA`: a page header of which the line has no more, so that it is known by standing alone. */
function cutOff(text: string, from: number, own: Numbered): Found[] {
  const [line = '', station = own.station ?? ''] = CUT_OFF.exec(text.slice(from, from + 80)) ?? [];
  if (line === '' || (own.station !== null && !isCutOf(station, own.station))) return [];
  return [
    {
      from,
      to: from + line.length,
      station,
      serial: own.serial ?? Number.NaN,
      levelled: false,
      strict: false,
    },
  ];
}

const CUT_OFF = /^PAGE[ \t]{1,12}\d{1,3}(?:[ \t]{1,24}([A-Z][A-Z'. -]{1,16}))?(?=[ \t]*(?:[\r\n]|$))/;

/** `TRIPOLI 00000402  001.2 OF 003`, on one line or on several. */
function pagesOf(text: string, own: Numbered): Found[] {
  return matchesOf(text, PAGE_OF).flatMap(({ index, 0: { length } }) => {
    const before = text.slice(Math.max(0, index - LONGEST_BEFORE), index);
    const [printed, words = '', serial = ''] = BEFORE.exec(before) ?? [];
    if (printed === undefined) return [];
    const station = stationIn(words, own);
    const from = index - printed.length + words.length - station.length;
    const strict = /[^\d]0{2,6}\d{1,6}\s+$/.test(printed);
    return [{ from, to: index + length, station, serial: Number(serial), levelled: false, strict }];
  });
}

const PADDED = /(?<![A-Za-z0-9])00\d{6}(?=[ \t]{0,80}(?:[\r\n]|$))/g;
const STATION = /(?<![A-Za-z0-9])[A-Z][A-Z'.-]{0,15}(?: [A-Z][A-Z'.-]{0,15}){0,5}(?=[ \t]{1,12}$)/;

/** `TRIPOLI 00000402` alone on its line: the page behind it is lost. */
function serialsIn(text: string, own: Numbered): Found[] {
  return matchesOf(text, PADDED).flatMap(({ index, 0: serial }) => {
    const start = Math.max(0, index - LONGEST_BEFORE);
    const found = STATION.exec(text.slice(start, index));
    if (found === null) return [];
    const station = stationIn(found[0], own);
    const from = start + found.index + found[0].length - station.length;
    return [
      { from, to: index + serial.length, station, serial: Number(serial), levelled: false, strict: false },
    ];
  });
}

/** The words before a serial may be a sentence's; the last of them are the station. */
function stationIn(words: string, own: Numbered): string {
  const parts = words.split(' ');
  const ends = parts.map((_, at) => parts.slice(at).join(' '));
  return ends.find((end) => isCutOf(end, own.station)) ?? ends.at(-1) ?? words;
}

/** Machines cut long names, and blanks get into them. */
function isCutOf(printed: string, station: string | null): boolean {
  const [cut, whole] = [closed(printed), closed(station ?? '')];
  return cut.length >= 3 && whole.startsWith(cut);
}

const closed = (station: string): string => station.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const isOf = ({ station, serial, levelled }: Found, own: Numbered): boolean =>
  Number.isNaN(serial) ||
  (serial === own.serial &&
    (isCutOf(station, own.station) ||
      isSameNumber({ station, serial }, own) ||
      (levelled && ROUTING.test(station))));

/** Page headers of the 1960s name the station by its routing indicator. */
const ROUTING = /^RU[A-Z]{4,5}$/;

/** Whether nothing else stands on its line. */
function isAlone(text: string, { from, to }: Span): boolean {
  const before = text.slice(Math.max(0, from - 80), from);
  return /(?:^|[\r\n])[ \t]*$/.test(before) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(to, to + 80));
}

import type { ReferenceKind } from '../../model/cable.ts';

/** What a reference is when it is no cable; the first that fits. */
const KINDS: readonly (readonly [ReferenceKind, RegExp])[] = [
  ['message-dtg', /(?<!\d)\d{6}Z\b/i],
  ['email', /\bE-?MAILS?\b/i],
  ['telcon', /\b(?:TELCONS?|TELEPHONE|PHONE[ \t]CALLS?|PHONCONS?)\b/i],
  ['book', /\b\d{1,2}[ \t]?FA[MH](?:-\d)?\b/],
  ['airgram', /\b(?:AIRGRAM|(?:CA|A)-\d{1,5})\b/],
  ['report', /\b(?:TDX?-?\d|IIR\b|OSC\b|FBIS\b|SPOT[ \t]REP|REPORTS?\b|INTELLIGENCE\b)/i],
];

/** The kind of what is printed, by the words it has. */
export const kindOf = (printed: string): ReferenceKind =>
  KINDS.find(([, words]) => words.test(printed))?.[0] ?? 'other';

/** Words that stand before a number without being a station, or that say that what follows is no cable. */
const NO_STATION =
  /\b(?:MINISTER|PRESIDENT|AMBASSADOR|GENERAL|DIRECTOR|DEPUTY|CHIEF|E-?MAILS?|TELCON|MEMO|LETTER|FAX|NOTE|NOTICE|TODAY|DAILY|POINTS|SECTION|PARA|PARAS|PAGE|OF|TD|IIR|OSC|FAM|FAH|CALL|MEETING|TALKS?|TELEGRAMS?|UNSCR|RESOLUTION|POC|REPORT|MSG|DTG|ITEM|FY|NO|EXP|VERSION|DRAFT|ANNEX|ARTICLE|AND|PREVIOUS|NOTAL|ALL|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b/i;

export const isNoStation = (printed: string): boolean => NO_STATION.test(printed);

import { levelWordsAt } from '../../marking/levels.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import type { Field } from '../../model/cable.ts';
import { type Marking, plainMarking } from '../../model/marking.ts';
import type { Span } from '../../model/span.ts';
import { fieldAt } from './field.ts';

/** `SOUTHPORT 00000123 001.2 OF 003`, `PAGE 02 SOUTHP 00123 01 OF 02 082030Z`, a banner above it: what machines print between pages. */
const PAGE_HEADER =
  /(?:\b(UNCLASSIFIED|CONFIDENTIAL|TOP SECRET|SECRET)\s{1,40})?\bPAGE[ \t]{1,4}\d{1,3}[ \t]{1,12}[A-Z][A-Z' .-]{1,23}[ \t]{1,8}\d{1,8}(?:[ \t]{1,8}\d{1,2}[ \t]OF[ \t]\d{1,2})?[ \t]{1,8}\d{6}Z|\b[A-Z][A-Z'.-]{1,23}(?:[ \t][A-Z'.-]{1,23}){0,3}[ \t]{1,8}0\d{3,7}\s{1,12}\d{3}(?:\.\d)?[ \t]OF[ \t]\d{3}\b|\b[A-Z][A-Z'.-]{1,23}(?:[ \t][A-Z'.-]{1,23}){0,3}[ \t]{1,8}00\d{6}\b/g;

/** The same text with every page header in it turned to spaces, so that no place moves. */
export const withoutPageHeaders = (text: string): string =>
  text.replaceAll(PAGE_HEADER, (header) => ' '.repeat(header.length));

/** The levels that pages bear above their headers: they stand in no value, and are witnesses as other banners are. */
export const levelsOfPages = (text: string, { from, to }: Span, { levels }: Lexicon): Field<Marking>[] =>
  [...text.slice(from, to).matchAll(PAGE_HEADER)].flatMap(({ index, 1: printed = '' }) => {
    const level = levelWordsAt(printed, levels)?.level;
    const at = from + index;
    return level === undefined
      ? []
      : [fieldAt(text, { from: at, to: at + printed.length }, plainMarking(level))];
  });

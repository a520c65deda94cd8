/** `SOUTHPORT 00000123 001.2 OF 003`, `PAGE 02 SOUTHP 00123 01 OF 02 082030Z`, a banner above it: what machines print between pages. */
const PAGE_HEADER =
  /(?:\b(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)\s{1,40})?\bPAGE[ \t]{1,4}\d{1,3}[ \t]{1,12}[A-Z][A-Z' .-]{1,23}[ \t]{1,8}\d{1,8}(?:[ \t]{1,8}\d{1,2}[ \t]OF[ \t]\d{1,2})?[ \t]{1,8}\d{6}Z|\b[A-Z][A-Z'.-]{1,23}(?:[ \t][A-Z'.-]{1,23}){0,3}[ \t]{1,8}0\d{3,7}\s{1,12}\d{3}(?:\.\d)?[ \t]OF[ \t]\d{3}\b|\b[A-Z][A-Z'.-]{1,23}(?:[ \t][A-Z'.-]{1,23}){0,3}[ \t]{1,8}00\d{6}\b/g;

/** The same text with every page header in it turned to spaces, so that no place moves. */
export const withoutPageHeaders = (text: string): string =>
  text.replaceAll(PAGE_HEADER, (header) => ' '.repeat(header.length));

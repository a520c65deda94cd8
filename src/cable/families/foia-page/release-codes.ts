import { matchesOf } from '../../../text/matches.ts';

/**
 * One code of State's reviewers: a letter of section 1.4 of the order, 1.5 until 2003, a number of section 3.3(b), or an exemption of the FOIA by the number of its
 * paragraph, with the statute that (b)(3) stands for. A scanner reads the rule beside it as one more character, `B61`.
 */
const STATUTE = String.raw`(?:[ \t]{1,4}(?:CIA[ \t]{1,4})?(?:PERS\/ORG|NATSECACT1947)|[ \t]{1,4}(?:DIA|NRO|NGA)(?:\/[A-Z]{3}){0,2})`;
const CODE = String.raw`(?:1\.[45]\([A-Ha-h]\)|3\.3\(b\)\([1-9]\)|B[1-9](?:\([A-F]\)|[I1l])?${STATUTE}?)(?![A-Za-z0-9(])`;
/** Several of them, by commas or blanks; order and spacing vary. */
export const CODES = String.raw`${CODE}(?:(?:\s{0,60},\s{0,60}|\s{1,60})${CODE}){0,11}`;

const EACH = new RegExp(CODE, 'g');

/** The codes of a stretch, each in one spelling: `1.4(b)`, `B6`, `B7(C)`. */
export const codesIn = (printed: string): string[] =>
  matchesOf(printed, EACH).map(([code]) =>
    code.startsWith('1.') ? code.toLowerCase() : code.replace(/^(B\d)[I1l]/, '$1').replaceAll(/[ \t]+/g, ' '),
  );

import { readCaptionLine } from '../../marking/captions.ts';
import type { Field } from '../../model/cable.ts';
import type { Line } from '../lines.ts';

/** The captions of a line that holds nothing else. */
export function readCaptions({ from, text }: Line): Field<string>[] | undefined {
  return readCaptionLine(text)?.map((found) => ({
    value: found.caption,
    printed: text.slice(found.from, found.to),
    span: { from: from + found.from, to: from + found.to },
  }));
}

const PASSING =
  /^(?:(?:STATE|DEPT|DEPARTMENT|PLEASE|PLS)\b.{0,40}\b(?:FOR|PASS|ALSO)\b|FOR\b|FROM\b|[A-Z][A-Z ]{1,24}:? (?:ALSO )?(?:FOR|PASS(?: TO)?)\b|[A-Z ]{0,24}PASS\b)/;
const CORRECTED =
  /^C[ \t]?O[ \t]?R[ \t]?R[ \t]?E[ \t]?C[ \t]?T[ \t]?E[ \t]?D[ \t]{1,4}C[ \t]?O[ \t]?P[ \t]?Y\b/;

/** `DEPT FOR EUR/RUS, EUR/ACE`: who is to see the message. It stands between captions and the first label. */
export const isPassingLine = ({ text }: Line): boolean =>
  !/[a-z]{3}/.test(text) && (PASSING.test(text) || CORRECTED.test(text));

import { beginsWith, endsIn } from '../../../text/beginnings.ts';
import { type Family, type Mark, marksIn } from '../../family.ts';
import type { Line } from '../../lines.ts';
import { acpNumber, isTransmitted, readAcp } from '../acp/read.ts';

/** Lines that machines printed on the pages of a telegram from 1966 to 2001, and State's own distribution. */
const PRINTED: readonly Mark[] = [
  [
    'page header',
    /(?:^|[ \t])PAGE[ \t]{1,12}\d{1,3}[ \t]{1,24}[A-Z][A-Z'. -]{1,40}[ \t]0*\d{1,8}(?:[ \t]|$)/,
  ],
  ['distribution', /^(?:ACTION|ORIGIN)[ \t]+[A-Z/]{1,6}[- ]\d{2}\b/],
  ['copy total', /^(?:INFO\b|[A-Z/]{1,6}[- ]?\d{2}[ \t,]).{0,160}\d{3} ?[WR]$/],
  ['dash counter', /^-{10,}[ \t]*(?:[0-9A-F]{6}|\d{6}Z)\b/],
];

/** How a line begins or ends that bears one of these marks, or what stands in it. */
const mayBePrinted = ({ text }: Line): boolean => begins(text) || endsInCopies(text) || text.includes('PAGE');
const begins = beginsWith('AO-');
const endsInCopies = endsIn('WR');

/** Pages as they were printed from 1966 to 2001: the lines of a transmission with page headers between them. */
export const acpPage: Family = {
  name: 'acp-page',
  detect(_, lines) {
    const marks = marksIn(lines.filter(mayBePrinted), PRINTED);
    if (marks.length === 0 || isTransmitted(lines)) return undefined;
    return { sure: marks.length > 1 ? 'certain' : 'likely', marks };
  },
  read: readAcp,
  numbered: acpNumber,
};

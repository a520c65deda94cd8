import type { Lexicon } from '../../marking/lexicon.ts';
import { type MarkFound, portionMarkAt } from '../../marking/portion-mark.ts';
import { isWornMark } from '../../marking/worn-mark.ts';
import type { Field } from '../../model/cable.ts';
import type { Marking } from '../../model/marking.ts';
import type { Span } from '../../model/span.ts';
import { foldedText } from '../../text/view.ts';
import { fieldAt, onOneLine } from './field.ts';
import { isSentence } from './prose.ts';

export interface Subject {
  /** The words on one line, without mark. */
  readonly subject: Field<string>;
  readonly mark?: Field<string>;
  /** Of the mark before the words or, as some posts print it, after them. */
  readonly marking?: Marking;
}

const RULER = /^[-=_*~.‐–—]{4,}$/;

/** What stands at the head of a text: a mark, or the word SUMMARY. */
const TEXT =
  /^(?:\((?:U|C|S|SBU|TS)(?:\/{1,2}[A-Z]{1,8}){0,3}\)|(?:BEGIN[ \t])?SUMMARY(?:[ \t]AND[ \t][A-Z]{1,20})?[ \t]{0,4}(?:[:.-]|$))/i;

/** Whether a subject goes on with a line: not with a ruler or a text, nor in small letters behind capitals. */
export function subjectGoesOn(before: string, line: string): boolean {
  if (before.trim() === '') return true;
  if (RULER.test(line) || TEXT.test(line)) return false;
  return /[a-z]/.test(before) || !(/[a-z]/.test(line) && (isSentence(line) || line.endsWith('.')));
}

/** The words behind `SUBJECT:`; `value` has no white space around it. */
export function readSubject(text: string, value: Span, lexicon: Lexicon): Subject {
  const printed = text.slice(value.from, value.to);
  const before = portionMarkAt(printed, 0, lexicon);
  const after = markBehind(printed, before, lexicon);
  const words = onOneLine(printed.slice(before?.to ?? 0, after?.from ?? printed.length));
  const found = before ?? after;
  return {
    subject: fieldAt(text, value, words),
    ...(before && {
      mark: fieldAt(text, shifted(before, value.from), printed.slice(before.from, before.to)),
    }),
    ...(found && { marking: found.marking }),
  };
}

/** The mark after the words. Where one stands before them too, another one is a word of the author's. */
function markBehind(printed: string, before: MarkFound | undefined, lexicon: Lexicon): MarkFound | undefined {
  const after = markAtEnd(printed, lexicon);
  if (before === undefined || after === undefined) return after;
  return printed.slice(before.from, before.to) === printed.slice(after.from) ? after : undefined;
}

function markAtEnd(printed: string, lexicon: Lexicon): MarkFound | undefined {
  const open = printed.lastIndexOf('(');
  const found = open > 0 && printed.endsWith(')') ? portionMarkAt(printed, open, lexicon) : undefined;
  if (found === undefined || found.marking.unknown.length === 0) return found;
  // A word in brackets that nobody knows ends many a title (`S/CT`); a mark that is worn says no such word.
  return isWornMark(foldedText(printed.slice(open + 1, -1)).trim(), lexicon) ? found : undefined;
}

const shifted = (span: Span, by: number): Span => ({ from: span.from + by, to: span.to + by });

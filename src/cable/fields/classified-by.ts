import type { ClassifiedBy, Field } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { fieldAt, onOneLine } from './field.ts';
import { reasonsIn } from './reasons.ts';
import { isName, isSuffix, isTitle } from './titles.ts';

const LABEL =
  /^(?:\([A-Z]\)\s*)?(?:This message\s+)?Classified\s+by\s*[:;-]?\s*(?:(?:\([A-Z]\)\s*)?Classified\s+by\s*:?\s*)?/i;
/** Where the names end: a reason, a legal basis, or the verb before it. */
const AFTER_NAMES =
  /\b(?:for\s+)?(?:rea\s*sons?|rasons|resons|reaons)\b|\bE\.?\s?O\.?\s*\d|\b1\s*[.,]\s*[2456]\b|\b(?:per|under|based|due to|section)\b|\bfor\b(?!\s+[A-Z][a-z]+\s+Affairs)/i;
/** Enough for any two officials; garbage behind a label must not be searched for names. */
const LONGEST_NAMES = 300;

/** `Classified By: Deputy Political M/C Colin Cleary. Reasons 1.4 (b) and (d).` */
export function readClassifiedBy(text: string, span: Span): Field<ClassifiedBy> {
  const printed = text.slice(span.from, span.to);
  const label = LABEL.exec(printed)?.[0].length ?? 0;
  const rest = printed.slice(label, label + LONGEST_NAMES);
  const people = rest.slice(0, AFTER_NAMES.exec(rest)?.index ?? rest.length);
  const names = namesIn(text, people, span.from + label);
  const position = names[0] === undefined ? null : positionOf(people, names[0], span.from + label);
  return fieldAt(text, span, { printed: onOneLine(printed), names, position, reasons: reasonsIn(printed) });
}

interface Word extends Span {
  readonly text: string;
}

/** At most one name in each part between commas and "and": titles stand before it, or in a part of their own. */
function namesIn(text: string, people: string, at: number): Field<string>[] {
  const names: Field<string>[] = [];
  for (const part of people.matchAll(/(?:[^,;()]+?)(?=\s+and\s|[,;()]|$)/gi)) {
    const name = lastNameIn(wordsOf(part[0], at + part.index));
    const first = name[0];
    const last = name.at(-1);
    if (first === undefined || last === undefined || (names.length > 0 && name.length < 2)) continue;
    names.push(fieldAt(text, { from: first.from, to: last.to }, name.map((word) => word.text).join(' ')));
  }
  return names;
}

const wordsOf = (part: string, at: number): Word[] =>
  [...part.matchAll(/\S+/g)].map((found) => {
    const word = found[0].replace(/^["']+/, '').replace(/(?<=[A-Za-z]{2})\.+$/, '');
    return { text: word, from: at + found.index, to: at + found.index + word.length };
  });

/** The longest run of names at the end of a part, titles before it left out. */
function lastNameIn(words: readonly Word[]): Word[] {
  let end = words.length;
  while (end > 0 && !isName(words[end - 1]?.text ?? '')) end -= 1;
  let start = end;
  while (start > 0 && end - start < 5 && isName(words[start - 1]?.text ?? '')) start -= 1;
  while (start > 0 && isSuffix(words[start]?.text ?? '')) start -= 1;
  return words.slice(start, end);
}

/** What stands before the name, else the first part after it. */
function positionOf(people: string, name: Field<string>, at: number): string | null {
  const before = onOneLine(people.slice(0, name.span.from - at)).replace(/[\s,.;:]+$/, '');
  const after = onOneLine(people.slice(name.span.to - at)).replace(/^[\s,.;:]+/, '');
  const first = (after.split(',')[0] ?? '').replace(/[\s.;:]+$/, '');
  if (before !== '') return before;
  return first !== '' && first.split(' ').some(isTitle) ? first : null;
}

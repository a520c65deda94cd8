import type { Posts } from '../../../marking/posts.ts';
import type { Field, Reference } from '../../../model/cable.ts';
import type { Span } from '../../../model/span.ts';
import { matchesOf } from '../../../text/matches.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { readReferences } from '../../fields/references.ts';
import type { Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { CITED_SERIES, SERIES } from './series.ts';

/** The telegram's number as the text begins with it: `1509. `, `Secto 32. `, `258563/Todel 1336. `. */
export interface TelegramNumber {
  readonly span: Span;
  /** Of the post's own series; a number in a series of a delegation or a service is none. */
  readonly serial: number | undefined;
}

const NAMED = `(?:${SERIES}|[A-Z]{1,6})`;
const NUMBER = new RegExp(
  String.raw`^(?:${NAMED}\s)?(\d{1,6})[A-Z]{0,2}(?:\/(?:${NAMED})\s\d{1,6})?(?:\s\([A-Z ]{2,8}\d{3,6}\))?\.(?=\s|$)`,
);

/** The number that a line begins with. A `1.` is that of a paragraph where a `2.` follows and no other `1.` does. */
export function telegramNumberAt(line: Line, behind: readonly Line[]): TelegramNumber | undefined {
  const found = NUMBER.exec(line.text.slice(0, 60));
  if (found === null) return undefined;
  const [printed, digits = ''] = found;
  if (printed === '1.' && isParagraph(line, behind)) return undefined;
  const isPlain = printed === `${digits}.`;
  return {
    span: { from: line.from, to: line.from + printed.length },
    serial: isPlain ? Number(digits) : undefined,
  };
}

const isParagraph = ({ text }: Line, behind: readonly Line[]): boolean =>
  !/^1\.\s+1\./.test(text) &&
  behind.some((line) => /^2\.\s/.test(line.text)) &&
  !behind.some((line) => /^1\.\s/.test(line.text));

/** Whom it is for may stand before; that is text, and in no field. */
const ATTENTION = /^\s{0,4}(?:For|From|Pass(?: to)?|[A-Z][a-z]{2,15} for)\s[^.\n:]{2,80}\.(?=\s)/;
const SUBJECT = /^\s{0,4}(?:(?:Subject|Subj|SUBJECT|SUBJ)\s?:\s{0,8}|SUBJECT[ \t]{0,8}\r?\n\s{0,8})/;
/** A sentence's end that is no initial's, or a line end before what is no subject. */
const SUBJECT_END =
  /(?<!\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Amb|Gen|Adm|Col|St|U\.S|U\.N))\.(?=\s|$)|\n(?=\s*(?:Refs?\b|References?\b|\(?\d{1,2}[.)]|\n))/;
const LONGEST_SUBJECT = 300;

/** `Subject: ...` where the text begins: the words behind the label. */
export function subjectAt(
  text: string,
  from: number,
): { readonly label: Span; readonly value: Span } | undefined {
  const start = from + (ATTENTION.exec(text.slice(from, from + 100))?.[0].length ?? 0);
  const printed = text.slice(start, start + LONGEST_SUBJECT);
  const label = SUBJECT.exec(printed)?.[0].length;
  if (label === undefined) return undefined;
  const words = printed.slice(label);
  const end = SUBJECT_END.exec(words)?.index;
  // A subject that does not end is text that begins with the word.
  if (end === undefined || end === 0) return undefined;
  const value = { from: start + label, to: start + label + words.slice(0, end).trimEnd().length };
  return { label: { from: start, to: start + label }, value };
}

const CITED = new RegExp(
  String.raw`\b(?:${CITED_SERIES}|${SERIES})\s(\d{1,6})(?:(?:,\s|,?\sand\s)(\d{1,6})\b(?![,.]\d)){0,8}`,
  'g',
);
const LABELLED = /\b(?:Refs?|References?)\s?:\s{1,4}/;
const LABELLED_END = /(?<!\b[A-Z])\.(?=\s|$)/;

/** Telegrams cited by series and number, each once, and those behind a label. Of none the post is printed. */
export function citedIn(text: string, from: number, citing: Numbered, posts: Posts): Field<Reference>[] {
  const body = text.slice(from);
  const cited = matchesOf(body, CITED).flatMap(({ 0: printed, index }) =>
    numbersIn(text, from + index, printed),
  );
  const seen = new Set<string>();
  return [...labelledIn(text, from, citing, posts), ...cited].filter(
    ({ value }) => !seen.has(value.printed) && seen.add(value.printed),
  );
}

/** `Embtels 1637 and 1647`: the second stands without its series. */
function numbersIn(text: string, at: number, printed: string): Field<Reference>[] {
  const series = /^\D+/.exec(printed)?.[0] ?? '';
  return matchesOf(printed, /\d{1,6}/g).map(({ 0: number, index }, i) => {
    const span = { from: at + (i === 0 ? 0 : index), to: at + index + number.length };
    return fieldAt(text, span, {
      printed: onOneLine(`${series}${number}`),
      kind: 'cable' as const,
      mrn: null,
    });
  });
}

/** `Ref: A. Saigon 154; B. State 1411.`: posts with numbers, of which a year makes message numbers. */
function labelledIn(text: string, from: number, citing: Numbered, posts: Posts): Field<Reference>[] {
  const head = text.slice(from, from + 600);
  const label = LABELLED.exec(head);
  if (label === null) return [];
  const start = label.index + label[0].length;
  const words = head.slice(start, start + 300);
  const end = LABELLED_END.exec(words)?.index ?? 0;
  const value = { from: from + start, to: from + start + end };
  const { references } = readReferences(text, value, citing, posts);
  const series = new RegExp(`^(?:${CITED_SERIES}|${SERIES}|Reftel|Septel)`);
  return references.filter(({ value: cited }) => cited.kind === 'cable' && !series.test(cited.printed));
}

import { isJoining, isPlace, isStopped, isTitle, type OfficialNames } from '../../marking/officials.ts';
import type { ClassifiedBy, Field } from '../../model/cable.ts';
import { type Message, warning } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import { matchesOf } from '../../text/matches.ts';
import { fieldAt, onOneLine } from './field.ts';
import { type Mended, mended } from './mended.ts';
import { type NameFound, namesIn, positionOf } from './official.ts';
import { startOfSentence } from './prose.ts';
import { endOfLetters, pastBasis, REASON_WORD, reasonsIn } from './reasons.ts';

/** Enough for any two officials and what the reason rests on; garbage behind a label is not searched further. */
const LONGEST = 700;
const WORDS_OF_REASONS = /^(?:reasons?|for|per|under|based|due|upon|section|as|amended)$/i;
const LABEL =
  /(?:\d{1,2}\. ?)?(?:\([A-Z/]{1,8}\) ?)?(?:This message (?:is |was )?)?Clas{1,2}i?fied by\b ?[:;-]? ?(?:\([A-Z/]{1,8}\) ?)?/iy;
/** Where the names end: what the reason rests on, whether or not a reason follows. */
const AFTER_NAMES = new RegExp(
  `(?<![A-Za-z])(?:${REASON_WORD}|E\\.?\\s?O\\.?\\s?\\d|1\\s?[.,]\\s?[2-6]\\b|` +
    `(?:fr|per|under(?! ?secretary)|based|due to|section [1-9]|for(?= (?:for|\\d|E\\.?\\s?O\\.?\\s?\\d|${REASON_WORD})))(?![a-z]))`,
  'i',
);

/**
 * `Classified By: Deputy Political M/C Colin Cleary. Reasons 1.4 (b) and (d).` The field ends with its reasons: a
 * sentence of somebody's between or behind them is no part of it.
 */
export function readClassifiedBy(
  text: string,
  { from, to }: Span,
  names: OfficialNames,
): Field<ClassifiedBy> {
  const view = mended(text.slice(from, Math.min(to, from + LONGEST)), (word) => isKnown(word, names));
  const label = endOfLabel(view.text);
  const end = endOfStatement(view, label, names);
  const statement = view.text.slice(label, end);
  const people = statement.slice(0, AFTER_NAMES.exec(statement)?.index ?? statement.length);
  const found = namesIn(people, names);
  const span = { from, to: from + view.sourceOf(end - 1) + 1 };
  return fieldAt(text, span, {
    printed: onOneLine(text.slice(span.from, span.to)),
    names: found.map((name) => nameAt(text, name, (at) => from + view.sourceOf(label + at))),
    position: positionOf(people, found, names),
    reasons: reasonsIn(view.text.slice(0, end)),
  });
}

const isKnown = (word: string, names: OfficialNames): boolean =>
  WORDS_OF_REASONS.test(word) || names.titles.has(word.toLowerCase()) || isJoining(word, names);

const nameAt = (
  text: string,
  { from, to, value }: NameFound,
  sourceOf: (at: number) => number,
): Field<string> => fieldAt(text, { from: sourceOf(from), to: sourceOf(to - 1) + 1 }, value);

/** Posts print the label twice, and number or mark what follows it. */
function endOfLabel(text: string): number {
  let end = 0;
  for (let times = 0; times < 3; times++) {
    LABEL.lastIndex = end;
    end = LABEL.test(text) ? LABEL.lastIndex : end;
  }
  return end;
}

/** Names and positions of two officials; what is longer is no longer only they. */
const MOST_WORDS = 30;
const MOST_LINES = 3;
/** More in brackets than `(Acting)` is no part of a name, unless the reasons stand there. */
const ASIDE = new RegExp(
  `\\((?![A-Za-z.\\s/]{1,12}\\)|\\s?(?:for )?(?:${REASON_WORD}|1\\s?[.,]\\s?[2-6]\\b))`,
  'i',
);
/** No word has these: the line was garbled in transmission. */
const GARBAGE = /\S{0,40}(?:[#$`@|{}=~^<>*_%]|\\(?!')|[A-Za-z][1-9][A-Za-z])/;
const FULL_STOP = /(?<=\p{L}{2})[.;]+(?=\s|$)/gu;

/** Behind the reasons, or, where there are none, behind the names that stand on the first line. */
function endOfStatement(view: Mended, label: number, names: OfficialNames): number {
  const { text } = view;
  const end = Math.min(endOfNames(view, label, names), fullStop(text, label, names));
  const basis = startOfBasis(text, label, end) ?? end;
  const reasons = endOfLetters(text, pastBasis(text, basis));
  return withStop(text, reasons ?? Math.min(end, endOfLines(view, label, names)));
}

const withStop = (text: string, end: number): number =>
  end + (/^[\s.;)]{0,8}/.exec(text.slice(end))?.[0].trimEnd().length ?? 0);

function endOfNames({ text, lineOf }: Mended, label: number, names: OfficialNames): number {
  const rest = text.slice(label);
  const words = matchesOf(rest, /\S+/g);
  const far = words.find(
    ({ index }, at) => at >= MOST_WORDS || lineOf(label + index) - lineOf(label) >= MOST_LINES,
  );
  const strange = words.find(([word]) => isStrange(word, names));
  const ends = [far?.index ?? rest.length, strange?.index ?? rest.length, startOfSentence(rest)];
  for (const at of [rest.search(ASIDE), rest.search(GARBAGE)]) if (at >= 0) ends.push(at);
  return label + Math.min(...ends);
}

/** A word in small letters that no official's post has: somebody's text. Short ones are parts of names, or broken. */
function isStrange(printed: string, names: OfficialNames): boolean {
  const word = /^[a-z]{4,}(?=[,.;:]?$)/.exec(printed)?.[0];
  return (
    word !== undefined &&
    !isKnown(word, names) &&
    !isTitle(word, names) &&
    !isPlace(word, names) &&
    !AFTER_NAMES.test(word)
  );
}

/** The first full stop that is not behind an abbreviation. */
function fullStop(text: string, label: number, names: OfficialNames): number {
  for (const { index } of text.slice(label).matchAll(FULL_STOP)) {
    const at = label + index;
    const word = /[^\s,;:(]{0,30}$/.exec(text.slice(label, at))?.[0] ?? '';
    if (text[at] === ';' || !isStopped(word, names)) return at;
  }
  return text.length;
}

/** Where the words begin that lead to a reason, before `end`. */
function startOfBasis(text: string, label: number, end: number): number | undefined {
  for (const { index } of text.slice(label, end).matchAll(/(?<![\p{L}\d])[\p{L}\d(]/gu)) {
    const at = label + index;
    if (endOfLetters(text, pastBasis(text, at)) !== undefined) return at;
  }
  return undefined;
}

/** Without a reason to close them, names that run on cannot be told from text, unless the first line has none. */
function endOfLines({ text, lineOf }: Mended, label: number, names: OfficialNames): number {
  const from = lineOf(label);
  const endOf = (line: number): number => {
    for (let at = label; at < text.length; at++) if (lineOf(at) > line) return at;
    return text.length;
  };
  const first = endOf(from);
  const second = endOf(from + 1);
  const isOnlyName = /^(?:\p{Lu}[\p{L}.'’-]*\s?){2,4}$/u.test(text.slice(first, second).trim());
  const people = text.slice(label, first);
  return isOnlyName && people.trim() !== '' && namesIn(people, names).length === 0 ? second : first;
}

/**
 * Where a list of references begins that stands under the label instead of an official: posts and numbers, one a
 * line. Nothing where it is none.
 */
export function misplacedReferences(printed: string): number | undefined {
  const label = /^[^\r\n]{0,24}\bby\b\s{0,3}:?\s{0,4}/i.exec(printed)?.[0].length;
  if (label === undefined) return undefined;
  const lines = printed
    .slice(label)
    .trim()
    .split(/\s*[\r\n]\s*/);
  return lines.every((line) => /^[A-Z][A-Z .'-]{1,24} \d{1,6}$/.test(line)) ? label : undefined;
}

/** Told where a machine garbled what stands on the lines of a Classified By behind its end: no reason can be read there. */
export function garbledBehind(text: string, { value, span }: Field<ClassifiedBy>, to: number): Message[] {
  const rest = text.slice(span.to, Math.min(to, span.to + LONGEST));
  if (value.reasons.length > 0 || !GARBAGE.test(/^[^\r\n]{0,200}/.exec(rest)?.[0] ?? '')) return [];
  const from = span.to + (rest.length - rest.trimStart().length);
  return [warning('garbled', GARBLED, { from, to: from + rest.trim().length })];
}

const GARBLED =
  'Behind the name of who classified the cable stands what a machine garbled, so no reason can be read; it is held. ' +
  'Find the reasons in another copy.';

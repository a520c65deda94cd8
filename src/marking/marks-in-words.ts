import type { Marking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { foldedView } from '../text/view.ts';
import { CONTROL_WORDS, controlOf } from './controls.ts';
import { exclusionsIn } from './exclusion-words.ts';
import { portionLevel } from './levels.ts';
import { parsePortionMark } from './portion-mark.ts';
import { remarks, stated } from './remarks.ts';
import { sensitiveWords } from './sensitive-words.ts';

/** A mark inside running words. Offsets are into those words. */
export interface MarkInWords extends Span {
  readonly marking: Marking;
  /** False for a lone level, which may be an enumerator or a remark: it speaks for its portion and no further. */
  readonly certain: boolean;
}

/** Any bracket that closes; telexes and scanners swap the kinds. */
const BRACKET = /[([{<（［｛＜]\s{0,4}([^()[\]{}<>（）［］｛｝＜＞]{1,60}?)\s{0,4}[)\]}>）］｝＞]/g;
/** `(Begin S/NF text)`, `BEGIN LOU`, `[Begin Secret text:`. */
const BEGIN =
  /\b(?:begin|start)\s{1,8}((?:top\s{1,4}secret|secret|confidential|restricted|classified|TS|S|C|SBU|LOU|FOUO)(?:\s?(?:\/{1,2}|-)\s?[A-Z]{1,12}){0,4})(?![A-Za-z0-9])/gi;
/** `S/PR` is an office; words of two are never glued to a level. */
const GLUED = CONTROL_WORDS.filter((word) => word !== 'PR' && !word.includes(' ')).join('|');
const MARK_BEHIND_STROKE = '(?:TS|S|C|SBU|LOU|FOUO)(?:\\/{1,2}[A-Z]{1,12}){0,4}';
/** `S//NF` without brackets, or with one lost; behind a single slash or a dash only a known control. */
const BARE = new RegExp(
  '(?<![A-Za-z0-9/]|\\b(?:begin|Begin|BEGIN|start|Start|START)\\s{1,4})(?:TOP SECRET|SECRET|CONFIDENTIAL|TS|S|C)' +
    `(?:\\/\\/[A-Z][A-Z-]{0,11}|[/-](?:${GLUED})(?![A-Z-])){1,4}(?![A-Za-z0-9/-]|\\s{0,4}[)\\]}>])`,
  'g',
);
/** `SECRET:` before what it covers. */
const HEADING = /(?<![A-Za-z0-9])(top\s{1,4}secret|secret|confidential)\s{0,2}:/gi;
const MARKED_TEXT = /^\s{1,8}(?:text|portion|paragraph|passage|section|material|information|comment)\b/i;

/** What a sentence may begin behind; a line that begins in capitals begins one as well as another. */
const SENTENCE_HEAD = /(?:^|[.?!:;)\]}>"'“”‘’*•·‐-―-])\s{0,8}$/u;
const LINE_HEAD = /\n[ \t]{0,40}$/;
const OPENED = /[([{]\s{0,4}$/;

/**
 * The marks that stand in the words of a portion, in order. They can only raise it: nobody can say where what one
 * of them covers ends. So a letter that is a level is read as one, even where it may count the items of a list.
 */
export function marksIn(words: string): MarkInWords[] {
  return [
    ...bracketed(words),
    ...small(words),
    ...piped(words),
    ...begun(words),
    ...bare(words),
    ...headings(words),
    ...remarks(words).map((remark) => ({ ...remark, certain: true })),
    ...exclusions(words),
    ...sensitive(words),
  ].sort((a, b) => a.from - b.from);
}

/** What a text editor, or a doubting hand, puts around a mark: `(**S**)`, `(S?)`. */
const ADORNMENT = /[*_\\?]/g;

function bracketed(words: string): MarkInWords[] {
  return [...words.matchAll(BRACKET)].flatMap((found) => {
    const printed = (found[1] ?? '').replaceAll(ADORNMENT, '');
    const inside = foldedView(printed).text.trim();
    const marking = parsePortionMark(printed);
    const before = words.slice(Math.max(0, found.index - 12), found.index);
    const lone = isOneToken(inside);
    const believed = lone ? isLoneMark(inside, marking, before) : isCompoundMark(inside, marking, before);
    return believed ? [{ ...placed(found), marking, certain: !lone }] : [];
  });
}

/** `(s)` where a paragraph begins. Small `(a)`, `(c)` and `(u)` count, and `(c) 2007` is a claim of copyright. */
const SMALL = /^\s{0,8}\(\s{0,2}(ts|s|sbu|lou|fouo)\s{0,2}\)(?=\s)/i;

/** Where small letters count items, the one before stands nearby: `(r) ... (s)`. */
function small(words: string): MarkInWords[] {
  const found = SMALL.exec(words);
  const letters = found?.[1] ?? '';
  if (found === null || letters === letters.toUpperCase() || COUNTED.test(words)) return [];
  const from = found[0].indexOf('(');
  const marking = parsePortionMark(letters);
  return [{ from, to: found[0].length, marking, certain: false }];
}

const COUNTED = /\([rt]\)/;

/** A scanner makes strokes of brackets: `|S|`, `(S|`, `|S//NF)`. A table has spaces between its strokes and words. */
const PIPED = new RegExp(
  `(?:\\|(?:${MARK_BEHIND_STROKE})[|)]|\\((?:${MARK_BEHIND_STROKE})\\|)(?![A-Za-z0-9|])`,
  'g',
);

const piped = (words: string): MarkInWords[] =>
  [...words.matchAll(PIPED)].map((found) => ({
    ...placed(found),
    marking: parsePortionMark(found[0].slice(1, -1)),
    certain: false,
  }));

const isOneToken = (inside: string): boolean =>
  /^[A-Za-z]+$/.test(inside) ||
  portionLevel(inside.toUpperCase()) !== undefined ||
  controlOf(inside) !== undefined;

const LONGEST_ABBREVIATION = 4;
const ABBREVIATED: ReadonlySet<string> = new Set(['U', 'C', 'S', 'TS', 'SBU', 'LOU', 'FOUO']);

/**
 * `(S)` anywhere but glued to a word, as in `member(s)`; `(Secret)` in any case. Any other abbreviation of the
 * grammar, as `(R)`, `(NC)`, `(SI)`, is a party or an agency where it follows a word.
 */
function isLoneMark(inside: string, { level }: Marking, before: string): boolean {
  if (ABBREVIATED.has(inside)) return !/\p{L}$/u.test(before);
  if (portionLevel(inside.toUpperCase()) !== undefined && inside.length > LONGEST_ABBREVIATION) return true;
  const known = level !== null || controlOf(inside) !== undefined;
  return known && inside === inside.toUpperCase() && SENTENCE_HEAD.test(before);
}

/**
 * `//` is written in marks alone. Behind a single slash or a dash a control makes the mark; without one, as in
 * `(S/CT)`, it is an office where it follows a word.
 */
function isCompoundMark(inside: string, marking: Marking, before: string): boolean {
  if (inside.startsWith('//')) return inside === inside.toUpperCase();
  if (marking.level === null) return false;
  const { sci, aea, dissem, releasableTo, nonIC, cui } = marking;
  const controls = [sci, aea, dissem, releasableTo, nonIC, cui].some((list) => list.length > 0);
  if (controls || inside.includes('//') || /entire text/i.test(inside)) return true;
  return /^[A-Z]{1,4}(?:\/[A-Z]{1,12}){1,4}$/.test(inside) && SENTENCE_HEAD.test(before);
}

function begun(words: string): MarkInWords[] {
  return [...words.matchAll(BEGIN)].flatMap((found) => {
    const printed = (found[1] ?? '').trim();
    const marking = stated(printed);
    const abbreviated = /^[a-z]{1,4}\b/i.test(printed);
    const written = !abbreviated || printed === printed.toUpperCase() || printed.includes('/');
    const opens = opensAt(words, found.index) || MARKED_TEXT.test(words.slice(found.index + found[0].length));
    const level = marking.level !== null || marking.unknown.length === 0;
    return level && written && opens ? [{ ...placed(found), marking, certain: true }] : [];
  });
}

const headings = (words: string): MarkInWords[] =>
  [...words.matchAll(HEADING)]
    .filter(({ index }) => opensSentence(words, index))
    .map((found) => ({ ...placed(found), marking: parsePortionMark(found[1] ?? ''), certain: false }));

/** Prose may quote such a banner, so it speaks for its portion alone. */
const bare = (words: string): MarkInWords[] =>
  [...words.matchAll(BARE)].map((found) => ({
    ...placed(found),
    marking: parsePortionMark(found[0]),
    certain: false,
  }));

/** `They will begin secret talks` is prose. */
function opensAt(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 12), at);
  return opensSentence(words, at) || (LINE_HEAD.test(before) && /[BS]/.test(words[at] ?? ''));
}

function exclusions(words: string): MarkInWords[] {
  const opens = {
    sentence: (at: number): boolean => opensSentence(words, at),
    line: (at: number): boolean => LINE_HEAD.test(words.slice(Math.max(0, at - 48), at)),
  };
  return exclusionsIn(words, opens).map((exclusion) => ({ ...exclusion, certain: false }));
}

const sensitive = (words: string): MarkInWords[] =>
  sensitiveWords(words, (at) => opensSentence(words, at)).map(({ from, to, marking, ofWhole }) => ({
    ...{ from, to, marking },
    certain: ofWhole,
  }));

function opensSentence(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 12), at);
  return SENTENCE_HEAD.test(before) || OPENED.test(before);
}

const placed = ({ index, 0: printed }: RegExpExecArray): Span => ({
  from: index,
  to: index + printed.length,
});

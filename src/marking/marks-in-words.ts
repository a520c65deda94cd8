import type { Marking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { matchesOf } from '../text/matches.ts';
import { foldedText } from '../text/view.ts';
import { WordSieve } from '../text/word-sieve.ts';
import type { ControlNames, OpenForms } from './controls.ts';
import { type ExclusionNames, exclusionsIn } from './exclusion-words.ts';
import { matchesIn, oneOf, type Search, type Sifted } from './forms.ts';
import { type HandlingNames, handlingWords, namedMarking, type Opens } from './handling-words.ts';
import type { LevelNames } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { markAtHead } from './marks-at-head.ts';
import { parsePortionMark } from './portion-mark.ts';
import { type RemarkPatterns, remarkPatterns, remarks, stated } from './remarks.ts';
import { isWornMark } from './worn-mark.ts';

/** A mark inside running words. Offsets are into those words. */
export interface MarkInWords extends Span {
  readonly marking: Marking;
  /** False for a lone level, which may be an enumerator or a remark: it speaks for its portion and no further. */
  readonly certain: boolean;
}

/** Any bracket that closes; telexes and scanners swap the kinds. */
const BRACKET = /[([{<（［｛＜]\s{0,4}([^()[\]{}<>（）［］｛｝＜＞]{1,60}?)\s{0,4}[)\]}>）］｝＞]/g;

/** Marks without brackets, or in words, as running text holds them. */
export interface WordPatterns {
  /** `(Begin S/NF text)`, `BEGIN LOU`, `[Begin Secret text:`. */
  readonly begin: Search;
  /** `S//NF` without brackets, or with one lost; behind a single slash or a dash only a known control. */
  readonly bare: Search;
  /** A scanner makes strokes of brackets: `|S|`, `(S|`, `|S//NF)`. A table has spaces between its strokes and words. */
  readonly piped: Search;
  /** `SECRET:` before what it covers. */
  readonly heading: Search;
  /** `-SECRET-`, `FOUO`, `Classification: Secret`, with a line to itself: a banner that lost its page. */
  readonly banner: Search;
  readonly handling: HandlingNames;
  readonly remarks: RemarkPatterns;
  /** Tells of all these searches, and of that for exclusions, which may find something in a text. */
  readonly sieve: WordSieve<Search>;
}

export function wordPatterns(
  levels: LevelNames,
  controls: ControlNames,
  open: OpenForms,
  handling: HandlingNames,
  exclusions: ExclusionNames,
): WordPatterns {
  const begin = beginSearch(levels, open, handling);
  const bare = bareSearch(levels, controls);
  const piped = pipedSearch(levels, open);
  const heading = headingSearch(levels);
  const banner = bannerSearch(levels, open);
  const heard = [handling.open, handling.named, handling.composed, exclusions.inWords];
  const sieve = new WordSieve([begin, bare, piped, heading, banner, ...heard]);
  return { begin, bare, piped, heading, banner, handling, remarks: remarkPatterns(levels), sieve };
}

function beginSearch(
  { restrictive, classified }: LevelNames,
  open: OpenForms,
  { markings }: HandlingNames,
): Search {
  const words = [...restrictive.map((name) => name.words), 'classified', ...markings.keys()];
  const begun = oneOf([...words, ...classified.letters, ...open.letters], '\\s{1,4}');
  return {
    forms: ['begin', 'start', 'end'],
    needs: /\b(?:begin|start|end)\s/i,
    pattern: new RegExp(
      `\\b(?:begin|start|(end))\\s{1,8}((?:${begun})(?:\\s?(?:\\/{1,2}|-)\\s?[A-Z]{1,12}){0,4})(?![A-Za-z0-9])`,
      'gi',
    ),
  };
}

function bareSearch({ classified }: LevelNames, controls: ControlNames): Search {
  const level = oneOf([...classified.words, ...classified.letters], ' ');
  const behind = `(?:\\/\\/[A-Z][A-Z-]{0,11}|[/-](?:${oneOf(glued(controls))})(?![A-Z-])){1,4}`;
  const mark = `(?:${level})${behind}(?![A-Za-z0-9/-])`;
  return {
    needs: /[A-Z][/-][A-Z0-9/]/,
    pattern: new RegExp(
      '(?<![A-Za-z0-9/]|\\b(?:begin|Begin|BEGIN|start|Start|START)\\s{1,4})' +
        `(?:${mark}(?!\\s{0,4}[)\\]}>])|(?<=(?:^|[.?!:;\\n])\\s{0,8})${mark})`,
      'g',
    ),
  };
}

function pipedSearch({ classified }: LevelNames, open: OpenForms): Search {
  const mark = `(?:${oneOf([...classified.letters, ...open.letters])})(?:\\/{1,2}[A-Z]{1,12}){0,4}`;
  return {
    needs: /\|/,
    pattern: new RegExp(`(?:\\|(?:${mark})[|)]|\\((?:${mark})\\|)(?![A-Za-z0-9|])`, 'g'),
  };
}

const headingSearch = ({ classified }: LevelNames): Search => ({
  forms: classified.words,
  needs: /:/,
  pattern: new RegExp(`(?<![A-Za-z0-9])(${oneOf(classified.words, '\\s{1,4}')})\\s{0,2}:`, 'gi'),
});

/** A line of prose may be one such word and a full stop; small letters are prose but behind the label. */
function bannerSearch({ classified }: LevelNames, open: OpenForms): Search {
  const words = [...classified.words, ...open.titles, ...open.letters];
  const inAnyCase = words.flatMap((word) => [word, inTitles(word), word.toLowerCase()]);
  const label = '[Cc](?:lassification|LASSIFICATION)[ \\t]{0,4}[:=-]{1,2}[ \\t]{0,4}';
  return {
    forms: words,
    pattern: new RegExp(
      `(?<=(?:^|\\n)[ \\t]{0,80})(?:${label}(?:${oneOf(inAnyCase, ' ')})|[-*=#_]{0,12}[ \\t]{0,4}(?:${oneOf(words, ' ')})` +
        '[ \\t]{0,4}[-*=#_]{0,12})[ \\t]{0,80}(?=\\r?\\n|$)',
      'g',
    ),
  };
}

const inTitles = (word: string): string =>
  word.toLowerCase().replaceAll(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());

/** `S/PR` is an office; forms of two words are never glued to a level. */
const glued = ({ printed, clear }: ControlNames): string[] =>
  [...printed.keys()].filter((form) => !form.includes(' ') && (form.length > 2 || clear.has(form)));

const MARKED_TEXT = /^\s{1,8}(?:text|portion|paragraph|passage|section|material|information|comment)\b/i;

/** What a sentence may begin behind; a line that begins in capitals begins one as well as another. */
const SENTENCE_HEAD = /(?:^|[.?!:;)\]}>"'“”‘’*•·‐-―-])\s{0,8}$/u;
const LINE_HEAD = /\n[ \t]{0,40}$/;
const OPENED = /[([{]\s{0,4}$/;

/**
 * The marks that stand in the words of a portion, in order. They can only raise it: nobody can say where what one
 * of them covers ends. So a letter that is a level is read as one, even where it may count the items of a list.
 */
export function marksIn(words: string, lexicon: Lexicon): MarkInWords[] {
  const sifted = { text: words, possible: lexicon.words.sieve.sift(words) };
  return [
    ...bracketed(words, lexicon),
    ...atHead(words, lexicon),
    ...small(words, lexicon),
    ...piped(sifted, lexicon),
    ...begun(sifted, lexicon),
    ...bare(sifted, lexicon),
    ...headings(sifted, lexicon),
    ...banners(sifted, lexicon),
    ...remarks(words, lexicon).map((remark) => ({ certain: true, ...remark })),
    ...exclusions(sifted, lexicon),
    ...handling(sifted, lexicon),
  ].sort((a, b) => a.from - b.from);
}

/** What a text editor, or a doubting hand, puts around a mark: `(**S**)`, `(S?)`. */
const ADORNMENT = /[*_\\?]/g;

function bracketed(words: string, lexicon: Lexicon): MarkInWords[] {
  return matchesOf(words, BRACKET).flatMap((found) => {
    const printed = (found[1] ?? '').replaceAll(ADORNMENT, '');
    const inside = foldedText(printed).trim();
    const lone = isOneToken(inside, lexicon);
    const named = namedMarking(inside, lexicon);
    const isName = named !== undefined && inside.length > LONGEST_ABBREVIATION;
    const marking = named ?? parsePortionMark(printed, lexicon);
    const before = words.slice(Math.max(0, found.index - LONGEST_SPELLED), found.index);
    const closes = /^\s{0,8}$/.test(
      words.slice(found.index + found[0].length, found.index + found[0].length + 9),
    );
    const believed =
      lone && !isName
        ? isLoneMark(inside, marking, { before, closes }, lexicon)
        : isName || isCompoundMark(inside, marking, before);
    const isWorn = beginsWords(before) && isWornMark(foldedText(found[1] ?? ''), lexicon);
    return believed || isWorn ? [{ marking, certain: !lone && !isName, ...placed(found) }] : [];
  });
}

const beginsWords = (before: string): boolean => SENTENCE_HEAD.test(before) || LINE_HEAD.test(before);

function atHead(words: string, lexicon: Lexicon): MarkInWords[] {
  const found = markAtHead(words, lexicon);
  return found === undefined ? [] : [{ ...found, certain: false }];
}

/** `(s)` where a paragraph begins. Small `(c)` and `(u)` count, and `(c) 2007` is a claim of copyright. */
const SMALL = /^\s{0,8}\(\s{0,2}([A-Za-z]{1,5})\s{0,2}\)(?=\s)/;
const COUNTING: ReadonlySet<string> = new Set(['C', 'U']);

/** Where small letters count items, the one before stands nearby: `(r) ... (s)`. */
function small(words: string, lexicon: Lexicon): MarkInWords[] {
  const found = SMALL.exec(words);
  const letters = found?.[1] ?? '';
  const capitals = letters.toUpperCase();
  if (found === null || letters === capitals || COUNTED.test(words)) return [];
  if (!lexicon.marks.letters.has(capitals) || (COUNTING.has(capitals) && !BEHIND_NUMBER.test(words)))
    return [];
  const from = found[0].indexOf('(');
  return [{ from, to: found[0].length, marking: parsePortionMark(letters, lexicon), certain: false }];
}

const COUNTED = /\([rt]\)/;

/** `2. (c) The ferry`: behind a number nothing is counted by one letter alone. */
const BEHIND_NUMBER = /^\s{1,8}\(c\)\s{1,4}[A-Z](?!.{0,400}\([abd]\))/s;

const piped = (words: Sifted, lexicon: Lexicon): MarkInWords[] =>
  matchesIn(words, lexicon.words.piped).map((found) => ({
    marking: parsePortionMark(found[0].slice(1, -1), lexicon),
    certain: false,
    ...placed(found),
  }));

const isOneToken = (inside: string, { levels, controls }: Lexicon): boolean =>
  /^[A-Za-z]+$/.test(inside) ||
  levels.portion.has(inside.toUpperCase()) ||
  (controls.printed.has(inside) && !inside.includes('/'));

const LONGEST_ABBREVIATION = 4;

/** What of the words before a bracket tells what stands in it. */
const LONGEST_SPELLED = 60;

interface Bracketed {
  readonly before: string;
  /** Nothing stands behind it: `BEACON (NF)`. */
  readonly closes: boolean;
}

/**
 * `(S)` anywhere but glued to a word, as in `member(s)`; `(Secret)` in any case. Any other abbreviation of the
 * grammar, as `(R)`, `(NC)`, `(SI)`, is a party or an agency where it follows a word, unless all ends with it.
 */
function isLoneMark(
  inside: string,
  { level }: Marking,
  { before, closes }: Bracketed,
  lexicon: Lexicon,
): boolean {
  const { levels, controls, marks } = lexicon;
  if (marks.letters.has(inside)) return !/\p{L}$/u.test(before);
  if (levels.portion.has(inside.toUpperCase()) && inside.length > LONGEST_ABBREVIATION) return true;
  const known = level !== null || controls.clear.has(inside);
  const closing = closes && controls.clear.has(inside) && !isSpelledOut(inside, before);
  return known && inside === inside.toUpperCase() && (SENTENCE_HEAD.test(before) || closing);
}

/** `the National Front (NF)`. */
const isSpelledOut = (letters: string, before: string): boolean => {
  const initials = before.match(/(?<![A-Za-z])[A-Za-z]/g) ?? [];
  return initials.join('').toUpperCase().endsWith(letters);
};

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

function begun(words: Sifted, lexicon: Lexicon): MarkInWords[] {
  const { text } = words;
  return matchesIn(words, lexicon.words.begin).flatMap((found) => {
    const printed = (found[2] ?? '').trim();
    const named = namedMarking(printed, lexicon);
    const marking = named ?? stated(printed, lexicon);
    const abbreviated = /^[a-z]{1,4}\b/i.test(printed);
    const written = !abbreviated || printed === printed.toUpperCase() || printed.includes('/');
    const behind = text.slice(found.index + found[0].length, found.index + found[0].length + 24);
    const ends = found[1] === undefined || ENDED.test(behind);
    const opens = (opensAt(text, found.index) && ends) || MARKED_TEXT.test(behind);
    const known = named !== undefined || marking.level !== null || marking.unknown.length === 0;
    return known && written && opens ? [{ marking, certain: true, ...placed(found) }] : [];
  });
}

/** `End secret talks` is prose. */
const ENDED = /^\s{0,4}(?:[.:;,)\]}>–—-]|$)/;

const headings = (words: Sifted, lexicon: Lexicon): MarkInWords[] =>
  matchesIn(words, lexicon.words.heading)
    .filter(({ index }) => opensSentence(words.text, index))
    .map((found) => ({
      marking: parsePortionMark(found[1] ?? '', lexicon),
      certain: false,
      ...placed(found),
    }));

const banners = (words: Sifted, lexicon: Lexicon): MarkInWords[] =>
  matchesIn(words, lexicon.words.banner).map((found) => ({
    marking: parsePortionMark(
      found[0]
        .replace(/^[^:=]*[:=]/, '')
        .replaceAll(/[-*=#_\s]+/g, ' ')
        .trim(),
      lexicon,
    ),
    certain: true,
    ...placed(found),
  }));

/** Prose may quote such a banner, so it speaks for its portion alone. */
const bare = (words: Sifted, lexicon: Lexicon): MarkInWords[] =>
  matchesIn(words, lexicon.words.bare).map((found) => ({
    marking: parsePortionMark(found[0], lexicon),
    certain: false,
    ...placed(found),
  }));

/** `They will begin secret talks` is prose. */
function opensAt(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 12), at);
  return opensSentence(words, at) || (LINE_HEAD.test(before) && /[BES]/.test(words[at] ?? ''));
}

const exclusions = (words: Sifted, lexicon: Lexicon): MarkInWords[] =>
  exclusionsIn(words, opensIn(words.text), lexicon.exclusions).map(({ ofWhole, ...exclusion }) => ({
    certain: ofWhole,
    ...exclusion,
  }));

const handling = (words: Sifted, lexicon: Lexicon): MarkInWords[] =>
  handlingWords(words, opensIn(words.text), lexicon).map(({ from, to, marking, ofWhole }) => ({
    from,
    to,
    marking,
    certain: ofWhole,
  }));

const opensIn = (words: string): Opens => ({
  sentence: (at) => opensSentence(words, at),
  line: (at) => LINE_HEAD.test(words.slice(Math.max(0, at - 48), at)),
});

function opensSentence(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 12), at);
  return SENTENCE_HEAD.test(before) || OPENED.test(before);
}

const placed = ({ index, 0: printed }: RegExpExecArray): Span => ({
  from: index,
  to: index + printed.length,
});

import { captionAmongWords } from '../../../marking/captions.ts';
import { type ControlNames, withControl } from '../../../marking/controls.ts';
import { levelWordsAt } from '../../../marking/levels.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import { isNearMarking } from '../../../marking/near-marking.ts';
import type { Field } from '../../../model/cable.ts';
import { type Marking, plainMarking } from '../../../model/marking.ts';
import { error, type Message, warning } from '../../../model/message.ts';
import { type Span, subtract, unite } from '../../../model/span.ts';
import { matchesOf } from '../../../text/matches.ts';
import { aloneOn } from '../../fields/captions.ts';
import { eachOnce, fieldAt } from '../../fields/field.ts';
import { isSentence } from '../../fields/prose.ts';
import { isBlank, linesOf } from '../../lines.ts';

/** Markings among header words that nobody could place: each restricts, none opens. */
export interface StrayMarkings {
  readonly captions: readonly Field<string>[];
  readonly markings: readonly Field<Marking>[];
  readonly messages: readonly Message[];
}

/** Words of an instruction, or about one, in any case. */
const INSTRUCTING =
  /\b(?:(?:NON-?|UN)?DECL(?:AS[A-Z]{0,16})?|EXTEND(?:ED)?|RECLASSIFIED|EXEMPT[A-Z]{0,5}|(?:AUTO)?DOWNGRAD[A-Z]{1,4}|REVIEW(?:ED)?\s{1,4}(?:ON|FOR|BY)|CLASSIFIED\s{1,4}UNTIL|UNTIL\s{1,4}(?:\d|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\b))\b/i;
/** Codes of the orders; `Mr.` is a man, and `MR. POOLE` too. */
const CODE =
  /(?<![A-Za-z0-9])(?:(?:25|50|75)?X[1-9]|OADR|X?GDS(?:-\d)?|MR(?!\.?[ \t]{1,4}[A-Za-z]))(?![A-Za-z0-9])/;
const NATO = /^NATO(?![A-Z0-9])/;
/** A header is short; of what is longer the beginning is searched, and all of it is held. */
const LONGEST = 4000;

/** Looks through the stretches of a header that were not read; `captionsFrom` is where captions may stand. */
export function strayMarkings(
  text: string,
  unread: readonly Span[],
  captionsFrom: number,
  lexicon: Lexicon,
): StrayMarkings {
  const stretches = unread.map(({ from, to }) => ({ from, to: Math.min(to, from + LONGEST) }));
  const found = stretches.flatMap((span) =>
    wordStarts(text, span).map((at) => markingAt(text, at, span.to, lexicon)),
  );
  const misspelt = found.find((word) => word.misspelt !== undefined)?.misspelt;
  const read = found.flatMap(({ caption, marking }) => caption?.span ?? marking?.span ?? []);
  const handling = stretches
    .filter(({ from }) => from >= captionsFrom)
    .flatMap((stretch) => handlingLines(text, stretch, unite(read), lexicon));
  const captions = found.flatMap(({ caption }) => caption ?? []);
  const alone = stretches
    .filter(({ from }) => from >= captionsFrom)
    .flatMap((stretch) => linesOf(text, stretch))
    .flatMap((line) => (isBlank(line) ? [] : (aloneOn(line, lexicon) ?? [])));
  const astray = stretches.find(({ from, to }) => instructs(text.slice(from, to)));
  return {
    captions: [...captions, ...eachOnce(alone, captions)],
    markings: [...found.flatMap(({ marking }) => marking ?? []), ...handling],
    messages: [
      ...(misspelt === undefined ? [] : [error('marking-misspelt', MISSPELT, misspelt)]),
      ...handling.map(({ span }) => warning('handling-unread', HANDLING, span)),
      ...(astray === undefined ? [] : [error('instruction-astray', ASTRAY, astray)]),
    ],
  };
}

/** Lines that may say how the cable is to be handled, beside what was read in them: each stands for a control nobody knows. */
const handlingLines = (
  text: string,
  { from, to }: Span,
  read: readonly Span[],
  { captions: { handling } }: Lexicon,
): Field<Marking>[] =>
  matchesOf(text.slice(from, to), /\S[^\n]*/g).flatMap((found) => {
    const line = { from: from + found.index, to: from + found.index + found[0].trimEnd().length };
    const left = subtract(line, read).map((part) => text.slice(part.from, part.to));
    return isHandling(left.join(' '), handling) ? [fieldAt(text, line, UNKNOWN_HANDLING)] : [];
  });

/** `Not for release` is no sentence. */
const NOT = /\bnot\b/gi;

/** In words of handling that are no sentence, or with the slashes of a marking. */
function isHandling(words: string, handling: RegExp): boolean {
  const capitals = !/[a-z]/.test(words);
  return (
    (handling.test(words) && (capitals || !isSentence(words.replaceAll(NOT, '')))) ||
    (capitals && words.includes('//'))
  );
}

const UNKNOWN_HANDLING: Marking = { ...plainMarking(null), unknown: ['HANDLING LINE UNREAD'] };

const instructs = (words: string): boolean => INSTRUCTING.test(words) || CODE.test(words);

const wordStarts = (text: string, { from, to }: Span): number[] =>
  matchesOf(text.slice(from, to), /(?<![A-Za-z0-9])[A-Za-z]/g).map(({ index }) => from + index);

interface Found {
  readonly caption?: Field<string>;
  readonly marking?: Field<Marking>;
  readonly misspelt?: Span;
}

function markingAt(text: string, at: number, end: number, lexicon: Lexicon): Found {
  const rest = capitals(text.slice(at, Math.min(end, at + 60)));
  const caption = captionAmongWords(rest, 0, lexicon.captions);
  if (caption !== undefined)
    return { caption: fieldAt(text, { from: at, to: at + caption.to }, caption.caption) };
  return (
    controlAt(text, at, rest, lexicon.controls) ??
    levelAt(text, at, rest, lexicon) ??
    misspeltAt(at, rest, lexicon) ??
    {}
  );
}

/** Of the same length whatever the letters, so that places stay. A form of two words may be wrapped: `RESTRICTED`, `DATA`. */
const capitals = (text: string): string =>
  text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()).replaceAll(/[\r\n]/g, ' ');

function misspeltAt(at: number, rest: string, lexicon: Lexicon): Found | undefined {
  const word = /^[A-Z0-9]{5,}/.exec(rest)?.[0];
  return word !== undefined && isNearMarking(word, lexicon)
    ? { misspelt: { from: at, to: at + word.length } }
    : undefined;
}

function controlAt(text: string, at: number, rest: string, names: ControlNames): Found | undefined {
  names.amongWords.lastIndex = 0;
  const word = names.amongWords.exec(rest)?.[0] ?? NATO.exec(rest)?.[0];
  if (word === undefined) return undefined;
  const control = names.printed.get(word);
  const plain = plainMarking(null);
  const marking = control === undefined ? { ...plain, fgi: ['NATO'] } : withControl(plain, control);
  return { marking: fieldAt(text, { from: at, to: at + word.length }, marking) };
}

function levelAt(text: string, at: number, rest: string, { levels }: Lexicon): Found | undefined {
  const level = levelWordsAt(rest, levels);
  if (level === undefined) return undefined;
  const plain = plainMarking(level.level);
  const marking = level.control === undefined ? plain : withControl(plain, level.control);
  return { marking: fieldAt(text, { from: at, to: at + level.to }, marking) };
}

const HANDLING =
  'A line where captions stand cannot be read and may say how the cable is to be handled. Texts without a mark of ' +
  'their own are held with it. Say what it means, and correct it or mark the texts.';
const MISSPELT =
  'A word of the header is one letter from a marking and stands where none could be read. Say what it means and ' +
  'correct it; until then all of the cable is held.';
const ASTRAY =
  'Words about declassification stand in the header outside a line of their own. They may change its date. Read ' +
  'them against the original; until then all of the cable is held.';

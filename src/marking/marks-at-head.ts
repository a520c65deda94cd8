import { type Level, type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { foldedText } from '../text/view.ts';
import { type OpenForms, withControl } from './controls.ts';
import { oneOf } from './forms.ts';
import type { LevelNames } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { parsePortionMark } from './portion-mark.ts';

/** What stands for a mark where the words of a portion begin, and lost its brackets, letters or slashes. */
export interface HeadPatterns {
  /** `(Conf.)`, `(Secr/NF)`, `(Classified)`: a level cut short, in any case. */
  readonly shortened: RegExp;
  /** `(1C)`, `($)`, `(5)`: a scanner's letter for a bracket or a level. */
  readonly worn: RegExp;
  /** `(C The ferry`: the bracket never closes. */
  readonly open: RegExp;
  /** `C - `, `CONF: `, `CONFIDENTIAL -- `, and `SECRET The ferry` where only a mark is all in capitals. */
  readonly bare: RegExp;
}

const CLASSIFIED = 'CLASSIFIED';

export function headPatterns(
  { classified, abbreviated }: LevelNames,
  { letters, titles }: OpenForms,
): HeadPatterns {
  const level = oneOf(classified.letters);
  const short = oneOf([...abbreviated.keys(), CLASSIFIED], '[ -]');
  const spelled = oneOf(classified.words, '[ -]');
  const controls = String.raw`(?:\s?(?:\/{1,2}|-)\s?[A-Z]{2,12}){0,4}`;
  return {
    shortened: new RegExp(
      String.raw`^\s{0,8}([([{<]\s{0,2}((?:${short}|${spelled})\.?${controls})\s{0,2}[)\]}>])`,
      'i',
    ),
    worn: new RegExp(
      String.raw`^\s{0,8}([([{<|]\s{0,2}(?:[1lI!|](${level})|(${level})[1lI!|]|([$5§])|([€¢])|[?.*]{0,2})\s{0,2}[)\]}>|])(?=\s)`,
    ),
    open: new RegExp(
      String.raw`^\s{0,8}([([{]\s{0,4}((?:${level}|${oneOf(letters)})${controls}))(?=\s{1,4}[A-Za-z])(?![^()[\]{}]{0,60}[)\]}])`,
    ),
    bare: new RegExp(
      String.raw`^\s{0,8}((?:(${level}|${short}|${spelled})[ \t]{0,2}(?:-{1,2}|[–—:]))(?=\s)|(${oneOf([...classified.words, ...letters, ...titles], ' ')})(?=[ \t]{1,4}[A-Z][a-z]))`,
    ),
  };
}

/** Such a mark, with its place in the words. Like every mark in words it can only raise what it stands in. */
export function markAtHead(words: string, lexicon: Lexicon): (Span & { marking: Marking }) | undefined {
  const { shortened, worn, open, bare } = lexicon.heads;
  for (const [pattern, said] of [
    [shortened, shortenedMark],
    [worn, wornMark],
    [open, openMark],
    [bare, bareMark],
  ] as const) {
    const found = pattern.exec(words);
    const printed = found?.[1];
    if (found === null || printed === undefined) continue;
    if (pattern === worn && isCounted(found, words)) continue;
    const from = found[0].length - printed.length;
    return { from, to: found[0].length, marking: said(found, lexicon) };
  }
  return undefined;
}

/** `(4) ... (5)`: a figure among others counts. */
const isCounted = ({ 1: printed }: RegExpExecArray, words: string): boolean =>
  printed?.includes('5') === true && /\((?:4|6)\)/.test(words);

type Said = (found: RegExpExecArray, lexicon: Lexicon) => Marking;

const shortenedMark: Said = ({ 1: printed = '', 2: inside = '' }, lexicon) =>
  marked(inside, printed, lexicon);

const wornMark: Said = ({ 1: printed = '', 2: behind, 3: before, 4: dollar, 5: euro }, lexicon) => {
  const letter = behind ?? before ?? (dollar !== undefined ? 'S' : euro !== undefined ? 'C' : '');
  return { ...plainMarking(levelOf(letter, lexicon) ?? null, printed), unknown: [printed] };
};

const openMark: Said = ({ 2: inside = '' }, lexicon) => parsePortionMark(inside, lexicon);

const bareMark: Said = ({ 1: printed = '', 2: level, 3: capitals = '' }, lexicon) =>
  marked(level ?? capitals, printed, lexicon);

/** A level by any of its forms, or a control of unclassified text; CLASSIFIED names none, and denies. */
function marked(inside: string, printed: string, lexicon: Lexicon): Marking {
  const words = foldedText(inside).toUpperCase().replaceAll('-', ' ').replace(/\.$/, '');
  const level = levelOf(words, lexicon);
  if (level !== undefined) return plainMarking(level, printed);
  const control = lexicon.controls.printed.get(words);
  if (control?.alone) return withControl(plainMarking('U', printed), control);
  const head = levelOf(/^[A-Z. ]+?(?=\.?\s?\/|\.? [A-Z]{2,12}$|$)/.exec(words)?.[0] ?? '', lexicon);
  return { ...plainMarking(head ?? null, printed), unknown: [words] };
}

const levelOf = (words: string, { levels }: Lexicon): Level | undefined =>
  levels.abbreviated.get(words) ?? levels.portion.get(words);

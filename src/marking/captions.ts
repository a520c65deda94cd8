import type { Span } from '../model/span.ts';
import { beginsWith } from '../text/beginnings.ts';
import { apart, oneOf } from './forms.ts';
import type { CaptionRow } from './vocabulary.ts';

/** The captions of the vocabulary, ready to be read. */
export interface CaptionNames {
  /** By the caption, and by every other spelling of it. */
  readonly rows: ReadonlyMap<string, CaptionRow>;
  /** Words of urgency, which stand among captions and are none. */
  readonly urgent: ReadonlySet<string>;
  /** Words by which a line that nobody can read says how the cable is to be handled. */
  readonly handling: RegExp;
  /** Those whose letters may stand apart. */
  readonly spaced: ReadonlySet<string>;
  /** What stands on line 1 and on lines of captions. */
  readonly onLine: RegExp;
  /** The same without what is a word of the language too. */
  readonly amongWords: RegExp;
  /** Whether any of them may stand at a place. */
  readonly begins: (text: string, at: number) => boolean;
}

/** What is shorter, or a word of the language too, is never read with its letters apart. */
const SHORTEST_SPACED = 5;

export function captionNames(
  rows: readonly CaptionRow[],
  precedences: ReadonlySet<string>,
  handling: readonly string[],
): CaptionNames {
  const clear = rows.filter(({ ambiguous }) => !ambiguous);
  const spaced = clear
    .map(({ caption }) => caption)
    .filter((caption) => caption.length >= SHORTEST_SPACED && /^[A-Z]+$/.test(caption));
  return {
    rows: new Map(rows.flatMap((row) => formsOf(row).map((form) => [form, row]))),
    urgent: precedences,
    handling: new RegExp(`(?<![A-Z])(?:${oneOf(handling)})(?![A-Z])`, 'i'),
    spaced: new Set(spaced),
    onLine: captionPattern(rows, spaced),
    amongWords: captionPattern(clear, spaced),
    begins: beginsWith(
      rows
        .flatMap(formsOf)
        .map((form) => form.charAt(0))
        .join(''),
    ),
  };
}

const formsOf = ({ caption, spellings }: CaptionRow): string[] => [caption, ...spellings];

const captionPattern = (rows: readonly CaptionRow[], spaced: readonly string[]): RegExp =>
  new RegExp(`(?:${[oneOf(rows.flatMap(formsOf)), ...spaced.map(apart)].join('|')})(?![A-Z])`, 'y');

export const isChannel = (caption: string, { rows }: CaptionNames): boolean =>
  rows.get(caption)?.channel ?? false;

/** SIPDIS permits, SENSITIVE and NOFORN speak through the marking, routing captions say nothing; any other bars. */
export const barsRelease = (caption: string, { rows }: CaptionNames): boolean =>
  rows.get(caption)?.bars ?? true;

/** A caption in its one spelling, with its offsets in the line. */
export interface CaptionFound extends Span {
  readonly caption: string;
}

/** Between captions, and after one that names its readers: `EYES ONLY FOR AMBASSADOR`, `FOR ... ONLY`. */
const SEPARATOR = /[ \t,;/.-]{1,20}/y;
const ATTENTION = /^[ \t,;/.-]{0,20}(?:FOR|FROM|TO)[ \t][A-Z0-9 ,.'/()&-]{1,100}$/;
const ENDING = /^[ \t,;/.-]{0,20}(?:PLEASE (?:PROTECT|HANDLE) ACCORDINGLY\.?)?$/;
const FOR_ONLY = /^FOR [A-Z0-9 ,.'/()&-]{1,80} ONLY$/;

/** A line of captions: who is to see the message may stand behind them, in words this room does not judge. */
export interface CaptionLine {
  readonly captions: readonly CaptionFound[];
  readonly attention?: Span;
}

/** The notice of SBU as a drafter types it (12 FAM 540): nothing else says it in small letters. */
const NOTICE =
  /^sensitive but unclassified(?:[ \t.,;:-]{1,4}(?:not for internet distribution|please (?:protect|handle) accordingly)){0,2}\.?$/i;

const mayBeNotice = beginsWith('sS');

/** Reads a line that consists of captions and who they are for; undefined for any other line. */
export function readCaptionLine(printed: string, names: CaptionNames): CaptionLine | undefined {
  if (printed.length > 200) return undefined;
  const line = mayBeNotice(printed) && NOTICE.test(printed) ? printed.toUpperCase() : printed;
  if (line.startsWith('FOR ') && FOR_ONLY.test(line)) {
    const captions = [{ caption: 'EYES ONLY', from: 0, to: line.length }];
    return { captions, attention: { from: 0, to: line.length - ' ONLY'.length } };
  }
  const found: CaptionFound[] = [];
  for (let at = 0; ; ) {
    const rest = line.slice(at);
    if (isClear(found, names) && ATTENTION.test(rest))
      return { captions: spoken(found, names), attention: { from: at, to: line.length } };
    if (isClear(found, names) && ENDING.test(rest)) return { captions: spoken(found, names) };
    const gap = found.length > 0 ? matchAt(SEPARATOR, line, at) : '';
    const caption = gap === undefined ? undefined : captionAt(line, at + gap.length, names);
    if (caption === undefined) return undefined;
    found.push(caption);
    at = caption.to;
  }
}

/** Where nothing but captions can stand, a word of the language is one as well: `PINTA`, `ALPHA/OHIO`. */
export function captionsAlone(line: string, names: CaptionNames): CaptionFound[] | undefined {
  const found: CaptionFound[] = [];
  for (let at = 0; at < line.length; ) {
    const gap = found.length > 0 ? matchAt(SEPARATOR, line, at) : '';
    const caption = gap === undefined ? undefined : captionAt(line, at + gap.length, names);
    if (caption === undefined) return undefined;
    found.push(caption);
    at = caption.to;
  }
  return spoken(found, names);
}

/** `OHIO` alone may be a word of the text; beside a caption that is nothing else it is one too. */
const isClear = (found: readonly CaptionFound[], { rows }: CaptionNames): boolean =>
  found.some(({ caption }) => rows.get(caption)?.ambiguous === false);

/** The caption that stands at a place of line 1, or of a line of captions. */
export const captionAt = (line: string, at: number, names: CaptionNames): CaptionFound | undefined =>
  foundAt(names.onLine, line, at, names);

/** The caption that stands at a place among other words. */
export const captionAmongWords = (words: string, at: number, names: CaptionNames): CaptionFound | undefined =>
  foundAt(names.amongWords, words, at, names);

function foundAt(
  pattern: RegExp,
  line: string,
  at: number,
  { begins, rows, spaced }: CaptionNames,
): CaptionFound | undefined {
  const word = begins(line, at) ? matchAt(pattern, line, at) : undefined;
  if (word === undefined) return undefined;
  const plain = word.replaceAll(/[ \t]+/g, ' ');
  const closed = plain.replaceAll(' ', '');
  const caption = spaced.has(closed) ? closed : (rows.get(plain)?.caption ?? plain);
  return { caption, from: at, to: at + word.length };
}

const HEAD = /^[\s([{:;,.*-]{0,12}/;

/** `NODIS: ...`, `(EXDIS) ...`: a caption that keeps a cable from release, at the head of a portion's words. */
export function captionAtHead(words: string, names: CaptionNames): CaptionFound | undefined {
  const found = captionAmongWords(words, HEAD.exec(words)?.[0].length ?? 0, names);
  const row = names.rows.get(found?.caption ?? '');
  return row?.bars && (row.distribution || row.channel) ? found : undefined;
}

/** PRIORITY stands among captions and is none. */
const spoken = (found: readonly CaptionFound[], { urgent }: CaptionNames): CaptionFound[] =>
  found.filter(({ caption }) => !urgent.has(caption));

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

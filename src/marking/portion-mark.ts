import { higher, isClassified, type Level, type Marking, plainMarking } from '../model/marking.ts';
import { isWhite } from '../model/span.ts';
import { beginsWith, inAnyCase } from '../text/beginnings.ts';
import { remembered } from '../text/remembered.ts';
import { foldedText } from '../text/view.ts';
import { type OpenForms, withControl } from './controls.ts';
import { oneOf } from './forms.ts';
import { namesReaders, releaseList } from './grammar/lists.ts';
import { joined } from './join.ts';
import type { LevelNames } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import type { LevelRow } from './vocabulary.ts';
import { isWornMark, levelOfWornMark } from './worn-mark.ts';

/** A mark that stands in a text. Offsets are into that text. */
export interface MarkFound {
  readonly from: number;
  readonly to: number;
  readonly marking: Marking;
  /** `(C - ENTIRE TEXT)`: it speaks for every portion that has no mark of its own. */
  readonly entireText: boolean;
}

const ENTIRE_TEXT = /\s*[-,:/]?\s*ENTIRE\s+TEXT\s*\.?\s*/;

/**
 * One portion mark, brackets or none: `(C)`, `(S/NF)`, `(SBU/NF)`, `(C - ENTIRE TEXT)`, `(NS)`. Single
 * slashes are the practice before 2003. What the grammar does not know is kept in `unknown`, which denies.
 */
export const parsePortionMark = remembered((printed: string, lexicon: Lexicon): Marking => {
  const folded = foldedText(printed).toUpperCase().replaceAll(/[()]/g, ' ').trim();
  const foreign = folded.startsWith('//');
  const [first = '', ...controls] = folded
    .slice(foreign ? 2 : 0)
    .replace(ENTIRE_TEXT, '')
    .split(/\s*(?:\/{1,2}|\s-\s)\s*/)
    .flatMap((part) => (/^REL\b/.test(part) ? [part] : part.split(/\s*,\s*/)))
    .flatMap((token) => undashed(token, lexicon));
  const head = headOf(first.trim(), foreign, printed, lexicon);
  const marking = controls.reduce((read, token) => restricted(read, token.trim(), lexicon), head);
  const asWritten = isPlain(printed) && !HEAD_COMMA.test(folded) && !(hasSmall(printed) && isListed(marking));
  return asWritten ? marking : { ...marking, unknown: [...marking.unknown, folded] };
});

/** A mark that needed a look-alike folded looks right and is not: a person must accept it (ACES 2.2.3). */
const isPlain = (printed: string): boolean => /^[\x20-\x7e\s]*$/.test(printed);
/** `S, NF`: no comma ends a level. */
const HEAD_COMMA = /^[A-Z ]{1,20},/;
const hasSmall = (printed: string): boolean => /[a-z]/.test(printed);
const isListed = ({ releasableTo }: Marking): boolean => releasableTo.length > 0;

/** `S-NF`, `S NF`: these separate only where every word is known, for `RD-CNWDI` and `C-130` are one word. */
function undashed(token: string, { levels, controls }: Lexicon): string[] {
  const [level = '', ...parts] = token.split(/[-.:+\\\s]+/);
  const separates = levels.portion.has(level) && parts.every((part) => controls.printed.has(part));
  return separates ? [level, ...parts] : [token];
}

function headOf(token: string, foreign: boolean, as: string, lexicon: Lexicon): Marking {
  const { levels, controls } = lexicon;
  const level = levels.portion.get(token);
  // Slashes before a level of the United States: whose it is was lost.
  if (level !== undefined) return { ...plainMarking(level, as), unknown: foreign ? [token] : [] };
  const nato = levels.nato.get(token);
  if (nato !== undefined) return natoMarking(nato, as);
  const control = controls.printed.get(token);
  if (control?.alone) return withControl(plainMarking('U', as), control);
  const worn = hasSmall(as) ? undefined : levelOfWornMark(token === '' ? as : token, lexicon);
  return { ...plainMarking(worn ?? null, as), unknown: [token] };
}

/** What is NATO's, or an activity's of NATO. */
export const natoMarking = ({ level, activity }: LevelRow, as = ''): Marking => ({
  ...plainMarking(level, as),
  ...{ system: 'nato', owners: [activity === undefined ? 'NATO' : `NATO:${activity}`] },
});

function restricted(marking: Marking, token: string, lexicon: Lexicon): Marking {
  const { levels, controls } = lexicon;
  const level = levels.portion.get(token);
  if (level !== undefined && marking.level !== null) return misplaced(marking, level, token);
  if (/^REL\b/.test(token)) return released(marking, token, lexicon);
  const printed = isShortNoforn(token, marking) ? NOFORN : token;
  const control = isUnofficial(token, marking) ? undefined : controls.printed.get(printed);
  if (control !== undefined) return withControl(marking, control);
  return { ...marking, unknown: [...marking.unknown, token] };
}

const NOFORN = 'NF';
/** `(SBU/N)`. */
const isShortNoforn = (token: string, { nonIC }: Marking): boolean => token === 'N' && nonIC.includes('SBU');

/** A level where a control stands: the higher of two holds, and a person says which was meant. */
const misplaced = (marking: Marking, level: Level, token: string): Marking => ({
  ...marking,
  level: higher(marking.level ?? level, level),
  unknown: [...marking.unknown, token],
});

/** SENSITIVE on a level of classification is no control of anybody (32 CFR 2001.23). */
const isUnofficial = (token: string, { level }: Marking): boolean =>
  token === 'SENSITIVE' && level !== null && isClassified(level);

/**
 * `REL TO USA, GBR`. Readers in any other form (`REL UK`, no commas, a second list) would be widened by reading them,
 * so it stands for a list that is not here; a list with any other word is not understood.
 */
export function released(marking: Marking, token: string, { controls, readers }: Lexicon): Marking {
  const [, to, list = ''] = /^REL( TO)?(?: ([A-Z0-9_ ,]{2,200}))?$/.exec(token) ?? [];
  const { codes, unread, loose } = releaseList(list, readers);
  if (to !== undefined && unread.length === 0 && !loose && marking.releasableTo.length === 0)
    return { ...marking, releasableTo: codes };
  const row =
    /^REL(?: TO)?$/.test(token) || namesReaders(list, readers) ? controls.byToken.get('REL') : undefined;
  return row === undefined ? { ...marking, unknown: [...marking.unknown, token] } : withControl(marking, row);
}

const BRACKETED = /\s{0,40}(\(\s{0,4}([^()]{1,60}?)\s{0,4}\))/y;
/** `(S) Entire text.` */
const ENTIRE_AFTER = /\s{0,4}entire text\s{0,2}\./iy;

/** Marks that lost their brackets, or are written out in words. */
export interface MarkPatterns {
  /** Whether a mark of any kind may begin at a place: most lines begin with another letter. */
  readonly begins: (text: string, at: number) => boolean;
  /** The opening bracket was lost: `1. C) text`, `1. C//NF) text`. */
  readonly halfBracketed: RegExp;
  /** Strokes or stars stand for the brackets: `1. /C/ text`. */
  readonly stroked: RegExp;
  /** `CONFIDENTIAL - ENTIRE TEXT.` without brackets. */
  readonly unbracketed: RegExp;
  readonly spelledOut: RegExp;
  /** Abbreviations that are marks wherever they stand in brackets. */
  readonly letters: ReadonlySet<string>;
}

export function markPatterns({ words, classified }: LevelNames, open: OpenForms): MarkPatterns {
  const letters = [...classified.letters, 'U', ...open.letters];
  const spelled = oneOf([...words, ...open.titles], ' ');
  const initials = [...letters, ...words, ...open.titles].map((form) => form.charAt(0)).join('');
  const beginsSo = beginsWith(`(${inAnyCase(initials)}`);
  return {
    begins: (text, at) => beginsSo(text, at) || isWhite(text, at),
    halfBracketed: new RegExp(
      `[ \\t]{0,40}(((?:${oneOf(letters)})(?:\\/{1,2}[A-Z]{1,12}){0,4})[ \\t]?\\))(?=\\s)`,
      'y',
    ),
    stroked: new RegExp(`[ \\t]{1,40}([/*«]{1,2}(${oneOf(letters)})[/*»]{1,2})(?=\\s)`, 'y'),
    unbracketed: new RegExp(
      `[ \\t]{0,40}((${spelled}|${oneOf(open.letters)})[ \\t]{0,4}-{1,2}[ \\t]{0,4}ENTIRE TEXT)\\b`,
      'iy',
    ),
    spelledOut: new RegExp(`^(?:[a-z]{1,4}|${spelled})\\s{0,4}-\\s{0,4}entire text$`, 'i'),
    letters: new Set(letters),
  };
}

/** The mark at a place of a text where a mark may stand: after a number, a bullet or a label. */
export function portionMarkAt(text: string, at: number, lexicon: Lexicon): MarkFound | undefined {
  const { begins, halfBracketed, stroked, unbracketed } = lexicon.marks;
  if (!begins(text, at)) return undefined;
  const bare = [halfBracketed, stroked, unbracketed];
  const mayBeBracketed = text.charAt(at) === '(' || isWhite(text, at);
  let found = oneMarkAt(text, at, mayBeBracketed ? [BRACKETED, ...bare] : bare, lexicon);
  while (found !== undefined) {
    const next = oneMarkAt(text, found.to, [BRACKETED], lexicon);
    if (next === undefined || !isKnown(found) || !isKnown(next)) break;
    found = both(found, next, text);
  }
  return found;
}

const isKnown = ({ marking }: MarkFound): boolean => marking.level !== null && marking.unknown.length === 0;

/** `(U)(S)` is one mark: nobody knows which was meant, so it bears what either does. */
const both = (first: MarkFound, second: MarkFound, text: string): MarkFound => ({
  from: first.from,
  to: second.to,
  marking: { ...joined([first.marking, second.marking]), as: text.slice(first.from, second.to) },
  entireText: first.entireText || second.entireText,
});

function oneMarkAt(
  text: string,
  at: number,
  patterns: readonly RegExp[],
  lexicon: Lexicon,
): MarkFound | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const inside = found?.[2];
    const printed = found?.[1] ?? '';
    if (found === null || inside === undefined) continue;
    if (!looksLikeMark(inside, lexicon) && !lexicon.marks.spelledOut.test(printed)) continue;
    return markAt(text, at + found[0].length, printed, lexicon);
  }
  return undefined;
}

function markAt(text: string, to: number, printed: string, lexicon: Lexicon): MarkFound {
  ENTIRE_AFTER.lastIndex = to;
  const entireText = /entire\s+text/i.test(printed) || ENTIRE_AFTER.test(text);
  return { from: to - printed.length, to, marking: parsePortionMark(printed, lexicon), entireText };
}

const SHAPE = /^\/{0,2}[A-Z0-9]{1,12}(?:\s?(?:\/{1,2}|,|-)\s?[A-Z0-9]{1,12}(?:[ ,]+[A-Z]{2,12}){0,12}){0,6}$/;
const SLASHED_SMALL = /^(?:ts|s|c|u|sbu)\/{1,2}[a-z]{1,6}$/;
/** `s//rel to usa, gbr` */
const LIST_SMALL = /^(?:ts|s|c|u|sbu)\/{1,2}[a-z/]{0,20}rel\b[a-z ,]{0,60}$/i;
const LETTERS_ONLY = /^[A-Z]{1,8}$/;

/**
 * Whether what stands in brackets can be a mark. Lower case without a slash is an enumerator, and mixed case
 * a remark; a lone word in capitals is a mark, and if nobody knows it, it denies.
 */
const looksLikeMark = remembered((inside: string, lexicon: Lexicon): boolean => {
  const { levels, marks } = lexicon;
  const folded = foldedText(inside);
  if (SLASHED_SMALL.test(folded) || LIST_SMALL.test(folded) || marks.spelledOut.test(folded)) return true;
  const known = levels.portion.has(folded) && folded === folded.toUpperCase();
  const shaped = SHAPE.test(folded) && /[A-Z]/.test(folded) && /[/]|-/.test(folded);
  return known || LETTERS_ONLY.test(folded) || shaped || isWornMark(folded, lexicon);
});

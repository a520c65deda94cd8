import type { Span } from '../../model/span.ts';
import { GAP, type Letters } from '../../text/letters.ts';
import type { Form, WordLists } from './forms.ts';
import { isWeak } from './forms.ts';

/** Where a name was found again, as a span of the view; `certain` where nothing else can be meant. */
export interface EchoPlace {
  readonly span: Span;
  readonly certain: boolean;
}

/** Letters of a form in a row, wherever they lie. */
export interface Run {
  readonly letters: Letters;
  readonly from: number;
  readonly to: number;
  readonly form: Form;
  readonly lists: WordLists;
  /** The text behind the view. */
  readonly source: string;
}

/** The name that a run of letters is, if it is one: a word, spaced out, wrapped, with a given name, or inside an address. */
export const placeOf = (run: Run): EchoPlace | undefined =>
  asWord(run) ?? asTwoWords(run) ?? asSpaced(run) ?? asWrapped(run) ?? inAddress(run) ?? withEnding(run);

const startsWord = ({ letters, from }: Run): boolean => letters.gapAt(from) !== GAP.none;
const endsWord = ({ letters, to }: Run): boolean => letters.gapAt(to) !== GAP.none;

/** Places inside the run where something parts two letters. */
function partings({ letters, from, to }: Run): number[] {
  const found: number[] = [];
  for (let at = from + 1; at < to; at++) if (letters.gapAt(at) !== GAP.none) found.push(at);
  return found;
}

/** Whole, in the plural, or parted by one hyphen, as a wrap leaves it. */
function asWord(run: Run): EchoPlace | undefined {
  const { letters } = run;
  const parted = partings(run);
  if (parted.length > 1 || parted.some((at) => letters.gapAt(at) !== GAP.hyphen)) return undefined;
  const end = endOfWord(run);
  if (!startsWord(run) || end === undefined) return undefined;
  return named({ ...run, to: end });
}

/** `the Kovars`, `the Jameses`: the ending belongs to the name. */
function endOfWord({ letters, to, form }: Run): number | undefined {
  if (letters.gapAt(to) !== GAP.none) return to;
  if (form.letters.length < 4) return undefined;
  for (const ending of ['s', 'es'])
    if (letters.text.startsWith(ending, to) && letters.gapAt(to + ending.length) !== GAP.none)
      return to + ending.length;
  return undefined;
}

/** What a whole word must be to be a name: its capital, and of an ordinary word its company as well. */
function named(run: Run): EchoPlace | undefined {
  const { letters, from, to, form } = run;
  const address = addressAround(run);
  const place = {
    span: address ?? compoundAround(letters, letters.within(from, to)),
    certain: form.kind !== 'given',
  };
  if (form.kind === 'joined')
    return address === undefined && (form.weak || form.initialled) ? undefined : place;
  if (address !== undefined && isDistinctive(form)) return place;
  if (!letters.isCapital(from))
    return form.strict && !form.weak && form.letters.length >= 4 ? { ...place, certain: false } : undefined;
  if (form.kind === 'given' && beginsAnotherName(run)) return undefined;
  if (!form.weak) return place;
  return form.strict && standsAsName(run) ? { ...place, certain: false } : undefined;
}

const isDistinctive = ({ letters, weak }: Form): boolean => !weak && letters.length >= 4;

/** `Anna Novak`, `NOVAK, ANNA`, `A. NOVAK`: two words of the text, of which the surname has its capital. */
function asTwoWords(run: Run): EchoPlace | undefined {
  const { letters, from, to, form } = run;
  if (form.joint === undefined || !startsWord(run) || !endsWord(run)) return undefined;
  const joint = from + form.joint;
  const [only, more] = partings(run);
  if (only !== joint || more !== undefined) return undefined;
  const between = letters.view.text.slice(letters.within(from, joint).to, letters.within(joint, to).from);
  if (between.length > 4 || (form.joint === 1 && !/^\.\s?$/.test(between))) return undefined;
  if (!/^(?:[.,]?\s|[._+\-/,.'"]+\s?)$/.test(between)) return undefined;
  if (
    !(letters.isCapital(from) && letters.isCapital(joint)) &&
    addressAround(run) === undefined &&
    !form.strict
  )
    return undefined;
  return { span: addressAround(run) ?? letters.within(from, to), certain: true };
}

/** `N o v a k`, `N-O-V-A-K`: every letter by itself. */
function asSpaced(run: Run): EchoPlace | undefined {
  const { letters, from, to } = run;
  const length = to - from;
  if (length < 4 || !startsWord(run) || !endsWord(run)) return undefined;
  const parted = partings(run).length;
  // Of two words one may be printed whole, and the view itself closes up what stands a single space apart.
  if (parted < length - 1) return undefined;
  return { span: letters.within(from, to), certain: true };
}

/** Broken by a machine at a line end, without a hyphen: `No` and `vak`. Two ordinary words are no broken name. */
function asWrapped(run: Run): EchoPlace | undefined {
  const { letters, from, to, form, lists } = run;
  const [only, more] = partings(run);
  if (only === undefined || more !== undefined || letters.gapAt(only) !== GAP.space) return undefined;
  if (!isDistinctive(form) || !startsWord(run) || endOfWord(run) === undefined || !letters.isCapital(from))
    return undefined;
  if (!endsLine(run, only)) return undefined;
  const halves = [letters.text.slice(from, only), letters.text.slice(only, to)];
  if (halves.every((half) => isWeak(half, lists))) return undefined;
  return { span: letters.within(from, to), certain: false };
}

/** Whether a line of the source ends between a letter and the one before it. */
function endsLine({ letters, source }: Run, at: number): boolean {
  const before = letters.view.sourceOf(letters.within(at - 1, at)).to;
  return source.slice(before, letters.view.sourceOf(letters.within(at, at + 1)).from).includes('\n');
}

/** Inside an address, a file name or a word of two capitals: `anovak@`, `CV_Novak2.doc`, `NovakFile`. */
function inAddress(run: Run): EchoPlace | undefined {
  const { letters, from, to, form } = run;
  if (partings(run).length > 0 || form.weak || form.letters.length < 4 || form.kind === 'given')
    return undefined;
  const address = addressAround(run) ?? humpedAround(run);
  if (address === undefined) return undefined;
  const afterInitial = from > 0 && letters.gapAt(from) === GAP.none && letters.gapAt(from - 1) !== GAP.none;
  const edges = startsPart(letters, from) || startsPart(letters, to) || afterInitial;
  const local = letters.view.text.slice(letters.within(from, to).to, address.to).includes('@');
  return edges || local ? { span: address, certain: false } : undefined;
}

/** At an edge of a word, or where a capital or a figure begins or ends one. */
function startsPart(letters: Letters, at: number): boolean {
  if (letters.gapAt(at) !== GAP.none || at === 0) return true;
  const [before, here] = [printedAt(letters, at - 1), printedAt(letters, at)];
  return (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(here)) || /\d/.test(before) !== /\d/.test(here);
}

function printedAt(letters: Letters, at: number): string {
  const { from, to } = letters.within(at, at + 1);
  return letters.view.text.slice(from, to);
}

/** `Novakist`, `Novakgate`; of somebody protected any short ending: `Novakovi`. */
function withEnding(run: Run): EchoPlace | undefined {
  const { letters, from, to, form, lists } = run;
  if (partings(run).length > 0 || form.weak || form.kind !== 'surname' || form.letters.length < 5)
    return undefined;
  if (!startsWord(run) || !letters.isCapital(from)) return undefined;
  const end = endOfLetters(letters, to, LONGEST_ENDING);
  if (end === undefined) return undefined;
  const ending = letters.text.slice(to, end);
  if (!ENDINGS.has(ending) && !(form.strict && !isWeak(letters.text.slice(from, end), lists)))
    return undefined;
  return { span: letters.within(from, end), certain: false };
}

const LONGEST_ENDING = 4;
const ENDINGS: ReadonlySet<string> = new Set('ism ist ists ite ites gate ian ians esque led'.split(' '));

function endOfLetters(letters: Letters, from: number, most: number): number | undefined {
  for (let at = from; at <= from + most; at++) if (letters.gapAt(at) !== GAP.none) return at;
  return undefined;
}

/** `Anna Fjeld` is somebody else than Anna Novak. */
function beginsAnotherName({ letters, to, form, lists }: Run): boolean {
  if (letters.gapAt(to) !== GAP.space || !letters.isCapital(to)) return false;
  const end = endOfLetters(letters, to + 1, 40) ?? to + 1;
  const next = letters.text.slice(to, end);
  return next.length > 1 && !isWeak(next, lists) && form.kind === 'given';
}

/** Signs that make a row of characters an address or the name of a file. */
const ADDRESS = /[@\\_%=~#]|:\/\/|^www\.|\p{L}[.]\p{L}{2,4}$|\p{L}\d|\d\p{L}/u;
const LONGEST_ADDRESS = 200;

/** The address, or name of a file, that a run stands in: what is left of it would give the rest away. */
function addressAround(run: Run): Span | undefined {
  const around = unspacedAround(run);
  return around !== undefined && ADDRESS.test(run.letters.view.text.slice(around.from, around.to))
    ? around
    : undefined;
}

function humpedAround(run: Run): Span | undefined {
  const around = unspacedAround(run);
  return around !== undefined && /\p{Ll}\p{Lu}/u.test(run.letters.view.text.slice(around.from, around.to))
    ? around
    : undefined;
}

/** Everything up to white space on both sides, without the punctuation around it. */
function unspacedAround({ letters, from, to }: Run): Span | undefined {
  const { text } = letters.view;
  const inner = letters.within(from, to);
  if (/\s/.test(text.slice(inner.from, inner.to))) return undefined;
  let [start, end] = [inner.from, inner.to];
  while (start > inner.from - LONGEST_ADDRESS && start > 0 && text.charAt(start - 1) !== ' ') start--;
  while (end < inner.to + LONGEST_ADDRESS && end < text.length && text.charAt(end) !== ' ') end++;
  while (start < inner.from && /[("'[<{,;:]/.test(text.charAt(start))) start++;
  while (end > inner.to && /[)"'\]>},;:.!?]/.test(text.charAt(end - 1))) end--;
  const possessive = /'[sS]$/.exec(text.slice(inner.to, end));
  return { from: start, to: possessive === null ? end : end - possessive[0].length };
}

/** `Kovar-led`, `pro-Kovar`: whoever else the compound may name, it names the person too. */
function compoundAround(letters: Letters, inner: Span): Span {
  const { text } = letters.view;
  let { from, to } = inner;
  const most = 40;
  while (from > Math.max(0, inner.from - most) && /[\p{L}\p{N}-]/u.test(text.charAt(from - 1))) from--;
  while (to < Math.min(text.length, inner.to + most) && /[\p{L}\p{N}-]/u.test(text.charAt(to))) to++;
  while (from < inner.from && text.charAt(from) === '-') from++;
  while (to > inner.to && text.charAt(to - 1) === '-') to--;
  return { from, to };
}

/** Words before which, or behind which, an ordinary word is one. */
const PLAIN_BEFORE: ReadonlySet<string> = new Set(
  'the a an this these that those his her its our their any each every some no in at near last next city national early late mid since until'.split(
    ' ',
  ),
);
const PLAIN_AFTER: ReadonlySet<string> = new Set('be not have also well only still soon or of'.split(' '));

/**
 * Whether an ordinary word can be a name where it stands. Where all is in capitals, and at the head of a sentence, the
 * capital says nothing: only an article, a preposition or a figure beside it says that it is the word.
 */
function standsAsName({ letters, from, to }: Run): boolean {
  const { text } = letters.view;
  const { from: start, to: end } = letters.within(from, to);
  const before = /([\p{L}\p{N}]+)[\s]$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1] ?? '';
  const after = /^\s([\p{L}\p{N}]+)/u.exec(text.slice(end, end + 30))?.[1] ?? '';
  if (/^'[sS]/.test(text.slice(end, end + 2))) return true;
  if (PLAIN_BEFORE.has(before.toLowerCase()) || PLAIN_AFTER.has(after.toLowerCase())) return false;
  return !/^\d/.test(before) && !/^\d/.test(after);
}

import type { Field } from '../../model/cable.ts';
import { isMachineLength, type Line } from '../lines.ts';

const SURNAME = "[A-Z][A-Za-z'’]{1,20}(?:-[A-Z][A-Za-z'’]{1,20})?";
const NAME = `(?:(?:DE|DER|DEN|DU|DI|VAN|VON|LA|LE|EL|AL|ST\\.?) ){0,2}${SURNAME}(?:,? (?:JR|SR|II|III)\\.?)?`;
const SIGNATURE = new RegExp(`^(?:SIGNED:? )?(${NAME})[.#]{0,4}$`, 'i');
/** A name in capitals behind the last sentence, on its line. */
const ON_TEXT_LINE = new RegExp(
  `^(.{0,400}[.?!)"])(\\s{1,8})((?:SIGNED:? )?(${NAME.replaceAll('A-Za-z', 'A-Z')})[.#]{0,4})$`,
);
/** Short last lines that are not a name. */
const NOT_A_NAME =
  /^(?:end|begin|comment|summary|note|text|unquote|quote|fyi|continued|minimize|considered|regards|unclas|unclassified|secret|confidential|bt|n+|wp|yyy)\b/i;

/** A surname alone on the last line. The tool shows it, so what could be anything else is left to the text. */
export function readSignature({ from, to, text }: Line): Field<string> | undefined {
  const name = SIGNATURE.exec(text)?.[1];
  if (name === undefined || !/^[A-Z]/.test(text) || NOT_A_NAME.test(text)) return undefined;
  return { value: name, printed: text, span: { from, to } };
}

/** The signature of a cable, and how sure it is that its name is no word of the text. */
export interface Signature {
  readonly field: Field<string>;
  /** Index of the line it stands on. */
  readonly at: number;
  /** False where the text before it does not end as a text does: it is told, and stays in its paragraph. */
  readonly certain: boolean;
  /** Where the text of its line ends before it; nothing where it has the line to itself. */
  readonly textEnd?: number;
  /** Lines behind it on which nothing but a stroke or a stop stands. */
  readonly strokes: readonly number[];
}

const STROKES = /^(?:[.>#-]{1,3}|\.{4,80})$/;
/** `NOTE BY OC/T: HEADING AS RECEIVED.`: a communicator's remark behind the signature. */
const NOTE = /^NOTE(?: BY [A-Z/]{2,10})?:/;
const MOST_BEHIND = 6;

/** Finds the signature at the end of a body, given the indices of its lines of text. */
export function findSignature(lines: readonly Line[], textAt: readonly number[]): Signature | undefined {
  const textOf = (i: number): string => lines[textAt[i] ?? -1]?.text ?? '';
  let last = textAt.length - 1;
  while (
    last > 0 &&
    last > textAt.length - MOST_BEHIND &&
    (STROKES.test(textOf(last)) || NOTE.test(textOf(last)))
  )
    last -= 1;
  let before = last - 1;
  while (before > 0 && STROKES.test(textOf(before))) before -= 1;
  const at = textAt[last] ?? -1;
  const line = lines[at];
  const earlier = lines[textAt[before] ?? -1];
  if (line === undefined) return undefined;
  const strokes = textAt.slice(last + 1).filter((index) => STROKES.test(lines[index]?.text ?? ''));
  const alone = earlier && aloneOn(line, earlier, at - (textAt[before] ?? at) > 1);
  const found = alone ?? onTextLine(line);
  return found && { at, strokes, ...found };
}

type Found = Pick<Signature, 'field' | 'certain' | 'textEnd'>;

/** A machine fills its lines; what stands below a short one or a gap begins anew. */
const SHORT_LINE = 40;

function aloneOn(line: Line, before: Line, gap: boolean): Found | undefined {
  const field = isMachineLength(line) ? readSignature(line) : undefined;
  if (field === undefined) return undefined;
  // A name may be the answer to a question.
  if (endsText(before.text) && !before.text.endsWith('?')) return { field, certain: true };
  const capitals = line.text === line.text.toUpperCase();
  const begins = gap || before.text.length < SHORT_LINE || ON_TEXT_LINE.test(before.text);
  return capitals && begins ? { field, certain: false } : undefined;
}

/** Whether a text can end with a line: its sentence, a group mark (`GP-3`), a greeting or the end of a quotation. */
export const endsText = (text: string): boolean =>
  /[.?!"'”“’)\]*#](?:[-/\s]{1,4}|\s{1,4}(?:YYY|WP|GP[ -]?\d\.?))?$/.test(text) ||
  ADDRESS.test(text) ||
  CLOSING.test(text);
/** `Visit our site: http://…`: posts close with it. */
const ADDRESS = /:\/\/\S{1,200}$/;
const CLOSING =
  /^(?:(?:GP|GROUP)[ -]?\d|(?:(?:BEST|WARM|KIND) )?REGARDS|UNQUOTE|END (?:OF )?(?:TEXT|MESSAGE|COMMENT|SUMMARY|NOTE|FYI)|\/\/\s?END\s?\/\/)[.,]?$/i;

/** Sentences after which the rest of the line is the signature: `BEIRUT MINIMIZE CONSIDERED.  EAGLETON`. */
const CLOSES =
  /(?:MINIMIZE CONSIDERED|END (?:OF )?(?:TEXT|MESSAGE|COMMENT|SUMMARY|FYI|NOTE)|UNQUOTE|REGARDS)\.$/i;

function onTextLine(line: Line): Found | undefined {
  const [, words = '', space = '', printed = '', name = ''] = ON_TEXT_LINE.exec(line.text) ?? [];
  const certain = CLOSES.test(words);
  const capitals = space.length > 1 || words === words.toUpperCase();
  if (name === '' || NOT_A_NAME.test(printed) || !(certain || capitals)) return undefined;
  const span = { from: line.to - printed.length, to: line.to };
  const field = { value: name, printed, span };
  return { field, certain, ...(certain && { textEnd: line.from + words.length }) };
}

export const DOUBTFUL_SIGNATURE =
  'A name at the end of the text is read as the signature, but the sentence before it may go on to it, so it stays ' +
  'in its paragraph. No action is needed unless that is to be released.';

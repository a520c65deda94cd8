import { CLASSIFIER } from './form-pattern.ts';
import { DATE_FORM } from './read-date.ts';
import { ORDER_PRINTED } from './read-line.ts';

const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC(?!L)';
/** Words of the forms of every order; what an instruction is printed in, read or not. */
const WORDS = [
  ORDER_PRINTED,
  String.raw`E\s?\.?\s?[O0]\s?\.?(?=\s?:)|\d{4,6}(?=\s?:)`,
  String.raw`(?:AUTOMATICALLY )?(?:DECL(?:AS(?:SIFY|SIFIED|SIFICATION)?)?|DEC[I1]|DECL[LAE]|DCL|DELC|D E C L)(?: ON\b| DATE\b)?`,
  String.raw`N\s?[/.]?\s?A\b\.?(?: TO (?:RD|FRD|TFNI|NATO)(?: PORTIONS?)?)?`,
  String.raw`(?:1\.[56][ -]?\(?)?\(?X[ -]?[1-8]\)?`,
  String.raw`(?:25|50|75)-?X-?\d(?:[ -]?(?:HUMINT|HUMAN|HUM|WMD))?`,
  String.raw`[O0]\.?A\.?D\.?R\.?|ORIGINATING AGENCY'?S DETERMINATION REQUIRED|NONE|MR|MANUAL REVIEW`,
  'D[CN]I ONLY|SUBJECT TO TREATY(?: OR INTERNATIONAL AGREEMENT)?|GENERAL DECLASSIFICATION SCHEDULE',
  String.raw`\(?X-?G ?D ?S(?:[ -]?\(?\d\)?(?![\d/.-]|\s?(?:${MONTHS}))(?:(?:, ?| AND |\/)\d(?![\d/.-]))*)?\)?|\(?G[. ]?D[. ]?S\.?(?:-\(?\d\)?(?![\d/.-]))?\)?|GS|ADS|[RX]DS(?:-\d(?![\d/.-])(?:, ?\d(?![\d/.-]))*)?|IMP(?:O)?DET|IMPOSSIBLE TO DETERMINE|INDEFINITE|(?:GP|GROUP)-?\d|OR-?[A-Z]`,
  String.raw`(?:IN |AFTER )?(?:\d{1,2}|[A-Z]{3,5}(?:EEN|TY)?)[ -]?Y(?:EA)?RS?(?: FROM DATE(?: OF ORIGIN)?)?`,
  'SOURCE MARKED|DATE OF SOURCE|DATED|BY NARA|REVIEW ON|ON|AND',
  String.raw`REASONS?|1\s?[.,]\s?[2-6]|\([A-H]\)|[A-H]`,
  String.raw`UNTIL(?= \d)|[(["]?(?:${DATE_FORM})[)\]"]?`,
];
const WORD = new RegExp(`(?:${WORDS.join('|')})(?![A-Za-z0-9])|${CLASSIFIER}`, 'iy');
const SEPARATOR = /[\s:;,.&/-]{1,20}/y;
/** Words that open an event, as the orders have them; a test keeps the two of one mind. */
const OPENS = [
  '(?:AFTER|UPON|WHEN|ONCE|FOLLOWING|UNTIL|ON)(?= )',
  '(?:AT THE )?END OF|(?:COMPLETION|TERMINATION|CONCLUSION|CLOSURE|SIGNATURE|SIGNING|RATIFICATION) OF',
  '(?:ENTRY INTO FORCE|DEPARTURE|WITHDRAWAL|RELEASE|PUBLICATION|UNIFICATION) OF',
].join('|');
/** `AFTER THE FERRY TREATY IS SIGNED`: an event is a short clause on its line. */
const EVENT = new RegExp(
  String.raw`(?:${OPENS})(?:[ \t]{1,4}[A-Z0-9'/-]{1,20}){1,8}\.?(?=[ \t]*(?:[\r\n]|$))`,
  'iy',
);
/** What only announces an instruction, which may then stand on the next line. */
const ANNOUNCED = /(?:DECL(?:AS(?:SIFY)?)?(?: ON)?|\d{5})$/i;

/**
 * Where the words of an instruction end on the line or lines printed: text that follows them is somebody's.
 * It says nothing of what they mean, which is `readInstruction`'s question.
 */
export function endOfInstruction(printed: string): number {
  let end = 0;
  let mayBeEvent = true;
  for (let at = 0; at < printed.length; ) {
    const word = (mayBeEvent && lengthAt(EVENT, printed, at)) || lengthAt(WORD, printed, at);
    const length = word || lengthAt(SEPARATOR, printed, at);
    if (length === 0) break;
    // A clause on a line of its own belongs to what was announced before it, never to what is complete.
    const wrapped = word === 0 && /[\r\n]/.test(printed.slice(at, at + length));
    if (word > 0) mayBeEvent = true;
    if (wrapped) mayBeEvent = ANNOUNCED.test(printed.slice(Math.max(0, end - 16), end));
    at += length;
    if (word > 0) end = at;
  }
  return end + (/^[ \t]{0,4}[:.]/.exec(printed.slice(end, end + 8))?.[0].length ?? 0);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

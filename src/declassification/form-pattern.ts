import type { Code, Form, Order } from './order.ts';
import { DATE_FORM } from './read-date.ts';

/** A form of an order, ready to be held against a line. */
export interface FormPattern {
  readonly form: Form;
  readonly order: Order;
  readonly pattern: RegExp;
}

const BETWEEN = String.raw`[\s,:;.-]+`;
/** Words that change an instruction: text with one of them is more than names and sources. */
const CHANGES = [
  'EXTEN|EXEMPT|RETAIN|REVIEW|REVIS|RECLASS|DECL|UPGRAD|DOWNGRAD|CANCEL|VOID|SUPERSED|AMEND|CORRECT',
  'INDEFINITE|UNLESS|UNTIL|EXCEPT|BEYOND|OADR|HOLD|NEVER',
].join('|');
/** Words that take back what follows them, where a name and a source are expected. */
const DENIES = String.raw`NOT\b|DO\b|NEVER|EXTEN|UNLESS|UNTIL|CANCEL|VOID|SUPERSED|OLD\b|PREVIOUS`;
/** As `CHANGES`, in a bracket after an instruction, where nothing but a name is expected. */
const NO_NAME = String.raw`${CHANGES}|CLASSIF|AFTER|BEFORE|ONLY|NOT?\b|SEE\b|DO\b|MR\b|(?:CONFIDENTIAL|SECRET|RESTRICTED|NATO|F?RD)\b`;
const WORD = "[A-Z][A-Z'.-]{0,24}";
const NAME = String.raw`${WORD}(?:[ /]${WORD})?|${WORD}(?: ${WORD}){0,2},\s?${WORD}(?: ${WORD}){0,2}`;
/** A classifier's name or an office in brackets, `(VEST, GEORGE S.)`, `(EUR/RPM)`: no digits, no code. */
export const CLASSIFIER = String.raw`\((?!(?:[^)]{0,60}[\s,(])?(?:${NO_NAME}))(?:${NAME})\)`;
/** `REASON: 1.5 (B), (D)`, `1.4 (B)`, and nothing but sections and letters. */
const REASONS = String.raw`(?:REASONS?[\s:]{0,3})?\(?1\s?[.,]\s?[45](?:[\s.,;&/()+-]|AND\b|[A-H](?![A-Z]))*`;
/** After the instruction the classifier, the reasons and the mark of the office (`OR-M`) may follow. */
const TAIL = String.raw`(?:\s*${CLASSIFIER})?(?:[\s,]*OR-?[A-Z])?(?:[\s.,;]*${REASONS})?[\s.,;]*`;

const cache = new WeakMap<Order, readonly FormPattern[]>();

/** The forms of an order in the order of its file. */
export function formPatterns(order: Order): readonly FormPattern[] {
  const known = cache.get(order);
  if (known !== undefined) return known;
  const patterns = order.forms.map((form) => ({ form, order, pattern: patternOf(form.form, order) }));
  cache.set(order, patterns);
  return patterns;
}

const labels = new WeakMap<Order, readonly RegExp[]>();

/** What a line says after the words that only introduce it, `CLASSIFIED BY ... DECLASSIFY ON`. */
export function withoutLabel(piece: string, orders: readonly Order[]): string {
  for (const order of orders)
    for (const label of labelPatterns(order)) {
      const instruction = label.exec(piece)?.groups?.instruction;
      if (instruction !== undefined) return instruction;
    }
  return piece;
}

function labelPatterns(order: Order): readonly RegExp[] {
  const known = labels.get(order);
  if (known !== undefined) return known;
  const patterns = order.labels.map(
    ({ label }) => new RegExp(`^${worded(label, order)}${BETWEEN}(?<instruction>.+)$`),
  );
  labels.set(order, patterns);
  return patterns;
}

/** The row of the code among these orders, by any of the ways it is printed. */
export const codeRow = (orders: readonly Order[], printed: string): Code | undefined =>
  orders.flatMap(({ codes }) => codes).find((row) => codePattern(row).test(printed));

/** Single codes of a list such as `X1, X5` or `XGDS-1, 2`, in the spelling of their rows. */
export function codesOf(order: Order, printed: string): { row: Code; code: string }[] {
  const one = new RegExp(String.raw`${codeAlternatives(order)}|\b\d\b`, 'g');
  let stem = '';
  return [...printed.matchAll(one)].flatMap(([found]) => {
    const whole = /^\d$/.test(found) ? `${stem}${found}` : found;
    stem = whole.replace(/\d\D*$/, '');
    const row = codeRow([order], whole);
    return row === undefined ? [] : [{ row, code: spelled(row, whole) }];
  });
}

/** A row for several codes (`50X{digit}`) keeps the digit that was printed. */
const spelled = (row: Code, printed: string): string =>
  row.code.includes('{') ? printed.replaceAll(/\s/g, '') : row.code;

const codePattern = (row: Code): RegExp =>
  new RegExp(`^(?:${[row.code, ...row.printed].map(literal).join('|')})$`);

function codeAlternatives({ codes }: Order): string {
  const printed = codes.flatMap((row) => [row.code, ...row.printed]).sort(longestFirst);
  return printed.length === 0 ? '(?!)' : printed.map(literal).join('|');
}

/** A slot stands for one character: `50X{digit}` must not take `50X1` out of `50X1-HUM`. */
const longestFirst = (a: string, b: string): number => lengthOf(b) - lengthOf(a);
const lengthOf = (printed: string): number => printed.replaceAll(/\{\w+\}/g, '0').length;

const patternOf = (form: string, order: Order): RegExp => new RegExp(`^${worded(form, order)}${TAIL}$`);

/** The words of a row and its slots as a pattern. */
const worded = (row: string, order: Order): string =>
  row
    .split(/( ?\{[a-z]+\})/)
    .map((part) => slotPattern(part, order) ?? literal(part))
    .join('');

function slotPattern(part: string, order: Order): string | undefined {
  const name = /^ ?\{([a-z]+)\}$/.exec(part)?.[1];
  if (name === undefined) return undefined;
  if (name === 'rest') return String.raw`(?:[\s,:;./-]+.*)?`;
  if (name === 'declas')
    return `(?:${BETWEEN}(?:AUTOMATICALLY DECLASSIFIED|DECLAS(?:SIFY)?)(?:${BETWEEN}ON)?)?`;
  const before = part.startsWith(' ') ? BETWEEN : '';
  return `${before}(?<${name}>${slot(name, order)})`;
}

function slot(name: string, order: Order): string {
  if (name === 'codes') return listOf(codeAlternatives(order));
  if (name === 'event') return `(?:${order.events.map(literal).join('|') || '(?!)'})\\b.*[A-Z].*`;
  return SLOTS[name] ?? '(?!)';
}

/** A further digit of a list, which is not the beginning of a date. */
const MORE = String.raw`\d(?![\d/.-]|\s?(?!AND\b)[A-Z])`;

const SLOTS: Readonly<Record<string, string>> = {
  date: DATE_FORM,
  digit: String.raw`\d(?:\s?(?:[,&/]|AND)\s?${MORE})*`,
  years: String.raw`\d{1,2}|(?:TWENTY[ -]|THIRTY[ -])?[A-Z]+`,
  reason: String.raw`1\s?[.,]\s?\d\s*[.(]?\s*[A-H]\b.*`,
  source: '.+?',
  authority: '(?!IN PART\\b).+?',
  words: String.raw`(?:(?!\b(?:${CHANGES}|(?:25|50|75)?X\d)).)+`,
  who: String.raw`(?:(?!\b(?:${DENIES})).)+`,
};

/**
 * Spellings of a code overlap (`X1`, `X-1`), so each further one is taken once and for all: a list that fits
 * no form must not be tried in every combination of them.
 */
const listOf = (one: string): string =>
  String.raw`(?:${one})(?:(?:[\s,;&/]+(?:AND\s+)?)(?:(?=(?<further>${one}))\k<further>|${MORE}))*`;

const LOOSE: Readonly<Record<string, string>> = {
  'N/A': String.raw`(?:N\s?[/.]?\s?A\.?|NOT APPLICABLE)`,
  ' ': BETWEEN,
  '-': String.raw`[\s-]*`,
  '/': String.raw`[\s/]*`,
  '{digit}': String.raw`\d`,
};

/** Words as printed: blanks, hyphens and slashes vary on the wire. */
const literal = (words: string): string =>
  words.replaceAll(
    /\{digit\}|N\/A| +|[-/]|[.*+?^${}()|[\]\\]/g,
    (found) => LOOSE[found.startsWith(' ') ? ' ' : found] ?? `\\${found}`,
  );

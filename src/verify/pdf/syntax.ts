/** A value of a PDF (ISO 32000-1, 7.3), read strictly. Strings are their bytes, one character each. */
export type Value =
  | { readonly kind: 'name' | 'string' | 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'ref'; readonly number: number }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, Value> };

/** Where bytes depart from the few forms that are known here. */
export class Unreadable extends Error {
  readonly at: number;
  constructor(at: number) {
    super('unknown form');
    this.at = at;
  }
}

const SPACE = /[ \n\r\t]*/y;
const NAME = /\/([A-Za-z0-9+_.-]+)(?=[\s/<>[\]()]|$)/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?=[\s/<>[\]()]|$)/y;
const REF = /(\d{1,7}) 0 R(?=[\s/<>[\]()]|$)/y;
const HEX = /<([0-9A-Fa-f]*)>/y;
const WORD = /[A-Za-z][A-Za-z0-9*]*|['"]/y;

/**
 * Reads values one behind the other. It knows no comment, no escaped name and no odd number of hexadecimal
 * digits: a writer of ours has no need of them, and they have room for other things.
 */
export class Syntax {
  at: number;
  readonly text: string;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  skipSpace(): void {
    this.take(SPACE);
  }

  /** Takes exactly these characters, or refuses. */
  expect(text: string): void {
    if (!this.text.startsWith(text, this.at)) throw new Unreadable(this.at);
    this.at += text.length;
  }

  isAt(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** The next value, or a bare word such as an operator. */
  value(): Value {
    this.skipSpace();
    if (this.isAt('<<')) return this.dict();
    switch (this.text[this.at]) {
      case '[':
        return this.array();
      case '(':
        return { kind: 'string', text: this.literal() };
      case '<':
        return this.hex();
      case '/':
        return { kind: 'name', text: this.must(NAME)[1] ?? '' };
      default:
        return this.plain();
    }
  }

  private plain(): Value {
    const ref = this.take(REF);
    if (ref !== undefined) return { kind: 'ref', number: Number(ref[1]) };
    const number = this.take(NUMBER);
    if (number !== undefined) return { kind: 'number', value: Number(number[0]), text: number[0] };
    return { kind: 'word', text: this.must(WORD)[0] };
  }

  private dict(): Value {
    this.expect('<<');
    const entries = new Map<string, Value>();
    for (this.skipSpace(); !this.isAt('>>'); this.skipSpace()) {
      const key = this.must(NAME)[1] ?? '';
      // Readers do not agree which of two counts.
      if (entries.has(key)) throw new Unreadable(this.at);
      entries.set(key, this.value());
    }
    this.expect('>>');
    return { kind: 'dict', entries };
  }

  private array(): Value {
    this.expect('[');
    const items: Value[] = [];
    for (this.skipSpace(); !this.isAt(']'); this.skipSpace()) items.push(this.value());
    this.expect(']');
    return { kind: 'array', items };
  }

  private hex(): Value {
    const digits = this.must(HEX)[1] ?? '';
    if (digits.length % 2 !== 0) throw new Unreadable(this.at);
    return { kind: 'string', text: Buffer.from(digits, 'hex').toString('latin1') };
  }

  private literal(): string {
    let depth = 0;
    let text = '';
    for (;;) {
      const sign = this.text[this.at++];
      if (sign === undefined) throw new Unreadable(this.at);
      if (sign === '\\') text += this.escaped();
      else if (sign === '(' && depth++ === 0) continue;
      else if (sign === ')' && --depth === 0) return text;
      else text += sign;
    }
  }

  private escaped(): string {
    const sign = this.text[this.at++] ?? '';
    const known = ESCAPES[sign];
    if (known === undefined) throw new Unreadable(this.at);
    return known;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  private must(pattern: RegExp): RegExpExecArray {
    const found = this.take(pattern);
    if (found === undefined) throw new Unreadable(this.at);
    return found;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '(': '(',
  ')': ')',
  '\\': '\\',
};

/** A string of a dictionary as text: UTF-16 with its mark, or plain ASCII. */
export function textOf(string: string): string | undefined {
  if (string.startsWith('\xfe\xff'))
    return string.length % 2 === 0
      ? new TextDecoder('utf-16be').decode(Buffer.from(string.slice(2), 'latin1'))
      : undefined;
  return /^[ -~]*$/.test(string) ? string : undefined;
}

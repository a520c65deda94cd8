import { bodyOf, type Portion } from '../../model/cable.ts';
import { type Message, warning } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import { isBlank, trimmed } from '../lines.ts';

/** A part of the text that opens and closes with words: `SUMMARY: ... END SUMMARY`. */
export interface Spoken {
  readonly name: 'summary' | 'comment';
  /** What all of its patterns have; most portions have none of it. */
  readonly word: RegExp;
  /** Its opening, where a portion begins. */
  readonly opens: RegExp;
  /** Its opening inside a portion, if it may stand there. */
  readonly within?: RegExp;
  readonly closes: RegExp;
}

const FURTHER = '(?:\\s{0,2}(?:/|\\bAND\\b|&)\\s{0,2}[A-Z]{2,14}(?: (?:OF )?[A-Z]{2,14}){0,3})?';
const BEHIND =
  "\\s{0,3}(?:\\(CONT'?D\\)|CONT'?D)?\\s{0,3}(?:[:.]|-{1,40}|‐{1,40}|$)\\s{0,4}(?:\\([A-Z/]{1,8}\\)\\s{0,4})?";
const SUMMARY_WORD = '(?:EXECUTIVE )?SUMM?A?R?Y';

/** `SUMMARY`, `Summary and Action Request.`, `INTRODUCTION AND SUMMARY` (5 FAH-1 H-246 asks for it in long cables). */
export const SUMMARY: Spoken = {
  name: 'summary',
  word: /SUMM?A?R?Y/i,
  opens: new RegExp(
    `^[-‐ ]{0,40}(?:(?:INTRODUCTION|COMMENT) AND |BEGIN )?${SUMMARY_WORD}${FURTHER}${BEHIND}`,
    'i',
  ),
  closes: new RegExp(`\\(?\\bEND(?:\\s{1,4}OF)?\\s{1,4}${SUMMARY_WORD}\\b${FURTHER}\\s{0,2}\\.?\\)?`, 'i'),
};

/** `COMMENT:`, `(Embassy Comment: ... End Comment.)`. */
export const COMMENT: Spoken = {
  name: 'comment',
  word: /COMMENT/i,
  opens: new RegExp(`^\\(?(?:BEGIN |EMBASSY |MISSION |POST |AMBASSADOR'S )?COMMENT${FURTHER}${BEHIND}`, 'i'),
  within: new RegExp(
    `(?:\\(|(?<=[.?!"]\\s{1,4}))(?:EMBASSY |MISSION |POST )?COMMENT${FURTHER}\\s{0,2}[:.]\\s{0,4}`,
    'i',
  ),
  closes: new RegExp(
    `\\(?\\bEND(?:\\s{1,4}OF)?\\s{1,4}(?:EMBASSY |MISSION |POST )?COMMENT\\b${FURTHER}\\s{0,2}\\.?\\)?`,
    'i',
  ),
};

/** An inline heading between strokes ends what has no end of its own: `-------- Training --------`. */
const STROKED = /-{4,}/;

const LONGEST_HEADING = 200;

export interface Found {
  readonly spans: readonly Span[];
  readonly messages: readonly Message[];
}

/** Finds the parts, in the order of the text. One that is not closed ends with its portion, one not opened begins with it. */
export function spokenOf(text: string, portions: readonly Portion[], spoken: Spoken): Found {
  const finder = new Finder(text, spoken);
  for (const portion of portions)
    if (portion.kind === 'heading') finder.heading(portion);
    else if (portion.kind === 'paragraph') finder.paragraph(portion);
  return finder.found();
}

class Finder {
  private readonly spans: Span[] = [];
  private readonly messages: Message[] = [];
  /** Words of a part that is open: they count once it is closed, or as far as its first portion goes. */
  private open: { readonly first: Span[]; readonly all: Span[] } | undefined;
  /** A heading has announced the part for the next paragraph. */
  private announced = false;
  private readonly text: string;
  private readonly spoken: Spoken;

  constructor(text: string, spoken: Spoken) {
    this.text = text;
    this.spoken = spoken;
  }

  heading(portion: Portion): void {
    const words = this.textOf(bodyOf(portion, this.text))
      .slice(0, LONGEST_HEADING)
      .replace(/[-\s‐=_*]+$/, '');
    const opening = this.spoken.opens.exec(words)?.[0];
    // A short text without a number looks like a heading: `SUMMARY: ALL IS QUIET. END SUMMARY`.
    if (this.spoken.closes.test(words) || (opening !== undefined && opening.length < words.length))
      this.paragraph(portion);
    else if (opening !== undefined) this.announced = true;
    else this.close();
  }

  paragraph(portion: Portion): void {
    const words = bodyOf(portion, this.text);
    const text = this.textOf(words);
    const isNamed = this.spoken.word.test(text);
    const opening = isNamed ? this.spoken.opens.exec(text) : null;
    const inside = opening || !isNamed ? null : (this.spoken.within?.exec(text) ?? null);
    const start = opening ?? inside;
    if (this.announced || start !== null) {
      this.close();
      this.open = { first: [], all: [] };
    }
    const skip = start === null ? 0 : start.index + start[0].length;
    const closing = isNamed ? this.spoken.closes.exec(text.slice(skip)) : null;
    this.announced = false;
    if (this.open !== undefined) this.take(words, skip, closing);
    // Behind one that was read, an end without beginning is the end of something quoted.
    else if (closing !== null && this.spans.length === 0) this.unopened(words, closing, portion);
  }

  found(): Found {
    this.close();
    return { spans: this.spans, messages: this.messages };
  }

  private take(words: readonly Span[], skip: number, closing: RegExpExecArray | null): void {
    const { open } = this;
    if (open === undefined) return;
    const end = closing === null ? undefined : skip + closing.index;
    const kept = this.part(words, skip, end);
    if (open.all.length === 0) open.first.push(...this.uncut(kept));
    open.all.push(...kept);
    if (closing === null) return;
    this.spans.push(...open.all);
    this.open = undefined;
  }

  private uncut(words: readonly Span[]): readonly Span[] {
    const stroke = STROKED.exec(this.textOf(words));
    return stroke === null ? words : this.part(words, 0, stroke.index);
  }

  private unopened(words: readonly Span[], closing: RegExpExecArray, portion: Portion): void {
    this.spans.push(...this.part(words, 0, closing.index));
    this.tell(
      'end-without-start',
      'closes and never opens; it is read from the head of its paragraph',
      portion,
    );
  }

  private close(): void {
    if (this.open === undefined) return;
    const { first } = this.open;
    this.spans.push(...first);
    this.tell('without-end', 'opens and never closes; it is read to the end of its paragraph', {
      spans: first,
    });
    this.open = undefined;
  }

  private tell(what: string, how: string, { spans }: Pick<Portion, 'spans'>): void {
    const { name } = this.spoken;
    this.messages.push(warning(`${name}-${what}`, `The ${name} ${how}. Check where it does.`, spans[0]));
  }

  private textOf(spans: readonly Span[]): string {
    return spans.map(({ from, to }) => this.text.slice(from, to)).join('\n');
  }

  /** The stretch of joined words between two of their offsets, as spans of the cable without white space around them. */
  private part(spans: readonly Span[], start: number, end = Number.POSITIVE_INFINITY): Span[] {
    let at = 0;
    return spans.flatMap(({ from, to }) => {
      const [low, high] = [Math.max(from, from + start - at), Math.min(to, from + end - at)];
      at += to - from + 1;
      const words = low < high ? trimmed(this.text, low, high) : undefined;
      return words === undefined || isBlank(words) ? [] : [{ from: words.from, to: words.to }];
    });
  }
}

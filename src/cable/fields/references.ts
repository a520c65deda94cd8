import type { Posts } from '../../marking/posts.ts';
import type { Field, Reference } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { trimmed } from '../lines.ts';
import { mrnOf, type Numbered } from '../mrn.ts';
import { fieldAt } from './field.ts';
import { isSentence } from './prose.ts';
import { cableAt, type PrintedCable, serialAt } from './reference-cable.ts';
import { kindOf } from './reference-kind.ts';

/** What REF says: its items, and the spans that are no station and number but somebody's words. */
export interface References {
  readonly references: readonly Field<Reference>[];
  readonly titles: readonly Span[];
}

/** Reads the value of REF. `citing` gives the year of an item that prints none, and the station where no item did. */
export function readReferences(text: string, value: Span, citing: Numbered, posts: Posts): References {
  const reader = new ReferenceReader(text, value, citing, posts);
  reader.readAll();
  return reader;
}

/** Whether a list of references goes on with a line behind a blank one: with its next bullet, a cable alone, or one begun before. */
export function listGoesOn(value: string, line: string, posts: Posts): boolean {
  const found = /^[-\s]{0,12}(?:[¶1]\s?)?[([]?([A-Za-z])[.):\]]/.exec(line);
  const before = String.fromCharCode((found?.[1] ?? '').toUpperCase().charCodeAt(0) - 1);
  const bullets = new Set(value.toUpperCase().match(/(?<![A-Z])[A-Z](?=[.):\]])/g));
  const isFirst = value === '' && before === '@';
  if (found !== null && (isFirst || bullets.has(before))) return !isSentence(line);
  if (cableAt(line, 0, posts, false)?.to === line.length) return true;
  const [, begun = ''] = /([A-Za-z]{0,20}[,;)]?)$/.exec(value) ?? [];
  const next = /(?:^|[,;).])$/.test(value) ? line : `${begun} ${line}`;
  return cableAt(next, 0, posts, false) !== undefined;
}

const SEPARATOR = /[\s,;&/.:-]{1,200}/y;
/** Words between items: `AND`, `REF A`, `REFERENCE:`, `AND PREVIOUS`. */
const JOINING =
  /(?:AND|NONE|N\/?A|ET[ \t]?AL\.?|ALSO|SEE|REF(?:S|TELS?|ERENCES?)?(?:[ \t]{1,3}[A-Z](?=\s))?[ \t]?:?)(?=[\s.;,(]|$)/iy;
const PREVIOUS = /[\s,(]{0,6}(?:AND[ \t]{1,3}PREVIOUS|PREVIOUS|ET[ \t]AL\.?)(?![A-Z])\)?/iy;
const NOTAL = /\s{0,4}\(?(?:(?:ALL|BOTH)[ \t]{1,3})?NOTAL\)?(?![A-Z])/iy;
/** `A.`, `(A)`, `[A]`, `A:`, `A -`, `A/`, `¶B.`, `1B.`, `(1)`. */
const BULLET =
  /(?:[¶1]\s?)?(?:\(([A-Za-z]|\d)\)|\[([A-Za-z])\]|(\d)\)|([A-Za-z])(?:[.):][.)]?|\/(?=[ \t])|[ \t]-(?=[ \t])))(?![A-Za-z]\.)/y;
const MARK = /\(((?:TS|[USC]|SBU)(?:\/{1,2}[A-Z]{1,12}){0,4})\)\s{0,4}/y;
/** Where an item of words may end. */
const BREAK = /[;\r\n,]|[ \t](?=[¶1]?[([]?[A-Za-z1-9][.):/\]])/g;

/** Walks along the list once, from item to item. */
class ReferenceReader implements References {
  readonly references: Field<Reference>[] = [];
  readonly titles: Span[] = [];
  private at: number;
  private readonly end: number;
  private station: string | null = null;
  /** As the cable before printed it: it is that of a serial alone behind it. */
  private year: string | undefined;
  private bullet: string | undefined;
  /** Whether an item may be a serial alone: behind a cable, or behind a bullet. */
  private inherits = true;
  /** The text with nothing in it behind the value. */
  private readonly list: string;
  private readonly text: string;
  private readonly citing: Numbered;
  private readonly posts: Posts;

  constructor(text: string, { from, to }: Span, citing: Numbered, posts: Posts) {
    this.text = text;
    this.at = 0;
    this.list = text.slice(from, to);
    this.end = this.list.length;
    this.offset = from;
    this.citing = citing;
    this.posts = posts;
  }

  private readonly offset: number;

  readAll(): void {
    while (this.at < this.end) {
      if (this.take(SEPARATOR) !== undefined || this.take(JOINING) !== undefined || this.readBullet())
        continue;
      const cable = this.cableHere();
      if (cable === undefined) this.readWords();
      else this.putCable(cable);
    }
  }

  private readBullet(): boolean {
    const found = this.take(BULLET);
    if (found === undefined) return false;
    this.bullet = found
      .slice(1)
      .find((group) => group !== undefined)
      ?.toUpperCase();
    this.year = undefined;
    this.inherits = true;
    return true;
  }

  private cableHere(): PrintedCable | undefined {
    return (
      cableAt(this.list, this.at, this.posts, true) ??
      (this.inherits ? serialAt(this.list, this.at) : undefined)
    );
  }

  private putCable(cable: PrintedCable): void {
    const { at } = this;
    this.at = cable.to;
    this.year = cable.year ?? (cable.station === undefined ? this.year : undefined);
    this.station = cable.station ?? this.station ?? this.citing.station;
    const mrn = mrnFor(this.station, { ...cable, year: this.year }, this.citing);
    this.take(PREVIOUS);
    const notal = this.take(NOTAL) !== undefined;
    this.take(PREVIOUS);
    const title = this.readTitle();
    this.inherits = title === undefined;
    if (mrn !== null && mrn === mrnOf(this.citing)) return;
    this.put({ kind: 'cable', mrn, ...(notal && { notal }), ...(title && { title }) }, at, cable.to);
  }

  /** Words behind a number are its title, in brackets or not. */
  private readTitle(): string | undefined {
    const from = this.at;
    const next = this.list.slice(from, from + 40);
    const behind = from + (/^[ \t]*/.exec(next)?.[0].length ?? 0);
    if (/^[ \t]*(?:[,;&/\r\n]|AND\b)/i.test(next) || this.isItem(behind)) return undefined;
    // Words begin at once, or a row of numbers would be searched for them again and again.
    if (!/^[^A-Za-z]{0,12}[A-Za-z]{2}/.test(next)) return undefined;
    const rest = trimmed(this.list, from, this.wordsEnd(from));
    this.titles.push(this.placed(rest.from, rest.to));
    this.at = rest.to;
    return rest.text.replace(/^\(([^()]*)\)$/, '$1');
  }

  private isItem(at: number): boolean {
    BULLET.lastIndex = at;
    return BULLET.test(this.list) || cableAt(this.list, at, this.posts, false) !== undefined;
  }

  /** E-mails, reports and what else is no cable: the author's words, so they are a title too. */
  private readWords(): void {
    const from = this.at;
    const { from: start, to, text } = trimmed(this.list, from, this.wordsEnd(from + 1));
    MARK.lastIndex = start;
    const mark = MARK.exec(this.list)?.[1];
    this.at = Math.max(to, from + 1);
    this.inherits = false;
    if (text === '') return;
    this.titles.push(this.placed(start, to));
    this.put({ kind: kindOf(text), mrn: null, ...(mark !== undefined && { marking: mark }) }, start, to);
  }

  /** Where words end: at a semicolon, and at a comma, a line or a bullet that a new item follows. */
  private wordsEnd(from: number): number {
    BREAK.lastIndex = from;
    for (let found = BREAK.exec(this.list); found !== null; found = BREAK.exec(this.list))
      if (found[0] === ';' || this.beginsItem(found.index, found[0])) return found.index;
    return this.end;
  }

  private beginsItem(index: number, by: string): boolean {
    SEPARATOR.lastIndex = index;
    SEPARATOR.exec(this.list);
    const at = Math.max(SEPARATOR.lastIndex, index + 1);
    BULLET.lastIndex = at;
    const letter = BULLET.exec(this.list)
      ?.slice(1)
      .find((group) => group !== undefined);
    const isLine = by === '\n' || by === '\r';
    if (letter !== undefined && (isLine || letter.toUpperCase() === after(this.bullet))) return true;
    return by !== ' ' && cableAt(this.list, at, this.posts, false) !== undefined;
  }

  private put(read: Omit<Reference, 'printed' | 'bullet'>, from: number, to: number): void {
    const span = this.placed(from, to);
    const printed = this.text.slice(span.from, span.to);
    const bullet = this.bullet === undefined ? {} : { bullet: this.bullet };
    this.references.push(fieldAt(this.text, span, { printed, ...read, ...bullet }));
  }

  private readonly placed = (from: number, to: number): Span => ({
    from: this.offset + from,
    to: this.offset + to,
  });

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.list);
    if (found === null || found[0] === '') return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}

/** The bullet that follows: A where none was, else the next letter. */
const after = (bullet: string | undefined): string =>
  bullet === undefined ? 'A' : String.fromCharCode(bullet.charCodeAt(0) + 1);

/** Without a year it is the citing cable's; a serial still to come in the same station is last year's. */
function mrnFor(station: string | null, { serial, year }: PrintedCable, citing: Numbered): string | null {
  if (year !== undefined) return mrnOf({ station, serial, year: Number(year) });
  if (citing.year === null || station === null) return null;
  const ahead = citing.station === station.toUpperCase() && serial > (citing.serial ?? serial);
  return mrnOf({ station, serial, year: (citing.year + (ahead ? 99 : 100)) % 100 });
}

import type { Span } from '../../model/span.ts';
import type { Opening } from '../laying.ts';

/** A member of an object, with where its key and its value stand in the line. */
export interface Member {
  readonly key: string;
  readonly at: number;
  readonly value: Span;
  readonly said: unknown;
}

/** Thrown at the place from which a line is no object. */
export class NoObject extends Error {
  readonly at: number;

  constructor(at: number, why: string) {
    super(why);
    this.at = at;
  }
}

/** The members of the JSON object that a line is, in the order in which they stand. Throws `NoObject` on any other line. */
export function objectIn(line: string, begins = 0): Member[] {
  const members: Member[] = [];
  let at = behind(line, expected(line, behind(line, begins), '{'));
  while (members.length > 0 || line[at] !== '}') {
    const member = memberAt(line, at);
    members.push(member);
    at = behind(line, member.value.to);
    if (line[at] === '}') break;
    at = behind(line, expected(line, at, ','));
  }
  const end = behind(line, at + 1);
  if (end < line.length) throw new NoObject(end, 'something stands behind the object');
  return members;
}

function memberAt(line: string, at: number): Member {
  if (line[at] !== '"') throw new NoObject(at, 'a name in quotes is missing');
  const keyEnd = stringEnd(line, at);
  const from = behind(line, expected(line, behind(line, keyEnd), ':'));
  const value = { from, to: valueEnd(line, from) };
  return { key: String(saidAt(line, { from: at, to: keyEnd })), at, value, said: saidAt(line, value) };
}

/** The place behind what JSON takes for blank. */
function behind(line: string, from: number): number {
  let at = from;
  while (BLANK.has(line[at])) at += 1;
  return at;
}
const BLANK: ReadonlySet<string | undefined> = new Set([' ', '\t', '\r', '\n']);

function expected(line: string, at: number, sign: string): number {
  if (line[at] !== sign) throw new NoObject(at, `a '${sign}' is missing`);
  return at + 1;
}

/** Where a value ends, be it a good one or not: that is seen when it is read. */
function valueEnd(line: string, from: number): number {
  if (line[from] === '"') return stringEnd(line, from);
  if (line[from] === '{' || line[from] === '[') return nestEnd(line, from);
  let at = from;
  while (at < line.length && !ENDS.has(line[at])) at += 1;
  return at;
}
const ENDS: ReadonlySet<string | undefined> = new Set([...BLANK, ',', '}', ']']);

function stringEnd(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at += 1;
  }
  throw new NoObject(from, 'a quote is never closed');
}

function nestEnd(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    const sign = line[at];
    if (sign === '"') at = stringEnd(line, at) - 1;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new NoObject(from, 'a bracket is never closed');
}

function saidAt(line: string, { from, to }: Span): unknown {
  try {
    return JSON.parse(line.slice(from, to));
  } catch {
    throw new NoObject(from, 'no value of JSON stands there');
  }
}

/** What the escapes in a string open to; several in a row are opened together. */
export function escapesIn(line: string, { from, to }: Span): Opening[] {
  const openings: Opening[] = [];
  for (let at = line.indexOf('\\', from); at >= 0 && at < to; ) {
    let end = at;
    while (line[end] === '\\') end += line[end + 1] === 'u' ? 6 : 2;
    openings.push({ span: { from: at, to: end }, words: JSON.parse(`"${line.slice(at, end)}"`) });
    at = line.indexOf('\\', end);
  }
  return openings;
}

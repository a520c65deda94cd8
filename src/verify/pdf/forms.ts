import type { PdfFile, PdfObject } from './file.ts';
import { textOf, Unreadable, type Value } from './syntax.ts';

/** What one value must be. Refuses by throwing; gathers nothing but through `walk`. */
export type Form = (value: Value, walk: Walk) => void;

/** The way through a file: which objects were reached, and what was found at places that the check asks about. */
export interface Walk {
  readonly file: PdfFile;
  /** Object of the file that is looked at, for the place of a fault. */
  at: number;
  readonly reached: Set<number>;
  readonly visited: Set<string>;
  /** Strings that may hold words: titles of the outline and of the file. */
  readonly words: string[];
  readonly fonts: PdfObject[];
  readonly metadata: PdfObject[];
  readonly info: Map<string, string>;
}

export const refuse = (walk: Walk): never => {
  throw new Unreadable(walk.at);
};

/** Follows a reference once by each form; an object that holds a stream is handed to `stream`. */
export const ref =
  (name: string, form: () => Form, stream?: (walk: Walk, object: PdfObject) => void): Form =>
  (value, walk) => {
    if (value.kind !== 'ref') return refuse(walk);
    const object = walk.file.objects.get(value.number);
    if (object === undefined) return refuse(walk);
    const key = `${value.number} ${name}`;
    walk.reached.add(value.number);
    if (walk.visited.has(key)) return;
    walk.visited.add(key);
    const before = walk.at;
    walk.at = object.at;
    if ((object.stream !== undefined) !== (stream !== undefined)) return refuse(walk);
    form()(object.value, walk);
    stream?.(walk, object);
    walk.at = before;
  };

export const either =
  (isFirst: (value: Value) => boolean, first: Form, second: Form): Form =>
  (value, walk) =>
    isFirst(value) ? first(value, walk) : second(value, walk);

/** A reference to such a thing, or the thing itself. */
export const maybeRef = (name: string, form: () => Form): Form =>
  either(
    ({ kind }) => kind === 'ref',
    ref(name, form),
    (value, walk) => form()(value, walk),
  );

/** A dictionary of these keys and no other. Those before `?` must be there. */
export const dict =
  (keys: Readonly<Record<string, Form>>): Form =>
  (value, walk) => {
    if (value.kind !== 'dict') return refuse(walk);
    for (const [key, inner] of value.entries) {
      const form = keys[key] ?? keys[`${key}?`];
      if (form === undefined || !(Object.hasOwn(keys, key) || Object.hasOwn(keys, `${key}?`)))
        return refuse(walk);
      form(inner, walk);
    }
    if (Object.keys(keys).some((key) => !key.endsWith('?') && !value.entries.has(key))) refuse(walk);
  };

/** A dictionary whose keys are made up. */
export const keyed =
  (key: RegExp, form: Form): Form =>
  (value, walk) => {
    if (value.kind !== 'dict') return refuse(walk);
    for (const [name, inner] of value.entries) {
      if (!key.test(name)) return refuse(walk);
      form(inner, walk);
    }
  };

export const list =
  (form: Form): Form =>
  (value, walk) => {
    if (value.kind !== 'array') return refuse(walk);
    for (const item of value.items) form(item, walk);
  };

export const name =
  (...names: readonly string[]): Form =>
  (value, walk) => {
    if (value.kind !== 'name' || !names.includes(value.text)) refuse(walk);
  };

export const nameLike =
  (pattern: RegExp): Form =>
  (value, walk) => {
    if (value.kind !== 'name' || !pattern.test(value.text)) refuse(walk);
  };

export const word =
  (...words: readonly string[]): Form =>
  (value, walk) => {
    if (value.kind !== 'word' || !words.includes(value.text)) refuse(walk);
  };

export const number: Form = (value, walk) => {
  if (value.kind !== 'number') refuse(walk);
};

/** A string of one fixed form. */
export const fixed =
  (pattern: RegExp): Form =>
  (value, walk) => {
    if (value.kind !== 'string' || !pattern.test(value.text)) refuse(walk);
  };

/** A string that may hold words, which are looked at afterwards. */
export const words: Form = (value, walk) => {
  const text = value.kind === 'string' ? textOf(value.text) : undefined;
  if (text === undefined) return refuse(walk);
  walk.words.push(text);
};

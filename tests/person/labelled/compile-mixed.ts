/** Compiles labelled sources into cables, name-free texts and gold.json, in the form of "Labelled persons". */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const ROLES = ['protected', 'source', 'private', 'official', 'us-official', 'public-figure'] as const;
const KINDS = [
  'ssn',
  'passport',
  'birth-date',
  'birth-place',
  'phone',
  'address',
  'account',
  'visa',
  'email',
  'national-id',
  'vehicle',
  'card',
  'other',
] as const;

type Role = (typeof ROLES)[number];
type Kind = (typeof KINDS)[number];
type Span = { text: string; from: number; to: number };
type Person = { id: string; canonical: string; role: Role; mentions: Span[] };
type Identifier = { kind: Kind } & Span;
type Labelled = { file: string; family: string; persons: Person[]; identifiers: Identifier[] };

/** The head block before `----`: the family and one line a person. Throws on a line of neither form. */
function readHead(head: string, file: string): { family: string; persons: Map<string, Person> } {
  const persons = new Map<string, Person>();
  let family = '';
  for (const [at, line] of head.split('\n').entries()) {
    const person = /^(p\d+): (\S+) \| (\S.*)$/.exec(line);
    if (line.startsWith('family: ')) family = line.slice('family: '.length);
    else if (person) {
      const [, id = '', role = '', canonical = ''] = person;
      const known = ROLES.find((name) => name === role);
      if (!known) throw new Error(`${file}:${at + 1}: the role "${role}" is unknown`);
      if (persons.has(id)) throw new Error(`${file}:${at + 1}: ${id} stands twice in the head`);
      persons.set(id, { id, canonical, role: known, mentions: [] });
    } else throw new Error(`${file}:${at + 1}: this line of the head is neither family nor person`);
  }
  if (family === '') throw new Error(`${file}: the head names no family`);
  return { family, persons };
}

/** One source to its text without labels and its labels. Offsets are UTF-16 into that text. */
export function compileLabelled(source: string, file: string): { text: string; gold: Labelled } {
  const cut = source.indexOf('\n----\n');
  if (cut < 0) throw new Error(`${file}: no line of four dashes ends the head`);
  const { family, persons } = readHead(source.slice(0, cut), file);
  const body = source.slice(cut + '\n----\n'.length);
  const identifiers: Identifier[] = [];
  let text = '';
  let done = 0;
  for (const label of body.matchAll(/⟦([^|⟦⟧]*)\|([^⟦⟧]*)⟧/g)) {
    const [whole, id = '', labelled = ''] = label;
    text += body.slice(done, label.index);
    const span = { text: labelled, from: text.length, to: text.length + labelled.length };
    if (labelled === '' || labelled !== labelled.trim()) throw new Error(`${file}: bad edges in ${whole}`);
    if (id.startsWith('#')) {
      const kind = KINDS.find((name) => name === id.slice(1));
      if (!kind) throw new Error(`${file}: the kind in ${whole} is unknown`);
      identifiers.push({ kind, ...span });
    } else {
      const person = persons.get(id);
      if (!person) throw new Error(`${file}: ${whole} is of nobody in the head`);
      person.mentions.push(span);
    }
    text += labelled;
    done = label.index + whole.length;
  }
  text += body.slice(done);
  const stray = /[⟦⟧]/.exec(text);
  if (stray)
    throw new Error(
      `${file}: an open or nested label near "${text.slice(stray.index - 20, stray.index + 30)}"`,
    );
  for (const person of persons.values())
    if (person.mentions.length === 0) throw new Error(`${file}: ${person.id} is never mentioned`);
  return { text, gold: { file, family, persons: [...persons.values()], identifiers } };
}

/** Words of labelled names that also stand outside every label: each is a missing label or a mere word. */
export function unlabelledWords(text: string, gold: Labelled): { word: string; around: string }[] {
  const mentions = gold.persons.flatMap((person) => person.mentions);
  const spans = [...mentions, ...gold.identifiers];
  const words = new Set(
    mentions
      .flatMap((mention) => mention.text.match(/[\p{L}\p{M}]{2,}/gu) ?? [])
      .map((word) => word.toLowerCase()),
  );
  const found: { word: string; around: string }[] = [];
  for (const word of text.matchAll(/\p{Lu}[\p{L}\p{M}]+/gu)) {
    if (!words.has(word[0].toLowerCase())) continue;
    if (spans.some((span) => span.from <= word.index && word.index < span.to)) continue;
    found.push({ word: word[0], around: text.slice(word.index - 25, word.index + 35) });
  }
  return found;
}

/** Reads `mixed/` and `nonames-mixed/` beside this file and writes cables, nonames and gold.json into `out`. */
function compileAll(out: string): void {
  const here = import.meta.dirname;
  mkdirSync(join(out, 'cables'), { recursive: true });
  mkdirSync(join(out, 'nonames'), { recursive: true });
  const golds: Labelled[] = [];
  for (const file of readdirSync(join(here, 'mixed')).sort()) {
    const { text, gold } = compileLabelled(readFileSync(join(here, 'mixed', file), 'utf8'), file);
    for (const { word, around } of unlabelledWords(text, gold))
      console.log(`${file}: "${word}" unlabelled: ${JSON.stringify(around)}`);
    writeFileSync(join(out, 'cables', file), text);
    golds.push(gold);
  }
  for (const file of readdirSync(join(here, 'nonames-mixed')))
    if (extname(file) === '.txt')
      writeFileSync(join(out, 'nonames', file), readFileSync(join(here, 'nonames-mixed', file)));
  writeFileSync(join(out, 'gold.json'), `${JSON.stringify(golds, null, 2)}\n`);
  console.log(counts(golds));
}

/** How many cables, persons by role, mentions and identifiers by kind. */
function counts(golds: readonly Labelled[]): string {
  const tally = (keys: readonly string[]): string => {
    const sums = new Map<string, number>();
    for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + 1);
    return [...sums].map(([key, sum]) => `${key} ${sum}`).join(', ');
  };
  const persons = golds.flatMap((gold) => gold.persons);
  return [
    `cables ${golds.length}: ${tally(golds.map((gold) => gold.family))}`,
    `persons ${persons.length}: ${tally(persons.map((person) => person.role))}`,
    `mentions ${persons.flatMap((person) => person.mentions).length}`,
    `identifiers: ${tally(golds.flatMap((gold) => gold.identifiers.map((identifier) => identifier.kind)))}`,
  ].join('\n');
}

const [, script = '', out] = process.argv;
if (script.endsWith('compile-mixed.ts')) {
  if (out === undefined) throw new Error('usage: tsx compile-mixed.ts OUT');
  compileAll(out);
}

/**
 * Labelled cables, and the form in which others read them: OUT/cables/*, OUT/nonames/*, OUT/gold.json
 * (`npx tsx tests/person/labelled/write.ts OUT`).
 *
 * Every folder beside this file is taken; one whose name begins with `nonames` holds name-free text, copied as it is.
 * A source begins with a head, ended by the line `----`:
 *
 *   family: aad
 *   common: HILL YOUNG          words of names that stand in this cable in another sense too (in `upper` it must say so)
 *   p1: protected | Anna Novak  id, role, canonical name
 *
 * and goes on with the cable, in which `⟦p1|NOVAK⟧` is a mention of a person and `⟦#ssn|123-45-6789⟧` an identifier.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabelledFile, type LabelledFolder } from '../score/labelled.ts';

const ROLES = ['protected', 'source', 'private', 'official', 'us-official', 'public-figure'];
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
];
const FAMILIES = [
  ...['acp', 'acp-page', 'aad', 'foia-page', 'frus', 'smart', 'markdown', 'cablegate-html', 'cablegate-csv'],
];
/** Here every word of a name that stands without a label must be told; elsewhere May and London are too many. */
const STRICT = 'upper/';
const LABEL = /⟦(#?)([a-z0-9-]+)\|([^⟦⟧|]+)⟧/g;
/** Words that belong to many names; their being unlabelled elsewhere says nothing. */
const PARTICLES = new Set(
  'ABD ABU ALI BEN BIN DAL DEL DELLA DER DES DOS IBN JEAN LAS LOS MRS NON THE UND VAN VON'.split(' '),
);

interface Mention {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
interface Person {
  readonly id: string;
  readonly canonical: string;
  readonly role: string;
  readonly mentions: Mention[];
}
interface Labelled {
  readonly text: string;
  readonly family: string;
  readonly persons: readonly Person[];
  readonly identifiers: readonly (Mention & { readonly kind: string })[];
}
interface Head {
  family: string;
  readonly common: Set<string>;
  readonly persons: Map<string, Person>;
}

/** Reads the head of a source. Throws on a line it does not know. */
function readHead(where: string, lines: readonly string[]): Head {
  const head: Head = { family: '', common: new Set(), persons: new Map() };
  for (const line of lines) {
    const [, key = '', value = ''] = /^([a-z0-9]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === 'family') head.family = value;
    else if (key === 'common') for (const word of value.toUpperCase().split(/\s+/)) head.common.add(word);
    else head.persons.set(key, readPerson(`${where}: head line "${line}"`, key, value, head.persons));
  }
  if (!FAMILIES.includes(head.family)) throw new Error(`${where}: unknown family "${head.family}"`);
  return head;
}

function readPerson(where: string, id: string, value: string, known: ReadonlyMap<string, Person>): Person {
  const [role = '', canonical = '', ...rest] = value.split('|').map((part) => part.trim());
  if (!/^p\d+$/.test(id) || known.has(id)) throw new Error(`${where}: no or doubled id`);
  if (!ROLES.includes(role)) throw new Error(`${where}: unknown role "${role}"`);
  if (canonical === '' || rest.length > 0) throw new Error(`${where}: expected "role | canonical name"`);
  return { id, canonical, role, mentions: [] };
}

/** Takes the labels out of a source. Throws on unknown ids and kinds, overlaps, persons without mention, forgotten names. */
function compile(where: string, source: string): Labelled {
  const end = /^----\n/m.exec(source);
  if (end === null) throw new Error(`${where}: no line ---- after the head`);
  const head = readHead(where, source.slice(0, end.index).split('\n').filter(Boolean));
  const identifiers: (Mention & { kind: string })[] = [];
  let text = '';
  let last = end.index + end[0].length;
  for (const match of source.matchAll(LABEL)) {
    const [whole, sharp, id = '', printed = ''] = match;
    text += source.slice(last, match.index);
    last = match.index + whole.length;
    const mention = { text: printed, from: text.length, to: text.length + printed.length };
    text += printed;
    if (printed !== printed.trim()) throw new Error(`${where}: label ${id} begins or ends with a blank`);
    if (sharp === '#') identifiers.push({ kind: kindOf(where, id), ...mention });
    else mentionsOf(where, head, id).push(mention);
  }
  text += source.slice(last);
  if (/[⟦⟧]/.test(text)) throw new Error(`${where}: labels overlap or are broken near ${nearBracket(text)}`);
  const persons = [...head.persons.values()];
  for (const person of persons)
    if (person.mentions.length === 0) throw new Error(`${where}: ${person.id} is never mentioned`);
  const forgotten = where.startsWith(STRICT) ? forgottenNames(text, persons, identifiers, head.common) : [];
  if (forgotten.length > 0) throw new Error(`${where}: names without a label:\n  ${forgotten.join('\n  ')}`);
  return { text, family: head.family, persons, identifiers };
}

function kindOf(where: string, kind: string): string {
  if (!KINDS.includes(kind)) throw new Error(`${where}: unknown kind of identifier "${kind}"`);
  return kind;
}

function mentionsOf(where: string, head: Head, id: string): Mention[] {
  const person = head.persons.get(id);
  if (person === undefined) throw new Error(`${where}: unknown id "${id}"`);
  return person.mentions;
}

const nearBracket = (text: string): string => {
  const at = text.search(/[⟦⟧]/);
  return JSON.stringify(text.slice(Math.max(0, at - 20), at + 30));
};

/** Every word of a labelled name that stands somewhere outside of the labels, hyphenated line ends closed. */
function forgottenNames(
  text: string,
  persons: readonly Person[],
  identifiers: readonly Mention[],
  common: ReadonlySet<string>,
): string[] {
  const names = new Set(
    persons
      .flatMap((person) => [person.canonical, ...person.mentions.map((mention) => mention.text)])
      .flatMap((name) =>
        name
          .replace(/-\n/g, '')
          .toUpperCase()
          .split(/[^\p{L}]+/u),
      )
      .filter((word) => word.length > 2 && !common.has(word) && !PARTICLES.has(word)),
  );
  let bare = text;
  for (const { from, to } of [...persons.flatMap((person) => person.mentions), ...identifiers])
    bare = bare.slice(0, from) + '|'.repeat(to - from) + bare.slice(to);
  const words = bare.matchAll(/\p{L}+(?:-\n\p{L}+)?/gu);
  return [...words].flatMap((word) => {
    const parts = [...word[0].split('-\n'), word[0].replace('-\n', '')];
    const found = parts.some((part) => names.has(part.toUpperCase()));
    return found ? [JSON.stringify(bare.slice(Math.max(0, word.index - 30), word.index + 40))] : [];
  });
}

/** Everything beside this file, compiled. The file of a cable bears its folder's name, so that no two are called alike. */
export function labelledSources(): LabelledFolder {
  const here = import.meta.dirname;
  const cables: LabelledFolder['cables'][number][] = [];
  const nameless: { file: string; text: string }[] = [];
  for (const { name: folder } of readdirSync(here, { withFileTypes: true }).filter((it) => it.isDirectory()))
    for (const name of readdirSync(join(here, folder)).sort()) {
      const text = readFileSync(join(here, folder, name), 'utf8');
      const file = `${folder.replace(/^nonames-?/, '')}-${name}`;
      if (folder.startsWith('nonames')) nameless.push({ file, text });
      else cables.push(LabelledFile.parse({ file, ...compile(`${folder}/${name}`, text) }));
    }
  return { cables, nameless };
}

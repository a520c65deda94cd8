import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { type Inspection, inspect } from '../../src/cable/inspect.ts';
import type { SourceRecord } from '../../src/model/cable.ts';
import { read } from '../../src/pipeline.ts';
import { FIXTURES, RULEBOOK, SETTING } from './cases.ts';

/** `fixtures/families/<family>/NN-name.txt`, and beside it what must be read of it, written before it was. */
const FAMILIES = join(FIXTURES, 'families');
const besides = (name: string): string => name.replace(/\.[a-z]+$/, '.json');
const CABLES = readdirSync(FAMILIES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|html|md|csv)$/.test(name) && existsSync(join(FAMILIES, besides(name))))
  .sort();

const bytesOf = (name: string): Buffer => readFileSync(join(FAMILIES, name));

/** Every cable of a file, as `inspect` gives it. */
function inspected(name: string): Inspection[] {
  const input = { file: name, read: () => bytesOf(name) };
  return [...recordsIn([input], RULEBOOK.vocabulary.lexicon)].flatMap((found) =>
    'record' in found ? [inspectedRecord(found.record)] : [],
  );
}

function inspectedRecord(record: SourceRecord): Inspection {
  const { cable, persons, identifiers, assessment, messages } = read(record, SETTING, RULEBOOK);
  const { instruction } = assessment;
  return inspect(record, { ...cable, messages }, persons, identifiers, instruction, RULEBOOK.vocabulary);
}

/** The same keys as `inspect` gives, with long lists in short: what a person writes down by hand. */
const short = (found: Inspection): Record<string, unknown> => ({
  ...found,
  portions: found.portions.map(({ id, kind, mark, level }) => [id, kind, mark, level]),
  furniture: counted(found.furniture.map(({ kind }) => kind)),
  ...(found.excisions && {
    excisions: found.excisions.map(({ kind, extent, codes, text }) => ({ kind, extent, codes, text })),
  }),
  messages: [...new Set(found.messages.map(({ code }) => code))].sort(),
});

function counted(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

type Expected = Record<string, unknown>;

/** What a file must give: one object, or one for each of its cables. */
function expectedOf(name: string): Expected[] {
  const written = JSON.parse(readFileSync(join(FAMILIES, besides(name)), 'utf8')) as Expected | Expected[];
  return Array.isArray(written) ? written : [written];
}

function sorted(expected: Expected): Expected {
  const { messages } = expected;
  return Array.isArray(messages) ? { ...expected, messages: [...new Set(messages)].sort() } : expected;
}

test.each(CABLES)('%s is read as it was written down', (name) => {
  const expected = expectedOf(name);
  const found = inspected(name).map(short);
  expect(found).toHaveLength(expected.length);
  const same = expected.map((keys, i) =>
    Object.fromEntries(Object.keys(keys).map((key) => [key, found[i]?.[key]])),
  );
  expect(same).toEqual(expected.map(sorted));
});

test.each([
  ...['acp', 'acp-page', 'aad', 'smart', 'frus', 'foia-page'],
  ...['cablegate-html', 'cablegate-csv', 'markdown'],
])('%s has at least six cables', (family) => {
  expect(CABLES.filter((name) => name.startsWith(`${family}/`)).length).toBeGreaterThanOrEqual(6);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Inspection, inspect } from '../../src/cable/inspect.ts';
import { openRecord } from '../../src/container/open.ts';
import { read } from '../../src/pipeline.ts';
import { FIXTURES, RULEBOOK, SETTING } from './cases.ts';

/** `fixtures/families/<family>/NN-name.txt`, and beside it what must be read of it, written before it was. */
const FAMILIES = join(FIXTURES, 'families');
const besides = (name: string): string => name.replace(/\.[a-z]+$/, '.json');
const CABLES = readdirSync(FAMILIES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|html|md|csv)$/.test(name) && existsSync(join(FAMILIES, besides(name))))
  .sort();

function inspected(name: string): Inspection {
  const record = openRecord(name, readFileSync(join(FAMILIES, name), 'utf8'));
  const reading = read(record, SETTING, RULEBOOK);
  return inspect(
    record,
    { ...reading.cable, messages: reading.messages },
    reading.persons,
    reading.identifiers,
    reading.assessment.instruction,
    RULEBOOK.vocabulary,
  );
}

/** The same keys as `inspect` gives, with long lists in short: what a person writes down by hand. */
const short = (found: Inspection): Record<string, unknown> => ({
  ...found,
  portions: found.portions.map(({ id, kind, mark, level }) => [id, kind, mark, level]),
  furniture: counted(found.furniture.map(({ kind }) => kind)),
  messages: [...new Set(found.messages.map(({ code }) => code))].sort(),
});

function counted(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe.each(CABLES)('%s', (name) => {
  const expected = JSON.parse(readFileSync(join(FAMILIES, besides(name)), 'utf8')) as Record<string, unknown>;

  test('is read as it was written down', () => {
    const found = short(inspected(name));
    const same = Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
    const { messages } = expected;
    const sorted = Array.isArray(messages) ? { messages: [...new Set(messages)].sort() } : {};
    expect(same).toEqual({ ...expected, ...sorted });
  });
});

test.each(['acp-page', 'aad', 'foia-page'])('%s has at least six cables', (family) => {
  expect(CABLES.filter((name) => name.startsWith(`${family}/`)).length).toBeGreaterThanOrEqual(6);
});

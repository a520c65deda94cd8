import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatEntry } from '../../src/audit/entry.ts';
import { append, GENESIS } from '../../src/audit/log.ts';
import { Entry, type EntryBody } from '../../src/model/entry.ts';

const failure = (input: number): EntryBody => ({ kind: 'failure', input, code: 'unreadable' });

describe('an entry', () => {
  test('is canonical JSON with its digest last, which covers the bytes before it', () => {
    const { line, digest } = formatEntry(0, GENESIS.digest, failure(3));
    const covered = `{"entry":{"code":"unreadable","input":3,"kind":"failure"},"prev":"${'0'.repeat(64)}","seq":0,"v":1`;
    expect(digest).toBe(createHash('sha256').update(`tearline-entry/1\n${covered}`).digest('hex'));
    expect(line).toBe(`${covered},"digest":"${digest}"}`);
  });

  test('reads back as the schema of an entry', () => {
    const { line, digest } = formatEntry(7, GENESIS.digest, failure(3));
    expect(Entry.parse(JSON.parse(line))).toEqual({
      v: 1,
      seq: 7,
      prev: GENESIS.digest,
      entry: failure(3),
      digest,
    });
  });

  test('does not depend on the order in which its members were written', () => {
    const other = { code: 'unreadable', input: 3, kind: 'failure' } as const;
    expect(formatEntry(0, GENESIS.digest, other)).toEqual(formatEntry(0, GENESIS.digest, failure(3)));
  });

  test('stays on one line whatever stands in it', () => {
    const { line } = formatEntry(0, GENESIS.digest, { kind: 'failure', input: 0, code: 'a\nb\u2028c\r' });
    expect(line).not.toMatch(/[\n\r]/);
  });
});

describe('appending', () => {
  test('numbers entries densely and chains each to the one before', () => {
    const { lines, head } = append(GENESIS, [failure(0), failure(1), failure(2)]);
    const entries = lines.map((line) => Entry.parse(JSON.parse(line)));
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(entries.map(({ prev }) => prev)).toEqual([GENESIS.digest, entries[0]?.digest, entries[1]?.digest]);
    expect(head).toEqual({ size: 3, digest: entries[2]?.digest });
  });

  test('in two steps gives the same log as in one', () => {
    const first = append(GENESIS, [failure(0)]);
    const second = append(first.head, [failure(1), failure(2)]);
    const whole = append(GENESIS, [failure(0), failure(1), failure(2)]);
    expect([...first.lines, ...second.lines]).toEqual(whole.lines);
    expect(second.head).toEqual(whole.head);
  });

  test('of nothing leaves the head as it was', () => {
    expect(append(GENESIS, [])).toEqual({ lines: [], head: GENESIS });
  });
});

import { describe, expect, test } from 'vitest';
import { append } from '../../src/audit/log.ts';
import { LogReader, namesAny } from '../../src/audit/log-reader.ts';
import { CablesLogged } from '../../src/audit/logged-cable.ts';
import type { EntryBody } from '../../src/model/entry.ts';
import { deletionsOf, written } from './written-log.ts';

const { lines, head } = written(deletionsOf(12, '09OSLO901'), [12]);
const buffers = (some: readonly string[]): Buffer[] => some.map((line) => Buffer.from(line));

function read(some: readonly string[], isAsked?: (line: Buffer, seq: number) => boolean) {
  const reader = new LogReader(head, isAsked);
  const seen = [...reader.entries(buffers(some))].map(({ entry }) => entry.seq);
  return { seen, fault: reader.firstFault, beyond: reader.beyond };
}

const replaced = (nth: number, put: (line: string) => string): string[] =>
  lines.map((line, i) => (i === nth ? put(line) : line));

describe('a log that is shown', () => {
  test('gives every entry, with the bytes where it stands', () => {
    const reader = new LogReader(head);
    const text = lines.map((line) => `${line}\n`).join('');
    for (const { from, to, entry } of reader.entries(buffers(lines)))
      expect(text.slice(from, to)).toBe(`${lines[entry.seq]}\n`);
    expect([reader.firstFault, reader.beyond]).toEqual([undefined, 0]);
  });

  test.each([
    ['a word of an entry', replaced(4, (line) => line.replace('2-1/2', '3-1/2')), [0, 1, 2, 3, 5, 6], 4],
    ['a digest', replaced(4, (line) => line.replace(/.{10}"\}$/, '0000000000"}')), [0, 1, 2, 3, 6, 7], 4],
    ['a line that is gone', lines.filter((_, i) => i !== 4), [0, 1, 2, 3], 4],
    ['a line that stands twice', [...lines.slice(0, 5), ...lines.slice(4)], [0, 1, 2, 3, 4], 5],
    ['a line that is no JSON', replaced(4, () => 'x'), [0, 1, 2, 3, 6, 7], 4],
    ['a tail that was cut off', lines.slice(0, 4), [0, 1, 2, 3], 4],
  ])('does not show what was changed, and says from where on: %s', (_, changed, first, fault) => {
    const { seen, fault: found } = read(changed);
    expect([seen.slice(0, first.length), found]).toEqual([first, fault]);
  });

  test('written anew after an entry, with digests that fit, is noticed at its head', () => {
    const forged = append(
      { size: 11, digest: JSON.parse(lines[11] ?? '').prev },
      deletionsOf(1, '09OSLO902'),
    );
    expect(read([...lines.slice(0, 11), ...forged.lines]).fault).toBe(11);
  });

  test('goes no further than its head', () => {
    const more = append(head, deletionsOf(2, '09OSLO901')).lines;
    expect(read([...lines, ...more])).toEqual({ seen: lines.map((_, i) => i), fault: undefined, beyond: 2 });
  });

  test('holds what nobody asked for against the rest all the same', () => {
    const few = (_: Buffer, seq: number): boolean => seq === 2;
    expect(read(lines, few)).toEqual({ seen: [2], fault: undefined, beyond: 0 });
    expect(
      read(
        replaced(9, (line) => line.replace('2-1/2', '3-1/2')),
        few,
      ),
    ).toMatchObject({ seen: [2], fault: 9 });
    expect(read(lines, namesAny(['09OSLO902'])).seen).toEqual([]);
    expect(read(lines, namesAny(['09OSLO902', '09OSLO901'])).seen).toHaveLength(12);
  });
});

describe('what a log says of each cable', () => {
  const outcome = (mrn: string, state: 'held' | 'released-in-part'): EntryBody => ({
    ...{ kind: 'cable', mrn, state, folder: 'proposed', status: 'classified', files: [] },
    ...{ source: 'ab'.repeat(32), decisions: 'ab'.repeat(32), patch: 'ab'.repeat(32) },
  });
  const decision: EntryBody = {
    ...{
      kind: 'decision',
      mrn: 'A1',
      action: 'd1',
      effect: 'release',
      by: 'Ada',
      at: '2026-11-30T10:00:00Z',
    },
    ...{ answers: ['c0'], bases: [], content: 'ab'.repeat(32), applied: true },
  };
  const log = written(
    [
      ...[...deletionsOf(3, 'A1'), outcome('A1', 'held')],
      ...[...deletionsOf(1, 'B2'), outcome('B2', 'held')],
      ...[decision, ...deletionsOf(2, 'A1'), outcome('A1', 'released-in-part')],
    ],
    [9],
  );
  const cables = new CablesLogged();
  for (const placed of new LogReader(log.head).entries(buffers(log.lines))) cables.see(placed);

  test('is its last making, with the decisions until then', () => {
    const made = cables.of('A1');
    expect(made).toMatchObject({
      seq: 7,
      outcome: { state: 'released-in-part' },
      decisions: [{ action: 'd1' }],
    });
    const bytes = log.log.slice(made?.from, made?.to).trimEnd().split('\n');
    expect(bytes).toEqual(log.lines.slice(7, 10));
    expect(cables.of('B2')).toMatchObject({ seq: 4, outcome: { state: 'held' } });
    expect(cables.of('C3')).toBeUndefined();
  });
});

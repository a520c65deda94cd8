import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { append, GENESIS } from '../../src/audit/log.ts';
import type { EntryBody, Head } from '../../src/model/entry.ts';
import { checkLog } from '../../src/verify/log.ts';
import { deletionsOf } from '../audit/written-log.ts';

const logOf = (bodies: readonly EntryBody[]): { bytes: Buffer; lines: string[]; head: Head } => {
  const { lines, head } = append(GENESIS, bodies);
  return { bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')), lines, head };
};
const written = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const { bytes, lines, head } = logOf(deletionsOf(25, '09OSLO901'));

/** The log of which every bit is flipped and every length is cut: so many bytes, a hundred thousand for `npm run bits`. */
const LENGTH = Number(process.env.BYTES ?? 10_000);
const long = logOf(deletionsOf(Math.ceil(LENGTH / 400), '09OSLO901'));

/** What somebody could write who knows the format: a line with a right digest over any bytes. */
const sealed = (covered: string): string =>
  `${covered},"digest":"${createHash('sha256').update(`tearline-entry/1\n${covered}`).digest('hex')}"}`;

describe('an untouched log', () => {
  test('is accepted, with its head and all its entries', () => {
    const verdict = checkLog(bytes, { heads: [head] });
    expect(verdict).toMatchObject({ ok: true, head });
    expect(verdict.ok && verdict.entries.map(({ seq }) => seq)).toEqual(lines.map((_, seq) => seq));
  });

  test('is accepted as text, and without a head', () => {
    expect(checkLog(bytes.toString('utf8')).ok).toBe(true);
  });

  test('that went on after the head that is held is accepted, and says where it now ends', () => {
    const held = append(GENESIS, deletionsOf(2, '09OSLO901')).head;
    expect(checkLog(bytes, { heads: [held] })).toMatchObject({ ok: true, head });
  });

  test('without entries has the head of no log', () => {
    expect(checkLog('', { heads: [GENESIS] })).toMatchObject({
      ok: true,
      head: GENESIS,
      torn: 0,
      entries: [],
    });
  });

  test('with text beyond ASCII is accepted', () => {
    const log = logOf([{ kind: 'failure', input: 0, code: 'é\u2028😀"\\\u0001' }]);
    expect(checkLog(log.bytes, { heads: [log.head] }).ok).toBe(true);
  });
});

describe('a log that was tampered with', () => {
  test('is found whichever single bit of it is flipped', () => {
    const { bytes, head } = long;
    expect(bytes.length).toBeGreaterThan(LENGTH);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const at = bit >> 3;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      const verdict = checkLog(bytes);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      if (verdict.ok && verdict.torn === 0) throw new Error(`Bit ${bit} was flipped and not found.`);
    }
    expect(checkLog(bytes, { heads: [head] }).ok).toBe(true);
  });

  test('names the entry in which a bit was flipped', () => {
    const third = lines.slice(0, 3).join('\n').length - 200;
    const flipped = Buffer.from(bytes);
    flipped[third] = (flipped[third] ?? 0) ^ 1;
    expect(checkLog(flipped)).toMatchObject({ ok: false, seq: 2, code: 'digest' });
  });

  test('is found at any length it is cut to, against the head that is held', () => {
    const { bytes, head } = long;
    for (let length = 0; length < bytes.length; length++)
      if (checkLog(bytes.subarray(0, length), { heads: [head] }).ok)
        throw new Error(`Cut to ${length} and not found.`);
  });

  test('says where a log that was cut between entries ends, and what was expected', () => {
    expect(checkLog(written(lines.slice(0, 20)), { heads: [head] })).toEqual({
      ok: false,
      seq: 20,
      code: 'shorter',
      reason:
        'The log ends at entry 19, but what is held of it counts 25, up to entry 24. Look for the rest.',
    });
    expect(checkLog('', { heads: [head] })).toMatchObject({ ok: false, seq: 0, code: 'shorter' });
  });

  const without = (n: number): string[] => lines.filter((_, i) => i !== n);
  const swapped = lines.map((line, i) => (i === 4 ? lines[5] : i === 5 ? lines[4] : line) ?? line);
  const forged = logOf([...deletionsOf(24, '09OSLO901'), ...deletionsOf(1, '09OSLO902')]);
  test.each<[string, string, number, string]>([
    ['a deleted entry', written(without(7)), 7, 'sequence'],
    ['a deleted first entry', written(without(0)), 0, 'sequence'],
    ['two swapped entries', written(swapped), 4, 'sequence'],
    ['a repeated entry', written([...lines.slice(0, 3), ...lines.slice(2)]), 3, 'sequence'],
    ['an edited entry', written(lines).replace('2-1/2', '3-1/2'), 0, 'digest'],
    ['a last line without line end', written(lines).slice(0, -1), 24, 'torn'],
    ['an empty line', `${written(lines)}\n`, 25, 'no-digest'],
    ['a carriage return', written(lines).replace('\n', '\r\n'), 0, 'no-digest'],
    ['a byte order mark', `\ufeff${written(lines)}`, 0, 'digest'],
    ['entries written anew with right digests', forged.bytes.toString(), 24, 'other-head'],
  ])('is found: %s', (_, text, seq, code) => {
    expect(checkLog(text, { heads: [head] })).toMatchObject({ ok: false, seq, code });
  });

  const zero = '0'.repeat(64);
  const entry = '{"code":"unreadable","input":0,"kind":"failure"}';
  test.each<[string, string, string]>([
    ['another chain', `{"entry":${entry},"prev":"${'1'.repeat(64)}","seq":0,"v":1`, 'chain'],
    ['another version', `{"entry":${entry},"prev":"${zero}","seq":0,"v":2`, 'schema'],
    ['an unknown member', `{"entry":${entry},"note":1,"prev":"${zero}","seq":0,"v":1`, 'schema'],
    ['an unknown kind', `{"entry":{"kind":"note"},"prev":"${zero}","seq":0,"v":1`, 'schema'],
    ['a member twice', `{"entry":${entry},"prev":"${zero}","seq":9,"seq":0,"v":1`, 'not-canonical'],
    ['white space', `{"entry":${entry}, "prev":"${zero}","seq":0,"v":1`, 'not-canonical'],
    ['another spelling of a number', `{"entry":${entry},"prev":"${zero}","seq":0e0,"v":1`, 'not-canonical'],
    ['no JSON', `{"entry":${entry},"prev":"${zero}","seq":00,"v":1`, 'not-json'],
  ])('is found though its digests are right: %s', (_, covered, code) => {
    expect(checkLog(`${sealed(covered)}\n`)).toMatchObject({ ok: false, seq: 0, code });
  });

  test('is found though its digests are right: bytes that are not UTF-8', () => {
    const covered = Buffer.concat([
      Buffer.from('{"entry":{"code":"'),
      Buffer.from([0xff]),
      Buffer.from(`","input":0,"kind":"failure"},"prev":"${zero}","seq":0,"v":1`),
    ]);
    const digest = createHash('sha256').update('tearline-entry/1\n').update(covered).digest('hex');
    const line = Buffer.concat([covered, Buffer.from(`,"digest":"${digest}"}\n`)]);
    expect(checkLog(line)).toMatchObject({ ok: false, seq: 0, code: 'not-json' });
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(checkLog(noise, { heads: [head] }).ok).toBe(false);
      }),
    );
  });
});

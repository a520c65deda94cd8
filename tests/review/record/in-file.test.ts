import { appendFileSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { signerOf } from '../../../src/audit/sign.ts';
import { CheckFailure, UsageProblem } from '../../../src/disk/failure.ts';
import { recordingOf } from '../../../src/review/acts/recording.ts';
import { storeInFile } from '../../../src/review/record/in-file.ts';
import type { Kept, Recording, Store } from '../../../src/review/store.ts';
import { checkReview } from '../../../src/verify/review.ts';
import { readPublicKey } from '../../../src/verify/signature.ts';
import { actsOf, foldOf, KEY, keptOf, OPENING, wishes } from '../acts/acting.ts';
import {
  type Bytes,
  bytesIn,
  everywhere,
  FILES,
  lay,
  note,
  OPTIONS,
  place,
  SIGNER,
  signature,
} from './run.ts';

const run = place();
afterAll(() => rmSync(run, { recursive: true, force: true }));
const file = (name: (typeof FILES)[number]): string => join(run, 'restricted', name);
beforeEach(() => {
  for (const name of FILES) rmSync(file(name), { force: true });
});

const RECORDINGS: readonly Recording[] = [OPENING, note(1), everywhere(2, 3), signature(3)];

async function recordAll(store: Store, recordings: readonly Recording[]): Promise<void> {
  for (const recording of recordings) await store.append(0, () => recording);
}

/** What is on record, once it is opened again. */
async function reopened(options = OPTIONS): Promise<{ kept: readonly Kept[]; root: string }> {
  const store = storeInFile(run, options);
  const kept = await store.since(0);
  const { root } = store;
  await store.close();
  return { kept, root };
}

describe('a log of a review in a file', () => {
  test('that is opened again is what was recorded, entry by entry', async () => {
    const store = storeInFile(run, OPTIONS);
    await recordAll(store, RECORDINGS);
    const { root } = store;
    expect(await store.since(0)).toEqual(keptOf(RECORDINGS));
    expect(await store.since(4)).toEqual(keptOf(RECORDINGS).slice(4));
    await store.close();
    expect(await reopened()).toEqual({ kept: keptOf(RECORDINGS), root });
  });

  test('has the same fold when it is read again as it had while it was written', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, async (wished) => {
        for (const name of FILES) rmSync(file(name), { force: true });
        const store = storeInFile(run, OPTIONS);
        const built = foldOf([]);
        for (const recording of [OPENING, ...actsOf(wished).map((act) => recordingOf(act, KEY))]) {
          const { news, ours } = await store.append(built.size, () => recording);
          for (const kept of [...news, ...ours]) built.take(kept);
        }
        await store.close();
        const again = foldOf((await reopened()).kept);
        expect([...again.cables()].map((mrn) => again.of(mrn))).toEqual(
          [...built.cables()].map((mrn) => built.of(mrn)),
        );
      }),
      { numRuns: 10 },
    );
  });

  test('hands over what others recorded, one at a time and in order', async () => {
    const store = storeInFile(run, OPTIONS);
    await store.append(0, () => OPENING);
    const seen: number[] = [];
    const acts = Array.from({ length: 20 }, (_, n) =>
      store.append(1, (news) => {
        seen.push(news.length);
        return note(n);
      }),
    );
    const done = await Promise.all(acts);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(done.map(({ news, ours }) => news.length + ours.length)).toEqual(seen.map((n) => n + 1));
    await store.close();
  });

  test('records nothing where nothing is returned, or where it cannot be decided', async () => {
    const store = storeInFile(run, OPTIONS);
    await store.append(0, () => OPENING);
    const before = bytesIn(run);
    expect(await store.append(0, () => undefined)).toEqual({ news: keptOf([OPENING]), ours: [] });
    await expect(
      store.append(0, () => {
        throw new RangeError('no');
      }),
    ).rejects.toThrow(RangeError);
    expect(bytesIn(run)).toEqual(before);
    expect(store.readOnly).toBeNull();
    await store.append(0, () => note(1));
    await store.close();
    expect((await reopened()).kept).toHaveLength(2);
  });

  test.each<[string, Recording]>([
    [
      'an entry that no reader takes',
      { bodies: [{ kind: 'note', mrn: 'x', by: 'Ann Poe', at: 'soon', content: 'no' }], contents: ['{}'] },
    ],
    ['an entry without its content', { ...note(2), contents: [undefined] }],
    [
      'a content without a digest',
      {
        bodies: [{ kind: 'release', by: 'Ann Poe', at: '2026-03-02T09:00:00Z', cables: [] }],
        contents: ['{}'],
      },
    ],
    ['a second beginning', OPENING],
    ['nothing', { bodies: [], contents: [] }],
  ])('refuses %s before a byte of it is written', async (_, recording) => {
    const store = storeInFile(run, OPTIONS);
    await store.append(0, () => OPENING);
    const before = bytesIn(run);
    await expect(store.append(0, () => recording)).rejects.toThrow();
    expect(bytesIn(run)).toEqual(before);
    await store.append(0, () => note(1));
    await store.close();
  });

  test('has one checkpoint an act, however many cables it is about', async () => {
    const store = storeInFile(run, OPTIONS);
    await recordAll(store, [OPENING, everywhere(1, 250), note(2)]);
    await store.close();
    const sizes = readFileSync(file('review.checkpoints'), 'utf8').match(/^\d+$/gm);
    expect(sizes).toEqual(['1', '251', '252']);
    expect((await reopened()).kept).toHaveLength(252);
  });

  test('is readable by its owner alone', async () => {
    const store = storeInFile(run, OPTIONS);
    await recordAll(store, RECORDINGS);
    await store.close();
    for (const name of FILES) expect(statSync(file(name)).mode & 0o777).toBe(0o600);
  });

  test('is written by one process at a time, and taken over from one that is gone', async () => {
    const store = storeInFile(run, OPTIONS);
    const other = { ...OPTIONS, holder: { pid: process.pid + 1, boot: 'this one', host: 'here' } };
    const alive = { ...other, isAlive: (pid: number) => pid === process.pid };
    expect(() => storeInFile(run, alive)).toThrow(UsageProblem);
    storeInFile(run, other);
    await store.close();
  });
});

/** All files as they stood after each recording. */
async function history(): Promise<Bytes[]> {
  const store = storeInFile(run, OPTIONS);
  const states: Bytes[] = [bytesIn(run)];
  for (const recording of RECORDINGS) {
    await store.append(0, () => recording);
    states.push(bytesIn(run));
  }
  await store.close();
  return states;
}

/** Everything that a crash can leave between two states: contents come first, then entries, then their checkpoint. */
function* crashes([c0, l0, p0]: Bytes, [c1, l1, p1]: Bytes): Generator<Bytes> {
  for (let n = c0.length; n < c1.length; n += 1) yield [c1.subarray(0, n), l0, p0];
  for (let n = l0.length; n < l1.length; n += 1) yield [c1, l1.subarray(0, n), p0];
  for (let n = p0.length; n < p1.length; n += 1) yield [c1, l1, p1.subarray(0, n)];
}

describe('a log that was cut off while it was written', () => {
  const whole = keptOf(RECORDINGS);
  const sizes = [0, 1, 2, 5, 6];

  test('reads as exactly what was acknowledged, wherever it was cut', async () => {
    const states = await history();
    let count = 0;
    for (let n = 0; n + 1 < states.length; n += 1)
      for (const [contents, log, checkpoints] of crashes(states[n] as Bytes, states[n + 1] as Bytes)) {
        const kept = { log, checkpoints: checkpoints.toString(), contents: contents.toString() };
        const verdict = checkReview(kept, { key: KEY });
        if (!verdict.ok || verdict.entries.length !== sizes[n])
          expect(verdict).toEqual(`${sizes[n]} entries`);
        count += 1;
      }
    expect(count).toBeGreaterThan(3000);
  });

  test('opens to exactly that, goes on from there, and opens again', async () => {
    const states = await history();
    const all = states
      .slice(1)
      .flatMap((next, n) => [...crashes(states[n] as Bytes, next)].map((cut) => ({ cut, n })));
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length - 1), async (which) => {
        const { cut, n } = all[which] as (typeof all)[number];
        for (const name of FILES) rmSync(`${file(name)}.torn`, { force: true });
        lay(run, cut);
        const store = storeInFile(run, OPTIONS);
        expect(await store.since(0)).toEqual(whole.slice(0, sizes[n]));
        await recordAll(store, RECORDINGS.slice(n));
        await store.close();
        expect((await reopened()).kept).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps what it lays aside', async () => {
    await history();
    appendFileSync(file('review.jsonl'), 'half an entry');
    expect((await reopened()).kept).toEqual(whole);
    expect(readFileSync(`${file('review.jsonl')}.torn`, 'utf8')).toContain('half an entry');
    rmSync(`${file('review.jsonl')}.torn`);
  });
});

describe('a log that was changed is not opened', () => {
  test('whichever byte of it is another, and it stays as it was found', async () => {
    await history();
    const sound = bytesIn(run);
    fc.assert(
      fc.property(fc.nat(sound[1].length - 1), fc.integer({ min: 1, max: 255 }), (where, by) => {
        const log = Buffer.from(sound[1]);
        log[where] = (log[where] ?? 0) ^ by;
        lay(run, [sound[0], log, sound[2]]);
        expect(() => storeInFile(run, OPTIONS)).toThrow(CheckFailure);
        expect(bytesIn(run)[1]).toEqual(log);
      }),
      { numRuns: 40 },
    );
  });

  test('nor whichever letter of what a person typed, nor with the contents of two entries changed about', async () => {
    await history();
    const sound = bytesIn(run);
    const text = sound[0].toString();
    const [first = '', second = '', ...rest] = text.trimEnd().split('\n');
    const swapped = [first.slice(0, 64) + second.slice(64), second.slice(0, 64) + first.slice(64), ...rest];
    for (const contents of [text.replace('note 1', 'note 2'), `${swapped.join('\n')}\n`, rest.join('\n')]) {
      lay(run, [Buffer.from(contents), sound[1], sound[2]]);
      expect(() => storeInFile(run, OPTIONS)).toThrow(/content/);
    }
  });

  test.each<[string, () => void]>([
    ['with fewer entries than were sealed', () => truncateSync(file('review.jsonl'), 400)],
    ['without its entries', () => rmSync(file('review.jsonl'))],
    ['without its checkpoints', () => rmSync(file('review.checkpoints'))],
    ['without what was typed', () => rmSync(file('review.contents'))],
    [
      'with a last checkpoint that is none',
      () => {
        const text = readFileSync(file('review.checkpoints'), 'utf8');
        lay(run, [bytesIn(run)[0], bytesIn(run)[1], Buffer.from(text.replace(/\n6\n/, '\n06\n'))]);
      },
    ],
    [
      'with the signature of its last checkpoint taken off',
      () => {
        const text = readFileSync(file('review.checkpoints'), 'utf8');
        const end = text.lastIndexOf('\u2014');
        lay(run, [
          bytesIn(run)[0],
          bytesIn(run)[1],
          Buffer.from(`${text.slice(0, end)}-${text.slice(end + 1)}`),
        ]);
      },
    ],
  ])('%s', async (_, change) => {
    await history();
    change();
    expect(() => storeInFile(run, OPTIONS)).toThrow(CheckFailure);
  });

  test('nor one that somebody else signed, or with another key', async () => {
    await history();
    const publicKey = readPublicKey(SIGNER.publicKey);
    expect((await reopened({ ...OPTIONS, publicKey })).kept).toHaveLength(6);
    const others = readPublicKey(signerOf('4'.repeat(64)).publicKey);
    expect(() => storeInFile(run, { ...OPTIONS, publicKey: others })).toThrow(/another key/);
    expect(() => storeInFile(run, { ...OPTIONS, key: '8'.repeat(64) })).toThrow(/another key/);
  });

  test('and what refused it holds no lock', async () => {
    await history();
    const sound = bytesIn(run);
    rmSync(file('review.jsonl'));
    expect(() => storeInFile(run, OPTIONS)).toThrow(CheckFailure);
    lay(run, sound);
    const next = {
      ...OPTIONS,
      holder: { pid: process.pid + 1, boot: 'this one', host: 'here' },
      isAlive: () => true,
    };
    await storeInFile(run, next).close();
  });
});

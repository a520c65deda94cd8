import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signerOf } from '../../src/audit/sign.ts';
import { DIGEST_KEY, loadKey, SIGNATURE_KEY } from '../../src/disk/key.ts';
import { keyIdOf } from '../../src/model/digest.ts';
import { openingOf, recordingOf } from '../../src/review/acts/recording.ts';
import { storeInFile } from '../../src/review/record/in-file.ts';
import { fixture, json, place, tearline, WITHHELD } from './tearline.ts';

const file = (name: string): string => join(place, 'run/restricted', name);
const FILES = ['review.jsonl', 'review.checkpoints', 'review.contents'] as const;
const made = new Map<string, Buffer>();

beforeAll(async () => {
  tearline(['release', fixture('03-unclassified'), '--out', 'run']);
  const none = (): string => '';
  const key = loadKey(join(place, 'key'), DIGEST_KEY, none);
  const signer = signerOf(loadKey(join(place, 'signing-key'), SIGNATURE_KEY, none));
  const us = { holder: { pid: process.pid, boot: '', host: 'here' }, isAlive: () => false };
  const store = storeInFile(join(place, 'run'), { sealing: { signer }, ...us, key });
  const run = { size: 1, digest: '1'.repeat(64) };
  await store.append(0, () =>
    openingOf({ run, audience: 'foia', asOf: '2026-03-01', signatures: 2, key: keyIdOf(key) }),
  );
  const note = { kind: 'note', act: 'act-00000001', mrn: '07OSLO412', by: 'Ann Poe' } as const;
  await store.append(0, () =>
    recordingOf({ ...note, at: '2026-03-02T09:00:00.000Z', text: 'the harbour master' }, key),
  );
  await store.close();
  for (const name of FILES) made.set(name, readFileSync(file(name)));
});

beforeEach(() => {
  for (const name of FILES) writeFileSync(file(name), made.get(name) ?? '');
});

describe('the log of a review', () => {
  it('is told of by audit verify, and keeps its run as sound as it was', () => {
    const { code, out } = tearline(['audit', 'verify', 'run']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^OK: the log of the review, 2 entries\.$/m)]);
    expect(out).toMatch(/^Root of the review: 2 [A-Za-z0-9+/]{43}=$/m);
    expect(tearline(['verify', 'run'])).toMatchObject({ code: 0 });
  });

  it.each<[string, () => void, RegExp]>([
    ['an entry', () => change('review.jsonl', 'Ann', 'Eve'), /entry 1/],
    ['a checkpoint', () => change('review.checkpoints', '\n2\n', '\n3\n'), /signature/],
    ['what was typed', () => change('review.contents', 'harbour', 'Harbour'), /entry 1/],
    ['its last entry', () => rmSync(file('review.jsonl')), /entry 0/],
  ])('that was changed in %s is told by audit verify and by verify', (_, changing, where) => {
    changing();
    const audit = tearline(['audit', 'verify', 'run']);
    expect([audit.code, audit.out]).toEqual([
      3,
      expect.stringMatching(/^TAMPERED at entry \d of the review/m),
    ]);
    expect(audit.out).toMatch(where);
    const { code, out } = tearline(['verify', 'run']);
    expect([code, out]).toEqual([3, expect.stringContaining('the log of the review, entry')]);
    expect(audit.out + out).not.toMatch(/harbour/i);
  });

  it('that was changed keeps decisions from being recorded', () => {
    change('review.jsonl', 'Ann', 'Eve');
    const [{ mrn }] = json('run/restricted/run.json').inputs;
    const { code, err } = tearline(['decide', 'run', mrn, ...WITHHELD]);
    expect([code, err]).toEqual([3, expect.stringContaining('the log of the review, entry 1')]);
  });

  it('that ends with what was never acknowledged is sound, and that is said', () => {
    appendFileSync(file('review.jsonl'), 'half');
    const { code, out } = tearline(['audit', 'verify', 'run']);
    expect([code, out]).toEqual([0, expect.stringContaining('4 bytes behind them were never acknowledged')]);
    expect(tearline(['verify', 'run'])).toMatchObject({ code: 0 });
  });

  it('whose contents another key bound is checked as far as it can be without', () => {
    const env = { TEARLINE_KEY: join(place, 'other/key'), TEARLINE_SIGNING_KEY: join(place, 'signing-key') };
    tearline(['release', fixture('03-unclassified'), '--out', 'elsewhere'], { env });
    expect(tearline(['audit', 'verify', 'run'], { env }).out).toContain('OK: the log of the review');
  });

  it('is not lost to a run that is made again in its place', () => {
    const { code, err } = tearline(['release', fixture('03-unclassified'), '--out', 'run', '--replace']);
    expect([code, err]).toEqual([2, expect.stringContaining('holds the log of a review')]);
  });
});

function change(name: (typeof FILES)[number], from: string, to: string): void {
  writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, to));
}

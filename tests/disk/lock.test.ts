import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Holder, refuseOtherHolder, takeLock } from '../../src/disk/lock.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-lock-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const LOCK = join(place, 'running');
const OTHER: Holder = { pid: 99_999_999, boot: 'this start', host: 'here' };
const US: Holder = { pid: 4, boot: 'this start', host: 'here' };
const THIRD: Holder = { ...US, pid: 5 };
const everybody = (): boolean => true;
const nobody = (): boolean => false;
const butOther = (pid: number): boolean => pid !== OTHER.pid;

const holder = (): Holder => JSON.parse(readFileSync(LOCK, 'utf8'));
const take = (by: Holder, isAlive: (pid: number) => boolean) => takeLock(LOCK, { holder: by, isAlive });

beforeEach(() => {
  for (const name of readdirSync(place)) rmSync(join(place, name));
  writeFileSync(LOCK, JSON.stringify(OTHER));
});

describe('a folder that somebody writes to', () => {
  test('is refused, and the lock stays', () => {
    expect(() => take(US, everybody)).toThrow(/Process 99999999 writes to this run now/);
    expect([holder(), readdirSync(place)]).toEqual([OTHER, ['running']]);
  });

  test.each([
    ['who is gone', US, nobody],
    ['before the machine was started anew', { ...US, boot: 'a later start' }, everybody],
    ['who is ourselves', { ...US, pid: OTHER.pid }, everybody],
  ])('by one %s is taken over', (_, by, isAlive) => {
    take(by, isAlive);
    expect([holder(), readdirSync(place)]).toEqual([by, ['running']]);
  });

  test('on another machine is refused, whatever lives on this one, and told how the lock goes', () => {
    const far = { ...OTHER, boot: 'its own start', host: 'archive-2' };
    writeFileSync(LOCK, JSON.stringify(far));
    const why = /of the machine archive-2 writes to this run.*remove \S+running by hand/;
    expect(() => take(US, nobody)).toThrow(why);
    expect(() => refuseOtherHolder(LOCK, { holder: US, isAlive: nobody })).toThrow(why);
    expect([holder(), readdirSync(place)]).toEqual([far, ['running']]);
  });

  test('is free again once it was let go of, and nothing lies beside it', () => {
    rmSync(LOCK);
    const release = take(US, everybody);
    expect(() => take(OTHER, everybody)).toThrow(/Process 4 writes/);
    expect(readdirSync(place)).toEqual(['running']);
    release();
    expect(readdirSync(place)).toEqual([]);
  });

  test('stays with who took it next, however often the one before lets go of it', () => {
    const release = take(US, butOther);
    release();
    take(THIRD, everybody);
    release();
    expect(holder()).toEqual(THIRD);
  });

  test('by a lock that was torn is taken over', () => {
    writeFileSync(LOCK, '{"pid":99');
    take(US, everybody);
    expect([holder(), readdirSync(place)]).toEqual([US, ['running']]);
  });

  test('and left things beside the lock when it was killed has them cleared away with the lock', () => {
    for (const name of ['running.99999999.0a', 'running.7'])
      writeFileSync(join(place, name), JSON.stringify(OTHER));
    writeFileSync(join(place, 'running.8'), '');
    writeFileSync(join(place, 'running.9'), JSON.stringify(THIRD));
    take(US, butOther)();
    expect(readdirSync(place)).toEqual(['running.9']);
  });
});

describe('of two who find that a holder is gone', () => {
  /** Whoever asks first whether the old holder lives is overtaken by somebody else while he asks. */
  function overtaken(overtake: () => void): (pid: number) => boolean {
    let isFirst = true;
    return (pid) => {
      if (pid !== OTHER.pid) return true;
      if (isFirst) {
        isFirst = false;
        overtake();
      }
      return false;
    };
  }

  test('the second does not remove the fresh lock of the first', () => {
    expect(() =>
      take(
        US,
        overtaken(() => take(THIRD, butOther)),
      ),
    ).toThrow(/Process 5 writes/);
    expect([holder(), readdirSync(place)]).toEqual([THIRD, ['running']]);
  });

  test('the second has it where the first let go of it meanwhile', () => {
    const release = take(
      US,
      overtaken(() => take(THIRD, butOther)()),
    );
    expect([holder(), readdirSync(place)]).toEqual([US, ['running']]);
    release();
    expect(readdirSync(place)).toEqual([]);
  });

  test('the second takes over from a first who was killed before the lock was in its place', () => {
    claimed(THIRD);
    expect([holder(), readdirSync(place).length]).toEqual([OTHER, 2]);
    expect(() => take(US, butOther)).toThrow(/Process 5 writes/);
    take(US, nobody);
    expect(() => take(THIRD, (pid) => pid === US.pid)).toThrow(/Process 4 writes/);
    expect(holder()).toEqual(US);
  });

  /** Leaves what there is once somebody has claimed the lock, and before it moves into its place. */
  function claimed(by: Holder): void {
    let left: [string, string][] = [];
    const isAlive = (): boolean => {
      left = readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'utf8')]);
      return false;
    };
    take(by, isAlive);
    for (const [name, lock] of left) if (!/\.5\./.test(name)) writeFileSync(join(place, name), lock);
  }
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reviewing, watched } from '../../src/cli/progress.ts';

let told = '';

beforeEach(() => {
  told = '';
  vi.useFakeTimers();
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    told += String(line);
    return true;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const lines = (): string[] => told.split('\n').filter((line) => /\d\/\d/.test(line));

describe('how far a run is, where there is no terminal', () => {
  it('tells of the reading a line a second at most, though no timer comes to its turn meanwhile', () => {
    const progress = reviewing(1000);
    const now = vi.spyOn(performance, 'now');
    for (let n = 1; n <= 1000; n++) {
      now.mockReturnValue(n * 10);
      progress.read();
    }
    progress.stop();
    const counts = lines().map((line) => Number(/(\d+)\/1000 files/.exec(line)?.[1]));
    expect(counts.length).toBeGreaterThan(8);
    expect(counts.length).toBeLessThan(14);
    expect(counts.some((count) => count > 300 && count < 700)).toBe(true);
  });

  it('says how long it takes yet only once something is done', () => {
    const progress = reviewing(1000);
    const now = vi.spyOn(performance, 'now');
    for (let n = 1; n <= 300; n++) {
      now.mockReturnValue(n * 10);
      progress.read();
    }
    progress.stop();
    const [first, ...further] = lines().map((line) => line.includes('s left'));
    expect([first, new Set(further)]).toEqual([false, new Set([true])]);
  });

  it('counts no reading once the first cable is done, and rates the cables from there', () => {
    const progress = reviewing(1000);
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    for (let n = 0; n < 1000; n++) progress.read();
    progress.counted(1000);
    now.mockReturnValue(600_000);
    progress.done('held');
    for (let n = 0; n < 50; n++) progress.read();
    now.mockReturnValue(601_000);
    for (let n = 0; n < 20; n++) progress.done('released-in-full');
    vi.advanceTimersByTime(1000);
    progress.stop();
    expect(lines().at(-1)).toMatch(/ 21\/1000 cables, 21 a second, .*20 released-in-full, 1 held/);
  });

  it('tells of very many cables in one file, of their reading and of how many there are', () => {
    const progress = reviewing(1);
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    progress.read();
    for (let n = 1; n <= 3000; n++) {
      now.mockReturnValue(n);
      progress.found();
    }
    expect(told.match(/reading: \d+ cables so far/g)).toEqual([
      'reading: 1000 cables so far',
      'reading: 2000 cables so far',
      'reading: 3000 cables so far',
    ]);
    progress.counted(2999);
    for (let n = 0; n < 20; n++) progress.done('held');
    vi.advanceTimersByTime(1000);
    progress.stop();
    expect(lines().at(-1)).toMatch(/ 20\/2999 cables,/);
  });

  it('says nothing of a run of a few cables', () => {
    const progress = reviewing(20);
    for (let n = 0; n < 20; n++) progress.read();
    for (let n = 0; n < 20; n++) progress.found();
    progress.counted(20);
    progress.done('held');
    progress.stop();
    expect(told).toBe('');
  });
});

describe('how far long work is, where there is no terminal', () => {
  const percents = (): number[] =>
    Array.from(told.matchAll(/checking \S+ (\d+)%/g), ([, each]) => Number(each));

  /** Three thousand items of two, each of which takes so many milliseconds. */
  function worked(each: number): string[] {
    let moment = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => moment);
    const items = Array.from({ length: 3000 }, (_, n) => `item ${n}`);
    const given: string[] = [];
    for (const item of watched('checking', 6000, items, () => 2)) {
      given.push(item);
      moment += each;
    }
    expect(given).toEqual(items);
    return given;
  }

  it('tells it a line a second from the second second on, and gives every item', () => {
    worked(4);
    expect(percents().length).toBeGreaterThan(8);
    expect(percents().length).toBeLessThan(15);
    expect(percents().some((percent) => percent > 40 && percent < 60)).toBe(true);
    expect(percents().at(-1)).toBe(100);
  });

  it('tells nothing of what is done within a moment', () => {
    worked(0.3);
    expect(told).toBe('');
  });
});

import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/model/run-record.ts';
import { fixture, json, place, textOf, WITHHELD } from './tearline.ts';
import { tearline } from './warm.ts';

const [OPEN, HELD] = ['08OSLO77', '07OSLO414'];

beforeAll(() => {
  mkdirSync(join(place, 'in'));
  cpSync(fixture('03-unclassified'), join(place, 'in/a.txt'));
  writeFileSync(join(place, 'in/b.txt'), 'No cable at all.\n');
  cpSync(fixture('10-protected-source'), join(place, 'in/c.txt'));
  tearline(['release', 'in', '--out', 'whole', '--formats', 'txt,html,json,pdf']);
  const { inputs: made } = json('whole/restricted/run.json') as RunRecord;
  expect(made.map(({ mrn, state }) => [mrn?.slice(0, 7), state])).toEqual([
    [OPEN.slice(0, 7), 'released-in-full'],
    ['record-', 'failed'],
    [HELD.slice(0, 7), 'held'],
  ]);
  expect(tearline(['verify', 'whole'])).toMatchObject({ code: 0 });
}, 120_000);

/** A copy of the run, for a test to tamper with. */
function copied(): (name: string) => string {
  const run = join(place, 'tampered');
  rmSync(run, { recursive: true, force: true });
  cpSync(join(place, 'whole'), run, { recursive: true });
  return (name) => join(run, name);
}

/** Writes the record anew, as somebody would who edits it by hand. */
function recordAs(change: (record: RunRecord) => Partial<RunRecord>): void {
  const record = json('whole/restricted/run.json') as RunRecord;
  const inputs = change(record).inputs ?? record.inputs;
  const counts = { ...record.counts };
  for (const state of Object.keys(counts) as (keyof typeof counts)[])
    counts[state] = inputs.filter((input) => input.state === state).length;
  writeFileSync(
    copied()('restricted/run.json'),
    JSON.stringify({ ...record, ...change(record), inputs, counts }),
  );
}

const faults = (...more: readonly string[]) => {
  const { code, out } = tearline(['verify', 'tampered', ...more]);
  return [code, out];
};

describe('verify finds in a record, with its counts made to fit,', () => {
  it('a cable that is said to have failed', () => {
    recordAs(({ inputs }) => ({
      inputs: inputs.map((input) => (input.mrn === OPEN ? { ...input, state: 'failed' } : input)),
    }));
    expect(faults()).toEqual([3, expect.stringContaining(`the log says where ${OPEN} ended`)]);
  });

  it('a cable that is gone', () => {
    recordAs(({ inputs }) => ({ inputs: inputs.filter(({ mrn }) => mrn !== OPEN) }));
    expect(faults()).toEqual([3, expect.stringContaining(`the log says where ${OPEN} ended`)]);
  });

  it('a cable that stands twice', () => {
    recordAs(({ inputs }) => ({ inputs: [...inputs, ...inputs.filter(({ mrn }) => mrn === OPEN)] }));
    expect(faults()).toEqual([3, expect.stringContaining(`two inputs that are ${OPEN}`)]);
  });

  it('an input that failed and is gone, was added, or stands in another place', () => {
    const isFailed = ({ state }: RunRecord['inputs'][number]): boolean => state === 'failed';
    for (const change of [
      ({ inputs }: RunRecord) => inputs.filter((input) => !isFailed(input)),
      ({ inputs }: RunRecord) => [...inputs, ...inputs.filter(isFailed)],
      ({ inputs }: RunRecord) => [...inputs.filter((input) => !isFailed(input)), ...inputs.filter(isFailed)],
    ]) {
      recordAs((record) => ({ inputs: change(record) }));
      expect(faults()).toEqual([3, expect.stringContaining('differ on which inputs failed')]);
    }
  });
});

describe('the log of a finished run', () => {
  it('without its last checkpoint was tampered with, for run.json acknowledges what that sealed', () => {
    const at = copied();
    const notes = textOf('whole/restricted/checkpoints').split('\n\n\u2014');
    expect(notes).toHaveLength(2);
    tearline(['decide', 'tampered', OPEN, ...WITHHELD]);
    writeFileSync(at('restricted/checkpoints'), textOf('whole/restricted/checkpoints'));
    const { code, out } = tearline(['audit', 'verify', 'tampered']);
    expect([code, out]).toEqual([3, expect.stringMatching(/^TAMPERED at entry \d+ \(unsealed\)/)]);
    expect(faults()).toEqual([3, expect.stringContaining('the last checkpoint')]);
  });

  it.each([
    ['half a line', '{"entry":{"as'],
    ['a line and a half', 'the last line'],
  ])('with %s behind its end is told, and mended by the next decision', (_, torn) => {
    const at = copied();
    const log = at('restricted/audit.jsonl');
    const lines = textOf('whole/restricted/audit.jsonl');
    if (torn === 'the last line') {
      // What a decision that was cut off would have written.
      tearline(['decide', 'tampered', OPEN, ...WITHHELD]);
      const more = textOf('tampered/restricted/audit.jsonl').slice(lines.length);
      copied();
      appendFileSync(log, more.slice(0, more.indexOf('\n') + 20));
    } else appendFileSync(log, torn);
    expect(tearline(['audit', 'verify', 'tampered'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('TORN TAIL'),
    });
    expect(faults()).toEqual([3, expect.stringContaining('never acknowledged')]);
    const { code, err } = tearline(['decide', 'tampered', OPEN, ...WITHHELD]);
    expect([code, err]).toEqual([0, expect.anything()]);
    expect(textOf('tampered/restricted/audit.jsonl.torn').length).toBeGreaterThan(0);
    expect(tearline(['audit', 'verify', 'tampered']).code).toBe(0);
    expect(faults()).toEqual([0, expect.stringContaining('OK')]);
  });
});

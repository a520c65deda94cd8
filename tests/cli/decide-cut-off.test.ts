import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { noteDeciding } from '../../src/batch/deciding.ts';
import { DIGEST_KEY, loadKey } from '../../src/disk/key.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';
import { filesIn, isWhole } from '../faults/faults.ts';
import { fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const BY = ['--reason', 'Kept.', '--by', 'Ada Reviewer'];
const decide = (run: string, on: string) =>
  tearline(['decide', run, '09OSLO612', '--on', on, '--effect', 'withhold', '--basis', 'B6', ...BY]);

beforeAll(() => {
  tearline(['release', fixture('05-portions-of-three-levels'), '--out', 'before', '--formats', 'txt,json']);
  cpSync(join(place, 'before'), join(place, 'after'), { recursive: true });
  expect(decide('after', '2').code).toBe(0);
}, 120_000);

/** A run whose `decide` was killed: the note of what was decided, and these files of it as they were to be. */
function cutOff(run: string, done: (name: string) => boolean): string {
  rmSync(join(place, run), { recursive: true, force: true });
  cpSync(join(place, 'before'), join(place, run), { recursive: true });
  for (const name of filesIn(join(place, 'after')).filter(done))
    cpSync(join(place, 'after', name), join(place, run, name));
  const action = JSON.parse(textOf('after/restricted/decisions.jsonl'));
  const key = loadKey(join(place, 'key'), DIGEST_KEY, () => '');
  const deciding = {
    cables: ['09OSLO612'],
    actions: [action],
    head: json('before/restricted/run.json').head,
  };
  noteDeciding(RunFolder.open(join(place, run)), key, deciding);
  return run;
}

const isLog = (name: string): boolean => /audit\.jsonl|checkpoints/.test(name);

describe('a decision that was cut off', () => {
  it.each<[string, (name: string) => boolean]>([
    ['before the log had it', () => false],
    ['when the log alone had it', isLog],
    ['when the log and the decisions had it', (name) => isLog(name) || name.endsWith('decisions.jsonl')],
    ['before its record', (name) => !name.endsWith('run.json')],
    ['behind its record', () => true],
  ])('%s is told by verify, and finished by the same command', (_, done) => {
    const run = cutOff('cut', done);
    const told = tearline(['verify', run]);
    expect([told.code, told.out], told.out).toEqual([3, expect.stringContaining('a decision was cut off')]);
    const { code, err } = decide(run, '2');
    expect([code, err], err).toEqual([0, expect.stringMatching(/cut off/)]);
    expect(isWhole(join(place, 'after'), join(place, run))).toBe(true);
    expect(tearline(['verify', run]).out).toContain('OK');
  });

  it('with a torn log is finished too', () => {
    const run = cutOff('torn', () => false);
    const log = textOf('after/restricted/audit.jsonl');
    writeFileSync(join(place, run, 'restricted/audit.jsonl'), log.slice(0, -40));
    expect(decide(run, '2').code).toBe(0);
    expect(isWhole(join(place, 'after'), join(place, run))).toBe(true);
  });

  it('is finished before another is made', () => {
    const run = cutOff('other', isLog);
    const { code, err, out } = decide(run, '3');
    expect([code, err], err).toEqual([0, expect.stringContaining('Finishes the decision on 09OSLO612')]);
    expect(out.match(/Recorded decision/g)).toHaveLength(2);
    expect(textOf(run, 'restricted/decisions.jsonl').trim().split('\n')).toHaveLength(2);
    expect(tearline(['verify', run]).out).toContain('OK');
  });

  it.each([
    ['reason', ['--basis', 'B6', '--reason', 'Another.', '--by', 'Ada Reviewer']],
    ['person', ['--basis', 'B6', '--reason', 'Kept.', '--by', 'Bo Reviewer']],
    ['basis', ['--basis', 'B5', '--reason', 'Kept.', '--by', 'Ada Reviewer']],
  ])('is not taken for one on the same place with another %s', (_, more) => {
    const run = cutOff('alike', isLog);
    const { err } = tearline(['decide', run, '09OSLO612', '--on', '2', '--effect', 'withhold', ...more]);
    const kept = textOf(run, 'restricted/decisions.jsonl').trim().split('\n');
    expect(kept.length === 2 || err.includes('would change nothing'), err).toBe(true);
  });

  it('leaves nothing aside', () => {
    const run = cutOff('aside', () => true);
    writeFileSync(join(place, run, 'restricted/proposed-index.csv.aside'), 'half a row');
    expect(decide(run, '2').code).toBe(0);
    expect(filesIn(join(place, run)).filter((name) => name.endsWith('.aside'))).toEqual([]);
  });

  it('is not finished by a note that was changed', () => {
    const run = cutOff('changed', isLog);
    const note = join(place, run, 'restricted/deciding.json');
    writeFileSync(note, readFileSync(note, 'utf8').replace('Ada Reviewer', 'Eve Stranger'));
    const { code, err } = decide(run, '2');
    expect([code, err]).toEqual([3, expect.stringContaining('was changed, or --key is another key')]);
  });
});

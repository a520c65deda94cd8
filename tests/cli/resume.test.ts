import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begunWith, refuseOther } from '../../src/cli/begun.ts';
import { exitCodeOf } from '../../src/cli/report.ts';
import { bootOf } from '../../src/disk/lock.ts';
import { SETTING } from '../golden/cases.ts';
import { fixture, json, place, textOf, WITHHELD } from './tearline.ts';
import { tearline } from './warm.ts';

const RUN = ['release', fixture('05-portions-of-three-levels'), '--formats', 'txt'];

describe('--resume', () => {
  it('begins a run where there is none', () => {
    const whole = tearline([...RUN, '--out', 'whole']);
    expect(tearline([...RUN, '--out', 'new', '--resume']).code).toBe(whole.code);
    expect(textOf('new/restricted/audit.jsonl')).toBe(textOf('whole/restricted/audit.jsonl'));
  });

  it('leaves one that is finished as it is', () => {
    const before = textOf('whole/restricted/sessions.json');
    const { code, out } = tearline([...RUN, '--out', 'whole', '--resume']);
    expect([code, out]).toEqual([0, expect.stringContaining('nothing to resume')]);
    expect(textOf('whole/restricted/sessions.json')).toBe(before);
  });

  it('clears away what one that was cut off behind its end has left', () => {
    writeFileSync(join(place, 'whole/restricted/progress.jsonl'), '');
    tearline([...RUN, '--out', 'whole', '--resume']);
    expect(existsSync(join(place, 'whole/restricted/progress.jsonl'))).toBe(false);
  });

  it('does not go with --replace', () => {
    expect(tearline([...RUN, '--out', 'whole', '--resume', '--replace']).code).toBe(2);
  });

  it('leaves nothing of what served to go on', () => {
    for (const name of ['begun.json', 'progress.jsonl', 'running', 'audit.jsonl.torn'])
      expect(existsSync(join(place, 'new/restricted', name)), name).toBe(false);
  });
});

describe('a folder that another process writes to', () => {
  const lock = join(place, 'whole/restricted/running');
  const held = { pid: process.pid, boot: bootOf() };

  it.each([
    ['decide', ['decide', 'whole', '09OSLO612', ...WITHHELD]],
    ['release --replace', [...RUN, '--out', 'whole', '--replace']],
    ['release --resume', [...RUN, '--out', 'whole', '--resume']],
  ])('is left alone by %s, lock and all', (_, args) => {
    writeFileSync(lock, JSON.stringify(held));
    const before = textOf('whole/restricted/audit.jsonl');
    const { code, err } = tearline(args);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`Process ${process.pid} writes to this run now`),
    ]);
    expect(textOf('whole/restricted/audit.jsonl')).toBe(before);
    expect(JSON.parse(textOf('whole/restricted/running'))).toEqual(held);
  });

  it('is open to all again once that one is gone, and after a decision', () => {
    writeFileSync(lock, JSON.stringify({ ...held, pid: 99_999_999 }));
    const { code, err } = tearline(['decide', 'whole', '09OSLO612', ...WITHHELD]);
    expect(code, err).toBeLessThan(2);
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a run that was begun', () => {
  const made = { formats: ['txt' as const], marked: true, encoding: undefined };
  const begun = begunWith(SETTING, made);

  it('goes on with the same options', () => {
    expect(() => refuseOther(begun, begunWith(SETTING, made))).not.toThrow();
  });

  it.each([
    ['--formats', begunWith(SETTING, { ...made, formats: ['txt', 'pdf'] })],
    ['--variants', begunWith(SETTING, { ...made, marked: false })],
    ['--encoding', begunWith(SETTING, { ...made, encoding: 'windows-1252' })],
    ['--as-of', begunWith({ ...SETTING, asOf: '2010-01-01' as typeof SETTING.asOf }, made)],
    ['--as-of', begunWith({ ...SETTING, today: '2010-01-01' as typeof SETTING.today }, made)],
    [
      '--decisions',
      begunWith({ ...SETTING, actions: [{ id: 'd1' } as (typeof SETTING.actions)[number]] }, made),
    ],
  ])('does not go on with another %s', (option, now) => {
    expect(() => refuseOther(begun, now)).toThrow(`begun with another ${option}`);
  });
});

describe('the exit code of a run', () => {
  const none = { 'released-in-full': 3, 'released-in-part': 0, 'denied-in-full': 0, held: 0, failed: 0 };

  it.each([
    [0, none, false, false],
    [1, { ...none, held: 1 }, false, false],
    [1, { ...none, failed: 1 }, false, false],
    [1, none, true, false],
    [3, { ...none, held: 1 }, true, true],
  ])('is %i for %j, barred %s, faulty %s', (code, counts, isBarred, isFaulty) => {
    expect(exitCodeOf(counts, isBarred, isFaulty)).toBe(code);
  });

  it('is told again by a run that is finished already, of its record', () => {
    const record = join(place, 'whole/restricted/run.json');
    const kept = readFileSync(record, 'utf8');
    writeFileSync(record, kept.replace('"messages":[', '"messages":["leak",'));
    expect(tearline([...RUN, '--out', 'whole', '--resume']).code).toBe(3);
    writeFileSync(record, kept);
    expect(tearline([...RUN, '--out', 'whole', '--resume']).code).toBe(
      json('whole/restricted/run.json').counts.held > 0 ? 1 : 0,
    );
  });
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begunWith, refuseOther } from '../../src/cli/begun.ts';
import { bootOf } from '../../src/disk/lock.ts';
import { SETTING } from '../golden/cases.ts';
import { fixture, place, textOf, WITHHELD } from './tearline.ts';
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
  ])('does not go on with another %s', (option, now) => {
    expect(() => refuseOther(begun, now)).toThrow(`begun with another ${option}`);
  });
});

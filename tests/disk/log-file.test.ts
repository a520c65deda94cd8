import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { signerOf } from '../../src/audit/sign.ts';
import { LogFile, type Sealing } from '../../src/disk/log-file.ts';
import { ReviewLog } from '../../src/disk/review-log.ts';
import { Witness } from '../../src/disk/witness.ts';
import { REVIEW_FILES } from '../../src/model/review-files.ts';
import { checkpointsIn } from '../../src/verify/checkpoint.ts';
import { checkLog } from '../../src/verify/log.ts';
import { deletionsOf, written } from '../audit/written-log.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-log-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const LOG = join(place, 'audit.jsonl');
const CHECKPOINTS = join(place, 'checkpoints');
const WITNESS = join(place, 'witness');
const SEALING: Sealing = { signer: signerOf('3'.repeat(64)) };
const { lines } = written(deletionsOf(450, '09OSLO901'), []);

const opened = (sealing = SEALING): LogFile => new LogFile(LOG, CHECKPOINTS, sealing);
const verdict = () => checkLog(readFileSync(LOG), { checkpoints: readFileSync(CHECKPOINTS, 'utf8') });
const sizes = () => checkpointsIn(readFileSync(CHECKPOINTS, 'utf8')).map((each) => each?.size);

beforeEach(() => {
  for (const file of [LOG, CHECKPOINTS, WITNESS, `${LOG}.torn`]) rmSync(file, { force: true });
});

function writtenUpTo(size: number, sealing = SEALING): string {
  const log = opened(sealing);
  log.append(lines.slice(0, size));
  return log.close();
}

describe('a log', () => {
  test('has a checkpoint at least every hundred entries and at its end, however its lines come', () => {
    const log = opened();
    for (let at = 0; at < 250; at += 7) log.append(lines.slice(at, Math.min(250, at + 7)));
    log.close();
    expect(sizes()).toEqual([100, 200, 250]);
    expect(verdict()).toMatchObject({ ok: true, sealed: 250, torn: 0 });
  });

  test('that is written in one piece has the same bytes', () => {
    writtenUpTo(250);
    const once = [readFileSync(LOG), readFileSync(CHECKPOINTS)];
    rmSync(LOG);
    rmSync(CHECKPOINTS);
    const log = opened();
    for (const line of lines.slice(0, 250)) log.append([line]);
    log.close();
    expect([readFileSync(LOG), readFileSync(CHECKPOINTS)]).toEqual(once);
  });

  test('goes on where it was closed', () => {
    writtenUpTo(120);
    const log = opened();
    log.append(lines.slice(120, 260));
    log.close();
    expect(sizes()).toEqual([100, 120, 220, 260]);
    expect(verdict()).toMatchObject({ ok: true, sealed: 260 });
  });

  test('is not signed once what is on disk is not what was written', () => {
    const log = opened();
    log.append(lines.slice(0, 50));
    const bytes = readFileSync(LOG);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(LOG, bytes);
    expect(() => log.close()).toThrow(/not what was written/);
    expect(readFileSync(CHECKPOINTS, 'utf8')).toBe('');
  });

  test('is not taken up once something that was sealed is another', () => {
    writtenUpTo(120);
    const bytes = readFileSync(LOG);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(LOG, bytes);
    expect(() => opened()).toThrow(/does not go on/);
    truncateSync(LOG, 1000);
    expect(() => opened()).toThrow(/does not go on/);
  });

  test('lays aside what was never acknowledged: whole lines, a torn one, a torn checkpoint', () => {
    writtenUpTo(120);
    const [sound, notes] = [readFileSync(LOG, 'utf8'), readFileSync(CHECKPOINTS, 'utf8')];
    const tail = `${lines[120]}\n${lines[121]?.slice(0, 40)}`;
    appendFileSync(LOG, tail);
    appendFileSync(CHECKPOINTS, '\ntearline/0123456789abcdef\n13');
    expect(checkLog(readFileSync(LOG), { checkpoints: notes })).toMatchObject({
      sealed: 120,
      torn: 40,
      head: { size: 121 },
    });
    const log = opened();
    expect([readFileSync(LOG, 'utf8'), readFileSync(CHECKPOINTS, 'utf8')]).toEqual([sound, notes]);
    expect(readFileSync(`${LOG}.torn`, 'utf8')).toBe(tail);
    log.append(lines.slice(120, 130));
    log.close();
    expect(verdict()).toMatchObject({ ok: true, sealed: 130, torn: 0 });
  });

  test('that is gone through again must come to all that was sealed', () => {
    writtenUpTo(120);
    const log = new LogFile(LOG, CHECKPOINTS, SEALING, 'its beginning');
    log.append(lines.slice(0, 50));
    expect(() => log.close()).toThrow(/inputs are missing/);
  });

  test('that is gone through again stays as it is, and goes on', () => {
    writtenUpTo(120);
    const log = new LogFile(LOG, CHECKPOINTS, SEALING, 'its beginning');
    log.append(lines.slice(0, 130));
    log.close();
    expect(sizes()).toEqual([100, 120, 130]);
    expect(verdict()).toMatchObject({ ok: true, sealed: 130 });
  });

  test('keeps what it laid aside unless the very same is written again', () => {
    const tail = `${lines[100]}\n${lines[101]}\n`;
    for (const [again, stays] of [
      [lines.slice(100, 103), false],
      [lines.slice(102, 105), true],
    ] as const) {
      for (const file of [LOG, CHECKPOINTS, `${LOG}.torn`]) rmSync(file, { force: true });
      writtenUpTo(100);
      appendFileSync(LOG, tail);
      const log = opened();
      log.append(again);
      log.close();
      expect(existsSync(`${LOG}.torn`)).toBe(stays);
    }
  });

  test('has no more than 33 checkpoints that wait for their sync, and no more than an eighth of all', () => {
    const log = opened();
    const long = Array.from({ length: 450 * 100 }, (_, n) => `{"n":${n}}`);
    for (let at = 0; at < long.length; at += 100) {
      log.append(long.slice(at, at + 100));
      const signed = at / 100 + 1;
      expect(signed - sizes().length).toBeLessThanOrEqual(Math.min(32, signed / 8));
    }
    log.close();
    expect(sizes()).toHaveLength(450);
  });

  test('without a tail lays nothing aside', () => {
    writtenUpTo(120);
    opened().close();
    expect(existsSync(`${LOG}.torn`)).toBe(false);
  });
});

describe('a link that lies in the place of', () => {
  const victim = join(place, 'diary.txt');
  test.each([
    ['the log', LOG],
    ['its checkpoints', CHECKPOINTS],
    ['what is kept aside', `${LOG}.torn`],
  ])('%s is refused, and what it leads to stays as it was', (_, path) => {
    writtenUpTo(120);
    if (path !== LOG) appendFileSync(LOG, 'half a line');
    rmSync(path, { force: true });
    writeFileSync(victim, 'Dear diary');
    symlinkSync(victim, path);
    for (const from of ['its end', 'its beginning'] as const)
      expect(() => new LogFile(LOG, CHECKPOINTS, SEALING, from)).toThrow(`${path} is a symbolic link`);
    expect(readFileSync(victim, 'utf8')).toBe('Dear diary');
  });

  test('what the entries of a review bind is refused', () => {
    writeFileSync(victim, 'Dear diary');
    const contents = join(place, REVIEW_FILES.contents);
    symlinkSync(victim, contents);
    expect(() => new ReviewLog(place, SEALING, () => {})).toThrow(`${contents} is a symbolic link`);
    expect(readFileSync(victim, 'utf8')).toBe('Dear diary');
  });
});

describe('lines that are appended at once', () => {
  test('have one checkpoint behind them, on the device with them, before the log is closed', () => {
    const log = opened();
    const first = log.appendAtOnce(lines.slice(0, 1));
    const second = log.appendAtOnce(lines.slice(1, 240));
    expect(sizes()).toEqual([1, 240]);
    expect(readFileSync(CHECKPOINTS, 'utf8')).toBe(`${first}\n${second}`);
    expect(checkLog(readFileSync(LOG), { checkpoints: `${first}\n${second}` })).toMatchObject({
      code: 'checkpoint-gap',
    });
    const check = { checkpoints: `${first}\n${second}`, furthest: 239 };
    expect(checkLog(readFileSync(LOG), check)).toMatchObject({ ok: true, sealed: 240 });
    expect(log.close()).toBe(second);
  });

  test('go on a log that is there, and others go on them', () => {
    writtenUpTo(120);
    const log = opened();
    log.appendAtOnce(lines.slice(120, 125));
    log.append(lines.slice(125, 130));
    log.close();
    expect(sizes()).toEqual([100, 120, 125, 130]);
    expect(verdict()).toMatchObject({ ok: true, sealed: 130 });
  });

  test('are sealed by nobody once the log was let go of', () => {
    writtenUpTo(120);
    const log = opened();
    log.append(lines.slice(120, 125));
    log.letGo();
    expect(sizes()).toEqual([100, 120]);
    expect(() => log.appendAtOnce(lines.slice(125, 126))).toThrow(/Cannot write the log/);
  });
});

describe('a log whose last checkpoint somebody else signed', () => {
  test('is not gone on with, whatever its root', () => {
    writtenUpTo(120, { signer: signerOf('4'.repeat(64)) });
    expect(() => opened()).toThrow(/not signed with this signing key/);
  });

  test('is not gone on with where the signature is none', () => {
    writtenUpTo(120);
    const sealed = readFileSync(CHECKPOINTS, 'utf8');
    const end = sealed.lastIndexOf(' ') + 1;
    const forged = Buffer.from(sealed.slice(end), 'base64').fill(7, 4).toString('base64');
    writeFileSync(CHECKPOINTS, `${sealed.slice(0, end)}${forged}\n`);
    expect(() => opened()).toThrow(/not signed with this signing key/);
  });
});

describe('a witness', () => {
  const watched = (): Sealing => ({ ...SEALING, witness: Witness.at(WITNESS) });

  test('keeps the last checkpoint of each log', () => {
    const first = writtenUpTo(120, watched());
    expect(readFileSync(WITNESS, 'utf8')).toBe(first);
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const log = opened(watched());
    log.append(written(deletionsOf(30, '09OSLO902'), []).lines);
    const second = log.close();
    expect(readFileSync(WITNESS, 'utf8')).toBe(`${first}\n${second}`);
  });

  test('lets a log grow, and be written again as it was', () => {
    writtenUpTo(120, watched());
    const log = opened(watched());
    log.append(lines.slice(120, 130));
    const grown = log.close();
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const again = opened(watched());
    again.append(lines.slice(0, 130));
    again.close();
    expect(readFileSync(WITNESS, 'utf8').split('\n')[1]).toBe('130');
    expect(grown.split('\n')[1]).toBe('130');
  });

  test('refuses a log that was cut short, whoever has its key', () => {
    writtenUpTo(250, watched());
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const log = opened(watched());
    log.append(lines.slice(0, 120));
    expect(() => log.close()).toThrow(/saw 250 entries/);
  });

  test('has nothing signed that contradicts it', () => {
    writtenUpTo(250, watched());
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const log = opened(watched());
    log.append(lines.slice(0, 200));
    const changed = [...lines.slice(200, 240), ...lines.slice(300, 360)];
    expect(() => log.append(changed)).toThrow(/Nothing is signed/);
    expect(sizes()).toEqual([100, 200]);
  });

  test('keeps what another run told it meanwhile', () => {
    const early = Witness.at(WITNESS);
    const first = writtenUpTo(120, watched());
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const log = opened({ ...SEALING, witness: early });
    log.append(written(deletionsOf(30, '09OSLO902'), []).lines);
    const second = log.close();
    expect(readFileSync(WITNESS, 'utf8')).toBe(`${first}\n${second}`);
    expect(existsSync(`${WITNESS}.held`)).toBe(false);
  });

  test('waits for whoever writes to it, and for nobody who is gone', () => {
    mkdirSync(`${WITNESS}.held`);
    writtenUpTo(120, watched());
    expect(readFileSync(WITNESS, 'utf8').split('\n')[1]).toBe('120');
  });

  test('refuses a log that was begun and that it does not know: it was written anew', () => {
    writtenUpTo(250, watched());
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const log = opened();
    log.append([...lines.slice(1, 120)]);
    log.close();
    expect(() => opened(watched())).toThrow(/written anew/);
    rmSync(WITNESS);
    expect(() => opened(watched())).not.toThrow();
  });

  test('knows a log from its first checkpoint on: one that was cut off can be taken up again', () => {
    writtenUpTo(30, watched());
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const log = opened(watched());
    log.append(written(deletionsOf(300, '09OSLO902'), []).lines.slice(0, 250));
    log.letGo();
    expect(() => opened(watched())).not.toThrow();
  });

  test('finds a log short when it is opened, before anything is written to it', () => {
    const log = opened(watched());
    log.appendAtOnce(lines.slice(0, 10));
    const kept = [LOG, CHECKPOINTS].map((file) => readFileSync(file));
    log.appendAtOnce(lines.slice(10, 20));
    log.letGo();
    expect(readFileSync(WITNESS, 'utf8').split('\n')[1]).toBe('20');
    for (const [n, file] of [LOG, CHECKPOINTS].entries()) writeFileSync(file, kept[n] ?? '');
    expect(() => opened(watched())).toThrow(/saw 20 entries/);
  });

  test('finds a log that is begun anew, before what is written to it is acknowledged', () => {
    const log = opened(watched());
    log.appendAtOnce(lines.slice(0, 1));
    log.appendAtOnce(lines.slice(1, 20));
    log.letGo();
    for (const file of [LOG, CHECKPOINTS]) rmSync(file);
    const anew = opened(watched());
    expect(() => anew.appendAtOnce(lines.slice(0, 1))).toThrow(/saw 20 entries/);
    expect(readFileSync(CHECKPOINTS, 'utf8')).toBe('');
  });

  test('that was changed is not believed', () => {
    writtenUpTo(120, watched());
    writeFileSync(WITNESS, readFileSync(WITNESS, 'utf8').replace('\n120\n', '\n12\n\n'));
    expect(() => Witness.at(WITNESS)).toThrow(/no file of checkpoints/);
  });
});

import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signerOf } from '../../src/audit/sign.ts';
import { Aside } from '../../src/disk/aside.ts';
import { LogFile } from '../../src/disk/log-file.ts';
import { writePieces, writeWhole } from '../../src/disk/write-whole.ts';
import { checkLog } from '../../src/verify/log.ts';
import { deletionsOf, written } from '../audit/written-log.ts';

/** What a write does to the bytes that it says it took. */
const disk = vi.hoisted(() => ({
  taking: (bytes: Uint8Array): Uint8Array => bytes,
  synced: [] as string[],
}));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const writeSync = (file: number, bytes: Uint8Array, at = 0): number => {
    const left = bytes.subarray(at);
    fs.writeSync(file, disk.taking(left));
    return left.length;
  };
  const fsyncSync = (file: number): void => {
    disk.synced.push(fs.readlinkSync(`/proc/self/fd/${file}`));
    fs.fsyncSync(file);
  };
  return { ...fs, writeSync, fsyncSync };
});

const place = realpathSync(mkdtempSync(join(tmpdir(), 'tearline-lying-')));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const FILE = join(place, '07OSLO412.txt');
const OLD = 'what stood there';
beforeEach(() => writeFileSync(FILE, OLD));

describe('a file on a disk that says it took bytes', () => {
  test('is there where it took them', () => {
    disk.taking = (bytes) => bytes;
    writeWhole(FILE, 'a copy');
    expect(readFileSync(FILE, 'utf8')).toBe('a copy');
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['and took none', () => new Uint8Array()],
    ['and took half', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['and kept others', (bytes) => bytes.map((byte) => byte ^ 1)],
  ])('%s is refused, and what stood there stays', (_, taking) => {
    disk.taking = taking;
    expect(() => writeWhole(FILE, 'a copy')).toThrow(/other bytes than it was given/);
    disk.taking = (bytes) => bytes;
    expect(readFileSync(FILE, 'utf8')).toBe(OLD);
    expect(existsSync(`${FILE}.part`)).toBe(false);
  });
});

describe('a file that comes in pieces', () => {
  const pieces = ['a table\n'.repeat(40_000), 'its end\n'];

  test('is there where the disk took them, on the device with its name', () => {
    disk.taking = (bytes) => bytes;
    disk.synced = [];
    writePieces(FILE, pieces);
    expect(disk.synced).toEqual([`${FILE}.part`, place]);
    expect(readFileSync(FILE, 'utf8')).toBe(pieces.join(''));
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['took half of one', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['kept others', (bytes) => bytes.map((byte) => byte ^ 1)],
  ])('is refused where the disk %s, and what stood there stays', (_, taking) => {
    disk.taking = taking;
    expect(() => writePieces(FILE, pieces)).toThrow(/other bytes than it was given/);
    disk.taking = (bytes) => bytes;
    expect(readFileSync(FILE, 'utf8')).toBe(OLD);
    expect(existsSync(`${FILE}.part`)).toBe(false);
  });
});

describe('what a run puts aside', () => {
  const text = 'a row of the index\n'.repeat(9000);
  const put = (): Aside => {
    const aside = new Aside(join(place, 'index.jsonl.aside'));
    for (const line of text.split(/(?<=\n)/)) aside.add(line);
    return aside;
  };

  test('is what was added, line by line, and whole in its place', () => {
    disk.taking = (bytes) => bytes;
    const aside = put();
    expect([...aside.lines()]).toEqual(text.trimEnd().split('\n'));
    aside.add('one more\n');
    expect([...aside.lines()].at(-1)).toBe('one more');
    aside.moveTo(FILE);
    expect(readFileSync(FILE, 'utf8')).toBe(`${text}one more\n`);
  });

  test.each<[string, (aside: Aside) => unknown]>([
    ['is not put in its place', (aside) => aside.moveTo(FILE)],
    ['is not read', (aside) => [...aside.lines()]],
    ['has no digest', (aside) => aside.digest()],
  ])('%s where the disk kept other bytes', (_, use) => {
    let times = 0;
    disk.taking = (bytes) => (++times === 2 ? bytes.map((byte) => byte ^ 1) : bytes);
    const aside = put();
    expect(() => use(aside)).toThrow(/other bytes than it was given/);
    expect(readFileSync(FILE, 'utf8')).toBe(OLD);
  });
});

describe('a log whose disk failed once', () => {
  const { lines } = written(deletionsOf(20, '09OSLO901'), []);
  const sealing = { signer: signerOf('3'.repeat(64)) };
  const [log, checkpoints] = [join(place, 'failed.jsonl'), join(place, 'failed.checkpoints')];
  const opened = (): LogFile => new LogFile(log, checkpoints, sealing);

  test('takes nothing more behind half a line, and is whole once it was opened again', () => {
    disk.taking = (bytes) => bytes;
    const first = opened();
    first.appendAtOnce(lines.slice(0, 5));
    disk.taking = (bytes) => {
      disk.taking = (more) => more;
      writeFileSync(log, bytes.subarray(0, 40), { flag: 'a' });
      throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'write' });
    };
    expect(() => first.appendAtOnce(lines.slice(5, 7))).toThrow(/the device reported an error/);
    const left = readFileSync(log);
    expect(() => first.append(lines.slice(5, 7))).toThrow(/any more: it failed before/);
    expect(() => first.appendAtOnce(lines.slice(5, 7))).toThrow(/any more: it failed before/);
    expect(() => first.close()).toThrow(/any more: it failed before/);
    expect(readFileSync(log)).toEqual(left);
    first.letGo();
    disk.synced = [];
    const second = opened();
    expect(disk.synced).toEqual([`${log}.torn`, place]);
    expect(readFileSync(`${log}.torn`, 'utf8')).toBe(left.subarray(-40).toString('utf8'));
    second.appendAtOnce(lines.slice(5, 7));
    second.close();
    expect(readFileSync(log, 'utf8')).toBe(`${lines.slice(0, 7).join('\n')}\n`);
  });

  test('stays as it is where its torn end cannot be kept aside', () => {
    disk.taking = (bytes) => bytes;
    const before = readFileSync(log);
    writeFileSync(log, 'half a line', { flag: 'a' });
    disk.taking = (bytes) => bytes.subarray(1);
    expect(opened).toThrow(/failed.jsonl.torn: the disk took other bytes/);
    expect(readFileSync(log)).toEqual(Buffer.concat([before, Buffer.from('half a line')]));
  });
});

describe('checkpoints on a disk that says it took them', () => {
  const [log, checkpoints] = ['audit.jsonl', 'checkpoints'].map((name) => join(place, name)) as [
    string,
    string,
  ];
  const { lines } = written(deletionsOf(450, '09OSLO901'), []);
  const sealing = { signer: signerOf('3'.repeat(64)) };
  const isNote = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('\n\n\u2014 tearline ');

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['and took none', () => new Uint8Array()],
    ['and lost the first byte', (bytes) => bytes.subarray(1)],
    ['and kept others', (bytes) => bytes.map((byte) => byte ^ 1)],
  ])('%s end the run, and the next goes on from those before them', (_, taking) => {
    for (const file of [log, checkpoints]) rmSync(file, { force: true });
    disk.taking = (bytes) => bytes;
    const first = new LogFile(log, checkpoints, sealing);
    first.append(lines.slice(0, 150));
    first.close();
    const before = readFileSync(checkpoints);
    const second = new LogFile(log, checkpoints, sealing);
    disk.taking = (bytes) => (isNote(bytes) ? taking(bytes) : bytes);
    expect(() => {
      second.append(lines.slice(150, 420));
      second.close();
    }).toThrow(/not what was written to them/);
    second.letGo();
    disk.taking = (bytes) => bytes;
    expect(readFileSync(checkpoints)).toEqual(before);
    const third = new LogFile(log, checkpoints, sealing);
    third.append(lines.slice(150, 420));
    third.close();
    const verdict = checkLog(readFileSync(log), { checkpoints: readFileSync(checkpoints, 'utf8') });
    expect(verdict).toMatchObject({ ok: true, sealed: 420, torn: 0 });
  });
});

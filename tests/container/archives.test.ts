import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { atHand, type ByPlace } from '../../src/container/archive/by-place.ts';
import { tarMembers, zipMembers } from '../../src/container/archive/members.ts';
import { type Opened, openFile } from '../../src/container/open.ts';
import type { SourceRecord } from '../../src/model/cable.ts';
import { filesTar, tarOf } from './tars.ts';
import { type ZipMember, zipOf } from './zips.ts';

const opened = (file: string, bytes: Uint8Array): Opened[] => [...openFile(file, [bytes])];
const recordsOf = (found: readonly Opened[]): SourceRecord[] =>
  found.flatMap((each) => ('record' in each ? [each.record] : []));
const codesOf = (found: readonly object[]): string[] =>
  (found as readonly Opened[]).flatMap((each) => ('failure' in each ? [each.failure.code] : []));

function flipped(zip: Buffer, file: Buffer): Buffer {
  const at = zip.indexOf(file) + 3;
  zip[at] = (zip[at] ?? 0) ^ 1;
  return zip;
}

describe('archives', () => {
  const files = {
    'b/2.txt': Buffer.from('FM AMEMBASSY ROME'),
    'a/1.txt': Buffer.from('FM AMEMBASSY OSLO'),
    'x.jpg': Buffer.from('no'),
  };

  it('gives the texts of a zip by name, and says what is none', () => {
    const found = opened('c.zip', zipSync({ ...files, 'x\u001b.doc': Buffer.from('no') }));
    const records = recordsOf(found);
    expect(codesOf(found)).toEqual(['members-not-read']);
    const [told = ''] = found.flatMap((each) => ('failure' in each ? [each.failure.reason] : []));
    expect(told).toContain('2 files');
    expect(told).toContain('x.jpg, x?.doc');
    expect(records.map(({ file, text }) => [file, text])).toEqual([
      ['c.zip#a/1.txt', 'FM AMEMBASSY OSLO'],
      ['c.zip#b/2.txt', 'FM AMEMBASSY ROME'],
    ]);
  });

  it('gives the texts of a tar as they lie in it, packed or not, and one packed text', () => {
    const tar = filesTar(files);
    for (const bytes of [tar, gzipSync(tar)])
      expect(recordsOf(opened('c.tgz', bytes)).map(({ file }) => file)).toEqual([
        'c.tgz#b/2.txt',
        'c.tgz#a/1.txt',
      ]);
    expect(recordsOf(opened('1.txt.gz', gzipSync('FM AMEMBASSY OSLO')))[0]).toMatchObject({
      file: '1.txt.gz',
      text: 'FM AMEMBASSY OSLO',
    });
  });

  it('reads a table in one by its rows', () => {
    const row = (id: number): string =>
      `"${id}","1/21/2007 12:00","07OSLO${id}","Embassy Oslo","SECRET","","FM AMEMBASSY OSLO","Calm."\n`;
    const records = recordsOf(opened('c.zip', zipSync({ 't.csv': Buffer.from(row(1) + row(2)) })));
    expect(records.map(({ part, catalogue }) => [part, catalogue?.mrn])).toEqual([
      ['1', '07OSLO1'],
      ['2', '07OSLO2'],
    ]);
  });

  describe('that hold tables or lines longer than a text may be', () => {
    const long = 'calm '.repeat(400_000);
    const line = (id: number): string =>
      `${JSON.stringify({ number: `07OSLO${id}`, body: `FM AMEMBASSY OSLO ${long}` })}\n`;
    const lines = Buffer.from(Array.from({ length: 17 }, (_, id) => line(id)).join(''));
    const stored = { level: 0 } as const;

    it.each<[string, string, Uint8Array]>([
      ['a .gz', 'c.ndjson.gz', gzipSync(lines, stored)],
      ['a .gz that does not say it in its name', 'c.gz', gzipSync(lines, stored)],
      ['a zip', 'c.zip', zipSync({ 'a.ndjson': lines }, stored)],
      ['a tar', 'c.tar', filesTar({ 'a.ndjson': lines })],
    ])('are read row by row out of %s', (_, file, bytes) => {
      expect(lines.length).toBeGreaterThan(32 * 1024 * 1024);
      let rows = 0;
      for (const each of openFile(file, [bytes])) {
        rows += 1;
        expect('record' in each && each.record).toMatchObject({ opened: true, part: String(rows) });
      }
      expect(rows).toBe(17);
    });

    it('are not read at all where they are damaged at their end, nor where they are a text', () => {
      const zip = flipped(
        Buffer.from(zipSync({ 'a.ndjson': lines, 'b.txt': Buffer.alloc(lines.length, 'calm ') }, stored)),
        lines.subarray(-40),
      );
      expect(codesOf(opened('c.zip', zip))).toEqual(['member-damaged', 'too-large']);
      const gz = gzipSync(lines, stored);
      expect(codesOf(opened('c.gz', gz.subarray(0, -4)))).toEqual(['archive-unread']);
    });
  });

  it('tells of two files with one name in a zip, of which one is read', () => {
    const zip = Buffer.from(
      zipSync({ 'a.txt': Buffer.from('FM AMEMBASSY OSLO'), 'b.txt': Buffer.from('FM') }),
    );
    const twice = Buffer.from(zip.toString('latin1').replaceAll('b.txt', 'a.txt'), 'latin1');
    expect(opened('c.zip', twice)).toHaveLength(2);
    expect(codesOf(opened('c.zip', twice))).toContain('member-twice');
  });

  it.each([
    ['of GNU tar', 'L', (name: string) => `${name}\0`],
    ['of POSIX', 'x', (name: string) => `${name.length + 10} path=${name}\n`],
  ])('knows a file of a tar by its long name %s', (_, kind, said) => {
    const name = `${'a'.repeat(120)}.txt`;
    const tar = tarOf([
      { name: 'long', bytes: Buffer.from(said(name)), kind },
      { name, bytes: Buffer.from('FM AMEMBASSY OSLO') },
    ]);
    expect(recordsOf(opened('c.tar', tar)).map(({ file }) => file)).toEqual([`c.tar#${name}`]);
  });

  it('refuses one that opens to more than texts do, or does not open', () => {
    expect(codesOf(opened('b.zip', zipSync({ 'a.txt': Buffer.alloc(30_000_000) })))).toEqual([
      'archive-too-large',
    ]);
    expect(codesOf(opened('b.gz', gzipSync(Buffer.alloc(30_000_000))))).toEqual(['archive-too-large']);
    expect(codesOf(opened('b.gz', gzipSync('FM AMEMBASSY OSLO').subarray(0, 20)))).toEqual([
      'archive-unread',
    ]);
    expect(codesOf(opened('b.zip', zipSync(files).subarray(0, 60)))).toEqual(['archive-unread']);
  });
});

describe('what a zip says of its files', () => {
  const OSLO = Buffer.from('FM AMEMBASSY OSLO\n1. Calm.');
  const ROME = Buffer.from('FM AMEMBASSY ROME');
  const rome: ZipMember = { name: 'rome.txt', bytes: ROME };
  const withFalse = (says: ZipMember['says']): Buffer =>
    zipOf([{ name: 'oslo.txt', bytes: OSLO, ...(says && { says }) }, rome]);
  const bothRead = ['c.zip#oslo.txt', 'c.zip#rome.txt'];

  it('is believed where it is true', () => {
    expect(recordsOf(opened('c.zip', withFalse({}))).map(({ file }) => file)).toEqual(bothRead);
  });

  it.each<[string, Buffer, string]>([
    ['a byte of a stored file is another', flipped(withFalse({}), OSLO), 'member-damaged'],
    ['a byte of a packed file is another', brokenPacked(), 'member-damaged'],
    ['a size is too small', withFalse({ size: OSLO.length - 1 }), 'member-damaged'],
    ['a stored size is too small', withFalse({ packed: 5, size: 5 }), 'member-damaged'],
    ['a packed size is too small', packedWith(100), 'member-damaged'],
    ['a size is too large', packedWith(10_000), 'member-damaged'],
    ['a check sum is another', withFalse({ checkSum: 1 }), 'member-damaged'],
    ['it is encrypted', withFalse({ flags: 1 }), 'member-encrypted'],
    ['it is packed in a strange way', withFalse({ method: 12 }), 'member-not-opened'],
    ['it is a link', withFalse({ mode: 0o120777 }), 'members-not-read'],
  ])('is not, file by file: %s', (_, zip, code) => {
    const found = opened('c.zip', zip);
    expect(codesOf(found)).toEqual([code]);
    expect(recordsOf(found).map(({ file }) => file)).toEqual(['c.zip#rome.txt']);
  });

  it.each<[string, Buffer]>([
    ['another name stands at a file', withFalse({ name: 'osl_.txt' })],
    ['a file reaches into the next', withFalse({ packed: OSLO.length + 1, size: OSLO.length + 1 })],
    ['a place has no file', withFalse({ at: 7 })],
    ['a file is in it twice', zipOf([rome, { ...rome, says: { at: 0 } }])],
    ['it lists more than it says', zipOf([rome, { name: 'a.txt', bytes: OSLO }], { count: 1 })],
    ['it lists less than it says', zipOf([rome], { count: 2 })],
    ['something stands behind its end', Buffer.concat([withFalse({}), Buffer.from('x')])],
  ])('refuses all of it where nobody knows what is in it: %s', (_, zip) => {
    expect(opened('c.zip', zip)).toHaveLength(1);
    expect(codesOf(opened('c.zip', zip))).toEqual(['archive-unread']);
  });

  it('opens no bomb of many names for one file', () => {
    const big = Buffer.alloc(100_000, 'FM AMEMBASSY OSLO\n');
    const names = Array.from({ length: 500 }, (_, i) => ({
      ...{ name: `${i}.txt`, bytes: big },
      says: { size: 0, ...(i === 0 ? {} : { at: 0, name: '0.txt' }) },
    }));
    expect(codesOf(opened('c.zip', zipOf(names)))).toEqual(['archive-unread']);
  });

  it('reads the directory of one with more files than its end has room for', () => {
    const zip = zipOf([{ name: 'oslo.txt', bytes: OSLO }, rome]);
    expect(recordsOf(opened('c.zip', widened(zip, 2))).map(({ file }) => file)).toEqual(bothRead);
    expect(codesOf(opened('c.zip', widened(zip, 3)))).toEqual(['archive-unread']);
  });

  /** `oslo.txt` deflated, and a size that is not its own. */
  function packedWith(size: number): Buffer {
    const zip = Buffer.from(zipSync({ 'oslo.txt': Buffer.alloc(1_000, OSLO), 'rome.txt': ROME }));
    for (const at of [zip.indexOf('PK\u0001\u0002') + 24]) zip.writeUInt32LE(size, at);
    return zip;
  }

  function brokenPacked(): Buffer {
    const zip = packedWith(1_000);
    const at = 30 + 'oslo.txt'.length + 12;
    zip[at] = (zip[at] ?? 0) ^ 0x10;
    return zip;
  }

  /** The same with its numbers in eight bytes each. */
  function widened(zip: Buffer, count: number): Buffer {
    const end = zip.length - 22;
    const wide = Buffer.alloc(56 + 20);
    wide.writeUInt32LE(0x06064b50, 0);
    wide.writeBigUInt64LE(BigInt(count), 32);
    wide.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 12)), 40);
    wide.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 16)), 48);
    wide.writeUInt32LE(0x07064b50, 56);
    wide.writeBigUInt64LE(BigInt(end), 64);
    const last = Buffer.from(zip.subarray(end));
    last.writeUInt16LE(0xffff, 10);
    return Buffer.concat([zip.subarray(0, end), wide, last]);
  }
});

describe('what a tar says of its files', () => {
  const OSLO = Buffer.from('FM AMEMBASSY OSLO');
  const two = filesTar({ 'a.txt': OSLO, 'b.txt': OSLO });

  it.each<[string, Buffer]>([
    ['it ends within a file', two.subarray(0, 700)],
    ['it ends behind a file', two.subarray(0, 1024)],
    ['it ends behind the last, without the block that ends it', two.subarray(0, 2048)],
    ['a byte of a name is another', Buffer.from(two.toString('latin1').replace('b.txt', 'c.txt'), 'latin1')],
    ['a size is another', Buffer.from(two.toString('latin1').replace('0000021', '0000020'), 'latin1')],
  ])('refuses all of it where it does not hold: %s', (_, tar) => {
    for (const bytes of [tar, gzipSync(tar)])
      expect(codesOf(opened('c.tar', bytes))).toEqual(['archive-unread']);
  });

  it('is not looked at where the packed one is damaged at its very end, or a bomb', () => {
    const packed = gzipSync(two);
    const damaged = Buffer.from(packed);
    damaged.writeUInt8((damaged.at(-5) ?? 0) ^ 1, damaged.length - 5);
    expect(recordsOf(opened('c.tgz', packed))).toHaveLength(2);
    expect(codesOf(opened('c.tgz', damaged))).toEqual(['archive-unread']);
    const bomb = gzipSync(filesTar({ 'a.txt': OSLO, 'b.txt': Buffer.alloc(30_000_000) }));
    expect(codesOf(opened('c.tgz', bomb))).toEqual(['archive-too-large']);
  });

  it('tells of two files with one name, of which the last is read', () => {
    const tar = tarOf([
      { name: 'a.txt', bytes: OSLO },
      { name: 'a.txt', bytes: Buffer.from('FM AMEMBASSY ROME') },
    ]);
    const found = opened('c.tar', tar);
    expect(recordsOf(found).map(({ text }) => text)).toEqual(['FM AMEMBASSY ROME']);
    expect(codesOf(found)).toEqual(['member-twice']);
  });

  it('tells of links, which are no files, and not of folders or what holds for all', () => {
    const nothing = new Uint8Array();
    const tar = tarOf([
      { name: 'all', bytes: Buffer.from('13 comment=x\n'), kind: 'g' },
      { name: 'in/', bytes: nothing, kind: '5' },
      { name: 'in/a.txt', bytes: OSLO },
      { name: 'in/b.txt', bytes: nothing, kind: '2' },
    ]);
    const found = opened('c.tar', tar);
    expect(recordsOf(found).map(({ file }) => file)).toEqual(['c.tar#in/a.txt']);
    expect(found.flatMap((each) => ('failure' in each ? [each.failure.reason] : []))[0]).toContain(
      '1 file that by name',
    );
  });
});

describe('caps', () => {
  const texts = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [`${name}.txt`, Buffer.from(`FM AMEMBASSY OSLO${' calm'.repeat(2_000)}`)]),
  );
  const many = { 'x.jpg': new Uint8Array(), ...texts };
  const wide = { members: 4, ratio: 200 };

  it('of a zip: how many files, and from how little', () => {
    const zip = atHand(zipSync(many));
    const codes = (caps: Partial<typeof wide>): string[] =>
      codesOf([...zipMembers('c', zip, { ...wide, ...caps })]);
    expect(codes({})).toEqual(['members-not-read']);
    expect(codes({ members: 3 })).toEqual(['archive-too-large']);
    expect(codes({ ratio: 1 })).toEqual(['archive-too-large']);
  });

  it('of a tar: how many files', () => {
    const tar = atHand(filesTar(many));
    const codes = (members: number): string[] =>
      codesOf([...tarMembers('tar', 'c', tar, { ...wide, members })]);
    expect(codes(4)).toEqual(['members-not-read']);
    expect(codes(3)).toEqual(['archive-too-large']);
  });

  it('count a million files', () => {
    const header = filesTar({ 'a.jpg': new Uint8Array() }).subarray(0, 512);
    const end = Buffer.alloc(512);
    const tarWith = (members: number): ByPlace => ({
      between: (from) => (from / 512 < members ? header : end),
    });
    const codes = (members: number): string[] => codesOf([...tarMembers('tar', 'c.tar', tarWith(members))]);
    expect(codes(1_000_000)).toEqual(['members-not-read']);
    expect(codes(1_000_001)).toEqual(['archive-too-large']);
  });
});

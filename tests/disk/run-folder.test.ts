import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DiskFailure } from '../../src/disk/failure.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-run-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const folder = RunFolder.create(join(place, 'run'), { replace: false });

test.each(['../07OSLO412.txt', '/07OSLO412.txt', '..', '.hidden', '', '07OSLO412\n.txt', 'a/b.txt'])(
  'nothing that may leave is written under the name %j',
  (name) => expect(() => folder.writeCopy('proposed', name, 'x')).toThrow(DiskFailure),
);

test.each(['../x.txt', 'referrals/../../x.txt', 'referrals//x.txt'])(
  'nor anything restricted under %j',
  (name) => expect(() => folder.writeRestricted(name, 'x')).toThrow(DiskFailure),
);

test('a name of ours is written', () => {
  folder.writeCopy('proposed', '07OSLO412.txt', 'x');
  expect(existsSync(join(place, 'run/proposed/07OSLO412.txt'))).toBe(true);
});

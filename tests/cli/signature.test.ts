import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture, place, tearline, textOf } from './tearline.ts';

const PUBLIC_KEY = 'signing-key.pub';

beforeAll(() => {
  tearline(['release', fixture('03-unclassified'), '--out', 'run']);
  cpSync(join(place, 'run/proposed'), join(place, 'received'), { recursive: true });
});

describe('copies that were received', () => {
  it('are checked with the public key alone, in a file or as it is', () => {
    for (const key of [PUBLIC_KEY, textOf(PUBLIC_KEY).trim()]) {
      const { code, out } = tearline(['verify', 'received', '--public-key', key]);
      expect([code, out]).toEqual([
        0,
        expect.stringMatching(/^OK: \d files as signed by tearline\+[0-9a-f]{8}\.\n$/),
      ]);
    }
  });

  it('are refused when one was changed, and when its digest was changed with it', () => {
    cpSync(join(place, 'received'), join(place, 'changed'), { recursive: true });
    writeFileSync(join(place, 'changed/index.csv'), 'other rows');
    const told = tearline(['verify', 'changed', '--public-key', PUBLIC_KEY]);
    expect([told.code, told.out]).toEqual([3, expect.stringContaining('index.csv is not the file')]);
    const manifest = join(place, 'changed/manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"sha256": "./, '"sha256": "z'));
    expect(tearline(['verify', 'changed', '--public-key', PUBLIC_KEY]).out).toContain(
      'The signature of manifest.json',
    );
  });

  it('need a key: without one, or with something else, that is said with exit 2', () => {
    const env = { TEARLINE_SIGNING_KEY: join(place, 'nowhere') };
    expect(tearline(['verify', 'received'], { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--public-key'),
    });
    expect(tearline(['verify', 'received', '--public-key', 'received/index.csv']).code).toBe(2);
  });
});

describe('an index', () => {
  it('with a row of a cable that is not there is told', () => {
    tearline(['release', fixture('10-protected-source'), '--out', 'rows']);
    const path = join(place, 'rows/proposed/index.jsonl');
    const [row = ''] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8')}${row.replace(/"mrn":"[^"]*"/, '"mrn":"99ELSEWHERE1"')}\n`,
    );
    expect(tearline(['verify', 'rows']).out).toContain('a row of a cable that is not there');
  });
});

describe('a run', () => {
  it('is checked with the key that lies on this machine, and says so where there is none', () => {
    expect(tearline(['verify', 'run'])).toMatchObject({ code: 0, err: '' });
    const env = { TEARLINE_SIGNING_KEY: join(place, 'nowhere') };
    expect(tearline(['verify', 'run'], { env }).err).toContain('signatures are not checked');
  });

  it('signed with another key is told', () => {
    tearline(['release', fixture('03-unclassified'), '--out', 'other', '--signing-key', 'other-key']);
    expect(tearline(['verify', 'other'])).toMatchObject({
      code: 3,
      out: expect.stringContaining('another key'),
    });
    expect(tearline(['verify', 'other', '--public-key', 'other-key.pub']).code).toBe(0);
  });
});

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { inventedCable } from '../../bench/corpus/cable.ts';
import { place, tearline } from '../../cli/tearline.ts';
import { CASES, FIXTURES } from '../../golden/cases.ts';

const DAY = '2031-05-05';
const CLOCK = pathToFileURL(join(import.meta.dirname, 'clock.mjs'));

/** How one run differs from another in what law 7 says does not matter. */
interface Ways {
  readonly jobs?: number;
  readonly zone?: string;
  readonly locale?: string;
  readonly moment?: string;
  readonly folder?: string;
  readonly paths?: readonly string[];
  readonly asOf?: string;
  readonly formats?: string;
}

/** Small cables of every form, and the fixtures: forty. */
const invented = Array.from({ length: 200 }, (_, n) => inventedCable(n))
  .filter(({ text }) => text.length < 4500)
  .slice(0, 40 - CASES.length);
const names = [...invented.map(({ name }) => name), ...CASES.map((name) => `${name}.txt`)];

beforeAll(() => {
  mkdirSync(join(place, 'cables'));
  for (const { name, text } of invented) writeFileSync(join(place, 'cables', name), text);
  for (const name of CASES) cpSync(join(FIXTURES, name, 'cable.txt'), join(place, 'cables', `${name}.txt`));
  cpSync(join(place, 'cables'), join(place, 'elsewhere/below/cables'), { recursive: true });
});

let runs = 0;

/** Releases the forty, and gives each file of the run by its name. */
function released(ways: Ways = {}): Map<string, Buffer> {
  const { jobs = 1, zone = 'UTC', locale = 'C', moment = `${DAY}T00:00:05Z`, folder = '' } = ways;
  const { paths = ['cables'], asOf, formats = 'txt,html,json' } = ways;
  const out = `run-${++runs}`;
  const args = ['release', ...paths, '--out', out, '--jobs', String(jobs), '--formats', formats];
  const { code, err } = tearline([...args, ...(asOf === undefined ? [] : ['--as-of', asOf])], {
    cwd: join(place, folder),
    env: { TZ: zone, LC_ALL: locale, LANG: locale, CLOCK: moment, NODE_OPTIONS: `--import=${CLOCK}` },
  });
  expect([0, 1], err.slice(-2000)).toContain(code);
  return filesOf(join(place, folder, out));
}

/** Who ran it when is kept apart, and is no part of what a run says. */
function filesOf(run: string): Map<string, Buffer> {
  const files = readdirSync(run, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sessions.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [file.slice(run.length + 1), readFileSync(file)]));
}

function digestOf(files: ReadonlyMap<string, Buffer>): string {
  const digest = createHash('sha256');
  for (const [name, bytes] of files) digest.update(`${name} ${bytes.length}\n`).update(bytes);
  return digest.digest('hex');
}

const differing = (one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => !one.get(name)?.equals(other.get(name) ?? Buffer.alloc(0)),
  );

describe('law 7: same input, rules, day, decisions and key: the same bytes', () => {
  let first: Map<string, Buffer>;
  beforeAll(() => {
    first = released();
  }, 180_000);

  const inOtherOrder = names.map((name) => `cables/${name}`).sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));

  test.each<[string, Ways]>([
    [
      '2 workers, east of Greenwich, in German, inputs named one by one, in another order',
      { jobs: 2, zone: 'Asia/Kathmandu', locale: 'de_DE.UTF-8', paths: inOtherOrder },
    ],
    ['8 workers, west of it, in Turkish', { jobs: 8, zone: 'America/St_Johns', locale: 'tr_TR.UTF-8' }],
    [
      'another working directory, and another moment of the day, which is another day there',
      { folder: 'elsewhere/below', moment: `${DAY}T23:58:00Z`, zone: 'Asia/Tokyo' },
    ],
  ])('%s: one digest', (_, ways) => {
    const again = released(ways);
    expect(differing(first, again)).toEqual([]);
    expect(digestOf(again)).toBe(digestOf(first));
  });

  test('a printed copy too, by workers, in another zone, language and hour', () => {
    const ways = { formats: 'pdf', paths: names.slice(-6).map((name) => `cables/${name}`) };
    const [one, other] = [
      released(ways),
      released({
        ...ways,
        jobs: 2,
        zone: 'Asia/Kathmandu',
        locale: 'de_DE.UTF-8',
        moment: `${DAY}T17:58:00Z`,
      }),
    ];
    expect([...one.keys()].filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(5);
    expect(differing(one, other)).toEqual([]);
  });

  test('the same files by another path: only the record of the run says where they lie', () => {
    const again = released({ folder: 'elsewhere', paths: [join(place, 'cables')] });
    expect(differing(first, again)).toEqual(['restricted/run.json']);
  });

  test('on another day a rehearsal says on which it was made, and nothing else', () => {
    const ways = { asOf: '2026-11-30', paths: [`cables/${CASES[0]}.txt`, `cables/${invented[0]?.name}`] };
    const [one, other] = [released(ways), released({ ...ways, moment: '2044-12-31T12:00:00Z' })];
    const copies = [...one.keys()].filter((name) => /^rehearsal\/[^/]+\.(?:txt|html)$/.test(name));
    expect(copies.length).toBeGreaterThan(3);
    for (const name of copies)
      expect(String(other.get(name)).replaceAll('2044-12-31', DAY), name).toBe(String(one.get(name)));
  });
});

const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex');

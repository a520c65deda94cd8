import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookingKey } from '../../../src/cli/key.ts';
import type { CableView } from '../../../src/model/shown.ts';
import { tearline } from '../../cli/tearline.ts';
import { chances } from '../../faults/kills.ts';
import {
  type Answered,
  type Asked,
  actsIn,
  copiesIn,
  logOf,
  nextOn,
  releasedAt,
  type Served,
  served,
  unrecorded,
} from './killed.ts';

/** `npm run review:kills:server` does 100. */
const KILLS = Number(process.env.KILLS ?? 3);
/** So many of them happen to one run. */
const ONE_RUN = 10;
/** So many acts at most come before the one that a server is killed at. */
const UNDISTURBED = 8;
/** Within so many milliseconds of it: an act takes less than the making of copies. */
const [SHORT, LONG] = [120, 900];
/** Two cables that go out and come back, and one that is decided on with them. */
const [PLAIN, SEVERAL] = ['12MUSCAT318', '08OSLO414'];
const FILES = [
  'families/smart/21-classifier-beside-a-stamp.txt',
  'families/cablegate-html/01-two-blocks-with-entities.html',
  '10-protected-source/cable.txt',
];

const place = mkdtempSync(join(tmpdir(), 'tearline-kills-'));
const env = { TEARLINE_KEY: join(place, 'key'), TEARLINE_SIGNING_KEY: join(place, 'signing-key') };
const first = join(place, 'first');
beforeAll(() => {
  const files = FILES.map((file) => join(import.meta.dirname, '../../../fixtures', file));
  const { code, err } = tearline(['release', ...files, '--out', first, '--formats', 'txt,json'], { env });
  if (code !== 1) throw new Error(err);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** What one run was asked for, and what its people were told. */
interface Told {
  readonly answered: Map<string, Answered['said']>;
  unanswered: Asked | undefined;
}

/** How often each thing happened. */
const tally: Record<string, number> = {};
const count = (what: string): void => {
  tally[what] = (tally[what] ?? 0) + 1;
};

describe('a server of the review that is killed at a random moment', () => {
  const chance = chances(23);
  test('has all that it answered, nothing by half, and takes once what it did not answer', async () => {
    for (let n = 0; n < KILLS; n += ONE_RUN) await killedOften(join(place, `run-${n}`), chance, n);
    expect(tally.answered).toBeGreaterThan(0);
    if (KILLS > 10) console.log(KILLS, tally);
  });
});

/** Kills so many servers of one run, and looks at it after each; at the end the run must be sound. */
async function killedOften(run: string, chance: () => number, from: number): Promise<void> {
  cpSync(first, run, { recursive: true });
  const told: Told = { answered: new Map(), unanswered: undefined };
  for (let n = from; n < Math.min(from + ONE_RUN, KILLS); n += 1) {
    const server = await served(run, env);
    await holds(run, server, told);
    await actUntilKilled(server, told, chance);
    expect(unrecorded(run)).toEqual([]);
  }
  const server = await served(run, env);
  await holds(run, server, told);
  expect(await server.review.close()).toBe(0);
  for (const command of [['verify'], ['audit', 'verify']]) {
    const { code, out, err } = tearline([...command, run], { env });
    expect([code, code === 0 ? '' : out + err]).toEqual([0, '']);
  }
  rmSync(run, { recursive: true, force: true });
}

/** Acts on one cable after another, for a while undisturbed, and is cut off. */
async function actUntilKilled(server: Served, told: Told, chance: () => number): Promise<void> {
  const gone = new Promise((resolve) => server.review.process.once('exit', resolve));
  const [mrn, other] = chance() < 0.5 ? [PLAIN, SEVERAL] : [SEVERAL, PLAIN];
  const undisturbed = Math.floor(chance() * UNDISTURBED);
  for (let n = 0; ; n += 1) {
    const on = chance() < 0.8 ? mrn : other;
    const view = await server.get<CableView>(`/api/cables/${on}`).catch(() => undefined);
    if (view === undefined) break;
    const asked = nextOn(view, chance);
    const longest = asked.act === 'release' || view.standing === 'released' ? LONG : SHORT;
    if (n === undisturbed) setTimeout(() => server.review.process.kill('SIGKILL'), chance() * longest);
    told.unanswered = asked;
    const { status, said } = await server.send(asked);
    if (status === 0) break;
    noted(asked, status, said, told);
  }
  await gone;
}

function noted({ act }: Asked, status: number, said: Answered['said'], told: Told): void {
  expect([status, said]).toEqual([200, said]);
  told.unanswered = undefined;
  count('answered');
  if (act === 'release') expect(said.stay).toEqual([]);
  else told.answered.set(act.id, said);
}

/** What was answered is on record; what was not is there as a whole or not at all, and is sent again. */
async function holds(run: string, server: Served, told: Told): Promise<void> {
  const { unanswered, answered } = told;
  const log = await logOf(server);
  const acts = actsIn(run, key());
  for (const [id, { seq, digest, cables }] of answered) {
    expect(log[seq]?.digest).toBe(digest);
    if (log[seq]?.kind !== 'attestation') expect([id, acts.get(id)]).toEqual([id, cables]);
  }
  const isOut = copiesIn(run).map((name) => name.split('.')[0]);
  const released = await releasedAt(server);
  expect([...new Set(isOut)].sort()).toEqual(released.sort());
  expect(isOut).toHaveLength(released.length * 2);
  expect(unrecorded(run)).toEqual([]);
  if (unanswered !== undefined) await sentAgain(run, server, unanswered, acts, told);
}

async function sentAgain(
  run: string,
  server: Served,
  unanswered: Asked,
  before: ReadonlyMap<string, number>,
  told: Told,
): Promise<void> {
  const { act } = unanswered;
  const { status, said } = await server.send(unanswered);
  told.unanswered = undefined;
  if (act === 'release') {
    expect([status, said.stay]).toEqual([200, []]);
    count(said.cables.length > 0 ? 'release: had not begun' : 'release: was finished at the start');
    return;
  }
  if (act.kind === 'attest' && status !== 200) {
    // An attestation bears no act: who sends it again is shown that it stands.
    expect(said.code).toBe('conflict');
    const { needs } = await server.get<CableView>(`/api/cables/${act.mrn}`);
    expect(needs.find(({ code }) => code === act.need)?.attested).not.toBeNull();
    return count('attest: was on record');
  }
  expect([act.kind, status, said]).toEqual([act.kind, 200, said]);
  const had = before.get(act.id) ?? 0;
  if (act.kind !== 'attest') {
    expect([0, said.cables]).toContain(had);
    expect(actsIn(run, key()).get(act.id)).toBe(said.cables);
  }
  told.answered.set(act.id, said);
  count(`${act.kind}: ${had === 0 ? 'was not there' : 'was on record'}`);
}

const key = (): string => lookingKey(env.TEARLINE_KEY) ?? '';

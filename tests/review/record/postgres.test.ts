import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CheckFailure, DiskFailure } from '../../../src/disk/failure.ts';
import { type PostgresOptions, storeInPostgres } from '../../../src/review/record/postgres.ts';
import type { Store } from '../../../src/review/store.ts';
import { checkLog } from '../../../src/verify/log.ts';
import { readPublicKey } from '../../../src/verify/signature.ts';
import { foldOf, KEY, keptOf, OPENING } from '../acts/acting.ts';
import { PROGRAMS, PrivateServer } from './private-server.ts';
import { everywhere, note, SIGNER, signature } from './run.ts';

const why = PROGRAMS === undefined ? ' (not tried: there is no PostgreSQL under /usr/lib/postgresql)' : '';

describe.skipIf(PROGRAMS === undefined)(`a log of a review in PostgreSQL${why}`, () => {
  let server: PrivateServer;
  const opened: Store[] = [];
  beforeAll(async () => {
    server = await PrivateServer.begun();
  });
  afterAll(async () => {
    await Promise.allSettled(opened.map((store) => store.close()));
    await server?.end();
  });

  const open = async (review: string, more: Partial<PostgresOptions> = {}): Promise<Store> => {
    const publicKey = readPublicKey(SIGNER.publicKey);
    const given = { connection: server.address(), review, signer: SIGNER, key: KEY, publicKey };
    const store = await storeInPostgres({ ...given, ...more });
    opened.push(store);
    return store;
  };
  const begun = async (review: string): Promise<Store> => {
    const store = await open(review);
    await store.append(0, () => OPENING);
    return store;
  };

  test('that is opened again is what was recorded', async () => {
    const store = await begun('again');
    const recordings = [OPENING, note(1), everywhere(2, 150), signature(3)];
    for (const recording of recordings.slice(1)) await store.append(0, () => recording);
    const again = await open('again');
    expect(await again.since(0)).toEqual(keptOf(recordings));
    expect(await again.since(151)).toEqual(keptOf(recordings).slice(151));
    expect([again.root, again.readOnly]).toEqual([store.root, null]);
  });

  test('keeps reviews apart', async () => {
    await begun('one');
    const other = await open('other');
    expect(await other.since(0)).toEqual([]);
    expect(other.root).toBe('');
  });

  test('that two servers write at once loses nothing, and its chain and checkpoints hold', async () => {
    const stores = [await begun('race'), await open('race')];
    const sizes = [1, 0];
    const acts = Array.from({ length: 200 }, (_, n) =>
      (stores[n % 2] as Store).append(sizes[n % 2] ?? 0, () => (n % 20 === 0 ? everywhere(n, 5) : note(n))),
    );
    const done = await Promise.all(acts);
    const [kept, same] = await Promise.all(stores.map((store) => store.since(0)));
    expect(kept).toEqual(same);
    const fold = foldOf(kept ?? []);
    for (let n = 0; n < 200; n += 1) expect(fold.actOf(`act-${n}`)).toHaveLength(n % 20 === 0 ? 5 : 1);
    for (const [n, { news, ours }] of done.entries())
      expect([...news, ...ours]).toEqual(kept?.slice(sizes[n % 2], (ours.at(-1)?.entry.seq ?? 0) + 1));
    expect(fold.size).toBe(1 + 190 + 50);

    const lines = await server.run("select line from tearline_entries where review = 'race' order by seq");
    const notes = await server.run(
      "select note from tearline_checkpoints where review = 'race' order by size",
    );
    const verdict = checkLog(lines.map(({ line }) => `${line}\n`).join(''), {
      checkpoints: notes.map((each) => each.note).join('\n'),
      publicKey: readPublicKey(SIGNER.publicKey),
    });
    expect(verdict).toMatchObject({ ok: true, sealed: 241, torn: 0 });
    expect(verdict.ok && verdict.root).toBe(stores[0]?.root);
    expect(notes).toHaveLength(201);
  });

  test('records nothing where nothing is returned, or where it cannot be decided', async () => {
    const store = await begun('idle');
    expect(await store.append(0, () => undefined)).toEqual({ news: keptOf([OPENING]), ours: [] });
    await expect(
      store.append(0, () => {
        throw new RangeError('no');
      }),
    ).rejects.toThrow(RangeError);
    // What failed holds nobody up: the lock went with it.
    await (await open('idle')).append(1, () => note(1));
    await expect(store.append(0, () => OPENING)).rejects.toThrow(TypeError);
    expect(store.readOnly).toBeNull();
    await store.append(1, () => note(2));
    expect(await (await open('idle')).since(0)).toEqual(keptOf([OPENING, note(1), note(2)]));
  }, 8_000);

  test('has what was acknowledged after the server crashed, says meanwhile why not, and goes on by itself', async () => {
    const store = await begun('crash');
    for (let n = 0; n < 10; n += 1) await store.append(0, () => note(n));
    await server.stop('SIGQUIT');
    const refused = await store.append(0, () => note(10)).catch((thrown) => thrown);
    expect(refused).toBeInstanceOf(DiskFailure);
    expect(refused.message).toMatch(/^The database of the review failed: /);
    expect(refused.message).not.toMatch(/sesame/);
    expect(store.readOnly).toBe(refused.message);
    await expect(store.since(0)).rejects.toThrow(DiskFailure);
    await expect(open('crash')).rejects.toThrow(DiskFailure);

    await server.start();
    for (let n = 0; n < 100 && store.readOnly !== null; n += 1)
      await new Promise((settle) => setTimeout(settle, 50));
    expect(store.readOnly).toBeNull();
    await store.append(0, () => note(10));
    const all = [OPENING, ...Array.from({ length: 11 }, (_, n) => note(n))];
    expect(await (await open('crash')).since(0)).toEqual(keptOf(all));
  });

  test('tells nobody its password, whatever is wrong with its address', async () => {
    for (const connection of [
      'postgres://tearline:open-sesame@127.0.0.1:1/postgres',
      'postgres://tearline:open-sesame@[::/postgres',
      server.address('nobody'),
      server.address().replace(/postgres$/, 'elsewhere'),
    ]) {
      const refused = await open('x', { connection }).catch((thrown) => thrown);
      expect(refused).toBeInstanceOf(DiskFailure);
      expect(JSON.stringify([refused.message, refused.stack, refused.cause])).not.toMatch(/sesame/);
    }
  });

  test('can be read by a user who may not write, and says so', async () => {
    await begun('lent');
    await server.run('create role looking login; grant select on all tables in schema public to looking');
    const store = await open('lent', { connection: server.address('looking') });
    expect(await store.since(0)).toEqual(keptOf([OPENING]));
    expect(store.readOnly).toMatch(/may not write/);
    await expect(store.append(0, () => note(1))).rejects.toThrow(/this user may not do that/);
  });

  test.each<[string, string]>([
    ['with another line', "update tearline_entries set line = replace(line, 'Ann', 'Eve') where seq = 1"],
    ['without its last line', 'delete from tearline_entries where seq = 2'],
    ['with another content', "update tearline_contents set content = replace(content, 'note', 'vote')"],
    ['without a content', 'delete from tearline_contents'],
    ['without its last checkpoint', 'delete from tearline_checkpoints where size = 3'],
    [
      'with a checkpoint of something else',
      "update tearline_checkpoints set note = replace(note, E'\\n3\\n', E'\\n2\\n') where size = 3",
    ],
  ])('is not opened %s', async (name, change) => {
    const store = await begun(name);
    await store.append(0, () => note(1));
    await store.append(0, () => note(2));
    const where = change.includes(' where ') ? ' and' : ' where';
    await server.run(`${change}${where} review = '${name}'`);
    await expect(open(name)).rejects.toThrow(CheckFailure);
  });

  test.each<[string, string]>([
    ['the last line that it knows', "delete from tearline_entries where seq = 1 and review = 'KNOWN'"],
    [
      'a line it does not know',
      "update tearline_entries set line = replace(line, 'Ann', 'Eve') where seq = 2 and review = 'KNOWN'",
    ],
    [
      'the spelling of a line it does not know',
      `update tearline_entries set line = replace(line, '"v":1', '"v": 1') where seq = 2 and review = 'KNOWN'`,
    ],
    [
      'a content it does not know',
      "update tearline_contents set content = replace(content, 'note 2', 'note 3') where review = 'KNOWN'",
    ],
    ['the checkpoint behind it', "delete from tearline_checkpoints where size = 3 and review = 'KNOWN'"],
  ])('is not written on by a server to whom somebody changed %s', async (name, change) => {
    const review = `known ${name}`;
    const [store, other] = [await begun(review), await open(review)];
    await store.append(0, () => note(1));
    await other.since(0);
    await store.append(0, () => note(2));
    await server.run(change.replace('KNOWN', review));
    await expect(other.append(0, () => note(3))).rejects.toThrow(CheckFailure);
    expect(other.readOnly).toMatch(/changed in the database/);
    const [count] = await server.run(`select count(*)::int from tearline_entries where review = '${review}'`);
    expect(count?.count).toBeLessThanOrEqual(3);
  });
});

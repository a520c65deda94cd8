import type { Pool } from 'pg';
import { checkpointOf, originOf } from '../../audit/checkpoint.ts';
import type { Signer } from '../../audit/sign.ts';
import { leafHash, Tree } from '../../audit/tree.ts';
import { CheckFailure, DiskFailure } from '../../disk/failure.ts';
import type { Entry } from '../../model/entry.ts';
import { isSignedBy, readCheckpoint } from '../../verify/checkpoint.ts';
import type { ReviewKept, ReviewKeys } from '../../verify/review.ts';
import type { Kept, Store } from '../store.ts';
import { type Chained, chained, headOf } from './chain.ts';
import { type Ask, failed, poolAt, transacted } from './database.ts';
import { InTurn } from './in-turn.ts';
import { allOf, changed, contentIn, goingOn, keptOf, lineOf } from './rows.ts';

/** A review in a database: its address, its name there, who signs, and the keys it is checked with. */
export interface PostgresOptions extends ReviewKeys {
  readonly connection: string;
  readonly review: string;
  readonly signer: Signer;
}

type Given = Omit<PostgresOptions, 'connection'>;

const TABLES = `
  create table if not exists tearline_entries
    (review text not null, seq int not null, line text not null, primary key (review, seq));
  create table if not exists tearline_contents
    (review text not null, digest text not null, content text not null, primary key (review, digest));
  create table if not exists tearline_checkpoints
    (review text not null, size int not null, note text not null, primary key (review, size));
`;

const TO_WRITE = 'begin isolation level read committed';
/** All that is read belongs to one moment. */
const TO_READ = 'begin isolation level repeatable read read only';

/** The log of a review in PostgreSQL, which several servers may write. A log that was changed is not opened: exit 3. */
export async function storeInPostgres({ connection, ...given }: PostgresOptions): Promise<Store> {
  const pool = poolAt(connection);
  try {
    await makeTables(pool);
    const kept = await transacted(pool, TO_READ, (ask) => allOf(ask, given.review, given));
    const store = new PostgresStore(pool, given, kept);
    await store.since(kept.length);
    return store;
  } catch (thrown) {
    await pool.end();
    throw thrown;
  }
}

/** The log of a review as it lies in a database, unchecked, for who only looks at it; nothing where there is none. */
export async function keptInPostgres(connection: string, review: string): Promise<ReviewKept | undefined> {
  const pool = poolAt(connection);
  try {
    const kept = await transacted(pool, TO_READ, async (ask) =>
      (await hasTables(ask)) ? keptOf(ask, review) : undefined,
    );
    const isEmpty = kept === undefined || (kept.log.length === 0 && kept.checkpoints === '');
    return isEmpty ? undefined : kept;
  } finally {
    await pool.end();
  }
}

async function hasTables(ask: Ask): Promise<boolean> {
  const [found] = await ask<{ count: number }>(
    'select count(to_regclass(name))::int as count from unnest($1::text[]) as name',
    [['tearline_entries', 'tearline_contents', 'tearline_checkpoints']],
  );
  return found?.count === 3;
}

/** Two servers that make a table at once would get in each other's way. */
async function makeTables(pool: Pool): Promise<void> {
  if (await transacted(pool, TO_READ, hasTables)) return;
  await transacted(pool, TO_WRITE, async (ask) => {
    await lockedFor(ask, 'tables');
    await ask(TABLES);
  });
}

const lockedFor = (ask: Ask, what: string) =>
  ask('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`tearline ${what}`]);

/** Whether this user may add to the log in this transaction's database. */
const MAY_WRITE = `select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off'
  and has_table_privilege('tearline_entries', 'insert') as may`;

const READ_ONLY = new DiskFailure(
  'The database of the review can be read, and this user may not write to it.',
);

class PostgresStore implements Store {
  private readonly pool: Pool;
  private readonly given: Given;
  private readonly kept: Kept[] = [];
  private readonly turn = new InTurn();
  private readonly tree = new Tree();
  private failure: Error | null = null;
  private isTrying = false;
  private isClosed = false;

  constructor(pool: Pool, given: Given, kept: readonly Kept[]) {
    this.pool = pool;
    this.given = given;
    this.takeUp(kept);
    pool.on('error', (thrown) => {
      this.failure ??= failed(thrown);
    });
  }

  /** Whoever asks while the database does not answer has it asked again: it may be there by the next time. */
  get readOnly(): string | null {
    if (this.failure !== null && !this.isTrying && !this.isClosed) void this.tryAgain();
    return this.failure?.message ?? null;
  }

  get root(): string {
    return this.kept.length === 0 ? '' : this.tree.root().toString('base64');
  }

  since(size: number): Promise<readonly Kept[]> {
    return this.turn.take(() =>
      this.telling(async () => {
        await transacted(this.pool, TO_READ, async (ask) => {
          await this.catchUp(ask);
          const [found] = await ask<{ may: boolean }>(MAY_WRITE);
          this.failure = found?.may === true ? null : READ_ONLY;
        });
        return this.kept.slice(size);
      }),
    );
  }

  append(size: number, decide: Parameters<Store['append']>[1]): ReturnType<Store['append']> {
    return this.turn.take(() =>
      this.telling(async () => {
        const done = await transacted(this.pool, TO_WRITE, async (ask) => {
          await ask('set local synchronous_commit to on');
          await lockedFor(ask, `review ${this.given.review}`);
          await this.catchUp(ask);
          const news = this.kept.slice(size);
          const recording = decide(news);
          if (recording === undefined) return { news, ours: [] };
          const next = chained(headOf(this.kept), recording);
          await this.write(ask, next);
          return { news, ours: next.kept };
        });
        this.takeUp(done.ours);
        this.failure = null;
        return done;
      }),
    );
  }

  /** A failure of the database, or a log that was changed, keeps others from writing too; any other error is its asker's own. */
  private async telling<T>(work: () => Promise<T>): Promise<T> {
    if (this.failure instanceof CheckFailure) throw this.failure;
    try {
      return await work();
    } catch (thrown) {
      if (thrown instanceof DiskFailure || thrown instanceof CheckFailure) this.failure = thrown;
      throw thrown;
    }
  }

  private async tryAgain(): Promise<void> {
    this.isTrying = true;
    try {
      await this.since(this.kept.length);
    } catch {
      // It is told already why not.
    } finally {
      this.isTrying = false;
    }
  }

  /** Takes up what other servers recorded. It must go on from what this one knows, with a checkpoint behind it. */
  private async catchUp(ask: Ask): Promise<void> {
    const known = this.kept.length;
    const rows = await ask<{ line: string }>(
      'select line from tearline_entries where review = $1 and seq >= $2 order by seq',
      [this.given.review, Math.max(0, known - 1)],
    );
    const last = known === 0 ? undefined : rows.shift()?.line;
    if (known > 0 && last?.endsWith(`"digest":"${headOf(this.kept).digest}"}`) !== true)
      throw changed(known - 1, 'it is not there any more, or is another');
    if (rows.length === 0) return;
    const news = goingOn(
      this.kept,
      rows.map(({ line }) => line),
    );
    const kept = await this.withContents(ask, news);
    this.takeUp(kept);
    await this.checkSealed(ask);
  }

  private async withContents(ask: Ask, entries: readonly Entry[]): Promise<Kept[]> {
    const digests = entries.flatMap(({ entry }) => ('content' in entry ? [entry.content] : []));
    const rows = await ask<{ digest: string; content: string }>(
      'select digest, content from tearline_contents where review = $1 and digest = any($2)',
      [this.given.review, digests],
    );
    const texts = new Map(rows.map(({ digest, content }) => [digest, content]));
    return entries.map((entry) => ({ entry, content: contentIn(entry, texts, this.given.key) }));
  }

  private async checkSealed(ask: Ask): Promise<void> {
    const [row] = await ask<{ note: string }>(
      'select note from tearline_checkpoints where review = $1 order by size desc limit 1',
      [this.given.review],
    );
    const note = readCheckpoint(row?.note ?? '');
    const { publicKey } = this.given;
    const isSealed =
      note?.size === this.kept.length &&
      this.tree.root().equals(note.root) &&
      (publicKey === undefined || isSignedBy(note, publicKey));
    if (!isSealed) throw changed(this.kept.length - 1, 'the last checkpoint is not of what stands there');
  }

  private async write(ask: Ask, { lines, contents, kept }: Chained): Promise<void> {
    const { review, signer } = this.given;
    const tree = this.tree.copy();
    for (const line of lines) tree.add(leafHash(line));
    const standing = { size: tree.size, root: tree.root() };
    const [first = lines[0] ?? ''] = this.kept.slice(0, 1).map(({ entry }) => lineOf(entry));
    // The first entry stands alone behind the first checkpoint, which names the log.
    const origin = originOf({ size: 1, root: leafHash(first) });
    await ask(
      `insert into tearline_contents (review, digest, content)
         select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
      [review, contents.map(([digest]) => digest), contents.map(([, text]) => text)],
    );
    await ask(
      'insert into tearline_entries (review, seq, line) select $1, * from unnest($2::int[], $3::text[])',
      [review, kept.map(({ entry }) => entry.seq), lines],
    );
    await ask('insert into tearline_checkpoints (review, size, note) values ($1, $2, $3)', [
      review,
      standing.size,
      checkpointOf(origin, standing, signer),
    ]);
  }

  private takeUp(kept: readonly Kept[]): void {
    for (const each of kept) {
      this.kept.push(each);
      this.tree.add(leafHash(lineOf(each.entry)));
    }
  }

  close(): Promise<void> {
    this.isClosed = true;
    return this.turn.take(() => this.pool.end());
  }
}

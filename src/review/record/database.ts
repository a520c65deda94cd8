import { Pool, type PoolClient } from 'pg';
import { codeOf, DiskFailure } from '../../disk/failure.ts';

/** Codes of the system and of PostgreSQL, in words. What a driver says besides is never told: it may hold an address or a password. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at its address',
  ENOTFOUND: 'there is no machine of that name',
  ENOENT: 'nobody answers at its address',
  ECONNRESET: 'the connection was lost',
  ETIMEDOUT: 'it does not answer',
  ERR_INVALID_URL: 'its address is not in the form of one',
  '25006': 'it can only be read',
  '28000': 'it does not let this user in',
  '28P01': 'it does not let this user in',
  '3D000': 'there is no database of that name',
  '42501': 'this user may not do that',
  '53100': 'its disk is full',
  '53300': 'it has too many connections',
  '55P03': 'another server holds the log for too long',
  '57P01': 'it is shutting down',
  '57P03': 'it is starting up',
};

/** What a database refused, as a failure of the machine. */
export function failed(thrown: unknown): DiskFailure {
  const code = codeOf(thrown);
  const words = WORDS[code] ?? (code === '' ? 'the connection was lost' : `it says ${code}`);
  return new DiskFailure(`The database of the review failed: ${words}.`);
}

/** Milliseconds to wait for a connection, and for an answer. */
const [TO_CONNECT, TO_ANSWER] = [5_000, 30_000];

/** Connections to a database, opened when they are needed and again when they were lost. */
export function poolAt(connectionString: string): Pool {
  const pool = new Pool({
    ...{ connectionString, max: 2, keepAlive: true, application_name: 'tearline' },
    ...{ connectionTimeoutMillis: TO_CONNECT, query_timeout: TO_ANSWER, lock_timeout: TO_ANSWER / 2 },
  });
  // A connection may be lost at any moment, also between being made and being handed over. Whoever asks on it next is told; where
  // nobody listened to it the program would end.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return pool;
}

/** Asks the database within a transaction. What it refuses is a `DiskFailure`. */
export type Ask = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * Does `work` in one transaction, which is on the device of the database when this resolves. Where `work` fails nothing of it is
 * kept, and its own error is told.
 */
export async function transacted<T>(pool: Pool, begin: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = await connected(pool);
  const ask: Ask = async (text, values = []) => {
    try {
      return (await client.query(text, [...values])).rows;
    } catch (thrown) {
      throw failed(thrown);
    }
  };
  let isDone = false;
  try {
    await ask(begin);
    const done = await work(ask);
    await ask('commit');
    isDone = true;
    return done;
  } finally {
    // A connection that did not come to its commit is closed, which takes back what was done on it.
    client.release(!isDone);
  }
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (thrown) {
    throw failed(thrown);
  }
}

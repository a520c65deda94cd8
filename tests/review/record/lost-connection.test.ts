import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { DiskFailure } from '../../../src/disk/failure.ts';
import { poolAt, transacted } from '../../../src/review/record/database.ts';

/** A message of PostgreSQL: its letter, its length, and what it says. */
const message = (letter: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(letter), length, body]);
};
const LET_IN = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDED = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'));

let server: Server | undefined;
afterEach(() => new Promise<void>((settle) => void (server?.close(() => settle()) ?? settle())));

/** The address of what answers the first words of whoever connects with these bytes, and then hangs up. */
function answering(bytes: Buffer): Promise<string> {
  const made = createServer((socket: Socket) => socket.once('data', () => socket.end(bytes)));
  server = made;
  return new Promise((settle) =>
    made.listen(0, '127.0.0.1', () => {
      const at = made.address();
      settle(`postgres://ann@127.0.0.1:${typeof at === 'object' ? at?.port : ''}/postgres`);
    }),
  );
}

// The program ends at what nobody listens to, and so does this file.
test('a connection that is ended in the moment it is made is a failure of the machine, and ends no program', async () => {
  const pool = poolAt(await answering(Buffer.concat([LET_IN, READY, ENDED])));
  await expect(transacted(pool, 'begin', async () => undefined)).rejects.toThrow(DiskFailure);
  await pool.end();
});

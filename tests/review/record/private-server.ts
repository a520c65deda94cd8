import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const PLACE = '/usr/lib/postgresql';

/** Where the programs of PostgreSQL are, as Debian lays them; nothing where they are not. */
export const PROGRAMS = (existsSync(PLACE) ? readdirSync(PLACE) : [])
  .map((version) => join(PLACE, version, 'bin'))
  .find((bin) => existsSync(join(bin, 'initdb')));

/** A PostgreSQL of the tests' own, in a folder that goes with it, on a free port of the loopback. */
export class PrivateServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tearline-postgres-'));
  private readonly owner = ownerOf();
  private readonly port: number;
  private running: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async begun(): Promise<PrivateServer> {
    const server = new PrivateServer(await freePort());
    const { uid, gid } = server.owner;
    if (uid !== undefined && gid !== undefined) chownSync(server.folder, uid, gid);
    execFileSync(server.program('initdb'), ['-D', server.data, '-U', 'tearline', '-A', 'trust', '-N'], {
      ...server.owner,
      ...{ cwd: server.folder, stdio: 'ignore' },
    });
    await server.start();
    return server;
  }

  address(user = 'tearline'): string {
    return `postgres://${user}:open-sesame@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    const settings = ['-k', this.folder, '-h', '127.0.0.1', '-p', String(this.port)];
    const running = spawn(this.program('postgres'), ['-D', this.data, ...settings], {
      ...this.owner,
      ...{ cwd: this.folder, stdio: 'ignore' },
    });
    this.running = running;
    process.once('exit', () => running.kill('SIGQUIT'));
    for (let n = 0; n < 100; n += 1) {
      if (await this.run('select 1').catch(() => undefined)) return;
      await new Promise((settle) => setTimeout(settle, 100));
    }
    throw new Error('The private PostgreSQL does not start.');
  }

  /** SIGINT ends it in order, SIGQUIT as a crash does. */
  async stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const { running } = this;
    this.running = undefined;
    if (running === undefined) return;
    const ended = new Promise((settle) => running.once('exit', settle));
    running.kill(signal);
    await ended;
  }

  async end(): Promise<void> {
    await this.stop('SIGINT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The rows of a query. */
  async run(text: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.address() });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(text)).rows ?? [];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private program(name: string): string {
    return join(PROGRAMS ?? '', name);
  }
}

/** PostgreSQL does not run as root: there its own user runs it. */
function ownerOf(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (kind: string): number => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((settle) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    }),
  );
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { codeOf, DiskFailure, inWords, UsageProblem } from '../../disk/failure.ts';
import type { Refusal } from './answer.ts';
import { bytesOf, end } from './send.ts';

/** What answers a request. */
export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** A server that answers this machine alone. */
export interface Listening {
  readonly port: number;
  /** Where it listens: addresses by which this machine reaches itself. */
  readonly addresses: readonly string[];
  /** Answers what was asked before, then lets go of the port. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1, and on ::1 where the machine has it; port 0 is any free one. A browser that looks up localhost would
 * send to whoever holds the same port of ::1 what is meant for us, so we have both or neither.
 */
export async function listen(port: number, answersAt: (port: number) => Listener): Promise<Listening> {
  const first = await bound('127.0.0.1', port).catch((thrown) => refuseBinding(thrown, port));
  const at = boundTo(first).port;
  const answer = answersAt(at);
  const doors = [opened(first, answer)];
  try {
    doors.push(opened(await bound('::1', at), answer));
  } catch (thrown) {
    if (!ABSENT.includes(codeOf(thrown))) {
      await doors[0]?.close();
      return port === 0 && codeOf(thrown) === 'EADDRINUSE' ? listen(0, answersAt) : refuseBinding(thrown, at);
    }
  }
  return {
    port: at,
    addresses: doors.map(({ address }) => address),
    close: async () => void (await Promise.all(doors.map((door) => door.close()))),
  };
}

/** What a system says that has no such address. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** In milliseconds. Who sends slowly keeps a connection, and the end of the program, waiting no longer than this. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

/** A request that names no host is refused as one for another host, with the headers of every answer. */
const bound = (address: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer({ ...PATIENCE, requireHostHeader: false });
    server.once('error', reject).listen(port, address, () => {
      server.off('error', reject);
      resolve(server);
    });
  });

function refuseBinding(thrown: unknown, port: number): never {
  if (codeOf(thrown) === 'EADDRINUSE')
    throw new UsageProblem(
      `Another program has port ${port} already. Name another with --port, or leave it out for a free one.`,
    );
  if (codeOf(thrown) === 'EACCES')
    throw new UsageProblem(`This system lets nobody but root have port ${port}. Name one from 1024 on.`);
  throw new DiskFailure(`Cannot listen on port ${port} of this machine: ${inWords(thrown)}.`);
}

function boundTo(server: Server): { readonly address: string; readonly port: number } {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new DiskFailure('The system gave no port to listen on.');
  return at;
}

/** An address that answers. */
interface Door {
  readonly address: string;
  close(): Promise<void>;
}

function opened(server: Server, answer: Listener): Door {
  const answering = new Set<ServerResponse>();
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answering.add(outgoing);
    outgoing.once('close', () => answering.delete(outgoing));
    answer(incoming, outgoing);
  });
  server.on('checkExpectation', (_, outgoing: ServerResponse) => end(outgoing, UNEXPECTED, ''));
  server.on('clientError', (thrown, socket) => {
    if (socket.writable) socket.end(bytesOf(brokenBy(codeOf(thrown))));
    else socket.destroy();
  });
  return { address: boundTo(server).address, close: () => closed(server, answering) };
}

/** Browsers open connections ahead and ask nothing on them: those are not waited for. */
async function closed(server: Server, answering: ReadonlySet<ServerResponse>): Promise<void> {
  const gone = new Promise<void>((resolve) => server.close(() => resolve()));
  while (answering.size > 0)
    await Promise.all([...answering].map((each) => new Promise((resolve) => each.once('close', resolve))));
  server.closeAllConnections();
  await gone;
}

const UNEXPECTED: Refusal = {
  status: 417,
  code: 'invalid',
  reason: 'Nothing of that kind is expected here.',
};

/** What is wrong with bytes that are no request, from what the reader of requests says. */
function brokenBy(code: string): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return { status: 431, code: 'invalid', reason: 'The head of the request is too long.' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: 408, code: 'invalid', reason: 'The request took too long.' };
  return { status: 400, code: 'invalid', reason: 'That is no request.' };
}

import { type ServerResponse, STATUS_CODES } from 'node:http';
import { type Answer, type Refusal, refusal } from './answer.ts';
import { HEADERS } from './headers.ts';

const headersOf = ({ headers, body }: Answer): Record<string, string> => ({
  ...HEADERS,
  ...headers,
  'Content-Length': String(Buffer.byteLength(body)),
  Connection: 'close',
});

/** Answers a request that goes no further, and lets go of its connection. */
export function end(outgoing: ServerResponse, refused: Refusal, path: string): void {
  const answer = refusal(refused, path);
  outgoing.writeHead(answer.status, headersOf(answer)).end(answer.body);
}

/** The same in bytes, where what came is no request and so has nothing to answer with. */
export function bytesOf(refused: Refusal): string {
  const answer = refusal(refused, '');
  const lines = Object.entries(headersOf(answer)).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`, ...lines, '', answer.body].join('\r\n');
}

import type { ZodType } from 'zod';
import type { Refusal } from './answer.ts';
import { type Asking, only } from './asking.ts';

/** The hosts that a request may be for, each with the origin of its own pages. */
export type Own = ReadonlyMap<string, string>;

/** The hosts of pages at these origins. */
export const ownOf = (origins: readonly string[]): Own =>
  new Map(origins.map((origin) => [new URL(origin).host, new URL(origin).origin]));

/** Where the review is reached without a server in front of it. */
export const loopbackOrigins = (port: number): readonly string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${port}`);

/** The origin of the host that a request is for; nothing where that is not ours: its page would be read through another name. */
export const originOf = (asking: Asking, own: Own): string | undefined => own.get(only(asking, 'host') ?? '');

/** Refuses a request for another host. */
export const MISDIRECTED: Refusal = {
  status: 421,
  code: 'host',
  reason: 'The review is not at this address. Use the one that is printed in the terminal.',
};

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/** Refuses who comes from another machine: nothing but a server on this one stands in front of the review. */
export const strangerRefusal = (remote: string | undefined): Refusal | undefined =>
  LOOPBACK.test(remote ?? '')
    ? undefined
    : { status: 403, code: 'remote', reason: 'The review answers this machine alone.' };

/** Refuses a method that an address has not. */
export const methodRefusal = (methods: readonly string[]): Refusal => ({
  status: 405,
  code: 'method',
  reason: 'That cannot be done at this address.',
  allow: methods.join(', '),
});

const FOREIGN: Refusal = {
  status: 403,
  code: 'origin',
  reason: 'This did not come from the page of the review, so nothing was done.',
};

/**
 * Refuses what another page makes a browser send. What changes something must come from our own page, which proves it in four
 * ways; what is only read must not be said to come from elsewhere.
 */
export function foreignRefusal(asking: Asking, origin: string): Refusal | undefined {
  const sites = asking.values('sec-fetch-site');
  const isOurs =
    asking.method === 'POST'
      ? sites.every((site) => site === 'same-origin') &&
        only(asking, 'origin') === origin &&
        only(asking, 'x-tearline') === '1' &&
        /^application\/json(?:; ?charset=utf-8)?$/i.test(only(asking, 'content-type') ?? '')
      : !asking.path.startsWith('/api/') || sites.every((site) => site === 'same-origin' || site === 'none');
  return isOurs ? undefined : FOREIGN;
}

/** No act or question is larger, in bytes. */
const LARGEST = 64 * 1024;

const TOO_LARGE: Refusal = {
  status: 413,
  code: 'invalid',
  reason: 'That is more than 64 kB, and nothing was done.',
};
const CUT_OFF: Refusal = { status: 400, code: 'invalid', reason: 'The request broke off.' };
const invalid = (reason: string): Refusal => ({ status: 422, code: 'invalid', reason });

/** What was sent, as the schema reads it, or why it is not that. */
export async function bodyOf(
  request: Request,
  schema: ZodType,
): Promise<{ readonly value: unknown } | Refusal> {
  const bytes = await piecesOf(request).catch(() => CUT_OFF);
  if (!Array.isArray(bytes)) return bytes;
  const sent = parsed(Buffer.concat(bytes));
  if (sent === undefined) return invalid('What was sent is not JSON in UTF-8 that can be kept.');
  const read = schema.safeParse(sent.value);
  return read.success ? { value: read.data } : invalid(shortcomingAt(read.error.issues[0]?.path ?? []));
}

async function piecesOf(request: Request): Promise<Uint8Array[] | Refusal> {
  const reader = request.body?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
    size += next.value.length;
    if (size > LARGEST) return TOO_LARGE;
    pieces.push(next.value);
  }
  return pieces;
}

/** Half a character, and the one that ends a string in databases: no log could give them back. */
const UNKEEPABLE = /\0|\p{Surrogate}/u;

function parsed(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { value: JSON.parse(text, (_, value) => (isKeepable(value) ? value : refuse())) };
  } catch {
    return undefined;
  }
}

const isKeepable = (value: unknown): boolean => typeof value !== 'string' || !UNKEEPABLE.test(value);

function refuse(): never {
  throw new SyntaxError('no log could give it back');
}

/** Names a place by the schema's own keys, and nothing of what stands there. */
const shortcomingAt = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'What was sent is not what is asked for here.'
    : `What was sent is not what is asked for here, at ${path.map(String).join('.')}.`;

import type { Refused } from '../../model/shown.ts';
import { plainPage } from './shell.ts';

/** What is sent back, before the headers that all answers have. */
export interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Why a request got nothing. The words are for a person, and quote nothing of what was sent. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  /** The methods there are, for a method that is not. */
  readonly allow?: string;
  /** Which failure it was, as the terminal tells it. */
  readonly number?: number;
}

const TEXT = 'text/html; charset=utf-8';

/** An answer of data. */
export const json = (value: unknown, status = 200): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
});

/** An answer of a page. */
export const html = (body: string, status = 200): Answer => ({
  status,
  body,
  headers: { 'Content-Type': TEXT },
});

/** The types of files that the page is made of, by their endings. */
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

/** A file of the page. One of a kind that no page has is sent as bytes that mean nothing. */
export const file = (path: string, body: Uint8Array): Answer => ({
  status: 200,
  body,
  headers: { 'Content-Type': TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' },
});

/** Sends a browser to the first page, with a cookie. */
export const welcome = (cookie: string): Answer => ({
  status: 303,
  body: '',
  headers: { Location: '/', 'Set-Cookie': cookie, 'Content-Type': TEXT },
});

/** A refusal as whoever asked can read it: data asks for data, everything else is looked at by a person. */
export function refusal({ status, allow, ...told }: Refusal, path: string): Answer {
  const answer = path.startsWith('/api/') ? json(told, status) : html(plainPage(told.reason), status);
  return allow === undefined ? answer : { ...answer, headers: { ...answer.headers, Allow: allow } };
}

/** The status of each reason for which the office records nothing. */
export const STATUS_OF: Readonly<Record<Refused['code'], number>> = {
  conflict: 409,
  stale: 409,
  role: 403,
  'own-decision': 403,
  'not-found': 404,
  invalid: 422,
  idle: 422,
  owner: 422,
  'read-only': 503,
};

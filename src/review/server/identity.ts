import type { Reviewer } from '../../model/review.ts';
import type { Refusal } from './answer.ts';
import { type Asking, only } from './asking.ts';
import { goesOn, isSecret, type Presence, type Sessions } from './sessions.ts';

/** How it is known who asks. */
export interface Identity {
  /** Who asks, or why that is not known. */
  who(asking: Asking): Reviewer | Refusal;
  /** Takes the token of a link for a cookie; nothing where it is not good. Absent where nobody signs in here. */
  readonly signIn?: (token: string) => string | undefined;
  /** Ends the session, and gives the cookie that ends it in the browser. */
  readonly signOut?: (asking: Asking) => string;
}

const NO_SESSION: Refusal = {
  status: 401,
  code: 'session',
  reason:
    'You are not signed in, or your session has ended. Open the link with your name that is printed in the terminal. If you just did, go on to the review.',
};

/** Everybody signs in with a link from the terminal. The browser keeps a cookie: one of any other port has another name. */
export function byLinks(sessions: Sessions, port: number, onSignIn: (you: Reviewer) => void): Identity {
  const name = `tearline-${port}`;
  const cookie = (value: string): string => `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`;
  return {
    who: (asking) => {
      const secret = cookieNamed(name, asking);
      return (secret === undefined ? undefined : sessions.who(secret)) ?? NO_SESSION;
    },
    signIn: (token) => {
      const session = sessions.signIn(token);
      if (session === undefined) return undefined;
      onSignIn(session.you);
      return cookie(session.secret);
    },
    signOut: (asking) => {
      sessions.signOut(cookieNamed(name, asking) ?? '');
      return `${cookie('')}; Max-Age=0`;
    },
  };
}

/** Programs on other ports can lay a second cookie of the same name beside ours. Then none counts. */
function cookieNamed(name: string, asking: Asking): string | undefined {
  const cookies = asking.values('cookie').flatMap((value) => value.split(/;\s*/));
  const [value, ...more] = cookies.filter((each) => each.startsWith(`${name}=`));
  return more.length === 0 ? value?.slice(name.length + 1) : undefined;
}

const UNPROVEN: Refusal = {
  status: 403,
  code: 'proxy',
  reason: 'This did not come through the server in front of the review, so nobody is believed to have asked.',
};
const UNNAMED: Refusal = {
  status: 401,
  code: 'session',
  reason:
    'The server in front of the review did not say who you are. Sign in there, then load the page again.',
};
const LAPSED: Refusal = {
  status: 401,
  code: 'session',
  reason: 'Nothing was asked for an hour, or you have been here for twelve. Load the page again.',
};
const UNKNOWN: Refusal = {
  status: 403,
  code: 'role',
  reason: 'You are signed in, but have no role in this review. Ask whoever keeps its file of roles.',
};

/** The header in which a server in front of the review proves that it is the one. */
export const PROOF = 'X-Tearline-Proxy';

/** How a server in front of the review is known, and what it says. */
export interface InFront {
  /** The header that names who asks; it is taken from nobody else. */
  readonly header: string;
  /** What it sends in `PROOF`. */
  readonly secret: string;
  /** The clock in milliseconds. */
  readonly now: () => number;
}

/**
 * A server in front of the review has made sure of who asks. Anybody on this machine could say so, so it proves itself with a secret. Whoever asks
 * for nothing for a while loads the page again, by which that server may ask who they are.
 */
export function byProxy({ header, secret, now }: InFront, people: readonly Reviewer[]): Identity {
  const [field, proof] = [header.toLowerCase(), PROOF.toLowerCase()];
  const present = new Map<string, Presence>();
  return {
    who: (asking) => {
      if (!isSecret(only(asking, proof) ?? '', secret)) return UNPROVEN;
      const name = nameIn(only(asking, field));
      if (name === undefined) return UNNAMED;
      const you = people.find((each) => each.name === name);
      if (you === undefined) return UNKNOWN;
      const [before, at] = [present.get(name), now()];
      const isOver = before !== undefined && !goesOn(before, at);
      if (isOver && asking.path.startsWith('/api/')) return LAPSED;
      present.set(name, { began: isOver ? at : (before?.began ?? at), seen: at });
      return you;
    },
  };
}

/** Headers come as bytes. Names are in UTF-8. */
function nameIn(value: string | undefined): string | undefined {
  const name = value === undefined ? '' : Buffer.from(value, 'latin1').toString('utf8').trim();
  return name === '' ? undefined : name;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Reviewer } from '../../model/review.ts';

const MINUTE = 60_000;
/** After this long without a request a session ends. */
const IDLE = 60 * MINUTE;
/** After this long every session ends. */
const LONGEST = 12 * 60 * MINUTE;

/** When somebody came, and when they last asked for anything, in milliseconds. */
export interface Presence {
  readonly began: number;
  readonly seen: number;
}

/** Whether a session goes on at a moment. */
export const goesOn = ({ began, seen }: Presence, at: number): boolean =>
  at - began < LONGEST && at - seen < IDLE;

/** The clock in milliseconds, and 256 bits of chance at a time: both are handed in. */
export interface Surroundings {
  readonly now: () => number;
  readonly chance: () => Uint8Array;
}

/** What a person signs in with, once. */
export interface Link {
  readonly you: Reviewer;
  readonly token: string;
}

/** Who may sign in, and who has. */
export interface Sessions {
  /** The links that are good now, one for each person. */
  links(): readonly Link[];
  /** Takes a token for the secret of a new session; nothing where it is no token, or was used. */
  signIn(token: string): { readonly you: Reviewer; readonly secret: string } | undefined;
  /** Whose session it is, which then goes on; nothing where there is none, or it came to its end. */
  who(secret: string): Reviewer | undefined;
  signOut(secret: string): void;
}

interface Session {
  readonly you: Reviewer;
  readonly secret: Buffer;
  readonly began: number;
  seen: number;
}

/** Sessions are known to this process alone: when it ends, all of them do. */
export function openSessions(people: readonly Reviewer[], { now, chance }: Surroundings): Sessions {
  const fresh = (): string => Buffer.from(chance()).toString('base64url');
  const links = people.map((you) => ({ you, token: fresh() }));
  let sessions: Session[] = [];
  const lasting = (): Session[] => {
    const at = now();
    sessions = sessions.filter((each) => goesOn(each, at));
    return sessions;
  };
  return {
    links: () => links.map((link) => ({ ...link })),
    signIn: (token) => {
      const link = theOne(links, token, (each) => digest(each.token));
      if (link === undefined) return undefined;
      link.token = fresh();
      const [secret, at] = [fresh(), now()];
      sessions = [...lasting(), { you: link.you, secret: digest(secret), began: at, seen: at }];
      return { you: link.you, secret };
    },
    who: (secret) => {
      const session = theOne(lasting(), secret, (each) => each.secret);
      if (session !== undefined) session.seen = now();
      return session?.you;
    },
    signOut: (secret) => {
      const session = theOne(lasting(), secret, (each) => each.secret);
      sessions = sessions.filter((each) => each !== session);
    },
  };
}

/** Whether a guess is the secret, in a time that tells nothing of how near it was. */
export const isSecret = (guess: string, secret: string): boolean =>
  timingSafeEqual(digest(guess), digest(secret));

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compares with every one, and each in constant time: how long it takes tells nothing of how near a guess was. */
function theOne<T>(among: readonly T[], guess: string, digestOf: (each: T) => Buffer): T | undefined {
  const guessed = digest(guess);
  const [found] = among.filter((each) => timingSafeEqual(digestOf(each), guessed));
  return found;
}

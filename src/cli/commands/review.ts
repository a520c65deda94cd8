import { randomBytes } from 'node:crypto';
import type { Argv } from 'yargs';
import { UsageProblem } from '../../disk/failure.ts';
import { secretAt } from '../../disk/key.ts';
import { loadReviewPage } from '../../disk/review-page.ts';
import { RunFolder } from '../../disk/run-folder.ts';
import type { Reviewer } from '../../model/review.ts';
import { loopbackOrigins, ownOf } from '../../review/server/guard.ts';
import { byLinks, byProxy, type InFront, PROOF } from '../../review/server/identity.ts';
import { type Listening, listen } from '../../review/server/listen.ts';
import { listenerOf, type Served } from '../../review/server/mount.ts';
import { type Link, openSessions } from '../../review/server/sessions.ts';
import { now } from '../circumstances.ts';
import { faultLines } from '../fault.ts';
import { DIR } from '../finished-run.ts';
import { recordingKey, SIGNING_KEY, sealingFrom, WITNESS } from '../key.ts';
import { whileLocked } from '../lock.ts';
import { type OpenOffice, openOffice } from '../office.ts';
import { KEY, POSTGRES, RULES } from '../options.ts';
import { reviewersFrom } from '../reviewers.ts';
import { recordSession } from '../session.ts';
import { out, tell, visible } from '../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .option('by', { type: 'string', describe: 'who reviews, if it is one person alone' })
    .option('person', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'each of several who review, with roles: "Ann Poe:reviewer,approver"',
    })
    .option('roles', {
      type: 'string',
      describe: 'who may open the review, and as what (YAML): persons, each with name and roles',
    })
    .option('port', { type: 'number', describe: 'port on this machine; a free one without it' })
    .option('identity-header', {
      type: 'string',
      describe: 'header in which a server in front of the review names who asks, in place of links',
    })
    .option('proxy-secret', {
      type: 'string',
      describe: `file with the secret by which that server proves itself, in the header ${PROOF}`,
    })
    .option('origin', { type: 'string', describe: 'address of that server: https://review.example' })
    .option('key', KEY)
    .option('signing-key', SIGNING_KEY)
    .option('witness', WITNESS)
    .option('rules', RULES)
    .option('postgres', POSTGRES)
    .example('$0 review out/july --by "Ann Poe"', 'review alone')
    .example(
      '$0 review out/july --person "Ann Poe:reviewer" --person "Ben Roe, Chief of Review:approver"',
      'one decides, another signs',
    );

export interface ReviewArguments {
  readonly dir: string;
  readonly by?: string | undefined;
  readonly person?: readonly string[] | undefined;
  readonly roles?: string | undefined;
  readonly port?: number | undefined;
  readonly identityHeader?: string | undefined;
  readonly proxySecret?: string | undefined;
  readonly origin?: string | undefined;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
  readonly rules: string;
  readonly postgres?: string | undefined;
}

export const handler = (given: ReviewArguments): Promise<void> =>
  reviewUntil(stopped(), given, loadReviewPage, openOffice);

/** Serves the review of a run, which nobody else writes to meanwhile, until it is to stop. */
export async function reviewUntil(
  stop: Promise<void>,
  given: ReviewArguments,
  loadPage: () => Served['page'],
  openOffice: OpenOffice,
): Promise<void> {
  const door = doorFrom(given);
  const port = portFrom(given.port);
  await whileLocked(given.dir, async () => {
    const [key, sealing, page] = [recordingKey(given.key), sealingFrom(given), loadPage()];
    const { dir, rules, postgres } = given;
    recordSession(RunFolder.open(dir), 'review');
    const office = await openOffice({ dir, rules, key, sealing, postgres, now });
    try {
      const server = await listen(port, (at) => listenerOf({ office, page, onFault, ...door.at(at) }));
      door.tell(server);
      tell('The review is open to this machine alone. Ctrl-C closes it.');
      await stop;
      tell('Closing, once what was begun is done.');
      await server.close();
    } finally {
      await office.close();
    }
  });
}

/** How people come in, and what they are told of it. */
interface Door {
  readonly at: (port: number) => Pick<Served, 'identity' | 'own'>;
  readonly tell: (server: Listening) => void;
}

function doorFrom(given: ReviewArguments): Door {
  const { identityHeader, origin, proxySecret } = given;
  if (identityHeader === undefined && origin === undefined && proxySecret === undefined)
    return doorOfLinks(reviewersFrom(given));
  if (identityHeader === undefined || origin === undefined || proxySecret === undefined)
    throw new UsageProblem(
      `--identity-header, --origin and --proxy-secret go together: who the server in front says it is, where that server is, and the file with the secret that it sends as ${PROOF}. Without the secret anybody on this machine could name anybody.`,
    );
  if (given.by !== undefined)
    throw new UsageProblem('--by is for one person alone. With --identity-header give --roles FILE.');
  return doorBehind(
    { header: identityHeader, secret: secretAt(proxySecret, '--proxy-secret'), now: Date.now },
    origin,
    reviewersFrom(given),
  );
}

function doorOfLinks(people: readonly Reviewer[]): Door {
  const sessions = openSessions(people, { now: Date.now, chance: () => randomBytes(32) });
  const say = (port: number, { you, token }: Link): void =>
    out(`${visible(you.name)}: http://127.0.0.1:${port}/sign-in?token=${token}`);
  const next = (port: number, name: string): void => {
    tell(`${visible(name)} signed in. The link was good once; the next one of ${visible(name)}:`);
    for (const link of sessions.links()) if (link.you.name === name) say(port, link);
  };
  return {
    at: (port) => ({
      identity: byLinks(sessions, port, ({ name }) => next(port, name)),
      own: ownOf(loopbackOrigins(port)),
    }),
    tell: ({ port }) => {
      for (const link of sessions.links()) say(port, link);
    },
  };
}

function doorBehind(proxy: InFront, typed: string, people: readonly Reviewer[]): Door {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(proxy.header))
    throw new UsageProblem('--identity-header takes the name of a header, such as X-Remote-User.');
  const origin = originFrom(typed);
  return {
    at: () => ({ identity: byProxy(proxy, people), own: ownOf([origin]) }),
    tell: ({ port }) => {
      out(origin);
      tell(
        `The server in front is believed at 127.0.0.1:${port} where it sends its secret in ${PROOF}: let it take ${proxy.header} and ${PROOF} from nobody.`,
      );
    },
  };
}

function originFrom(typed: string): string {
  const read = URL.canParse(typed) ? new URL(typed) : undefined;
  if (read?.protocol !== 'https:' || `${read.origin}/` !== read.href)
    throw new UsageProblem('--origin takes the address of the server in front: https://review.example');
  return read.origin;
}

function portFrom(typed: number | undefined): number {
  if (typed === undefined) return 0;
  if (!Number.isInteger(typed) || typed < 1 || typed > 65_535)
    throw new UsageProblem('--port takes a number from 1 to 65535.');
  return typed;
}

function onFault(thrown: unknown, number: number): void {
  tell(`Fault ${number}, please report it: ${faultLines(thrown).join('\n')}`);
}

/** Resolves at the first Ctrl-C. A second one ends the program at once. */
export function stopped(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
}

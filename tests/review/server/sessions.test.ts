import { describe, expect, test } from 'vitest';
import { openSessions } from '../../../src/review/server/sessions.ts';
import { hosted, PEOPLE, withRole } from './hosted.ts';

const MINUTE = 60_000;
const signIn = (host: Awaited<ReturnType<typeof hosted>>, token: string) =>
  host.ask({ method: 'GET', path: `/sign-in?token=${token}` });
const status = async (host: Awaited<ReturnType<typeof hosted>>, cookie: string): Promise<number> =>
  (await host.ask({ method: 'GET', path: '/api/case', headers: { cookie } })).status;

describe('a link', () => {
  test('signs in the person it is for, and is gone from the address', async () => {
    const host = await hosted();
    const got = await signIn(host, host.tokenOf('Ada Approver'));
    expect([got.status, got.headers.location]).toEqual([303, '/']);
    const [cookie = ''] = got.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      new RegExp(`^tearline-${host.port}=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    await host.ask({ method: 'GET', path: '/api/case', headers: { cookie: cookie.split(';')[0] as string } });
    expect(host.calls).toEqual([['caseFor', withRole('approver')]]);
  });

  test('works once, and another takes its place', async () => {
    const host = await hosted();
    const token = host.tokenOf('Ada Approver');
    expect((await signIn(host, token)).status).toBe(303);
    const again = await signIn(host, token);
    expect([again.status, again.headers['set-cookie']]).toEqual([401, undefined]);
    expect(again.body).toContain('This link was used before');
    expect(host.signedIn).toEqual(['Ada Approver']);
    expect(host.tokenOf('Ada Approver')).not.toBe(token);
    expect((await signIn(host, host.tokenOf('Ada Approver'))).status).toBe(303);
  });

  test.each([
    ['', 'sign-in'],
    ['?token=', 'sign-in'],
    ['?token=x', 'sign-in'],
    ['?Token=', 'sign-in'],
  ])('that is none, %s, signs nobody in', async (query) => {
    const host = await hosted();
    const got = await host.ask({ method: 'GET', path: `/sign-in${query}` });
    expect([got.status, got.headers['set-cookie'], host.signedIn]).toEqual([401, undefined, []]);
  });

  test('is as long as a guess must be, and another for everybody', async () => {
    let drawn = 0;
    const chance = (): Uint8Array => {
      drawn += 1;
      return new Uint8Array(32).fill(drawn);
    };
    const sessions = openSessions(PEOPLE, { now: () => 0, chance });
    const tokens = sessions.links().map(({ token }) => token);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
    expect(new Set(tokens).size).toBe(4);
  });

  test('is not the secret of the session that it opens', async () => {
    const host = await hosted();
    const token = host.tokenOf('Ada Approver');
    expect(await status(host, `tearline-${host.port}=${token}`)).toBe(401);
    const cookie = host.cookieOf(withRole('approver'));
    expect((await signIn(host, cookie.split('=')[1] as string)).status).toBe(401);
  });
});

describe('a session', () => {
  test('goes on while requests come, and ends an hour after the last', async () => {
    const host = await hosted();
    const cookie = host.cookieOf(withRole('reader'));
    for (let i = 0; i < 5; i += 1) {
      host.clock.at += 60 * MINUTE - 1;
      expect(await status(host, cookie)).toBe(200);
    }
    host.clock.at += 60 * MINUTE;
    expect(await status(host, cookie)).toBe(401);
    host.clock.at -= 60 * MINUTE;
    expect(await status(host, cookie)).toBe(401);
  });

  test('ends twelve hours after it began, however busy', async () => {
    const host = await hosted();
    const cookie = host.cookieOf(withRole('reader'));
    for (let i = 1; i < 24; i += 1) {
      host.clock.at += 30 * MINUTE;
      expect(await status(host, cookie)).toBe(200);
    }
    host.clock.at += 30 * MINUTE - 1;
    expect(await status(host, cookie)).toBe(200);
    host.clock.at += 1;
    expect(await status(host, cookie)).toBe(401);
  });

  test('is not kept by requests for what needs none', async () => {
    const host = await hosted();
    const cookie = host.cookieOf(withRole('reader'));
    host.clock.at += 40 * MINUTE;
    await host.ask({ method: 'GET', path: '/page.js', headers: { cookie } });
    host.clock.at += 20 * MINUTE;
    expect(await status(host, cookie)).toBe(401);
  });

  test('ends when its person signs out, and others go on', async () => {
    const host = await hosted();
    const [mine, other, theirs] = [withRole('reader'), withRole('reader'), withRole('auditor')].map(
      host.cookieOf,
    );
    const got = await host.ask({
      method: 'POST',
      path: '/api/sign-out',
      headers: { ...host.ours, cookie: mine as string },
      body: '{}',
    });
    expect(got.status).toBe(200);
    expect(got.headers['set-cookie']).toEqual([
      `tearline-${host.port}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0`,
    ]);
    expect(await Promise.all([mine, other, theirs].map((each) => status(host, each as string)))).toEqual([
      401, 200, 200,
    ]);
  });

  test('is of one review: that of another port knows it not', async () => {
    const [one, two] = [await hosted(), await hosted()];
    const cookie = one.cookieOf(withRole('reader'));
    two.cookieOf(withRole('reader'));
    expect([await status(one, cookie), await status(two, cookie)]).toEqual([200, 401]);
  });

  test('stands beside cookies of other programs', async () => {
    const host = await hosted();
    const cookie = host.cookieOf(withRole('reader'));
    expect(await status(host, `theme=dark; ${cookie}; tearline-9=x; x${cookie}`)).toBe(200);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIXTURES, place, tearline } from './tearline.ts';

const OPEN = '07OSLO414';
const PLAIN = '00HARARE2271';
const run = join(place, 'run');

const sign = (...args: readonly string[]) => tearline(['sign', run, ...args]);
const by = (name: string) => ['--by', name];

/** The words that sign a cable, as they are printed for who looks at it. */
function wordsFor(mrn: string, name: string): string {
  const { out } = sign(mrn, ...by(name));
  return new RegExp(`tearline sign \\S+ (${mrn}:[0-9a-f]{10}) `).exec(out)?.[1] ?? `no words in ${out}`;
}

beforeAll(() => {
  const files = [
    join(FIXTURES, '10-protected-source/cable.txt'),
    join(FIXTURES, 'families/acp-page/03-section-restart-in-a-sentence.txt'),
  ];
  tearline(['release', ...files, '--out', run, '--formats', 'txt,json']);
});

describe('tearline sign', () => {
  test('shows what would be signed, and the words that sign it; nothing is recorded by that', () => {
    const { code, out } = sign(PLAIN, ...by('Ben Roe'));
    expect([code, out.split('\n')[1]]).toEqual([
      0,
      `${PLAIN}: ready, released-in-full, the copy bears UNCLASSIFIED, 0 deletions.`,
    ]);
    expect(out).toContain('nothing changes in what is released');
    expect(out).toMatch(/^ {2}1 │ \S/m);
    expect(out).toContain('Nobody of 2 stands behind it.');
    expect(wordsFor(PLAIN, 'Ben Roe')).toMatch(/:[0-9a-f]{10}$/);
  });

  test('an open question, another digest, a number that is not there: each is refused with exit 2 and what to do', () => {
    expect(sign(OPEN, ...by('Ben Roe')).err).toContain('Questions are open on this cable.');
    const other = sign(`${PLAIN}:0123456789`, ...by('Ben Roe'));
    expect([other.code, other.err]).toEqual([
      2,
      expect.stringContaining('it changed since. Look at it again'),
    ]);
    expect(sign('00NOWHERE1', ...by('Ben Roe'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no cable 00NOWHERE1'),
    });
    expect(sign(PLAIN, '--cables', PLAIN, ...by('Ben Roe'))).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('with --release') },
    });
    expect(sign(...by('Ben Roe'))).toMatchObject({ code: 2, err: expect.stringContaining('--release') });
  });

  test('with another key than the run was made with nothing is shown', () => {
    const other = tearline(['sign', run, PLAIN, ...by('Ben Roe'), '--key', join(place, 'another-key')]);
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('made with another key')]);
  });

  test('two sign, what was needed is attested, and the copy goes out; who signed once cannot be the second', () => {
    const attested = ['extension-check', 'foia-review', 'confirmation'].flatMap((need) => ['--attest', need]);
    sign(PLAIN, ...attested, ...by('Ben Roe'));
    expect(sign(wordsFor(PLAIN, 'Ben Roe'), ...by('Ben Roe')).out).toContain('It is now ready.');
    const again = sign(
      `${PLAIN}:${wordsFor(PLAIN, 'Cy Dow, Chief of Review').split(':')[1]}`,
      ...by('Ben Roe'),
    );
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('You have signed this copy')]);
    const second = sign(
      wordsFor(PLAIN, 'Cy Dow, Chief of Review'),
      ...['--release', '--cables', PLAIN],
      ...by('Cy Dow, Chief of Review'),
    );
    expect([second.code, second.out]).toEqual([0, expect.stringContaining('1 cable released')]);
    expect(existsSync(join(run, 'public', `${PLAIN}.txt`))).toBe(true);
    expect(tearline(['verify', run]).code).toBe(0);
    expect(tearline(['audit', 'verify', run]).out).toContain('the log of the review');
    // Two names, and whoever looks sees that one account gave both.
    const lines = readFileSync(join(run, 'restricted/review.jsonl'), 'utf8').split('\n');
    const signed = lines.filter((line) => line.includes('"kind":"signature"'));
    const account = `"account":${JSON.stringify(userInfo().username)}`;
    expect(signed.length).toBeGreaterThan(1);
    expect(signed.every((line) => line.includes(account))).toBe(true);
  });
});

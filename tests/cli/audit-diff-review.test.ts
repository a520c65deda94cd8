import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANN, BEN, does, officeOf, release, shown, withhold } from '../review/desk/at-desk.ts';
import { fixture, place, WITHHELD } from './tearline.ts';
import { tearline } from './warm.ts';

const MAIL = '08OSLO79';
const SECRET = '09OSLO612';
const ADDRESS = 'summer.school@example.org';
const diff = (...more: readonly string[]) => tearline(['audit', 'diff', 'run', ...more]);
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Entries of the log of the review: the decisions, then the undoing of the first. */
let at: number[] = [];
/** Ids of the decisions, that of the run first. */
let ids: string[] = [];

beforeAll(async () => {
  const files = ['05-portions-of-three-levels', '11-telephone-and-mail'].map(fixture);
  tearline(['release', ...files, '--out', 'run', '--formats', 'txt']);
  tearline(['decide', 'run', SECRET, ...WITHHELD]);
  cpSync(join(place, 'run'), join(place, 'unreviewed'), { recursive: true });
  const desk = await officeOf(join(place, 'run'));
  await does(desk, ANN, MAIL, withhold({ kind: 'portion', id: 'subject' }));
  const claims = (await shown(desk, MAIL)).deletions.flatMap((each) =>
    each.marker.startsWith('[number') ? each.claims.map(({ id }) => id) : [],
  );
  await does(desk, ANN, MAIL, release({ kind: 'text', text: ADDRESS }, claims));
  await does(desk, ANN, SECRET, withhold({ kind: 'portion', id: '1' }, ['B5']));
  const subject = (await shown(desk, MAIL)).history.at(-1);
  await does(desk, BEN, MAIL, { kind: 'undo', action: subject?.id, reason: 'A public course.' });
  await desk.close();
  const entries = lines(tearline(['audit', 'show', 'run', '--review', '--format', 'jsonl']).out)
    .map((line) => JSON.parse(line))
    .filter(({ entry }) => entry.kind === 'decision' || entry.kind === 'undo');
  at = entries.map(({ seq }) => seq);
  const [kept] = lines(readFileSync(join(place, 'run/restricted/decisions.jsonl'), 'utf8'));
  ids = [
    JSON.parse(kept ?? '{}').id,
    ...entries.flatMap(({ entry }) => (entry.kind === 'decision' ? entry.action : [])),
  ];
}, 180_000);

describe('audit diff --decision', () => {
  it('tells word by word what it takes out of the copy: who, when, why, on what authority', () => {
    const { code, out } = diff('--decision', String(ids[1]), '--context', '0');
    expect(code).toBe(0);
    expect(out).toContain('{+[less than 1 line: B6]+}');
    expect(plain(out)).toMatch(
      /newly withheld, subject; now \[less than 1 line: B6\]; now asked for by decision d-\S+ of Ann Poe; Ann Poe, \d{4}-\S+Z: A private person is described\. \(B6, 5 U\.S\.C\. 552\(b\)\(6\)\)/,
    );
    expect(plain(out)).toMatch(
      new RegExp(
        `entry ${at[0]} \\S+ \\S+ UTC, Ann Poe withholds subject under B6 \\(${ids[1]}\\): “A private`,
      ),
    );
    expect(out).not.toContain(ADDRESS);
    expect([lines(out)[0], lines(out).at(-1)]).toEqual(['UNCLASSIFIED', 'UNCLASSIFIED']);
  });

  it('tells what it lets out, though it was undone or another decision stands beside it', () => {
    const { out } = diff(MAIL, '--decision', String(ids[2]), '--context', '0');
    expect(out).toContain(`[-[number: B6]-]{+${ADDRESS}+}`);
    expect(plain(out)).toContain('1 change in 1 cable shown.');
  });

  it('is of the decisions of a run too, whether or not anybody reviewed it', () => {
    for (const run of ['run', 'unreviewed']) {
      const { code, out } = tearline([
        'audit',
        'diff',
        run,
        '--decision',
        String(ids[0]),
        '--format',
        'json',
      ]);
      expect([code, JSON.parse(out)]).toMatchObject([
        0,
        { mrn: SECRET, acts: [{ by: 'Ada', entry: null, reason: 'Kept.' }], changes: [{ portion: '2' }] },
      ]);
    }
  });

  it('that nobody made, or not on this cable, is refused with those there are', () => {
    for (const asked of [
      ['--decision', 'd-0'],
      [SECRET, '--decision', String(ids[1])],
    ]) {
      const { code, out, err } = diff(...asked);
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('No decision')]);
      expect(err).toContain(String(ids[3]));
    }
  });
});

describe('audit diff of a run', () => {
  it('says that its review decided since, where there is one', () => {
    const of = (run: string) => tearline(['audit', 'diff', run, MAIL]).err;
    expect(of('run')).toContain('What its review decided since: tearline audit diff run --from 0');
    expect(of('unreviewed')).toBe('');
  });
});

describe('audit diff --from --to', () => {
  it('tells what stands of all that was decided, cable by cable under their levels', () => {
    const { code, out } = diff('--from', '0', '--context', '0');
    expect([code, lines(out)[0], lines(out).at(-1)]).toEqual([0, 'SECRET//NOFORN', 'SECRET//NOFORN']);
    expect(plain(out)).toContain('2 changes in 2 cables shown.');
    expect(out).toContain(ADDRESS);
    expect(out).not.toMatch(/newly withheld, subject/);
    const where = lines(out).findIndex((line) => line.startsWith(MAIL));
    expect(lines(out)[where - 1]).toBe('UNCLASSIFIED');
  });

  it('has who undid a decision, when and why, in two columns that fit', () => {
    const last = at.at(-1) ?? 0;
    const { out } = diff('--from', String(last - 1), '--to', String(last), '--side-by-side');
    expect(out).toMatch(/BEFORE +│ AFTER/);
    expect(Math.max(...lines(out).map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(plain(out.replaceAll(/.*┃/g, ''))).toMatch(
      /decision d-\S+ of Ann Poe was undone by Ben Roe, Reviewer, \d{4}-\S+Z: A public course\./,
    );
  });

  it('keeps by basis and paragraph, and gives each change to scripts', () => {
    const all = ['--from', '0', '--format', 'json'];
    const changed = (...more: readonly string[]) =>
      lines(diff(...all, ...more).out).flatMap((line) => JSON.parse(line).changes);
    expect(changed()).toHaveLength(2);
    expect(changed('--basis', 'B5')).toMatchObject([
      { change: 'newly withheld', portion: '1', before: null, after: { bases: ['B5'] } },
    ]);
    expect(changed('--paragraph', '1', '--cable', MAIL)).toMatchObject([
      { change: 'newly released', text: { before: '[number: B6]', after: ADDRESS } },
    ]);
  });

  it.each([
    [['--from', '99'], 'has entries 0 to'],
    [['--from', '2', '--to', '1'], 'nothing lies between them'],
    [['--from', '0.5'], 'numbers of entries'],
    [['--from', '0', '--with', 'run'], '--with compares two runs'],
    [['--decision', 'd-1', '--to', '3'], 'give the one or the others'],
    [['--from', '0', '--person', 'Ann Poe'], 'audit show --review --person'],
    [['--from', '0', '--basis', 'B66'], 'Did you mean B6?'],
    [['--from', '0', '--paragraph', '77'], 'No cable here has the paragraph 77'],
    [['--from', '0', '--sources', '.'], '--sources'],
  ])('refuses %j before it shows anything', (asked, said) => {
    const { code, out, err } = diff(...asked);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  it('shows nothing of a run that nobody reviewed, by another key, or of a log that was changed', () => {
    const none = tearline(['audit', 'diff', 'unreviewed', '--from', '0']);
    expect([none.code, none.out, none.err]).toEqual([2, '', expect.stringContaining('no log of a review')]);
    writeFileSync(join(place, 'other-key'), `TEARLINE+PRIVATE+KEY+${'0'.repeat(64)}\n`, { mode: 0o600 });
    const other = diff('--from', '0', '--key', 'other-key');
    expect([other.code, other.out, other.err]).toEqual([2, '', expect.stringContaining('the key')]);
    cpSync(join(place, 'run'), join(place, 'bent'), { recursive: true });
    const file = join(place, 'bent/restricted/review.contents');
    writeFileSync(file, readFileSync(file, 'utf8').replace('A public course', 'A secret course'));
    const bent = tearline(['audit', 'diff', 'bent', '--from', '0']);
    expect([bent.code, bent.out, bent.err]).toEqual([3, '', expect.stringContaining('not sound')]);
  });

  it('changes nothing in the run', () => {
    const files = () =>
      ['sessions.json', 'run.json', 'review.jsonl', 'audit.jsonl'].map((name) =>
        readFileSync(join(place, 'run/restricted', name), 'utf8'),
      );
    const before = files();
    expect(diff('--from', '0').code).toBe(0);
    expect(files()).toEqual(before);
  });
});

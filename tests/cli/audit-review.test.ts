import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANN, BEN, does, officeOf, withhold } from '../review/desk/at-desk.ts';
import { PROGRAMS, PrivateServer } from '../review/record/private-server.ts';
import { fixture, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const MAIL = '08OSLO79';
const SECRET = '09OSLO612';
const WORDS = 'The summer school is named in it.';
const PUBLIC = ['--public-key', 'signing-key.pub'];
/** What was done, beside whatever else the log tells. */
const ACTS = ['review', 'decision', 'note', 'undo'].flatMap((kind) => ['--kind', kind]);
const audit = (...args: readonly string[]) => tearline(['audit', ...args]);
const show = (...more: readonly string[]) => audit('show', 'run', '--review', ...more);
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const entries = (...more: readonly string[]) =>
  lines(show('--format', 'jsonl', ...more).out).map((line) => JSON.parse(line));
/** How many entries there are, and the number of the note. */
let [size, noted] = [0, 0];

/** A decision of Ann on each cable, a note of Ben, and the decision on the one undone. */
async function reviewedBy(run: string, postgres?: string): Promise<void> {
  const desk = await officeOf(join(place, run), undefined, postgres);
  await does(desk, ANN, MAIL, withhold({ kind: 'portion', id: 'subject' }));
  await does(desk, ANN, SECRET, withhold({ kind: 'portion', id: '1' }, ['B5']));
  await does(desk, BEN, MAIL, { kind: 'note', text: WORDS });
  const view = await desk.cable(MAIL, ANN);
  const [decided] = view !== undefined && 'history' in view ? view.history.slice(-1) : [];
  await does(desk, BEN, MAIL, { kind: 'undo', action: decided?.id, reason: 'A public course.' });
  await desk.close();
}

beforeAll(async () => {
  const files = ['05-portions-of-three-levels', '11-telephone-and-mail'].map(fixture);
  tearline(['release', ...files, '--out', 'run', '--formats', 'txt']);
  cpSync(join(place, 'run'), join(place, 'shared'), { recursive: true });
  await reviewedBy('run');
  size = entries().length;
  noted = entries('--kind', 'note')[0].seq;
}, 180_000);

describe('audit show --review', () => {
  it.each([
    [ACTS, 5],
    [['--kind', 'decision'], 2],
    [[...ACTS, '--person', BEN.name], 2],
    [['--basis', 'B5'], 1],
    [[...ACTS, MAIL], 3],
    [['--from', '1', '--kind', 'decision', '--cable', SECRET], 1],
  ])('keeps by %j %i entries', (filter, count) => {
    expect(entries(...filter)).toHaveLength(count);
  });

  it('has the entries between two numbers', () => {
    expect(entries('--from', '1', '--to', '2').map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('is a table, a sheet and a page, with who did what, and nothing of what they typed', () => {
    const { code, out } = show();
    const words = out.replaceAll(/\s+/g, ' ');
    expect([code, words]).toEqual([0, expect.stringContaining('decision to withhold')]);
    expect(words).toContain(BEN.name);
    const page = show('--format', 'html').out;
    expect(page).toContain('LOG OF A REVIEW, NOT FOR RELEASE');
    expect(show('--format', 'csv', '--to-file', 'review.csv').out).toContain(
      'entries of the log of the review',
    );
    const sheet = textOf('review.csv');
    expect(lines(sheet)).toHaveLength(size + 1);
    for (const said of [out, page, sheet]) expect(said).not.toMatch(/summer school|public course/i);
  });

  it('has what people typed for who asks and has the key, under the level of the folder', () => {
    const { out } = show('--typed', '--person', BEN.name);
    expect(out).toContain(`“${WORDS}”`);
    expect([lines(out)[0], lines(out).at(-1)]).toEqual(['SECRET//NOFORN', 'SECRET//NOFORN']);
    expect(show('--typed', '--format', 'csv').out).toMatch(/A public course\./);
    expect(show('--typed', '--format', 'html').out).toContain(`“${WORDS}”`);
    expect(entries('--typed', '--kind', 'note')).toMatchObject([{ typed: WORDS }]);
  });

  it('has none of it without the key, or of the log of a run', () => {
    writeFileSync(join(place, 'other-key'), `TEARLINE+PRIVATE+KEY+${'0'.repeat(64)}\n`, { mode: 0o600 });
    const other = show('--typed', '--key', 'other-key');
    expect([other.code, other.out, other.err]).toEqual([
      2,
      '',
      expect.stringContaining('only to who has it'),
    ]);
    const none = audit('show', 'run', '--typed');
    expect([none.code, none.out, none.err]).toEqual([2, '', expect.stringContaining('--review')]);
    expect(show('--key', 'other-key').code).toBe(0);
  });

  it.each([
    [['--person', 'Ben Row, Reviewer'], 'No entry of this review has the person Ben Row'],
    [['--cable', '08OSLO97'], 'Did you mean 08OSLO79?'],
  ])('refuses %j and shows nothing', (filter, said) => {
    const { code, out, err } = show(...filter);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  it('says where it was changed, and writes no file of it', () => {
    cpSync(join(place, 'run'), join(place, 'bent'), { recursive: true });
    const file = join(place, 'bent/restricted/review.contents');
    writeFileSync(file, readFileSync(file, 'utf8').replace('summer', 'winter'));
    const told = audit('show', 'bent', '--review', '--typed');
    expect([told.code, told.err]).toEqual([3, expect.stringContaining(`changed at entry ${noted}`)]);
    expect(told.out).not.toContain('winter school');
    const { code } = audit('show', 'bent', '--review', '--format', 'csv', '--to-file', 'bent.csv');
    expect([code, existsSync(join(place, 'bent.csv'))]).toEqual([3, false]);
  });

  it('of a run that nobody reviewed is refused, with where else it may be', () => {
    const { code, err } = audit('show', 'shared', '--review');
    expect([code, err]).toEqual([2, expect.stringContaining('--postgres')]);
  });
});

describe('the log of a review is proven', () => {
  it('entry by entry, which a public key alone checks', () => {
    const made = audit('prove', 'run', String(noted), '--review', '--to', 'note.proof');
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^note\.proof: \d+ bytes beside/)]);
    const { code, out } = audit('verify-proof', 'note.proof', ...PUBLIC);
    expect([code, out]).toEqual([0, expect.stringContaining(`OK: entry ${noted} of ${size},`)]);
    expect(out).toContain('"kind":"note"');
    const root = /^Root: (.*)$/m.exec(out)?.[1];
    expect(audit('verify', 'run').out).toContain(`Root of the review: ${root}`);
    expect(audit('prove', 'run', '99', '--review', '--to', 'none.proof')).toMatchObject({ code: 2 });
  });

  it('to go on from what it was, by a checkpoint or by an earlier proof', async () => {
    cpSync(join(place, 'run'), join(place, 'grown'), { recursive: true });
    const desk = await officeOf(join(place, 'grown'));
    await does(desk, BEN, MAIL, { kind: 'note', text: 'Seen again.' });
    await desk.close();
    const last = textOf('run/restricted/review.checkpoints').split('\n').slice(-6).join('\n');
    writeFileSync(join(place, 'last.checkpoint'), last);
    for (const since of ['note.proof', 'last.checkpoint']) {
      const made = audit('prove', 'grown', '--review', '--since', since, '--to', 'grown.proof');
      expect([made.code, made.err]).toEqual([0, '']);
      expect(audit('verify-proof', 'grown.proof', ...PUBLIC).out).toContain(
        `entries goes on from that of ${size}, both`,
      );
    }
    const back = audit('prove', 'run', '--since', 'note.proof', '--to', 'other.proof');
    expect(back.code).toBe(0);
    expect(audit('verify-proof', 'other.proof', ...PUBLIC)).toMatchObject({
      code: 3,
      err: expect.stringContaining('different logs'),
    });
  });
});

describe('audit verify --expect-review', () => {
  const heldOf = (which: 'Root' | 'Head'): string =>
    new RegExp(`^${which} of the review: (.*)$`, 'm').exec(audit('verify', 'run').out)?.[1] ?? 'none';
  /** The review as it was before its last act, with checkpoints that fit. */
  const rolledBack = (): void => {
    cpSync(join(place, 'run'), join(place, 'back'), { recursive: true });
    const cut = (name: string, count: number): void => {
      const file = join(place, 'back/restricted', name);
      writeFileSync(file, `${readFileSync(file, 'utf8').split('\n').slice(0, count).join('\n')}\n`);
    };
    cut('review.jsonl', size - 1);
    cut('review.checkpoints', (size - 1) * 6 - 1);
  };

  it.each(['Root', 'Head'] as const)('finds by its earlier %s that it was rolled back', (which) => {
    rolledBack();
    const held = heldOf(which);
    expect(audit('verify', 'run', '--expect-review', held)).toMatchObject({ code: 0 });
    // The run itself knows, until what it notes of its sessions is changed too.
    expect(audit('verify', 'back')).toMatchObject({ code: 3 });
    rmSync(join(place, 'back/restricted/sessions.json'));
    expect(audit('verify', 'back')).toMatchObject({ code: 0 });
    const { code, out } = audit('verify', 'back', '--expect-review', held);
    expect([code, out]).toEqual([
      3,
      expect.stringContaining(`TAMPERED at entry ${size - 1} of the review (shorter)`),
    ]);
  });

  it('finds that it is gone as a whole, or is another', () => {
    const gone = audit('verify', 'shared', '--expect-review', heldOf('Head'));
    expect([gone.code, gone.out]).toEqual([3, expect.stringContaining('TAMPERED at entry 0 of the review')]);
    const other = audit('verify', 'run', '--expect-review', `3 ${'0'.repeat(64)}`);
    expect([other.code, other.out]).toEqual([3, expect.stringContaining('(other-head)')]);
    expect(audit('verify', 'run', '--expect-review', 'five')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--expect-review takes'),
    });
  });
});

const without =
  PROGRAMS === undefined ? ' (not tried: there is no PostgreSQL under /usr/lib/postgresql)' : '';

describe.skipIf(PROGRAMS === undefined)(`a review whose log lies in PostgreSQL${without}`, () => {
  let server: PrivateServer;
  let at: readonly string[] = [];
  beforeAll(async () => {
    server = await PrivateServer.begun();
    at = ['--postgres', server.address()];
  }, 60_000);
  afterAll(() => server?.end());

  it('is looked for there, and no table is made by who only looks', async () => {
    for (const command of [
      ['show', 'shared'],
      ['verify', 'shared'],
    ] as const)
      expect(audit(...command, ...at)).toMatchObject({
        code: 2,
        err: expect.stringContaining('The database has no review of shared'),
      });
    expect(await server.run("select to_regclass('tearline_entries') as name")).toEqual([{ name: null }]);
  });

  it('is shown, proven and verified as one in a file is', async () => {
    await reviewedBy('shared', server.address());
    const { code, out } = audit('show', 'shared', ...at, '--typed', '--kind', 'note');
    expect([code, out]).toEqual([0, expect.stringContaining(`“${WORDS}”`)]);
    expect(audit('prove', 'shared', String(noted), ...at, '--to', 'there.proof').code).toBe(0);
    expect(audit('verify-proof', 'there.proof', ...PUBLIC).out).toContain(`OK: entry ${noted} of ${size},`);
    const decided = audit('diff', 'shared', ...at, '--from', '0', '--context', '0');
    expect([decided.code, decided.out]).toEqual([0, expect.stringContaining('1 change in 2 cables shown.')]);
    const verified = audit('verify', 'shared', ...at);
    expect([verified.code, verified.out]).toEqual([
      0,
      expect.stringContaining(`OK: the log of the review, ${size} entries.`),
    ]);
  });

  it('is not passed over in silence by who does not name the database', () => {
    const { code, err } = audit('verify', 'shared');
    expect([code, err]).toEqual([0, expect.stringContaining('kept in a database and was not looked at')]);
  });

  it('that was rolled back there is found by what the run notes, and by who holds its head', async () => {
    const held = /^Head of the review: (.*)$/m.exec(audit('verify', 'shared', ...at).out)?.[1] ?? 'none';
    await server.run(`delete from tearline_checkpoints where size = ${size}`);
    const found = (code: string) => [
      3,
      expect.stringContaining(`TAMPERED at entry ${size - 1} of the review (${code})`),
    ];
    const verified = (...more: readonly string[]) => {
      const { code, out } = audit('verify', 'shared', ...at, ...more);
      return [code, out];
    };
    expect(verified()).toEqual(found('shorter'));
    rmSync(join(place, 'shared/restricted/sessions.json'));
    expect(verified()).toEqual(found('longer'));
    await server.run(`delete from tearline_entries where seq = ${size - 1}`);
    expect(audit('verify', 'shared', ...at)).toMatchObject({ code: 0 });
    expect(verified('--expect-review', held)).toEqual(found('shorter'));
  });
});

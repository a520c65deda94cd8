import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { begunWith } from '../../src/cli/begun.ts';
import { DIGEST_KEY, loadKey } from '../../src/disk/key.ts';
import { SETTING } from '../golden/cases.ts';
import { officeOf, shown } from '../review/desk/at-desk.ts';
import { json, place, textOf, today } from './tearline.ts';
import { tearline } from './warm.ts';

const MRN = '08OSLO81';
const CABLE = `VZCZCXRO1111
PP RUEHXX
DE RUEHNY #0081 0221500
ZNR UUUUU ZZH
P 221500Z JAN 08
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC PRIORITY 1213
BT
UNCLAS OSLO 000081

SIPDIS

E.O. 12958: N/A
TAGS: ECON, NO
SUBJECT: HARBOR FERRY: WHO PAYS

1. The harbor council met twice in January on the price of the ferry.

2. The fare goes up before the summer. Nobody outside of the council
has been told of the sum.

3. The yard thinks that the first estimate left out the winter berth.

4. The embassy proposes to wait, and to ask again in the spring.
VALE
`;
const OFFICIAL = ['--official', 'Harriet Vale, Declassification Officer', '--attest', 'attest.yaml'];
const decide = (run: string, on: string, effect: string, ...more: readonly string[]) =>
  tearline([
    ...['decide', run, MRN, '--on', on, '--effect', effect, ...more],
    ...['--reason', 'So.', '--by', 'Ada'],
  ]);
const second = (out: string, ...more: readonly string[]) =>
  tearline(['release', '--supersedes', 'first', '--out', out, ...more]);
const decisionsOf = (run: string) => join(run, 'restricted/decisions.jsonl');
const beforeIn = (run: string) => json(run, `restricted/${MRN}.decisions.json`).before;
const marked = (run: string): string => textOf(run, `restricted/${MRN}.marked.txt`);
const RELEASED = `[+ withheld on ${today()}: B4: The fare goes up`;
const NEWLY = `[[NEWLY WITHHELD, RELEASED ON ${today()}; B4: The embassy proposes`;

let made: ReturnType<typeof second>;

/** The first run, in public, withholds paragraphs 2 and 3; the second 3 and 4, decided on in one that was only proposed. */
beforeAll(() => {
  writeFileSync(join(place, 'cable.txt'), CABLE);
  writeFileSync(
    join(place, 'attest.yaml'),
    `- { cables: all, need: foia-review, by: Harriet Vale, on: ${today()} }\n`,
  );
  tearline(['release', 'cable.txt', '--out', 'draft', '--formats', 'txt']);
  for (const on of ['2', '3']) decide('draft', on, 'withhold', '--basis', 'B4');
  tearline([
    'release',
    join(place, 'cable.txt'),
    '--out',
    'first',
    '--decisions',
    decisionsOf('draft'),
    ...OFFICIAL,
  ]);
  second('proposed');
  const [, claim = ''] = /"claim":"([0-9a-f]{12})"/.exec(textOf('first/restricted/audit.jsonl')) ?? [];
  decide('proposed', '2', 'release', '--answers', claim);
  decide('proposed', '4', 'withhold', '--basis', 'B4');
  made = second('second', '--decisions', decisionsOf('proposed'), ...OFFICIAL);
}, 180_000);

describe('a second look at what was released', () => {
  it('sets off in every copy what was withheld then, keeps sound and replays', () => {
    expect(made.code).toBe(0);
    const said = `withheld in the release of ${today()} and are released now: paragraph 2 (B4).`;
    expect(textOf(`second/public/${MRN}.txt`).replaceAll('\n', ' ')).toContain(said);
    expect(textOf(`second/public/${MRN}.html`)).toContain('<span class="restored">The fare goes up');
    expect(textOf(`second/public/${MRN}.html`)).toContain(said);
    expect(json(`second/public/${MRN}.json`).since.restored).toMatchObject([{ portion: '2', bases: ['B4'] }]);
    expect([marked('second').includes(RELEASED), marked('second').includes(NEWLY)]).toEqual([true, true]);
    expect(tearline(['verify', 'second']).code).toBe(0);
    expect(tearline(['audit', 'verify', 'second', '--replay']).code).toBe(0);
  });

  it('shows nothing of it in the run that is superseded', () => {
    expect(textOf(`first/public/${MRN}.txt`)).not.toContain('released now');
    expect(existsSync(join(place, 'first/public/changes.jsonl'))).toBe(false);
    expect(beforeIn('first')).toBeUndefined();
  });

  it('counts for each cable what became of its passages, in the index and at the terminal', () => {
    const counts = { released: 1, still: 1, otherwise: 0, newly: 1 };
    expect(json('second/public/changes.jsonl')).toEqual({ mrn: MRN, day: today(), ...counts });
    expect(made.out).toContain(
      'passages of 1 cable: 1 released now, 1 kept as before, 0 kept on other grounds, 1 newly kept.',
    );
    expect(made.out).toContain(`NEWLY KEPT, THOUGH THEY WERE RELEASED, in: ${MRN}.`);
  });

  it('keeps with what was settled what it was held against: the run by the head of its log, the day, places and grounds', () => {
    const { run, day, folder, deletions } = beforeIn('second');
    expect([run, day, folder]).toEqual([json('first/restricted/run.json').head, today(), 'public']);
    const words = deletions.map(({ spans: [{ from, to }] }: { spans: [{ from: number; to: number }] }) =>
      CABLE.slice(from, to),
    );
    expect(words).toEqual([
      'The fare goes up before the summer. Nobody outside of the council\nhas been told of the sum.',
      'The yard thinks that the first estimate left out the winter berth.',
    ]);
  });
});

describe('the review of a second look', () => {
  const signedOn = async (run: string) => {
    const desk = await officeOf(join(place, run));
    const view = await shown(desk, MRN);
    await desk.close();
    return view;
  };

  it('shows what was withheld then and is to be released now, and the contrary; a signature is bound to it', async () => {
    cpSync(join(place, 'proposed'), join(place, 'reviewed'), { recursive: true });
    tearline(['release', join(place, 'cable.txt'), '--out', 'alone', '--decisions', decisionsOf('proposed')]);
    const [view, alone] = [await signedOn('reviewed'), await signedOn('alone')];
    expect(view.since).toMatchObject({
      ...{ day: today(), wasPublic: true },
      passages: [
        { kind: 'released', portion: '2', before: ['B4'] },
        { kind: 'newly withheld', portion: '4', before: [] },
      ],
    });
    const said = (since: string) =>
      view.pieces.flatMap((piece) => (piece.since === since ? [piece.text] : [])).join('');
    expect(said('released')).toMatch(/^The fare goes up[\s\S]*of the sum\.$/);
    expect(said('newly withheld')).toMatch(/^The embassy proposes[\s\S]*in the spring\.$/);
    expect(alone.since).toBeNull();
    expect(alone.deletions.map(({ marker }) => marker)).toEqual(view.deletions.map(({ marker }) => marker));
    expect(alone.shown).not.toBe(view.shown);
  });
});

describe('a second look that is made again', () => {
  it('by decisions marks the same', () => {
    expect(beforeIn('proposed')).toEqual(beforeIn('second'));
    expect([marked('proposed').includes(RELEASED), marked('proposed').includes(NEWLY)]).toEqual([true, true]);
    expect(json(`proposed/proposed/${MRN}.json`).since).toEqual(json(`second/public/${MRN}.json`).since);
    expect(textOf('proposed/proposed/changes.jsonl')).toBe(textOf('second/public/changes.jsonl'));
    expect(tearline(['verify', 'proposed']).code).toBe(0);
  });

  it('and is no longer public says nothing more there of the earlier release', () => {
    cpSync(join(place, 'second'), join(place, 'again'), { recursive: true });
    expect(decide('again', '1', 'withhold', '--basis', 'B4').code).toBe(0);
    expect(existsSync(join(place, 'again/public/changes.jsonl'))).toBe(false);
    expect(json('again/proposed/changes.jsonl').newly).toBe(2);
    expect(tearline(['verify', 'again']).code).toBe(0);
  });

  it('after it was cut off has the same bytes', () => {
    cpSync(join(place, 'second'), join(place, 'resumed'), { recursive: true });
    const {
      asOf,
      today: day,
      supersedes,
      official,
      attestations,
      formats,
    } = json('second/restricted/run.json');
    const actions = textOf(decisionsOf('second')).trim().split('\n');
    const begun = begunWith(
      {
        ...{ ...SETTING, asOf, today: day, supersedes, official, attestations },
        actions: actions.map((line) => JSON.parse(line)),
        key: loadKey(join(place, 'key'), DIGEST_KEY, () => ''),
      },
      { formats, marked: true, encoding: undefined },
    );
    writeFileSync(join(place, 'resumed/restricted/begun.json'), `${JSON.stringify(begun)}\n`);
    for (const name of ['run.json', `${MRN}.marked.txt`, `${MRN}.decisions.json`])
      rmSync(join(place, 'resumed/restricted', name));
    const { code, err } = second('resumed', '--resume', '--decisions', decisionsOf('proposed'), ...OFFICIAL);
    expect([code, err]).toEqual([0, expect.stringContaining('Goes on with the run that was cut off.')]);
    for (const name of [`restricted/${MRN}.marked.txt`, 'restricted/audit.jsonl', 'public/changes.csv'])
      expect(textOf('resumed', name), name).toBe(textOf('second', name));
  });
});

describe('what was withheld before', () => {
  const forged = (name: string, change: (before: ReturnType<typeof beforeIn>) => unknown): void => {
    cpSync(join(place, 'second'), join(place, name), { recursive: true });
    const file = join(place, name, `restricted/${MRN}.decisions.json`);
    const kept = readFileSync(file, 'utf8');
    const before = beforeIn('second');
    writeFileSync(file, kept.replace(JSON.stringify(before), JSON.stringify(change(before))));
    expect(readFileSync(file, 'utf8')).not.toBe(kept);
  };

  it('is bound to the log: whoever changes it is found, and no decision goes by it', () => {
    forged('forged', (before) => ({ ...before, deletions: [] }));
    const { code, out } = tearline(['verify', 'forged']);
    expect([code, out]).toEqual([
      3,
      expect.stringContaining('What was withheld before is told otherwise than it was'),
    ]);
    expect(out).toContain(`${MRN}: its decisions.json is not what was logged`);
    const refused = decide('forged', '1', 'withhold', '--basis', 'B4');
    expect([refused.code, refused.err]).toEqual([
      3,
      expect.stringContaining(`restricted/${MRN}.decisions.json is not the one that was logged`),
    ]);
    expect(existsSync(join(place, 'forged/restricted/deciding.json'))).toBe(false);
  });

  it('is of the very run that is superseded', () => {
    forged('other', (before) => ({ ...before, run: { size: 3, digest: '0'.repeat(64) } }));
    expect(tearline(['verify', 'other']).out).toContain(
      'was held against another run than this one supersedes',
    );
  });

  it('is not told where that run reviewed another text, and a message says so', () => {
    writeFileSync(join(place, 'other.txt'), CABLE.replace('twice', 'three times'));
    const { err } = second('of-other', 'other.txt');
    expect(err).toContain('warning earlier-text: The run that is superseded reviewed another text of it');
    expect(beforeIn('of-other')).toBeUndefined();
    expect(marked('of-other')).not.toContain(today());
    expect(existsSync(join(place, 'of-other/proposed/changes.jsonl'))).toBe(false);
  });

  it('is not told by a file that was changed, and a message says so', () => {
    cpSync(join(place, 'first'), join(place, 'odd'), { recursive: true });
    const file = join(place, `odd/restricted/${MRN}.decisions.json`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"B4"', '"B5"'));
    const { err } = tearline(['release', '--supersedes', 'odd', '--out', 'of-odd', '--formats', 'txt']);
    expect(err).toContain('warning earlier-changed:');
    expect(beforeIn('of-odd')).toBeUndefined();
  });
});

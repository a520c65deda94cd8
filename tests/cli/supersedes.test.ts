import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begunWith, refuseOther } from '../../src/cli/begun.ts';
import { DIGEST_KEY, loadKey } from '../../src/disk/key.ts';
import { sha256 } from '../../src/model/digest.ts';
import { SETTING } from '../golden/cases.ts';
import { ANN, does, officeOf, shown, withhold } from '../review/desk/at-desk.ts';
import { PROGRAMS, PrivateServer } from '../review/record/private-server.ts';
import { fixture, json, place, tearline as startedAnew, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

/** Classified until 2033, and unclassified. */
const [SECRET, PLAIN] = ['09OSLO612', '08OSLO79'];
const CABLES = join(place, 'cables');
const OFFICIAL = ['--official', 'Harriet Vale, Declassification Officer'];

const second = (out: string, ...more: readonly string[]) =>
  tearline(['release', '--supersedes', 'first', '--out', out, '--formats', 'txt', ...more]);
const actionsIn = (run: string) =>
  textOf(run, 'restricted/decisions.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const idsIn = (run: string): string[] => actionsIn(run).map(({ id }) => id);

/** Digests of all files of a run by name. */
const filesIn = (run: string): string[] =>
  readdirSync(join(place, run), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${sha256(readFileSync(join(entry.parentPath, entry.name)))}`)
    .sort();

let before: string[] = [];
let again: ReturnType<typeof second>;
/** Decisions by how they were made. */
const made = { kept: '', ofReview: '', undone: '' };

beforeAll(async () => {
  mkdirSync(join(place, 'cables'));
  cpSync(fixture('05-portions-of-three-levels'), join(place, 'cables/a.txt'));
  cpSync(fixture('11-telephone-and-mail'), join(place, 'cables/b.txt'));
  writeFileSync(
    join(place, 'attest.yaml'),
    '- { cables: all, need: foia-review, by: Harriet Vale, on: 2026-01-05 }\n',
  );
  const permanent = (mrn: string) =>
    `- { kind: permanent, permanent: true, cables: [${mrn}], by: H. Vale, authority: schedule, at: 2020-01-01 }\n`;
  writeFileSync(join(place, 'evidence.yaml'), permanent(SECRET));
  writeFileSync(join(place, 'more.yaml'), permanent(SECRET) + permanent(PLAIN));
  tearline([
    ...['release', CABLES, '--out', 'first', '--formats', 'txt', '--attest', 'attest.yaml'],
    ...['--evidence', 'evidence.yaml', '--encoding', 'windows-1252', '--audience', 'mdr'],
  ]);
  const on = ['--on', '2', '--effect', 'withhold', '--basis', 'B1,1.4(d)'];
  tearline(['decide', 'first', SECRET, ...on, '--reason', 'Kept.', '--by', 'Ada']);
  const desk = await officeOf(join(place, 'first'));
  await does(desk, ANN, PLAIN, withhold({ kind: 'portion', id: 'subject' }));
  await does(desk, ANN, SECRET, withhold({ kind: 'portion', id: '1' }));
  const [undone] = (await shown(desk, SECRET)).history.filter(
    ({ kind, by }) => kind === 'decision' && by === ANN.name,
  );
  made.undone = String(undone?.id);
  await does(desk, ANN, SECRET, { kind: 'undo', action: made.undone, reason: 'Not so.' });
  const [ofReview] = (await shown(desk, PLAIN)).history.filter(({ kind }) => kind === 'decision');
  made.ofReview = String(ofReview?.id);
  const refer = { kind: 'refer', on: { kind: 'portion', id: 'subject' }, agency: 'CIA', reason: 'Theirs.' };
  await does(desk, ANN, PLAIN, refer);
  await desk.close();
  made.kept = idsIn('first')[0] ?? '';
  before = filesIn('first');
  again = second('again');
}, 180_000);

describe('release --supersedes', () => {
  it('carries every decision that stands, of the run and of its review, and none that was undone', () => {
    expect(idsIn('first')).toEqual([made.kept]);
    expect(new Set([made.kept, made.ofReview, made.undone]).size).toBe(3);
    expect(idsIn('again')).toEqual([made.kept, made.ofReview]);
    const applied = tearline(['audit', 'show', 'again', '--kind', 'decision', '--format', 'jsonl']).out;
    expect(applied.match(/"applied":true/g)).toHaveLength(2);
  });

  it('says what was carried and what was not, how many hold, and how to see what changed', () => {
    const { code, out, err } = again;
    expect(code).toBe(0);
    expect(err).toContain(
      'A second look at first: 2 decisions carried, 1 of them from its review and not released yet.',
    );
    expect(err).toContain('Not carried: its 1 attestation,');
    expect(err).toContain(`Not carried: 1 referral that no agency has answered, of ${PLAIN} (CIA).`);
    expect(out.trimEnd().split('\n').slice(-2)).toEqual([
      '2 decisions carried from first: 2 hold, 0 no longer do.',
      'What changed: tearline audit diff first --with again',
    ]);
  });

  it('is made of the same files under the same circumstances, but for attestations', () => {
    const [was, is] = [json('first/restricted/run.json'), json('again/restricted/run.json')];
    const given = ({ audience, encoding, evidence }: typeof is) => ({ audience, encoding, evidence });
    expect(given(is)).toEqual(given(was));
    expect(given(is)).toMatchObject({ audience: 'mdr', encoding: 'windows-1252', evidence: [{}] });
    expect(is.inputs.map(({ file }: { file: string }) => file)).toEqual([
      join(CABLES, 'a.txt'),
      join(CABLES, 'b.txt'),
    ]);
    expect([was.attestations.length, is.attestations.length]).toEqual([1, 0]);
  });

  it('adds evidence and decisions that are given, each once, and takes another audience and other files', () => {
    const decisions = ['--decisions', 'first/restricted/decisions.jsonl'];
    const evidence = ['--evidence', 'more.yaml'];
    const { out } = second('added', 'cables/a.txt', ...decisions, ...evidence, '--audience', 'foia');
    const record = json('added/restricted/run.json');
    expect([record.audience, record.evidence.length, record.inputs.length]).toEqual(['foia', 2, 1]);
    expect(idsIn('added')).toEqual([made.kept, made.ofReview]);
    expect(out).toContain(`  1 is on a cable that was not found among the inputs: ${PLAIN}`);
  });

  it('refuses a decision that says otherwise under the id of one on record', () => {
    const [action] = actionsIn('first');
    writeFileSync(join(place, 'other.jsonl'), `${JSON.stringify({ ...action, reason: 'Otherwise.' })}\n`);
    const { code, err } = second('otherwise', '--decisions', 'other.jsonl');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`Decision ${made.kept} was given, and is another`),
    ]);
  });

  it('leaves the run that it supersedes as it is', () => {
    expect(filesIn('first')).toEqual(before);
  });

  it('gives the same bytes by other hands', () => {
    second('by-two', '--jobs', '2');
    expect(textOf('by-two/restricted/audit.jsonl')).toBe(textOf('again/restricted/audit.jsonl'));
    expect(textOf('by-two/restricted/run.json')).toBe(textOf('again/restricted/run.json'));
  });

  it('is compared by audit diff with what it supersedes', () => {
    const { code, out } = tearline(['audit', 'diff', 'first', '--with', 'again', PLAIN]);
    expect(code).toBe(0);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      `newly withheld, subject; B6: 5 U.S.C. 552(b)(6); now asked for by decision ${made.ofReview} of Ann Poe`,
    );
  });
});

describe('a decision that holds no longer', () => {
  it('because its text was declassified meanwhile is told with its cable', () => {
    const { out, err } = second('later', '--as-of', '2034-01-01');
    expect(err).toContain('warning basis-unavailable');
    expect(out).toContain('2 decisions carried from first: 1 holds, 1 no longer does.');
    expect(out).toContain(`  1 cites a basis that cannot be cited for its passage on this day: ${SECRET}`);
    expect(tearline(['verify', 'later']).code).toBe(0);
  });

  it('because its text changed is told as stale, and its cable is kept from public/ until somebody decides anew', () => {
    mkdirSync(join(place, 'changed'), { recursive: true });
    const text = readFileSync(join(place, 'cables/b.txt'), 'utf8');
    writeFileSync(join(place, 'changed/b.txt'), text.replace('registry', 'secretary'));
    const { code, out } = second(
      'stale',
      'changed',
      ...OFFICIAL,
      '--attest',
      'attest.yaml',
      '--audience',
      'foia',
    );
    expect(out).toContain(`  1 was made on another text of its cable: ${PLAIN}`);
    expect(out).toContain(`Not public, a withholding that somebody decided on no longer holds`);
    expect(code).toBe(1);
    expect(json('stale/restricted/run.json').inputs[0].folder).toBe('proposed');
  });

  it('because nothing makes the claims that it answered is told', () => {
    const [claim] = /"claim":"([0-9a-f]+)"/.exec(textOf('first/restricted/audit.jsonl'))?.slice(1) ?? [];
    const [action] = actionsIn('first');
    const release = {
      ...action,
      id: 'd-00000000aa',
      effect: 'release',
      bases: [],
      answers: [claim],
      audience: 'mdr',
    };
    writeFileSync(
      join(place, 'moot.jsonl'),
      `${JSON.stringify({ ...release, answers: ['000000000000'] })}\n`,
    );
    tearline([
      'release',
      'cables',
      '--out',
      'moot',
      '--formats',
      'txt',
      '--decisions',
      'moot.jsonl',
      '--audience',
      'mdr',
    ]);
    const { out } = tearline(['release', '--supersedes', 'moot', '--out', 'moot-2', '--formats', 'txt']);
    expect(out).toContain(`  1 answers claims that nothing makes any more, and opens nothing: ${SECRET}`);
  });
});

describe('the log of a second look', () => {
  it('and its record name the run that it supersedes by the head of its log', () => {
    const { head } = json('first/restricted/run.json');
    expect(json('again/restricted/run.json').supersedes).toEqual(head);
    const [first] = textOf('again/restricted/audit.jsonl').split('\n');
    expect(JSON.parse(first ?? '').entry.supersedes).toEqual(head);
    expect(tearline(['audit', 'show', 'again', '--to', '0', '--format', 'csv']).out).toContain(
      `supersedes a run of ${head.size} entries`,
    );
    expect(tearline(['audit', 'verify', 'first', '--expect', `${head.size} ${head.digest}`]).code).toBe(0);
  });

  it.each([
    [
      'another',
      (record: Record<string, unknown>) => ({ ...record, supersedes: { size: 3, digest: '0'.repeat(64) } }),
    ],
    ['none', ({ supersedes: _, ...record }: Record<string, unknown>) => record],
  ])('is held against a record that names %s', (_, changed) => {
    rmSync(join(place, 'forged'), { recursive: true, force: true });
    cpSync(join(place, 'again'), join(place, 'forged'), { recursive: true });
    const file = join(place, 'forged/restricted/run.json');
    writeFileSync(file, JSON.stringify(changed(JSON.parse(readFileSync(file, 'utf8')))));
    const { code, out } = tearline(['verify', 'forged']);
    expect([code, out]).toEqual([3, expect.stringContaining('differ on what it supersedes')]);
  });
});

describe('a second look that was cut off', () => {
  const cutOff = (name: string): void => {
    cpSync(join(place, 'again'), join(place, name), { recursive: true });
    const { asOf, today, supersedes } = json('again/restricted/run.json');
    const setting = { ...SETTING, ...{ asOf, today, supersedes, actions: actionsIn('again') } };
    const key = loadKey(join(place, 'key'), DIGEST_KEY, () => '');
    const begun = begunWith(
      { ...setting, key },
      { formats: ['txt'], marked: true, encoding: 'windows-1252' },
    );
    writeFileSync(join(place, name, 'restricted/begun.json'), `${JSON.stringify(begun)}\n`);
    rmSync(join(place, name, 'restricted/run.json'));
  };

  it('is finished to the same bytes', () => {
    cutOff('resumed');
    const { code, out, err } = second('resumed', '--resume');
    expect([code, err]).toEqual([0, expect.stringContaining('Goes on with the run that was cut off.')]);
    expect(out).toContain('2 decisions carried from first: 2 hold, 0 no longer do.');
    for (const name of ['audit.jsonl', 'run.json', 'decisions.jsonl'])
      expect(textOf('resumed/restricted', name), name).toBe(textOf('again/restricted', name));
  });

  it('is not finished as one of another run, or of none', () => {
    cutOff('elsewhere');
    const rest = ['--out', 'elsewhere', '--formats', 'txt', '--resume'];
    const other = tearline(['release', '--supersedes', 'again', ...rest]);
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('begun with another --supersedes')]);
    const alone = tearline(['release', 'cables', ...rest]);
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('begun with another --supersedes')]);
  });

  it('says that the run may have been decided on since, where its decisions are others', () => {
    const made = { formats: ['txt' as const], marked: true, encoding: undefined };
    const supersedes = { size: 3, digest: '0'.repeat(64) };
    const begun = begunWith({ ...SETTING, supersedes }, made);
    const actions = [{ id: 'd1' } as (typeof SETTING.actions)[number]];
    expect(() => refuseOther(begun, begunWith({ ...SETTING, supersedes, actions }, made))).toThrow(
      'begun with another --decisions, or the run that it supersedes was decided on since',
    );
    expect(() => refuseOther(begun, begunWith({ ...SETTING, supersedes }, made))).not.toThrow();
  });
});

describe('a run that cannot be looked at a second time', () => {
  it('is none at all: then files must be named, as ever', () => {
    const { code, err } = tearline(['release', '--out', 'nothing']);
    expect([code, err]).toEqual([2, expect.stringContaining('Name at least one file or folder of cables')]);
  });

  it.each([
    ['its own folder', 'first', '--out and --supersedes both name first'],
    ['a folder in it', 'first/more', 'lies in the folder of a run'],
  ])('goes into %s', (_, out, said) => {
    const { code, err } = second(out, '--replace');
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(filesIn('first')).toEqual(before);
  });

  it('was made of standard input, until what it kept is named', () => {
    const input = readFileSync(fixture('03-unclassified'), 'utf8');
    startedAnew(['release', '-', '--out', 'piped', '--formats', 'txt'], { input });
    const [{ mrn }] = json('piped/restricted/run.json').inputs;
    const kept = `piped/restricted/${mrn}.source.txt`;
    const again = ['release', '--supersedes', 'piped', '--out', 'piped-2', '--formats', 'txt'];
    const { code, err } = tearline(again);
    expect([code, err]).toEqual([2, expect.stringContaining(`standard input, which cannot be read again`)]);
    expect(err).toContain(kept);
    expect(tearline([...again, kept]).code).toBe(0);
  });

  it('was made of a file that is not there', () => {
    writeFileSync(join(place, 'gone.txt'), readFileSync(fixture('03-unclassified')));
    tearline(['release', 'gone.txt', '--out', 'of-gone', '--formats', 'txt']);
    rmSync(join(place, 'gone.txt'));
    const { code, err } = tearline(['release', '--supersedes', 'of-gone', '--out', 'of-gone-2']);
    expect([code, err]).toEqual([2, expect.stringContaining('was made of gone.txt, which is not there')]);
  });

  it('was made under another key', () => {
    const { code, err } = second('other-key', '--key', 'other-key-file');
    expect([code, err]).toEqual([3, expect.stringContaining('bound with another key')]);
    const plain = ['release', '--supersedes', 'again', '--out', 'other-key', '--key', 'other-key-file'];
    expect(tearline(plain)).toMatchObject({
      code: 2,
      err: expect.stringContaining('made under another key'),
    });
  });

  it.each([
    ['audit.jsonl', 'OSLO', 'MOSS'],
    ['run.json', '"audience": "mdr"', '"audience": "foia"'],
    ['review.jsonl', 'Ann', 'Eve'],
    ['review.contents', 'Ann Poe', 'Eve Poe'],
  ])('is not sound, because %s was changed: exit 3, and nothing is made', (name, from, to) => {
    rmSync(join(place, 'unsound'), { recursive: true, force: true });
    cpSync(join(place, 'first'), join(place, 'unsound'), { recursive: true });
    const file = join(place, 'unsound/restricted', name);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    const { code, err } = tearline(['release', '--supersedes', 'unsound', '--out', 'never']);
    expect([code, err]).toEqual([3, expect.stringContaining('unsound was not looked at a second time')]);
    expect(readdirSync(place).map((each) => basename(each))).not.toContain('never');
  });
});

describe('a case', () => {
  it('is carried without its official, whom nobody asked again', () => {
    writeFileSync(
      join(place, 'case.yaml'),
      'request: { number: F-2026-00123, kind: foia, received: 2026-10-01 }\nofficial: Harriet Vale, Declassification Officer\n',
    );
    tearline(['release', 'cables', '--case', 'case.yaml', '--out', 'case', '--formats', 'txt']);
    const again = ['release', '--supersedes', 'case', '--formats', 'txt'];
    tearline([...again, '--out', 'case-2']);
    const { official, case: answered, audience } = json('case-2/restricted/run.json');
    expect([official, answered.given.official, audience]).toEqual([null, undefined, 'foia']);
    expect(answered.given.request.number).toBe('F-2026-00123');
    expect(json('case/restricted/run.json').official).toBe('Harriet Vale, Declassification Officer');
    expect(tearline([...again, '--out', 'case-3', '--official', 'Roe, Reviewer']).code).toBe(1);
    expect(json('case-3/restricted/run.json').official).toBe('Roe, Reviewer');
    expect(tearline(['verify', 'case-3']).code).toBe(0);
  });
});

const without =
  PROGRAMS === undefined ? ' (not tried: there is no PostgreSQL under /usr/lib/postgresql)' : '';

describe.skipIf(PROGRAMS === undefined)(`a review whose log lies in PostgreSQL${without}`, () => {
  let server: PrivateServer;
  beforeAll(async () => {
    server = await PrivateServer.begun();
  });
  afterAll(() => server?.end());

  it('gives its decisions too', async () => {
    tearline(['release', CABLES, '--out', 'shared', '--formats', 'txt']);
    const desk = await officeOf(join(place, 'shared'), undefined, server.address());
    await does(desk, ANN, PLAIN, withhold({ kind: 'portion', id: 'subject' }));
    await desk.close();
    const again = ['release', '--supersedes', 'shared', '--formats', 'txt'];
    const { err } = tearline([...again, '--out', 'shared-2', '--postgres', server.address()]);
    expect(err).toContain('1 decision carried, 1 of them from its review');
    expect(idsIn('shared-2')).toHaveLength(1);
    expect(filesIn('shared').some((each) => each.startsWith('review.'))).toBe(false);
  });

  it('is named only with the run that it is of', () => {
    const { code, err } = tearline(['release', CABLES, '--out', 'never', '--postgres', server.address()]);
    expect([code, err]).toEqual([2, expect.stringContaining('that --supersedes names')]);
  });
});

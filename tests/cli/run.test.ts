import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOfPage } from '../../src/verify/page.ts';
import { fixture, json, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const BY = ['--reason', 'a reason', '--by', 'Harriet Vale'];
const SOURCE = '10-protected-source';
const bodyIn = (run: string, mrn: string): string => bodyOfPage(textOf(run, 'proposed', `${mrn}.txt`)) ?? '';

/** A run of one fixture in its own folder, with a source that a test may change. */
function runOf(name: string, run: string): { mrn: string; source: string } {
  const source = join(place, `${run}.txt`);
  copyFileSync(fixture(name), source);
  tearline(['release', source, '--out', run]);
  return { mrn: json(run, 'restricted/run.json').inputs[0].mrn, source };
}

describe('when', () => {
  const asked = ['when', 'E.O. 12958: DECL: 08/20/2017', '--dated', '2007-08-24', '--level', 'C'];
  it.each([
    ['2017-08-19', 'classified'],
    ['2017-08-20', 'declassified'],
  ])('on %s says %s', (day, state) => {
    const { code, out } = tearline([...asked, '--as-of', day]);
    expect([code, out.includes(`: ${state}`), out.includes('2032-12-31')]).toEqual([0, true, true]);
  });
});

it('check says of a status what scripts depend on and nothing else, also where a person opened the document', () => {
  writeFileSync(
    join(place, 'opened.yaml'),
    '- { kind: declassification-confirmed, cables: 98OSLO233, by: Ruth Ashdown, authority: memo 7, at: 2026-11-01 }\n',
  );
  const asked = ['check', fixture('07-outer-date-passed'), '--evidence', 'opened.yaml', '--format', 'json'];
  const { status } = JSON.parse(tearline(asked).out);
  expect([status.state, JSON.stringify(status.reasons).includes('Ruth Ashdown')]).toEqual([
    'declassified',
    true,
  ]);
  expect(Object.keys(status).sort()).toEqual(
    ['asOf', 'declassifyOn', 'level', 'outerDate', 'reasons', 'state', 'stillNeeded'].sort(),
  );
});

describe('bad input has a message, the right exit code, and is counted', () => {
  const released = (name: string, content: string | Uint8Array | undefined) => {
    if (content !== undefined) writeFileSync(join(place, name), content);
    const out = `bad-${name}`;
    return { ...tearline(['release', name, '--out', out]), run: out };
  };
  const cable = readFileSync(fixture('01-declassified-by-its-own-date'), 'utf8');

  it.each([
    ['empty', '', 'has no text'],
    ['binary', Buffer.from([1, 0, 2, 3]), 'line 1, column 1'],
    ['latin-1', Buffer.from('BT\nCaf\xe9 noir\n', 'latin1'), 'line 2, column 4'],
    ['a PDF', '%PDF-1.7\n', 'a PDF that is damaged'],
    ['too large', Buffer.alloc(33 * 1024 * 1024, 'a'), 'limit of 32 MiB'],
  ])('%s: failed, exit 1', (name, content, said) => {
    const { code, err, out, run } = released(name, content);
    expect([code, json(run, 'restricted/run.json').counts.failed]).toEqual([1, 1]);
    expect(err).toContain(said);
    expect(out).toContain('1 input: ');
    expect(existsSync(join(place, run, 'proposed'))).toBe(false);
  });

  it.each([
    ['an unknown mark', cable.replace(/^2\. \(\w+\)/m, '2. (SBUX)'), 'unknown-mark'],
    ['no classification line', cable.replace(/^.*(C O N F|S E C R|UNCLAS).*\n/m, ''), ''],
  ])('%s: held, exit 1, nothing in public/', (name, content, said) => {
    expect(content).not.toBe(cable);
    const { code, err, run } = released(name, content);
    expect([code, json(run, 'restricted/run.json').counts.held]).toEqual([1, 1]);
    expect(err).toContain(said);
    expect(existsSync(join(place, run, 'public'))).toBe(false);
  });

  it('a date that cannot be: never swapped, so the cable stays classified until its outer date', () => {
    const { code, err, run } = released('a date', cable.replace(/DECL: \S+/, 'DECL: 20/08/2017'));
    expect([code, err.includes('20/08/2017')]).toEqual([0, true]);
    expect(markersOf(bodyIn(run, '07OSLO412'))).toEqual(
      Array(3).fill(expect.stringContaining('B1, 1.4(b), 1.4(d)')),
    );
  });

  it('a file that is not there, a folder without cables, an unknown option: exit 2', () => {
    mkdirSync(join(place, 'hollow'));
    for (const [args, said] of [
      [['check', 'nowhere.txt'], 'There is no file or folder nowhere.txt'],
      [['release', 'hollow', '--out', 'x'], 'has no cables'],
      [['check', '.', '--as-fo', '2020-01-01'], 'as-fo'],
      [['check', '.', '--as-of', '2020-02-30'], 'YYYY-MM-DD'],
    ] as const) {
      const { code, err } = tearline(args);
      expect(code, err).toBe(2);
      expect(err).toContain(said);
    }
    expect(existsSync(join(place, 'x'))).toBe(false);
  });

  it('a rule file with a typo: exit 2, with file, line and column', () => {
    writeFileSync(join(place, 'evidence.yaml'), '- kind: extendedd\n  cables: all\n');
    const { code, err } = tearline(['check', fixture(SOURCE), '--evidence', 'evidence.yaml']);
    expect(code).toBe(2);
    expect(err).toMatch(/evidence\.yaml:1:\d+/);
  });

  it('several inputs, one of them bad: every one is counted, the others are done', () => {
    writeFileSync(join(place, 'none.txt'), '');
    const { code, out } = tearline(['release', fixture('03-unclassified'), 'none.txt', '--out', 'mixed']);
    expect(code).toBe(1);
    expect(out).toContain('2 inputs: ');
    expect(json('mixed/restricted/run.json').counts).toMatchObject({ failed: 1, 'released-in-full': 1 });
  });
});

describe('release --jobs', () => {
  // In a process of its own, which has to end although workers were in it.
  it('changes nothing of what comes out, and is a whole number', () => {
    const released = (jobs: string, out: string) =>
      tearline(['release', fixture(SOURCE), fixture('03-unclassified'), '--out', out, '--jobs', jobs], {});
    expect([released('1', 'jobs-1').code, released('3', 'jobs-3').code]).toEqual([1, 1]);
    for (const name of ['audit.jsonl', 'run.json'])
      expect(textOf('jobs-3/restricted', name)).toBe(textOf('jobs-1/restricted', name));
    for (const jobs of ['0', '1.5', 'many']) expect(released(jobs, 'jobs-none').code).toBe(2);
    expect(existsSync(join(place, 'jobs-none'))).toBe(false);
  });
});

describe('an output folder that stands', () => {
  it('is refused, and replaced only where nothing was decided or released', () => {
    const { mrn, source } = runOf(SOURCE, 'stands');
    const again = ['release', source, '--out', 'stands'];
    expect(tearline(again)).toMatchObject({ code: 2 });
    expect(tearline([...again, '--replace']).code).toBe(1);
    tearline(['decide', 'stands', mrn, '--on', '2', '--effect', 'withhold', '--basis', 'B5', ...BY]);
    const refused = tearline([...again, '--replace']);
    expect([refused.code, refused.err.includes('recorded decisions')]).toEqual([2, true]);
    expect(textOf('stands/restricted/decisions.jsonl')).toContain('Harriet Vale');
  });
});

describe('decide', () => {
  it('opens what it names and nothing else', () => {
    const { mrn, source } = runOf(SOURCE, 'opens');
    const before = bodyIn('opens', mrn);
    const { questions } = JSON.parse(tearline(['explain', source, '--format', 'json']).out);
    const [first] = questions as { on: string; spans: { from: number; to: number }[] }[];
    if (first === undefined) throw new Error('The fixture has no open question.');
    const { code } = tearline([
      'decide',
      'opens',
      mrn,
      '--on',
      first.on,
      '--effect',
      'release',
      '--answers',
      'all',
      ...BY,
    ]);
    expect(code).toBe(0);
    const after = bodyIn('opens', mrn);
    expect(after).not.toBe(before);
    expect(markersOf(after).length).toBeLessThan(markersOf(before).length);
    expect(after.replace(/\[[^\]]*: [^\]]*\]/g, '').length).toBeGreaterThan(
      before.replace(/\[[^\]]*: [^\]]*\]/g, '').length,
    );
    expect(tearline(['verify', 'opens']).code).toBe(0);
    expect(tearline(['audit', 'verify', 'opens']).code).toBe(0);
  });

  it('is refused on another text, now and when the run is made anew', () => {
    const { mrn, source } = runOf(SOURCE, 'other');
    const withhold = ['--on', '2', '--effect', 'withhold', '--basis', 'B5', ...BY];
    expect(tearline(['decide', 'other', mrn, ...withhold]).code).toBe(0);
    writeFileSync(source, readFileSync(source, 'utf8').replace(/\.\n/, '!\n'));
    const refused = tearline(['decide', 'other', mrn, ...withhold]);
    expect([refused.code, refused.err.includes('not the one this run reviewed')]).toEqual([2, true]);
    const anew = ['release', source, '--out', 'other-2', '--decisions', 'other/restricted/decisions.jsonl'];
    expect(tearline(anew).err).toContain('stale-decision');
    expect(textOf('other-2/restricted/audit.jsonl')).toContain('"applied":false');
  });

  it('wants the claims that a release lifts, a basis for a withholding, and a place that is there', () => {
    const { mrn } = runOf(SOURCE, 'wants');
    for (const [args, said] of [
      [['--on', '2', '--effect', 'release'], '--answers'],
      [['--on', '2', '--effect', 'withhold'], '--basis'],
      [['--on', '2', '--effect', 'withhold', '--basis', 'B77'], 'B77'],
      [['--on', '99', '--effect', 'withhold', '--basis', 'B5'], 'does not have'],
    ] as const) {
      const { code, err } = tearline(['decide', 'wants', mrn, ...args, ...BY]);
      expect([code, err.includes(said)], err).toEqual([2, true]);
    }
  });
});

describe('text that nobody could place', () => {
  it('is opened by a person who speaks for it, and by nothing else', () => {
    const text = readFileSync(fixture('03-unclassified'), 'utf8').replace(
      'SIPDIS',
      'SIPDIS\n\nFRIENDS OF THE OLD HARBOUR',
    );
    writeFileSync(join(place, 'silent.txt'), text);
    expect(tearline(['release', 'silent.txt', '--out', 'silent']).code).toBe(1);
    const { questions } = JSON.parse(tearline(['explain', 'silent.txt', '--format', 'json']).out);
    expect(questions.map(({ claims }: { claims: string[] }) => claims)).toEqual([[]]);
    const on = [
      'decide',
      'silent',
      json('silent/restricted/run.json').inputs[0].mrn,
      '--on',
      questions[0].on,
    ];
    expect(tearline([...on, '--effect', 'release', ...BY])).toMatchObject({ code: 0 });
    expect(textOf('silent/proposed/08OSLO77.txt')).toContain('FRIENDS OF THE OLD HARBOUR');
    expect(json('silent/restricted/run.json').counts['released-in-full']).toBe(1);
  });
});

describe('explain', () => {
  it('gives places as the file has them, which decide takes, where a link was opened before them', () => {
    const text = readFileSync(fixture(SOURCE), 'utf8').replace('TAGS: PREL', 'TAGS: [PREL](#)');
    expect(text).toContain('[PREL](#)');
    writeFileSync(join(place, 'linked.txt'), text);
    const { questions } = JSON.parse(tearline(['explain', 'linked.txt', '--format', 'json']).out);
    const asked = questions.map(({ on, spans }: { on: string; spans: { from: number; to: number }[] }) => [
      on.replace(/^(\d+)-(\d+)$/, (_, from, to) => text.slice(Number(from), Number(to)).trim()),
      ...spans.map(({ from, to }) => text.slice(from, to).trim()),
    ]);
    expect(asked).toEqual([
      ['person:p2', 'Magnus Tveit', 'Tveit'],
      ['(strictly protect)', '(strictly protect)'],
    ]);
  });
});

describe('tampering', () => {
  it('is found by audit verify: any bit of the log, and a cut tail', () => {
    runOf(SOURCE, 'bits');
    const file = join(place, 'bits/restricted/audit.jsonl');
    const log = readFileSync(file);
    const head = /Head: (.*)/.exec(tearline(['audit', 'verify', 'bits']).out)?.[1] ?? '';
    for (const bit of [3, 800 * 3 + 5, log.length * 4, log.length * 8 - 1]) {
      const bent = Buffer.from(log);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, bent);
      const { code, out } = tearline(['audit', 'verify', 'bits']);
      const entry = log.subarray(0, bit >> 3).filter((byte) => byte === 10).length;
      expect([code, out.includes(`at entry ${entry} `)], out).toEqual([3, true]);
    }
    writeFileSync(file, log.subarray(0, log.lastIndexOf(10, -2) + 1));
    expect(tearline(['audit', 'verify', 'bits', '--expect', head]).code).toBe(3);
    writeFileSync(file, log);
    expect(tearline(['audit', 'verify', 'bits', '--expect', head]).code).toBe(0);
  });

  it('is found by verify: a changed copy, a strange file, a moved source', () => {
    const { mrn, source } = runOf(SOURCE, 'bent');
    const copy = join(place, `bent/proposed/${mrn}.txt`);
    const text = readFileSync(copy, 'utf8');
    writeFileSync(copy, text.replace('\nSUBJECT', '\nnot SUBJECT'));
    expect(tearline(['verify', 'bent'])).toMatchObject({ code: 3 });
    writeFileSync(copy, text);
    writeFileSync(join(place, 'bent/proposed/extra.txt'), 'x');
    expect(tearline(['verify', 'bent']).out).toContain('extra.txt was never logged');
    writeFileSync(join(place, 'bent/proposed/extra.txt'), '');
    expect(tearline(['verify', 'bent']).code).toBe(3);
    expect(existsSync(source)).toBe(true);
  });
});

const markersOf = (body: string): string[] => body.match(/\[[^\]]*: [^\]]*\]/g) ?? [];

it.each(['1', '2'])(
  'the same text twice without a number: neither overwrites the other, with --jobs %s',
  (jobs) => {
    const text = 'UNCLAS\nSUBJECT: ROADS\n\n1. (U) The road was closed. It opens in May.\n';
    const files = ['first', 'second', 'another'].map((name) => join(place, `unnumbered-${name}.txt`));
    for (const file of files) writeFileSync(file, text);
    writeFileSync(files[2] ?? '', text.replace('May', 'June'));
    const run = `unnumbered-${jobs}`;
    const { code, err } = tearline(['release', ...files, '--out', run, '--jobs', jobs]);
    expect([code, err.match(/very same text/g)?.length]).toEqual([1, 2]);
    expect(err).toContain('unnumbered-first.txt, ');
    const states = json(run, 'restricted/run.json').inputs.map(({ state }: { state: string }) => state);
    expect(states).toEqual(['released-in-full', 'held', 'held']);
    expect(tearline(['verify', run]).code).toBe(0);
  },
);

describe('check of a collection', () => {
  const doubled = (other: string): ReturnType<typeof tearline> => {
    const dir = join(place, `doubled-${other}`);
    mkdirSync(dir, { recursive: true });
    copyFileSync(fixture('05-portions-of-three-levels'), join(dir, 'one.txt'));
    copyFileSync(fixture(other), join(dir, 'two.txt'));
    return tearline(['check', dir, '--as-of', '2026-12-01']);
  };
  it.each([
    ['05-portions-of-three-levels', 1, true],
    ['01-declassified-by-its-own-date', 0, false],
  ])('tells that two cables bear one number, which a release would hold: beside %s', (other, ends, told) => {
    const { code, err } = doubled(other);
    expect([
      code,
      /number 09OSLO612 is that of 2 inputs, in .*one\.txt, .*two\.txt\. All of them are held/.test(err),
    ]).toEqual([ends, told]);
  });
});

describe('a word that is not known', () => {
  it.each([[['status', 'x']], [['check', 'x', '--untill', '2027-01-01']]])(
    'says where what is known is listed: %j',
    (typed) => {
      const { code, err } = tearline(typed);
      expect([code, err]).toEqual([2, expect.stringContaining('tearline --help lists the commands')]);
    },
  );
});

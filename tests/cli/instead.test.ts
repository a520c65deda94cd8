import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture, place, tearline, textOf } from './tearline.ts';

const MRN = '07OSLO500';
const FILE = fixture('15-page-header-in-a-sentence');
const RUN = ['--formats', 'txt,json'];
const WHY = ['--reason', 'Deliberation, and nothing else.', '--by', 'Ann Poe'];

/** Claims behind the deletions of a portion, as the log of a run names them. */
const claimsIn = (run: string, portion: string): string[] =>
  textOf(run, 'restricted/audit.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).entry)
    .filter(({ kind, place: where }) => kind === 'deletion' && where.portion === portion)
    .flatMap(({ asked }) => asked.map(({ claim }: { claim: string }) => claim));

const decide = (run: string, answers: string, on = '1', basis = 'B5', mrn = MRN) =>
  tearline(
    ['decide', run, mrn, '--on', on, '--effect', 'withhold', '--basis', basis, '--answers', answers].concat(
      WHY,
    ),
  );

describe('a withholding in the place of another', () => {
  beforeAll(() => {
    tearline(['release', FILE, '--out', 'first', ...RUN]);
    cpSync(join(place, 'first'), join(place, 'decided'), { recursive: true });
    const answers = claimsIn('decided', '1');
    expect(answers).toHaveLength(2);
    expect(decide('decided', answers.join()).err).toBe('');
  });

  it('gives its own basis in the copy, the marked copy and the index, with the person behind it', () => {
    expect(textOf('first/proposed', `${MRN}.txt`)).toContain(
      '1. (C) [1 paragraph (1-1/2 lines): B1, 1.4(b), 1.4(d)]',
    );
    expect(textOf('decided/proposed', `${MRN}.txt`)).toContain('1. (C) [1 paragraph (1-1/2 lines): B5]');
    const marked = textOf('decided/restricted', `${MRN}.marked.txt`);
    expect(marked).toContain('[[B5: The council agreed on the new pier, and that it is to be]]');
    const row = textOf('decided/proposed/index.csv').trim().split('\n').at(-1);
    expect(row).toContain(',B5,5 U.S.C. 552(b)(5),');
    expect(row).toContain('Ann Poe');
    // The subject was not decided on.
    expect(textOf('decided/proposed', `${MRN}.txt`)).toContain(
      'SUBJECT: [less than 1 line: B1, 1.4(b), 1.4(d)]',
    );
  });

  it('is told by explain and by the diff of the runs, with what it stands in the place of', () => {
    const decisions = ['--decisions', 'decided/restricted/decisions.jsonl'];
    const explained = tearline(['explain', FILE, ...decisions, '--paragraph', '1']).out.replace(/\s+/g, ' ');
    expect(explained).toMatch(/withhold B5 .*decision d-\S+ of Ann Poe .*B5: 5 U\.S\.C\. 552\(b\)\(5\)/);
    expect(explained).toMatch(
      /table row classified \[claim \w+\]: Decision d-\S+ of Ann Poe \(.*?\) stands in its place/,
    );
    const told = tearline(['audit', 'diff', 'first', '--with', 'decided']).out.replace(/\s+/g, ' ');
    expect(told).toMatch(
      /now withheld on B5: 5 U\.S\.C\. 552\(b\)\(5\); now asked for by decision d-\S+ of Ann Poe/,
    );
    expect(told).toMatch(/in the place of table row classified stands decision d-\S+ of Ann Poe/);
  });

  it('is checked like any run, and one that names other claims afterwards is found', () => {
    expect([tearline(['verify', 'decided']).code, tearline(['audit', 'verify', 'decided']).code]).toEqual([
      0, 0,
    ]);
    const file = join(place, 'decided/restricted/decisions.jsonl');
    const honest = readFileSync(file, 'utf8');
    const [first] = claimsIn('first', '1');
    writeFileSync(file, honest.replace(`"${first}"`, '"000000000000"'));
    const { code, out } = tearline(['verify', 'decided']);
    expect([code, out]).toEqual([3, expect.stringMatching(/decision d-\S+ is not the one that was logged/)]);
    writeFileSync(file, honest);
  });

  it('and a copy that bears the old basis again is found', () => {
    const file = join(place, 'decided/proposed', `${MRN}.txt`);
    const honest = readFileSync(file, 'utf8');
    writeFileSync(file, honest.replace('lines): B5]', 'lines): B1]'));
    expect(tearline(['verify', 'decided']).code).toBe(3);
    writeFileSync(file, honest);
  });

  it('names what withholds at its place, and nothing else', () => {
    const elsewhere = decide('first', claimsIn('first', '1').join(), 'subject');
    expect([elsewhere.code, elsewhere.err]).toEqual([
      2,
      expect.stringMatching(/^tearline: No withholding \w+ stands there/),
    ]);
    expect(elsewhere.err).toContain(claimsIn('first', 'subject')[0]);
    expect(decide('first', claimsIn('first', 'subject').join(), 'subject').code).toBe(0);
  });

  it('takes nothing from an owner, and is no answer to a question', () => {
    tearline(['release', fixture('18-restricted-data'), '--out', 'owned', ...RUN]);
    const owned = claimsIn('owned', '2');
    const { code, err } = decide('owned', owned.join(), '2', 'B5', '07OSLO503');
    expect([owned.length, code]).toEqual([1, 2]);
    expect(err).toContain(`No withholding ${owned[0]} stands there`);
  });
});

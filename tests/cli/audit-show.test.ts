import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/notation/csv.ts';
import { fixture, place, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const MAIL = '08OSLO79';
const EVIL = '=HYPERLINK("http://x")<b>';
const HEADS = [
  'entry',
  'kind',
  'cable',
  'when',
  'what',
  'portion',
  'position in copy',
  'exemptions',
  'authority',
  'asked by',
  'person',
];
const show = (...more: readonly string[]) => tearline(['audit', 'show', 'run', ...more]);
const entries = (...more: readonly string[]) =>
  show('--format', 'jsonl', ...more)
    .out.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

beforeAll(() => {
  tearline(['release', ...['02-still-classified', '11-telephone-and-mail'].map(fixture), '--out', 'run']);
  const on = ['--on', 'subject', '--effect', 'withhold', '--basis', 'B5'];
  tearline(['decide', 'run', MAIL, ...on, '--reason', 'A draft.', '--by', EVIL]);
}, 180_000);

describe('audit show', () => {
  it.each([
    [['--kind', 'decision'], 1],
    [['--kind', 'decision', '--kind', 'run'], 2],
    [['--person', EVIL], 2],
    [['--actor', EVIL, '--kind', 'deletion'], 1],
    [['--rule', 'privacy/e-mail'], 2],
    [['--basis', 'B5'], 2],
    [['--from', '1', '--to', '3'], 3],
    [[MAIL, '--kind', 'cable'], 2],
    [['--cable', MAIL, '--from', '0', '--to', '3'], 0],
  ])('keeps by %j %i entries', (filter, count) => {
    expect(entries(...filter)).toHaveLength(count);
  });

  it.each([
    [['--rule', 'privacy/email'], 'Did you mean privacy/e-mail?'],
    [['--person', 'Ada'], 'No entry of this run has the person Ada'],
    [['--kind', 'decisions'], 'Choices'],
    [['--cable', '08OSLO97'], 'Did you mean 08OSLO79?'],
    [['--to', 'log.csv'], '--to-file'],
  ])('refuses %j and shows nothing', (filter, said) => {
    const { code, out, err } = show(...filter);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  it('says so where no entry fits', () => {
    const { code, out, err } = show('--cable', MAIL, '--from', '0', '--to', '3');
    expect([code, out, err]).toEqual([0, '', expect.stringContaining('No entry fits all that was asked.')]);
  });

  it('is a table of whatever entries have', () => {
    const { code, out } = show();
    const words = out.replaceAll(/\s+/g, ' ');
    expect(code).toBe(0);
    for (const said of [
      'Basis and authority',
      'B6: 5 U.S.C. 552(b)(6)',
      'privacy/e-mail',
      'decision to withhold',
      'run for foia',
    ])
      expect(words).toContain(said);
  });

  it('gives the entries as they stand, one a line', () => {
    expect(entries().map((entry) => JSON.stringify(entry).length > 100 && entry.seq)).toEqual(
      textOf('run/restricted/audit.jsonl')
        .trim()
        .split('\n')
        .map((_, i) => i),
    );
  });

  it.each(['run/restricted/audit.jsonl', 'run/proposed/log.html', 'run/log.csv'])(
    'is never written into the folder of a run, as %s',
    (to) => {
      const before = textOf('run/restricted/audit.jsonl');
      const { code, err } = show('--to-file', to);
      expect([code, err.includes('lies in the folder of a run')]).toEqual([2, true]);
      expect([textOf('run/restricted/audit.jsonl'), existsSync(join(place, 'run/log.csv'))]).toEqual([
        before,
        false,
      ]);
    },
  );

  it('refuses numbers between which there is no entry', () => {
    expect(show('--from', '3', '--to', '1')).toMatchObject({ code: 2, out: '' });
  });

  it('is a sheet that a spreadsheet opens and does not compute', () => {
    const { out } = show('--format', 'csv');
    expect(out.startsWith('\ufeffentry,kind,cable')).toBe(true);
    const read = readCsv('log.csv', out, HEADS);
    if (!('value' in read)) throw new Error(JSON.stringify(read.problems));
    expect(read.value).toHaveLength(entries().length);
    const persons = read.value.flatMap(({ cells }) => cells.person ?? []);
    expect(persons).toEqual([`'${EVIL}`, `'${EVIL}`]);
    expect(read.value.find(({ cells }) => cells.kind === 'decision')?.cells).toMatchObject({
      exemptions: 'B5',
      cable: MAIL,
    });
  });

  it('is a page with the banner of its folder, without script, under a policy that allows its one sheet', () => {
    const { code, out } = show('--format', 'html', '--to-file', 'log.html');
    expect([code, out]).toEqual([0, expect.stringContaining('not for release')]);
    const page = textOf('log.html');
    expect(page.match(/<(?:header|footer) class="banner">SECRET /g)).toHaveLength(2);
    expect(page).toContain("default-src 'none'; style-src 'sha256-");
    expect(page).not.toMatch(/<script|<b>|<link|<img| style=/);
    expect(page).toContain('=HYPERLINK(&quot;http://x&quot;)&lt;b&gt;');
    expect(page.match(/<th scope="col">/g)).toHaveLength(5);
    expect(page.match(/<th scope="row">/g)).toHaveLength(entries().length);
    expect([page.includes('<caption id="log">All entries'), page.endsWith('</html>')]).toEqual([true, true]);
    expect(statSync(join(place, 'log.html')).mode & 0o777).toBe(0o600);
  });
});

describe('a log that was changed', () => {
  const bent = (change: (log: string) => string) => {
    cpSync(join(place, 'run'), join(place, 'bent'), { recursive: true });
    const log = join(place, 'bent/restricted/audit.jsonl');
    writeFileSync(log, change(readFileSync(log, 'utf8')));
    return (...more: readonly string[]) => tearline(['audit', 'show', 'bent', ...more]);
  };

  it('is shown without what was changed, says so, and ends with 3', () => {
    const changed = bent((log) => log.replace('"extent":"less than 1 line"', '"extent":"2-1/2 lines"'));
    const { code, out, err } = changed();
    expect([code, err]).toEqual([3, expect.stringContaining('audit verify')]);
    expect(out).not.toContain('2-1/2');
    expect(out).toContain('privacy/e-mail');
  });

  it('is not written to a file', () => {
    const cut = bent((log) => log.slice(0, log.lastIndexOf('\n', log.length - 2) + 1));
    const { code, err } = cut('--format', 'csv', '--to-file', 'bent.csv');
    expect([code, err]).toEqual([3, expect.stringContaining('Nothing is written')]);
    expect([existsSync(join(place, 'bent.csv')), existsSync(join(place, 'bent.csv.part'))]).toEqual([
      false,
      false,
    ]);
  });
});

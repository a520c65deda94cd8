import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture, json, PROGRAM, place, RULES, textOf } from './tearline.ts';
import { tearline } from './warm.ts';

const MAIL = '08OSLO79';
const TIMELESS = 180_000;
const paths = ['02-still-classified', '05-portions-of-three-levels', '11-telephone-and-mail'].map(fixture);
const ask = (...more: readonly string[]) => tearline(['audit', 'diff', 'run', ...more]);
const lines = (text: string): string[] => text.trimEnd().split('\n');

beforeAll(() => {
  tearline(['release', ...paths, '--out', 'run']);
}, TIMELESS);

describe('audit diff', () => {
  it('shows at each deletion what went, its marker, ground, authority, who asked and the entry', () => {
    const { code, out } = ask(MAIL);
    expect([code, lines(out)[0], lines(out).at(-1)]).toEqual([0, 'UNCLASSIFIED', 'UNCLASSIFIED']);
    expect(out).toContain('cleared eyes');
    expect(out).toContain('to [-summer.school@example.org-]{+[number: B6]+}.');
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /\[number: B6\] withheld, par\. 1; B6: 5 U\.S\.C\. 552\(b\)\(6\); by rule privacy\/e-mail; entry \d+/,
    );
  });

  it('bears the highest level and all controls at top and bottom, and that of each cable around it', () => {
    const shown = lines(ask().out);
    expect([shown[0], shown.at(-1)]).toEqual(['SECRET//NOFORN', 'SECRET//NOFORN']);
    const at = shown.findIndex((line) => line.startsWith(MAIL));
    expect([shown[at - 1], shown.slice(at).indexOf('UNCLASSIFIED') > 0]).toEqual(['UNCLASSIFIED', true]);
  });

  it('has two columns that fit the terminal', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [PROGRAM, 'audit', 'diff', 'run', MAIL, '--side-by-side'],
      {
        ...{ cwd: place, encoding: 'utf8' },
        env: { ...process.env, TEARLINE_KEY: join(place, 'key'), NO_COLOR: '1', COLUMNS: '72' },
      },
    );
    expect(stdout).toMatch(/SOURCE +│ COPY/);
    expect(Math.max(...lines(stdout).map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(stdout).toMatch(/\[-202-555-0143-\].*┃/);
  });

  it.each([
    [['--rule', 'privacy/e-mail'], 1],
    [['--rule', 'privacy'], 2],
    [['--basis', 'B6'], 2],
    [['--basis', 'B6', '--basis', 'B1'], 8],
    [['--cable', MAIL, '--paragraph', '1'], 2],
    [['--rule', 'table row classified', '--cable', '09OSLO612'], 2],
    [['--basis', 'B6', '--cable', '09OSLO612'], 0],
  ])('keeps by %j %i deletions', (filter, count) => {
    const { code, out } = ask(...filter, '--context', '0');
    expect([code, out.match(/└/g)?.length ?? 0]).toEqual([0, count]);
    expect(out).toContain(`${count} deletion${count === 1 ? '' : 's'} in`);
  });

  it.each([
    [['--rule', 'privacy/email'], 'Did you mean privacy/e-mail?'],
    [['--basis', 'B66'], 'Did you mean B6?'],
    [['--paragraph', '77'], 'No cable here has the paragraph 77'],
    [['--cable', '08OSLO97'], 'Did you mean 08OSLO79?'],
    [['--context', '-1'], '--context takes a number'],
  ])('refuses %j before it shows anything', (filter, said) => {
    const { code, out, err } = ask(...filter);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  it('gives each deletion to scripts, with the text it deletes', () => {
    const { deletions, changes, level } = JSON.parse(ask(MAIL, '--format', 'json').out);
    expect([level, deletions.length]).toEqual(['UNCLASSIFIED', 2]);
    expect(deletions[1]).toMatchObject({
      marker: '[number: B6]',
      bases: ['B6'],
      by: ['rule privacy/e-mail'],
    });
    const side = (gone: string) =>
      changes
        .filter((each: { kind: string }) => each.kind !== gone)
        .map((each: { text: string }) => each.text)
        .join('');
    expect(side('added')).toBe(readFileSync(paths[2] ?? '', 'utf8'));
  });
});

describe('a run in which something was changed', () => {
  const spoiled = (name: string, change: (file: (path: string) => string) => void) => {
    rmSync(join(place, name), { recursive: true, force: true });
    cpSync(join(place, 'run'), join(place, name), { recursive: true });
    change((path) => join(place, name, path));
    return tearline(['audit', 'diff', name, MAIL]);
  };
  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  it.each([
    ['a copy', 'proposed/08OSLO79.txt', '[number: B6]', '[number: B5]'],
    ['the patch', 'restricted/08OSLO79.patch', '[number: B6]', '[number: B5]'],
    [
      'what was decided',
      'restricted/08OSLO79.decisions.json',
      '"struck": []',
      '"struck": [{ "from": 1, "to": 3 }]',
    ],
    ['the salts', 'restricted/08OSLO79.openings.jsonl', '"salt":"', '"salt":"0'],
  ])('is not shown once it is another: %s, exit 3', (_, path, from, to) => {
    const { code, out, err } = spoiled('bent', (file) => edit(file(path), from, to));
    expect([code, out.includes('summer.school')]).toEqual([3, false]);
    expect(err).toContain('audit verify');
  });

  it('is not shown where the log gives another ground', () => {
    const { code, out } = spoiled('forged', (file) =>
      edit(file('restricted/audit.jsonl'), '"bases":["B6"]', '"bases":["B5"]'),
    );
    expect([code, out.includes('summer.school')]).toEqual([3, false]);
  });
});

describe('between two runs', () => {
  const compare = (second: string, ...more: readonly string[]) =>
    tearline(['audit', 'diff', 'run', '--with', second, ...more]);

  it('the same run has no difference', () => {
    const { code, out } = compare('run');
    expect(code).toBe(0);
    expect(out).toContain('3 cables in both: 0 changed, 3 the same');
    expect(out).not.toContain('┃');
  });

  it(
    'tells what a decision released, and whose it is',
    () => {
      cpSync(join(place, 'run'), join(place, 'decided'), { recursive: true });
      const [, mail] = JSON.parse(ask(MAIL, '--format', 'json').out).deletions;
      const log = lines(textOf('run/restricted/audit.jsonl')).map((line) => JSON.parse(line));
      const claim = log[mail.entry].entry.asked[0].claim;
      const by = ['--reason', 'A public address.', '--by', 'Ada Reviewer'];
      const on = ['--on', 'text:summer.school@example.org', '--effect', 'release', '--answers', claim];
      expect(tearline(['decide', 'decided', MAIL, ...on, ...by]).code).toBe(0);
      const { code, out } = compare('decided', '--context', '0');
      expect(code).toBe(0);
      expect(out).toContain('[-[number: B6]-]{+summer.school@example.org+}');
      expect(out.replaceAll(/\s+/g, ' ')).toMatch(
        /newly released, par\. 1; was withheld on B6; lifted by decision d-\S+ of Ada Reviewer/,
      );
      expect(out).not.toContain('202-555-0143');
      expect(out.replaceAll(/\s+/g, ' ')).toContain(
        'newly withheld 0, newly held 0, newly released 1, on other grounds 0.',
      );
      const back = tearline(['audit', 'diff', 'decided', '--with', 'run', '--format', 'json']).out;
      const changed = lines(back)
        .map((line) => JSON.parse(line))
        .find(({ mrn }) => mrn === MAIL);
      expect(changed.changes).toMatchObject([
        { change: 'newly withheld', text: { before: 'summer.school@example.org' } },
      ]);
    },
    TIMELESS,
  );

  it(
    'tells what another rule holds, and that its pack is another; and which cable only one has',
    () => {
      cpSync(RULES, join(place, 'rules'), { recursive: true });
      const pack = join(place, 'rules/foia/deliberative.yaml');
      writeFileSync(
        pack,
        readFileSync(pack, 'utf8').replace('[visa applicant,', '[summer school, visa applicant,'),
      );
      tearline(['release', ...paths.slice(1), '--rules', 'rules', '--out', 'ruled']);
      const out = compare('ruled', '--context', '0').out.replaceAll(/\s+/g, ' ');
      expect(out).toContain('[-SUMMER SCHOOL-]');
      expect(out).toMatch(
        /now asked for by rule foia\/visa-refusal \(pack foia \S+ has other rules in the first run\)/,
      );
      expect(out).toContain('09OSLO901 only in run: denied-in-full');
      expect(out).toContain('Between the runs: pack foia');
    },
    TIMELESS,
  );

  it(
    'tells what another day released, and that the status is another',
    () => {
      tearline(['release', ...paths, '--as-of', '2040-01-01', '--out', 'later']);
      const out = compare('later', '--rule', 'table row classified', '--context', '0').out.replaceAll(
        /\s+/g,
        ' ',
      );
      expect(out).toMatch(
        /newly released, par\. 2; was withheld on B1, 1\.4\(b\), 1\.4\(d\); no longer asked for by table row classified \(status classified → declassified, day \S+ → 2040-01-01\)/,
      );
      expect(json('later/restricted/run.json').asOf).toBe('2040-01-01');
    },
    TIMELESS,
  );
});

describe('the pager', () => {
  const onTerminal = (pager: string, ...args: readonly string[]) =>
    spawnSync(
      'script',
      ['-qec', [process.execPath, PROGRAM, 'audit', 'diff', 'run', ...args].join(' '), '/dev/null'],
      {
        ...{ cwd: place, encoding: 'utf8' },
        env: { ...process.env, TEARLINE_KEY: join(place, 'key'), NO_COLOR: '1', PAGER: pager },
      },
    );
  const it_ = it.skipIf(!existsSync('/usr/bin/script'));

  it_('is given everything, and keeps no history', () => {
    const { status, stdout } = onTerminal('echo history=$LESSHISTFILE secure=$LESSSECURE; cat', MAIL);
    expect([status, stdout]).toEqual([0, expect.stringContaining('history=- secure=1')]);
    expect(stdout).toContain('summer.school@example.org');
  });

  it_('may quit early, or not be there, or not be wanted', () => {
    const quit = onTerminal('head -n 1');
    expect([quit.status, lines(quit.stdout).length]).toEqual([0, 1]);
    for (const ran of [onTerminal('no-such-pager', MAIL), onTerminal('no-such-pager', MAIL, '--no-pager')])
      expect([ran.status, ran.stdout.match(/summer\.school@/g)?.length]).toEqual([0, 1]);
  });
});

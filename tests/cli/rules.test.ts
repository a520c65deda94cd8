import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packNames } from '../../src/disk/rulebook.ts';
import { fixture, place } from './tearline.ts';
import { tearline } from './warm.ts';

const RULES = join(import.meta.dirname, '../../rules');
const MAIL = fixture('11-telephone-and-mail');
const SOURCE = fixture('10-protected-source');

/** A copy of the rules with one file changed. */
function rulesWith(name: string, file: string, change: (text: string) => string): string {
  const folder = join(place, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(RULES, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

const PRIVACY = 'privacy/contact.yaml';
const withoutMail = (text: string): string => {
  const from = text.indexOf('  - id: privacy/e-mail');
  return text.slice(0, from) + text.slice(text.indexOf('  - id: ', from + 5));
};

describe('rules show', () => {
  it('tells a rule in words, with its provisions and its examples', () => {
    const { code, out } = tearline(['rules', 'show', 'sources/descriptor']);
    expect(code).toBe(0);
    for (const said of [
      'A source described without a name',
      '“sensitive source”',
      'To every cable.',
      'Otherwise  B6: 5 U.S.C. 552(b)(6).',
      '+ A [[well-placed contact]] told the post',
      '- the source of the river',
    ])
      expect(out).toContain(said);
    expect(out).not.toContain('sources/anonymity');
  });

  it('tells every rule as JSON, each in words, and refuses one that is not there', () => {
    const { out } = tearline(['rules', 'show', '--format', 'json']);
    const told = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.length).toBeGreaterThan(20);
    for (const rule of told) expect(rule.finds).toMatch(/\.$/);
    expect(tearline(['rules', 'show', 'privacy/nothing'])).toMatchObject({ code: 2 });
  });
});

/** A copy with one file of packs, changed: to check every rule takes a while. */
function onePackWith(name: string, change: (text: string) => string): string {
  const folder = rulesWith(name, PRIVACY, change);
  for (const pack of packNames(RULES))
    if (pack !== 'privacy') rmSync(join(folder, pack), { recursive: true });
  for (const file of readdirSync(join(folder, 'privacy')))
    if (join('privacy', file) !== PRIVACY) rmSync(join(folder, 'privacy', file), { recursive: true });
  return folder;
}

describe('rules check', () => {
  it('passes rules that have no fault', () => {
    const { code, out } = tearline(['rules', 'check', '--rules', onePackWith('faultless', (text) => text)]);
    expect([code, out]).toEqual([0, expect.stringContaining('nothing fails')]);
  });

  it('fails, exit 3, with the rule named, where one is twice', () => {
    const twice = onePackWith('twice', (text) => {
      const from = text.indexOf('  - id: privacy/e-mail');
      return (
        text + text.slice(from, text.indexOf('  - id: ', from + 5)).replace('privacy/e-mail', 'privacy/again')
      );
    });
    const { code, out } = tearline(['rules', 'check', '--rules', twice]);
    expect([code, out]).toEqual([3, expect.stringMatching(/fails +privacy\/again +duplicate/)]);
  });

  it('passes the rules that come with the program, counts in cables what each finds, and warns of those that find nothing', () => {
    const { code, out } = tearline(['rules', 'check', MAIL, SOURCE, '--format', 'json']);
    const { cables, rules, findings } = JSON.parse(out);
    expect([code, cables]).toEqual([0, 2]);
    expect(rules.find(({ rule }: { rule: string }) => rule === 'sources/protect-notice')).toMatchObject({
      held: 1,
      heldPerThousand: 500,
    });
    expect(rules.length).toBeGreaterThan(80);
    expect(findings.filter(({ fails }: { fails: boolean }) => fails)).toEqual([]);
    const silent = findings.filter((each: { code: string }) => each.code === 'never-matched');
    expect(silent.map(({ rule }: { rule: string }) => rule)).toContain('foia/visa-refusal');
  });
});

describe('rules impact', () => {
  it('names what a change newly releases and newly withholds, and shows no text unless asked', () => {
    const without = rulesWith('without', PRIVACY, withoutMail);
    const { code, out } = tearline(['rules', 'impact', RULES, without, MAIL, SOURCE]);
    expect(code).toBe(0);
    expect(out).toMatch(/1 +20:4 +newly released +B6: rule privacy\/e-mail/);
    expect(out).toContain('2 cables, 1 changed; passages newly withheld 0, newly held 0, newly released 1');
    expect(out).not.toContain('example.org');
    expect(tearline(['rules', 'impact', RULES, without, MAIL, '--text']).out).toContain('example.org');

    const back = JSON.parse(tearline(['rules', 'impact', without, RULES, MAIL, '--format', 'json']).out);
    expect(back.changes).toMatchObject([
      {
        portion: '1',
        place: '20:4',
        change: 'withheld',
        after: { effect: 'withhold', rules: ['privacy/e-mail'] },
      },
    ]);
  });

  it('finds what a change of a table or of names does, and nothing where nothing changed', () => {
    const table = rulesWith('table', 'audiences/foia.yaml', (text) =>
      text.replaceAll(/code: B6$/gm, 'code: B5'),
    );
    const [line] = tearline(['rules', 'impact', RULES, table, SOURCE, '--format', 'json']).out.split('\n');
    expect(JSON.parse(line ?? '').changes.map(({ change }: { change: string }) => change)).toContain(
      'other bases',
    );
    expect(
      JSON.parse(tearline(['rules', 'impact', RULES, RULES, SOURCE, '--format', 'json']).out).changes,
    ).toEqual([]);
  });
});

describe('explain', () => {
  it('shows the words, the kind of match, why it stands and who is named, and the same as JSON', () => {
    const { out } = tearline(['explain', MAIL]);
    expect(out).toContain('telephone [[202-555-0143]], or by mail');
    expect(out).toContain('rule privacy/e-mail, by its pattern');
    expect(out).toMatch(/It outweighs the release by table row released-by-status/);
    const found = JSON.parse(tearline(['explain', SOURCE, '--format', 'json']).out);
    const [decision] = found.passages.find(({ portion }: { portion: string }) => portion === '1').decisions;
    expect(decision).toMatchObject({
      text: 'Magnus Tveit',
      effect: 'hold',
      claims: [{ person: { name: 'Magnus Tveit', role: 'protected' } }],
      overcome: [{ how: 'weaker' }],
    });
    expect(found.persons.map(({ mentions }: { mentions: object[] }) => mentions.length)).toEqual([2, 2]);
  });

  it('shows control characters as what they are', () => {
    const text = readFileSync(MAIL, 'utf8').replace('registry', 'regi\u001b[31mstry');
    writeFileSync(join(place, 'escape.txt'), text);
    expect(tearline(['explain', 'escape.txt']).out).not.toContain('\u001b');
  });
});

it('release of a collection names rules that never matched, of a few cables nothing', () => {
  for (let n = 0; n < 21; n++)
    writeFileSync(
      join(place, `many-${n}.txt`),
      readFileSync(SOURCE, 'utf8').replace('OSLO 000414', `OSLO ${String(500 + n).padStart(6, '0')}`),
    );
  const { out } = tearline(['release', 'many-*.txt', '--out', 'many']);
  expect(out).toMatch(/^Rules that never matched: (?:\S+, ){4}\S+ and \d+ more$/m);
  expect(out).toContain('Held by rules: sources/protect-notice 21 cables');
  expect(tearline(['release', SOURCE, '--out', 'few']).out).not.toContain('never matched');
}, 60_000);

describe('a pack of every kind', () => {
  const rule = (id: string, match: string, hit: string, miss: string): string =>
    `  - { id: kinds/${id}, title: ${id}, match: ${match}, effect: hold, bases: [{ code: B6 }], authority: a, ` +
    `reason: r, source: s, status: test, examples: { match: ['${hit}'], miss: ['${miss}'] } }\n`;
  const head = "pack: kinds\nversion: '1'\ntitle: Every kind\nrules:\n";

  function rulesOf(name: string, rules: string): string {
    const folder = rulesWith(name, PRIVACY, (text) => text);
    mkdirSync(join(folder, 'kinds', 'lists'), { recursive: true });
    writeFileSync(join(folder, 'kinds', 'kinds.yaml'), head + rules);
    const list = '# source: nobody\n# licence: CC0-1.0\nNorwell Shipping\nBela Line\n';
    writeFileSync(join(folder, 'kinds', 'lists', 'firms.txt'), list);
    return folder;
  }

  const list = rule(
    'list',
    '{ kind: list, file: lists/firms.txt }',
    'by [[NORWELL SHIPPING]] alone',
    'Norwell and shipping',
  );
  const person = rule(
    'asylum',
    '{ kind: near, first: { kind: person, roles: [private] }, second: { kind: phrase, any: [asylum] }, within: 8, takes: first }',
    'Zbigniew Kowalczyk, a shopkeeper, asked for [[asylum]]',
    'The Minister spoke of asylum.',
  )
    .replace('[[asylum]]', 'asylum')
    .replace('Zbigniew Kowalczyk', '[[Zbigniew Kowalczyk]]');

  it('is tested by its examples, with persons by the lists of names and names by the list beside it', () => {
    const rules = rulesOf('kinds', list + person);
    const { code, out } = tearline(['rules', 'test', 'kinds', '--rules', rules]);
    expect([code, out]).toEqual([0, expect.stringContaining('4 examples of 2 rules: 4 hold, 0 do not.')]);
    const shown = tearline(['rules', 'show', 'kinds', '--rules', rules]).out.replace(/\s+/g, ' ');
    expect(shown).toContain('the list lists/firms.txt');
    expect(shown).toContain('at most 8 words off');
  });

  it('is refused, exit 2, where kinds stand in kinds without end', () => {
    const rules = rulesOf(
      'deep',
      `${rule('a', '{ kind: phrase, any: [ab] }', '[[ab]]', 'b')}${'{a: '.repeat(200_000)}`,
    );
    const { code, err } = tearline(['rules', 'test', 'kinds', '--rules', rules]);
    expect([code, err]).toEqual([2, expect.stringMatching(/kinds\.yaml:6:\d+.*nested too deeply/)]);
  });

  it('is refused, exit 2, where its list is not there', () => {
    const rules = rulesOf('unlisted', list.replace('firms', 'farms'));
    const { code, err } = tearline(['rules', 'test', 'kinds', '--rules', rules]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('rule kinds/list: the list lists/farms.txt cannot be read'),
    ]);
  });
});

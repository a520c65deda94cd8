import { describe, expect, it } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { INSTALLED_RULES, loadExemptions } from '../../src/disk/rulebook.ts';
import type { Action } from '../../src/model/action.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import type { Basis } from '../../src/model/claim.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import { EvidenceRow } from '../../src/model/evidence.ts';
import { exemptionsOn } from '../../src/model/exemption.ts';
import { type Review, review, type Setting } from '../../src/pipeline.ts';
import { basisOf } from '../../src/rule/availability.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { Pack } from '../../src/rule/pack.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const rows = loadExemptions(INSTALLED_RULES);
const ruleOf = (rule: { bases: string[]; otherwise?: string[]; effect?: string }) =>
  Pack.parse({
    ...{ pack: 'p', version: '1', title: 'one rule' },
    rules: [
      {
        ...{ id: 'p/harbor', title: 'the harbor', match: { kind: 'phrase', any: ['harbor'] } },
        effect: rule.effect ?? 'withhold',
        bases: rule.bases.map((code) => ({ code })),
        otherwise: (rule.otherwise ?? []).map((code) => ({ code })),
        ...{ authority: 'a', reason: 'r', source: 's', status: 'test' },
        examples: { match: ['[[harbor]]'], miss: ['port'] },
      },
    ],
  });

const cable = (decl: string, mark = 'C'): string =>
  cableText({
    labels: [
      ...[`E.O. 12958: DECL: ${decl}`, 'TAGS: PREL', 'SUBJECT: (U) FERRIES', ''],
      'Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).',
    ],
    body: [`1. (${mark}) The harbor is closed.`],
  });
const APPROVED = {
  ...{ kind: 'exemption-approved', exemption: '3.3(b)(6)', until: '2045-12-31', cables: 'all' },
  ...{ by: 'Ruth Ashdown', authority: 'declassification guide 4', at: '2025-02-01' },
};
const judged = (
  text: string,
  asOf: string,
  rule: Parameters<typeof ruleOf>[0],
  setting: Partial<Setting> = {},
) => {
  const exemptions = exemptionsOn(rows, asOf as CivilDate);
  const packs = [compilePack(ruleOf(rule), 'd'.repeat(64), exemptions)];
  return review(
    openRecord('c', text),
    { ...SETTING, asOf: asOf as CivilDate, ...setting },
    { ...RULEBOOK, exemptions, packs },
  );
};
/** The rule's claim on the one harbor: its effect, then each basis with its end. */
function told(done: Review): string {
  const claim = done.claims.find(({ by }) => by.kind === 'rule');
  return [claim?.effect, ...(claim?.bases.map(spelt) ?? [])].join(' | ');
}
const spelt = ({ code, until }: Basis): string => (until === undefined ? code : `${code} until ${until}`);
const ON_2006 = '06NORDHAVEN123';

describe('a basis of a rule', () => {
  it('under (b)(1) holds on the last day of classification and no longer, and says until when', () => {
    const on = (asOf: string) => told(judged(cable('03/04/2026'), asOf, { bases: ['B1', '1.4(b)'] }));
    expect(on('2026-03-03')).toBe('withhold | B1 until 2026-03-04 | 1.4(b) until 2026-03-04');
    expect(on('2026-03-04')).toBe('hold | B1 | 1.4(b)');
  });

  it('says the outer date where the instruction has none', () => {
    expect(told(judged(cable('X1'), '2026-11-24', { bases: ['B1', '1.4(b)'] }))).toBe(
      'withhold | B1 until 2031-12-31 | 1.4(b) until 2031-12-31',
    );
  });

  it('by letter ends where the record is 25 years old, though it is classified to the end of that year', () => {
    const on = (asOf: string) => told(judged(cable('X1'), asOf, { bases: ['B1', '1.4(b)'] }));
    expect(on('2031-03-03')).toMatch(/^withhold/);
    expect(on('2031-03-04')).toMatch(/^hold/);
  });

  it('by number needs 25 years and an approval in evidence, of that number and in force', () => {
    const with3 = (asOf: string, ...evidence: object[]) =>
      told(
        judged(
          cable('X1'),
          asOf,
          { bases: ['B1', '3.3(b)(6)'] },
          { evidence: evidence.map((row) => EvidenceRow.parse(row)) },
        ),
      );
    expect(with3('2031-03-04', APPROVED)).toBe('withhold | B1 until 2045-12-31 | 3.3(b)(6) until 2045-12-31');
    expect(with3('2031-03-03', APPROVED)).toMatch(/^hold/);
    expect(with3('2031-03-04')).toMatch(/^hold/);
    expect(with3('2031-03-04', { ...APPROVED, exemption: '3.3(b)(1)' })).toMatch(/^hold/);
    expect(with3('2031-03-04', { ...APPROVED, cables: '06NORDHAVEN124' })).toMatch(/^hold/);
    expect(with3('2031-03-04', { ...APPROVED, cables: ON_2006 })).toMatch(/^withhold/);
    expect(with3('2031-03-04', { ...APPROVED, at: '2031-03-05' })).toMatch(/^hold/);
    expect(with3('2045-12-30', APPROVED)).toMatch(/^withhold/);
    expect(with3('2045-12-31', APPROVED)).toMatch(/^hold/);
  });

  it('approved at 25 years ends with the 50th year at the latest', () => {
    const evidence = [EvidenceRow.parse({ ...APPROVED, until: '2070-01-01' })];
    expect(told(judged(cable('X1'), '2031-03-04', { bases: ['B1', '3.3(b)(6)'] }, { evidence }))).toContain(
      'B1 until 2056-12-31',
    );
  });

  it('of deliberation ends on the 25th anniversary', () => {
    const on = (asOf: string) => told(judged(cable('03/04/2016'), asOf, { bases: ['B5'] }));
    expect([on('2031-03-03'), on('2031-03-04')]).toEqual(['withhold | B5', 'hold | B5']);
  });

  it('under (b)(3) names its statute and has no end', () => {
    expect(told(judged(cable('03/04/2016'), '2040-01-01', { bases: ['B3 8 U.S.C. 1202(f)'] }))).toBe(
      'withhold | B3 8 U.S.C. 1202(f)',
    );
    expect(rows.some(({ code }) => code === 'B3')).toBe(false);
  });

  it('gives way to the first fallback that is available, in the order written', () => {
    const rule = { bases: ['B1', '1.4(b)'], otherwise: ['B5', 'B6', 'B4'] };
    const on = (asOf: string) => told(judged(cable('03/04/2016'), asOf, rule));
    expect([on('2031-03-03'), on('2031-03-04')]).toEqual(['withhold | B5', 'withhold | B6']);
  });

  it('that is not available becomes a hold that says what else could apply', () => {
    const done = judged(cable('03/04/2016'), '2031-03-04', { bases: ['B1', '1.4(b)'], otherwise: ['B5'] });
    const claim = done.claims.find(({ by }) => by.kind === 'rule');
    expect(claim?.effect).toBe('hold');
    expect(claim?.reason).toContain('B1, 1.4(b) cannot be cited for this passage on this day');
    expect(claim?.reason).toContain('what else could apply: B5');
  });

  it('goes by the portion it stands in', () => {
    expect(told(judged(cable('X1', 'U'), '2026-11-24', { bases: ['B1', '1.4(b)'] }))).toBe(
      'hold | B1 | 1.4(b)',
    );
  });
});

describe('letters', () => {
  const bases = (done: Review): Basis[] =>
    done.decisions
      .find(({ span }) => done.cable.text.slice(span.from, span.to).includes('harbor'))
      ?.bases.slice() ?? [];

  it('of the reason line are claimed, and adopted where a person names them for the passage', () => {
    const before = judged(cable('X1'), '2026-11-24', { bases: ['B6'], effect: 'hold' });
    expect(bases(before).map(({ code, standing, until }) => [code, standing, until])).toEqual([
      ['B1', undefined, '2031-12-31'],
      ['1.4(b)', 'claimed', '2031-12-31'],
      ['1.4(d)', 'claimed', '2031-12-31'],
    ]);
    const letter = exemptionsOn(rows, '2026-11-24' as CivilDate).find(({ code }) => code === '1.4(d)');
    const action: Action = {
      ...{ id: 'a1', mrn: before.mrn, source: sourceDigest(before.bound), on: { kind: 'portion', id: '1' } },
      ...{ effect: 'withhold', bases: letter === undefined ? [] : [basisOf(letter)], answers: [] },
      ...{ reason: 'It names a source.', by: 'Ruth Ashdown', at: '2026-11-24T10:00:00Z' },
    };
    const after = judged(cable('X1'), '2026-11-24', { bases: ['B6'], effect: 'hold' }, { actions: [action] });
    expect(bases(after).map(({ code, standing, until }) => [code, standing, until])).toEqual([
      ['B1', undefined, '2031-12-31'],
      ['1.4(b)', 'claimed', '2031-12-31'],
      ['1.4(d)', 'adopted', '2031-12-31'],
    ]);
  });

  it('give way at 25 years to the numbers that were approved', () => {
    const evidence = [EvidenceRow.parse(APPROVED)];
    const done = judged(cable('X1'), '2031-03-04', { bases: ['B6'], effect: 'hold' }, { evidence });
    expect(bases(done).map(spelt)).toEqual(['B1 until 2045-12-31', '3.3(b)(6) until 2045-12-31']);
    expect(done.decisions.some(({ effect }) => effect === 'withhold')).toBe(true);
  });
});

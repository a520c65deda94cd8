import { describe, expect, it } from 'vitest';
import { type Assessable, assess } from '../../src/declassification/assess.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import { EvidenceRow } from '../../src/model/evidence.ts';
import { type Level, type Marking, plainMarking } from '../../src/model/marking.ts';
import { orders } from './orders.ts';

const day = (text: string) => CivilDate.parse(text);
const span = { from: 10, to: 40 };

function cable(overall: Level | null, line: string, marks: Record<string, Marking>): Assessable {
  return {
    dated: day('2007-08-24'),
    overall: overall === null ? null : plainMarking(overall),
    fields: { declassification: line === '' ? [] : [{ value: line, printed: line, span }] },
    portions: Object.entries(marks).map(([id, marking]) => ({ id, kind: 'paragraph', spans: [], marking })),
  };
}

const on = (asOf: string, read: Assessable) => assess(read, day(asOf), [], orders);
const states = (asOf: string, read: Assessable) =>
  Object.fromEntries([...on(asOf, read).portions].map(([id, { state, level }]) => [id, `${state} ${level}`]));

const MARKED = 'E.O. 12958: DECL: 08/20/2017';
const marks = {
  '1': plainMarking('C'),
  '2': plainMarking('U'),
  '3': plainMarking('S'),
  '4': { ...plainMarking('C'), aea: ['RD-CNWDI'] },
  '5': { ...plainMarking('C'), system: 'nato' as const },
};

describe('the portions of a cable', () => {
  it('have a status of their own where it differs (traps 24, 26)', () => {
    const before = { '2': 'unclassified U', '3': 'classified S', '4': 'excluded C', '5': 'excluded C' };
    expect(states('2017-08-19', cable('C', MARKED, marks))).toEqual(before);
  });

  it('share the day of the cable; the excluded ones do not', () => {
    const assessment = on('2017-08-20', cable('C', MARKED, marks));
    expect(assessment.status.state).toBe('declassified');
    expect([...assessment.portions.keys()]).toEqual(['2', '4', '5']);
  });

  it('that are UCNI are not Restricted Data', () => {
    const ucni = { '1': { ...plainMarking('C'), aea: ['DCNI', 'UCNI'] } };
    expect(states('2017-08-19', cable('C', MARKED, ucni))).toEqual({});
  });

  it('are all closed while the cable itself is in conflict', () => {
    const u = { '1': plainMarking('U') };
    expect(states('2026-01-01', cable('U', MARKED, u))).toEqual({});
    expect(on('2026-01-01', cable('U', MARKED, u)).status.state).toBe('conflict');
    expect(states('2026-01-01', cable(null, '', u))).toEqual({});
  });

  it('are closed with an unclassified cable that was classified later', () => {
    const row = EvidenceRow.parse({
      kind: 'reclassified',
      level: 'C',
      cables: { mrn: '07ATLANTIS1' },
      by: 'Jane Doe',
      authority: 'case 1',
      at: '2021-01-01',
    });
    const read = cable('U', 'E.O. 12958: N/A', { '1': plainMarking('U') });
    const assessment = assess(read, day('2022-01-01'), [row], orders);
    expect(assessment.status.state).toBe('classified');
    expect(assessment.portions.size).toBe(0);
  });
});

describe('a cable', () => {
  it('that states no classification is in conflict, whatever its line says', () => {
    expect(on('2026-01-01', cable(null, 'E.O. 12958: N/A', {})).status).toMatchObject({ state: 'conflict' });
  });

  const overall = { ...plainMarking('S'), aea: ['RD'] };
  const marked = (read: Assessable): Assessable => ({
    ...read,
    portions: read.portions.map((part) => ({ ...part, mark: { value: '', printed: '', span } })),
  });

  it('whose portions bear Restricted Data by their own marks is excluded, its plain portions are not', () => {
    const rd = { ...marked(cable('S', MARKED, marks)), overall };
    expect(on('2017-08-20', rd).status.state).toBe('excluded');
    expect(states('2017-08-20', rd)).toMatchObject({ '1': 'declassified U', '2': 'unclassified U' });
  });

  it('leaves a sub-paragraph without mark with its paragraph', () => {
    const read = marked(cable('S', MARKED, { ...marks, '1.a': plainMarking('C') }));
    const portions = read.portions.map(({ mark, ...part }) =>
      part.id === '1.a' || !mark ? part : { ...part, mark },
    );
    expect(states('2017-08-20', { ...read, portions, overall })).toMatchObject({ '1.a': 'declassified U' });
  });

  it('whose line alone bears it holds each classified portion, marked or not', () => {
    const plain = { '1': plainMarking('C'), '2': plainMarking('U') };
    const held = { '1': 'excluded C', '2': 'unclassified U' };
    expect(states('2017-08-20', { ...marked(cable('S', MARKED, plain)), overall })).toEqual(held);
    expect(states('2017-08-20', { ...cable('S', MARKED, marks), overall })).toMatchObject(held);
  });

  it('has its messages at the line that governs', () => {
    const [message] = on('2026-01-01', cable('C', 'E.O. 12958: DECL: 20/08/2017', {})).messages;
    expect(message).toMatchObject({ code: 'date-impossible', span });
  });
});

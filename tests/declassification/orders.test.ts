import { describe, expect, it } from 'vitest';
import { codeRow, formPatterns } from '../../src/declassification/form-pattern.ts';
import { OrderFile, orderInForce } from '../../src/declassification/order.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import { orders } from './orders.ts';

const inForce = (day: string) => orderInForce(orders, CivilDate.parse(day))?.order;

describe('the orders', () => {
  it.each([
    ['1972-05-31', '10501'],
    ['1972-06-01', '11652'],
    ['1978-11-30', '11652'],
    ['1978-12-01', '12065'],
    ['1982-07-31', '12065'],
    ['1982-08-01', '12356'],
    ['1995-10-13', '12356'],
    ['1995-10-14', '12958'],
    ['2010-06-26', '12958'],
    ['2010-06-27', '13526'],
  ])('follow one another without gap: on %s, %s', (day, order) => {
    expect(inForce(day)).toBe(order);
  });

  it('hold no day before the first', () => {
    expect(inForce('1953-12-14')).toBeUndefined();
  });

  it('name only slots the reader knows, and every schedule a form names', () => {
    for (const order of orders)
      for (const { form, pattern } of formPatterns(order)) {
        if (order.codes.length > 0 || !form.form.includes('{codes}'))
          expect(pattern.source).not.toContain('(?!)');
        const tables = order.schedules.map(({ schedule }) => schedule);
        if (form.kind === 'schedule') expect(tables).toContain(form.schedule);
      }
  });

  it('know a code by each way it is printed', () => {
    expect(codeRow(orders, '1.6X1')?.code).toBe('X1');
    expect(codeRow(orders, '25X1-HUMAN')?.code).toBe('50X1-HUM');
    expect(codeRow(orders, 'X9')).toBeUndefined();
  });

  it('refuse a row without a source and a key nobody knows', () => {
    const [order] = orders;
    const ceiling = { years: 10, holds: 'always' };
    expect(OrderFile.safeParse({ ...order, ceilings: [ceiling] }).success).toBe(false);
    expect(OrderFile.safeParse({ ...order, ceilings: [{ ...ceiling, source: 'a section' }] }).success).toBe(
      true,
    );
    expect(OrderFile.safeParse({ ...order, ceiling: [] }).success).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Order, OrderFile } from '../../src/declassification/order.ts';

const NUMBERS = ['10501', '11652', '12065', '12356', '12958', '13526'];

export const orders: readonly Order[] = NUMBERS.map((number) =>
  OrderFile.parse(parse(readFileSync(`rules/orders/${number}.yaml`, 'utf8'))),
);

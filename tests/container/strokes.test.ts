import { expect, it } from 'vitest';
import { openRecord } from '../../src/container/open.ts';

it.each([
  ['of a text', 'VZCZCXRO4549\\\nPP RUEHXX \\ \r\nC:\\harbor\\', 'VZCZCXRO4549\nPP RUEHXX \r\nC:\\harbor'],
  ['of a page', '<pre>VZCZCXRO4549\\&#x000A;C:\\harbor\\</pre>', 'VZCZCXRO4549\nC:\\harbor'],
])('strokes at the ends of lines %s are opened to nothing, others stay', (_, file, text) => {
  expect(openRecord('x', file).text).toBe(text);
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cable } from '../../src/model/cable.ts';
import { sliceOf } from '../../src/model/span.ts';
import { cableOf, field, findIn, portion } from './cables.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(new URL('07MOSCOW4141.inspect.json', DATA));
const read = (name: string): string => readFileSync(new URL(name, DATA), 'utf8');

describe.skipIf(!present)('the example cable (skipped where ../shared/data is absent)', () => {
  it('gives exactly the expected persons, ids, roles and mentions', () => {
    const text = read('07MOSCOW4141.txt');
    const expected = JSON.parse(read('07MOSCOW4141.inspect.json'));
    const persons = findIn(byHand(text, expected)).persons.map(({ evidence: _, ...person }) => ({
      ...person,
      mentions: person.mentions.map((span) => ({ ...span, text: sliceOf(text, span) })),
    }));
    expect(persons).toEqual(expected.persons);
  });
});

/** The cable as the expected result describes it, on the file's own text. */
function byHand(text: string, { portions, furniture, signature }: Expected): Cable {
  const name = text.indexOf('Colin Cleary');
  const classifier = { from: name, to: name + 'Colin Cleary'.length };
  const signed = text.lastIndexOf(signature);
  const spans = furniture.map(({ kind, from, to }) => ({ kind, span: { from, to } }));
  return cableOf(text, {
    portions: portions.map(({ id, kind, from, to }) => portion(id, kind, [{ from, to }])),
    furniture: spans,
    fields: {
      classifiedBy: field(
        text,
        { printed: '', names: [field(text, 'Colin Cleary', classifier)], position: null, reasons: [] },
        classifier,
      ),
      signature: field(text, signature, { from: signed, to: signed + signature.length }),
    },
  });
}

interface Expected {
  readonly portions: readonly { id: string; kind: 'paragraph'; from: number; to: number }[];
  readonly furniture: readonly { kind: 'page-header'; from: number; to: number }[];
  readonly signature: string;
}

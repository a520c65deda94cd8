import { describe, expect, test } from 'vitest';
import { messageLines, placesIn, type Told, toldOf } from '../../../src/cli/view/messages.ts';
import { openRecord } from '../../../src/container/open.ts';
import { error, type Message, warning } from '../../../src/model/message.ts';
import { growth, LINEAR } from '../../growth.ts';

const unmarked = warning('unmarked', 'No mark.');
const missing = warning('instruction-missing', 'No instruction.');
const unknown = error('unknown-mark', 'Correct the mark.', { from: 0, to: 1 });
const said = (...by: readonly [string, Message][]): string[] =>
  messageLines(by.flatMap(([file, message]): Told[] => toldOf(file, [message])));

describe('messages of a collection', () => {
  test('errors come first, each by itself, however many cables have the same', () =>
    expect(said(['a', unmarked], ['a', unknown], ['b', unknown], ['c', unknown])).toEqual([
      'a: error unknown-mark: Correct the mark.',
      'b: error unknown-mark: Correct the mark.',
      'c: error unknown-mark: Correct the mark.',
      'a: warning unmarked: No mark.',
    ]));

  test('what more than two cables say is said once', () =>
    expect(said(['a', unmarked], ['b', missing], ['b', unmarked], ['c', unmarked], ['c', unmarked])).toEqual([
      'warning unmarked: 4 times in 3 cables, first a: No mark.',
      'b: warning instruction-missing: No instruction.',
    ]));

  test('and what two say is said for each', () =>
    expect(said(['a', unmarked], ['b', unmarked])).toHaveLength(2));

  test('of very many errors the first are listed, and the others counted', () => {
    const lines = said(...Array.from({ length: 250 }, (_, i): [string, Message] => [`${i}`, unknown]));
    expect(lines).toHaveLength(201);
    expect(lines.slice(-2)).toEqual(['199: error unknown-mark: Correct the mark.', 'and 50 more errors.']);
  });

  test('one cable with many of a kind, warnings or errors, says it once with their number', () => {
    const many = (message: Message) =>
      Array.from({ length: 45_000 }, (): [string, Message] => ['a', message]);
    expect(said(...many(unmarked), ...many(unknown))).toEqual([
      'error unknown-mark: 45000 times in 1 cable, first a: Correct the mark.',
      'warning unmarked: 45000 times in 1 cable, first a: No mark.',
    ]);
  });
});

const opened = (size: number) =>
  openRecord('c.md', `\ufeffone\ntwo [words](http://example.org/a) three\n${'line\n'.repeat(size)}`);

test('places are those of the file, also behind what was opened', () => {
  const record = opened(200_000);
  const at = placesIn(record);
  expect([at(0), at(4), at(record.text.indexOf('three'))]).toEqual(['1:1', '2:1', '2:35']);
  expect(at(record.text.length - 5)).toBe('200002:1');
});

test('places are found without counting all lines before each', () => {
  const finding = (size: number) => {
    const at = placesIn(opened(size));
    for (let n = 0; n < size; n += 1) at(5 * size - n);
  };
  expect(growth(5_000, finding)).toBeLessThan(LINEAR);
});

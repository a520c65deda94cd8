import { describe, expect, test } from 'vitest';
import { messageLines, placesIn, type Told, toldOf } from '../../../src/cli/view/messages.ts';
import { openRecord } from '../../../src/container/open.ts';
import { error, type Message, warning } from '../../../src/model/message.ts';

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

  test('one cable with many of a kind, warnings or errors, says it once with their number', () => {
    const many = (message: Message) =>
      Array.from({ length: 45_000 }, (): [string, Message] => ['a', message]);
    expect(said(...many(unmarked), ...many(unknown))).toEqual([
      'error unknown-mark: 45000 times in 1 cable, first a: Correct the mark.',
      'warning unmarked: 45000 times in 1 cable, first a: No mark.',
    ]);
  });
});

test('places are those of the file, also behind what was opened, and are found quickly in a long text', () => {
  const record = openRecord(
    'c.md',
    `\ufeffone\ntwo [words](http://example.org/a) three\n${'line\n'.repeat(200_000)}`,
  );
  const at = placesIn(record);
  expect([at(0), at(4), at(record.text.indexOf('three'))]).toEqual(['1:1', '2:1', '2:35']);
  const from = performance.now();
  for (let n = 0; n < 50_000; n += 1) at(record.text.length - 6 - n);
  expect(performance.now() - from).toBeLessThan(5_000);
  expect(at(record.text.length - 5)).toBe('200002:1');
});

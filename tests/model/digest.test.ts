import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundTo, restrictedDigest, restrictedDigests } from '../../src/model/digest.ts';

const text = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 3000 }));

describe('digests of many values', () => {
  test('are the HMACs that each value has by itself, whatever the length of key and value', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), (key, values) => {
        const bound = boundTo(key, '07MOSCOW4141', 'body');
        const digest = restrictedDigests(bound, 'claim');
        for (const value of values) {
          const hmac = createHmac('sha256', key).update(`tearline-claim/1\0${bound.nonce}\0${value}`);
          expect(digest(value)).toBe(hmac.digest('hex'));
          expect(digest(value)).toBe(restrictedDigest(bound, 'claim', value));
        }
      }),
    );
  });

  test('a key of more than one block counts whole', () => {
    const [one, other] = ['1', '2'].map((end) =>
      restrictedDigests(boundTo('k'.repeat(100) + end, 'x', 'y'), 'claim'),
    );
    expect(one?.('value')).not.toBe(other?.('value'));
  });
});

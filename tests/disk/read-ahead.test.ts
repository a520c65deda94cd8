import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RRegex } from 'rregex';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { aheadFrom } from '../../src/disk/read-ahead.ts';
import { INSTALLED_RULES } from '../../src/disk/rulebook.ts';
import { aheadOf } from '../../src/disk/write-ahead.ts';
import { sha256 } from '../../src/model/digest.ts';
import { readYaml } from '../../src/notation/yaml.ts';
import { waysOf } from '../../src/text/necessary.ts';
import { compilePattern } from '../../src/text/pattern.ts';
import { Sightings } from '../../src/text/sightings.ts';
import { foldedView } from '../../src/text/view.ts';

const { values, ways } = aheadFrom(JSON.stringify(aheadOf(INSTALLED_RULES)));

test.each(['vocabulary/countries', 'names/titles', 'privacy/contact', 'orders/12958', 'responses/foia'])(
  'what was read ahead of %s is what its text says',
  (name) => {
    const text = readFileSync(join(INSTALLED_RULES, `${name}.yaml`), 'utf8');
    expect({ value: values.get(sha256(text)) }).toEqual(readYaml(name, text, z.json()));
    expect(values.has(sha256(`${text}\n`))).toBe(false);
  },
);

test('the ways of every pattern are those that its syntax tells, with what has no end', () => {
  expect(ways.size).toBeGreaterThan(50);
  for (const [pattern, known] of ways)
    expect([pattern, known]).toEqual([pattern, waysOf(new RRegex(pattern).syntax())]);
  expect([...ways.values()].flat().some((way) => way?.longest === Number.POSITIVE_INFINITY)).toBe(true);
});

test('a pattern whose ways are known is compiled where it may have a hit, any other at once', () => {
  const letters = { strings: ['tel'], lead: { longest: 0, spaces: 0 } };
  const way = { needs: [letters], longest: 9, spaces: 0, counts: true };
  const known = () => new Sightings({ known: new Map([['tel(', [way]]]) });
  expect(() => compilePattern('fax(', { sightings: known() })).toThrow('unclosed group');
  const { find } = compilePattern('tel(', { sightings: known() });
  expect(find(foldedView('Nobody is asked.'))).toEqual([]);
  expect(() => find(foldedView('He gave a tel number.'))).toThrow('unclosed group');
});

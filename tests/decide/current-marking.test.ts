import { expect, test } from 'vitest';
import { barsTo } from '../../src/decide/current-marking.ts';
import { releasable } from '../../src/marking/release.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { type Marking, plainMarking } from '../../src/model/marking.ts';
import { RULEBOOK } from '../golden/cases.ts';

const { vocabulary } = RULEBOOK;
const asOf = '2026-11-30' as CivilDate;
const MARKINGS: readonly Marking[] = [
  plainMarking('U'),
  plainMarking('S'),
  { ...plainMarking('S'), dissem: ['NF'] },
  { ...plainMarking('U'), nonIC: ['SBU'] },
  { ...plainMarking('S'), dissem: ['REL'], releasableTo: ['USA', 'GBR'] },
  { ...plainMarking('S'), dissem: ['REL'], releasableTo: ['USA', 'AOSC'] },
];

test('what is answered a second time is what the release table says of that marking, reader and day', () => {
  const answers = new Set<string>();
  for (const dated of ['1999-03-01', '2009-03-01', null] as (CivilDate | null)[])
    for (const marking of [...MARKINGS, ...MARKINGS])
      for (const code of ['GBR', 'FRA', 'AOSC']) {
        const readers = { kind: 'countries' as const, codes: [code] };
        const on = { vocabulary, dated, asOf };
        const days = dated === null ? [asOf] : [dated, asOf];
        const told = days.flatMap((day) =>
          releasable(marking, readers, {
            ...{ vocabulary, profile: 'state-legacy' as const, day },
            ...(dated !== null && { dated }),
          }).bars.map(({ text }) => text),
        );
        const bars = barsTo(readers, marking, on).map(({ text }) => text);
        expect(bars).toEqual([...new Set(told)]);
        answers.add(JSON.stringify(bars));
      }
  expect(answers.size).toBeGreaterThan(2);
});

import { expect, it } from 'vitest';
import { cableText } from '../cable/invented.ts';
import { OPTIONS, RULEBOOK, SETTING, textCopyOf } from '../golden/cases.ts';
import { outcomeOf } from '../outcome.ts';

const SECRET = '2. (S) The clerk at the northern port says that the fleet will sail on Thursday night.';

function copyOf(body: readonly string[], decl = '2030'): string {
  const text = cableText({
    ...{ security: 'ZNY SSSSS ZZH', lineOne: 'S E C R E T NORDHAVEN 000123' },
    labels: [
      ...[`E.O. 12958: DECL: 03/04/${decl}`, 'TAGS: PREL', 'SUBJECT: (U) FERRIES', ''],
      'Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).',
    ],
    body: ['1. (U) Cod is cheap.', '', SECRET, '', ...body],
  });
  return textCopyOf(
    outcomeOf({ file: 'invented.txt', read: () => Buffer.from(text) }, SETTING, RULEBOOK, OPTIONS),
  );
}

it.each([
  [
    'word by word',
    '3. (U) As said, the clerk at the northern port says that the fleet will sail on Thursday. Fine.',
    '3. (U) As said, [held]. Fine.',
  ],
  [
    'in part, over the end of a line and in other signs',
    '3. (U) Some say the\nfleet - "will sail" on (Thursday) Night: fine. He says that the fleet\nwill sail on Thursday, it seems.',
    '3. (U) Some say the\nfleet - "will sail" on (Thursday) Night: fine. He [held], it seems.',
  ],
  [
    'in capitals',
    '3. (U) THE CLERK AT THE NORTHERN PORT SAYS THAT THE FLEET WILL SAIL. FINE.',
    '3. (U) [held]. FINE.',
  ],
])('holds where unclassified text says again what a secret paragraph says: %s', (_, line, shown) => {
  expect(copyOf([line]).replaceAll(/\[[^\]]*line[^\]]*: under review\]/g, '[held]')).toContain(shown);
});

it.each([
  ['seven words', '3. (U) The clerk at the northern port says so.'],
  [
    'the words in another order',
    '3. (U) On Thursday night the fleet at the northern port will sail, says the clerk.',
  ],
  [
    'eight of them in capitals, as a name of a body may be',
    '3. (U) THE CLERK AT THE NORTHERN PORT SAYS THAT.',
  ],
])('shows %s', (_, line) => {
  expect(copyOf([line])).toContain(line);
});

it('shows the name of a body that both paragraphs have', () => {
  const body = 'the Standing Committee on Ferries of the Assembly of the Northern Ports';
  const lines = [`3. (S) He leads ${body}.`, '', `4. (U) It is ${body}.`];
  expect(copyOf(lines)).toContain(lines[2]);
});

it('asks nothing once the day of the secret has come', () => {
  const again = '3. (U) The clerk at the northern port says that the fleet will sail on Thursday night.';
  const copy = copyOf([again], '2016');
  expect(copy).toContain(again);
  expect(copy).not.toContain('under review');
});

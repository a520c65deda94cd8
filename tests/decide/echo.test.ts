import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import type { Action } from '../../src/model/action.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import { type Review, review } from '../../src/pipeline.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { growth, LINEAR } from '../growth.ts';
import { DISGUISES, type Invented, invented } from './disguises.ts';

const cable = (paragraphs: readonly string[], subject = 'HARBOUR TALKS'): string =>
  cableText({
    labels: [
      ...['E.O. 12958: DECL: 03/04/2016', 'TAGS: PREL ECON ZZ', `SUBJECT: ${subject}`, ''],
      'Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).',
    ],
    body: [...paragraphs.flatMap((text, i) => [`${i + 1}. (C) ${text}.`, '']), 'ASHDOWN'],
  });
const run = (text: string): Review => review(openRecord('c.txt', text), SETTING, RULEBOOK);
const closed = ({ given, family }: Invented, notice: string): string =>
  `Editor ${given} ${family}${notice} told us that the ferry is late`;
const echoes = ({ claims, cable: { text } }: Review): string[] =>
  claims.filter(({ by }) => by.kind === 'echo').map(({ span }) => text.slice(span.from, span.to));

const ALIKE: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', і: 'i', к: 'k' };
/** Letters alone, whatever they were written as: by itself, and by no code of the program. */
const bare = (text: string): string =>
  text
    .replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, ten) => String.fromCharCode(Number(ten)))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[аеоріk]/g, (letter) => ALIKE[letter] ?? letter)
    .replace(/[^a-z]/g, '');

const WORDS = [
  'harbor',
  'quota',
  'council',
  'winter',
  'Minister Sten Fjeld said',
  'ferry',
  'of',
  'the',
  'coal',
  'Oslo',
];
const prose = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));

describe('a protected name', () => {
  test.each(Object.entries(DISGUISES))('%s: nothing of it is left in what is released', (_, disguise) => {
    fc.assert(
      fc.property(invented, prose, prose, fc.boolean(), (who, before, after, first) => {
        const planted = `The lighthouse is dark and ${before} ${disguise(who)} ${after} under the bridge`;
        const paragraphs = [closed(who, ' (strictly protect)'), planted];
        const done = run(cable(first ? paragraphs.reverse() : paragraphs));
        expect(bare(done.body)).not.toContain(who.family.toLowerCase());
        expect(done.body).toContain('that the ferry is late');
        expect(done.body).toContain('The lighthouse is dark and');
        expect(done.body).toContain('under the bridge');
      }),
      { numRuns: 40 },
    );
  });
});

const example: Invented = { given: 'Torvan', family: 'Belurk' };
const found = (planted: string, notice = ' (strictly protect)'): string[] =>
  echoes(run(cable([closed(example, notice), planted])));

test.each([
  ['the whole of an address', 'mail tbelurk@harbor.example now', ['tbelurk@harbor.example']],
  ['the whole of a compound', 'the post-belurk era', ['post-belurk']],
  ['the whole of the name of a file', 'see CV_Belurk2.doc now', ['CV_Belurk2.doc']],
  ['another spelling', 'the Bielurck plan', ['Bielurck']],
  ['no other person of that given name', 'it was Torvan Fjeldmark who came', []],
  ['no longer word', 'the Belurkistan plan', []],
  ['no word that only begins so', 'it belurked', []],
])('takes %s', (_, planted, places) => expect(found(planted)).toEqual(places));

test.each([
  ['HALL', 'THE HALL IS OPEN. HE MET THEM IN A HALL', []],
  ['HALL', 'THE HALLS ARE OPEN', []],
  ['MAY', 'THE TALKS MAY BE LONG. IN MAY 4 SHIPS CAME', []],
])('an ordinary word, %s, where all is in capitals: %j', (name, planted, places) => {
  const text = `EDITOR TORVAN ${name} (STRICTLY PROTECT) TOLD US THAT THE FERRY IS LATE`;
  expect(echoes(run(cable([text, planted])))).toEqual(places);
  expect(echoes(run(cable([text.replace(' (STRICTLY PROTECT)', ''), planted])))).toEqual([]);
});

test('what is certain of somebody protected is withheld where a mention would be, and what is doubtful is asked', () => {
  const text = cable([
    closed(example, ' (strictly protect)'),
    'see CV_Belurk.doc, the Bielurck plan and BELURK, TORVAN',
  ]).replaceAll('03/04/2016', '03/04/2031');
  const claims = run(text).claims.filter(({ by }) => by.kind === 'echo');
  expect(claims.map(({ effect }) => effect).sort()).toEqual(['hold', 'withhold']);
});

test('a page header is looked through as well', () => {
  const text = cable([closed(example, ' (strictly protect)')]).replace(
    'told us',
    'told\n\nPAGE 02        OSLO  00901  BELURK TALKS\n\nus',
  );
  expect(run(text).body).not.toContain('BELURK');
});

test.each([
  ['another grouping', 'Call 202-555-0143 or 2025550143'],
  ['without its area', 'Call 202-555-0143 or 555 01 43'],
  ['with the country', 'Call 202-555-0143 or 0012025550143'],
])('a number that is closed in one place is closed in %s', (_, paragraph) => {
  const done = run(cable([paragraph]));
  expect(done.body.replace(/\D/g, '')).not.toContain('5550143');
});

test('what an address that is closed says before its sign is asked about where it stands as a name', () => {
  const done = run(cable(['Write to belurk@harbor.example', 'The Belurk plan is ready']));
  expect(done.body).not.toContain('Belurk');
  expect(done.body).toContain('plan is ready');
});

describe('a decision', () => {
  const text = cable([closed(example, ''), 'mail tbelurk@harbor.example']);
  const before = run(text.replace('mail', 'see').replace('@', '_'));
  const record = openRecord('c.txt', text.replace('mail', 'see').replace('@', '_'));
  const decided = (effect: 'release' | 'withhold', answers: readonly string[], on: Action['on']): Review => {
    const action: Action = {
      ...{
        id: 'd-1',
        mrn: before.mrn,
        source: sourceDigest(before.bound),
        on,
        effect,
        answers: [...answers],
      },
      bases:
        effect === 'release' ? [] : [{ code: 'B6', provision: '5 U.S.C. 552(b)(6)', reason: 'Privacy.' }],
      ...{ reason: 'a reason', by: 'Nora Field', at: '2026-11-24T10:00:00Z' },
    };
    return review(record, { ...SETTING, actions: [action] }, RULEBOOK);
  };
  const [question] = before.questions;
  const person = { kind: 'person' as const, id: 'p2' };

  test('on a person answers every place, echoes among them', () => {
    expect([question?.on, question?.spans.length]).toEqual(['person:p2', 2]);
    const after = decided('release', question?.claims ?? [], person);
    expect([after.questions, after.state]).toEqual([[], 'released-in-full']);
  });

  test('that withholds a person withholds the echoes', () => {
    const after = decided('withhold', [], person);
    expect([after.questions, after.body.toLowerCase().includes('belurk')]).toEqual([[], false]);
  });

  test('on one place opens no other', () => {
    const mention = before.persons[1]?.mentions[0] ?? { from: 0, to: 0 };
    const after = decided('release', question?.claims ?? [], { kind: 'span', ...mention });
    expect(after.body).toContain('Torvan Belurk');
    expect(after.body).not.toContain('tbelurk');
  });

  test('that withholds the name of somebody who would be released asks about its echoes', () => {
    const official = cable(['Minister Sten Belurk said that the ferry is late', 'see CV_Belurk.doc']);
    const open = run(official);
    expect(open.questions).toEqual([]);
    const action: Action = {
      ...{
        id: 'd-1',
        mrn: open.mrn,
        source: sourceDigest(open.bound),
        on: person,
        effect: 'withhold',
        answers: [],
      },
      bases: [{ code: 'B6', provision: '5 U.S.C. 552(b)(6)', reason: 'Privacy.' }],
      ...{ reason: 'a reason', by: 'Nora Field', at: '2026-11-24T10:00:00Z' },
    };
    const after = review(openRecord('c.txt', official), { ...SETTING, actions: [action] }, RULEBOOK);
    expect(after.body).not.toContain('Belurk');
  });
});

test('an official is no echo of a private namesake', () => {
  const done = run(cable([closed(example, ''), 'Minister Sten Belurk said so']));
  expect(done.body).toContain('Sten Belurk');
});

test.each([
  ['names', 'Belurk '],
  ['letters', 'B e l u r k '],
  ['addresses', 'belurk@'],
  ['one letter', 'b'],
  ['spellings', 'Bielurck '],
  ['numbers', 'Call 202-555-0143 or 2025550143. '],
  ['one address', 'Write to belurk@harbor.example. '],
  ['namesakes', 'Lawyer Qarvon Belurk (protect) spoke. '],
])('takes work by the length of %s, not by its square', { timeout: 60_000 }, (_, unit) => {
  const text = (size: number): string =>
    cable([closed(example, ' (strictly protect)'), unit.repeat(Math.ceil(size / unit.length))]);
  expect(growth(8_000, (size) => run(text(size)))).toBeLessThan(LINEAR);
});

describe('a private name', () => {
  test.each(Object.entries(DISGUISES))('%s: one question, whatever the number of places', (_, disguise) => {
    fc.assert(
      fc.property(invented, prose, (who, words) => {
        const done = run(
          cable([
            closed(who, ''),
            `The lighthouse is dark. ${words} ${disguise(who)} again ${disguise(who)}`,
          ]),
        );
        const people = done.persons.filter(({ role }) => role === 'private').length;
        const asked = done.questions.filter(({ on }) => on.startsWith('person:'));
        expect(asked.length).toBeLessThanOrEqual(people);
        expect(done.questions.length).toBe(asked.length);
      }),
      { numRuns: 30 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { readYaml } from '../../src/notation/yaml.ts';
import { matchInWords } from '../../src/rule/in-words.ts';
import { allParts, compileMatch, Match } from '../../src/rule/kinds.ts';
import { Pack } from '../../src/rule/pack.ts';
import { newPasses } from '../../src/rule/passes.ts';
import { foldedView } from '../../src/text/view.ts';
import { growth, LINEAR } from '../growth.ts';
import { bodyOf, cableOf, portion } from '../person/cables.ts';

const phrase = (...any: string[]) => ({ kind: 'phrase', any });
const lists = new Map([['lists/l.txt', { source: 's', licence: 'l', entries: ['Harbor Light', 'Vale'] }]]);

/** What a match finds in paragraphs parted by a line of dashes. */
function found(match: object, text: string, cable = bodyOf(text)): string[] {
  const view = foldedView(
    text,
    cable.furniture.map(({ span }) => span),
  );
  const subject = { cable, view, persons: [], notices: [], portions: cable.portions };
  return compileMatch(Match.parse(match), newPasses(), lists)(subject).map((span) => sliceOf(text, span));
}

describe('list', () => {
  const match = { kind: 'list', file: 'lists/l.txt' };
  test('finds whole entries', () =>
    expect(found(match, 'the HARBOR\nLIGHT and V\u0430le')).toEqual(['HARBOR\nLIGHT', 'V\u0430le']));
  test('finds no part of an entry or of a word', () =>
    expect(found(match, 'the harbor and its light, vales')).toEqual([]));
  test('that was not read is refused', () =>
    expect(() => compileMatch(Match.parse(match), newPasses(), new Map())).toThrow(
      /lists\/l.txt was not read/,
    ));
});

describe('near', () => {
  const near = (takes: string, within = 2) => ({
    ...{ kind: 'near', first: phrase('vale'), second: phrase('account'), within, takes },
  });
  const TEXT = 'Vale has one account. Of Vale we know no more than his account.';
  test.each([
    ['first', ['Vale', 'Vale']],
    ['second', ['account']],
    ['both', ['Vale', 'account', 'Vale']],
    ['between', [' has one ', '. Of ']],
  ])('takes %s', (takes, expected) => expect(found(near(takes), TEXT)).toEqual(expected));
  test('counts the words between', () =>
    expect(found(near('second', 1), 'Vale has one account')).toEqual([]));
  test('counts a word over a line end once', () =>
    expect(found(near('second', 1), 'Vale pos-\nsibly account')).toEqual(['account']));
  test('does not look into the next paragraph', () =>
    expect(found(near('both'), 'So said Vale.\n---\nThe account is open.')).toEqual([]));
  test('does not take one thing for two', () =>
    expect(found({ ...near('both'), second: phrase('vale of') }, 'the Vale of')).toEqual([]));
});

describe('person', () => {
  const persons = [
    { id: 'p1', name: 'A', role: 'source', evidence: 'e', mentions: [{ from: 0, to: 4 }] },
    {
      id: 'p2',
      name: 'B',
      role: 'private',
      evidence: 'e',
      capacities: ['detainee'],
      mentions: [{ from: 5, to: 9 }],
    },
    {
      id: 'p3',
      name: 'C',
      role: 'source',
      evidence: 'e',
      capacities: ['detainee'],
      mentions: [{ from: 10, to: 14 }],
    },
  ] as const;
  const TEXT = 'Vale Moor Pier';
  const mentions = (asked: object): string[] =>
    compileMatch(
      Match.parse({ kind: 'person', ...asked }),
      newPasses(),
      lists,
    )({
      ...{ cable: cableOf(TEXT), view: foldedView(TEXT), persons, notices: [], portions: [] },
    }).map((span) => sliceOf(TEXT, span));
  test.each([
    ['role', { roles: ['source'] }, ['Vale', 'Pier']],
    ['capacity', { capacities: ['detainee'] }, ['Moor', 'Pier']],
    ['both', { roles: ['source'], capacities: ['detainee'] }, ['Pier']],
    ['another role', { roles: ['official'] }, []],
  ])('by %s', (_, asked, expected) => expect(mentions(asked)).toEqual(expected));
  test('of neither is refused', () => expect(Match.safeParse({ kind: 'person' }).success).toBe(false));
});

describe('identifier', () => {
  const card = { kind: 'identifier', pattern: '\\d{4}(?:[ -]?\\d{4}){3}', check: 'luhn' };
  test('finds what passes its check, over line ends', () =>
    expect(found(card, 'Card 4111 1111\n1111 1111, not 4111 1111 1111 1112.')).toEqual([
      '4111 1111\n1111 1111',
    ]));
  test('reads on over a page header in the number', () => {
    const text = 'Card 4111 1111\n\nNORDHAVEN 0012  002 OF 002\n\n1111 1111 here';
    const furniture = [{ kind: 'page-header' as const, span: { from: 16, to: 42 } }];
    const spans = [
      { from: 0, to: 16 },
      { from: 42, to: text.length },
    ];
    const cable = cableOf(text, { furniture, portions: [portion('1', 'paragraph', spans)] });
    expect(found(card, text, cable)).toEqual([text.slice(5, -5)]);
  });
  test('asks for words before it, so many words off', () => {
    const worded = { ...card, words: ['card', 'Amex'], within: 1 };
    const number = '4111 1111 1111 1111';
    expect(found(worded, `card no. ${number}`)).toEqual([number]);
    expect(found(worded, `card of his ${number}`)).toEqual([]);
    expect(found(worded, `${number} card`)).toEqual([]);
  });
  test('judges a date of birth by the day of the cable', () => {
    const born = { kind: 'identifier', pattern: '\\d{1,2} [A-Z]{3} \\d{4}', check: 'birth-date' };
    const text = '12 MAR 1961, 12 MAR 2009';
    expect(found(born, text)).toEqual(['12 MAR 1961', '12 MAR 2009']);
    expect(found(born, text, cableOf(text, { dated: '2008-01-01' as never }))).toEqual(['12 MAR 1961']);
  });
  test('of an unknown check is refused', () =>
    expect(Match.safeParse({ ...card, check: 'crc' }).success).toBe(false));
});

describe('column', () => {
  const born = { kind: 'column', headings: ['DOB', 'date of birth'], cell: '\\d{1,2} [A-Z]{3} \\d{2}' };
  const table = (...lines: string[]): string => lines.join('\n');
  test('finds cells of aligned tables below the heading', () => {
    const text = table(
      'NAME          DOB        ISSUED',
      '------------  ---------  ---------',
      'VALE, ANNA    12 MAR 61  1 MAY 73',
      'PIER, JOHN    3 JUL 58 2 MAY 73',
      '',
      'They came on 4 JUN 74, with the others, and left.',
    );
    expect(found(born, text)).toEqual(['12 MAR 61', '3 JUL 58']);
  });
  test('cuts a cell that one blank parts from the next', () =>
    expect(found(born, table('NAME  DOB       SEEN', 'VALE  12 MAR 61 4 JUN 74'))).toEqual(['12 MAR 61']));
  test('counts the cells of a row that stands askew', () =>
    expect(found(born, table('NAME  SEX  DOB', 'VALE OF NORWELL AND PIER  F  12 MAR 61'))).toEqual([
      '12 MAR 61',
    ]));
  test('reads a heading of two lines', () =>
    expect(
      found(born, table('NAME    DATE OF     SEEN', '        BIRTH', 'VALE    12 MAR 61   4 JUN 74')),
    ).toEqual([...['12 MAR 61']]));
  test('finds cells between bars or tabs', () => {
    expect(found(born, '| Name | DOB |\n|---|---|\n| Vale | 12 MAR 61 |\n| Pier | none |')).toEqual([
      '12 MAR 61',
    ]);
    expect(found(born, 'Name\tDOB\nVale\t12 MAR 61\n4 JUN 74 is a Tuesday')).toEqual(['12 MAR 61']);
  });
  test('finds the part of a list item that the words before it name', () => {
    const text =
      'Crew (name, date of birth, arrived):\n\n- Vale - 12 MAR 61 - 4 JUN 74\n- Pier - 3 JUL 58 - 4 JUN 74';
    expect(found(born, text)).toEqual(['12 MAR 61', '3 JUL 58']);
    expect(found(born, 'They told us the date of birth. He said:\n\n- Vale - 12 MAR 61')).toEqual([]);
  });
  test('finds what no sign parts only where it is asked to', () => {
    const text = 'NAME DOB BOOK\nVALE ANNA 12 MAR 61 A44190';
    expect(found(born, text)).toEqual([]);
    expect(found({ ...born, undivided: true }, text)).toEqual(['12 MAR 61']);
  });
  test('takes a label beside its value for no heading', () =>
    expect(found(born, 'DOB:    unknown\nSeen    4 JUN 74')).toEqual([]));
  test('reads on over a page header', () => {
    const text = 'NAME  DOB\nVALE  12 MAR 61\n\nNORDHAVEN 0012  002 OF 002\n\nPIER  3 JUL 58';
    const at = text.indexOf('NORDHAVEN');
    const furniture = [{ kind: 'page-header' as const, span: { from: at, to: at + 26 } }];
    expect(found(born, text, cableOf(text, { furniture }))).toEqual(['12 MAR 61', '3 JUL 58']);
  });
  test.each([
    ['headings', 'NAME  DOB\n'],
    ['headings of two lines', 'DATE OF   X\nBIRTH  DOB\n'],
    ['cells', 'DOB  '],
    ['bars', 'DOB|'],
    ['announcements', 'DOB, name (DOB:\n'],
    ['rows', 'Vale  12 MAR 61  x\n'],
    ['brackets', 'DOB ((( : '],
  ])('takes time linear in the length of a text of %s', (_, unit) => {
    const text = (size: number): string => `NAME  DOB\n${unit.repeat(Math.ceil(size / unit.length))}`;
    expect(growth(4000, (size) => found(born, text(size)))).toBeLessThan(LINEAR);
  });
  test('says in words what it finds', () =>
    expect(matchInWords(Match.parse(born))).toMatch(/below a heading with “DOB” or “date of birth”/));
});

describe('section', () => {
  const section = { kind: 'section', headings: ['biographic note'] };
  test('goes from a line of its own to the end', () =>
    expect(found(section, 'He came.\n\nBiographic Note:\nBorn in Vale.\nMarried.')).toEqual([
      'Biographic Note:\nBorn in Vale.\nMarried.',
    ]));
  test('goes on through paragraphs to the next heading', () => {
    const text = 'Biographic note\n\nBorn.\n\nMarried.\n\nComment\n\nWe agree.\n\nbiographic note\n\nDied.';
    const at = (part: string, from = 0) => ({
      from: text.indexOf(part, from),
      to: text.indexOf(part, from) + part.length,
    });
    const portions = [
      portion('h1', 'heading', [at('Biographic note')]),
      portion('1', 'paragraph', [at('Born.')]),
      portion('2', 'paragraph', [at('Married.')]),
      portion('h2', 'heading', [at('Comment')]),
      portion('3', 'paragraph', [at('We agree.')]),
      portion('h3', 'heading', [at('biographic note')]),
      portion('4', 'paragraph', [at('Died.')]),
    ];
    expect(found(section, text, cableOf(text, { portions }))).toEqual([
      ...['Biographic note', 'Born.', 'Married.', 'biographic note', 'Died.'],
    ]);
  });
  test('is not opened by the words in a sentence, nor at the end of one', () => {
    expect(found(section, 'See the biographic note below.\nHe came.')).toEqual([]);
    expect(found(section, 'We sent a\nbiographic note\nand left.')).toEqual([]);
    expect(found(section, 'Biographic note: born in Vale.')).toEqual([]);
  });
  test('is not opened by a subject or in the header', () => {
    const text = 'Biographic note\n\nHe came.';
    const portions = [
      portion('subject', 'subject', [{ from: 0, to: 15 }]),
      portion('1', 'paragraph', [{ from: 17, to: 25 }]),
    ];
    expect(found(section, text, cableOf(text, { portions }))).toEqual([]);
    expect(found(section, text, cableOf(text, { layout: [{ from: 0, to: 15 }] }))).toEqual([]);
  });
});

describe('all', () => {
  const all = (within: string) => ({ kind: 'all', of: [phrase('vale'), phrase('moor')], within });
  const TEXT = 'Vale met Moor.\n---\nVale left.\n---\nMoor stayed.';
  test('takes the parts of a portion that has all', () =>
    expect(found(all('portion'), TEXT)).toEqual(['Vale', 'Moor']));
  test('takes them anywhere in a cable that has all', () =>
    expect(found(all('cable'), TEXT)).toEqual(['Vale', 'Moor', 'Vale', 'Moor']));
  test('takes none where one is missing', () => expect(found(all('cable'), 'Vale. Vale.')).toEqual([]));
});

test('any takes what one of its parts finds, once', () =>
  expect(found({ kind: 'any', of: [phrase('vale', 'moor'), phrase('vale')] }, 'Vale, Moor, Pier')).toEqual([
    'Vale',
    'Moor',
  ]));

describe('except', () => {
  const except = { kind: 'except', find: phrase('vale'), but: phrase('vale street') };
  test('spares what lies whole in the exception', () =>
    expect(found(except, 'Vale lives in Vale Street')).toEqual(['Vale']));
  test('spares nothing that goes on beyond it', () =>
    expect(found({ ...except, find: phrase('vale street east') }, 'in Vale Street East')).toEqual([
      'Vale Street East',
    ]));
  test('spares nothing that two exceptions share', () =>
    expect(
      found({ ...except, find: phrase('vale street'), but: phrase('vale', 'street') }, 'Vale Street'),
    ).toEqual(['Vale Street']));
});

describe('unless', () => {
  const unless = (within: string) => ({
    kind: 'unless',
    find: phrase('vale'),
    when: phrase('deceased'),
    within,
  });
  const TEXT = 'Vale, deceased.\n---\nVale came.';
  test('spares hits of a portion with the reason', () =>
    expect(found(unless('portion'), TEXT)).toEqual(['Vale']));
  test('spares hits of a cable with the reason', () => expect(found(unless('cable'), TEXT)).toEqual([]));
  test('spares no hit that touches a portion without it', () => {
    const wide = { ...unless('portion'), find: phrase('deceased vale') };
    expect(found(wide, 'He is deceased\n---\nVale came.')).toEqual(['deceased\n---\nVale']);
  });
});

describe('a pack with kinds in kinds', () => {
  const rule = (match: string): string => `pack: p
version: '1'
title: t
rules:
  - id: p/one
    title: One
    match: ${match}
    effect: hold
    bases: [{ code: B6 }]
    authority: a
    reason: r
    source: s
    status: test
    examples: { match: ['[[x]]'], miss: [y] }
`;
  const problems = (match: string): string[] => {
    const read = readYaml('p.yaml', rule(match), Pack);
    return 'problems' in read
      ? read.problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`)
      : [];
  };
  const nested = (depth: number): string =>
    depth === 1
      ? '{ kind: phrase, any: [ab] }'
      : `{ kind: any, of: [{ kind: phrase, any: [ab] }, ${nested(depth - 1)}] }`;

  test('six deep is read', () => expect(problems(nested(6))).toEqual([]));
  test('seven deep is refused, with its place', () =>
    expect(problems(nested(7))).toEqual([expect.stringMatching(/^7:\d{3} .*nests deeper than 6 kinds/)]));
  test('of too many parts is refused', () => {
    const parts = Array.from({ length: 32 }, () => '{ kind: phrase, any: [ab] }').join(', ');
    expect(problems(`{ kind: any, of: [${parts}] }`)).toEqual([expect.stringMatching(/has 33 kinds in it/)]);
  });
  test('without end is refused', () =>
    expect(problems('{ kind: any, of: ['.repeat(50_000))).toEqual([
      expect.stringMatching(/nested too deeply/),
    ]));
  test('with an unknown key deep inside is refused at that key, and told what is known there', () =>
    expect(
      problems(`
      kind: except
      find: { kind: phrase, any: [ab] }
      but:
        kind: near
        first: { kind: phrase, any: [ab], reech: words }
        second: { kind: person, roles: [source] }
        within: 3`),
    ).toEqual([expect.stringMatching(/^12:43 Unknown key 'reech' in .*first\. Did you mean 'reach'\?$/)]));
  test('with an unknown kind deep inside is refused there', () =>
    expect(problems('{ kind: any, of: [{ kind: phrase, any: [ab] }, { kind: fraze, any: [ab] }] }')).toEqual([
      expect.stringMatching(/^7:\d+ .*'fraze' is not known/),
    ]));
  test('with one part only is refused', () =>
    expect(problems('{ kind: all, of: [{ kind: phrase, any: [ab] }] }')).toEqual([
      expect.stringMatching(/name two parts at least/),
    ]));
});

test('every kind says in words what it finds, with what its parts find', () => {
  const match = Match.parse({
    kind: 'unless',
    find: {
      kind: 'except',
      find: {
        kind: 'any',
        of: [
          { kind: 'list', file: 'l.txt' },
          { kind: 'person', capacities: ['detainee'] },
        ],
      },
      but: { kind: 'section', headings: ['comment'] },
    },
    when: {
      kind: 'all',
      of: [
        { kind: 'near', first: phrase('born'), second: phrase('vale'), within: 3 },
        { kind: 'identifier', pattern: 'a', check: 'iban', words: ['account'] },
      ],
      within: 'cable',
    },
  });
  expect(allParts(match)).toHaveLength(11);
  const words = matchInWords(match);
  for (const part of [
    'l.txt',
    'detainees',
    'comment',
    'born',
    '3 words',
    'account number by its check',
    'one cable',
  ])
    expect(words).toContain(part);
});

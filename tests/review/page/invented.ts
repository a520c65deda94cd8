import type { Place, Risk } from '../../../src/model/review.ts';
import type { BasisShown, PersonShown, PortionShown } from '../../../src/model/shown.ts';
import type { Span } from '../../../src/model/span.ts';

/** What the machine asks of an invented cable. */
export interface InventedClaim {
  readonly id: string;
  readonly spans: readonly Span[];
  readonly effect: 'hold' | 'withhold';
  readonly bases: readonly BasisShown[];
  readonly by: string;
  readonly reason: string;
  readonly question: string | null;
  readonly templates: readonly string[];
  readonly on: Place;
}

export interface InventedCable {
  readonly mrn: string;
  readonly text: string;
  readonly subject: string;
  readonly post: string;
  readonly dated: string;
  readonly banner: string;
  readonly tags: readonly string[];
  readonly risk: Risk;
  readonly isFailed: boolean;
  readonly portions: readonly PortionShown[];
  readonly furniture: readonly Span[];
  readonly struck: readonly Span[];
  readonly persons: readonly PersonShown[];
  readonly claims: readonly InventedClaim[];
}

/** Texts that would do harm on a page that took them for anything but text. */
export const HOSTILE: readonly string[] = [
  ...['alert(1)', 'prompt(1)', 'fetch("https://evil.invalid/")', 'document.title="owned"', 'print()'].flatMap(
    (code) => [
      `<script>${code}</script>`,
      `<img src=x onerror='${code}'>`,
      `<svg onload='${code}'/>`,
      `"><body onpageshow='${code}'>`,
      `<a href="javascript:${code}">x</a>`,
      `<details open ontoggle='${code}'>`,
    ],
  ),
  '<iframe src="https://evil.invalid/"></iframe>',
  '<link rel=stylesheet href="https://evil.invalid/a.css">',
  '<meta http-equiv=refresh content="0;url=https://evil.invalid/">',
  '<style>*{display:none}</style>',
  '<form action="https://evil.invalid/"><input name=a></form>',
  '<base href="https://evil.invalid/">',
  '<object data="https://evil.invalid/"></object>',
  '<!-- --><plaintext>',
  ']]><![CDATA[<x>',
  '</textarea></title></script><b>out</b>',
  '{{constructor.constructor("alert(1)")()}}',
  '$' + '{alert(1)}',
  '&lt;b&gt; &amp;nbsp; &#x3c;',
  'java\u0000script:alert(1)',
  'https://evil.invalid/?q=1',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.invalid/\u0007link\u001b]8;;\u0007',
  '\u009b2J',
  '\u202edetrevni\u202c',
  '\u2066isolated\u2069',
  '\u200fright\u200eleft',
  'zero\u200bwidth\u200cjoin\u200der',
  '\ufeffmark',
  'soft\u00adhyphen',
  '\u2028line\u2029paragraph',
  'a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309 piled',
  'lone\ud800half',
  'tag\u{e0041}\u{e007f}letters',
  'back\bspace\u007f',
  'form\ffeed\vtab',
  'variant\ufe0f selector',
  '\u3164filler\uffa0',
  '\u2067\u2066\u202e nested',
];

const basis = (
  code: string,
  provision: string,
  reason: string,
  some: Partial<BasisShown> = {},
): BasisShown => ({
  ...{ code, provision, reason, standing: null, owner: null, until: null },
  ...some,
});
export const B6 = basis('B6', '5 U.S.C. 552(b)(6)', 'A clearly unwarranted invasion of personal privacy.');
const B1 = basis('B1', '5 U.S.C. 552(b)(1)', 'Properly classified under an Executive order.', {
  standing: 'claimed',
});
const D14 = basis('1.4(d)', 'E.O. 13526 section 1.4(d)', 'Foreign relations or activities.', {
  standing: 'claimed',
  until: '2032-03-13',
});
const NATO = basis('NATO', 'C-M(2002)49', 'Information of the Alliance.', { owner: 'NATO' });
const B5 = basis('B5', '5 U.S.C. 552(b)(5)', 'Deliberations before a decision.');

interface Told {
  readonly text: string;
  readonly subject: string;
  readonly persons?: readonly (readonly [name: string, role: PersonShown['role'], asked: boolean])[];
  readonly withheld?: readonly string[];
  readonly asked?: readonly string[];
  readonly owned?: readonly string[];
}

interface Frame {
  readonly mrn: string;
  readonly post: string;
  readonly dated: string;
  readonly banner: string;
  readonly tags: readonly string[];
  readonly risk: Risk;
  readonly isFailed?: boolean;
}

const placesOf = (text: string, words: string): Span[] => {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    spans.push({ from: at, to: at + words.length });
  return spans;
};

/** An invented cable out of its text and of what is asked about parts of it. */
export function inventedCable(frame: Frame, told: Told): InventedCable {
  const { text } = told;
  const persons = (told.persons ?? []).map(([name, role], index) => ({
    ...{ id: `p${index + 1}`, name, role, mentions: placesOf(text, name), effects: [] },
    evidence: 'Spoke to the embassy; no office is named.',
  }));
  const claims: InventedClaim[] = [
    ...(told.persons ?? []).flatMap(([name, , isAsked], index) =>
      isAsked ? [personClaim(`p${index + 1}`, placesOf(text, name))] : [],
    ),
    ...spanClaims(text, told.withheld ?? [], 'withhold', 'w', [B1, D14]),
    ...spanClaims(text, told.asked ?? [], 'hold', 'h', []),
    ...spanClaims(text, told.owned ?? [], 'hold', 'o', [NATO]),
  ];
  return {
    ...{ isFailed: false, ...frame, text, subject: told.subject, persons, claims },
    portions: portionsOf(text),
    furniture: [...text.matchAll(/^PAGE \d.*\n.*\n/gm)].map(({ 0: lines, index }) => ({
      from: index,
      to: index + lines.length,
    })),
    struck: [...text.matchAll(/^[A-Z] (?:[A-Z] )+[A-Z]\b/gm)].map(({ 0: line, index }) => ({
      from: index,
      to: index + line.length,
    })),
  };
}

const personClaim = (id: string, spans: readonly Span[]): InventedClaim => ({
  ...{ id: `c-${id}`, spans, effect: 'hold', bases: [B6], by: 'role private' },
  reason: 'A private person who spoke to an embassy.',
  question: 'Is the name of this person to be withheld, wherever it stands?',
  templates: [
    'Naming the person would harm their privacy.',
    'The person could be harmed at home for having spoken.',
  ],
  on: { kind: 'person', id },
});

const spanClaims = (
  text: string,
  words: readonly string[],
  effect: 'hold' | 'withhold',
  letter: string,
  bases: readonly BasisShown[],
): InventedClaim[] =>
  words.flatMap((each, index) => {
    const [span] = placesOf(text, each);
    if (span === undefined) throw new Error('an invented cable lacks the words it is asked about');
    return [
      {
        ...{ id: `c-${letter}${index + 1}`, spans: [span], effect, bases },
        by: effect === 'hold' ? 'rule privacy/telephone' : 'marking, row classified',
        reason: effect === 'hold' ? 'Looks like a way to reach somebody.' : 'Classified on the day.',
        question: effect === 'hold' ? 'May this passage go out?' : null,
        templates:
          effect === 'hold'
            ? ['It reaches a private person.']
            : ['Still classified under the order in force.'],
        on: { kind: 'span', ...span } as const,
      },
    ];
  });

function portionsOf(text: string): PortionShown[] {
  const subject = /^SUBJECT: .*$/m.exec(text);
  const paragraphs = [...text.matchAll(/^(\d+)\. (?:\((\w+)\) )?[\s\S]*?(?=\n\n|\n?$(?![\s\S]))/gm)];
  const of = (id: string, kind: string, mark: string | null, from: number, to: number): PortionShown => ({
    ...{ id, kind, mark, marking: mark === 'U' ? 'UNCLASSIFIED' : 'CONFIDENTIAL', spans: [{ from, to }] },
  });
  return [
    ...(subject === null
      ? []
      : [of('subject', 'subject', null, subject.index, subject.index + subject[0].length)]),
    ...paragraphs.map((found) =>
      of(found[1] ?? '', 'paragraph', found[2] ?? null, found.index, found.index + found[0].length),
    ),
  ];
}

const head = (post: string, number: string, subject: string, level: string) => `VZCZCXRO${number}
PP RUEHXX
DE RUEHNY #${number} 0731001
ZNY CCCCC ZZH
P 141001Z MAR 07
FM AMEMBASSY ${post}
TO RUEHC/SECSTATE WASHDC PRIORITY 1210
INFO RUEHXX/NORDIC POLITICAL COLLECTIVE PRIORITY
BT
${[...level].join(' ')} ${post} ${number}

SIPDIS

E.O. 12958: DECL: 03/13/2032
TAGS: PREL, PGOV, NO
SUBJECT: ${subject}

`;

const RICH = `${head('OSLO', '000414', 'MOOD BEFORE THE PARTY CONGRESS', 'CONFIDENTIAL')}1. (C) SUMMARY: The congress will be short, and the list of speakers
is not settled. The chair wants no vote on the pipeline. END SUMMARY.

2. (C) Magnus Tveit told us over lunch that the chair had lost the
north. He asked that the minister not hear of it. The deputies from the
coast will follow him if he is asked to stand.

3. (C) Tveit added that the list could be had from the secretariat
under +47 22 55 01 99. Solveig Brekke, who keeps it, was not there.
PAGE 02        OSLO  000414  141017Z
C O N F I D E N T I A L
Magnus Tveit would rather see the vote put off until the autumn, when
the price of gas is known.

4. (C) The Alliance's plan for the northern exercise was named once,
and nobody asked about it. The Alliance had asked for it to be kept close.

5. (U) The congress opens on Friday. The programme was in the papers,
and so was the name of the hall.

6. (C) COMMENT: If the vote is put off, the chair keeps the party and
loses the coast. We would say so to nobody yet. END COMMENT.
VALE
`;

const long = (): string => {
  const paragraphs = Array.from({ length: 140 }, (_, index) => {
    const lines = [
      `${index + 2}. (${index % 3 === 0 ? 'U' : 'C'}) The talks of day ${index + 1} were about the quota of the northern bank.`,
      'The delegations read their papers and asked for time. The chair noted',
      'that the figures of both sides differ by a third, and that neither had',
      `been checked. Contact ${index + 1} thought that a third party should count.`,
      'Nothing was agreed but the hour of the next meeting.',
    ];
    return lines.join('\n');
  });
  return `${head('REYKJAVIK', '000077', 'QUOTA TALKS, THE WHOLE RECORD', 'CONFIDENTIAL')}1. (C) SUMMARY: A record of every day. END SUMMARY.\n\n${paragraphs.join('\n\n')}\nVALE\n`;
};

const hostile = (): string =>
  `${head('LIMA', '000666', `HOSTILE <b>SUBJECT</b> \u202eDLRO`, 'CONFIDENTIAL')}${HOSTILE.map((words, index) => `${index + 1}. (C) ${words}`).join('\n\n')}\nVALE\n`;

const POSTS = ['OSLO', 'LIMA', 'ANKARA', 'NAIROBI', 'REYKJAVIK', 'MANILA', 'LA PAZ'];
const SUBJECTS = [
  'FISH PRICES AND THE HARBOUR VOTE',
  'SCENESETTER FOR THE TRADE VISIT',
  'A QUIET WEEK IN PARLIAMENT',
  'VISA FRAUD: A NEW PATTERN',
  'THE MINISTER ON GRAIN, RAIL AND THE BORDER WITH ITS NEIGHBOUR, AND WHAT HE LEFT OUT',
  'WATER TALKS RESUME',
];
const NAMES = ['Aino Harju', 'Pablo Quispe', 'Emre Aslan', 'Wanjiru Otieno', 'Jon Arnarson'];

function plain(index: number): InventedCable {
  const post = POSTS[index % POSTS.length] as string;
  const subject = SUBJECTS[index % SUBJECTS.length] as string;
  const name = NAMES[index % NAMES.length] as string;
  const number = String(100 + index);
  const text = `${head(post, `000${number}`, subject, 'CONFIDENTIAL')}1. (C) ${name} told us that the harbour would vote in May. The
ministry had asked for June.

2. (C) The ministry fears the vote. It would rather pay for the quay
than be asked about it.

3. (U) The harbour board met in public, and its minutes are posted on
the door. ${name} signed them.
VALE
`;
  const asks = index % 4 !== 3;
  return inventedCable(
    {
      ...{
        mrn: `0${index % 10}${post.replace(' ', '')}${number}`,
        post,
        dated: `200${index % 10}-0${1 + (index % 9)}-14`,
      },
      ...{
        banner: 'CONFIDENTIAL',
        tags: index % 2 === 0 ? ['PREL', 'EFIS'] : ['PGOV'],
        risk: index % 3 === 0 ? 'medium' : 'low',
      },
      isFailed: index === 30,
    },
    {
      ...{ text, subject, persons: [[name, 'private', asks]] },
      withheld: index % 5 === 4 ? [] : ['The ministry fears the vote.'],
    },
  );
}

/** Forty invented cables: one with everything, one long, one hostile, and others as cables are. */
export const inventedCables = (): InventedCable[] => [
  inventedCable(
    {
      mrn: '07OSLO414',
      post: 'OSLO',
      dated: '2007-03-14',
      banner: 'CONFIDENTIAL',
      tags: ['PREL', 'PGOV'],
      risk: 'high',
    },
    {
      ...{ text: RICH, subject: 'MOOD BEFORE THE PARTY CONGRESS' },
      persons: [
        ['Magnus Tveit', 'private', true],
        ['Solveig Brekke', 'private', true],
      ],
      withheld: ['He asked that the minister not hear of it.', 'We would say so to nobody yet.'],
      asked: ['+47 22 55 01 99'],
      owned: ["The Alliance's plan for the northern exercise was named once,\nand nobody asked about it."],
    },
  ),
  inventedCable(
    {
      mrn: '07REYKJAVIK77',
      post: 'REYKJAVIK',
      dated: '2007-05-02',
      banner: 'CONFIDENTIAL//NOFORN',
      tags: ['EFIS'],
      risk: 'medium',
    },
    {
      ...{ text: long(), subject: 'QUOTA TALKS, THE WHOLE RECORD' },
      withheld: Array.from(
        { length: 60 },
        (_, index) => `Contact ${index * 2 + 3} thought that a third party should count.`,
      ),
      asked: Array.from({ length: 20 }, (_, index) => `The talks of day ${index * 5 + 4} were`),
    },
  ),
  inventedCable(
    { mrn: '08LIMA666', post: 'LIMA', dated: '2008-01-09', banner: 'SECRET', tags: ['PTER'], risk: 'high' },
    {
      ...{ text: hostile(), subject: `HOSTILE <b>SUBJECT</b> \u202eDLRO` },
      persons: [["<svg onload='alert(1)'/>", 'private', true]],
      asked: ["<img src=x onerror='print()'>", '\u001b[31mred\u001b[0m'],
    },
  ),
  ...Array.from({ length: 37 }, (_, index) => plain(index)),
];

export const EXEMPTIONS = [
  B1,
  D14,
  B5,
  B6,
  basis('B7C', '5 U.S.C. 552(b)(7)(C)', 'Personal privacy in law enforcement records.'),
].map(({ code, provision, reason }) => ({ code, provision, title: reason }));

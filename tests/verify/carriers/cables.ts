import type { Decision } from '../../../src/model/claim.ts';
import type { Span } from '../../../src/model/span.ts';
import type { Settled } from '../../../src/verify/copy.ts';
import { TEMPLATE_WORDS } from '../../../src/verify/page.ts';

/** One stretch of an invented cable and what became of it. */
export interface Stretch {
  readonly text: string;
  readonly fate: 'kept' | 'struck' | 'withheld';
  readonly marker?: string;
}

/** An invented cable as it was settled. No post, person or event in it exists. */
export interface Case {
  readonly mrn: string;
  readonly stretches: readonly Stretch[];
  /** The withheld text that is planted. */
  readonly secret: string;
  readonly settled: Settled;
}

export const BANNER = 'UNCLASSIFIED';
const LIMIT = { ceiling: 'U' as const, controls: [], readers: [], countries: [], coalitions: {} };

/** The words of the pages that the makers beside this file write. */
export const OWN_WORDS = ['Released in part under review.', BANNER, ...TEMPLATE_WORDS];

export function caseOf(mrn: string, stretches: readonly Stretch[], secret: string): Case {
  let at = 0;
  const spans = stretches.map(({ text, fate }) => {
    const span: Span = { from: at, to: at + text.length };
    at = span.to;
    return { span, fate };
  });
  const settled: Settled = {
    source: stretches.map(({ text }) => text).join(''),
    decisions: spans.map(
      ({ span, fate }): Decision => ({
        span,
        effect: fate === 'withheld' ? 'withhold' : 'release',
        bases: [],
        claims: [],
      }),
    ),
    struck: spans.filter(({ fate }) => fate === 'struck').map(({ span }) => span),
    page: [
      mrn,
      ...OWN_WORDS,
      '[name: B6] [1 paragraph (3 lines): B1, 1.4(b)] [less than 1 line: under review, B6]',
    ],
    names: [],
    sheet: false,
    limit: LIMIT,
  };
  return { mrn, stretches, secret, settled };
}

const SECRETS: readonly string[] = [
  'Xenia Ob',
  'Torvald Quillfeather',
  'QUILLFEATHER',
  'the smugglers keep their boats behind the old customs house',
  'He asked that his doubts\nabout the northern pipeline remain private,\nand said that nobody else in the cabinet\nknew of them.',
  '555-0142-33',
  'Passport no. 8841907733',
  'Čestmír Břetislávek',
  'Señora Ágata Muñoz-Ybáñez',
  'Øystein Råkvåg-Æsby',
  'Зинаида Хрущобина сказала, что переговоры закончены',
  'Θεοφάνης Ξυλουρίδης',
  'Yevgeniy Kholmogortsev',
  'LT COL BRANDIMARTE SAID THE CONVOY WOULD LEAVE BEFORE DAWN',
  'a payment of 4,750,000 to the harbourmaster',
  'Vandermolen',
  "O'Shaughnaday-Blunt",
  'The ministry would, if pressed, recall its attaché within a fortnight; this must not be attributed to him in any report, nor shared with the other delegations before the session has ended.',
  'call sign KESTREL NINE',
  '王小明先生昨天到了港口',
];

const RELEASED = [
  'The embassy met officials of the ministry on the harbour talks.',
  'Trade in timber rose in the spring, and the ferry runs again.',
  'The delegation will return (see reftel) & "review" the <draft> text.',
  'Post will report further developments as they occur.',
];

/** Twenty cables, each with another sort of withheld text. */
export const CASES: readonly Case[] = SECRETS.map((secret, i) =>
  caseOf(
    `07NORDHAVEN${100 + i}`,
    [
      { text: 'C O N F I D E N T I A L', fate: 'struck' },
      {
        text: `\n\nSUBJECT: HARBOUR TALKS\n\n1. (U) ${RELEASED[i % 4]}\n\n2. ${i % 2 ? '(C)' : '(SBU)'} `,
        fate: 'kept',
      },
      {
        text: secret,
        fate: 'withheld',
        marker: i % 3 ? '[name: B6]' : '[1 paragraph (3 lines): B1, 1.4(b)]',
      },
      { text: `\n\n3. (U) ${RELEASED[(i + 1) % 4]} ${RELEASED[(i + 2) % 4]}\nASHDOWN\n`, fate: 'kept' },
    ],
    secret,
  ),
);

/** A small generator of numbers that gives the same row for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'ba ko ri ten mul sha vor el dan qui no ster pal ice mo ga lin for tu ax'.split(' ');

/** A cable of made-up words, of any length, with stretches of any fate: what a clean copy must not be alarmed at. */
export function anyCase(seed: number): Case {
  const next = chance(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const word = (): string => {
    const made = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(SYLLABLES)).join('');
    const kind = next();
    if (kind < 0.15) return made.charAt(0).toUpperCase() + made.slice(1);
    if (kind < 0.25) return made.toUpperCase();
    return kind < 0.3 ? String(Math.floor(next() * 10 ** (1 + Math.floor(next() * 7)))) : made;
  };
  const words = (count: number): string =>
    Array.from({ length: count }, () => word() + (next() < 0.1 ? '\n' : next() < 0.06 ? ', ' : ' ')).join('');
  const stretches = Array.from({ length: 3 + Math.floor(next() * 12) }, (_, i): Stretch => {
    const fate = i === 1 ? 'withheld' : pick(['kept', 'kept', 'kept', 'withheld', 'struck'] as const);
    const text = words(fate === 'struck' ? 1 : 1 + Math.floor(next() * (fate === 'kept' ? 80 : 40)));
    return fate === 'withheld'
      ? { text, fate, marker: pick(['[name: B6]', '[less than 1 line: under review, B6]']) }
      : { text, fate };
  });
  // Struck stretches side by side are one.
  const apart = stretches.filter(({ fate }, i) => fate !== 'struck' || stretches[i - 1]?.fate !== 'struck');
  return caseOf(`07NORDHAVEN${1000 + seed}`, apart, '');
}

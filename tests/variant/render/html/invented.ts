import fc from 'fast-check';
import type { Piece, PortionPlace, Variant } from '../../../../src/model/variant.ts';
import { bodyText } from '../../../../src/variant/render/text/body.ts';

/** A copy of these pieces, with nothing else to say. */
export const variantOf = (pieces: readonly Piece[], over: Partial<Variant> = {}): Variant => ({
  mrn: '07OSLO412',
  audience: 'foia',
  banner: 'UNCLASSIFIED',
  state: 'released-in-part',
  stamps: ['PROPOSED, NOT RELEASED'],
  facts: { dated: '2007-03-13', from: 'AMEMBASSY OSLO', to: 'SECSTATE WASHDC', subject: 'withheld' },
  portions: [],
  pieces: [...pieces],
  ...over,
});

/** Texts that try to be markup, or that a reader of HTML would read otherwise than as they are. */
export const HOSTILE: Readonly<Record<string, string>> = {
  markup: '</div></main><script>alert(1)</script><img src=x onerror=alert(1)>',
  'the end of the body': '</span></s></section></div><div class="body">twice',
  comment: '<!-- and --> <![CDATA[ ]]> <?xml ?>',
  entities: '&lt; &amp;amp; &#13; &#x41; &notit; &copy &nbsp;',
  quotes: `" ' \` onmouseover="x"`,
  'carriage returns': 'one\rtwo\r\nthree\r',
  'a null': 'one\0two',
  'all of C0, and delete': `${String.fromCharCode(...Array(32).keys())}\x7f`,
  'all of C1': String.fromCharCode(...[...Array(32).keys()].map((n) => 0x80 + n)),
  'form feed, and lines that begin empty': '\n\n\fPAGE 02\n\n',
  'bidi controls': '\u202eevil\u202c \u2066in\u2069 \u200f\u061c \ufeff\u2028\u2029',
  'characters beyond the first plane': '\u{1f4dc}\u{10ffff}\ufffe\u{e0041}',
  'spaces and tabs': '   a \t b  \n\t\n   ',
  tildes: '~~not struck~~',
  'a marker': '[1 line: B1]',
  'a long line': 'x'.repeat(20_000),
  empty: '',
};

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Object.values(HOSTILE).filter(({ length }) => length < 200)),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        '\n\n',
        ' ',
        'A line that is filled with words up to its very end, as prose is.\n',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const piece: fc.Arbitrary<Piece> = fc.oneof(
  hostileText.map((text): Piece => ({ kind: 'text', text })),
  hostileText.map((text): Piece => ({ kind: 'struck', text })),
  fc.record({ held: fc.boolean(), extent: hostileText }).map(
    ({ held, extent }): Piece => ({
      kind: 'deletion',
      portion: '1',
      bases: ['B1', '1.4(d)'],
      extent,
      held,
    }),
  ),
);

const KINDS = ['subject', 'paragraph', 'heading', 'reference', 'classified-by', 'signature'] as const;

/** Copies of any pieces, with portions that begin anywhere. */
export const anyVariant: fc.Arbitrary<Variant> = fc
  .record({
    pieces: fc.array(piece, { maxLength: 8 }),
    places: fc.array(
      fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), kind: fc.constantFrom(...KINDS) }),
    ),
  })
  .map(({ pieces, places }) => {
    const { length } = bodyText(variantOf(pieces));
    const portions: PortionPlace[] = places
      .map(({ share, kind }) => ({ kind, at: Math.round(share * length) }))
      .sort((a, b) => a.at - b.at)
      .map((place, n) => ({ ...place, id: String(n) }));
    return variantOf(pieces, { portions });
  });

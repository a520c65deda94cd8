import fc from 'fast-check';

/** Pieces that diff tools trip over: line ends of every kind, look-alikes of patch syntax, signs of two units. */
const PIECES = [
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  '\f',
  '\v',
  '\0',
  '\t',
  ' ',
  '-- ',
  '++ ',
  '--- x\n',
  '+++ x\n',
  '@@ -1,1 +1,1 @@\n',
  '\\ No newline at end of file\n',
  'diff --git a/x b/x\n',
  'Index: x\n',
  'SECRET\n',
  'é',
  '😀',
  '[1 line: B6]',
  '~~',
  'POST REPORTS THAT ',
  'a',
  'b',
];

export const nastyText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** A text and another, mostly made from it by taking out a stretch, as a copy is. */
export const nastyPair: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(nastyText, nastyText),
  fc
    .tuple(nastyText, nastyText, nastyText, nastyText)
    .map(([a, b, c, put]): [string, string] => [`${a}${b}${c}`, `${a}${put}${c}`]),
);

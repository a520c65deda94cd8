import fc from 'fast-check';
import type { Change } from '../../src/audit/hunks.ts';

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
  .array(fc.constantFrom(...PIECES), { maxLength: 20 })
  .map((parts) => parts.join(''));

/** A source, changes to it, and the body they make. */
export interface Changed {
  readonly source: string;
  readonly changes: readonly Change[];
  readonly body: string;
}

/** What is kept, then what goes and what is put in its place, and so on. */
function changed(parts: readonly (readonly [string, string, string])[]): Changed {
  let [source, body] = ['', ''];
  const changes = parts.map(([kept, goes, put]) => {
    const from = source.length + kept.length;
    source += kept + goes;
    body += kept + put;
    return { from, to: source.length, put };
  });
  return { source, changes, body };
}

/** All of one text put in the place of all of another. */
export const replaced = (source: string, body: string): Changed => changed([['', source, body]]);

/** Nasty text in which stretches were put in the place of others, as a copy is made. */
export const nastyChange: fc.Arbitrary<Changed> = fc.oneof(
  fc.tuple(nastyText, nastyText).map(([source, body]) => replaced(source, body)),
  fc.array(fc.tuple(nastyText, nastyText, nastyText), { maxLength: 6 }).map(changed),
);

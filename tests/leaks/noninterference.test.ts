import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiesIn } from '../../src/batch/render.ts';
import { groundsOf } from '../../src/batch/run.ts';
import { openRecord } from '../../src/container/open.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { FORMATS } from '../../src/model/run-record.ts';
import type { Span } from '../../src/model/span.ts';
import { copiesOf, type Review, review } from '../../src/pipeline.ts';
import { type Cut, cutsOf } from '../../src/variant/deletions.ts';
import { extentOf, LINE } from '../../src/variant/extent.ts';
import { indexFiles, withholdingsOf } from '../../src/variant/index-of-withholdings.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { parts, printed } from '../laws/cables.ts';

/** A longer sweep is asked for by `npm run leaks:sweep`. */
const TRIALS = Number(process.env.TRIALS ?? 100);

const RENDER = copiesIn(FORMATS, loadFonts());
const secretsOf = ({ decisions }: Review): Span[] =>
  decisions.filter(({ effect }) => effect !== 'release').map(({ span }) => span);

/** The same deletions of another text of the same length. */
const cutsIn = (done: Review, text: string): Cut[] =>
  cutsOf({ ...done.cable, text }, done.decisions, {
    names: done.persons.flatMap(({ mentions }) => mentions),
    numbers: done.identifiers.map(({ span }) => span),
  });

/** Everything that may leave, as it would be written, under decisions that are held fixed. */
function filesOf(done: Review, text: string): string {
  const cuts = cutsIn(done, text);
  const made = {
    ...done,
    ...copiesOf({ ...done, cable: { ...done.cable, text } }, { ...done, cuts }, SETTING, RULEBOOK),
    cuts,
  };
  const rows = withholdingsOf(made, groundsOf(made, SETTING, RULEBOOK), true);
  return [...RENDER(made), ...indexFiles(rows)]
    .map(({ name, content }) => `${name}\n${Buffer.from(content).toString('latin1')}`)
    .join('\n');
}

/** Other characters in the place of withheld ones: letters, digits, signs and blanks in any row. */
function withOtherSecrets(text: string, secrets: readonly Span[], letters: readonly string[]): string {
  const units = text.split('');
  let next = 0;
  for (const { from, to } of secrets)
    for (let at = from; at < to; at++)
      if (!/\s/.test(units[at] ?? ' ') && !/[\ud800-\udfff]/.test(units[at] ?? ''))
        units[at] = letters[next++ % letters.length] ?? 'x';
  return units.join('');
}

const LETTERS = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEXYZ0123456789.,-é~[]:<&"'), {
  minLength: 1,
  maxLength: 40,
});

describe('what may leave says nothing of what was withheld', () => {
  test('other characters of the same extent in its place change no byte of any file', () => {
    let compared = 0;
    fc.assert(
      fc.property(parts, LETTERS, (made, letters) => {
        const done = review(openRecord('c.txt', printed(made)), SETTING, RULEBOOK);
        const { text } = done.cable;
        const other = withOtherSecrets(text, secretsOf(done), letters);
        const extents = (of: string): string =>
          cutsIn(done, of)
            .map(({ extent }) => extent)
            .join('|');
        if (other === text || extents(other) !== extents(text)) return;
        compared += 1;
        expect(filesOf(done, other)).toBe(filesOf(done, text));
      }),
      { numRuns: TRIALS },
    );
    expect(compared).toBeGreaterThan(TRIALS / 2);
  });

  test('a row of other characters that betrays one withheld letter would be seen', () => {
    const done = review(
      openRecord('c.txt', printed(fc.sample(parts, { numRuns: 1, seed: 7 })[0] as never)),
      SETTING,
      RULEBOOK,
    );
    const { text } = done.cable;
    const [secret] = secretsOf(done);
    const shown = secret === undefined ? 0 : secret.from - 1;
    const other = `${text.slice(0, shown)}#${text.slice(shown + 1)}`;
    expect(filesOf(done, other)).not.toBe(filesOf(done, text));
  });
});

describe('the length of a name', () => {
  const display = new Intl.DisplayNames(['en'], { type: 'region' });
  const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((a) =>
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((b) => a + b),
  );
  const countries = [...new Set(codes.map((code) => display.of(code) ?? code))].filter(
    (name) => name.length > 2 && !name.includes('('),
  );
  /** Bits that the extent tells of which name it is: the entropy of extents, since a name has one only. */
  const informationOf = (extent: (name: string) => string): number => {
    const counts = new Map<string, number>();
    for (const name of countries) counts.set(extent(name), (counts.get(extent(name)) ?? 0) + 1);
    return [...counts.values()]
      .map((n) => n / countries.length)
      .reduce((sum, p) => sum - p * Math.log2(p), 0);
  };
  const NAME = { wholeParagraph: false, what: 'name' } as const;
  const TEXT = { wholeParagraph: false, what: 'text' } as const;

  test('that stands alone is not told at all', () => {
    expect(countries.length).toBeGreaterThan(220);
    expect(informationOf((name) => extentOf([name], NAME))).toBe(0);
    expect(informationOf((name) => extentOf([name], TEXT))).toBe(0);
  });

  test('inside a longer passage is told by half a bit at most, over passages of all lengths to ten lines', () => {
    const lengths = Array.from({ length: 10 * LINE }, (_, n) => n);
    const bits = lengths.map((length) =>
      informationOf((name) => extentOf([`${'x'.repeat(length)} ${name}`], { ...TEXT, wholeParagraph: true })),
    );
    const mean = bits.reduce((a, b) => a + b, 0) / bits.length;
    expect(mean).toBeLessThan(0.5);
    // The exact length would tell more than three.
    expect(informationOf((name) => String(name.length))).toBeGreaterThan(3);
  });
});

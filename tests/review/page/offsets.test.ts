import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PieceShown, PortionShown } from '../../../src/model/shown.ts';
import { blocksOf } from '../../../src/review/page/cable/blocks.ts';
import { runsOf, sourceOffset, spotOf } from '../../../src/review/page/cable/runs.ts';
import { shownOf } from '../../../src/review/page/cable/signs.ts';
import { widened } from '../../../src/review/page/cable/widen.ts';

const words = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '.',
    '\u202e',
    '\u200b',
    '\u001b',
    '\u{1f600}',
    '\ud800',
    '\t',
    'é',
  ),
  minLength: 1,
  maxLength: 30,
});
const piece = fc.record({
  text: words,
  effect: fc.constantFrom('release', 'hold', 'withhold', 'struck'),
  portion: fc.constantFrom(null, '1', '2', 'subject'),
  isFurniture: fc.boolean(),
  deletion: fc.option(fc.nat(3), { nil: undefined }),
});

/** Pieces that tile a text which does not begin at a round number, as those of a server might. */
const pieces = fc.array(piece, { minLength: 1, maxLength: 12 }).map((list) => {
  let at = 0;
  return list.map(({ text, effect, portion, isFurniture, deletion }): PieceShown => {
    const from = at;
    at += text.length;
    return {
      ...{ from, to: at, text, effect: effect as PieceShown['effect'], portion },
      ...(isFurniture ? { furniture: true as const } : {}),
      ...(deletion === undefined ? {} : { deletion }),
    };
  });
});

const textOf = (list: readonly PieceShown[]): string => list.map(({ text }) => text).join('');

describe('what stands on the page and where it comes from', () => {
  test('the blocks hold every character of the text once, in order, and begin where lines begin', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const text = textOf(list);
        const blocks = blocksOf(list);
        expect(blocks.flatMap(({ fragments }) => fragments.map((one) => one.text)).join('')).toBe(text);
        for (const { fragments } of blocks.slice(1)) expect(text[(fragments[0]?.from ?? 0) - 1]).toBe('\n');
        for (const fragment of blocks.flatMap(({ fragments }) => fragments))
          expect(text.slice(fragment.from, fragment.to)).toBe(fragment.text);
      }),
    );
  });

  test('the runs tile the text, folded or not, and a run of text shows exactly what it stands for', () => {
    fc.assert(
      fc.property(pieces, fc.boolean(), (list, isFolded) => {
        const text = textOf(list);
        let at = 0;
        for (const run of runsOf(list, isFolded)) {
          expect(run.from).toBe(at);
          at = run.to;
          if (run.kind === 'text') expect(run.shown).toBe(text.slice(run.from, run.to));
          if (run.kind === 'quiet') expect(text.slice(run.from, run.to + 1)).toBe('\r\n');
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  test('a span of the source drawn on the page is the same span again, but for what stands as a whole', () => {
    fc.assert(
      fc.property(pieces, fc.boolean(), fc.nat(), fc.nat(), (list, isFolded, a, b) => {
        const { length } = textOf(list);
        const [from, to] = [a % length, b % length].sort((x, y) => x - y) as [number, number];
        fc.pre(from < to);
        const runs = runsOf(list, isFolded);
        const [start, end] = [spotOf(runs, from, 'start'), spotOf(runs, to, 'end')];
        const [first, last] = [runs[start?.run ?? -1], runs[end?.run ?? -1]];
        if (start === undefined || end === undefined || first === undefined || last === undefined)
          throw new Error('no place on the page');
        expect(sourceOffset(first, start.offset, 'start')).toBe(first.kind === 'text' ? from : first.from);
        expect(sourceOffset(last, end.offset, 'end')).toBe(last.kind === 'text' ? to : last.to);
      }),
    );
  });

  test('a selection that cuts the words of a fold takes all that is folded', () => {
    const list: PieceShown[] = [
      { from: 0, to: 4, text: 'One\n', effect: 'release', portion: '1' },
      { from: 4, to: 12, text: 'PAGE 02\n', effect: 'release', portion: '1', furniture: true },
      { from: 12, to: 15, text: 'two', effect: 'release', portion: '1' },
    ];
    const [, fold] = runsOf(list, true);
    expect(fold).toMatchObject({ from: 4, to: 12, kind: 'fold' });
    if (fold === undefined) return;
    expect([sourceOffset(fold, 3, 'start'), sourceOffset(fold, 3, 'end')]).toEqual([4, 12]);
  });

  test('nothing that a reader cannot see is shown as text', () => {
    const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 20 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        for (const { kind, shown } of shownOf(text))
          if (kind !== 'quiet') expect(shown.replace(/[\n\t]/g, '')).not.toMatch(unseen);
      }),
    );
  });

  test.each([
    ['\u202e', 'RLO'],
    ['\u2066', 'LRI'],
    ['\u200b', 'ZWSP'],
    ['\u001b', 'ESC'],
    ['\u0007', 'BEL'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
    ['\ufe0f', 'U+FE0F'],
    ['\r', 'CR'],
  ])('%j is shown as a box that says %s', (character, name) => {
    expect(
      shownOf(`a${character}b`).map(({ shown, kind }) => (kind === 'sign' ? `[${shown}]` : shown)),
    ).toEqual(['a', `[${name}]`, 'b']);
  });
});

describe('widening', () => {
  const text = 'Head\n\n1. He came. She said "no." Nobody\nasked why.\n\nEnd';
  const portion: PortionShown = {
    id: '1',
    kind: 'paragraph',
    mark: null,
    marking: 'U',
    spans: [{ from: 6, to: 50 }],
  };
  const steps = (from: number, to: number): string[] => {
    const found: string[] = [];
    let span = { from, to };
    for (;;) {
      const wider = widened(text, span, [portion]);
      if (wider.from === span.from && wider.to === span.to) return found;
      span = wider;
      found.push(text.slice(span.from, span.to));
    }
  };

  test('goes from a part of a word to the word, the sentence, the portion, and no further', () => {
    const at = text.indexOf('obody');
    expect(steps(at, at + 2)).toEqual(['Nobody', 'Nobody\nasked why.', text.slice(6, 50)]);
  });

  test('keeps what closes a sentence with it', () => {
    const at = text.indexOf('said');
    expect(steps(at, at + 4)[0]).toBe('She said "no."');
  });

  test('never gives up what was there', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (random, a, b) => {
        const [from, to] = [a % (random.length + 1), b % (random.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const wider = widened(random, { from, to }, []);
        expect(wider.from).toBeLessThanOrEqual(from);
        expect(wider.to).toBeGreaterThanOrEqual(to);
      }),
    );
  });
});

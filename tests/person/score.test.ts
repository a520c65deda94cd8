import { describe, expect, it } from 'vitest';
import { labelledSources } from './labelled/compile.ts';
import { RULEBOOK, tearline } from './score/finders.ts';
import { isUpperCase } from './score/labelled.ts';
import {
  dispositions,
  fullyProtected,
  identifiersFound,
  judged,
  percent,
  scored,
  share,
  wrongIdentifiers,
  wrongWords,
} from './score/measure.ts';

const { cables, nameless } = labelledSources();

/** What `npm run persons:score` prints, held so that it does not fall. The figures are in its output and in the README. */
describe('persons and identifiers in the labelled cables', () => {
  const all = scored(cables, tearline);
  const mentions = judged(all);
  const found = (those: typeof mentions): number => percent(share(those.map(({ hit }) => hit)));

  it('are as many as a score needs, half of them in capitals', () => {
    const upper = cables.filter(({ text }) => isUpperCase(text)).length;
    expect(cables.length).toBeGreaterThanOrEqual(60);
    expect(Math.min(upper, cables.length - upper)).toBeGreaterThanOrEqual(30);
  });

  it('are found in mixed case, in capitals, and by the surname alone', () => {
    expect(found(mentions.filter(({ upper }) => !upper))).toBeGreaterThan(97.5);
    expect(found(mentions.filter(({ upper }) => upper))).toBeGreaterThan(96);
    expect(found(mentions.filter(({ later }) => later))).toBeGreaterThan(98);
  });

  it('are rarely seen where nobody is named', () => {
    const { of, all: words } = wrongWords(nameless, tearline);
    expect((of / words) * 1000).toBeLessThan(12);
  });

  it('who were promised protection are withheld or held', () => {
    expect(percent(dispositions(mentions, RULEBOOK.audience).caught)).toBeGreaterThan(97.5);
    expect(percent(fullyProtected(all, RULEBOOK.audience))).toBeGreaterThan(93.5);
  });

  it('are released by their office, and hardly anybody who has none', () => {
    const { released, kept } = dispositions(mentions, RULEBOOK.audience);
    expect(percent(released)).toBeGreaterThan(82);
    expect(percent(kept)).toBeGreaterThan(99.6);
  });

  it('have their identifiers found', () => {
    expect(percent(share(identifiersFound(all).map(({ hit }) => hit)))).toBeGreaterThan(96);
  });

  it('have none found where there is none', () => {
    expect(wrongIdentifiers(nameless, tearline).of).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { portionMarkAt } from '../../src/marking/portion-mark.ts';
import { TABLES } from './score.ts';

const behindNumber = (words: string) =>
  portionMarkAt(`2.${words}`, '2.'.length, TABLES.vocabulary.lexicon)?.marking;

describe('a worn mark behind a number', () => {
  it.each([
    [' /C/ closed.', 'C'],
    [' «S» closed.', 'S'],
    [' (S;NF) closed.', 'S'],
    [' (NATO C) closed.', 'C'],
    [' (C FGI UK) closed.', 'C'],
    [' (S.B.U.) closed.', 'U'],
    [' (C NOT FOR RELEASE) closed.', 'C'],
    [' (C ONLY) closed.', 'C'],
    [' (TS CODEWORD) closed.', 'TS'],
    [' (U FOR OFFICIAL USE ONLY) closed.', 'U'],
  ])('bears the highest level it names, and denies:%s', (words, level) => {
    expect(behindNumber(words)?.level).toBe(level);
    expect(behindNumber(words)?.unknown).not.toEqual([]);
  });

  it('denies where it says no more than that the text is classified', () => {
    expect(behindNumber(' (CLASSIFIED) closed.')).toMatchObject({ level: null, unknown: ['CLASSIFIED'] });
  });

  it.each([
    ' (U.S. NATO) left.',
    ' (REF C) told of it.',
    ' (R&D) costs.',
    ' (NOT FOR RELEASE) yet.',
    ' (REL TO USA, GBR) all.',
    ' (UK, USA) agreed.',
    ' /s/ Poole',
  ])('is not read into prose:%s', (words) => {
    expect(behindNumber(words)).toBeUndefined();
  });
});

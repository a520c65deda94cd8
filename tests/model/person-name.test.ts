import { describe, expect, it } from 'vitest';
import { Action, Attestation } from '../../src/model/action.ts';
import { Official } from '../../src/model/case.ts';
import { EvidenceRow } from '../../src/model/evidence.ts';
import { isOfficial, PersonName } from '../../src/model/person-name.ts';

const on = '2026-11-24';
const NOBODY = [
  ['a blank', ' '],
  ['a space that is not seen', '\u200b'],
  ['a dash', '-'],
  ['a number', '12'],
  ['a position alone', ', Declassification Officer'],
];
const OTHERWISE_SHOWN = [
  ['a line break', 'Harriet\nVale'],
  ['a word to the terminal', 'Harriet \u001b[31mVale'],
  ['a turn of direction', 'Harriet \u202eelaV'],
];
const NAMED = ['Harriet Vale', 'Harriet Vale, Declassification Officer', 'H. V.', "Ó'Néill", '李明', 'عمر'];

describe('who answers for something', () => {
  it.each([...NOBODY, ...OTHERWISE_SHOWN])('is not named by %s', (_, name) => {
    const attested = { cables: 'all', need: 'foia-review', by: name, on };
    const known = { kind: 'unscheduled', cables: 'all', by: name, authority: 'review 12/2026', at: on };
    expect(PersonName.safeParse(name).success).toBe(false);
    expect(Attestation.safeParse(attested).success).toBe(false);
    expect(EvidenceRow.safeParse(known).success).toBe(false);
    expect(Action.shape.by.safeParse(name).success).toBe(false);
    expect(Official.safeParse(`${name}, Officer`).success).toBe(false);
  });

  it.each(NAMED)('is named by %s', (by) => {
    const known = { kind: 'unscheduled', cables: 'all', by, authority: '12/2026', at: on };
    expect(Attestation.safeParse({ cables: 'all', need: 'foia-review', by, on }).success).toBe(true);
    expect(EvidenceRow.safeParse(known).success).toBe(true);
  });

  it('is an official by a position behind the name', () => {
    expect(['Harriet Vale, Officer', '李明, 主任'].every(isOfficial)).toBe(true);
    expect(['Harriet Vale', 'Harriet Vale, ', 'Harriet Vale, -', '\u200b, Officer'].some(isOfficial)).toBe(
      false,
    );
  });

  it('goes by an authority that says something', () => {
    const known = { kind: 'unscheduled', cables: 'all', by: 'Harriet Vale', authority: ' ', at: on };
    expect(EvidenceRow.safeParse(known).success).toBe(false);
  });
});

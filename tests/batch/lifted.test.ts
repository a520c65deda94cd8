import { describe, expect, it } from 'vitest';
import { whyClosed } from '../../src/batch/lifted.ts';
import { FINAL_STATES } from '../../src/model/final-state.ts';
import { FOLDERS } from '../../src/model/run-record.ts';

const piece = (from: number, to: number, effect: 'release' | 'withhold' | 'hold') => ({
  ...{ span: { from, to }, effect },
});
const RELEASED = [piece(0, 10, 'release'), piece(10, 20, 'release')];
const DELETED = [{ from: 5, to: 15 }];

describe('the text of a deletion', () => {
  it('is opened where a copy in public/ shows it, and by no copy elsewhere nor a withdrawal sheet', () => {
    const opened = [...FOLDERS, null].flatMap((folder) =>
      FINAL_STATES.filter((state) => whyClosed({ folder, state }, RELEASED, DELETED) === undefined).map(
        (state) => `${folder} ${state}`,
      ),
    );
    expect(opened).toEqual([
      'public released-in-full',
      'public released-in-part',
      'public held',
      'public failed',
    ]);
  });

  it('stays closed while any of it is left out', () => {
    const input = { folder: 'public', state: 'released-in-part' } as const;
    const partly = [piece(0, 10, 'release'), piece(10, 14, 'release'), piece(14, 20, 'hold')];
    expect(whyClosed(input, partly, DELETED)).toBe('the copy in public/ still leaves it out');
    expect(whyClosed(input, partly, [{ from: 5, to: 14 }])).toBeUndefined();
  });
});

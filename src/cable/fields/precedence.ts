import { isOneSlip } from '../../marking/levels.ts';
import type { Precedence } from '../../model/cable.ts';

const PROSIGNS: Readonly<Record<string, Precedence>> = {
  Z: 'FLASH',
  Y: 'NIACT IMMEDIATE',
  O: 'IMMEDIATE',
  P: 'PRIORITY',
  R: 'ROUTINE',
};

/** The precedence a prosign stands for, of `P` as of `PP`. */
export const prosign = (letters: string): Precedence | undefined => PROSIGNS[letters.charAt(0)];

/** The precedence behind an address, and the words before it. */
export interface PrecedenceFound {
  readonly precedence: Precedence;
  readonly before: readonly string[];
  readonly misspelt: boolean;
}

const NAMES = ['IMMEDIATE', 'PRIORITY', 'ROUTINE', 'FLASH'] as const;
/** FLASH is a letter away from other words. */
const SHORTEST_MISSPELT = 7;

/** As printed behind an address (5 FAH-1 H-221), slips of the hand included: `PIORITY`. */
export function precedenceBehind(words: readonly string[]): PrecedenceFound | undefined {
  const last = words.at(-1) ?? '';
  const name =
    NAMES.find((right) => right === last) ??
    NAMES.find((right) => right.length >= SHORTEST_MISSPELT && isOneSlip(last, right));
  if (name === undefined) return undefined;
  const isNight = name === 'IMMEDIATE' && words.at(-2) === 'NIACT';
  return {
    precedence: isNight ? 'NIACT IMMEDIATE' : name,
    before: words.slice(0, isNight ? -2 : -1),
    misspelt: name !== last,
  };
}

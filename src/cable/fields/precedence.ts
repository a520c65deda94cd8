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

/** As printed after an address, slips of the hand included. */
export const PRECEDENCE_WORD =
  /[ \t]+(NIACT[ \t]+IMMEDIATE|IMMEDIATE|PRIORITY|PIORITY|PRIOITY|ROUTINE|FLASH)$/;

export function precedenceNamed(word: string): Precedence | null {
  const plain = word.replaceAll(/[ \t]+/g, ' ');
  if (plain === 'PIORITY' || plain === 'PRIOITY') return 'PRIORITY';
  const named = ['ROUTINE', 'PRIORITY', 'IMMEDIATE', 'NIACT IMMEDIATE', 'FLASH'] as const;
  return named.find((name) => name === plain) ?? null;
}

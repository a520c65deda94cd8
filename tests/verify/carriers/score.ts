import { prepareCopyCheck } from '../../../src/verify/copy.ts';
import { CASES, type Case } from './cables.ts';
import type { Plant } from './kinds-pdf.ts';

/** How a kind of carrier fared over all cables. */
export interface Score {
  readonly kind: string;
  /** Cables in which this kind can carry the text. */
  readonly planted: number;
  readonly found: number;
  /** Found by the search for withheld text. */
  readonly bySearch: number;
  /** Found because the file has not the form it must have. */
  readonly byForm: number;
}

export async function scoreOf(
  kind: string,
  plant: Plant,
  name: string,
  cases: readonly Case[] = CASES,
): Promise<Score> {
  let [planted, found, bySearch, byForm] = [0, 0, 0, 0];
  for (const of of cases) {
    const bytes = await plant(of);
    if (bytes === undefined) continue;
    const faults = prepareCopyCheck(of.settled)(name, bytes);
    const leaks = faults.filter((fault) => /holds a (?:withheld|packed)/.test(fault)).length;
    planted += 1;
    if (faults.length > 0) found += 1;
    if (leaks > 0) bySearch += 1;
    if (faults.length > leaks) byForm += 1;
  }
  return { kind, planted, found, bySearch, byForm };
}

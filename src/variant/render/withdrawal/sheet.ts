import type { Variant } from '../../../model/variant.ts';
import { blockLines, centred, RULE } from '../text/copy.ts';

/** What stands in the file of a cable that is denied in full: who, when, how long, why; nothing of its text. */
export interface SheetFacts {
  readonly dated: string;
  readonly from: string;
  readonly to: string;
  readonly lines: string;
}

/** The withdrawal sheet of a cable denied in full. */
export function withdrawalSheet(variant: Variant, facts: SheetFacts): string {
  const codes = [...new Set(variant.pieces.flatMap((p) => (p.kind === 'deletion' ? p.bases : [])))];
  const rows = [
    ['Message', variant.mrn],
    ['Date', facts.dated],
    ['From', facts.from],
    ['To', facts.to],
    ['Volume', facts.lines],
    ['Exemptions', codes.join(', ')],
  ].map(([name, value]) => `${`${name}:`.padEnd(12)}${value}`);
  const head = [variant.banner, ...variant.stamps, 'WITHDRAWAL SHEET: DENIED IN FULL'].map(centred);
  return [...head, '', ...blockLines(variant), RULE, ...rows, RULE, centred(variant.banner), ''].join('\n');
}

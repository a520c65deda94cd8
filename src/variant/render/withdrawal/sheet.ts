import type { SheetFacts, Variant } from '../../../model/variant.ts';
import { blockLines, centred, RULE } from '../text/copy.ts';

/** The withdrawal sheet of a cable denied in full. */
export function withdrawalSheet(variant: Variant, facts: SheetFacts): string {
  const codes = [...new Set(variant.pieces.flatMap((p) => (p.kind === 'deletion' ? p.bases : [])))];
  const rows = [
    ['Message', variant.mrn],
    ['Date', facts.dated],
    ['From', facts.from],
    ['To', facts.to],
    ['Volume', facts.volume],
    ['Exemptions', codes.join(', ')],
  ].map(([name, value]) => `${`${name}:`.padEnd(12)}${value}`);
  const head = [variant.banner, 'WITHDRAWAL SHEET', ...variant.stamps].map(centred);
  return [...head, '', ...blockLines(variant), RULE, ...rows, RULE, centred(variant.banner), ''].join('\n');
}

import type { CompiledPack, CompiledRule } from './compile.ts';

/** Of packs, the rules that the other side has not or has otherwise: all that a change of packs can change. */
export function differingRules(
  packs: readonly CompiledPack[],
  others: readonly CompiledPack[],
): CompiledPack[] {
  const known = new Set(others.flatMap((pack) => pack.rules.map((rule) => identity(pack, rule))));
  return packs
    .map((pack) => ({ ...pack, rules: pack.rules.filter((rule) => !known.has(identity(pack, rule))) }))
    .filter(({ rules }) => rules.length > 0);
}

/** All that a rule does comes from these; what it reads from a list beside it, only the digest of its pack covers. */
function identity({ digest }: CompiledPack, { rule, bases, otherwise }: CompiledRule): string {
  const written = JSON.stringify([rule, bases, otherwise]);
  return written.includes('"kind":"list"') ? `${digest} ${written}` : written;
}

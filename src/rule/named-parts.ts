/** Named pieces of patterns, as a file of rules states them once: `house` stands in a pattern as `{house}`. */
export type NamedParts = Readonly<Record<string, string>>;

/** A name in braces. `{2,5}` counts, `\p{L}` is a class of letters, `\b{start}` an edge, `\{` a brace: none of them is one. */
const NAMED = /(?<!\\[pPxuU]?)(?<!\\b(?=\{(?:start|end)(?:-half)?\}))\{([a-z][a-z-]+)\}/g;

/** Keys of kinds of match under which a pattern stands. */
const PATTERNS: ReadonlySet<string> = new Set(['pattern', 'cell']);

/** A pattern with each name written out. A part may name parts that stand before it. */
export const spelledOut = (pattern: string, parts: NamedParts): string =>
  pattern.replace(NAMED, (named, name: string) =>
    Object.hasOwn(parts, name) ? `(?:${spelledOut(parts[name] ?? '', before(parts, name))})` : named,
  );

function before(parts: NamedParts, name: string): NamedParts {
  const names = Object.keys(parts);
  return Object.fromEntries(Object.entries(parts).slice(0, names.indexOf(name)));
}

/** A match with the patterns in it written out, however deep they stand. */
export function withPartsSpelledOut<T>(value: T, parts: NamedParts): T {
  if (Array.isArray(value)) return value.map((each) => withPartsSpelledOut(each, parts)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    PATTERNS.has(key) && typeof inner === 'string'
      ? spelledOut(inner, parts)
      : withPartsSpelledOut(inner, parts),
  ]);
  return Object.fromEntries(entries) as T;
}

/** Names that patterns of a value use and nobody states, with the keys they stand under. */
export function unknownParts(
  value: unknown,
  parts: NamedParts,
  at: readonly (string | number)[] = [],
): { readonly at: readonly (string | number)[]; readonly name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...at, Array.isArray(value) ? Number(key) : key];
    if (!PATTERNS.has(key) || typeof inner !== 'string') return unknownParts(inner, parts, here);
    return [...spelledOut(inner, parts).matchAll(NAMED)].map(([, name = '']) => ({ at: here, name }));
  });
}

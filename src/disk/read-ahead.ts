import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../model/digest.ts';
import type { Way } from '../text/necessary.ts';
import type { KnownWays } from '../text/sightings.ts';

/**
 * What a build found out about the rules that come with the program, beside the code that found it: most of a start was
 * spent on it. Everything is kept under the very text it was found in, so a rule that somebody edits is read anew.
 */
export const READ_AHEAD = join(import.meta.dirname, '..', 'read-ahead.json');

export interface Ahead {
  /** The value of a YAML file, by the digest of its text; a schema still checks it. */
  readonly values: ReadonlyMap<string, unknown>;
  /** What the hits of a pattern cannot do without; it was compiled, so it can be. */
  readonly ways: KnownWays;
}

const NOTHING: Ahead = { values: new Map(), ways: new Map() };

let ahead: Ahead | undefined;

/** Read when first asked. The sources alone, without a build, have none and do all the work. */
function readAhead(): Ahead {
  ahead ??= existsSync(READ_AHEAD) ? aheadFrom(readFileSync(READ_AHEAD, 'utf8')) : NOTHING;
  return ahead;
}

/** The value in a YAML text that was read before; what `null` stands for in YAML is one too. */
export function valueAhead(text: string): { readonly value: unknown } | undefined {
  const { values } = readAhead();
  const digest = sha256(text);
  return values.has(digest) ? { value: values.get(digest) } : undefined;
}

export const waysAhead = (): KnownWays => readAhead().ways;

export function aheadFrom(text: string): Ahead {
  const { values, ways }: AheadText = JSON.parse(text);
  return {
    values: new Map(values),
    ways: new Map(ways.map(([pattern, of]) => [pattern, of?.map(wayOf)])),
  };
}

/** As the file has it. */
export interface AheadText {
  readonly values: readonly (readonly [digest: string, value: unknown])[];
  readonly ways: readonly (readonly [pattern: string, ways: readonly Kept[] | null])[];
}

/** Lengths that have no end are null in JSON. */
type Kept = Way & { readonly longest: number | null; readonly spaces: number | null };

const endless = ({ longest, spaces }: { longest: number | null; spaces: number | null }) => ({
  longest: longest ?? Number.POSITIVE_INFINITY,
  spaces: spaces ?? Number.POSITIVE_INFINITY,
});

const wayOf = (way: Kept): Way => ({
  ...way,
  ...endless(way),
  needs: way.needs.map(({ strings, lead }) => ({ strings, lead: endless(lead) })),
});

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../model/digest.ts';
import { readYaml } from '../notation/yaml.ts';
import { compilePack } from '../rule/compile.ts';
import { newPasses } from '../rule/passes.ts';
import type { KnownWays } from '../text/sightings.ts';
import { type AheadText, READ_AHEAD } from './read-ahead.ts';
import { INSTALLED_RULES, loadExemptions, packFiles, packNames } from './rulebook.ts';

/** The last step of a build: what a start need not find out again about the rules that come with the program. */
export function writeAhead(): void {
  rmSync(READ_AHEAD, { force: true });
  writeFileSync(READ_AHEAD, JSON.stringify(aheadOf(INSTALLED_RULES)));
}

/** What there is to know of a folder of rules. */
export const aheadOf = (rules: string): AheadText => ({
  values: yamlTexts(rules).map((file) => valueIn(file, readFileSync(file, 'utf8'))),
  ways: [...waysIn(rules)].map(([pattern, ways]) => [pattern, ways ?? null]),
});

const yamlTexts = (rules: string): string[] =>
  readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(rules, name));

/** JSON has the same value for all that strict YAML can say, but for numbers that are none. */
function valueIn(file: string, text: string): [string, unknown] {
  const read = readYaml(file, text, z.json());
  if ('value' in read) return [sha256(text), read.value];
  throw new Error(`${file}: ${read.problems.map(({ reason }) => reason).join(' ')}`);
}

/** The ways of every pattern of every pack, each of which must compile. */
function waysIn(rules: string): KnownWays {
  const passes = newPasses();
  const exemptions = loadExemptions(rules);
  for (const { pack, digest } of packNames(rules).flatMap((name) => packFiles(rules, name)))
    compilePack(pack, digest, exemptions, passes);
  return passes.sightings.told();
}

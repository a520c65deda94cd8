import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { sha256 } from '../model/digest.ts';
import { allParts } from '../rule/kinds.ts';
import { type ListFile, type Lists, listIn, MOST_ENTRIES } from '../rule/lists.ts';
import type { Pack } from '../rule/pack.ts';
import { inWords, UsageProblem } from './failure.ts';

/** The lists that the rules of a pack name, and a digest of the very bytes of each, in the order of their names. */
export function listsOf(packFile: string, { rules }: Pack): { lists: Lists; digests: string[] } {
  const named = rules.flatMap(({ id, match }) =>
    allParts(match).flatMap((part) => (part.kind === 'list' ? [{ rule: id, file: part.file }] : [])),
  );
  const lists = new Map<string, ListFile>();
  const digests = new Map<string, string>();
  for (const { rule, file } of named) {
    if (lists.has(file)) continue;
    const bytes = bytesOf(packFile, rule, file);
    const list = listIn(bytes.toString('utf8'));
    if (typeof list === 'string') throw new UsageProblem(`${join(dirname(packFile), file)}: ${list}.`);
    lists.set(file, list);
    digests.set(file, `${file} ${sha256(bytes)}`);
  }
  return { lists, digests: [...digests.values()].sort() };
}

/** A list of as many entries as it may have, each of 80 letters. */
const MOST_BYTES = 80 * MOST_ENTRIES;

function bytesOf(packFile: string, rule: string, file: string): Buffer {
  const where = `${packFile}: rule ${rule}: the list ${file}`;
  try {
    const folder = realpathSync(dirname(packFile));
    const path = realpathSync(join(folder, file));
    if (!path.startsWith(folder + sep))
      throw new UsageProblem(`${where} lies outside the folder of the pack; copy it beside the pack.`);
    if (statSync(path).size > MOST_BYTES)
      throw new UsageProblem(`${where} is larger than ${MOST_BYTES / 1_000_000} MB; part it.`);
    return readFileSync(path);
  } catch (thrown) {
    if (thrown instanceof UsageProblem) throw thrown;
    throw new UsageProblem(`${where} cannot be read: ${inWords(thrown)}.`);
  }
}

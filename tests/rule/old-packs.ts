import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { recordsIn } from '../../src/batch/records.ts';
import { placesIn } from '../../src/cli/view/messages.ts';
import { INSTALLED_RULES, type PackFile, packFiles, packNames } from '../../src/disk/rulebook.ts';
import { labelOf, type SourceRecord } from '../../src/model/cable.ts';
import { overlap } from '../../src/model/span.ts';
import { readingOf, see } from '../../src/pipeline.ts';
import { type CompiledPack, compilePack } from '../../src/rule/compile.ts';
import type { RuleMatch } from '../../src/rule/match.ts';
import { FIXTURES, RULEBOOK, SETTING } from '../golden/cases.ts';

const KEPT = join(import.meta.dirname, 'old-packs');
const RECORD = join(KEPT, 'finds.tsv');

/** Every pack as it once was shipped: `old-packs/<pack>/<version>/<file>`. */
export const oldPacks = (): PackFile[] =>
  foldersIn(KEPT).flatMap((pack) =>
    foldersIn(join(KEPT, pack)).flatMap((version) => packFiles(join(KEPT, pack), version)),
  );

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const shippedPacks = (): PackFile[] =>
  packNames(INSTALLED_RULES).flatMap((name) => packFiles(INSTALLED_RULES, name));

const keptAs = ({ file, pack }: PackFile): string => join(KEPT, pack.pack, pack.version, basename(file));

/** Packs whose text is another than the one that was kept under the same version. */
export const changedUnderOneVersion = (): string[] =>
  shippedPacks()
    .filter((each) => existsSync(keptAs(each)) && textOf(keptAs(each)) !== textOf(each.file))
    .map(({ pack: { pack, version } }) => `${pack} ${version}`);

const textOf = (file: string): string => readFileSync(file, 'utf8');

const CASES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(?:txt|html|md|csv)$/.test(name))
  .sort();

/** What the packs find on every golden case, a line each: case, pack and version, rule, portion and place, effect, bases. */
export function findsOf(packs: readonly PackFile[]): string[] {
  const compiled = packs.map(({ pack, digest }) => compilePack(pack, digest, RULEBOOK.exemptions));
  return CASES.flatMap((name) => {
    const input = { file: name, read: () => readFileSync(join(FIXTURES, name)) };
    return [...recordsIn([input], RULEBOOK.vocabulary.lexicon)].flatMap((found) =>
      'record' in found ? findsIn(found.record, compiled) : [],
    );
  });
}

function findsIn(record: SourceRecord, packs: readonly CompiledPack[]): string[] {
  const rulebook = { ...RULEBOOK, packs };
  const { cable, matches, messages } = readingOf(record, see(record, SETTING, rulebook), SETTING, rulebook);
  const place = placesIn(record);
  const versions = new Map(packs.map(({ digest, version }) => [digest, version]));
  const line = ({ rule, pack, digest, span, effect, bases }: RuleMatch): string =>
    [
      labelOf(record),
      `${pack} ${versions.get(digest)}`,
      rule,
      `${cable.portions.find(({ spans }) => spans.some((each) => overlap(each, span)))?.id ?? 'header'} ${place(span.from)}`,
      effect,
      bases.map(({ code }) => code).join(', '),
    ].join('\t');
  const failed = messages
    .filter(({ code }) => code === 'rule-failed')
    .map(({ reason }) => `${labelOf(record)}\t${reason}`);
  return [...new Set([...matches.map(line), ...failed])].sort();
}

export const recordedFinds = (): string[] =>
  textOf(RECORD)
    .split('\n')
    .filter((line) => line !== '');

/** Keeps today's packs under their versions, and records anew what all kept packs find. */
export function adopt(): void {
  const changed = changedUnderOneVersion();
  if (changed.length > 0)
    throw new Error(`Raise the version of what has changed, then adopt: ${changed.join(', ')}.`);
  for (const each of shippedPacks()) {
    mkdirSync(join(keptAs(each), '..'), { recursive: true });
    writeFileSync(keptAs(each), textOf(each.file));
  }
  writeFileSync(
    RECORD,
    findsOf(oldPacks())
      .map((line) => `${line}\n`)
      .join(''),
  );
}

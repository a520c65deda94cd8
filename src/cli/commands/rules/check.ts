import type { Argv } from 'yargs';
import { loadExemptions, loadRulebook, type PackFile } from '../../../disk/rulebook.ts';
import type { Encoding } from '../../../model/encoding.ts';
import { exemptionsOn } from '../../../model/exemption.ts';
import { type Rulebook, read, type Setting } from '../../../pipeline.ts';
import { compilePack } from '../../../rule/compile.ts';
import { type Finding, findingsInCables, findingsOf } from '../../../rule/pack-check.ts';
import { type RuleCount, RuleTally, spokenIn } from '../../../rule/tally.ts';
import { chosenPacks, readerFor } from '../../chosen-packs.ts';
import { dayFrom } from '../../circumstances.ts';
import { ENCODING, inputsOrTell, openOrTell, plainSetting } from '../../one-cable.ts';
import { withBar } from '../../progress.ts';
import { out, paint, plural } from '../../terminal.ts';
import { table } from '../../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      describe: 'ordinary cables, to count what each rule finds in them',
    })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('encoding', ENCODING)
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'tables for reading, or one JSON object',
    })
    .example('$0 rules check cables/', 'rules held against a collection');

export interface CheckArguments {
  readonly path?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly format: 'text' | 'json';
  readonly rules: string;
}

export function handler(given: CheckArguments): void {
  const plain = plainSetting();
  const setting = { ...plain, asOf: given.asOf === undefined ? plain.asOf : dayFrom(given.asOf, '--as-of') };
  const files = chosenPacks(given.rules, undefined);
  const alone = findingsOf(
    files.map(({ pack }) => pack),
    loadExemptions(given.rules),
    setting.asOf,
    readerFor(files, given.rules),
  );
  const tally = hasPaths(given) && alone.every(runs) ? tallied(given, files, setting) : undefined;
  const findings = [...alone, ...(tally === undefined ? [] : findingsInCables(tally))];
  out(given.format === 'json' ? asJson(files, findings, tally) : forReading(files, findings, tally));
  if (findings.some(({ fails }) => fails)) process.exitCode = 3;
}

const hasPaths = ({ path }: CheckArguments): boolean => path !== undefined && path.length > 0;

/** A rule that cannot be compiled cannot be run on cables. */
const runs = ({ code }: Finding): boolean => code !== 'unknown-basis' && code !== 'not-compiled';

/** What every rule of every pack finds in the cables, whatever packs an audience has. */
function tallied(given: CheckArguments, files: readonly PackFile[], setting: Setting): RuleTally {
  const rulebook = withPacks(loadRulebook(given.rules, 'foia', setting.asOf), files, given, setting);
  const tally = new RuleTally(files.flatMap(({ pack }) => pack.rules.map(({ id }) => id)));
  const inputs = inputsOrTell(given.path ?? []);
  withBar('reading', inputs.length, (bar) => {
    for (const { record } of openOrTell(inputs, { ...rulebook, encoding: given.encoding })) {
      const { matches, advice } = read(record, setting, rulebook);
      tally.add(spokenIn([...matches, ...advice]));
      bar.setTotal(Math.max(inputs.length, tally.cables));
      bar.increment();
    }
  });
  return tally;
}

function withPacks(
  rulebook: Rulebook,
  files: readonly PackFile[],
  { rules }: CheckArguments,
  { asOf }: Setting,
): Rulebook {
  const exemptions = exemptionsOn(loadExemptions(rules), asOf);
  return { ...rulebook, packs: files.map(({ pack, digest }) => compilePack(pack, digest, exemptions)) };
}

const perThousand = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 10_000) / whole) / 10;

/** What one rule found, in cables and for each thousand of them. */
const counted = ({ rule, cables, heldCables, passages }: RuleCount, whole: number) => ({
  ...{ rule, passages, cables, held: heldCables },
  ...{ cablesPerThousand: perThousand(cables, whole), heldPerThousand: perThousand(heldCables, whole) },
});

function asJson(
  files: readonly PackFile[],
  findings: readonly Finding[],
  tally: RuleTally | undefined,
): string {
  const packs = files.map(({ pack: { pack, version }, digest }) => ({ pack, version, digest }));
  const { cables } = tally ?? { cables: 0 };
  const rules = tally?.all().map((count) => counted(count, cables)) ?? [];
  return JSON.stringify({ packs, ok: !findings.some(({ fails }) => fails), findings, cables, rules });
}

function forReading(
  files: readonly PackFile[],
  findings: readonly Finding[],
  tally: RuleTally | undefined,
): string {
  const rules = files.reduce((sum, { pack }) => sum + pack.rules.length, 0);
  const failing = findings.filter(({ fails }) => fails).length;
  return [
    ...(tally === undefined ? [] : [tallyTable(tally), '']),
    ...(findings.length === 0 ? [] : [findingTable(findings), '']),
    `${plural(rules, 'rule')} of ${plural(files.length, 'pack')}: ${failing === 0 ? 'nothing fails' : paint('red', `${failing} to mend`)}, ${plural(findings.length - failing, 'warning')}.`,
  ].join('\n');
}

const findingTable = (findings: readonly Finding[]): string =>
  table(
    [{ head: '', as: 'name' }, { head: 'Rule', as: 'name' }, { head: 'What', as: 'name' }, 'Why'],
    findings.map(({ rule, code, fails, text }) => [
      fails ? paint('red', 'fails') : paint('yellow', 'warns'),
      rule,
      code,
      text,
    ]),
  );

/** Rules that found something, those that hold most first. */
const tallyTable = (tally: RuleTally): string =>
  table(
    [{ head: 'Rule', as: 'name' }, 'Passages', 'Cables', 'Cables per 1,000', 'Held', 'Held per 1,000'],
    tally
      .all()
      .filter(({ cables }) => cables > 0)
      .sort((a, b) => b.heldCables - a.heldCables || b.cables - a.cables)
      .map((count) => counted(count, tally.cables))
      .map(({ rule, passages, cables, held, cablesPerThousand, heldPerThousand }) =>
        [rule, passages, cables, cablesPerThousand, held, heldPerThousand].map(String),
      ),
  );

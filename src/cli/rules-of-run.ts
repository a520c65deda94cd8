import { UsageProblem } from '../disk/failure.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Rulebook } from '../pipeline.ts';

/** With other rules than those of the run people would be shown other copies than were proposed, and release those. */
export function refuseOtherRules(
  { packs, tables }: Pick<RunRecord, 'packs' | 'tables'>,
  rulebook: Pick<Rulebook, 'packs' | 'tables'>,
): void {
  const odd = [
    ...differing(packs.map(asPack), rulebook.packs.map(asPack)),
    ...differing(tables.map(asTable), rulebook.tables.map(asTable)),
  ];
  if (odd.length === 0) return;
  throw new UsageProblem(
    `The run was made with other rules than these: ${odd.join(', ')}. Open the review with the rules of the run, by --rules; or make the run anew with these, by release --supersedes, and review that.`,
  );
}

/** A file of rules, as a run and a folder of rules both name it. A pack may have several. */
interface RuleFile {
  readonly name: string;
  readonly version: string;
  readonly digest: string;
}

const asPack = ({ pack, version, digest }: RunRecord['packs'][number]): RuleFile => ({
  ...{ name: `pack ${pack}`, version, digest },
});

const asTable = ({ table, digest }: RunRecord['tables'][number]): RuleFile => ({
  ...{ name: `table ${table}`, version: '', digest },
});

/** The names of what differs, each once, with how it differs. */
function differing(then: readonly RuleFile[], now: readonly RuleFile[]): string[] {
  const names = new Set([...then, ...now].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [was, is] = [then, now].map((all) => all.filter((each) => each.name === name));
    const how = difference(was ?? [], is ?? []);
    return how === undefined ? [] : [`${name} (${how})`];
  });
}

function difference(was: readonly RuleFile[], is: readonly RuleFile[]): string | undefined {
  if (is.length === 0) return 'not there now';
  if (was.length === 0) return 'not there then';
  if (all(was, 'digest') === all(is, 'digest')) return undefined;
  const [then, now] = [all(was, 'version'), all(is, 'version')];
  return then === now ? 'changed since' : `${then} then, ${now} now`;
}

const all = (files: readonly RuleFile[], what: 'digest' | 'version'): string =>
  [...new Set(files.map((file) => file[what]))].sort().join(' and ');

import type { RunFolder } from '../disk/run-folder.ts';
import { FOLDERS } from '../disk/run-folder.ts';
import { sha256 } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import type { FinalState } from '../model/final-state.ts';
import { writeCsv } from '../notation/csv.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import type { Withholding } from '../variant/index-of-withholdings.ts';
import type { Format } from './copies.ts';
import { countStates, type Outcome } from './run.ts';

/** What `restricted/run.json` remembers of a run: enough to make any of its copies again. */
export interface RunRecord {
  readonly version: 1;
  readonly audience: string;
  readonly asOf: string;
  readonly today: string;
  readonly official: string | null;
  readonly attestations: Setting['attestations'];
  readonly evidence: Setting['evidence'];
  readonly packs: readonly { readonly pack: string; readonly version: string; readonly digest: string }[];
  readonly formats: readonly Format[];
  /** Whether the reviewer's copy was asked for. */
  readonly marked: boolean;
  readonly inputs: readonly {
    readonly file: string;
    readonly mrn: string | null;
    readonly state: FinalState;
    readonly folder: string | null;
    readonly messages: readonly string[];
    readonly openQuestions: number;
  }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly head: Head;
}

/** Which files of each cable were asked for. */
export type Made = Pick<RunRecord, 'formats' | 'marked'>;

/** Writes what speaks of the whole run: index and manifest of each folder, then `run.json` with the head of the log. */
export function closeRun(
  folder: RunFolder,
  outcomes: readonly Outcome[],
  setting: Setting,
  rulebook: Rulebook,
  made: Made,
  head: Head,
): void {
  folder.closeLog();
  for (const name of FOLDERS) {
    const here = outcomes.filter((outcome) => outcome.folder === name);
    if (here.length > 0)
      closeFolder(
        folder,
        name,
        here.flatMap(({ rows }) => rows),
        head,
      );
  }
  folder.writeRestricted(
    'decisions.jsonl',
    setting.actions.map((action) => `${JSON.stringify(action)}\n`).join(''),
  );
  folder.writeRestricted('MARKING.txt', `${highestBanner(outcomes)}\n`);
  folder.writeRestricted(
    'run.json',
    `${JSON.stringify(recordOf(outcomes, setting, rulebook, made, head), null, 2)}\n`,
  );
}

/** The index of withholdings and the manifest of one folder, made from what lies there. */
export function closeFolder(folder: RunFolder, name: string, rows: readonly Withholding[], head: Head): void {
  folder.writeCopy(name, 'index.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  folder.writeCopy(name, 'index.csv', writeCsv([INDEX_HEAD, ...rows.map(csvRow)]));
  const files = [...folder.filesOf(name)]
    .filter(([file]) => file !== 'manifest.json')
    .map(([file, bytes]) => ({ name: file, sha256: sha256(bytes) }));
  folder.writeCopy(name, 'manifest.json', `${JSON.stringify({ files, log: head }, null, 2)}\n`);
}

const INDEX_HEAD = ['message', 'portion', 'position in copy', 'extent', 'exemptions', 'state'];
const csvRow = ({ mrn, portion, at, extent, bases, state }: Withholding): string[] => [
  mrn,
  portion,
  String(at),
  extent,
  bases.join(' '),
  state,
];

function recordOf(
  outcomes: readonly Outcome[],
  setting: Setting,
  { audience, packs }: Rulebook,
  { formats, marked }: Made,
  head: Head,
): RunRecord {
  const { asOf, today, official, attestations, evidence } = setting;
  return {
    version: 1,
    audience: audience.audience,
    asOf,
    today,
    official,
    attestations,
    evidence,
    packs: packs.map(({ pack, version, digest }) => ({ pack, version, digest })),
    formats,
    marked,
    inputs: outcomes.map(({ file, mrn, state, folder, messages, questions }) => ({
      file,
      mrn,
      state,
      folder,
      messages: [...new Set(messages.map(({ code }) => code))],
      openQuestions: questions.length,
    })),
    counts: countStates(outcomes),
    head,
  };
}

const BANNERS = [
  'CLASSIFICATION UNKNOWN',
  'TOP SECRET',
  'SECRET',
  'CONFIDENTIAL',
  'RESTRICTED',
  'UNCLASSIFIED',
];

/** `restricted/` bears the highest level of any source in it. A cable of unknown level is handled as the highest. */
function highestBanner(outcomes: readonly Outcome[]): string {
  const borne = new Set(outcomes.map(({ sourceBanner }) => sourceBanner));
  return BANNERS.find((banner) => borne.has(banner)) ?? 'CLASSIFICATION UNKNOWN';
}

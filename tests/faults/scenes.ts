import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const RULES = join(import.meta.dirname, '../../rules');

type Give = (args: readonly string[]) => Promise<string>;

/** A command that faults befall. */
export interface Scene {
  readonly name: string;
  /** Commands that make what stands in the folder before; each gives what it printed. */
  before?(out: string, give: Give): Promise<unknown>;
  args(out: string): readonly string[];
  /** What a person types once the trouble is over. */
  again(out: string): readonly string[];
}

/** Cables one by one and all in one file, which a run reviews without workers, and what is known of their request. */
export function place(names: readonly string[]): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'tearline-faults-')));
  const cables = names.map((name) => readFileSync(join(FIXTURES, name, 'cable.txt'), 'utf8'));
  mkdirSync(join(made, 'cables'));
  for (const [n, cable] of cables.entries()) writeFileSync(join(made, 'cables', `${n}.txt`), cable);
  writeFileSync(join(made, 'one.txt'), cables[0] ?? '');
  writeFileSync(join(made, 'all.txt'), cables.join(''));
  writeFileSync(join(made, 'case.yaml'), CASE);
  writeFileSync(join(made, 'attested.yaml'), ATTESTED);
  layRules(join(made, 'rules'));
  return made;
}

/** The rules, of one pack only and with the beginnings of the lists of names: a run takes a quarter of the time. */
function layRules(to: string): void {
  cpSync(RULES, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    const edit = (change: (text: string) => string): void =>
      writeFileSync(join(to, name), change(readFileSync(join(to, name), 'utf8')));
    if (/^audiences.*yaml$/.test(name)) edit((text) => text.replace(/^packs: .*$/m, 'packs: [handling]'));
    if (/^names.*txt$/.test(name)) edit((text) => `${text.split('\n').slice(0, 60).join('\n')}\n`);
  }
}

const CASE = `request: { number: F-2026-00123, requester: Quentin Marsh-Tarrow, received: 2026-02-03, kind: foia }
stamps: { documentNumbers: { prefix: C, first: 6000001 } }
interim: true
official: "Harriet Vale, Declassification Officer"
`;
const ATTESTED = ['extension-check', 'foia-review', 'withholdings']
  .map((need) => `- { cables: all, need: ${need}, by: Harriet Vale, on: 2026-05-01 }\n`)
  .join('');

/** A run of many cables by workers. */
export function crewScene(at: string): Scene {
  const args = (out: string): string[] => [
    ...[
      'release',
      join(at, 'cables'),
      '--out',
      out,
      '--formats',
      'txt,html,json',
      '--jobs',
      '2',
      ...keysAt(at),
    ],
  ];
  return { name: 'release by workers', args, again: (out) => [...args(out), '--resume'] };
}

const keysAt = (at: string): string[] => [
  ...['--key', join(at, 'key'), '--signing-key', join(at, 'signing-key')],
  ...['--rules', join(at, 'rules')],
];

/** The commands that write to the folder of a run. */
export function scenesAt(at: string): Scene[] {
  const inputs = join(at, 'all.txt');
  const keys = keysAt(at);
  const release = (from: string, out: string, ...more: readonly string[]): string[] => [
    ...['release', from, '--out', out, '--formats', 'txt,html,json', ...keys, ...more],
  ];
  const plain = (out: string): string[] => release(inputs, out);
  const answering = (out: string): string[] =>
    release(inputs, out, '--case', join(at, 'case.yaml'), '--attest', join(at, 'attested.yaml'));
  const replacing = (out: string): string[] => release(inputs, out, '--replace');
  const deciding = (out: string): string[] => [
    ...['decide', out, '09OSLO612', '--on', '4', '--effect', 'withhold', '--basis', 'B5'],
    ...['--reason', 'Kept for now.', '--by', 'Ada Reviewer', ...keys],
  ];
  const releasing = (out: string): string[] => ['sign', out, '--release', '--by', 'Cy Dow, Chief', ...keys];
  /** A command that reads the log of a run, and writes what it tells of it to a file of its own elsewhere. */
  const told = (name: string, asked: (run: string, out: string) => readonly string[]): Scene => {
    const run = join(at, `run of ${name}`);
    const before = async (out: string, give: Give): Promise<void> => {
      await give(plain(run));
      mkdirSync(out);
    };
    const args = (out: string): string[] => ['audit', ...asked(run, out)];
    return { name, before, args, again: args };
  };
  return [
    { name: 'release', args: plain, again: (out) => [...plain(out), '--resume'] },
    { name: 'release of a case', args: answering, again: (out) => [...answering(out), '--resume'] },
    {
      name: 'release --replace',
      before: (out, give) => give(release(join(at, 'one.txt'), out)),
      args: replacing,
      again: replacing,
    },
    {
      ...{ name: 'decide', before: (out, give) => give(answering(out)) },
      ...{ args: deciding, again: deciding },
    },
    {
      name: 'sign --release',
      before: async (out, give) => {
        await give(plain(out));
        for (const mrn of SIGNED)
          for (const by of ['Ada Reviewer', 'Ben Roe']) {
            const signing = ['sign', out, ...keys, '--by', by];
            const shown = new RegExp(`${mrn}:[0-9a-f]+`).exec(await give([...signing, mrn]))?.[0];
            await give([...signing, String(shown)]);
          }
      },
      ...{ args: releasing, again: releasing },
    },
    told('audit prove', (run, out) => ['prove', run, '5', '--to', join(out, 'five.proof')]),
    told('audit show', (run, out) => ['show', run, '--format', 'csv', '--to-file', join(out, 'log.csv')]),
  ];
}

/** Cables that need nothing but signatures. */
const SIGNED = ['09OSLO612', '09OSLO901'];

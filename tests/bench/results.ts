import type { Grown } from './growth.ts';

/** What a run of the bench measured, as `results/bench.json` keeps it. */
export interface Results {
  readonly machine: string;
  readonly node: string;
  readonly measured: string;
  readonly growth: readonly Grown[];
  readonly parts: Parts;
}

/** Milliseconds of the processor a cable, and of how many cables of how many characters. */
export interface Parts {
  readonly cables: number;
  readonly characters: number;
  readonly names: Readonly<Record<'tearline' | 'redactPii' | 'compromise', number>>;
  readonly stages: readonly { readonly stage: string; readonly ms: number }[];
}

const grouped = (number: number): string => String(Math.round(number)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
const fixed = (number: number, digits = 1): string => number.toFixed(digits);
export const msEach = (cpu: number, cables: number): number => (cpu * 1000) / cables;

function time(seconds: number): string {
  if (seconds < 120) return `${fixed(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** The figures as the README shows them. */
export function figures(results: Results): string {
  const { machine, node, measured } = results;
  return [
    `Measured on ${measured} by \`npm run bench\`: ${machine}, Node ${node}.`,
    growthTable(results.growth),
    partsTable(results.parts),
    stagesTable(results.parts),
    '![Processor time a cable and memory, by the number of cables; the stages of one cable](tests/bench/results/bench.svg)',
  ].join('\n\n');
}

function growthTable(growth: readonly Grown[]): string {
  const line = (name: string, value: (grown: Grown) => string): string[] => [name, ...growth.map(value)];
  return table(
    ['', ...growth.map(({ cables }) => `${grouped(cables)} cables`)],
    [
      line(
        'sources, mean',
        ({ bytes, cables }) => `${fixed(bytes / 1e6)} MB, ${fixed(bytes / cables / 1000)} kB`,
      ),
      line('files written', ({ files, written }) => `${grouped(files)}, ${fixed(written / 1e6)} MB`),
      line('`release`, text and JSON', ({ release }) => time(release.wall)),
      line('processor a cable', ({ release, cables }) => `${fixed(msEach(release.cpu, cables), 2)} ms`),
      line(
        'the same for reading, hashing and writing',
        ({ baseline, cables }) => `${fixed(msEach(baseline.cpu, cables), 2)} ms`,
      ),
      line('**ratio, by processor**', ({ release, baseline }) => fixed(release.cpu / baseline.cpu)),
      line('ratio, by the clock', ({ release, baseline }) => fixed(release.wall / baseline.wall)),
      line('memory at its most', ({ release }) => `${fixed(release.peak, 0)} MiB`),
      line('log', ({ entries, log }) => `${grouped(entries)} entries, ${fixed(log / 1e6)} MB`),
      line('`audit verify`', ({ verify }) => time(verify.wall)),
      line('`audit verify --replay`', ({ replay }) => time(replay.wall)),
      line('proof of one entry', ({ proof }) => `${grouped(proof)} bytes`),
    ],
  );
}

function partsTable({ cables, characters, names }: Parts): string {
  const line = (name: string, ms: number): string[] => [
    name,
    `${fixed(ms, 2)} ms`,
    `${fixed(characters / 1e3 / cables / ms, 2)} MB/s`,
    fixed(ms / names.tearline, 2),
  ];
  return table(
    [`names in ${cables} cables, a core`, 'a cable', 'text', 'times Tearline'],
    [
      line('Tearline: persons with their roles, and all rules', names.tearline),
      line('redact-pii: names alone', names.redactPii),
      line('compromise: names alone', names.compromise),
    ],
  );
}

function stagesTable({ stages }: Parts): string {
  const sum = stages.reduce((total, { ms }) => total + ms, 0);
  return table(
    ['stage', ...stages.map(({ stage }) => stage), 'sum'],
    [['ms a cable', ...stages.map(({ ms }) => fixed(ms, 2)), fixed(sum, 2)]],
  );
}

const BEGIN = '<!-- npm run bench writes from here -->';
const END = '<!-- to here -->';

/** The README with these figures in their place. */
export function withFigures(readme: string, shown: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`The README has no place for figures: ${BEGIN} ... ${END}`);
  return `${readme.slice(0, from + BEGIN.length)}\n\n${shown}\n\n${readme.slice(to)}`;
}

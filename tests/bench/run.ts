// npm run bench -- 1000 10000 250000: all that the README says of speed, in one run. Sizes of collections are its arguments;
// `--jobs` is handed to release, `--in DIR` says where the collections lie, `--sample` how many cables the parts are measured on.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus/write.ts';
import { type Grown, grow } from './growth.ts';
import { measured } from './measured.ts';
import { plotOf } from './plot.ts';
import { figures, type Parts, type Results, withFigures } from './results.ts';

const ROOT = join(import.meta.dirname, '../..');
const RESULTS = join(import.meta.dirname, 'results');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string' },
    in: { type: 'string', default: tmpdir() },
    sample: { type: 'string', default: '900' },
    day: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
const sizes = positionals.length === 0 ? [1000, 3000] : positionals.map(Number);

const place = mkdtempSync(join(values.in, 'tearline-bench-'));
try {
  const growth: Grown[] = [];
  for (const size of sizes) growth.push(await grown(size));
  const results = { ...circumstances(), growth, parts: await parts() };
  keep(results);
  console.log(figures(results));
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function grown(size: number): Promise<Grown> {
  const folder = join(place, String(size));
  mkdirSync(folder);
  const jobs = values.jobs === undefined ? [] : ['--jobs', values.jobs];
  const found = await grow(size, folder, jobs);
  console.error(`${size} cables: ${found.release.wall.toFixed(1)} s; ${found.states}`);
  rmSync(folder, { recursive: true });
  return found;
}

/** A third of the sample warms up, a third is searched for names, a third goes through all stages. */
async function parts(): Promise<Parts> {
  const count = Number(values.sample);
  const sources = join(place, 'sample');
  writeCorpus(sources, count);
  const files = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const plan = join(place, 'parts.json');
  writeFileSync(plan, JSON.stringify({ files, day: values.day }));
  const { out } = await measured([join(import.meta.dirname, 'parts.mjs'), plan], join(place, 'meter.json'));
  return JSON.parse(out) as Parts;
}

function circumstances(): Pick<Results, 'machine' | 'node' | 'measured'> {
  const [core] = cpus();
  return {
    machine: `${cpus().length} cores, ${core?.model.trim() ?? 'unknown'}`,
    node: process.versions.node,
    measured: values.day,
  };
}

function keep(results: Results): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(RESULTS, 'bench.svg'), plotOf(results));
  const readme = join(ROOT, 'README.md');
  writeFileSync(readme, withFigures(readFileSync(readme, 'utf8'), figures(results)));
}

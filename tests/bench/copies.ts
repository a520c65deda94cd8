import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsOfPage } from '../../src/batch/copies.ts';
import { copiesIn } from '../../src/batch/render.ts';
import { groundsOf } from '../../src/batch/run.ts';
import { openRecord } from '../../src/container/open.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { FORMATS } from '../../src/model/run-record.ts';
import { review } from '../../src/pipeline.ts';
import { withholdingsOf } from '../../src/variant/index-of-withholdings.ts';
import { prepareCopyCheck } from '../../src/verify/copy.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { inventedCable } from './corpus/cable.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/cli/main.js');
const count = Number(process.argv[2] ?? 1000);

/** Milliseconds of the processor that `work` takes. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Making and checking, format by format, on cables that are reviewed once. */
function printCosts(): void {
  const cables = Array.from({ length: Math.min(count, 200) }, (_, n) => n);
  const reviews = cables.map((n) => review(openRecord(`${n}.txt`, inventedCable(n).text), SETTING, RULEBOOK));
  console.log('format   made ms   checked ms   kB      (a cable, means)');
  for (const format of FORMATS) {
    const render = copiesIn([format], loadFonts());
    for (const done of reviews.slice(0, 20)) render(done);
    const files: ReturnType<typeof render>[] = [];
    const made = costOf(() => {
      for (const done of reviews) files.push(render(done));
    });
    const checks = reviews.map((done) => {
      const rows = withholdingsOf(done, groundsOf(done, SETTING, RULEBOOK), true);
      const page = wordsOfPage(done, rows, RULEBOOK.justifications);
      const { cable, decisions, struck } = done;
      const about = { source: cable.text, decisions, struck, page, names: done.secretNames };
      return prepareCopyCheck({ ...about, sheet: false, limit: undefined });
    });
    const checked = costOf(() => {
      for (const [i, of] of files.entries()) for (const { name, content } of of) checks[i]?.(name, content);
    });
    const bytes = files.flat().reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
    const each = (sum: number, digits: number): string => (sum / reviews.length).toFixed(digits);
    console.log(
      `${format.padEnd(9)}${each(made, 2).padStart(7)}${each(checked, 2).padStart(13)}${each(bytes / 1024, 1).padStart(6)}`,
    );
  }
}

/** The most memory a process ever had, in MiB, as Linux tells it; nothing elsewhere. */
function peakOf(pid: number): number | undefined {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? undefined : Number(found[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** One command that makes all formats of all cables, with its progress on the terminal. */
async function releaseAll(): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'tearline-copies-'));
  for (let n = 0; n < count; n++) writeFileSync(join(place, `${n}.txt`), inventedCable(n).text);
  const started = process.hrtime.bigint();
  const run = spawn(
    process.execPath,
    [PROGRAM, 'release', place, '--out', join(place, 'run'), '--formats', FORMATS.join()],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TEARLINE_KEY: join(place, 'key') } },
  );
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(run.pid ?? 0) ?? 0);
  }, 50);
  const code = await new Promise((settle) => run.on('exit', settle));
  clearInterval(watch);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(
    `${count} cables to ${FORMATS.join(', ')}: exit ${code}, ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MiB of memory`,
  );
  rmSync(place, { recursive: true, force: true });
}

printCosts();
await releaseAll();

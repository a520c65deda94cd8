import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOfRules } from '../../src/batch/brief.ts';
import type { Crew } from '../../src/batch/crew.ts';
import type { Input } from '../../src/batch/records.ts';
import type { Result } from '../../src/batch/result.ts';
import { runBatch } from '../../src/batch/run.ts';
import type { Rulebook } from '../../src/pipeline.ts';
import { inventedCable } from '../bench/corpus/cable.ts';
import { CASES, FIXTURES, OPTIONS, outcome, RULEBOOK, SETTING } from '../golden/cases.ts';
import { type CrewRun, crewOf, Pages, runByCrew } from './crews.ts';
import { FAULTS, withFaults, wordOf } from './faults.ts';

const FAULTY = new URL('./faulty-worker.mjs', import.meta.url);

/** The same run without a worker. */
function runHere(inputs: readonly Input[], rulebook: Rulebook = RULEBOOK): CrewRun {
  const [pages, results]: [Pages, Result[]] = [new Pages(), []];
  const run = runBatch(inputs, SETTING, rulebook, OPTIONS, pages);
  let step = run.next();
  for (; !step.done; step = run.next()) results.push(step.value);
  return { results, pages, head: step.value };
}

const fixtures: Input[] = CASES.map((name) => ({
  file: `${name}/cable.txt`,
  read: () => readFileSync(join(FIXTURES, name, 'cable.txt')),
}));
const invented = (count: number): Input[] =>
  Array.from({ length: count }, (_, n) => {
    const { name, text } = inventedCable(n);
    return { file: name, read: () => Buffer.from(text) };
  });

/** A cable of two paragraphs; `word` makes a rule of `faults/` go wrong on it. */
function smallCable(n: number, word: string): string {
  const serial = String(n + 1).padStart(6, '0');
  return `VZCZCXRO1101
PP RUEHXX
DE RUEHNY #${serial.slice(-4)} 0721001
ZNR UUUUU ZZH
P 131001Z MAR 07
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC PRIORITY 1201
BT
UNCLAS OSLO ${serial}

SIPDIS

E.O. 12958: N/A
TAGS: EFIS, NO
SUBJECT: FISHERY TALKS RESUME

1. (U) The council agreed that the harbor quota of ${n} boats would be settled before summer ${word}.

2. (U) Officials said the delegation will return after the winter pause.
VALE
`;
}

const textInput = (name: string, text: string): Input => ({ file: name, read: () => Buffer.from(text) });

describe('law 7, any number of workers: the same bytes', () => {
  test('1, 2 and 8 workers write the log and the copies that no worker at all writes, in the same order', async () => {
    const odd = [
      textInput('empty.txt', ''),
      textInput('same.txt', smallCable(6999, '')),
      textInput('binary.txt', '\u0001\u0000\u0002'),
      textInput('same-again.txt', smallCable(6999, 'once more')),
    ];
    // More than eight workers are asked at once.
    const inputs = [...fixtures, ...odd, ...invented(16)];
    const here = runHere(inputs);
    for (const jobs of [1, 2, 8]) {
      const there = await runByCrew(inputs, { jobs });
      expect(there.pages.order).toEqual(here.pages.order);
      expect([...there.pages.files]).toEqual([...here.pages.files]);
      expect(there.head).toEqual(here.head);
      expect(there.results.map(plainly)).toEqual(here.results.map(plainly));
    }
    const repeated = here.results.filter(({ messages }) => messages.some(isRepeated));
    expect(repeated.map(({ file }) => file)).toEqual(expect.arrayContaining(['same.txt', 'same-again.txt']));
  }, 300_000);

  test('a result crosses to another thread as it is', () => {
    for (const name of CASES) {
      const { done: _, ...result } = outcome(name);
      expect(structuredClone(result)).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify(structuredClone(result))));
    }
  });
});

/** Without what a worker keeps to itself, and what it says beforehand. */
const plainly = (result: Result & { done?: unknown }): Result => {
  const { done: _, written: __, ...rest } = result;
  return rest;
};
const isRepeated = ({ code }: { code: string }): boolean => code === 'repeated-number';

describe('law 4, fail closed: a rule that goes wrong takes its cable with it, is named, and no other cable is touched', () => {
  /** `npm run crew` takes 1,000, on which those that cost a worker are few. */
  const CABLES = Number(process.env.CABLES ?? 80);
  const TIMES: Readonly<Record<string, number>> = { hangs: 3, stops: 2, hoards: 1, 'matches-millions': 2 };
  const faults = Object.keys(FAULTS).flatMap((fault) =>
    Array<string>(CABLES < 1000 ? 2 : (TIMES[fault] ?? 10)).fill(fault),
  );
  /** The faults spread over the cables, the same each time. */
  const faultOf = (n: number): string | undefined => (n % 8 === 3 ? faults[(n - 3) / 8] : undefined);
  const wordIn = (n: number): string => {
    const fault = faultOf(n);
    return fault === undefined ? '' : wordOf(fault);
  };
  const cables = Array.from({ length: CABLES }, (_, n) => smallCable(n, wordIn(n)));
  const inputs = cables.map((text, n) => textInput(`${n}.txt`, text));

  test(`${CABLES} cables, by two workers`, async () => {
    const without = runHere(inputs);
    const { results, pages } = await runByCrew(inputs, {
      jobs: 2,
      rulebook: withFaults(RULEBOOK),
      start: { entry: FAULTY, memory: 256 },
      step: 1000,
    });
    expect(results).toHaveLength(CABLES);
    expect(faults.length).toBeLessThan(125);
    for (const [n, result] of results.entries()) {
      const plain = without.results[n];
      const mrn = plain?.mrn ?? '';
      const fault = faultOf(n);
      if (fault === undefined) {
        expect(plainly(result)).toEqual(plainly(plain as Result));
        expect(pages.of(mrn)).toEqual(without.pages.of(mrn));
      } else if (WHOLE.has(fault)) {
        expect(result.state, fault).toBe('held');
        const [, copy] = pages.of(mrn).find(([name]) => name === `proposed/${mrn}.txt`) ?? [];
        expect(copy).toBeDefined();
        expect(copy).not.toMatch(/council|winter|FISHERY|OSLO 00/i);
        expect(result.entries.some((entry) => JSON.stringify(entry).includes(`rule faults/${fault}`))).toBe(
          true,
        );
      } else {
        expect([result.state, result.files, result.restricted], fault).toEqual(['failed', [], []]);
        expect(pages.of(mrn), fault).toEqual([]);
        const told = result.messages.filter(({ severity }) => severity === 'error');
        expect(told).toHaveLength(1);
        expect(CODES[fault] ?? ['rule-failed'], fault).toContain(told[0]?.code);
        expect(told[0]?.reason).toMatch(new RegExp(`rule faults/${fault}\\b(?!-)`, 'i'));
        expect(told[0]?.reason).not.toContain('words of the cable');
      }
    }
  }, 180_000);
});

/** Faults that are no error of the rule: it matches, and holds what it matches. */
const WHOLE: ReadonlySet<string> = new Set(['matches-everything', 'matches-every-letter']);
/** On a busy machine a hoard may take longer to fill than a cable is given. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  hangs: ['overtime'],
  stops: ['worker-died'],
  hoards: ['worker-died', 'overtime'],
};

describe('a worker that cannot start', () => {
  const refusal = (start: { entry: URL }, digest = digestOfRules(RULEBOOK)) => {
    const crew = crewOf({ jobs: 2, start });
    return crew.ready(digest).finally(() => crew.dismiss());
  };

  test('whose file is not there, or that stops, ends the run as a failure of the machine', async () => {
    await expect(refusal({ entry: new URL('./nobody.js', import.meta.url) })).rejects.toThrow(
      /A worker could not start: .*nobody/,
    );
    await expect(refusal({ entry: new URL('data:text/javascript,process.exit(0)') })).rejects.toThrow(
      'A worker could not start',
    );
  });

  test('that goes by other rules ends the run', async () => {
    await expect(refusal({ entry: FAULTY })).rejects.toThrow('were changed');
    await expect(refusal({ entry: FAULTY }, digestOfRules(withFaults(RULEBOOK)))).resolves.toBeUndefined();
  });
});

describe('a worker that has done its share', () => {
  /** Answers each record with the thread it was done in. */
  const NAMING = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, threadId } from 'node:worker_threads';
      parentPort.postMessage({ kind: 'ready', digest: 'any', rules: [] });
      parentPort.on('message', () => {
        parentPort.postMessage({ kind: 'answer', answer: { result: { file: String(threadId) } } });
      });
    `)}`,
  );
  const record = { file: 'a' } as Parameters<Crew['resultOf']>[0];

  test('goes, and another goes on: no cable is lost, and none is done twice', async () => {
    const crew = crewOf({ jobs: 2, start: { entry: NAMING, shift: 5 } });
    await crew.ready('any');
    const got = await Promise.all(Array.from({ length: 23 }, () => crew.resultOf(record, false)));
    await crew.dismiss();
    const threads = got.map((each) => ('got' in each ? each.got.file : 'lost'));
    const counts = [...new Set(threads)].map((thread) => threads.filter((each) => each === thread).length);
    expect(threads).not.toContain('lost');
    expect(Math.max(...counts)).toBe(5);
    expect(counts.length).toBeGreaterThanOrEqual(5);
  });

  test('does not change what comes of a run', async () => {
    const inputs = fixtures.slice(0, 9);
    const relieved = await runByCrew(inputs, { jobs: 2, start: { shift: 2 } });
    expect(relieved.head).toEqual(runHere(inputs).head);
  });
});

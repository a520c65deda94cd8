import { describe, expect, test } from 'vitest';
import { checkpointOf, lastCheckpoint } from '../../src/audit/checkpoint.ts';
import { proofOfEntry, proofOfGrowth } from '../../src/audit/proof.ts';
import { replayFaults } from '../../src/batch/replay-run.ts';
import type { EntryBody } from '../../src/model/entry.ts';
import { checkpointsIn } from '../../src/verify/checkpoint.ts';
import { checkLog, type HeldAgainst } from '../../src/verify/log.ts';
import { checkProof } from '../../src/verify/proof.ts';
import { type PublicKey, readPublicKey } from '../../src/verify/signature.ts';
import { deletionsOf, OURS, THEIRS, type Written, written } from './written-log.ts';
import { bytesOf, KEY_OF_RUN, type WrittenRun, writtenRun } from './written-run.ts';

/** A full matrix has 200 trials a cell. */
const TRIALS = Number(process.env.TRIALS ?? 5);
const SIZES = [100, 200, 300, 310];
const BODIES = deletionsOf(310, '09OSLO901');
const whole = written(BODIES, SIZES);
const other = written(deletionsOf(310, '09OSLO902'), SIZES);

function keyOf(printed: string): PublicKey {
  const key = readPublicKey(printed);
  if (key === undefined) throw new Error('not a key');
  return key;
}
const KEY = keyOf(OURS.publicKey);

/** What somebody left in place of the log and its checkpoints. */
type Left = Pick<Written, 'log' | 'checkpoints'>;

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
const notes = (all: readonly string[]): string => all.join('\n');
const notesOf = ({ checkpoints }: Left): string[] =>
  checkpointsIn(checkpoints).flatMap((each) => each?.note ?? []);

/** The entries changed, and everything that can be computed without the key computed anew. */
const rehashed = (bodies: readonly EntryBody[]): Left => ({
  log: written(bodies, []).log,
  checkpoints: whole.checkpoints,
});

/** The same by whoever holds the key. */
const resealed = (bodies: readonly EntryBody[], signer = OURS): Left => {
  const sizes = SIZES.filter((size) => size < bodies.length);
  return written(bodies, [...sizes, bodies.length], signer);
};

const edited = (n: number): EntryBody[] =>
  BODIES.map((body, at) => (at === n && body.kind === 'deletion' ? { ...body, extent: '3 lines' } : body));
const without = (n: number): EntryBody[] => BODIES.filter((_, at) => at !== n);
const swapped = (n: number): EntryBody[] =>
  BODIES.map((body, at) => BODIES[at === n ? n + 1 : at === n + 1 ? n : at] ?? body);

/** What is done to a log, from what can be done to any byte up to what takes the key. `n` is different in each trial. */
const TAMPERINGS: readonly {
  readonly name: string;
  readonly held: 'not needed' | 'needed';
  readonly by: (n: number) => Left;
}[] = [
  { name: 'a byte edited', held: 'not needed', by: (n) => ({ ...whole, log: flipped(whole.log, n * 331) }) },
  {
    name: 'an entry edited, all after it hashed anew',
    held: 'not needed',
    by: (n) => rehashed(edited(n % 310)),
  },
  { name: 'an entry deleted, hashed anew', held: 'not needed', by: (n) => rehashed(without(n % 310)) },
  {
    name: 'an entry repeated, hashed anew',
    held: 'not needed',
    by: (n) => rehashed([...BODIES.slice(0, n % 310), ...BODIES.slice((n % 310) - 1)]),
  },
  { name: 'two entries swapped, hashed anew', held: 'not needed', by: (n) => rehashed(swapped(n % 309)) },
  {
    name: 'cut at an entry',
    held: 'not needed',
    by: (n) => ({ ...whole, log: lines(whole.lines.slice(0, n % 310)) }),
  },
  {
    name: 'its tail replaced by that of another log',
    held: 'not needed',
    by: (n) => ({ ...whole, log: lines([...whole.lines.slice(0, n % 310), ...other.lines.slice(n % 310)]) }),
  },
  {
    name: 'spliced with another log, checkpoints and all',
    held: 'not needed',
    by: (n) => ({
      log: lines([...whole.lines.slice(0, 100), ...other.lines.slice(100)]),
      checkpoints: notes([...notesOf(whole).slice(0, 1 + (n % 3)), ...notesOf(other).slice(1 + (n % 3))]),
    }),
  },
  {
    name: 'written anew and signed with a key of their own',
    held: 'not needed',
    by: (n) => resealed(edited(n % 310), THEIRS),
  },
  { name: 'cut at an entry, its checkpoints too', held: 'needed', by: (n) => cutBoth(n % 310) },
  {
    name: 'cut, then continued by who holds the key',
    held: 'needed',
    by: (n) => resealed([...BODIES.slice(0, n % 310), ...deletionsOf(20, '09OSLO903')]),
  },
  { name: 'written anew by who holds the key', held: 'needed', by: (n) => resealed(edited(n % 310)) },
  { name: 'rolled back to an older state', held: 'needed', by: (n) => rolledBack(n % 3) },
  { name: 'replaced by another log of the same key', held: 'needed', by: () => other },
  { name: 'emptied, its checkpoints too', held: 'not needed', by: () => ({ log: '', checkpoints: '' }) },
];

function flipped(text: string, at: number): string {
  const bytes = Buffer.from(text);
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8));
  return bytes.toString('latin1');
}

function cutBoth(size: number): Left {
  const kept = checkpointsIn(whole.checkpoints).filter((each) => each !== undefined && each.size <= size);
  return { log: lines(whole.lines.slice(0, size)), checkpoints: notes(kept.map((each) => each?.note ?? '')) };
}

function rolledBack(n: number): Left {
  const size = SIZES[n] ?? 0;
  return { log: lines(whole.lines.slice(0, size)), checkpoints: notes(notesOf(whole).slice(0, n + 1)) };
}

/** Only what is whole, sealed to its end and signed is sound. */
function isSound({ log, checkpoints }: Left, held: HeldAgainst = {}): boolean {
  const verdict = checkLog(log, { checkpoints, publicKey: KEY, ...held });
  return verdict.ok && verdict.torn === 0 && verdict.sealed === verdict.head.size;
}

const [size = '', root = ''] = (lastCheckpoint(whole.checkpoints)?.note ?? '').split('\n').slice(1);
const ELSEWHERE: HeldAgainst = { standings: [{ size: Number(size), root }] };

describe('a log', () => {
  test('that nobody touched is sound', () => {
    expect(isSound(whole)).toBe(true);
    expect(isSound(whole, ELSEWHERE)).toBe(true);
  });

  test.each(TAMPERINGS)('$name is found with a checkpoint that is held elsewhere', ({ by }) => {
    for (let trial = 0; trial < TRIALS; trial++) expect(isSound(by(7 + trial * 13), ELSEWHERE)).toBe(false);
  });

  test.each(TAMPERINGS.filter(({ held }) => held === 'not needed'))(
    '$name is found without one',
    ({ by }) => {
      for (let trial = 0; trial < TRIALS; trial++) expect(isSound(by(7 + trial * 13))).toBe(false);
    },
  );

  test.each(TAMPERINGS.filter(({ held }) => held === 'needed'))(
    '$name cannot always be found without one, and the README says so',
    ({ by }) => {
      const trials = Array.from({ length: 310 }, (_, n) => isSound(by(n)));
      expect(trials).toContain(true);
    },
  );
});

const renamed = SIZES.map((at) =>
  checkpointOf('tearline/0123456789abcdef', { size: at, root: whole.leaves.rootOf(0, at) }, OURS),
).join('\n');

describe('checkpoints', () => {
  test('of which any bit is another are found', () => {
    const bytes = Buffer.from(whole.checkpoints);
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (isSound({ log: whole.log, checkpoints: changed.toString('utf8') }))
        throw new Error(`Bit ${bit} was flipped and not found.`);
    }
  });

  test.each([
    ['are too far apart', written(BODIES, [100, 201, 300, 310])],
    ['do not reach the end', written(BODIES, [100, 200, 300])],
    ['stand twice', { ...whole, checkpoints: notes([...notesOf(whole), ...notesOf(whole).slice(-1)]) }],
    ['are in another order', { ...whole, checkpoints: notes(notesOf(whole).reverse()) }],
    ['begin with the second', { ...whole, checkpoints: notes(notesOf(whole).slice(1)) }],
    ['bear a name that is not of this log', { ...whole, checkpoints: renamed }],
    ['are not there', { ...whole, checkpoints: '' }],
  ])('that %s are found', (_, left) => {
    expect(isSound(left)).toBe(false);
  });
});

/** Enough for 200 pairs and more. */
const CABLES = 24;
const RUN = writtenRun(CABLES);

/** What is done to two cables of a run. */
type Pair = readonly [a: string, b: string];

const swappedIn = (files: ReadonlyMap<string, string>, a: string, b: string): Map<string, string> =>
  new Map(files).set(a, files.get(b) ?? '').set(b, files.get(a) ?? '');

const copyOf = (mrn: string): string => `public/${mrn}.txt`;
const diffOf = (mrn: string): string => `restricted/${mrn}.patch`;

/** What is done to the files of a run whose log nobody touched; `held` says whether it takes the key of the run to find it. */
const SWAPS: readonly {
  readonly name: string;
  readonly held: 'not needed' | 'needed';
  readonly by: (pair: Pair) => WrittenRun;
}[] = [
  {
    name: 'the copies of two cables swapped',
    held: 'not needed',
    by: ([a, b]) => ({ ...RUN, files: swappedIn(RUN.files, copyOf(a), copyOf(b)) }),
  },
  {
    name: 'the diffs of two cables swapped',
    held: 'not needed',
    by: ([a, b]) => ({ ...RUN, files: swappedIn(RUN.files, diffOf(a), diffOf(b)) }),
  },
  {
    name: 'the diffs and the sources of two cables swapped',
    held: 'not needed',
    by: ([a, b]) => ({
      ...RUN,
      files: swappedIn(RUN.files, diffOf(a), diffOf(b)),
      sources: swappedIn(RUN.sources, a, b),
    }),
  },
  {
    name: 'copies, diffs and sources of two cables swapped',
    held: 'not needed',
    by: ([a, b]) => ({
      ...RUN,
      files: swappedIn(swappedIn(RUN.files, diffOf(a), diffOf(b)), copyOf(a), copyOf(b)),
      sources: swappedIn(RUN.sources, a, b),
    }),
  },
  {
    name: 'another name written into a source and its diff',
    held: 'needed',
    by: ([a]) => {
      const other = (text = ''): string => text.replaceAll('Marten', 'Morten');
      const files = new Map(RUN.files).set(diffOf(a), other(RUN.files.get(diffOf(a))));
      return { ...RUN, files, sources: new Map(RUN.sources).set(a, other(RUN.sources.get(a))) };
    },
  },
];

/** The pair of this trial: another each time. */
function pairOf(trial: number): Pair {
  const [a, b] = [trial % CABLES, (trial + 1 + (trial % (CABLES - 1))) % CABLES];
  return [`09OSLO${a + 1}`, `09OSLO${b + 1}`];
}

const faultsIn = (run: WrittenRun, key?: string): string[] =>
  run.outcomes.flatMap((outcome) => replayFaults(bytesOf(run), outcome, run.sources.get(outcome.mrn), key));

describe('the files of a run', () => {
  test('that nobody touched are those of its log', () => {
    expect(faultsIn(RUN)).toEqual([]);
    expect(faultsIn(RUN, KEY_OF_RUN)).toEqual([]);
  });

  test.each(SWAPS)('with $name are found with the key of the run', ({ by }) => {
    for (let trial = 0; trial < TRIALS; trial++)
      expect(faultsIn(by(pairOf(trial)), KEY_OF_RUN), `trial ${trial}`).not.toEqual([]);
  });

  test.each(SWAPS)(
    'with $name are found without it, or the README says that they are not',
    ({ by, held }) => {
      for (let trial = 0; trial < TRIALS; trial++)
        expect(faultsIn(by(pairOf(trial))).length > 0, `trial ${trial}`).toBe(held === 'not needed');
    },
  );
});

describe('a proof', () => {
  const last = lastCheckpoint(whole.checkpoints)?.note ?? '';
  const proofs = Array.from({ length: Math.max(10, TRIALS / 2) }, (_, n) => (n * 31) % 310).map((index) =>
    proofOfEntry(whole.leaves, index, Buffer.from(whole.lines[index] ?? ''), last),
  );
  const earlier = notesOf(whole)[1] ?? '';
  const otherLast = lastCheckpoint(other.checkpoints)?.note ?? '';
  const theirLast = lastCheckpoint(written(BODIES, SIZES, THEIRS).checkpoints)?.note ?? '';

  test('of any entry holds, and shows that entry alone', () => {
    for (let index = 0; index < 310; index++) {
      const proof = proofOfEntry(whole.leaves, index, Buffer.from(whole.lines[index] ?? ''), last);
      expect(checkProof(proof, KEY)).toMatchObject({ ok: true, index, line: whole.lines[index] });
    }
  });

  test('of growth holds from every checkpoint to every later one', () => {
    for (const [n, before] of notesOf(whole).entries())
      for (const after of notesOf(whole).slice(n))
        expect(checkProof(proofOfGrowth(whole.leaves, before, after), KEY).ok).toBe(true);
  });

  test('of which any bit is another is refused', () => {
    for (const proof of [...proofs, proofOfGrowth(whole.leaves, earlier, last)])
      for (let bit = 0; bit < 8 * proof.length; bit++) {
        const changed = Buffer.from(proof);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        if (checkProof(changed, KEY).ok) throw new Error(`Bit ${bit} was flipped and not found.`);
      }
  });

  test.each<[string, (n: number) => Buffer]>([
    ['another entry in its place', (n) => proofOf(n, Buffer.from(other.lines[n] ?? ''))],
    ['an edited entry, hashed anew', (n) => proofOf(n, Buffer.from(written(edited(n), []).lines[n] ?? ''))],
    ['the number of another entry', (n) => renumbered(n, (n + 1 + (n % 300)) % 310)],
    ['the path of another log to its own checkpoint', (n) => proofOfEntry(other.leaves, n, lineAt(n), last)],
    ['the checkpoint of another log', (n) => proofOfEntry(whole.leaves, n, lineAt(n), otherLast)],
    ['a checkpoint that somebody else signed', (n) => proofOfEntry(whole.leaves, n, lineAt(n), theirLast)],
  ])('that is forged with %s is refused', (_, by) => {
    for (let trial = 0; trial < TRIALS; trial++)
      expect(checkProof(by((7 + trial * 13) % 310), KEY).ok, `trial ${trial}`).toBe(false);
  });

  test.each<[string, Buffer, string]>([
    ['of an entry that is not in the log', forged(), 'not-in'],
    [
      'signed by somebody else',
      proofOfEntry(
        resealedByThem().leaves,
        3,
        Buffer.from(resealedByThem().lines[3] ?? ''),
        lastCheckpoint(resealedByThem().checkpoints)?.note ?? '',
      ),
      'other-key',
    ],
    ['cut short', (proofs[0] ?? Buffer.alloc(0)).subarray(0, 300), 'proof-form'],
    ['of growth between two logs', growthOfTwo(), 'other-log'],
    ['that is none', Buffer.from('hello'), 'no-proof'],
    ['that is empty', Buffer.alloc(0), 'no-proof'],
  ])('%s is refused', (_, proof, code) => {
    expect(checkProof(proof, KEY)).toMatchObject({ ok: false, code });
  });

  function lineAt(index: number): Buffer {
    return Buffer.from(whole.lines[index] ?? '');
  }

  function proofOf(index: number, line: Buffer): Buffer {
    return proofOfEntry(whole.leaves, index, line, last);
  }

  /** A proof as it is, that claims another place for its entry. */
  function renumbered(index: number, claimed: number): Buffer {
    const text = proofOf(index, lineAt(index)).toString('latin1');
    expect(text).toContain(`\n${index} `);
    return Buffer.from(text.replace(`\n${index} `, `\n${claimed} `), 'latin1');
  }

  /** Its own path, under another line. */
  function forged(): Buffer {
    return proofOfEntry(whole.leaves, 5, Buffer.from(other.lines[5] ?? ''), last);
  }

  function resealedByThem(): Written {
    return written(BODIES, SIZES, THEIRS);
  }

  function growthOfTwo(): Buffer {
    return proofOfGrowth(whole.leaves, notesOf(other)[1] ?? '', last);
  }
});

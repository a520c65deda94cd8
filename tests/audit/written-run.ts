import { bannered, patchOf } from '../../src/audit/diff.ts';
import type { Outcome, RunBytes } from '../../src/batch/replay-run.ts';
import { boundTo, restrictedDigest, sha256, sourceDigest } from '../../src/model/digest.ts';

export const KEY_OF_RUN = 'ab'.repeat(32);

/** A run as it lies on disk: its files by their paths, the sources of its cables, and what its log says of them. */
export interface WrittenRun {
  readonly outcomes: readonly Outcome[];
  readonly files: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

const RULED = '='.repeat(69);
/** In every cable: what is left out of its copy, and what stands for it. */
const [NAME, MARKER] = ['Marten Holm', '[name: B6]'];

/** A run of so many cables: each has a text of its own, all are laid out alike, and a name is out of each. */
export function writtenRun(count: number): WrittenRun {
  const files = new Map<string, string>();
  const sources = new Map<string, string>();
  const outcomes = Array.from({ length: count }, (_, n): Outcome => {
    const mrn = `09OSLO${n + 1}`;
    const source = `SUBJECT: MATTER ${n}\n\n1. ${NAME} spoke ${n} times.\n`;
    const from = source.indexOf(NAME);
    const change = { from, to: from + NAME.length, put: MARKER };
    const patch = patchOf(mrn, source, [change]);
    const copy = `UNCLASSIFIED\n${RULED}\n${source.replace(NAME, MARKER)}\n${RULED}\nUNCLASSIFIED\n`;
    const txt = `${mrn}.txt`;
    files.set(`public/${txt}`, copy).set(`restricted/${mrn}.patch`, bannered(patch, 'UNCLASSIFIED'));
    sources.set(mrn, source);
    const bound = boundTo(KEY_OF_RUN, mrn, source);
    return {
      ...{ kind: 'cable', mrn, state: 'released-in-part', folder: 'public', status: 'unclassified' },
      source: sourceDigest(bound),
      decisions: 'cd'.repeat(32),
      patch: restrictedDigest(bound, 'patch', patch),
      files: [{ name: txt, sha256: sha256(copy) }],
    };
  });
  return { outcomes, files, sources };
}

export const bytesOf = ({ files }: WrittenRun): RunBytes => ({
  readAt: (path) => {
    const text = files.get(path);
    return text === undefined ? undefined : Buffer.from(text);
  },
});

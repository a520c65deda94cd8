/** The text a patch leads to, or why it leads nowhere. `line` is a line of the patch, from 1. */
export type Replay =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'patch-form' | 'other-text'; readonly line: number };

interface Edit {
  readonly sign: '-' | '+' | ' ';
  /** With its line end, where it has one. */
  readonly text: string;
}

interface Hunk {
  readonly line: number;
  readonly edits: readonly Edit[];
  /** Index of the first line the hunk speaks of, before and after. */
  readonly before: number;
  readonly after: number;
}

class Refusal extends Error {
  readonly code: 'patch-form' | 'other-text';
  readonly line: number;

  constructor(code: Refusal['code'], line: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

/**
 * Applies a unified diff of one file, exactly: every hunk at the lines it names, no search, no fuzz. A level as
 * first and last line is passed over. Written apart from the library that makes patches, to check it.
 */
export const replay = (source: string, patch: string): Replay =>
  attempt(() => rebuilt(source, hunksOf(patch), '-'));

/** Takes the same patch back: from the body of a copy to its source. */
export const unreplay = (body: string, patch: string): Replay =>
  attempt(() => rebuilt(body, hunksOf(patch), '+'));

function attempt(make: () => string): Replay {
  try {
    return { ok: true, text: make() };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { ok: false, code: thrown.code, line: thrown.line };
  }
}

/** `old` is the sign of lines that stand in `text` and must go. */
function rebuilt(text: string, hunks: readonly Hunk[], old: '-' | '+'): string {
  const lines = text === '' ? [] : text.split(/(?<=\n)/);
  const made: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const start = old === '-' ? hunk.before : hunk.after;
    if (start < at || start > lines.length) throw new Refusal('patch-form', hunk.line);
    made.push(lines.slice(at, start).join(''));
    at = start;
    for (const { sign, text: line } of hunk.edits) {
      const stands = sign === ' ' || sign === old;
      if (stands && lines[at++] !== line) throw new Refusal('other-text', hunk.line);
      if (sign !== old) made.push(line);
    }
  }
  return [...made, ...lines.slice(at)].join('');
}

function hunksOf(patch: string): Hunk[] {
  const lines = patch.split('\n');
  const head = lines.findIndex((line, i) => line.startsWith('--- ') && lines[i + 1]?.startsWith('+++ '));
  if (head < 0 || head > 1 || lines.pop() !== '') throw new Refusal('patch-form', 1);
  if (head === 1 && lines.pop() !== lines[0]) throw new Refusal('patch-form', lines.length);
  const hunks: Hunk[] = [];
  for (let at = head + 2; at < lines.length; ) {
    const { hunk, next } = hunkAt(lines, at);
    hunks.push(hunk);
    at = next;
  }
  return hunks;
}

function hunkAt(lines: readonly string[], at: number): { hunk: Hunk; next: number } {
  const ranges = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(lines[at] ?? '');
  if (ranges === null) throw new Refusal('patch-form', at + 1);
  const [before, removed, after, added] = ranges.slice(1).map((n) => Number(n ?? 1)) as [
    number,
    number,
    number,
    number,
  ];
  const { edits, next } = editsAt(lines, at + 1, { '-': removed, '+': added });
  const first = (line: number, count: number): number => (count === 0 ? line : line - 1);
  return { hunk: { line: at + 1, edits, before: first(before, removed), after: first(after, added) }, next };
}

/** Reads lines until both counts are used up. */
function editsAt(lines: readonly string[], from: number, left: { '-': number; '+': number }) {
  const edits: Edit[] = [];
  let at = from;
  while (left['-'] > 0 || left['+'] > 0) {
    const line = lines[at] ?? '';
    const sign = line[0];
    if (sign !== '-' && sign !== '+' && sign !== ' ') throw new Refusal('patch-form', at + 1);
    if (sign !== '+') left['-'] -= 1;
    if (sign !== '-') left['+'] -= 1;
    const bare = lines[at + 1]?.startsWith('\\ ') === true;
    edits.push({ sign, text: `${line.slice(1)}${bare ? '' : '\n'}` });
    at += bare ? 2 : 1;
  }
  if (left['-'] < 0 || left['+'] < 0) throw new Refusal('patch-form', at);
  return { edits, next: at };
}

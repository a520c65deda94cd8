import { diffArrays, FILE_HEADERS_ONLY, formatPatch } from 'diff';
import { isBanner } from '../model/marking.ts';
import { type Change, hunksOf, linesOf } from './hunks.ts';

/** Edits after which a comparison stops and says "all of it changed": work is bounded by counting, not a watch. */
const MOST_EDITS = 4000;

/**
 * Unified diff from a source to the body of its copy, as patch(1) reads it (with `--binary` where lines end in
 * CR LF), from what was put in the place of what, in order. `name` is all that its header says. It quotes what
 * was withheld, so it belongs in `restricted/`.
 */
export function patchOf(name: string, source: string, changes: readonly Change[]): string {
  const patch = { oldFileName: name, newFileName: name, oldHeader: undefined, newHeader: undefined };
  return formatPatch({ ...patch, hunks: hunksOf(source, changes) }, FILE_HEADERS_ONLY);
}

const firstLine = (text: string): string => /^[^\n]*\n?/.exec(text)?.[0] ?? '';

/** The patch as a file of `restricted/`, with its level as first and last line; patch(1) skips both. */
export const bannered = (patch: string, level: string): string => `${level}\n${patch}${level}\n`;

/** The patch inside a bannered file. Throws where first and last line are not one and the same level. */
export function unbannered(text: string): string {
  const level = firstLine(text);
  const fits = text.length > 2 * level.length && text.endsWith(`\n${level}`) && isBanner(level);
  if (fits) return text.slice(level.length, -level.length);
  throw new RangeError('A patch file must bear its level as first and last line. Make the copy again.');
}

/** A stretch of a comparison for a screen: `same` and `removed` make the source, `same` and `added` the body. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What changed, word by word, for cleared eyes: lines first, then words inside lines that changed. A marker is
 * one word, so that none of its characters is said to have stood in the source. To read, never as the record.
 */
export function wordDiff(source: string, body: string): WordChange[] {
  const lines = compared(linesOf(source), linesOf(body));
  return lines.flatMap((change, i) => {
    const next = lines[i + 1];
    if (change.kind === 'removed' && next?.kind === 'added')
      return compared(wordsOf(change.text), wordsOf(next.text));
    return change.kind === 'added' && lines[i - 1]?.kind === 'removed' ? [] : [change];
  });
}

const wordsOf = (text: string): string[] =>
  text.match(/\[[^[\]\n]{1,200}\]|~~|[\p{L}\p{N}\p{M}]+|\r\n|./gsu) ?? [];

/** Removed comes before added wherever both stand. Past the most edits all of the one becomes all of the other. */
function compared(before: readonly string[], after: readonly string[]): WordChange[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  const said: WordChange[] = changes?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  })) ?? [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ];
  return joined(said);
}

/** White space that only happens to stand on both sides, between two changes, goes with them. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const said: WordChange[] = [];
  const open = { removed: '', added: '' };
  const close = (): void => {
    if (open.removed !== '') said.push({ kind: 'removed', text: open.removed });
    if (open.added !== '') said.push({ kind: 'added', text: open.added });
    open.removed = open.added = '';
  };
  for (const [i, change] of changes.entries()) {
    const { kind, text } = change;
    const bridges = i > 0 && i < changes.length - 1 && !/\S/.test(text);
    if (kind === 'same' && !bridges) {
      close();
      said.push(change);
    } else {
      if (kind !== 'added') open.removed += text;
      if (kind !== 'removed') open.added += text;
    }
  }
  close();
  return said;
}

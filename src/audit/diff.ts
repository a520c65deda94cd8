import {
  applyPatch,
  createTwoFilesPatch,
  diffLines,
  diffWordsWithSpace,
  parsePatch,
  reversePatch,
} from 'diff';

/** A stretch of a word diff, for people to read. */
export interface Change {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * Unified diff that patch(1) applies to `source` giving `body` exactly, and reversed gives the source. `name`
 * is a message number: no text of a cable ever stands in a patch header.
 */
export function patchOf(name: string, source: string, body: string): string {
  return createTwoFilesPatch(`${name}.source`, `${name}.body`, source, body, '', '', { context: 3 });
}

export const applyDiff = (source: string, patch: string): string => applied(source, parsePatch(patch)[0]);

export const reverseDiff = (body: string, patch: string): string => {
  const [parsed] = parsePatch(patch);
  return applied(body, parsed === undefined ? undefined : reversePatch(parsed));
};

function applied(text: string, patch: ReturnType<typeof parsePatch>[number] | undefined): string {
  const result =
    patch === undefined ? false : applyPatch(text, patch, { autoConvertLineEndings: false, fuzzFactor: 0 });
  if (result === false) throw new RangeError('The diff does not belong to this text');
  return result;
}

/** Patches lie in `restricted/` and bear their cable's level as first and last line; patch(1) skips both. */
export const bannered = (patch: string, level: string): string => `${level}\n${patch}${level}\n`;

/** The patch without its first and last line. */
export function unbannered(text: string): string {
  const first = text.indexOf('\n') + 1;
  const last = text.lastIndexOf('\n', text.length - 2) + 1;
  return text.slice(first, last);
}

/** Lines first, then words inside what changed: close to a reader's eye, and never quadratic in the whole text. */
export function wordDiff(source: string, body: string): Change[] {
  const changes: Change[] = [];
  const lines = diffLines(source, body);
  for (let i = 0; i < lines.length; i++) {
    const [here, next] = [lines[i], lines[i + 1]];
    if (here === undefined) continue;
    if (here.removed && next?.added) {
      changes.push(...wordsOf(here.value, next.value));
      i += 1;
    } else changes.push({ kind: kindOf(here), text: here.value });
  }
  return changes;
}

/** Words of one changed stretch; where that would take too long, the whole stretch as removed and added. */
function wordsOf(before: string, after: string): Change[] {
  const words = diffWordsWithSpace(before, after, { maxEditLength: 2000 });
  if (words !== undefined) return words.map((word) => ({ kind: kindOf(word), text: word.value }));
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function kindOf({
  added,
  removed,
}: {
  readonly added?: boolean;
  readonly removed?: boolean;
}): Change['kind'] {
  return added === true ? 'added' : removed === true ? 'removed' : 'same';
}

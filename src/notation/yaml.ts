import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { ZodType } from 'zod';
import { tooDeepAt } from './nesting.ts';
import type { Problem, Reading } from './problem.ts';
import { shortcomings } from './shortcomings.ts';

export { formatProblem } from './problem.ts';

/** No rule file is larger; what is larger was not written by a person. */
const LIMIT = 1024 * 1024;

/**
 * Reads YAML strictly: an unknown or duplicate key, an anchor, alias, merge or tag is an error with its line
 * and column, so that a typing mistake in a rule can never pass for silence.
 */
export function readYaml<T>(file: string, text: string, schema: ZodType<T>): Reading<T> {
  if (text.length > LIMIT)
    return { problems: [{ file, line: 1, column: 1, reason: 'The file is larger than 1 MiB.' }] };
  const lines = new LineCounter();
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { problems: [{ file, ...placeOf(text, deep), reason: TOO_DEEP }] };
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: true,
    // The library holds each key against all before it: a file of many keys would take hours. See `repeated`.
    uniqueKeys: false,
    // Nor does it draw the line of each of its complaints.
    prettyErrors: false,
    version: '1.2',
  });
  const at = (offset: number, reason: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, reason };
  };
  const syntax = document.errors
    .slice(0, MOST)
    .map((fault) => at(fault.pos[0], firstSentence(fault.message)));
  const odd = syntax.length > 0 ? syntax : forbidden(document.contents, at);
  if (odd.length > 0) return { problems: odd.slice(0, MOST) };
  const value: unknown = document.toJS();
  const checked = schema.safeParse(value);
  if (checked.success) return { value: checked.data };
  return {
    problems: shortcomings(schema, value, checked.error.issues)
      .slice(0, MOST)
      .map(({ path, reason }) => at(offsetOf(document.contents, path), reason)),
  };
}

/** So many problems of a file are told; who mended these is told the next. */
const MOST = 100;

const TOO_DEEP = 'From here on the file is nested too deeply to be read; rules need a few levels.';

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const firstSentence = (message: string): string =>
  (message.split('\n')[0] ?? message).replace(/ at line \d+.*$/, '.');

/** Anchors, aliases, merges and tags: ways in which a file can say something else than what a reader sees. */
function forbidden(contents: ParsedNode | null, at: (offset: number, reason: string) => Problem): Problem[] {
  const found: Problem[] = [];
  if (contents === null) return found;
  visit(contents, (_, node) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) found.push(at(offset, 'Aliases are not allowed; write the value out.'));
    else if ('anchor' in node && node.anchor !== undefined)
      found.push(at(offset, 'Anchors are not allowed.'));
    else if (node.tag?.startsWith('!')) found.push(at(offset, 'Tags are not allowed.'));
    else if (isMap(node)) {
      if (node.items.some(({ key }) => isScalar(key) && key.value === '<<'))
        found.push(at(offset, 'Merge keys are not allowed; write the keys out.'));
      for (const where of repeated(node as YAMLMap<ParsedNode>)) found.push(at(where, REPEATED));
    }
  });
  return found;
}

const REPEATED = 'This key stands here a second time. Keys are unique, whether a number is in quotes or not.';

/** Where keys of a map stand that stood there before, as the names that they become. */
function repeated({ items }: YAMLMap<ParsedNode>): number[] {
  const before = new Set<string>();
  return items.flatMap(({ key }) => {
    const name = isScalar(key) ? String(key.value ?? '') : String(key);
    const isNew = !before.has(name);
    before.add(name);
    return isNew ? [] : [key.range?.[0] ?? 0];
  });
}

/** Where the value or the key behind a path stands; its nearest parent where it is missing. */
function offsetOf(node: ParsedNode | null, path: readonly PropertyKey[]): number {
  const [step, ...rest] = path;
  const here = node?.range?.[0] ?? 0;
  if (node === null || step === undefined) return here;
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    if (pair === undefined) return here;
    return rest.length === 0
      ? ((pair.key as ParsedNode).range?.[0] ?? here)
      : offsetOf(pair.value as ParsedNode, rest);
  }
  const item = 'items' in node && typeof step === 'number' ? node.items[step] : undefined;
  return isNode(item) ? offsetOf(item as ParsedNode, rest) : here;
}

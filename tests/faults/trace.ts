import { dirname } from 'node:path';

/** A call of the system in a trace of `strace -f -y`, with the path that it is about. */
export interface Call {
  readonly name: string;
  readonly path: string;
  /** Of a rename or a link, where to. */
  readonly to: string;
  readonly isWriting: boolean;
  /** The thread that made it. */
  readonly thread: string;
}

/** The calls of a trace that succeeded, in the order in which they ended. */
export function callsIn(trace: string): Call[] {
  const begun = new Map<string, string>();
  return trace.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(rest)?.[1];
    if (unfinished !== undefined) begun.set(thread, unfinished);
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    const whole = resumed === undefined ? rest : `${begun.get(thread) ?? ''}${resumed}`;
    return unfinished !== undefined || / = -1 /.test(whole) ? [] : callFrom(whole, thread);
  });
}

function callFrom(text: string, thread: string): Call[] {
  const name = /^([a-z0-9]+)\(/.exec(text)?.[1];
  if (name === undefined) return [];
  const quoted = Array.from(text.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, path = '']) => path);
  const ofFile = /^[a-z0-9]+\(\d+<([^>]*)>/.exec(text)?.[1];
  const [first = '', second = ''] = quoted;
  const path = ofFile ?? first;
  return [{ name, path, to: second, isWriting: /O_WRONLY|O_RDWR/.test(text), thread }];
}

const NAMING: ReadonlySet<string> = new Set(['rename', 'link', 'mkdir']);
const CHANGING: ReadonlySet<string> = new Set(['write', 'pwrite64', 'ftruncate']);

/** The state of the files below a folder that a cut of power behind these calls would leave to chance. */
export function unsyncedIn(calls: readonly Call[], below: string): string[] {
  const files = new Set<string>();
  const names = new Map<string, string>();
  const of = (path: string): boolean => path === below || path.startsWith(`${below}/`);
  for (const { name, path, to, isWriting } of calls) {
    if (name === 'openat' && isWriting && of(path)) names.set(path, dirname(path));
    if (CHANGING.has(name) && of(path)) files.add(path);
    if (NAMING.has(name)) named(name === 'mkdir' ? path : to);
    if (name === 'rename' && of(path)) moved(path, to);
    if (name === 'unlink') for (const each of [files, names]) each.delete(path);
    if (name === 'fsync') synced(path);
  }
  return [
    ...[...files].map((path) => `bytes of ${path}`),
    ...[...names.keys()].map((path) => `name of ${path}`),
  ];

  function named(path: string): void {
    if (of(path)) names.set(path, dirname(path));
  }
  function moved(from: string, to: string): void {
    names.delete(from);
    if (files.delete(from)) files.add(to);
  }
  function synced(path: string): void {
    files.delete(path);
    for (const [each, folder] of names) if (folder === path) names.delete(each);
  }
}

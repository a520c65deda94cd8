/** The machine, not the input, failed: exit 4. */
export class DiskFailure extends Error {}

/** The person asked for something that cannot be: exit 2. `reason` says what to do. */
export class UsageProblem extends Error {}

/** A check failed: something leaks, or was tampered with. Exit 3. */
export class CheckFailure extends Error {}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EEXIST: 'something else has that name',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EMFILE: 'too many open files',
  EFBIG: 'the file grew beyond the limit set for it',
  ELOOP: 'it is a symbolic link',
  EIO: 'the device reported an error',
};

/** The code that the system gave what it refused, such as ENOENT; empty where it gave none. */
export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

/** What the operating system said, in words. */
export function inWords(thrown: unknown): string {
  const code = codeOf(thrown);
  return WORDS[code] ?? (code === '' ? String(thrown) : code);
}

/** Does `work`; what the system refuses of it is a failure of the machine, told as `failed`, which says what came of it. */
export function orFail<T>(failed: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof DiskFailure ? thrown : new DiskFailure(`${failed}: ${inWords(thrown)}.`);
  }
}

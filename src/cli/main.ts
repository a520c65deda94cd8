#!/usr/bin/env node

/** A system that lends too few files at once cannot even load the program, and by itself Node would end with 1: done. */
const UNLOADED =
  'a part of the program cannot be loaded. Allow more open files (ulimit -n 1024), or install it anew.';

try {
  const { run } = await import('./program.ts');
  await run();
} catch (thrown) {
  const why = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : '';
  process.stderr.write(`tearline: ${UNLOADED}${why}\n`);
  process.exitCode = 4;
}

export {};

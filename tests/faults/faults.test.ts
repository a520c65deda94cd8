import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type Fault, faultsAt, hasStrace, pointsOf, stageOf, trial } from './faults.ts';
import { Host } from './host.ts';
import { place, type Scene, scenesAt } from './scenes.ts';

/** Of every so many of the faults that `npm run faults` tries. */
const EVERY = 499;

describe.skipIf(!hasStrace())(
  'a command on a disk that fails, or that is killed (skipped without strace)',
  () => {
    const at = place(['02-still-classified', '05-portions-of-three-levels']);
    const host = new Host();
    afterAll(() => {
      host.end();
      rmSync(at, { recursive: true, force: true });
    });

    // What answers a case and what replaces a run go the same ways: `npm run faults` tries those too.
    const scenes = scenesAt(at).filter(({ name }) => name === 'release' || name === 'decide');
    test.each(scenes.map((scene) => [scene.name, scene] as const))(
      '%s leaves nothing torn, never says it is done when it is not, and comes to the same bytes',
      async (_, scene) => {
        const stage = await stageOf(scene, at, host);
        const faults = faultsAt(await pointsOf(stage, host));
        const found: string[] = [];
        for (const [i, fault] of chosenOf(faults).entries()) {
          const { wrong } = await trial(stage, fault, host, String(i));
          if (wrong !== undefined)
            found.push(`${fault.kind} at ${fault.syscall} ${fault.n} of ${fault.path}: ${wrong}`);
        }
        expect(found).toEqual([]);
      },
    );

    test('a release at the review that fails, or is killed, comes to the same bytes and the same log', async () => {
      const scene = scenesAt(at).find(({ name }) => name === 'sign --release') as Scene;
      const stage = await stageOf(scene, at, host);
      const faults = faultsAt(await pointsOf(stage, host)).filter(
        ({ kind, syscall, path }) =>
          (kind === 'EIO' && syscall === 'write' && path === '/restricted/09OSLO901.decisions.json.part') ||
          (kind === 'KILL' && syscall === 'rename' && path === '/public/manifest.json.part'),
      );
      expect(faults.length).toBe(2);
      for (const [i, fault] of faults.entries())
        expect((await trial(stage, fault, host, String(i))).wrong, fault.path).toBe(undefined);
    });
  },
);

/** Some of all, and what was a fault once. */
function chosenOf(faults: readonly Fault[]): Fault[] {
  expect(faults.length).toBeGreaterThan(500);
  const once = faults.filter(
    ({ kind, syscall, path }) =>
      kind === 'KILL' &&
      ((syscall === 'write' && path.endsWith('/manifest.json.part')) ||
        (syscall === 'rename' && path.endsWith('/sessions.json.part')) ||
        (syscall === 'rmdir' && path === '/proposed')),
  );
  const unsynced = faults.filter(
    ({ kind, syscall, path }) =>
      kind === 'EIO' && syscall === 'fsync' && /^\/restricted(?:\/begun\.json\.part)?$/.test(path),
  );
  const told = faults.filter(({ kind }) => kind === 'LIE');
  const lies = [
    ...told.slice(3, 4),
    ...told.filter(({ path }) => path === '/restricted/checkpoints').slice(0, 1),
  ];
  expect([once.length > 0, unsynced.length > 0, lies.length]).toEqual([true, true, 2]);
  return [...new Set([...faults.filter((_, i) => i % EVERY === 0), ...lies, ...once, ...unsynced])];
}

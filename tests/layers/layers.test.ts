import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOf } from './layers.ts';

const SRC = join(import.meta.dirname, '../../src');

describe('the rooms', () => {
  test('every file of src/ imports only its own room and rooms above', () => {
    const files = readdirSync(SRC, { recursive: true, withFileTypes: true }).filter((e) =>
      /\.tsx?$/.test(e.name),
    );
    const faults = files.flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      return faultsOf(relative(SRC, file).replaceAll('\\', '/'), readFileSync(file, 'utf8'));
    });
    expect(files.length).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });

  test.each([
    ['variant/render/text/copy.ts', "import { readCable } from '../../../cable/read-cable.ts';"],
    ['variant/render/text/copy.ts', "import { cutsOf } from '../../deletions.ts';"],
    ['decide/settle.ts', "import { readFileSync } from 'node:fs';"],
    ['decide/settle.ts', "import { variantOf } from '../variant/build.ts';"],
    ['verify/leaks.ts', "import { foldedView } from '../text/view.ts';"],
    ['declassification/status.ts', 'const now = new Date();'],
    ['model/span.ts', 'console.log(1);'],
    ['model/span.ts', 'import { readFileSync } from "fs";'],
    ['model/digest.ts', "import { randomBytes as chance } from 'node:crypto';"],
    ['model/digest.ts', 'const key = randomUUID();'],
    ['rule/match.ts', 'const began = performance.now();'],
    ['rule/match.ts', "const files = await import('tinyglobby');"],
    ['verify/replay.ts', "import { applyPatch } from 'diff';"],
    ['batch/run.ts', "import { writeFileSync } from 'node:fs';"],
    ['batch/hand.ts', 'const timer = setInterval(look, 12_000);'],
    ['batch/hand.ts', "import { setTimeout as wait } from 'node:timers/promises';"],
    ['batch/hand.ts', 'Atomics.wait(station, 0, 0, 60_000);'],
    ['rule/match.ts', "import { Worker } from 'node:worker_threads';"],
    ['cli/main.ts', "import { readFileSync } from 'node:fs';"],
    ['disk/key.ts', 'const path = process.env.HOME;'],
    ['review/page/app.tsx', "import { Act } from '../../model/review.ts';"],
    ['review/page/app.tsx', "import type { Cable } from '../../cable/cable.ts';"],
    ['review/page/cable/text.tsx', "import type { Office } from '../../office.ts';"],
    ['review/page/app.tsx', "import { z } from 'zod';"],
    ['review/desk.ts', "import { render } from 'preact';"],
    ['cellar/wine.ts', 'export const red = 1;'],
  ])('a fault planted in %s is found: %s', (path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1);
  });

  test('what is allowed raises no fault', () => {
    expect(faultsOf('decide/settle.ts', "import type { Claim } from '../model/claim.ts';")).toEqual([]);
    expect(faultsOf('model/digest.ts', "import { createHash } from 'node:crypto';")).toEqual([]);
    expect(
      faultsOf(
        'review/page/app.tsx',
        "import { render } from 'preact'; import type { Act } from '../../model/review.ts';\nfetch('/');",
      ),
    ).toEqual([]);
    expect(faultsOf('cli/main.ts', "import { review } from '../pipeline.ts'; new Date();")).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Head } from '../model/entry.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

const Manifest = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  log: Head,
});

/** Every file of the folder is in the manifest with its digest, and nothing else is in either. */
export function checkManifest(manifest: unknown, files: ReadonlyMap<string, Uint8Array>): Verdict {
  const read = Manifest.safeParse(manifest);
  if (!read.success) return fault('no-manifest', 'manifest.json is not a manifest of this program.');
  const listed = new Map(read.data.files.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, bytes] of files) {
    if (name === 'manifest.json') continue;
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (!listed.has(name)) return fault('unlisted', `${name} is not in the manifest.`);
    if (listed.get(name) !== digest)
      return fault('changed', `${name} was changed after the manifest was written.`);
  }
  const missing = [...listed.keys()].find((name) => !files.has(name));
  return missing === undefined
    ? PASSED
    : fault('missing', `${missing} is in the manifest but not in the folder.`);
}

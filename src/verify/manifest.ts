import { z } from 'zod';
import { readCheckpoint } from './checkpoint.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** The file itself, which cannot bear its own digest. */
const MANIFEST = 'manifest.json';

const Manifest = z.strictObject({
  files: z.array(z.strictObject({ name: z.string().min(1), sha256: z.string() })),
  checkpoint: z.string(),
  signature: z.strictObject({ key: z.string(), value: z.string() }),
});

/** Checks a folder, by the digests of its files, against its manifest: every file named once, there, and unchanged; nothing else is there. */
export function checkManifest(manifest: unknown, digests: ReadonlyMap<string, string>): Verdict {
  const read = Manifest.safeParse(manifest);
  if (!read.success)
    return fault(
      'manifest-form',
      'The manifest has another form than a list of files, a checkpoint of the log and a signature.',
    );
  if (readCheckpoint(read.data.checkpoint) === undefined)
    return fault('checkpoint-form', 'The checkpoint in the manifest does not have the form of one.');
  const named = new Map(read.data.files.map(({ name, sha256 }) => [name, sha256]));
  if (named.size < read.data.files.length) return fault('named-twice', 'The manifest names a file twice.');
  for (const [name, digest] of named) {
    const found = digests.get(name);
    if (found === undefined)
      return fault('missing', `${name} stands in the manifest, but not in the folder.`);
    if (found !== digest)
      return fault('changed', `${name} is not the file the manifest speaks of. Make the copy again.`);
  }
  const extra = [...digests.keys()].find((name) => name !== MANIFEST && !named.has(name));
  return extra === undefined
    ? PASSED
    : fault('extra', `${extra} lies in the folder, but not in the manifest. Take it out.`);
}

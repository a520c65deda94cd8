import { sha256 } from '../model/digest.ts';
import type { Entry } from '../model/entry.ts';
import type { Folder, InputRecord } from '../model/run-record.ts';
import { bodyOfPage, readJsonCopy } from '../verify/page.ts';
import { replay, unreplay } from '../verify/replay.ts';

type CableEntry = Extract<Entry['entry'], { kind: 'cable' }>;

/** The last that a log says of a cable, as far as its diff is replayed to it. */
export type Outcome = Pick<CableEntry, 'folder' | 'files' | 'state'>;

/** The files of a run by their paths. */
export interface RunBytes {
  bytesAt(path: string): Uint8Array | undefined;
}

/**
 * Replays the diff of one cable: from its source to the body of its copy, which must be the very bytes that the log has the
 * digest of, and back. What does not come out, in words that quote nothing; nothing where all does.
 */
export function replayFault(
  run: RunBytes,
  { mrn }: InputRecord,
  { folder, files, state }: Outcome,
  source: string | undefined,
): string | undefined {
  if (source === undefined) return `${mrn}: its source is not there; name its place with --sources`;
  const patch = textAt(run, `restricted/${mrn}.patch`);
  const body = patch === undefined ? undefined : replay(source, patch);
  if (patch === undefined || body?.ok !== true)
    return `${mrn}: its patch is not there, or does not fit its source`;
  const back = unreplay(body.text, patch);
  if (!back.ok || back.text !== source) return `${mrn}: its patch does not lead back to its source`;
  // A sheet stands for a body that is not published.
  if (folder === null || state === 'denied-in-full') return undefined;
  const isSame = files.filter(isText).every((file) => bodyShown(run, folder, file) === body.text);
  return isSame ? undefined : `${mrn}: its diff does not lead to the copy that was logged`;
}

/** A page and a PDF have no body that is only text: `verify` walks them. */
const isText = ({ name }: { readonly name: string }): boolean => /\.(?:txt|json)$/.test(name);

/** The body of a copy, if its bytes are those that were logged. */
function bodyShown(run: RunBytes, folder: Folder, file: Outcome['files'][number]): string | undefined {
  const bytes = run.bytesAt(`${folder}/${file.name}`);
  if (bytes === undefined || sha256(bytes) !== file.sha256) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  return file.name.endsWith('.txt') ? bodyOfPage(text) : readJsonCopy(text)?.body;
}

function textAt(run: RunBytes, path: string): string | undefined {
  const bytes = run.bytesAt(path);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}

import { unbannered } from '../audit/diff.ts';
import { boundTo, restrictedDigest, sha256, sourceDigest } from '../model/digest.ts';
import type { EntryBody } from '../model/entry.ts';
import { asOnPaper, pictured } from '../verify/body.ts';
import { readPage } from '../verify/html/check.ts';
import { bodyOfPage, bodyOnPaper, readJsonCopy } from '../verify/page.ts';
import { readPdf } from '../verify/pdf/check.ts';
import { replay, unreplay } from '../verify/replay.ts';
import { isSheet } from './copies.ts';

/** The last that a log says of a cable. */
export type Outcome = Extract<EntryBody, { kind: 'cable' }>;

/** The files of a run by their paths. */
export interface RunBytes {
  readAt(path: string): Uint8Array | undefined;
}

/**
 * Replays the diff of one cable: from its source to the body of its copy, which must be the very bytes that the log has the
 * digest of, and back. What does not come out, in words that quote nothing; nothing where all does. Pages and PDFs are not read:
 * it is asked before each cable is shown.
 */
export function replayFault(run: RunBytes, outcome: Outcome, source: string | undefined): string | undefined {
  const replayed = replayedIn(run, outcome.mrn, source);
  if ('fault' in replayed) return replayed.fault;
  const isText = ({ name }: CopyLogged): boolean => /\.(?:txt|json)$/.test(name);
  return outcome.files.filter(isText).flatMap((file) => copyFaults(run, outcome, file, replayed.body))[0];
}

/**
 * The same of every copy that the log names, be it a text, a page or a PDF. With the key of the run source and patch must be those
 * that were logged; without it both could have been changed alike.
 */
export function replayFaults(
  run: RunBytes,
  outcome: Outcome,
  source: string | undefined,
  key: string | undefined,
): string[] {
  const replayed = replayedIn(run, outcome.mrn, source);
  const body = 'fault' in replayed ? undefined : replayed.body;
  return [
    ...('fault' in replayed ? [replayed.fault] : []),
    ...(source === undefined || key === undefined ? [] : keyedFaults(run, outcome, source, key)),
    ...outcome.files.flatMap((file) => copyFaults(run, outcome, file, body)),
  ];
}

/** The body that the patch of a cable leads to, and back from it to the source. */
function replayedIn(
  run: RunBytes,
  mrn: string,
  source: string | undefined,
): { readonly body: string } | { readonly fault: string } {
  if (source === undefined)
    return { fault: `${mrn}: its source is not there; name its place with --sources` };
  const patch = patchIn(run, mrn);
  const body = patch === undefined ? undefined : replay(source, patch);
  if (patch === undefined || body?.ok !== true)
    return { fault: `${mrn}: its patch is not there, or does not fit its source` };
  const back = unreplay(body.text, patch);
  return back.ok && back.text === source
    ? { body: body.text }
    : { fault: `${mrn}: its patch does not lead back to its source` };
}

const patchIn = (run: RunBytes, mrn: string): string | undefined => {
  const bytes = run.readAt(`restricted/${mrn}.patch`);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
};

function keyedFaults(run: RunBytes, { mrn, source, patch }: Outcome, text: string, key: string): string[] {
  const bound = boundTo(key, mrn, text);
  const isPatch = restrictedDigest(bound, 'patch', bare(patchIn(run, mrn) ?? '')) === patch;
  return [
    ...(sourceDigest(bound) === source ? [] : [`${mrn}: its source is not the one that was logged`]),
    ...(isPatch ? [] : [`${mrn}: its patch is not the one that was logged`]),
  ];
}

function bare(patch: string): string {
  try {
    return unbannered(patch);
  } catch {
    return '';
  }
}

type CopyLogged = Outcome['files'][number];

/** What is wrong with one copy. A sheet stands for a body that is not published. */
function copyFaults(
  run: RunBytes,
  { folder, mrn, state }: Outcome,
  { name, sha256: digest }: CopyLogged,
  body: string | undefined,
): string[] {
  const bytes = run.readAt(`${folder}/${name}`);
  if (bytes === undefined) return [`${folder}/${name} was logged, but is not there`];
  if (sha256(bytes) !== digest) return [`${folder}/${name} is not the copy that was logged`];
  const isReached = body === undefined || isSheet({ folder, state }) || shows(name, bytes, body);
  return isReached ? [] : [`${mrn}: its diff does not lead to ${folder}/${name}`];
}

/** Whether a copy shows a body, as its form prints it. */
function shows(name: string, bytes: Uint8Array, body: string): boolean {
  if (name.endsWith('.pdf')) {
    const reading = readPdf(bytes);
    const shown = 'verdict' in reading ? undefined : bodyOnPaper(reading.pdf.lines)?.body;
    return shown !== undefined && asOnPaper(shown) === asOnPaper(body);
  }
  const text = Buffer.from(bytes).toString('utf8');
  if (name.endsWith('.txt')) return bodyOfPage(text) === body;
  if (name.endsWith('.json')) return readJsonCopy(text)?.body === body;
  const reading = readPage(text);
  return !('verdict' in reading) && reading.page.body === pictured(body);
}

import { bannered } from '../audit/diff.ts';
import { append, GENESIS } from '../audit/log.ts';
import { numberOf } from '../cable/read-cable.ts';
import type { Means } from '../container/open.ts';
import { adoptionOf } from '../decide/adoption.ts';
import { bannerLimit } from '../decide/gate.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Action } from '../model/action.ts';
import { isToldTo } from '../model/before.ts';
import type { SourceRecord } from '../model/cable.ts';
import type { Case } from '../model/case.ts';
import type { EntryBody, Head } from '../model/entry.ts';
import type { FinalState } from '../model/final-state.ts';
import { error, type Message } from '../model/message.ts';
import { type Onlooker, type Review, type Rulebook, review, type Setting } from '../pipeline.ts';
import { spokenIn } from '../rule/tally.ts';
import { type Grounds, indexFiles, withholdingsOf } from '../variant/index-of-withholdings.ts';
import { markedHtml } from '../variant/render/html/marked.ts';
import { markedPage } from '../variant/render/text/marked.ts';
import { pagesOf } from '../variant/sheet.ts';
import { namesUnspoken } from '../verify/silence.ts';
import { exactOf, faultsIn, isSheet, type Render, wordsOfPage } from './copies.ts';
import {
  attestationEntries,
  type CopyFile,
  cableEntries,
  evidenceEntries,
  type MadeCable,
  openingsOf,
  runEntry,
} from './entries.ts';
import { filedOf } from './filing.ts';
import { type Journal, noteOf } from './journal.ts';
import type { LookBack } from './look-back.ts';
import { calledUp, type Found, type Input } from './records.ts';
import { referralFiles } from './referrals.ts';
import { failed, fileOnly, type Lapsed, type Outcome, placeOf, type Result } from './result.ts';
import { Roll } from './roll.ts';

export type { Outcome, Result } from './result.ts';

/** Where a run writes. The log goes first: if it cannot be written, nothing comes out (law 9). */
export interface Sink {
  appendLog(lines: readonly string[]): void;
  writeCopy(folder: string, name: string, content: CopyFile['content']): void;
  writeRestricted(name: string, content: CopyFile['content']): void;
  /** Notes that an input is done, for a run that goes on where this one was cut off. */
  note(line: string): void;
}

/** How a second look knows what the run that it supersedes left out of a cable. */
export interface LooksBack {
  readonly lookBack?: LookBack | undefined;
}

/** Who is told how far the reading is that comes before the first cable is worked on. */
export interface Listens {
  /** A cable was found. */
  readonly found?: (() => void) | undefined;
  /** All were, so many. */
  readonly counted?: ((cables: number) => void) | undefined;
}

export interface BatchOptions extends Means, LooksBack, Listens {
  readonly render: Render;
  readonly marked: boolean;
  readonly onlooker?: Onlooker;
}

/** The counts of the five states; they add up to the inputs. */
export type Counts = Readonly<Record<FinalState, number>>;

/**
 * Takes every cable of the inputs through the house, one after the other, in the order given. Nothing is skipped:
 * what cannot be read, reviewed or verified ends as `failed`, with a message, and its copy is not written.
 */
export function* runBatch(
  inputs: readonly Input[],
  setting: Setting,
  rulebook: Rulebook,
  options: BatchOptions,
  sink: Sink,
  journal?: Journal,
): Generator<Result, Head> {
  const ledger = new Ledger(sink, setting, rulebook);
  const { records, roll } = called(inputs, setting, rulebook, options);
  let at = -1;
  for (const opened of records) {
    at += 1;
    const kept = journal?.take(at, opened);
    if (kept !== undefined) yield ledger.passOver(kept, opened);
    else {
      const document = roll.documentOf(at);
      const inCase = { ...setting, document, earlier: roll.earlierOf(opened, at) };
      const outcome = roll.refuse(roll.endOf(opened, at) ?? outcomeOf(opened, inCase, rulebook, options));
      ledger.enter(outcome, at, opened);
      yield outcome;
    }
  }
  return ledger.head;
}

/** The records of a run, and the roll of them, with which each is entered in its turn. */
export function called(
  inputs: readonly Input[],
  setting: Setting,
  { vocabulary }: Rulebook,
  means: Means & LooksBack & Listens,
) {
  const roll = new Roll(setting, means.lookBack);
  const know = (record: SourceRecord) => roll.known(record, numberIn(record, vocabulary));
  const { records, learned, count } = calledUp(inputs, vocabulary.lexicon, means, know, means.found);
  means.counted?.(count);
  for (const [at, known] of learned) roll.count(at, known);
  return { records, roll };
}

/** The log and the copies of one run, in the order in which cables are entered. */
export class Ledger {
  private readonly sink: Sink;
  private readonly key: string;
  private entered = 0;
  private last: Head;

  constructor(sink: Sink, setting: Setting, rulebook: Rulebook) {
    this.sink = sink;
    this.key = setting.key;
    const circumstances = [...attestationEntries(setting), ...evidenceEntries(setting)];
    this.last = log(sink, GENESIS, [runEntry(setting, rulebook), ...circumstances]);
  }

  /** The last of the log. */
  get head(): Head {
    return this.last;
  }

  /** The log first: if it cannot be written, nothing comes out (law 9). Of what may not be spoken of it has nothing. */
  enter(result: Result, at: number, found: Found): void {
    if (result.unspoken === true) return;
    this.last = log(this.sink, this.last, entriesFor(result, this.entered));
    this.entered += 1;
    write(this.sink, result);
    this.sink.note(noteOf(this.key, at, found, result, this.last));
  }

  /** What an interrupted run has entered already. */
  passOver({ result, head }: { readonly result: Result; readonly head: Head }, found: Found): Result {
    this.last = head;
    this.entered += 1;
    return { ...result, record: 'record' in found ? found.record : undefined };
  }
}

/** One record, from its text to verified files. Whatever goes wrong ends here as `failed`. */
export function outcomeOf(
  opened: Found,
  setting: Setting,
  rulebook: Rulebook,
  options: BatchOptions,
): Outcome {
  if ('failure' in opened) return failed(fileOnly(opened.file), null, [opened.failure]);
  const { record, once } = opened;
  return ownFailures(record, () => released(record, once, setting, rulebook, options));
}

function released(
  record: SourceRecord,
  once: boolean,
  setting: Setting,
  rulebook: Rulebook,
  options: BatchOptions,
): Outcome {
  const { onlooker } = options;
  const done = review(record, setting, rulebook, onlooker);
  if (done.state === 'failed') return failed(record, done.mrn, done.messages);
  onlooker?.stage('copies');
  const files = options.render(done);
  const rows = withholdingsOf(done, groundsOf(done, setting, rulebook), !isSheet(done));
  const since = sinceIn(done);
  const limit = bannerLimit(rulebook.audience, rulebook.vocabulary, setting.asOf);
  onlooker?.stage('checks');
  const words = wordsOfPage(done, rows, rulebook.justifications);
  const told = [since].flatMap((each) => (each?.isTold === true ? [each.counts] : []));
  const index = indexFiles(rows, [], told);
  const faults = faultsIn(done, [...files, ...index], words, limit, rulebook.audience.marker);
  if (setting.case !== undefined) faults.push(...unspokenIn(setting.case, [...files, ...index]));
  if (faults.length > 0) return { ...failed(record, done.mrn, [leakFound(faults)]), faults };
  const settled = settledOf(done, words);
  const marked = options.marked
    ? { text: markedPage(done.marked), html: markedHtml(done.marked) }
    : undefined;
  return {
    ...placeOf(record),
    mrn: done.mrn,
    state: done.state,
    folder: done.folder,
    barred: done.barred,
    messages: done.messages,
    faults,
    sourceBanner: done.marked.banner,
    ...{ done, record },
    files,
    rows,
    questions: done.questions,
    pages: pagesOf(done.cable.text),
    ...(setting.document === undefined ? {} : { document: setting.document }),
    found: spokenIn([...done.matches, ...done.advice]),
    restricted: [...restrictedFiles({ done, settled, marked }, once), ...referralFiles(done, setting)],
    lapsed: lapsedIn(done),
    ...(since === undefined ? {} : { since }),
    entries: cableEntries({ done, files, rows, settled, marked }),
  };
}

/** What became of the passages of a cable since the run that is superseded, and whether its index may tell that. */
const sinceIn = ({ back, variant }: Review): Result['since'] =>
  back && {
    counts: back.since,
    isTold: isToldTo(variant.audience, back.before),
    wasPublic: back.before.folder === 'public',
  };

/** Decisions that come to nothing. A release that answers only claims that nobody makes any more opens nothing. */
function lapsedIn({ answers: { applied, refused }, claims }: Review): Lapsed[] {
  if (applied.length + refused.length === 0) return [];
  const made = new Set(claims.map(({ id }) => id));
  const isIdle = ({ effect, answers }: Action): boolean =>
    effect === 'release' && answers.length > 0 && !answers.some((id) => made.has(id));
  return [
    ...refused.map(({ action, why }) => ({ action: action.id, why: why.code })),
    ...applied.filter(isIdle).map(({ id }) => ({ action: id, why: 'lost-claims' })),
  ];
}

export const groundsOf = (
  { mrn }: Review,
  { attestations }: Setting,
  { justifications }: Rulebook,
): Grounds => ({
  justifications,
  adoptionOf: (claims) => adoptionOf(claims, mrn, attestations),
});

/** What a person released although a case may say nothing of it. */
const unspokenIn = (given: Case, files: readonly CopyFile[]): string[] =>
  namesUnspoken(
    given,
    files.map(({ name, content }) => [name, content] as const),
  ).map((name) => `${name} names a cable that may neither be confirmed nor denied`);

/** An error inside the house fails its cable and no other, and says so without the cable's text. */
function ownFailures(record: SourceRecord, make: () => Outcome): Outcome {
  try {
    return make();
  } catch (thrown) {
    const kind = thrown instanceof Error ? thrown.name : 'Error';
    const told = `Tearline itself failed on this cable (${kind}). Nothing of it was released.`;
    return failed(record, null, [error('internal', told)]);
  }
}

const leakFound = (faults: readonly string[]): Message =>
  error(
    'leak',
    `The check of the finished copy found: ${faults.slice(0, 3).join('; ')}. The copy was not written.`,
  );

/** What cannot be read has no number to share; it fails in its own turn. */
export function numberIn(record: SourceRecord, vocabulary: Vocabulary): string | null {
  try {
    return numberOf(record, vocabulary);
  } catch {
    return null;
  }
}

/** What the reviewer gets, and nobody else. */
function restrictedFiles(
  { done, settled, marked }: Pick<MadeCable, 'done' | 'settled' | 'marked'>,
  once: boolean,
): CopyFile[] {
  const { mrn, record, patch } = done;
  return [
    { name: `${mrn}.patch`, content: bannered(patch, done.marked.banner) },
    { name: `${mrn}.decisions.json`, content: settled },
    ...(done.cuts.length === 0 ? [] : [openingsFile(done)]),
    ...(marked === undefined ? [] : markedFiles(mrn, marked)),
    ...(record.opened || once ? [{ name: `${mrn}.source.txt`, content: record.text }] : []),
  ];
}

/** What opens the commitments of its deletions, a line each. */
const openingsFile = (done: Review): CopyFile => ({
  name: `${done.mrn}.openings.jsonl`,
  content: openingsOf(done)
    .map((opening) => `${JSON.stringify(opening)}\n`)
    .join(''),
});

/** What was settled, and by what words of our own the copies are checked. */
function settledOf(done: Review, page: readonly string[]): string {
  const { decisions, struck, secretNames: names } = done;
  const level = done.marked.banner;
  const { cuts, ...exact } = exactOf(done);
  const members = Object.entries({
    level,
    queue: filedOf(done),
    page,
    names,
    struck,
    decisions,
    cuts,
    ...exact,
  });
  return `{\n${members.map(([name, value]) => ` ${JSON.stringify(name)}: ${itemByLine(value)}`).join(',\n')}\n}\n`;
}

/** Of a list each item on a line of its own: a cable has a hundred decisions, and most of an indented one is blanks. */
const itemByLine = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? `[\n${value.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n ]`
    : JSON.stringify(value);

const markedFiles = (mrn: string, { text, html }: NonNullable<MadeCable['marked']>): CopyFile[] => [
  { name: `${mrn}.marked.txt`, content: text },
  { name: `${mrn}.marked.html`, content: html },
];

function entriesFor({ entries, messages }: Result, n: number): readonly EntryBody[] {
  if (entries.length > 0) return entries;
  const code = messages.find(({ severity }) => severity === 'error')?.code ?? 'internal';
  return [{ kind: 'failure', input: n, code }];
}

function log(sink: Sink, head: Head, entries: readonly EntryBody[]): Head {
  const { lines, head: next } = append(head, entries);
  sink.appendLog(lines);
  return next;
}

function write(sink: Sink, { restricted, files, folder }: Result): void {
  for (const { name, content } of restricted) sink.writeRestricted(name, content);
  if (folder !== null) for (const { name, content } of files) sink.writeCopy(folder, name, content);
}

import { CheckFailure } from '../../disk/failure.ts';
import type { Action } from '../../model/action.ts';
import type { Entry, EntryBody } from '../../model/entry.ts';
import { type ActKind, resultOf } from '../../model/review.ts';
import type { Kept } from '../store.ts';
import { CONTENTS, type Content, type ContentKind, hasContent } from './contents.ts';
import { type CableRecord, type Done, recordWith, standingAt, UNREAD_TWICE, withDone } from './record.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;

/**
 * What the log of a review comes to, entry by entry: the state of each cable, and which entries an act left. It is given every
 * entry once, in order. What no act could have left there is not passed over: the log was changed, or is of another version.
 */
export class Fold {
  private readonly before = new Map<string, Action[]>();
  private readonly records = new Map<string, CableRecord>();
  /** Second readings, by the cable and who reads: what is decided there stays there. */
  private readonly readings = new Map<string, CableRecord>();
  private readonly acts = new Map<string, Kept[]>();
  /** Who was given the text of which cable, and the days. It changes nothing that anybody is shown. */
  private readonly given = new Set<string>();
  private opening: Body<'review'> | undefined;
  private count = 0;

  /** `before` are the decisions that the run had when its review began: they can be undone, and who made them cannot sign. */
  constructor(before: readonly Action[] = []) {
    for (const action of before) pushed(this.before, action.mrn, action);
  }

  /** Entries so far. */
  get size(): number {
    return this.count;
  }

  /** The first entry: what is reviewed, for whom, by how many. Nothing while there is none. */
  get header(): Body<'review'> | undefined {
    return this.opening;
  }

  /** Takes the next entry. */
  take(kept: Kept): void {
    const { seq, entry } = kept.entry;
    if (seq !== this.count) throw changed(seq, `entry ${this.count} was expected`);
    if ((entry.kind === 'review') !== (seq === 0))
      throw changed(seq, 'a review begins with what is reviewed, and says it once');
    if (entry.kind === 'review') this.opening = entry;
    else if (hasContent(entry.kind)) this.takeAct(kept, entry as Body<ContentKind>);
    else if (entry.kind === 'access') this.given.add(accessKey(entry.mrn, entry.by, entry.at));
    else if (entry.kind === 'attestation') this.takeAttestation(kept.entry, entry);
    else if (entry.kind === 'release') this.takeRelease(kept.entry, entry);
    else throw changed(seq, `no act at a review leaves an entry of the kind ${entry.kind}`);
    this.count += 1;
  }

  /** All that the log says of a cable. */
  of(mrn: string): CableRecord {
    return this.records.get(mrn) ?? recordWith(this.before.get(mrn) ?? []);
  }

  /** Whether it is on record that somebody was given the text of a cable on the day of this instant. */
  wasGiven(mrn: string, by: string, at: string): boolean {
    return this.given.has(accessKey(mrn, by, at));
  }

  /** What somebody did so far who reads a cable a second time; nothing where they did nothing yet. */
  readingOf(mrn: string, by: string): CableRecord | undefined {
    return this.readings.get(readingKey(mrn, by));
  }

  /** The entries that an act left; nothing where it is not on record, or is an attestation, which bears no act. */
  actOf(id: string): readonly Kept[] | undefined {
    return this.acts.get(id);
  }

  /** The decisions on a cable that stood once the log had so many entries. */
  actionsUntil(mrn: string, size: number): readonly Action[] {
    return standingAt(this.of(mrn).done, size);
  }

  /** The numbers of all cables that the log speaks of. */
  cables(): Iterable<string> {
    return this.records.keys();
  }

  private takeAct(kept: Kept, body: Body<ContentKind>): void {
    const content = contentOf(kept, body);
    const { entry } = kept;
    if (body.kind === 'reading') this.takeReading(entry, body, content as Content<'reading'>);
    else this.keep(body.mrn, entry, acted(entry, this.of(body.mrn), doneOf(entry.seq, body, content)));
    pushed(this.acts, content.act, kept);
  }

  private takeReading(entry: Entry, { mrn, by, at }: Body<'reading'>, content: Content<'reading'>): void {
    const key = readingKey(mrn, by);
    const record = acted(entry, this.readings.get(key) ?? UNREAD_TWICE, {
      ...{ seq: entry.seq, by, at, undone: false },
      ...(isUndo(content)
        ? { kind: 'undo', id: content.act, content }
        : { kind: 'decision', id: content.action.id, content }),
    });
    this.readings.set(key, { ...record, version: entry.digest });
  }

  private takeAttestation(entry: Entry, { cables, need, by, on }: Body<'attestation'>): void {
    if (cables === 'all') throw changed(entry.seq, 'a review attests cables by their numbers');
    for (const mrn of cables) {
      const record = this.of(mrn);
      const isKnown = record.attestations.some(
        (each) => each.need === need && each.by === by && each.on === on,
      );
      const attestations = isKnown ? record.attestations : [...record.attestations, { need, by, on }];
      const done = doneAt(entry, 'attest', by, on, { need, on });
      this.keep(mrn, entry, withDone({ ...record, attestations }, done));
    }
  }

  private takeRelease(entry: Entry, { cables, by, at }: Body<'release'>): void {
    const done = doneAt(entry, 'release', by, at, { cables });
    for (const mrn of cables)
      this.keep(mrn, entry, withDone({ ...this.of(mrn), released: { by, at, seq: entry.seq } }, done));
  }

  private keep(mrn: string, { digest }: Entry, record: CableRecord): void {
    this.records.set(mrn, { ...record, version: digest });
  }
}

/** A record with what an act on one cable did to it. */
function acted({ seq }: Entry, record: CableRecord, done: Done): CableRecord {
  switch (done.kind) {
    case 'decision':
      if (record.done.some(({ kind, id }) => kind === 'decision' && id === done.id))
        throw changed(seq, 'another decision on this cable has its id');
      return withDone(record, done);
    case 'undo':
      if (!record.actions.some(({ id }) => id === done.content.action))
        throw changed(seq, 'it undoes a decision that does not stand');
      return withDone(record, done);
    case 'note': {
      const { by, at, text, on = null } = done.content;
      return withDone({ ...record, notes: [...record.notes, { by, at, text, on }] }, done);
    }
    case 'refer': {
      const { agency, reason, place: on, by, at } = done.content;
      if (record.referrals.some(({ id }) => id === done.id))
        throw changed(seq, 'another referral of this cable has its id');
      const referral = { id: done.id, agency, reason, on, by, at, answer: null };
      return withDone({ ...record, referrals: [...record.referrals, referral] }, done);
    }
    case 'answer':
      return withDone({ ...record, referrals: answered(seq, record, done.content) }, done);
    case 'sign': {
      const { by, at, shown } = done.content;
      return withDone({ ...record, signatures: [...record.signatures, { by, at, shown, seq }] }, done);
    }
    case 'finish': {
      const { by, at, shown, result, passages } = done.content;
      if (record.comparisons.length > 0) throw changed(seq, 'this cable was read a second time before');
      if (result !== resultOf(passages)) throw changed(seq, 'its result is not that of its passages');
      const comparison = { by, at, shown, result, passages, seq };
      return withDone({ ...record, comparisons: [...record.comparisons, comparison] }, done);
    }
    default:
      return record;
  }
}

function answered(
  seq: number,
  { referrals }: CableRecord,
  { referral, reference, day, by }: Content<'answer'>,
) {
  if (!referrals.some(({ id, answer }) => id === referral && answer === null))
    throw changed(seq, 'it answers a referral that nobody made, or that is answered');
  return referrals.map((each) =>
    each.id === referral ? { ...each, answer: { reference, on: day, by } } : each,
  );
}

/** How what is done is called, by the kind of the entry that tells it. */
export const DONE = {
  decision: 'decision',
  undo: 'undo',
  note: 'note',
  referral: 'refer',
  answer: 'answer',
  signature: 'sign',
  comparison: 'finish',
} as const;

/** By which act an entry came about. */
export const actKindOf = (kind: ContentKind, content: unknown): ActKind =>
  kind !== 'reading' ? DONE[kind] : isUndo(content as Content<'reading'>) ? 'undo' : 'decision';

const isUndo = (content: Content<'reading'>): content is Content<'undo'> =>
  typeof content.action === 'string';

const accessKey = (mrn: string, by: string, at: string): string =>
  JSON.stringify([mrn, by, at.slice(0, 'YYYY-MM-DD'.length)]);

const readingKey = (mrn: string, by: string): string => JSON.stringify([mrn, by]);

function doneOf(
  seq: number,
  body: Body<Exclude<ContentKind, 'reading'>>,
  content: Content<ContentKind>,
): Done {
  const { kind, by, at } = body;
  const id = kind === 'decision' ? body.action : kind === 'referral' ? body.referral : content.act;
  // The content was read by the schema of this kind.
  return { seq, kind: DONE[kind], id, by, at, content, undone: false } as Done;
}

const doneAt = <K extends 'attest' | 'release'>(
  { seq }: Entry,
  kind: K,
  by: string,
  at: string,
  content: Extract<Done, { kind: K }>['content'],
) => ({ seq, kind, id: `${kind}-${seq}`, by, at, content, undone: false }) as Extract<Done, { kind: K }>;

/** The content of an entry, which must say what the entry says. */
function contentOf({ entry: { seq }, content }: Kept, body: Body<ContentKind>): Content<ContentKind> {
  const read = CONTENTS[body.kind].safeParse(content);
  if (!read.success) throw changed(seq, `its content is not that of the kind ${body.kind}`);
  // From where a command was given is no part of what was done.
  const { kind: _, content: __, account: ___, ...says } = body;
  if (spelled(says) !== spelled(saidBy(read.data, body)))
    throw changed(seq, 'it does not say what its content says');
  return read.data;
}

/** What an entry says, by its content. The cable is bound by the digest, and a decision names it too. */
function saidBy(content: Content<ContentKind>, body: Body<ContentKind>): object {
  if ('action' in content && typeof content.action === 'object') {
    const { id, mrn, effect, by, at, answers, bases } = content.action;
    if (body.kind === 'reading') return { mrn, by, at };
    return {
      ...{ action: id, mrn, effect, by, at, answers, applied: true },
      bases: bases.map(({ code }) => code),
    };
  }
  const { by, at } = content as Content<'note'>;
  const rest = Object.entries(content).filter(([name]) => name in body);
  return { mrn: body.mrn, by, at, ...Object.fromEntries(rest) };
}

const spelled = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

function pushed<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [value]);
  else list.push(value);
}

const changed = (seq: number, why: string): CheckFailure =>
  new CheckFailure(`The log of the review was changed, or is of another version: entry ${seq}: ${why}.`);

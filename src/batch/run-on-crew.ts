import type { Means } from '../container/open.ts';
import type { Head } from '../model/entry.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import type { KnownOf } from './brief.ts';
import type { Crew } from './crew.ts';
import { inOrder, type Window } from './in-order.ts';
import type { Journal } from './journal.ts';
import type { Found, Input } from './records.ts';
import { failed, fileOnly, type Result } from './result.ts';
import { called, Ledger, type Listens, type LooksBack, type Sink } from './run.ts';

/** Characters of all records under way together. */
const CHARACTERS = 32 * 1024 * 1024;

/**
 * The same run as `runBatch`, by workers: they read and review, and one hand alone writes, in the order of the inputs,
 * so that the number of workers changes no byte (law 7).
 */
export async function* runOnCrew(
  inputs: readonly Input[],
  setting: Setting,
  rulebook: Rulebook,
  means: Means & LooksBack & Listens,
  sink: Sink,
  crew: Crew,
  journal?: Journal,
): AsyncGenerator<Result, Head> {
  const ledger = new Ledger(sink, setting, rulebook);
  const { records, roll } = called(inputs, setting, rulebook, means);
  const size: Window<Found> = {
    most: crew.window,
    weigh: (found) => ('record' in found ? found.record.text.length : 0),
    weight: CHARACTERS,
  };
  let at = -1;
  const results = inOrder(records, size, (found) => {
    at += 1;
    return came(at, found, journal?.take(at, found), () => {
      const ended = roll.endOf(found, at);
      if (ended !== undefined) return Promise.resolve(ended);
      return resultOf(found, { document: roll.documentOf(at), earlier: roll.earlierOf(found, at) }, crew);
    });
  });
  for await (const { at: place, found, kept, result: given } of results)
    if (kept !== undefined) yield ledger.passOver(kept, found);
    else {
      const result = roll.refuse(given);
      ledger.enter(result, place, found);
      yield result;
    }
  return ledger.head;
}

type Kept = ReturnType<Journal['take']>;

/** A result with the place of its input, be it kept from an interrupted run or made now. */
async function came(at: number, found: Found, kept: Kept, make: () => Promise<Result>) {
  return { at, found, kept, result: kept?.result ?? (await make()) };
}

/** Where one ends. */
async function resultOf(found: Found, known: KnownOf, crew: Crew): Promise<Result> {
  if ('failure' in found) return failed(fileOnly(found.file), null, [found.failure]);
  const { record, once } = found;
  const came = await crew.resultOf(record, once, known);
  if ('lost' in came) return failed(record, null, [came.lost]);
  return { ...came.got, record: came.got.entries.length > 0 ? record : undefined };
}

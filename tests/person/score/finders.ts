import compromise from 'compromise';
import { diffWordsWithSpace } from 'diff';
import { SyncRedactor } from 'redact-pii';
import { recordsIn } from '../../../src/batch/records.ts';
import { fileSpan } from '../../../src/container/origin.ts';
import { INSTALLED_RULES, loadRulebook } from '../../../src/disk/rulebook.ts';
import { CivilDate } from '../../../src/model/civil-date.ts';
import type { PersonRole } from '../../../src/model/person.ts';
import type { Span } from '../../../src/model/span.ts';
import { type Reading, type Rulebook, read, type Setting } from '../../../src/pipeline.ts';

/** A place where a finder says that somebody is named. A peer knows no persons and no roles. */
export interface FoundMention extends Span {
  readonly person?: string;
  readonly role?: PersonRole;
}

export interface FoundIn {
  readonly mentions: readonly FoundMention[];
  readonly identifiers: readonly (Span & { readonly kind: string })[];
}

/** What is named in the text of a file; offsets into that text. */
export type Finder = (file: string, text: string) => FoundIn;

const DAY = CivilDate.parse('2026-11-23');
export const SETTING: Setting = {
  ...{ asOf: DAY, today: DAY, official: null, attestations: [], evidence: [], actions: [] },
  key: 'score',
};
export const RULEBOOK: Rulebook = loadRulebook(INSTALLED_RULES, 'foia', DAY);

/**
 * What `inspect` gives are places in the file; of a table, places in the text of the row, whose columns stand in the file
 * parted by commas and with their quotes escaped. Walked side by side, letter for letter.
 */
export function placesInFile({ record }: Reading, text: string): (span: Span) => Span {
  if (record.part === null || !record.file.includes('.csv')) return (span) => fileSpan(record, span);
  const places: number[] = [];
  let at = text.indexOf(record.text.slice(0, 20));
  for (let i = 0; i < record.text.length; i++) {
    while (text[at] !== record.text[i] && '"\\,'.includes(text[at] ?? '-')) at++;
    places.push(at);
    if (text[at] === record.text[i]) at++;
  }
  return ({ from, to }) => ({ from: places[from] ?? 0, to: (places[to - 1] ?? 0) + 1 });
}

/** Every cable of a file as the product reads it. */
export function readings(file: string, text: string): Reading[] {
  const input = { file, read: () => Buffer.from(text) };
  return [...recordsIn([input], RULEBOOK.vocabulary.lexicon)].flatMap((found) =>
    'record' in found ? [read(found.record, SETTING, RULEBOOK)] : [],
  );
}

export const tearline: Finder = (file, text) => {
  const all = readings(file, text);
  return {
    mentions: all.flatMap((reading, n) => {
      const place = placesInFile(reading, text);
      return reading.persons.flatMap(({ id, role, mentions }) =>
        mentions.map((span) => ({ ...place(span), person: `${n}.${id}`, role })),
      );
    }),
    identifiers: all.flatMap((reading) => {
      const place = placesInFile(reading, text);
      return reading.identifiers.map(({ kind, span }) => ({ kind, ...place(span) }));
    }),
  };
};

/** Its people, with the places it gives for them. */
export const byCompromise: Finder = (_, text) => {
  const found: unknown = compromise(text).people().json({ offset: true });
  const people = found as { offset: { start: number; length: number } }[];
  return {
    mentions: people.map(({ offset: { start, length } }) => ({ from: start, to: start + length })),
    identifiers: [],
  };
};

const redactor = new SyncRedactor();

/** It gives back a text, so what it took out is told by comparing words. */
export const byRedactPii: Finder = (_, text) => {
  const gone: Span[] = [];
  let at = 0;
  for (const { value, added, removed } of diffWordsWithSpace(text, redactor.redact(text))) {
    if (removed) gone.push({ from: at, to: at + value.length });
    if (!added) at += value.length;
  }
  return { mentions: gone, identifiers: gone.map((span) => ({ kind: 'any', ...span })) };
};

import type { Argv } from 'yargs';
import { coverageOf } from '../../cable/coverage.ts';
import { inspect } from '../../cable/inspect.ts';
import { readCable } from '../../cable/read-cable.ts';
import { loadRulebook, loadVocabulary } from '../../disk/rulebook.ts';
import { labelOf } from '../../model/cable.ts';
import type { Encoding } from '../../model/encoding.ts';
import { sliceOf } from '../../model/span.ts';
import { type Reading, read } from '../../pipeline.ts';
import { ENCODING, inputsOrTell, openOrTell, plainSetting } from '../one-cable.ts';
import { RULES } from '../options.ts';
import { out, tell, visible } from '../terminal.ts';
import { CoverageSum, coverageTables } from '../view/coverage.ts';
import { messageLines, placesIn, toldOf } from '../view/messages.ts';
import { table } from '../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'cables: files, folders, globs, or - for standard input',
    })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'text for reading, or one JSON object a line',
    })
    .option('coverage', {
      type: 'boolean',
      default: false,
      describe: 'how much of a collection was read, by family, and what was not',
    })
    .option('encoding', ENCODING)
    .option('rules', RULES);

export interface InspectArguments {
  readonly path: readonly string[];
  readonly format: 'text' | 'json';
  readonly coverage: boolean;
  readonly encoding?: Encoding | undefined;
  readonly rules: string;
}

export function handler(given: InspectArguments): void {
  if (given.coverage) coverage(given);
  else eachCable(given);
}

/** Reads nothing but the cables themselves, so that a large collection is soon summed up. */
function coverage(given: InspectArguments): void {
  const vocabulary = loadVocabulary(given.rules);
  const sum = new CoverageSum();
  for (const { record } of openOrTell(inputsOrTell(given.path), { vocabulary, encoding: given.encoding })) {
    const cable = readCable(record, vocabulary);
    const place = placesIn(record);
    sum.add(cable.detection.family, coverageOf(cable), (at) => `${labelOf(record)}:${place(at)}`);
  }
  if (given.format === 'json') out(JSON.stringify({ families: sum.byFamily(), unread: sum.commonest(100) }));
  else out(coverageTables(sum));
}

function eachCable(given: InspectArguments): void {
  const rulebook = loadRulebook(given.rules, 'foia', plainSetting().asOf);
  for (const { record } of openOrTell(inputsOrTell(given.path), { ...rulebook, encoding: given.encoding })) {
    const reading = read(record, plainSetting(), rulebook);
    const found = inspect(
      record,
      { ...reading.cable, messages: reading.messages },
      reading.persons,
      reading.identifiers,
      reading.assessment.instruction,
      rulebook.vocabulary,
    );
    out(given.format === 'json' ? JSON.stringify(found) : forReading(labelOf(record), reading));
    if (given.format === 'text')
      for (const line of messageLines(toldOf(labelOf(record), reading.messages, record))) tell(line);
  }
}

function forReading(file: string, reading: Reading): string {
  const { persons, identifiers } = reading;
  return [
    ...headerLines(file, reading),
    '',
    portionTable(reading),
    ...(persons.length === 0 ? [] : ['', personTable(reading)]),
    ...(identifiers.length === 0 ? [] : ['', identifierTable(reading)]),
    '',
  ].join('\n');
}

function headerLines(file: string, { cable }: Reading): string[] {
  const { fields } = cable;
  const { classifiedBy } = fields;
  const printed: readonly [string, string | undefined][] = [
    ['dated', fields.dtg?.value],
    ['from', fields.from?.value],
    ['to', fields.to.map(({ value }) => value.address).join('; ')],
    ['info', fields.info.map(({ value }) => value.address).join('; ')],
    ['marked', cable.overall?.as ?? 'no classification'],
    ['captions', fields.captions.map(({ value }) => value).join(', ')],
    ['instruction', fields.declassification.map((line) => line.printed).join(' | ')],
    ['tags', fields.tags.map(({ value }) => value).join(' ')],
    ['references', fields.references.map(({ value }) => value.mrn ?? value.printed).join('; ')],
    ['classified by', classifiedBy?.value.printed],
  ];
  const lines = printed.map(
    ([label, value]) => `  ${label.padEnd(14)}${(value ?? '').replaceAll(/\s+/g, ' ') || '-'}`,
  );
  return [`${cable.mrn ?? 'no message number'}  (${file}, family ${cable.detection.family})`, ...lines].map(
    visible,
  );
}

const portionTable = ({ cable }: Reading): string =>
  table(
    ['Portion', 'Kind', 'Mark', 'Level', 'Characters'],
    cable.portions.map(({ id, kind, mark, marking, spans }) => [
      id,
      kind,
      visible(mark?.printed ?? '-'),
      marking.level ?? '?',
      String(spans.reduce((sum, { from, to }) => sum + to - from, 0)),
    ]),
  );

const personTable = ({ persons }: Reading): string =>
  table(
    ['Person', 'Name', 'Role', 'Mentions'],
    persons.map(({ id, name, role, mentions }) => [id, visible(name), role, String(mentions.length)]),
  );

function identifierTable({ identifiers, record }: Reading): string {
  const place = placesIn(record);
  return table(
    ['Identifier', 'Line', 'Text'],
    identifiers.map(({ kind, span }) => [kind, place(span.from), visible(sliceOf(record.text, span))]),
  );
}

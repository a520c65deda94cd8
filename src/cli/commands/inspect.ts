import type { Argv } from 'yargs';
import { inspect } from '../../cable/inspect.ts';
import { inputFiles } from '../../disk/inputs.ts';
import { INSTALLED_RULES, loadRulebook } from '../../disk/rulebook.ts';
import { type Reading, read } from '../../pipeline.ts';
import { openOrTell, plainSetting } from '../one-cable.ts';
import { out, tell, visible } from '../terminal.ts';
import { messageLine } from '../view/messages.ts';
import { table } from '../view/table.ts';

export const command = 'inspect <path..>';
export const describe = 'what was read: fields, portions, persons, furniture, messages';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'cables: files, folders, globs, or -',
    })
    .option('format', { choices: ['text', 'json'] as const, default: 'text' as const })
    .option('rules', { type: 'string', default: INSTALLED_RULES, hidden: true });

export interface InspectArguments {
  readonly path: readonly string[];
  readonly format: 'text' | 'json';
  readonly rules: string;
}

export function handler(given: InspectArguments): void {
  const rulebook = loadRulebook(given.rules, 'foia', plainSetting().asOf);
  for (const input of inputFiles(given.path)) {
    const record = openOrTell(input);
    if (record === undefined) continue;
    const reading = read(record, plainSetting(), rulebook);
    const found = inspect(
      record,
      { ...reading.cable, messages: reading.messages },
      reading.persons,
      reading.identifiers,
      reading.assessment.instruction,
    );
    out(given.format === 'json' ? JSON.stringify(found) : forReading(input.file, reading));
    if (given.format === 'text')
      for (const told of reading.messages) tell(messageLine(input.file, told, record));
  }
}

function forReading(file: string, { cable, persons }: Reading): string {
  const { fields } = cable;
  const head = [
    `${cable.mrn ?? 'no message number'}  (${file}, family ${cable.family})`,
    `  dated       ${fields.dtg?.value ?? '-'}`,
    `  from        ${fields.from?.value ?? '-'}`,
    `  to          ${fields.to.map(({ value }) => value.address).join('; ') || '-'}`,
    `  marked      ${cable.overall?.as ?? 'no classification'}`,
    `  captions    ${fields.captions.map(({ value }) => value).join(', ') || '-'}`,
    `  instruction ${fields.declassification.map(({ printed }) => printed).join(' | ') || '-'}`,
    `  tags        ${fields.tags.map(({ value }) => value).join(' ') || '-'}`,
  ];
  const portions = table(
    ['Portion', 'Kind', 'Mark', 'Level', 'Characters'],
    cable.portions.map(({ id, kind, mark, marking, spans }) => [
      id,
      kind,
      mark?.printed ?? '-',
      marking.level ?? '?',
      String(spans.reduce((sum, { from, to }) => sum + to - from, 0)),
    ]),
  );
  const named = table(
    ['Person', 'Name', 'Role', 'Mentions'],
    persons.map(({ id, name, role, mentions }) => [id, visible(name), role, String(mentions.length)]),
  );
  return [visible(head.join('\n')), '', portions, ...(persons.length === 0 ? [] : ['', named]), ''].join(
    '\n',
  );
}

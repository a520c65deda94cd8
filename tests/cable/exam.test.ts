import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Inspection, inspect } from '../../src/cable/inspect.ts';
import { plainSetting } from '../../src/cli/one-cable.ts';
import { INSTALLED_RULES, loadRulebook } from '../../src/disk/rulebook.ts';
import type { Recipient } from '../../src/model/cable.ts';
import { read } from '../../src/pipeline.ts';
import { type FieldCase, fileOf } from './headed.ts';
import { recordOf } from './invented.ts';

const RULEBOOK = loadRulebook(INSTALLED_RULES, 'foia', plainSetting().asOf);
const CASES: readonly FieldCase[] = readFileSync(
  fileURLToPath(new URL('exam.ndjson', import.meta.url)),
  'utf8',
)
  .trim()
  .split('\n')
  .map((row) => JSON.parse(row));

function inspected(text: string): Inspection {
  const record = recordOf(text);
  const { cable, messages, persons, identifiers, assessment } = read(record, plainSetting(), RULEBOOK);
  return inspect(
    record,
    { ...cable, messages },
    persons,
    identifiers,
    assessment.instruction,
    RULEBOOK.vocabulary,
  );
}

const recipient = ({ routing, address, precedence, number }: Recipient): string =>
  [routing, address, precedence, number].map((part) => part ?? '').join('|');

/** What the cases speak of, each list in one word an item. */
function seen({ to, info, references, classifiedBy, portions, ...found }: Inspection) {
  const by = classifiedBy ?? { names: [], position: null, reasons: [] };
  return {
    ...found,
    ...{ to: to.map(recipient), info: info.map(recipient) },
    references: references.map(({ mrn, kind }) => mrn ?? kind),
    classifiedBy: [by.names.join(' & '), by.position ?? '', by.reasons.join(' ')].join('|'),
    portions: portions.map(({ id, mark }) => (mark === null ? id : `${id} ${mark}`)),
    ids: portions.map(({ id }) => id),
  };
}

/** Fields as a person reads them; posts are real, and people, numbers and words are invented. */
describe('fields of cables from 1966 to 2010', () => {
  it.each(CASES)('$id', (given) => expect(seen(inspected(fileOf(given)))).toMatchObject(given.expect));
});

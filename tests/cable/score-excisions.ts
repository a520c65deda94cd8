import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXCISION_KINDS } from '../../src/model/cable.ts';
import { FORMS, formsIn, scoreOf } from './excision-forms.ts';

const given = process.argv[2];
const file = resolve(given ?? FORMS);

if (existsSync(file)) {
  const { rows, share } = scoreOf(formsIn(file));
  for (const kind of EXCISION_KINDS) {
    const of = rows.filter((row) => row.kind === kind);
    if (of.length > 0) tell(kind, of.filter(({ right }) => right).length, of.length);
  }
  const unread = rows.filter(({ right }) => !right);
  console.log(`all: ${rows.length - unread.length} of ${rows.length}, ${(100 * share).toFixed(1)} %`);
  for (const { printed } of unread) console.log(`not read: ${printed}`);
} else {
  console.log(`There are no printed forms at ${file}; name a file: npm run excisions:score -- FILE`);
  if (given !== undefined) process.exitCode = 2;
}

function tell(kind: string, right: number, of: number): void {
  console.log(`${kind}: ${right} of ${of}, ${((100 * right) / of).toFixed(1)} %`);
}

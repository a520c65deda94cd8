// Writes the copies of all cases anew. Read every difference before you commit it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABROAD, CASES, FIXTURES, outcome, outcomeAbroad, textCopyOf } from './cases.ts';

for (const name of CASES) writeFileSync(join(FIXTURES, name, 'gives.copy'), textCopyOf(outcome(name)));
for (const name of ABROAD)
  writeFileSync(join(FIXTURES, name, 'abroad.copy'), textCopyOf(outcomeAbroad(name)));

// How much of printed telegrams is read, and what is not: npm run telegrams -- FILE (one JSON object a line, with
// head, text and source_note).
import { readFileSync } from 'node:fs';
import { coverageOf } from '../../src/cable/coverage.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import { CoverageSum, share } from '../../src/cli/view/coverage.ts';
import { openRecord } from '../../src/container/open.ts';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';

const WHY = {
  'unnumbered text':
    'text the telegram prints without numbers: read, but where a paragraph of it ends is a guess',
  'unknown header line': 'an editor’s words in the note, or a line of the head that is of no known form',
};

const file = process.argv[2];
if (file === undefined) throw new Error('Name the file of telegrams: npm run telegrams -- FILE');
const vocabulary = loadVocabulary(INSTALLED_RULES);
const sum = new CoverageSum();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const { id, head, text, source_note: note } = JSON.parse(line);
  const cable = readCable(openRecord(id, `${head}\n${text}\n${note}`), vocabulary);
  sum.add(cable.detection.family, coverageOf(cable), () => id);
}
for (const { family, cables, lines, readLines, characters, readCharacters } of sum.byFamily())
  console.log(
    `${family}: ${cables} telegrams, ${share(readLines, lines)} of ${lines} lines read, ${share(readCharacters, characters)} of the characters`,
  );
console.log('The five commonest unread shapes:');
for (const { lines, kind, shape } of sum.commonest(5))
  console.log(`  ${String(lines).padStart(5)}  ${shape}\n         ${WHY[kind]}`);

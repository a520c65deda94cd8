// How many printed lines come out as a file of vectors expects: npm run dates:score [-- FILE]
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { table } from '../../src/cli/view/table.ts';
import { failuresOf, Vector } from './score.ts';

const given = process.argv[2];
const file = given ?? '../shared/data/declassification-vectors.json';

if (given === undefined && !existsSync(file)) {
  console.log(`There is no ${file}; name a file of vectors to score it.`);
} else {
  const vectors = z.array(Vector).parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = vectors.flatMap(failuresOf);
  const rows = failures.map(({ vector: { n, docDate, level, lines }, column, expected, found }) => [
    String(n),
    lines.join(' / ') || '(no line)',
    `${docDate ?? '-'} ${level}`,
    column,
    expected ?? 'none',
    found ?? 'none',
  ]);
  if (rows.length > 0) console.log(table(['n', 'Lines', 'Dated', 'Column', 'Expected', 'Found'], rows));
  const failed = new Set(failures.map(({ vector }) => vector.n)).size;
  console.log(`${vectors.length - failed} of ${vectors.length} vectors as expected.`);
  if (failed > 0) process.exitCode = 1;
}

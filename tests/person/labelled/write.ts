// The labelled cables in the form in which others read them: npx tsx tests/person/labelled/write.ts OUT
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelledSources } from './compile.ts';

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('Say where to: npx tsx tests/person/labelled/write.ts OUT');
const { cables, nameless } = labelledSources();
for (const folder of ['cables', 'nonames']) mkdirSync(join(out, folder), { recursive: true });
for (const { file, text } of cables) writeFileSync(join(out, 'cables', file), text);
for (const { file, text } of nameless) writeFileSync(join(out, 'nonames', file), text);
const gold = cables.map(({ text: _, ...labels }) => labels);
writeFileSync(join(out, 'gold.json'), `${JSON.stringify(gold, null, 1)}\n`);

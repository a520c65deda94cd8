import { prepareCopyCheck } from '../../../src/verify/copy.ts';
import { anyCase, CASES } from './cables.ts';
import { htmlOf, jsonOf, pdfOf, textOf } from './clean.ts';
import { HTML_KINDS, nameOf, TEXT_KINDS } from './kinds-html.ts';
import { PDF_KINDS, type Plant } from './kinds-pdf.ts';
import { type Score, scoreOf } from './score.ts';
import { TOOL_KINDS } from './tools.ts';

/** Plants withheld text in clean copies in every way that is known, and tells which of them were found, and how. */
const rows: Score[] = [];
const only = process.argv[2];

async function score(kinds: Readonly<Record<string, Plant>>, title: string, name: (kind: string) => string) {
  if (only !== undefined && only !== title) return;
  console.log(`\n${title.padEnd(52)}planted  found  by search  by form`);
  for (const [kind, plant] of Object.entries(kinds)) {
    const row = await scoreOf(kind, plant, name(kind));
    rows.push(row);
    const { planted, found, bySearch, byForm } = row;
    console.log(
      `${kind.padEnd(52)}${[planted, found, bySearch, byForm].map((n) => String(n).padStart(7)).join('  ')}`,
    );
  }
}

async function alarms(count: number): Promise<number> {
  let alarmed = 0;
  for (let seed = 0; seed < count; seed++) {
    const of = anyCase(seed);
    const check = prepareCopyCheck(of.settled);
    const copies = [
      ['x.txt', textOf(of)],
      ['x.json', jsonOf(of)],
      ['x.html', htmlOf(of)],
      ['x.pdf', await pdfOf(of)],
    ] as const;
    for (const [name, bytes] of copies) {
      const faults = check(name, bytes);
      if (faults.length > 0) console.log(`a clean copy of seed ${seed}: ${faults.join('; ')}`);
      alarmed += faults.length > 0 ? 1 : 0;
    }
  }
  return alarmed;
}

await score(PDF_KINDS, 'PDF', () => 'x.pdf');
await score(TOOL_KINDS, 'PDF, by other tools', () => 'x.pdf');
await score(HTML_KINDS, 'HTML', () => 'x.html');
await score(TEXT_KINDS, 'text', nameOf);
const planted = rows.reduce((sum, row) => sum + row.planted, 0);
const missed = rows.reduce((sum, row) => sum + row.planted - row.found, 0);
console.log(`\n${rows.length} kinds in ${CASES.length} cables: ${planted} planted, ${missed} not found`);
const count = Number(process.env.CLEAN ?? 5000);
const alarmed = await alarms(count);
console.log(`${count} cables, ${count * 4} clean copies: ${alarmed} alarms`);
process.exitCode = missed + alarmed === 0 ? 0 : 1;

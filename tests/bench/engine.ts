// From a parsed cable to its decisions, all packs of the audience: npm run bench:engine. Figures are of this machine; the
// ratio is to folding the same text once.
import { readCable } from '../../src/cable/read-cable.ts';
import { openRecord } from '../../src/container/open.ts';
import type { SourceRecord } from '../../src/model/cable.ts';
import { judge, lookAt, readingOf } from '../../src/pipeline.ts';
import { foldedView } from '../../src/text/view.ts';
import { cableText } from '../cable/invented.ts';
import { labelledSources } from '../person/labelled/compile.ts';
import { RULEBOOK, SETTING } from '../person/score/finders.ts';

const AROUND = 5;
/** Rounds before it counts: what a run of thousands of cables has behind it. */
const WARM = 3;

function once(record: SourceRecord, cable: ReturnType<typeof readCable>): void {
  judge(readingOf(record, lookAt(cable, SETTING, RULEBOOK), SETTING, RULEBOOK), SETTING, RULEBOOK);
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const records = labelledSources()
  .cables.filter(({ file }) => file.endsWith('.txt'))
  .map(({ file, text }) => openRecord(file, text));
const cables = records.map((record) => ({ record, cable: readCable(record, RULEBOOK.vocabulary) }));
const characters = records.reduce((sum, { text }) => sum + text.length, 0) * AROUND;
for (let i = 0; i < WARM; i++) for (const { record, cable } of cables) once(record, cable);
const engine = timed(() => {
  for (let i = 0; i < AROUND; i++) for (const { record, cable } of cables) once(record, cable);
});
const fold = timed(() => {
  for (let i = 0; i < AROUND; i++) for (const { cable } of cables) foldedView(cable.text);
});
const perSecond = (AROUND * cables.length * 1000) / engine;
console.log(
  `${cables.length} cables of ${(characters / AROUND / cables.length / 1000).toFixed(1)} kB: ${perSecond.toFixed(0)} cables a second,` +
    ` ${((engine * 1e6) / characters).toFixed(0)} ms per MB, ${(engine / fold).toFixed(1)} times folding the text`,
);

const HOSTILE: Readonly<Record<string, string>> = {
  'one letter': 'a',
  capitals: 'A',
  names: 'Petrak ',
  initials: 'A. ',
  particles: 'van der ',
  figures: '1234567890 ',
  'spaced letters': 'P E T R ',
  hyphens: 'Petr-\nak ',
  notices: '(please protect source) ',
  quotes: '"Petrak" ',
};
for (const [name, unit] of Object.entries(HOSTILE)) {
  const text = cableText({
    body: [`1. (C) ${unit.repeat(Math.ceil(50_000 / unit.length)).slice(0, 50_000)}`, ''],
  });
  const record = openRecord('hostile.txt', text);
  const cable = readCable(record, RULEBOOK.vocabulary);
  const ms = Math.min(...[1, 2].map(() => timed(() => once(record, cable))));
  console.log(`50 kB of ${name.padEnd(15)} ${ms.toFixed(0).padStart(6)} ms`);
}

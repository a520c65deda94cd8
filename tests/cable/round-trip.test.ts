import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';
import { chances, mangled } from './mangled.ts';
import { roundTrip } from './round-trip.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const TELEGRAMS = join(import.meta.dirname, '../../../shared/data/frus-telegrams.jsonl');
const VOCABULARY = loadVocabulary(INSTALLED_RULES);

const FILES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|md|html|csv)$/.test(name))
  .sort();
const bytesOf = (name: string): Buffer => readFileSync(join(FIXTURES, name));

/** The full count takes minutes: npm run cables:mangle. */
const COUNT = Number(process.env.MANGLED ?? 2000);

describe('nothing of a file is lost: its parts tile the text, and its origin gives the file', () => {
  it.each(FILES)('%s', (name) => {
    const { records, faults } = roundTrip(name, bytesOf(name), VOCABULARY);
    expect(faults).toEqual([]);
    expect(records.length).toBeGreaterThan(0);
  });

  it.skipIf(!existsSync(TELEGRAMS))('the printed telegrams, where they are at hand', () => {
    const telegrams = readFileSync(TELEGRAMS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const { head, text, source_note: note, id } of telegrams)
      for (const printed of [text, `${head}\n${text}`, `${head}\n${text}\n${note}`])
        expect([id, ...roundTrip(id, Buffer.from(printed), VOCABULARY).faults]).toEqual([id]);
  });

  it(`${COUNT} cables with what wires, scanners and people do to them`, { timeout: 3_600_000 }, () => {
    const chance = chances(20_261_125);
    const texts = FILES.map((name) => [name, bytesOf(name).toString('utf8')] as const);
    const slowest = { perKilobyte: 0, name: '' };
    for (let n = 0; n < COUNT; n++) {
      const [name, text] = texts[n % texts.length] ?? ['', ''];
      const bytes = Buffer.from(mangled(text, chance));
      const { faults, milliseconds } = roundTrip(name, bytes, VOCABULARY);
      if (faults.length > 0)
        expect({ name, n, faults, text: bytes.toString('utf8') }).toBe('without a fault');
      const perKilobyte = milliseconds / Math.max(1, bytes.length / 1024);
      if (perKilobyte > slowest.perKilobyte)
        Object.assign(slowest, { perKilobyte, name: `${name}, number ${n}` });
    }
    console.info(`slowest of ${COUNT}: ${slowest.perKilobyte.toFixed(1)} ms per kilobyte (${slowest.name})`);
  });
});

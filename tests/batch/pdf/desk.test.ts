import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PdfDesk } from '../../../src/batch/pdf/desk.ts';
import { readPdf } from '../../../src/container/pdf/read.ts';
import { typedPdf } from '../../container/pdf/printing.ts';

const SLOW = new URL('./slow-desk.mjs', import.meta.url);
const BUILT = new URL('../../../dist/batch/pdf/worker.js', import.meta.url);

const deskOf = (entry: URL, most: number): { desk: PdfDesk; waits: () => number } => {
  let waits = 0;
  const desk = new PdfDesk((flag, was) => {
    waits += 1;
    return Atomics.wait(flag, 0, was, most) !== 'timed-out';
  }, entry);
  return { desk, waits: () => waits };
};

describe('the desk where PDFs are read', () => {
  it.each(['hangs', 'dies', 'throws', 'grows'])(
    'loses the one over which its thread %s, and no other',
    (fault) => {
      const { desk } = deskOf(SLOW, 5_000);
      expect(desk.read(Buffer.from('calm'))).toMatchObject({ pages: [{ text: 'calm' }] });
      expect(desk.read(Buffer.from(fault))).toEqual({ refusal: 'overtime' });
      expect(desk.read(Buffer.from('calm sea'))).toMatchObject({ pages: [{ text: 'calm sea' }] });
    },
  );

  it('reads the same bytes once', () => {
    const { desk, waits } = deskOf(SLOW, 5_000);
    const first = desk.read(Buffer.from('calm'));
    const before = waits();
    expect(desk.read(Buffer.from('calm'))).toBe(first);
    expect(waits()).toBe(before);
  });

  it('says that its thread does not start', () => {
    const { desk } = deskOf(new URL('./none.mjs', import.meta.url), 2_000);
    expect(() => desk.read(Buffer.from('calm'))).toThrow('did not start');
  });

  it('as built gives what is read without a thread', async () => {
    if (!existsSync(BUILT)) throw new Error('The program is not built. Run: npm run build');
    const bytes = await typedPdf('FM AMEMBASSY OSLO\n\n1. Calm.\n');
    expect(deskOf(BUILT, 60_000).desk.read(bytes)).toEqual(await readPdf(bytes));
  });
});

import { describe, expect, it } from 'vitest';
import { cableText, type Parts } from '../cable/invented.ts';
import { OPTIONS, RULEBOOK, SETTING, textCopyOf } from '../golden/cases.ts';
import { outcomeOf } from '../outcome.ts';

const CLOSED = ['E.O. 12958: DECL: 03/04/2030', 'TAGS: PREL', 'SUBJECT: (U) FERRIES'];
const OPENED = ['E.O. 12958: DECL: 03/04/2016', 'TAGS: PREL', 'SUBJECT: (U) FERRIES'];
const BY = ['', 'Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).'];

/** Nobody signs for an unclassified one. */
function copyOf(parts: Parts, by: readonly string[] = BY): string {
  const text = cableText({
    security: 'ZNY SSSSS ZZH',
    lineOne: 'S E C R E T NORDHAVEN 000123',
    ...parts,
    labels: [...(parts.labels ?? CLOSED), ...by],
  });
  const source = { file: 'invented.txt', read: () => Buffer.from(text) };
  return textCopyOf(outcomeOf(source, SETTING, RULEBOOK, OPTIONS));
}

describe('what no copy shows', () => {
  it.each(['(U//SI)', '(U//HCS)', '(U//TK)', '(U//ORCON)', '(U//NF)', '(U//REL TO USA, GBR)', '(C//TK)'])(
    'text marked %s',
    (mark) => {
      const copy = copyOf({
        labels: OPENED.slice(0, 2),
        body: [`1. ${mark} The herring.`, '', '2. (U) Cod.'],
      });
      expect(copy).toContain('2. (U) Cod.');
      expect(copy).not.toContain('herring');
    },
  );

  it.each(['(S//SI)', '(S//OC)', '(S//PR)', '(S//FGI DEU)', '(S//NF/FISA)', '(S//SBU)', '(S//LES)'])(
    'text marked %s whose date has come: a date lifts no register, no other control and no foreign source',
    (mark) => {
      const copy = copyOf({ labels: OPENED, body: [`1. ${mark} The herring.`, '', '2. (U) Cod.'] });
      expect(copy).toContain('2. (U) Cod.');
      expect(copy).not.toContain('herring');
    },
  );

  it('text in two marks, one of them closed', () => {
    const copy = copyOf({ body: ['1. (U)(S) The herring.', '', '2. (U) Cod.'] });
    expect(copy).not.toContain('herring');
    expect(copy).toContain('1. (U)(S) [');
  });

  it('a word in brackets where a mark stands, if no grammar knows it', () => {
    const labels = [...CLOSED.slice(0, 2), 'SUBJECT: (ASHDOWN/POOLE) FERRIES'];
    const copy = copyOf({
      labels,
      body: ['1. (POOLE/MOE) told us.', '', '2. (HERRING) is dear.', '', '3. (U) Cod.'],
    });
    for (const word of ['POOLE', 'MOE', 'HERRING', 'ASHDOWN/']) expect(copy).not.toContain(word);
    expect(copy).toContain('3. (U) Cod.');
  });

  it('a portion that a mark in its words puts above line 1', () => {
    const parts = { security: 'ZNR UUUUU ZZH', lineOne: 'UNCLAS NORDHAVEN 000123', labels: ['SUBJECT: X'] };
    const copy = copyOf({ ...parts, body: ['1. Gulls: (A) one (B) two (C) herring.', '', '2. Cod.'] }, []);
    expect(copy).not.toContain('herring');
    expect(copy).toContain('2. Cod.');
  });

  it.each([
    ['line 1', { lineOne: 'S E C R E T RESTRICTED DATA NORDHAVEN 000123' }, 'RD'],
    ['a line of its own', { captions: ['NATO SECRET'] }, 'NATO'],
  ])('text under an exclusion on %s, whatever day it was due', (_, parts, owner) => {
    const copy = copyOf({ ...parts, labels: OPENED, body: ['1. (S) The herring.', '', '2. (U) Cod.'] });
    expect(copy).toMatch(new RegExp(`1\\. \\(S\\) \\[.*under review, ${owner}\\]`));
    expect(copy).toContain('2. (U) Cod.');
  });

  it.each(['RESTRICTED DATA. The', 'Restricted Data: the', 'NATO SECRET. The'])(
    'a paragraph that begins %j, whatever day it was due',
    (words) => {
      const copy = copyOf({ labels: OPENED, body: [`1. (S) ${words} herring.`, '', '2. (S) Cod.'] });
      expect(copy).not.toContain('herring');
      expect(copy).toContain('Cod.');
    },
  );
});

describe('what a date opens', () => {
  it.each(['(S)', '(S//NF)', '(S/NF)', '(S//REL TO USA, GBR)', '(S//RELIDO)', '(S//WNINTEL)'])(
    'text marked %s: whom abroad it was released to ends with its level',
    (mark) => {
      const copy = copyOf({ labels: OPENED, body: [`1. ${mark} The herring.`, '', '2. (U) Cod.'] });
      expect(copy).toContain('The herring.');
    },
  );
});

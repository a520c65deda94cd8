import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCable } from '../../../src/cable/read-cable.ts';
import { readEditorialNote } from '../../../src/marking/editorial-note.ts';
import type { Cable } from '../../../src/model/cable.ts';
import { sliceOf, subtract } from '../../../src/model/span.ts';
import { growth, LINEAR } from '../../growth.ts';
import { codes, ids, portion, recordOf, VOCABULARY, words } from '../invented.ts';

const HEAD = '147. Telegram From the Embassy in Nordhaven to the Department of State';
const NOTE =
  'Source: Department of State, Central Files, 793.00/3–1055. Secret; Priority. Repeated to Port Ashdown.';
const DATELINE = 'Nordhaven, March 10, 1955—6 p.m.';
const TEXT = '1509. The minister saw the boats. He liked them.';

const readText = (text: string): Cable => readCable(recordOf(text), VOCABULARY);
const readLines = (...lines: readonly string[]): Cable => readText(lines.join('\n'));
const layout = ({ text, layout: spans }: Cable): string =>
  spans.map((span) => sliceOf(text, span)).join('\n');
const readNote = (note: string): Cable =>
  readLines(HEAD, '', DATELINE, '', TEXT, 'Ferris', '', `Source: Department of State, ${note}`);

describe('a telegram of Foreign Relations', () => {
  it('is known by its head, its note or its dateline', () => {
    expect(readLines(HEAD, TEXT).detection).toMatchObject({ family: 'frus', sure: 'certain' });
    expect(readLines(DATELINE, TEXT).detection).toMatchObject({ family: 'frus', sure: 'likely' });
    expect(readLines(TEXT, NOTE).detection).toMatchObject({ family: 'frus', sure: 'likely' });
    expect(readLines('Nordhaven, March 10, 1955.', '', 'Dear Oona, it rains.').detection.family).toBe('acp');
  });

  it('has a number, which is of no paragraph', () => {
    const cable = readLines(DATELINE, TEXT);
    expect(cable.mrn).toBe('55NORDHAVEN1509');
    expect(ids(cable)).toEqual(['p1']);
    expect(words(cable, portion(cable, 'p1'))).toBe('The minister saw the boats. He liked them.');
  });

  it.each([
    ['812. Hm. He came.', ['p1']],
    ['1940. 1. He came.\n2. He went.', ['1', '2']],
    ['Secto 32. He came.', ['p1']],
    ['258563/Todel 1336. He came.', ['p1']],
    ['UK 97747CG (DA IN 40537). He came.', ['p1']],
    ['1. He came.\n2. He went.', ['1', '2']],
    ['He came.\n(1) He saw.', ['p1', '1']],
  ])('reads the beginning %s', (text, portions) => {
    expect(ids(readLines(HEAD, DATELINE, text))).toEqual(portions);
  });

  it.each([
    ['Nordhaven, March 10, 1955—6 p.m.', '1955-03-10T18:00:00', '1955-03-10'],
    ['Nordhaven, March 10, 1955–6:05 a.m.', '1955-03-10T06:05:00', '1955-03-10'],
    ['Port Ashdown, March 10, 1955, 12:10 a. m.', '1955-03-10T00:10:00', '1955-03-10'],
    ['Nordhaven, 10 March 1955-noon.', '1955-03-10T12:00:00', '1955-03-10'],
    ['Nordhaven, March 10, 1973, 0045Z.', '1973-03-10T00:45:00Z', '1973-03-10'],
    ['Nordhaven, March\n10, 1955, 6 p.m.', '1955-03-10T18:00:00', '1955-03-10'],
    ['Port Ashdown\n,\nMarch 10, 1955—6 p.m.', '1955-03-10T18:00:00', '1955-03-10'],
    ['Nordhaven, March 10, 1955—midnight.', undefined, '1955-03-10'],
    ['Nordhaven, March 10, 1955.', undefined, '1955-03-10'],
    ['Nordhaven, March 40, 1955—6 p.m.', undefined, null],
  ])('reads the dateline %s', (dateline, dtg, dated) => {
    const cable = readLines(HEAD, dateline, TEXT);
    expect([cable.fields.dtg?.value, cable.dated]).toEqual([dtg, dated]);
  });

  it.each([
    [HEAD, 'Embassy in Nordhaven', 'Department of State'],
    [
      '9. Circular Telegram From the Department of State to Certain Posts',
      'Department of State',
      'Certain Posts',
    ],
    [
      '9. Telegram From the Mission to the Coastal League to the Department of State',
      'Mission to the Coastal League',
      'Department of State',
    ],
    [
      '9. Telegram From the Consul at Nordhaven (Vale) to Secretary of State Ferris, at Port Ashdown',
      'Consul at Nordhaven (Vale)',
      'Secretary of State Ferris, at Port Ashdown',
    ],
  ])('reads the head %s', (head, from, to) => {
    const { fields } = readLines(head, DATELINE, TEXT);
    expect([fields.from?.value, fields.to[0]?.value.address]).toEqual([from, to]);
  });

  it('has no level without a note, and stays held', () => {
    const cable = readLines(HEAD, DATELINE, TEXT);
    expect(cable.overall).toBeNull();
    expect(codes(cable)).toContain('no-classification');
  });

  it.each([
    ['Central Files. Secret; Niact; Limit Distribution.', 'S', [], 'NIACT IMMEDIATE', ['LIMIT DISTRIBUTION']],
    ['Central Files, POL 7 S. Confidential; Limdis; Noforn.', 'C', ['NF'], undefined, ['LIMDIS', 'NOFORN']],
    ['Lot 5. Top Secret; Flash; Nodis/Harvan Plus.', 'TS', [], 'FLASH', ['NODIS', 'HARVAN PLUS']],
    ['Lot 5. Secret; Operational Immediate; Eyes Only for Vale.', 'S', [], 'IMMEDIATE', ['EYES ONLY']],
    ['Lot 5. Limited Official Use.', 'U', [], undefined, []],
    ['Lot 5. No classification marking.', undefined, undefined, undefined, []],
    ['Lot 5. The secret was out.', undefined, undefined, undefined, []],
  ])('reads the note %s', (note, level, dissem, precedence, captions) => {
    const { fields } = readNote(note);
    const { classification } = fields;
    expect([classification?.value.level, classification?.value.dissem]).toEqual([level, dissem]);
    expect(fields.precedence?.value.action).toBe(precedence);
    expect(fields.captions.map(({ value }) => value)).toEqual(captions);
  });

  it('reads a channel of the note as one', () => {
    expect(readNote('Lot 5. Secret; Roger Channel.').fields.channel?.value).toBe('ROGER CHANNEL');
  });

  it('reads who drafted, cleared and approved, and shows no prose of the editor', () => {
    const cable = readNote(
      'Lot 5. Secret. Drafted by Oona B. Quill on May 2; cleared with Marlow (EUR), Vale, and S/S; and approved by Ferris. Ferris was in Nordhaven and he saw the boats.',
    );
    const { drafted, cleared, approved } = cable.fields;
    const said = [drafted, cleared, approved].map((list) => list?.map(({ value }) => value));
    expect(said).toEqual([['Oona B. Quill'], ['Marlow (EUR)', 'Vale', 'S/S'], ['Ferris']]);
    expect(layout(cable)).not.toContain('boats');
    expect(codes(cable)).toContain('unread');
  });

  it('cites telegrams by their series, each once', () => {
    const cable = readLines(
      HEAD,
      DATELINE,
      '9. Reference: Embtel 792. Deptels 12, 13 and 14 (Embtel 792) help.',
    );
    expect(cable.fields.references.map(({ value }) => value)).toEqual(
      ['Embtel 792', 'Deptels 12', 'Deptels 13', 'Deptels 14'].map((printed) => ({
        printed,
        kind: 'cable',
        mrn: null,
      })),
    );
  });

  it.each([
    [
      '505. Subj: Concern about the\nPilots’ Trip to the U.S.\n1. He came.',
      'Concern about the Pilots’ Trip to the U.S.',
    ],
    ['505. Subject: Herring. He came.', 'Herring'],
    ['505. He came. Subject: Herring.', undefined],
  ])('reads the subject of %s', (text, subject) => {
    expect(readLines(HEAD, DATELINE, text).fields.subject?.value).toBe(subject);
  });

  it('takes a printed paragraph for one where lines are whole paragraphs, and where a short line ends one', () => {
    const long = 'The minister saw the boats and liked them very much, all of them. '.repeat(4).trim();
    expect(ids(readLines(DATELINE, `9. ${long}`, long, 'He left.'))).toEqual(['p1', 'p2', 'p3']);
    const narrow = [
      '9. The minister saw the boats and',
      'liked them.',
      'He said so to all who were there',
      'and left again.',
    ];
    expect(ids(readLines(DATELINE, ...narrow))).toEqual(['p1', 'p2']);
  });
});

describe('nothing an author wrote is shown as a part of a printed telegram', () => {
  it.each([
    ['a line below the head', [HEAD, 'Muller paid the minister for his boats', '', DATELINE, TEXT]],
    [
      'a line below a head that fills its line',
      [HEAD, 'Muller and his brother at the customs house', DATELINE, '9. Hm.'],
    ],
    ['a line before a date', [HEAD, '', 'Muller was the source in Nordhaven, March 10, 1955—6 p.m.', TEXT]],
    ['a name before a number', [HEAD, DATELINE, 'Muller 32. He said so.']],
    ['a note of his own', [HEAD, DATELINE, TEXT, '', 'Source: Muller, brother of the minister. Secret.']],
    ['a note of his own in the text', [HEAD, DATELINE, TEXT, 'Source: Muller. Unclassified.', 'He left.']],
    ['a subject', [HEAD, DATELINE, '9. Subject: Muller and his boats. He left.']],
  ])('%s', (_, lines) => {
    const cable = readLines(...lines);
    expect(layout(cable)).not.toContain('Muller');
    expect(cable.overall).toBeNull();
  });
});

describe('the work grows with a telegram', () => {
  it.each([
    ['datelines', (size: number) => `${DATELINE}\n`.repeat(size)],
    ['heads', (size: number) => `${HEAD}\n`.repeat(size)],
    ['notes', (size: number) => `${DATELINE}\n${TEXT}\n${`${NOTE}\n`.repeat(size)}`],
    [
      'one long note',
      (size: number) => `${HEAD}\n${DATELINE}\n${TEXT}\n\nSource: ${'Drafted by Vale and '.repeat(size)}`,
    ],
    ['citations', (size: number) => `${DATELINE}\n9. ${'Embtels 1, 2, 3 and 4 '.repeat(size)}`],
    ['a citation', (size: number) => `${DATELINE}\n9. Embtels ${'1, '.repeat(size)}`],
    ['short paragraphs', (size: number) => `${DATELINE}\n9. Hm.\n${'He came.\n'.repeat(size)}`],
    ['month names', (size: number) => `${HEAD}\n${'March\n'.repeat(size)}`],
  ])('%s', (_, text) => {
    expect(growth(500, (size) => readText(text(size)))).toBeLessThan(LINEAR);
  });
});

const SHARED = join(import.meta.dirname, '../../../../shared/data/frus-telegrams.jsonl');

interface Telegram {
  readonly id: string;
  readonly head: string;
  readonly source_note: string;
  readonly text: string;
  readonly signed: string | null;
}

describe.skipIf(!existsSync(SHARED))('the shared telegrams (need the shared test data)', () => {
  const rows = existsSync(SHARED)
    ? readFileSync(SHARED, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Telegram)
    : [];
  const cables = rows.map((row) => ({
    ...{ row, cable: readText(`${row.head}\n\n${row.text}\n\n${row.source_note}\n`) },
  }));

  it('are all of this family, and every part of their text is placed or named', () => {
    for (const { row, cable } of cables) {
      expect([row.id, cable.detection.family]).toEqual([row.id, 'frus']);
      const told = cable.messages.flatMap(({ code, span }) => (code === 'unread' && span ? [span] : []));
      const placed = [...cable.layout, ...cable.portions.flatMap(({ spans }) => spans), ...told];
      const left = subtract({ from: 0, to: cable.text.length }, [
        ...placed,
        ...cable.furniture.map(({ span }) => span),
      ]);
      expect(
        left
          .map((span) => sliceOf(cable.text, span))
          .join('')
          .trim(),
      ).toBe('');
    }
  });

  it('bear what their notes say', () => {
    for (const { row, cable } of cables) {
      const notes = row.source_note.split(/\.\s/).map((sentence) => readEditorialNote(sentence, VOCABULARY));
      const note = notes.find(({ classification }) => classification !== null);
      const { classification, precedence, captions, channel } = cable.fields;
      const level = classification?.value.nonIC[0] ?? classification?.value.level;
      expect([row.id, level ?? null]).toEqual([row.id, note?.classification ?? null]);
      if (note !== undefined && note.precedence.length > 0) expect(precedence).toBeDefined();
      expect(captions.length + (channel ? 1 : 0)).toBeGreaterThanOrEqual(note?.captions.length ?? 0);
    }
  });

  it('are signed by whom the volume names, in 97 % of those that end with the name', () => {
    const signed = cables.filter(({ row }) => row.signed !== null && row.text.trimEnd().endsWith(row.signed));
    const found = signed.filter(({ row, cable }) => cable.fields.signature?.value === row.signed);
    console.log(`signature: ${found.length} of ${signed.length}`);
    expect(found.length / signed.length).toBeGreaterThanOrEqual(0.97);
  });
});

import { describe, expect, it } from 'vitest';
import { readCable } from '../../src/cable/read-cable.ts';
import { loadVocabulary } from '../../src/disk/rulebook.ts';
import { barsRelease } from '../../src/marking/captions.ts';
import { contradictsItself } from '../../src/marking/controls.ts';
import type { Vocabulary } from '../../src/marking/vocabulary.ts';
import type { Cable } from '../../src/model/cable.ts';
import { rulesWith, rulesWithout } from '../marking/changed-rules.ts';
import { cableText, codes, type Parts, portion, recordOf, VOCABULARY } from './invented.ts';

const readBy = (vocabulary: Vocabulary, parts: Parts): Cable =>
  readCable(recordOf(cableText(parts)), vocabulary);
const captions = ({ fields }: Cable): string[] => fields.captions.map(({ value }) => value);

const BODY = ['1. (C) The boats left.', '', '2. (U) Cod.'];
const PLAIN = "source: 'a circular of the Department'";

describe('a caption that a lawyer adds', () => {
  const added = (more = ''): Vocabulary =>
    loadVocabulary(rulesWith({ captions: [`{ caption: FJORDIS, bars: true${more}, ${PLAIN} }`] }));

  it.each<[string, Parts]>([
    ['on a line of captions', { captions: ['FJORDIS'], body: BODY }],
    ['with its letters apart', { captions: ['F J O R D I S'], body: BODY }],
    ['beside another', { captions: ['SIPDIS, FJORDIS'], body: BODY }],
    ['on line 1', { lineOne: 'C O N F I D E N T I A L FJORDIS NORDHAVEN 000123', body: BODY }],
    ['behind the number', { lineOne: 'C O N F I D E N T I A L NORDHAVEN 000123 FJORDIS', body: BODY }],
    ['among tags', { labels: ['E.O. 12958: DECL: 03/04/2016', 'TAGS: PREL, FJORDIS, ZZ'], body: BODY }],
    ['in the body', { body: [...BODY, '', 'FJORDIS', '', '3. (U) Eels.'] }],
  ])('is read %s, and bars', (_place, parts) => {
    const vocabulary = added();
    expect(captions(readBy(vocabulary, parts))).toContain('FJORDIS');
    expect(barsRelease('FJORDIS', vocabulary.lexicon.captions)).toBe(true);
  });

  it('is a word that nobody knows without the row', () => {
    const cable = readBy(loadVocabulary(rulesWith({})), {
      lineOne: 'C O N F I D E N T I A L NORDHAVEN 000123 FJORDIS',
      body: BODY,
    });
    expect(captions(cable)).toEqual([]);
    expect(codes(cable)).toContain('line-one-unread');
  });

  it('holds a cable where a letter of it is wrong', () => {
    const parts = { captions: ['FJORDIS'.replace('J', 'I')], body: BODY };
    expect(codes(readBy(added(', distribution: true'), parts))).toContain('marking-misspelt');
  });

  it('counts at the head of a portion only where it says how far a message goes', () => {
    const parts = { body: ['1. (C) FJORDIS: the boats left.'] };
    expect(captions(readBy(added(), parts))).toEqual([]);
    expect(captions(readBy(added(', distribution: true'), parts))).toEqual(['FJORDIS']);
  });

  it('is a channel where its row says so', () => {
    expect(
      readBy(added(', channel: true'), { captions: ['FJORDIS'], body: BODY }).fields.channel?.value,
    ).toBe('FJORDIS');
  });

  it('puts the control it stands for into the marking', () => {
    const cable = readBy(added(', control: OC'), { captions: ['FJORDIS'], body: ['1. Unmarked.'] });
    expect(cable.overall?.dissem).toEqual(['OC']);
    expect(portion(cable, '1')?.marking.dissem).toEqual(['OC']);
  });

  it('is known by its other spellings, and by words that stand in no place of a pattern', () => {
    const vocabulary = added(', spellings: [F. AND J. DIS]');
    expect(captions(readBy(vocabulary, { captions: ['F. AND J. DIS'], body: BODY }))).toEqual(['FJORDIS']);
    expect(captions(readBy(vocabulary, { captions: ['FX AND JX DIS'], body: BODY }))).toEqual([]);
  });

  it('is refused in small letters, by line', () => {
    const rules = rulesWith({ captions: [`{ caption: Fjordis, bars: true, ${PLAIN} }`] });
    expect(() => loadVocabulary(rules)).toThrow(/captions\.yaml:\d+.*capitals/s);
  });
});

describe('a caption that is a word of the language too', () => {
  it.each([
    ['NODIS/OHIO', ['NODIS', 'OHIO']],
    ['OHIO', ['OHIO']],
    ['OHIO, ALPHA', ['OHIO', 'ALPHA']],
    ['THE OHIO TALKS', []],
    ['OHIO AND ALPHA', []],
  ])('counts where a line of captions holds nothing else: %s', (line, found) =>
    expect(captions(readBy(VOCABULARY, { captions: [line], body: BODY }))).toEqual(found),
  );

  it('leaves the last word of a paragraph in it', () => {
    const cable = readBy(VOCABULARY, {
      body: ['1. (C) THE SHIP WENT FROM NORDHAVEN TO', 'OHIO', '', '2. (U) Cod.'],
    });
    expect(cable.furniture).toEqual([]);
    expect(portion(cable, '1')?.marking.level).toBe('C');
  });
});

describe('a caption that a lawyer takes out', () => {
  it('is one that nobody knows, and bars where it is found all the same', () => {
    const { lexicon } = loadVocabulary(rulesWithout('captions', 'caption: SIPDIS'));
    expect(barsRelease('SIPDIS', lexicon.captions)).toBe(true);
  });
});

describe('a control that a lawyer adds', () => {
  const row = (more = ''): string =>
    `{ token: FJ, category: dissem, title: FJORD CONTROLLED, banner: FJORDCON, portion: FJ, foreign: deny, us: allow, citation: a circular, ${PLAIN}${more} }`;
  const added = (more = '', constraints: readonly string[] = []): Vocabulary =>
    loadVocabulary(rulesWith({ dissemination: [row(more)], constraints }));

  it.each(['(C/FJ)', '(C//FJ)', '(C-FJ)', '(C//FJORDCON)', '(C//NF/FJ)'])('is read in %s', (mark) => {
    const { marking } = portion(readBy(added(), { body: [`1. ${mark} Boats.`] }), '1') ?? {};
    expect(marking?.dissem).toContain('FJ');
    expect(marking?.unknown).toEqual([]);
  });

  it('is read on line 1, in a header line nobody can place, and in words', () => {
    const onLine = { lineOne: 'C O N F I D E N T I A L//FJORDCON NORDHAVEN 000123', body: ['1. Boats.'] };
    const astray = { captions: ['it says fjordcon here'], body: ['1. Boats.'] };
    const inWords = { body: ['1. (C) Boats. Begin C/FJ text. Eels.'] };
    for (const parts of [onLine, astray, inWords])
      expect(portion(readBy(added(), parts), '1')?.marking.dissem).toEqual(['FJ']);
  });

  it('stands for UNCLASSIFIED, and is told by its title, where it may stand alone', () => {
    const unclassified = { security: 'ZNR UUUUU ZZH', lineOne: 'UNCLAS NORDHAVEN 000123' };
    const vocabulary = added(', alone: true');
    const marked = readBy(vocabulary, {
      ...unclassified,
      body: ['1. (FJ) Boats.', '', '2. (U) Cod (FJ) came.'],
    });
    for (const id of ['1', '2'])
      expect(portion(marked, id)?.marking).toMatchObject({ level: 'U', dissem: ['FJ'], unknown: [] });
    const told = readBy(vocabulary, { ...unclassified, body: ['1. (U) This cable is fjord controlled.'] });
    expect(told.overall?.dissem).toEqual(['FJ']);
  });

  it('has a floor where a constraint says so', () => {
    const constraint =
      "{ code: FJORD, when: [FJ], levels: [S, TS], text: FJORDCON stands with SECRET., provision: 'a circular' }";
    const { lexicon } = added('', [constraint]);
    const cable = readBy(added('', [constraint]), { body: ['1. (C//FJ) Boats.'] });
    expect(codes(cable)).toContain('contradictory-mark');
    const marking = portion(cable, '1')?.marking;
    expect(marking !== undefined && contradictsItself(marking, lexicon.controls)).toBe(true);
  });

  it('is another word outside a mark where its row says so', () => {
    const parts = { body: ['1. (C) The station. (FJ) is a post, and C/FJ an office.'] };
    expect(portion(readBy(added(), parts), '1')?.marking.dissem).toEqual(['FJ']);
    expect(portion(readBy(added(', ambiguous: [FJ]'), parts), '1')?.marking.dissem).toEqual([]);
  });
});

describe('a level that a lawyer adds', () => {
  it('is read on line 1 and in marks, and a slip in it is repaired', () => {
    const row = `{ level: S, system: us, banner: FJORDSECRET, portion: FS, ${PLAIN} }`;
    const vocabulary = loadVocabulary(rulesWith({ levels: [row] }));
    for (const lineOne of ['FJORDSECRET NORDHAVEN 000123', 'FJ0RDSECRET NORDHAVEN 000123']) {
      const cable = readBy(vocabulary, { security: 'ZNY SSSSS ZZH', lineOne, body: ['1. (FS) Boats.'] });
      expect(cable.fields.classification?.value.level).toBe('S');
      expect(portion(cable, '1')?.marking).toMatchObject({ level: 'S', unknown: [] });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { markAtHead } from '../../src/marking/marks-at-head.ts';
import { review } from '../../src/pipeline.ts';
import { cableText, recordOf } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { TABLES } from './score.ts';

const found = (words: string) => markAtHead(words, TABLES.vocabulary.lexicon)?.marking;

describe('a mark that lost something, where the words of a portion begin', () => {
  it.each([
    [' (Conf.) The ferry.', 'C'],
    [' (conf) The ferry.', 'C'],
    [' (Secr.) The ferry.', 'S'],
    [' (TOP SEC) The ferry.', 'TS'],
    [' (Top-Secret) The ferry.', 'TS'],
    [' (Conf/NF) The ferry.', 'C'],
    [' (1C) The ferry.', 'C'],
    [' (S|) The ferry.', 'S'],
    [' ($) The ferry.', 'S'],
    [' (5) The ferry.', 'S'],
    [' (€) The ferry.', 'C'],
    [' (C The ferry.', 'C'],
    [' ( S//NF The ferry.', 'S'],
    [' C - The ferry.', 'C'],
    [' S -- The ferry.', 'S'],
    [' C: The ferry.', 'C'],
    [' CONF: The ferry.', 'C'],
    [' CONFIDENTIAL - The ferry.', 'C'],
    [' SECRET The ferry.', 'S'],
  ])('states a level:%s', (words, level) => {
    expect(found(words)?.level).toBe(level);
  });

  it.each([' (Classified) The ferry.', ' (?) The ferry.', ' ( ) The ferry.'])(
    'denies where it states none:%s',
    (words) => {
      expect(found(words)).toMatchObject({ level: null });
      expect(found(words)?.unknown).not.toEqual([]);
    },
  );

  it.each([' LOU The ferry.', ' (SBU The ferry.', ' FOUO The ferry.'])(
    'bears a control of unclassified text:%s',
    (words) => {
      const { level, nonIC = [], dissem = [] } = found(words) ?? {};
      expect(level).toBe('U');
      expect([...nonIC, ...dissem]).toHaveLength(1);
    },
  );

  it.each([
    ' The (Conf.) ferry.',
    ' (Conference) The ferry.',
    ' (Section 4) The ferry.',
    ' (C and S are the companies) left.',
    ' (5) one, (6) two.',
    ' C. Poole said so.',
    ' S. Poole said so.',
    ' Confidential sources said so.',
    ' SECRET TALKS WERE HELD.',
    ' C-130 aircraft landed.',
    ' CONFERENCE: The ferry.',
    ' (U) The ferry.',
    ' U - The ferry.',
    ' (United) The ferry.',
  ])('is not read into other words:%s', (words) => {
    expect(found(words)).toBeUndefined();
  });
});

const shown = (second: string): string =>
  review(
    recordOf(
      cableText({
        security: 'ZNR UUUUU ZZH',
        lineOne: 'UNCLAS NORDHAVEN 000123',
        labels: ['E.O. 12958: N/A', 'TAGS: PREL', 'SUBJECT: FERRIES'],
        body: ['1. (U) The herring.', '', `2. ${second}`, '', 'ASHDOWN'],
      }),
    ),
    SETTING,
    RULEBOOK,
  ).body;

describe('an unclassified cable with such a mark', () => {
  it.each(['(Conf.) The cod.', '(Classified) The cod.', 'C - The cod.', '(C The cod.', '(c) The cod.'])(
    'keeps the paragraph: %s',
    (second) => {
      expect(shown(second)).not.toContain('cod');
    },
  );

  it.each(['(c) 2007 The cod.', '(c) the cod, (d) the eel.', 'C. Poole caught the cod.', 'The cod.'])(
    'releases one that has none: %s',
    (second) => {
      expect(shown(second)).toContain('cod');
    },
  );
});

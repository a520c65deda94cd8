import { describe, expect, it } from 'vitest';
import { marksIn } from '../../src/marking/marks-in-words.ts';
import { growth, LINEAR } from '../growth.ts';
import { TABLES } from './score.ts';

const found = (words: string) =>
  marksIn(words, TABLES.vocabulary.lexicon).map(({ from, to }) => words.slice(from, to));

describe('a mark inside words', () => {
  it.each([
    ['Open; (S) closed.', '(S)'],
    ['Open -- (S//NF) closed.', '(S//NF)'],
    ['Open. [S] closed.', '[S]'],
    ['Open. {S} closed.', '{S}'],
    ['Open. (S-NF) closed.', '(S-NF)'],
    ['Open. (TS//SI-G) closed.', '(TS//SI-G)'],
    ['Open. Comment (S) closed.', '(S)'],
    ['List: (A) one (B) two. (S) closed.', '(S)'],
    ['>> (S//NF) closed.', '(S//NF)'],
    ['"(S) closed."', '(S)'],
    ['2.1 (S) closed.', '(S)'],
    ['Open.(S) closed.', '(S)'],
    ['Open member(S//NF) closed.', '(S//NF)'],
    ['Open. (S NF) closed.', '(S NF)'],
    ['2(S) closed.', '(S)'],
    ['Open. (s/nf) closed.', '(s/nf)'],
    ['Open. (Secret) closed.', '(Secret)'],
    ['Open. (S//XQZ) closed.', '(S//XQZ)'],
    ['Open. (S/XQZ) closed.', '(S/XQZ)'],
    ['Open. (//GBR S) closed.', '(//GBR S)'],
    ['Open. (NS) closed.', '(NS)'],
    ['Open. (RD) closed.', '(RD)'],
    ['Open. (\u0421) closed.', '(\u0421)'],
    ['Open. (C - ENTIRE TEXT) closed.', '(C - ENTIRE TEXT)'],
    ['Open. Begin S/NF text. Closed.', 'Begin S/NF'],
    ['Open. [Begin Secret text: Closed.', 'Begin Secret'],
    ['Open. (Start Secret) Closed.', 'Start Secret'],
    ['Open. <S> closed.', '<S>'],
    ['Open. S//NF closed.', 'S//NF'],
    ['Open. (SECRET//NOFORN closed.', 'SECRET//NOFORN'],
    ['Open. BEGIN LOU', 'BEGIN LOU'],
    ['and we begin S text here', 'begin S'],
    ['NATO SECRET. Closed.', 'NATO SECRET'],
    ['Open. RESTRICTED DATA. Closed.', 'RESTRICTED DATA'],
    ['It contains Formerly Restricted Data.', 'Formerly Restricted Data'],
    ['1. SENSITIVE BUT UNCLASSIFIED - NOT FOR INTERNET DISTRIBUTION', 'SENSITIVE BUT UNCLASSIFIED'],
    ['Open. Sensitive But Unclassified: closed.', 'Sensitive But Unclassified'],
    ['1. SBU - ENTIRE TEXT. Closed.', 'SBU'],
    ['1. SBU. Closed.', 'SBU'],
    ['1. Entire text is SBU. Closed.', 'SBU'],
    ['1. (Entire text - SBU) Closed.', 'SBU'],
    ['Open. for official use only', 'for official use only'],
    ['1. SBU/NOFORN. Closed.', 'SBU/NOFORN'],
    ['1. FOUO. Closed.', 'FOUO'],
    ['1. LIMITED OFFICIAL USE - ENTIRE TEXT.', 'LIMITED OFFICIAL USE'],
    ['This paragraph is sensitive but\nunclassified and closed.', 'sensitive but\nunclassified'],
    ['Please handle as LOU and no more.', 'LOU'],
    ['This message is law enforcement sensitive.', 'law enforcement sensitive'],
    ['Open. SECRET/NOFORN closed.', 'SECRET/NOFORN'],
    ['Open. S/NF: closed.', 'S/NF'],
    ['Open. S-NF closed.', 'S-NF'],
    ['Open. (S/NF closed.', 'S/NF'],
    ['(s) The talks went on.', '(s)'],
    ['  (ts) The talks went on.', '(ts)'],
    ['Open. |S| closed.', '|S|'],
    ['|C| The talks went on.', '|C|'],
    ['Open. (S| closed.', '(S|'],
    ['Open. |S/NF) closed.', '|S/NF)'],
    ['Open. SECRET: closed.', 'SECRET:'],
    ['Open. Secret: closed.', 'Secret:'],
    ['Open. (**S**) closed.', '(**S**)'],
    ['Open. (_S_) closed.', '(_S_)'],
    ['Open. \\(S\\) closed.', '(S\\)'],
    ['Open. (S?) closed.', '(S?)'],
    ['Open. (S*) closed.', '(S*)'],
    ['Open. (Begin classified) closed.', 'Begin classified'],
    ['Open. (The following is S/NF) closed.', '(The following is S/NF)'],
    [
      'Open. (Remainder of paragraph is classified SECRET.)',
      '(Remainder of paragraph is classified SECRET.)',
    ],
    ['Open. (The rest is classified.) Closed.', '(The rest is classified.)'],
    ['ATOMAL Closed.', 'ATOMAL'],
    ['Contains formerly restricted data.', 'formerly restricted data'],
    ['This paragraph contains restricted data.', 'restricted data'],
    ['Open. CNWDI. Closed.', 'CNWDI'],
    ['NATO Secret: closed.', 'NATO Secret'],
    ['Open. NATO/CONFIDENTIAL closed.', 'NATO/CONFIDENTIAL'],
    ['Open. NATO-CONFIDENTIAL closed.', 'NATO-CONFIDENTIAL'],
    ['Open. (NATO Confidential) closed.', 'NATO Confidential'],
    ['Open. SBU-NF text goes on.', 'SBU-NF'],
    ['It held RD-CNWDI of all kinds.', 'RD-CNWDI'],
    ['He went on and on (SBU/N) about it.', '(SBU/N)'],
    ['Open. nato secret. Closed.', 'nato secret'],
    ['COSMIC closed.', 'COSMIC'],
  ])('in %j', (words, mark) => expect(found(words)).toEqual([mark]));

  it.each([
    'The member(s) agreed.',
    'THE MEMBER(S) AGREED.',
    'Three things: (a) one, (b) two, (s) more.',
    'Ambassador Ashdown (S/CT) and the desk (S/P) agreed.',
    'They saw a transport plane (C-130) and a missile (S-300).',
    'A symbol (S/2006/555) of the council.',
    'The farmers of the north (NC) and Senator Poole (R-TX) agreed.',
    'They will begin secret talks and begin confidential work.',
    'THE NATO SECRETARY GENERAL SPOKE OF RESTRICTED DATA.',
    'Either (and/or) both (he) said.',
    'At http://www.example.org (//example) it stands.',
    'Sensitive but unclassified papers lay on the desk.',
    'They spoke of sensitive but unclassified networks.',
    'The car park is for official use only.',
    'For official use only two boats remain.',
    'SBU officers arrested the man; the SBU. He met SBU chief Poole.',
    'Lou. Poole sang; LOU POOLE DANCED.',
    'They saw S/PR and S/CT, and the C-130 and an S-OCEAN.',
    'He kept a secret: the boat. Its secret was kept.',
    'The plan (see paragraph C) and another (the rest is c. 1900) and (a secret of the following man).',
    'The guard (the following are Secret Service agents) stood.',
    'Who (what?) and why (*) and (the_one).',
    'They begin classified work. The rest (classified as boats) sank.',
    'NATO Secretary General Poole came. He met the NATO Secretary General.',
    'In confidential NATO talks he said: NATO restricted its flights.',
    'NATO secret talks began. Restricted data of the museum. Cosmic rays fell.',
    'The museum lost its\nrestricted data, and the\nNATO secret. Nobody wept.',
    'They spoke of ATOMAL and of COSMIC things.',
    '(c) 2007 by the museum.',
    '(c) third, behind (a) and (b).',
    '(u) the last.',
    '(r) one. (s) two.',
    '(s) two, behind (r).',
    'The function(s) of the board; the key(s).',
    'Sizes: | S | M | L | and |T|, or a|S|b.',
    'He wrote |x| and (S|T).',
  ])('not in %j', (words) => expect(found(words)).toEqual([]));

  it.each([
    '(',
    '( ',
    'SBU ',
    'S/',
    'secret ',
    '(para is S ',
    'cable is ',
    'begin ',
    'begin S//',
    '(S) ',
    '|S',
    '(s) ',
    'RESTRICTED ',
  ])('costs by the length of a text of %j, not by its square', (unit) => {
    const reading = (size: number) => marksIn(unit.repeat(size / unit.length), TABLES.vocabulary.lexicon);
    expect(growth(50_000, reading)).toBeLessThan(LINEAR);
  });

  it('may be found in two ways', () => {
    expect(found('Open. |S//NF| closed.')).toContain('|S//NF|');
    expect(found('(Sbu) The talks went on.')).toContain('(Sbu)');
  });

  it('is a remark on the sentences that follow', () =>
    expect(found('Open. (Next two sentences S/NF.) Closed.')).toContain('(Next two sentences S/NF.)'));

  it('speaks for the whole where it names the cable, the message or the entire text', () => {
    const certain = (words: string) => marksIn(words, TABLES.vocabulary.lexicon).map((mark) => mark.certain);
    expect(certain('SBU - ENTIRE TEXT.')).toEqual([true]);
    expect(certain('Entire text is SBU.')).toEqual([true]);
    expect(certain('This cable is sensitive but unclassified.')).toEqual([true]);
    expect(certain('This paragraph is SBU.')).toEqual([false]);
  });
});

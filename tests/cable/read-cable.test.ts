import { describe, expect, it } from 'vitest';
import { readCable } from '../../src/cable/read-cable.ts';
import { sliceOf } from '../../src/model/span.ts';
import { cableText, codes, ids, portion, read, recordOf, VOCABULARY, words } from './invented.ts';

const layoutText = (cable: ReturnType<typeof read>): string =>
  cable.layout.map((span) => sliceOf(cable.text, span)).join('\n');

describe('levels and controls', () => {
  it('take unmarked text under UNCLAS with SENSITIVE for SBU, and a marked paragraph for what it says', () => {
    const cable = read({
      security: 'ZNR UUUUU ZZH',
      lineOne: 'UNCLAS NORDHAVEN 000123',
      captions: ['SENSITIVE', 'SIPDIS'],
      labels: ['E.O. 12958: N/A', 'TAGS: ECON', 'SUBJECT: FISH PRICES'],
      body: ['1. Herring is dear.', '', '2. (U) Cod is cheap.', '', '3. (SBU) The mayor eats neither.'],
    });
    const controls = (id: string) => portion(cable, id)?.marking.nonIC;
    expect([controls('subject'), controls('1'), controls('2'), controls('3')]).toEqual([
      ['SBU'],
      ['SBU'],
      [],
      ['SBU'],
    ]);
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['SENSITIVE', 'SIPDIS']);
    expect(cable.overall?.level).toBe('U');
    expect(codes(cable)).toEqual(['unmarked']);
  });

  it('keep NOFORN of the line and of a portion', () => {
    const cable = read({
      security: 'ZNY SSSSS ZZH',
      lineOne: 'S E C R E T // NF NORDHAVEN 000123',
      body: ['1. (S/NF) The lighthouse is dark.', '', '2. (C) The pier is wet.', '', '3. Gulls.'],
    });
    expect(cable.overall).toMatchObject({ level: 'S', dissem: ['NF'], as: 'SECRET//NF' });
    expect(portion(cable, '1')?.marking).toMatchObject({ level: 'S', dissem: ['NF'] });
    expect(portion(cable, '2')?.marking).toMatchObject({ level: 'C', dissem: [] });
    expect(portion(cable, '3')?.marking).toMatchObject({ level: 'S', dissem: ['NF'] });
  });

  it('report a portion above the line, and letters that differ from it, as a conflict', () => {
    const above = read({ body: ['1. (S) The vault is open.'] });
    expect(above.messages).toContainEqual(
      expect.objectContaining({ code: 'witness-conflict', severity: 'error' }),
    );
    expect(above.overall?.level).toBe('S');
    const letters = read({ security: 'ZNY SSSSS ZZH', body: ['1. (C) The vault is shut.'] });
    expect(letters.messages).toContainEqual(
      expect.objectContaining({ code: 'witness-conflict', severity: 'error' }),
    );
  });

  const open = {
    security: 'ZNR UUUUU ZZH',
    lineOne: 'UNCLAS NORDHAVEN 000123',
    labels: ['E.O. 12958: N/A', 'SUBJECT: THE VAULT'],
    body: ['1. The vault is open.', '', '2. It was painted.'],
  };

  it.each([
    [[], undefined, false],
    [[], 'ZNY CCCC ZZH', true],
    [[], 'ZNY S S S S S ZZH', true],
    [['CONFIDENTlAL'], undefined, true],
    [['-SECRET-'], undefined, true],
    [['Classification: Secret'], undefined, true],
    [['Classified By: DCM Ruth Ashdown. Reason 1.4 (b)'], undefined, true],
    [['The plan was Classified By: nobody.'], undefined, false],
  ])('differ from an unclassified line where they are worn or astray: %j %s', (lines, security, differs) => {
    const cable = read({
      ...open,
      ...(security && { security }),
      body: [...open.body, '', ...lines, '', '3. End.'],
    });
    expect(codes(cable).includes('witness-conflict')).toBe(differs);
  });

  it.each([
    ['THE VAULT (S;NF)', true],
    ['THE VAULT (C/)', true],
    ['THE VAULT (NATO C)', true],
    ['VISIT OF THE COORDINATOR (S/CT)', false],
    ['THE VAULT (NATO)', false],
  ])('differ from an unclassified line where a subject ends with a worn one: %s', (subject, differs) => {
    const cable = read({ ...open, labels: ['E.O. 12958: N/A', `SUBJECT: ${subject}`] });
    expect(codes(cable).includes('witness-conflict')).toBe(differs);
  });

  it('only warn where the line is above every paragraph', () => {
    const cable = read({ body: ['1. (U) The vault is painted.'] });
    const told = cable.messages.filter(({ code }) => code === 'witness-conflict');
    expect(told.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('are unknown, with an error, where no line states a level', () => {
    const cable = read({ lineOne: '', body: ['1. (C) A paragraph.'] });
    expect(cable.overall).toBeNull();
    expect(cable.mrn).toBeNull();
    expect(cable.messages).toContainEqual(
      expect.objectContaining({ code: 'no-classification', severity: 'error' }),
    );
  });

  it('hold an unknown mark by its unknown word, and never quote it: that may be a name', () => {
    const cable = read({ body: ['1. (SBUX) Something.', '', '2. (C) Something else.'] });
    expect(portion(cable, '1')?.marking.unknown).toEqual(['SBUX']);
    expect(portion(cable, 'subject')?.marking.unknown).toEqual([]);
    const told = (of: typeof cable) => of.messages.find(({ code }) => code === 'unknown-mark');
    for (const one of [cable, read({ body: ['1. (C/HALVORSEN) Something.'] })]) {
      expect(told(one)).toMatchObject({ severity: 'error' });
      expect(told(one)).not.toHaveProperty('printed');
    }
  });

  it('let ENTIRE TEXT speak for paragraphs without a mark', () => {
    const cable = read({ body: ['1. (C - ENTIRE TEXT) First.', '', '2. Second.'] });
    expect(portion(cable, '2')?.marking.as).toBe('(C - ENTIRE TEXT)');
  });

  it.each([
    ['1. (U) Entire text.', '2. Second.', '3. (S) Third.'],
    ['1. (S) First.', '2. Second.', '3. (U - ENTIRE TEXT) Third.'],
    ['1. (C - ENTIRE TEXT) First.', '2. Second.', '3. (S) Third.'],
  ])('let no ENTIRE TEXT below the cable open a text: %j', (...body) => {
    const secret = { security: 'ZNY SSSSS ZZH', lineOne: 'S E C R E T NORDHAVEN 000123' };
    const cable = read({ ...secret, body });
    expect(portion(cable, '2')?.marking.level).toBe('S');
    expect(cable.messages).toContainEqual(
      expect.objectContaining({ code: 'witness-conflict', severity: 'error' }),
    );
  });

  it.each([
    ['1. SBU - ENTIRE TEXT.', 'SBU'],
    ['1. LIMITED OFFICIAL USE - ENTIRE TEXT.', 'LOU'],
    ['1. (LIMITED OFFICIAL USE - ENTIRE TEXT)', 'LOU'],
    ['1. Entire text is SBU.', 'SBU'],
    ['1. (Entire text - SBU)', 'SBU'],
  ])('take %j of an unclassified cable for all its texts', (first, control) => {
    const open = { security: 'ZNR UUUUU ZZH', lineOne: 'UNCLAS NORDHAVEN 000123', labels: ['SUBJECT: X'] };
    const cable = read({ ...open, body: [first, '', '2. Gulls.'] });
    expect(['1', '2'].map((id) => portion(cable, id)?.marking.nonIC)).toEqual([[control], [control]]);
  });

  it('raise a paragraph by a mark inside its words, never lower it', () => {
    const up = read({ body: ['1. (U) Open. (C) The clerk whispered.'] });
    expect(portion(up, '1')?.marking.level).toBe('C');
    const down = read({ body: ['1. (C) Closed. (U) The clerk sang.'] });
    expect(portion(down, '1')?.marking.level).toBe('C');
    expect(codes(up)).toContain('inline-mark');
    expect(codes(down)).not.toContain('inline-mark');
  });

  it('raise a subject, a heading and a reference title by a mark inside their words', () => {
    const cable = read({
      labels: ['SUBJECT: (U) GULLS; (C) HERRING', 'REF: A. (U) LETTER OF MAY; (C) TWO'],
      body: ['1. (C) Text.', '', '(U) Gulls -- (C) Terns', '', '2. (C) Text.'],
    });
    const levels = ['subject', 'ref.a', 'heading.1'].map((id) => portion(cable, id)?.marking.level);
    expect(levels).toEqual(['C', 'C', 'C']);
    const place = cable.messages.find(({ code }) => code === 'inline-mark')?.span;
    expect(place && sliceOf(cable.text, place)).toBe('(C)');
  });

  it('take a lone letter inside words for a doubt of its portion, a whole mark for a conflict', () => {
    const open = { security: 'ZNR UUUUU ZZH', lineOne: 'UNCLAS NORDHAVEN 000123', labels: ['SUBJECT: X'] };
    const listed = read({ ...open, body: ['1. Three boats: (A) one, (B) two, (C) three.', '', '2. Gulls.'] });
    expect([portion(listed, '1')?.marking.level, portion(listed, '2')?.marking.level]).toEqual(['C', 'U']);
    expect(listed.overall?.level).toBe('U');
    expect(codes(listed)).not.toContain('witness-conflict');
    const marked = read({ ...open, body: ['1. Three boats. (S//NF) The vault is open.'] });
    expect(marked.overall?.level).toBe('S');
    expect(codes(marked)).toContain('witness-conflict');
  });

  it('take words that are called classified, at no level, for the level of the cable', () => {
    const cable = read({ body: ['1. (U) Open. (Begin classified) Closed. (End classified)'] });
    expect(portion(cable, '1')?.marking).toMatchObject({ level: 'C', unknown: [] });
  });

  it('join adjacent marks to one that bears what either does', () => {
    const cable = read({ body: ['1. (U) (C/NF) Closed.'] });
    expect(portion(cable, '1')).toMatchObject({
      mark: { printed: '(U) (C/NF)' },
      marking: { level: 'C', dissem: ['NF'] },
    });
  });

  it('tell a mark that contradicts itself', () => {
    expect(codes(read({ body: ['1. (U//SI) Text.'] }))).toContain('contradictory-mark');
    expect(codes(read({ body: ['1. (C//TK) Text.'] }))).toContain('contradictory-mark');
    expect(codes(read({ body: ['1. (C//SI) Text.'] }))).not.toContain('contradictory-mark');
  });

  it('hear RESTRICTED DATA and NATO SECRET on a line of their own, in the header or the body', () => {
    const header = read({ captions: ['RESTRICTED DATA'], body: ['1. (C) Text.'] });
    expect(header.overall?.aea).toEqual(['RD']);
    const body = read({ body: ['NATO CONFIDENTIAL', '', '1. (C) Text.'] });
    expect(body.overall?.fgi).toEqual(['NATO']);
    expect(read({ body: ['1. (C) The RESTRICTED DATA of the museum.'] }).overall?.aea).toEqual([]);
  });

  it('raise a paragraph by a mark glued to the mark before it', () => {
    const glued = read({
      security: 'ZNY SSSSS ZZH',
      lineOne: 'S E C R E T NORDHAVEN 000123',
      body: ['1. (U)(S/NF) The clerk whispered.'],
    });
    expect(portion(glued, '1')?.marking).toMatchObject({ level: 'S', dissem: ['NF'] });
  });
});

describe('captions', () => {
  it('are read from their own lines, channels apart', () => {
    const cable = read({ captions: ['EXDIS', 'ROGER CHANNEL'], body: ['1. (C) Text.'] });
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['EXDIS']);
    expect(cable.fields.channel?.value).toBe('ROGER CHANNEL');
    expect(layoutText(cable)).toContain('EXDIS');
  });

  it('restrict even where they first stand in the body', () => {
    const cable = read({ body: ['1. (C) Text that goes', '', 'NODIS', '', 'on.'] });
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['NODIS']);
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) Text that goes\non.');
  });
});

describe('a caption at the head of a portion', () => {
  const captions = (...body: string[]) => read({ body }).fields.captions.map(({ value }) => value);

  it.each([
    ['1. (C) LIMDIS The boat sank.', 'LIMDIS'],
    ['1. (C) (NODIS) The boat sank.', 'NODIS'],
    ['1. (C) NODIS: The boat sank.', 'NODIS'],
    ['1. EXDIS. The boat sank.', 'EXDIS'],
    ['1. (C) Roger. ', undefined],
    ['1. (C) [ROGER CHANNEL] The boat sank.', 'ROGER CHANNEL'],
    ['1. (C) They sent it NODIS.', undefined],
    ['1. (C) Limdis was considered.', undefined],
    ['1. (C) OMEGA SHIPPING sank.', undefined],
  ])('restricts the cable: %j', (first, caption) =>
    expect(captions(first)).toEqual(caption === undefined ? [] : [caption]),
  );

  it('restricts it from a sub-paragraph and a subject, each once', () => {
    expect(captions('1. (C) Two:', 'a. (C) STADIS: one.', 'b. (C) STADIS: two.')).toEqual(['STADIS']);
    const cable = read({ labels: ['SUBJECT: (C) NODIS: GULLS'], body: ['1. (C) Text.'] });
    expect(cable.fields.captions.map(({ value }) => value)).toEqual(['NODIS']);
  });
});

describe('the body', () => {
  it('joins a sentence that a page header cuts, and leaves the header out', () => {
    const cable = read({
      body: ['1. (C) The boat was', '', 'NORDHAVEN 00000123  002 OF 002', '', 'blue and leaked.', 'ASHDOWN'],
    });
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) The boat was\nblue and leaked.');
    expect(cable.furniture.map(({ kind }) => kind)).toEqual(['page-header']);
    expect(cable.fields.signature?.value).toBe('ASHDOWN');
  });

  it("leaves another cable's page header in the text", () => {
    const cable = read({ body: ['1. (C) They quoted', '', 'SOUTHPORT 00000999  002 OF 002', '', 'to us.'] });
    expect(cable.furniture).toEqual([]);
    expect(words(cable, portion(cable, '1'))).toContain('SOUTHPORT');
  });

  it('goes on with a paragraph behind a blank line, and says so', () => {
    const cable = read({ body: ['1. (C) The boat was', '', 'blue.', '', '2. (C) It sank.'] });
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) The boat was\n\nblue.');
    expect(codes(cable)).toContain('broken-paragraph');
  });

  it('makes children of sub-paragraphs, and of any marked line', () => {
    const cable = read({
      body: [
        '1. (C) Two things:',
        'a. (U) The first.',
        'b. The second.',
        '-- (S) The third.',
        '',
        '2. (C) End.',
      ],
    });
    expect(ids(cable)).toEqual(['subject', 'classified-by', '1', '1.a', '1.b', '1.block.1', '2']);
    const levels = ['1', '1.a', '1.b', '1.block.1'].map((id) => portion(cable, id)?.marking.level);
    expect(levels).toEqual(['C', 'U', 'C', 'S']);
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) Two things:');
  });

  it('gives text behind a blank line to the more restrictive of paragraph and sub-paragraph', () => {
    const cable = read({
      body: ['1. (C) Two:', 'a. (U) Open.', '', 'and this is closed.', '', '2. (C) End.'],
    });
    expect(words(cable, portion(cable, '1.block.1'))).toBe('and this is closed.');
    expect(portion(cable, '1.block.1')?.marking.level).toBe('C');
    expect(portion(cable, '1.a')?.marking.level).toBe('U');
  });

  it.each([
    ['a bullet', '- closed.'],
    ['a letter out of order', 'c. closed.'],
    ['a number with decimals', '2.1 closed.'],
    ['a dash that touches its word', '--closed.'],
    ['a letter in square brackets', '[b] closed.'],
    ['a bracketed number', '(7) closed.'],
  ])('gives %s without a mark to the more restrictive of the two', (_, item) => {
    const down = read({ body: ['1. (C) Two:', 'a. (U) Open.', item, 'And more.'] });
    expect(words(down, portion(down, '1.block.1'))).toBe(`${item}\nAnd more.`);
    expect(portion(down, '1.block.1')?.marking.level).toBe('C');
    const up = read({ body: ['1. (U) Two:', '- (C) Closed.', item] });
    expect(portion(up, '1.block.2')?.marking.level).toBe('C');
    const even = read({ body: ['1. (C) Two:', 'a. (C) Closed.', item] });
    expect(ids(even).slice(2)).toEqual(['1', '1.a']);
  });

  it('gives the next letter without a mark to the more restrictive of parent and sibling', () => {
    const cable = read({
      body: ['1. (U) Two:', 'a. (C) Closed.', 'b. Or not.', 'c. (U) Open.', 'd. Open too.'],
    });
    const levels = ['1.a', '1.b', '1.c', '1.d'].map((id) => portion(cable, id)?.marking.level);
    expect(levels).toEqual(['C', 'C', 'U', 'U']);
  });

  it('takes a bullet before a mark for a number, and an unknown mark behind a bullet for a mark', () => {
    const cable = read({ body: ['1. (C) Two:', '- (U) Open.', 'o (SBUX) Unknown.'] });
    const bullet = portion(cable, '1.block.1')?.number;
    expect(bullet && sliceOf(cable.text, bullet)).toBe('-');
    expect(portion(cable, '1.block.2')?.marking.unknown).toEqual(['SBUX']);
  });

  it('begins a paragraph at a number that jumps, but not inside a sentence', () => {
    const jump = read({ body: ['1. (U) Open.', '4. Closed.', '', '5. (C) More.'] });
    expect(ids(jump).slice(2)).toEqual(['1', '4', '5']);
    expect(portion(jump, '4')?.marking.level).toBe('C');
    const glued = read({ body: ['1. (U) Open.', '', '2.Closed.'] });
    expect(ids(glued).slice(2)).toEqual(['1', '2']);
    const listed = read({ body: ['1. (U) Open.', '', '2) Closed.', '', '7) Of the second.'] });
    expect(ids(listed).slice(2)).toEqual(['1', '2']);
    const short = read({ body: ['1. (U) Open', '4. Closed.'] });
    expect(ids(short).slice(2)).toEqual(['1', '4']);
    const prose = ['1. (U) The harbour council met the last time on the evening of August', '20. It did not'];
    expect(ids(read({ body: prose })).slice(2)).toEqual(['1']);
    const year = ['1. (U) There were many farms in', '\u00b61997. As a result there are none.'];
    expect(ids(read({ body: year })).slice(2)).toEqual(['1']);
  });

  it.each([
    ['behind a gap', ['']],
    ['without one', []],
  ])('reads a ruled heading %s, and what follows it apart', (_, gap) => {
    const cable = read({
      body: ['1. (U) Open.', ...gap, '-------', 'Comment', '-------', 'Closed, he said.'],
    });
    expect(ids(cable).slice(2)).toEqual(['1', 'heading.1', 'p1']);
    expect(portion(cable, 'p1')?.marking.level).toBe('C');
  });

  it('keeps a ruled table in its paragraph', () => {
    const table = ['Fish      Price', '---------------', 'Cod       12', 'Herring   7'];
    expect(ids(read({ body: ['1. (U) Prices:', '', ...table] })).slice(2)).toEqual(['1']);
  });

  it.each([
    ['the end of the message', ['1. (U) Open.', 'NNNN', '', 'Closed, a postscript.']],
    ['a signature', ['1. (U) Open.', 'ASHDOWN', '', 'Closed, a postscript.']],
    ['a signature with no blank line', ['1. (U) Open.', 'ASHDOWN', 'Closed, a postscript.']],
  ])('reads text behind %s as its own', (_, body) => {
    const cable = read({ body });
    expect(words(cable, portion(cable, 'p1'))).toBe('Closed, a postscript.');
    expect(portion(cable, 'p1')?.marking.level).toBe('C');
  });

  it('makes paragraphs of unnumbered text, each block its own', () => {
    const cable = read({
      body: ['The harbour is full of', 'boats today.', '', '(U) The mayor is glad of them.'],
    });
    expect(ids(cable)).toEqual(['subject', 'classified-by', 'p1', 'p2']);
    expect([portion(cable, 'p1')?.marking.level, portion(cable, 'p2')?.marking.level]).toEqual(['C', 'U']);
  });

  it('calls a repeated number by its turn', () => {
    const cable = read({ body: ['1. (C) One.', '', '2. (C) Two.', '', '2. (C) Two again.'] });
    expect(ids(cable).slice(2)).toEqual(['1', '2', '2~2']);
  });

  it('counts pilcrow numbers without their 1', () => {
    const lost = read({ body: ['11. (C) One.', '', '12. (C) Two.', '', '13. (C) Three.'] });
    expect(ids(lost).slice(2)).toEqual(['1', '2', '3']);
    expect(codes(lost)).toContain('pilcrow-numbers');
    const long = Array.from({ length: 12 }, (_, i) => `${i + 1}. (C) Text.`);
    expect(ids(read({ body: long })).at(-1)).toBe('12');
  });

  it('takes the last line for a signature only where the text before it is finished', () => {
    const open = read({ body: ['1. (C) We dined with the widow of', 'Holloway'] });
    expect(open.fields.signature).toBeUndefined();
    expect(words(open, portion(open, '1'))).toContain('Holloway');
  });

  it('reads end-of-message lines and banners as furniture', () => {
    const cable = read({ body: ['1. (C) Text.', 'ASHDOWN', '', 'CONFIDENTIAL', 'BT', '#0123', 'NNNN'] });
    expect(cable.furniture.map(({ kind }) => kind)).toEqual([
      'banner',
      'end-of-message',
      'end-of-message',
      'end-of-message',
    ]);
    expect(cable.fields.signature?.value).toBe('ASHDOWN');
    expect(cable.levelMarks).toHaveLength(2);
  });
});

describe('two sections', () => {
  const second = [
    'VZCZCXYZ0002',
    'RR RUEHC',
    'DE RUEHNV #0123/02 0631531',
    'ZNY CCCCC ZZH',
    'R 041530Z MAR 06',
    'FM AMEMBASSY NORDHAVEN',
    'TO RUEHC/SECSTATE WASHDC 1235',
    '',
    'C O N F I D E N T I A L SECTION 02 OF 02 NORDHAVEN 000123',
    '',
    'E.O. 12958: DECL: 03/04/2016',
    'TAGS: PREL',
    'SUBJECT: HARBOUR TALKS IN NORDHAVEN',
    '',
  ];
  const cable = read({
    lineOne: 'C O N F I D E N T I A L SECTION 01 OF 02 NORDHAVEN 000123',
    body: ['1. (C) The boat was', '', ...second, 'blue.', '', '2. (C) It sank.', 'ASHDOWN'],
  });

  it('read on across the repeated header', () => {
    expect(words(cable, portion(cable, '1'))).toBe('1. (C) The boat was\nblue.');
    expect(cable.fields.section?.value).toEqual({ number: 1, of: 2 });
  });

  it('show the repeated header but for its subject, which stays a portion', () => {
    const shown = cable.furniture.map(({ span }) => sliceOf(cable.text, span)).join('\n');
    expect(shown).toContain('VZCZCXYZ0002');
    expect(shown).not.toContain('HARBOUR');
    expect(words(cable, portion(cable, 'subject~2'))).toBe('HARBOUR TALKS IN NORDHAVEN');
  });
});

describe('line ends, and what nobody knows', () => {
  it('reads CR LF as it reads LF', () => {
    const text = cableText({ body: ['1. (C) One', 'two.', '', 'A Heading', '', '2. (C) Three.', 'ASHDOWN'] });
    const crlf = readCable(recordOf(text.replaceAll('\n', '\r\n')), VOCABULARY);
    const lf = readCable(recordOf(text), VOCABULARY);
    const plain = (cable: typeof lf) =>
      cable.portions.map((p) => [p.id, words(cable, p).replaceAll('\r\n', '\n')]);
    expect(plain(crlf)).toEqual(plain(lf));
    expect(crlf.fields.subject?.value).toBe(lf.fields.subject?.value);
  });

  it('tells a header line it cannot place, and shows it nowhere', () => {
    const cable = read({ captions: ['the quick fox of the archive'], body: ['1. (C) Text.'] });
    const told = cable.messages.find(({ code }) => code === 'unread');
    expect(told?.span && sliceOf(cable.text, told.span)).toBe('the quick fox of the archive');
    expect(layoutText(cable)).not.toContain('fox');
  });

  it('never takes words behind TAGS for layout', () => {
    const labels = ['TAGS: PREL, OVIP (Moe, Ida) NO The source is our baker.', 'SUBJECT: X'];
    const cable = read({ labels, body: ['1. (C) Text.'] });
    expect(layoutText(cable)).toContain('OVIP (Moe, Ida) NO');
    expect(layoutText(cable)).not.toContain('baker');
    expect(codes(cable)).toContain('unread');
  });

  it('never takes words behind a Classified By line for layout', () => {
    const labels = ['SUBJECT: X', 'Classified By: DCM Ann Poole. Reasons 1.4 (b). The source is our baker.'];
    const cable = read({ labels, body: ['1. (C) Text.'] });
    expect(layoutText(cable)).toContain('Ann Poole');
    expect(layoutText(cable)).not.toContain('baker');
  });
});

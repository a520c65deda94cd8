import { describe, expect, it } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { bodyOf, cableOf, field, findIn, portion, told } from './cables.ts';

const codes = (text: string): string[] => findIn(bodyOf(text)).messages.map(({ code }) => code);

describe('a notice to protect a source', () => {
  it.each([
    'Milos Vrana (protect) told us so.',
    'Milos Vrana (strictly protect) told us so.',
    'Milos Vrana (please protect source) told us so.',
    'Milos Vrana (PLEASE STRICTLY PROTECT) told us so.',
    'Milos Vrana [protect source] told us so.',
    'Milos Vrana, an engineer at the plant (protect), told us so.',
    'Milos Vrana told us so (and please protect him).',
    'Milos Vrana told us so. Please protect source.',
    'We heard it today through Milos Vrana\u2014protect source.',
    'We heard it today through Milos Vrana -- strictly protect.',
    'Please protect Milos Vrana in all reporting.',
    'Milos Vrana told us so. Please protect the identity of our source.',
    'We heard it at lunch through one Milos Vrana of the plant (protect).',
    'Milos Vrana (Protect!) told us so.',
    'Milos Vrana (stricly protect) told us so.',
    'Milos Vrana (PORTECT) told us so.',
    'Milos Vrana (our contact; protect) told us so.',
    'Milos Vrana (protect told us so.',
    'Milos Vrana {protect} told us so.',
    'Milos Vrana /protect/ told us so.',
    'Milos Vrana "strictly protect" told us so.',
    'Milos Vrana \u201cprotect\u201d told us so.',
    'Milos Vrana STRICTLY PROTECT told us so.',
    'Milos Vrana strictly protect told us so.',
    'Milos Vrana protect told us so.',
    'Milos Vrana, protect, told us so.',
    'Milos Vrana (identity protected) told us so.',
    'Milos Vrana (who must be protected) told us so.',
    'Milos Vrana (name protect) told us so.',
    'Milos Vrana (protect in all reporting) told us so.',
    'Milos Vrana (p r o t e c t) told us so.',
    'Milos Vrana (S T R I C T L Y  P R O T E C T) told us so.',
    'Milos Vrana (pro-\ntect) told us so.',
    'Protect engineer, Dr. Milos Vrana, who told us so.',
    'Protected contact: Milos Vrana told us so.',
    'PROTECTED SOURCE: Milos Vrana told us so.',
    'Milos Vrana (pro-\ntect) is out of scope, but Milos Vrana (please\nprotect) is not.',
  ])('protects: %s', (text) => {
    const [person, ...others] = findIn(bodyOf(text)).persons;
    expect([person?.name, person?.role, others.length]).toEqual(['Milos Vrana', 'protected', 0]);
    expect(codes(text)).toEqual([]);
  });

  it.each([
    'Milos Vrana told us so. Please protect accordingly.',
    'Milos Vrana told us so. Please protect until then.',
    'Milos Vrana told us that the army will protect the source of the river.',
    'Milos Vrana argued that laws protect sources of income.',
    'Milos Vrana said the police protect and defend them.',
    'Milos Vrana told us so (please protect accordingly).',
    'Milos Vrana told us so (protect until May).',
    'Milos Vrana said the army (protects its borders) is small.',
    'Milos Vrana said the army (there to protect the border) is small.',
    'Milos Vrana said the army should "protect" its own.',
    'Milos Vrana spoke of the strike (a project) and the rally (protest).',
    'Milos Vrana spoke of the bear (protected by law).',
    'Milos Vrana said the laws strictly protect the bear.',
    'The law will protect engineer Milos Vrana, we heard.',
  ])('is not in: %s', (text) => {
    expect(told(bodyOf(text))).toEqual(['private: Milos Vrana']);
    expect(codes(text)).toEqual([]);
  });

  it.each([
    'Please protect Milos Vrana and Jan Kovar. Kovar was held for a night.',
    'Strictly protect: Milos Vrana and Jan Kovar, organizers at the plant, came at noon.',
    'PLEASE PROTECT MILOS VRANA, JAN KOVAR. KOVAR CAME AT NOON.',
  ])('names several in a row: %s', (text) =>
    expect(findIn(bodyOf(text)).persons.map(({ role }) => role)).toEqual(['protected', 'protected']),
  );

  it('means nobody in office who stands in the row, and nobody behind another word', () => {
    expect(told(bodyOf('Please protect Milos Vrana and Minister Jan Kovar.'))).toEqual([
      'protected: Milos Vrana',
      'public-figure: Jan Kovar',
    ]);
    expect(told(bodyOf('Please protect Milos Vrana and Jan Kovar, Minister of Health.'))).toEqual([
      'protected: Milos Vrana',
      'public-figure: Jan Kovar',
    ]);
    expect(told(bodyOf('Please protect Milos Vrana, as Jan Kovar, a cook, said.'))).toEqual([
      'protected: Milos Vrana',
      'private: Jan Kovar',
    ]);
  });

  it.each([
    ['MILOS VRANA STRICLY PROTECT TOLD US SO.', 'protected'],
    ['MILOS VRANA (P R O T E C T) TOLD US SO.', 'protected'],
    ['MILOS VRANA SAID THE LAWS STRICTLY PROTECT THE BEAR.', 'private'],
  ])('in capitals: %s', (text, role) => expect(told(bodyOf(text))).toEqual([`${role}: MILOS VRANA`]));

  it.each([
    ['behind the name', 'Milos Vrana (protect) told us.', ' (protect)'],
    ['behind the name, on the next line', 'Milos Vrana\n(protect) told us.', '\n(protect)'],
    ['elsewhere', 'Milos Vrana told us. Please protect source.', 'Please protect source'],
    ['of nobody', 'Protect source: it rains.', 'Protect source'],
  ])('has its place, with the space that parts it from a name: %s', (_, text, notice) => {
    expect(findIn(bodyOf(text)).notices.map((span) => sliceOf(text, span))).toEqual([notice]);
  });

  it('reaches every mention in every paragraph, headings and capitals included', () => {
    const cable = bodyOf(
      'VRANA ON THE STRIKE\n---\nMilos Vrana (protect) came.\n---\nVrana left with Vrana\u2019s son.',
    );
    expect(told(cable)).toEqual(['protected: VRANA | Milos Vrana | Vrana | Vrana']);
  });

  it('binds the nearest person of the sentence, not our own officer', () => {
    const text =
      'Journalist Ana Kovac came. Milos Vrana told Poloff Jane Hartwell (please protect) the rest.';
    expect(told(bodyOf(text))).toEqual([
      'private: Ana Kovac',
      'protected: Milos Vrana',
      'us-official: Jane Hartwell',
    ]);
  });

  it.each([
    [
      'of both',
      'Goran Vrana and Vesna Dolinar (strictly protect both) came.',
      ['Goran Vrana', 'Vesna Dolinar'],
    ],
    [
      'of both, each with a calling',
      'Lawyer Goran Vrana and editor Vesna Dolinar (strictly protect both) came.',
      ['Goran Vrana', 'Vesna Dolinar'],
    ],
    [
      'of one who is then called by the one name of two',
      'Protected source Mou Jinghuask, a hydrologist, came. Her uncle Mou Dalisk got a house. Mou gave two reasons.',
      ['Mou Jinghuask', 'Mou'],
    ],
    [
      'in the passive',
      'Goran Vrana came.\n---\nPost asks that the name of Mr. Vrana be strictly protected.',
      ['Goran Vrana'],
    ],
    [
      'of names elsewhere',
      'Editor Goran Vrana came.\n---\nNames in para 1 should be protected.',
      ['Goran Vrana'],
    ],
    ['by request', 'Editor Goran Vrana asked us to protect him.', ['Goran Vrana']],
    [
      'by request to all',
      'Minister Goran Vrana, whom we ask all readers to protect with care, came.',
      ['Goran Vrana'],
    ],
    ['around a name', 'A source (Goran Vrana, strictly protect) came.', ['Goran Vrana']],
    ['of a family name first', 'Dolinar, Vesna (protect) came.', ['Vesna Dolinar']],
    ['of an initial last', 'PHYSICIAN, VRANESK, M. (PROTECT) CAME.', ['M. VRANESK']],
    ['before a name', 'Protected source Goran Vrana came.', ['Goran Vrana']],
    [
      'behind a place',
      'GORAN VRANA, MANAGER OF DEPOT AT ZORV COVE (PROTECT), CAME.',
      ['GORAN VRANA', 'ZORV COVE'],
    ],
    [
      'in a row, not of the next one',
      'Present:\n   VRANA, Goran     lawyer   (protect)\n   DOLINAR, Vesna   lawyer',
      ['Goran VRANA'],
    ],
    [
      'of whoever a paragraph names',
      'Clerk Goran Vrana saw it. Chief Prosecutor Sten Ashdov signs. Protect source.',
      ['Goran Vrana', 'Sten Ashdov'],
    ],
  ])('%s protects', (_, text, names) => {
    const { persons } = findIn(bodyOf(text));
    expect(persons.filter(({ role }) => role === 'protected').map(({ name }) => name)).toEqual(names);
  });

  it.each([
    'UNPROFOR must protect civilians. Editor Ana Kovac said that civilians should be protected.',
    'Editor Ana Kovac asked NATO to protect them.',
    'Editor Ana Kovac said that the sources of the river should be protected.',
    'The embassy asks that its rights be protected, said editor Ana Kovac.',
    'Editor Ana Kovac and investors ask that contracts be protected.',
  ])('protects nobody: %s', (text) =>
    expect(findIn(bodyOf(text)).persons.map(({ role }) => role)).toEqual(['private']),
  );

  it('holds its paragraph where nobody is found whom it could mean', () => {
    const text = 'The shop is shut.\n---\nIts owner, G. (protect), told us so.';
    const { notices } = findIn(bodyOf(text));
    expect(notices.map(({ from, to }) => text.slice(from, to))).toEqual(['Its owner, G. (protect)']);
  });

  it('leaves the number and the mark of its paragraph, which a copy shows', () => {
    const text = '3. (C) Its owner, G. (protect), told us so.';
    const spans = [{ from: 0, to: text.length }];
    const three = { ...portion('3', 'paragraph', spans), number: { from: 0, to: 2 } };
    const marked = { ...three, mark: field(text, '(C)', { from: 3, to: 6 }) };
    const { notices } = findIn(cableOf(text, { portions: [marked] }));
    expect(notices.map(({ from, to }) => text.slice(from, to))).toEqual(['Its owner, G. (protect)']);
  });

  it('also takes a surname alone that may be the protected person\u2019s', () => {
    const text = 'Pavel Sorokin (protect) came. Student Igor Sorokin came. Sorokin left.';
    expect(told(bodyOf(text))).toEqual([
      'protected: Pavel Sorokin | Sorokin',
      'private: Igor Sorokin | Sorokin',
    ]);
  });

  it('warns, with its place, where nobody stands before it', () => {
    const text = 'Protect source and limit use of substance: the talks failed.';
    const [message] = findIn(bodyOf(text)).messages;
    expect([message?.severity, message?.code]).toEqual(['warning', 'protect-notice-unbound']);
    expect(message?.span && sliceOf(text, message.span)).toBe('Protect source');
    expect(message?.reason).not.toContain('substance');
  });

  it('that names nobody protects whoever may be meant, and says so', () => {
    const text = 'Journalist Ana Kovac came.\n---\nA contact (protect) disagreed.';
    expect(told(bodyOf(text))).toEqual(['protected: Ana Kovac']);
    expect(codes(text)).toEqual(['protect-notice-unbound']);
  });

  it('behind a place means whom the sentence names, and the place if that is a name', () => {
    const text =
      'Father Gerard Joassot of the parish of Descahos (please protect the source) told us. Joassot left.';
    expect(told(bodyOf(text))[0]).toBe('protected: Gerard Joassot | Joassot');
  });

  it('that names a surname of several means each of them', () => {
    const text =
      'We met Mayor Adil Tarazan and his cousin Hikmat Tarazan. Please protect Tarazan throughout.';
    expect(told(bodyOf(text)).every((person) => person.startsWith('protected: '))).toBe(true);
  });
});

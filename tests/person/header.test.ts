import { describe, expect, it } from 'vitest';
import type { Cable, Fields } from '../../src/model/cable.ts';
import { type Span, sliceOf } from '../../src/model/span.ts';
import { bodyOf, cableOf, field, findIn, portion, told } from './cables.ts';

const spanOf = (text: string, part: string, last = false): Span => {
  const from = last ? text.lastIndexOf(part) : text.indexOf(part);
  return { from, to: from + part.length };
};

const withFields = (cable: Cable, fields: Partial<Fields>): Cable => ({
  ...cable,
  fields: { ...cable.fields, ...fields },
});

const signedBy = (text: string, signer: string): Cable => {
  const signature = field(text, signer, spanOf(text, signer, true));
  const portions = bodyOf(text).portions.map((part) =>
    part.spans[0]?.from === signature.span.from
      ? { ...part, id: 'signature', kind: 'signature' as const }
      : part,
  );
  return withFields({ ...bodyOf(text), portions }, { signature });
};

describe('persons of the header and the signature', () => {
  it('takes the classifier and the signer from the fields', () => {
    const text = 'Classified By: Pol/Econ Chief Rona Field.\n---\nAll is quiet.\n---\nDE WITTE';
    const name = field(text, 'Rona Field', spanOf(text, 'Rona Field'));
    const cable = withFields(signedBy(text, 'DE WITTE'), {
      classifiedBy: field(text, { printed: '', names: [name], position: null, reasons: [] }, name.span),
    });
    expect(told(cable)).toEqual(['us-official: Rona Field', 'us-official: DE WITTE']);
    expect(findIn(cable).persons.map(({ evidence }) => evidence)).toEqual([
      'classifier of the cable',
      'signer of the cable',
    ]);
  });

  it('leaves a signature that may be a word of the text to what it is there', () => {
    const text = 'Journalist Corin Haskell left. He met\n---\nHASKELL';
    const cable = withFields(bodyOf(text), {
      signature: field(text, 'HASKELL', spanOf(text, 'HASKELL', true)),
    });
    expect(told(cable).filter((line) => line.startsWith('us-official'))).toEqual([]);
  });

  it('makes the signer one with the ambassador of that name', () => {
    const text = 'Ambassador Corin Haskell objected. Haskell left.\n---\nHASKELL';
    expect(told(signedBy(text, 'HASKELL'))).toEqual(['us-official: Corin Haskell | Haskell | HASKELL']);
  });

  it('never makes the signer one with a private namesake', () => {
    const text = 'Journalist Corin Haskell objected. Haskell left.\n---\nHASKELL';
    expect(told(signedBy(text, 'HASKELL'))).toEqual([
      'private: Corin Haskell | Haskell',
      'us-official: HASKELL',
    ]);
  });

  it('reads a person in the TAGS line as an official, and finds the name again', () => {
    const text = 'TAGS: OVIP (NOVAK, ANNA), PREL\n\nAnna Novak arrived. Novak left.';
    const cable = cableOf(text, {
      layout: [{ from: 0, to: 30 }],
      portions: [portion('1', 'paragraph', [{ from: 32, to: text.length }])],
    });
    expect(told(cable)).toEqual(['official: NOVAK, ANNA | Anna Novak | Novak']);
    expect(findIn(cable).persons[0]?.name).toBe('Anna Novak');
  });

  it('finds no person in lines of addresses', () => {
    const text = 'FM AMEMBASSY NOWHERE\nTO RUEHC/SECSTATE WASHDC PRIORITY 3188\n';
    expect(told(cableOf(text, { layout: [{ from: 0, to: text.length }] }))).toEqual([]);
  });

  it('leaves a page header inside a name out of the mention', () => {
    const text = 'Journalist Pavel\n\nNOWHERE 00000001 002 OF 002\n\nSorokin left.';
    const page = spanOf(text, 'NOWHERE 00000001 002 OF 002');
    const spans = [
      { from: 0, to: page.from },
      { from: page.to, to: text.length },
    ];
    const cable = cableOf(text, {
      portions: [portion('1', 'paragraph', spans)],
      furniture: [{ kind: 'page-header', span: page }],
    });
    const { persons } = findIn(cable);
    expect(persons.map(({ name }) => name)).toEqual(['Pavel Sorokin']);
    expect(persons[0]?.mentions.map((span) => sliceOf(text, span))).toEqual(['Pavel', 'Sorokin']);
  });

  it('quotes no word of the cable in its evidence', () => {
    const text = 'Foreign Minister Andrej Novic left. Pavel Sorokin told us so. Milos Vrana (protect) left.';
    for (const { evidence, name } of findIn(bodyOf(text)).persons)
      for (const word of name.split(' ')) expect(evidence).not.toContain(word);
  });
});

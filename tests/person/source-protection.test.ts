import { describe, expect, it } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { bodyOf, findIn, told } from './cables.ts';

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
  ])('is not in: %s', (text) => {
    expect(told(bodyOf(text))).toEqual(['private: Milos Vrana']);
    expect(codes(text)).toEqual([]);
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

  it('does not reach into another paragraph for a person', () => {
    const text = 'Journalist Ana Kovac came.\n---\nA contact (protect) disagreed.';
    expect(told(bodyOf(text))).toEqual(['private: Ana Kovac']);
    expect(codes(text)).toEqual(['protect-notice-unbound']);
  });
});

import { z } from 'zod';
import { KeyPhrases, keys } from './key-phrases.ts';

const Words = z.array(z.string().min(1)).min(1);

/** `composed` in `rules/names/titles.yaml` */
export const ComposedWords = z.strictObject({
  heads: Words,
  grades: Words,
  'state-bodies': Words,
  bodies: Words,
  assemblies: Words,
  marks: Words,
  'marks-of-offices': Words,
  fields: Words,
  'offices-of': Words,
  agencies: Words,
  'our-offices': Words,
  private: Words,
  doubtful: Words,
});
export type ComposedWords = z.infer<typeof ComposedWords>;

/** The words titles and names of bodies are composed of, ready for look-up. */
export interface ComposedLists {
  /** An office only with a body or field of a state. */
  readonly heads: ReadonlySet<string>;
  readonly grades: ReadonlySet<string>;
  /** A state's whatever they are of. */
  readonly stateBodies: KeyPhrases;
  /** A state's with a mark or a field beside; the second kind only with a mark. */
  readonly bodies: ReadonlySet<string>;
  readonly assemblies: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
  readonly marksOfOffices: ReadonlySet<string>;
  readonly fields: KeyPhrases;
  /** Fields a head is of without a body. */
  readonly officesOf: KeyPhrases;
  readonly agencies: KeyPhrases;
  readonly ourOffices: KeyPhrases;
  readonly privateBodies: KeyPhrases;
  readonly doubtful: KeyPhrases;
}

export const composedLists = (words: ComposedWords): ComposedLists => ({
  heads: keys(words.heads),
  grades: keys(words.grades),
  stateBodies: new KeyPhrases(words['state-bodies']),
  bodies: keys(words.bodies),
  assemblies: keys(words.assemblies),
  marks: keys(words.marks),
  marksOfOffices: keys(words['marks-of-offices']),
  fields: new KeyPhrases(words.fields),
  officesOf: new KeyPhrases(words['offices-of']),
  agencies: new KeyPhrases(words.agencies),
  ourOffices: new KeyPhrases(words['our-offices']),
  privateBodies: new KeyPhrases(words.private),
  doubtful: new KeyPhrases(words.doubtful),
});

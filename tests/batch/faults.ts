import type { Rulebook } from '../../src/pipeline.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { Pack } from '../../src/rule/pack.ts';
import type { Subject } from '../../src/rule/subject.ts';

/** What a match kind may do that it must not, each on cables that have its word. */
export const FAULTS: Readonly<Record<string, (subject: Subject) => unknown>> = {
  throws: () => {
    throw new Error('words of the cable');
  },
  'throws-no-error': () => {
    throw 'words of the cable';
  },
  recurses: function deeper(subject: Subject): unknown {
    return [deeper(subject), deeper(subject)];
  },
  hangs: () => {
    for (;;);
  },
  stops: () => process.exit(0),
  hoards: () => {
    const hoard: number[][] = [];
    for (;;) hoard.push(new Array<number>(1_000_000).fill(hoard.length));
  },
  'matches-everything': ({ cable }) => [{ from: 0, to: cable.text.length }],
  'matches-millions': () => Array.from({ length: 2_000_000 }, (_, n) => ({ from: n % 9, to: 10 })),
  'matches-without-end': function* () {
    for (;;) yield { from: 0, to: 1 };
  },
  'matches-every-letter': ({ cable }) =>
    Array.from({ length: cable.text.length }, (_, from) => ({ from, to: from + 1 })),
  'matches-outside': ({ cable }) => [{ from: 5, to: cable.text.length + 1 }],
  'matches-before': () => [{ from: -5, to: 40 }],
  'matches-nowhere': () => [{ from: Number.NaN, to: 40 }],
  'matches-halves': () => [{ from: 0.5, to: 40 }],
  'matches-nothing-at-all': () => undefined,
};

/** The word that a fault waits for. */
export const wordOf = (fault: string): string => `zq${fault.replaceAll('-', '')}qz`;

/** The same rules and one more for each fault, which no file of rules could have. */
export function withFaults(rulebook: Rulebook): Rulebook {
  const { rules, ...pack } = compilePack(PACK, 'f'.repeat(64), rulebook.exemptions);
  const faulty = rules.map((compiled) => {
    const fault = compiled.rule.id.slice('faults/'.length);
    const match = (subject: Subject) =>
      subject.cable.text.includes(wordOf(fault)) ? FAULTS[fault]?.(subject) : [];
    return { ...compiled, match: match as typeof compiled.match };
  });
  return { ...rulebook, packs: [...rulebook.packs, { ...pack, rules: faulty }] };
}

const PACK = Pack.parse({
  pack: 'faults',
  version: '1',
  title: 'rules that go wrong',
  rules: Object.keys(FAULTS).map((fault) => ({
    id: `faults/${fault}`,
    title: fault,
    match: { kind: 'phrase', any: ['a word'] },
    effect: 'hold',
    bases: [{ code: 'B6' }],
    authority: 'a',
    reason: 'r',
    source: 's',
    status: 'test',
    examples: { match: ['[[a word]]'], miss: ['zzz'] },
  })),
});

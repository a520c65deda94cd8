import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyIn, faultsIn, TEMPLATE_WORDS, wordsOfPage } from '../../src/batch/copies.ts';
import { cableEntries } from '../../src/batch/entries.ts';
import { type Outcome, outcomeOf, runBatch, type Sink } from '../../src/batch/run.ts';
import { openRecord } from '../../src/container/open.ts';
import { settle } from '../../src/decide/settle.ts';
import type { CivilDate } from '../../src/model/civil-date.ts';
import { FINAL_STATES } from '../../src/model/final-state.ts';
import { covers, type Span, unite } from '../../src/model/span.ts';
import { type Review, type Rulebook, review, type Setting } from '../../src/pipeline.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { Pack } from '../../src/rule/pack.ts';
import { prepareLeakCheck } from '../../src/verify/leaks.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';
import { parts, printed } from './cables.ts';

const RUNS = { numRuns: 1000 };
const run = (text: string, setting: Setting = SETTING, rulebook: Rulebook = RULEBOOK): Review =>
  review(openRecord('c.txt', text), setting, rulebook);
const through = (text: string, setting: Setting = SETTING, rulebook: Rulebook = RULEBOOK): Outcome =>
  outcomeOf({ file: 'c.txt', read: () => Buffer.from(text) }, setting, rulebook, OPTIONS);
const shownIn = ({ decisions }: Review): Span[] =>
  unite(decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span));
const secretsOf = ({ decisions }: Review): Span[] =>
  decisions.filter(({ effect }) => effect !== 'release').map(({ span }) => span);

const phraseRule = (word: string, effect: 'hold' | 'withhold') =>
  compilePack(
    Pack.parse({
      pack: 'law',
      version: '1',
      title: 'a rule more',
      rules: [
        {
          id: 'law/word',
          title: 'a word',
          match: { kind: 'phrase', any: [word] },
          effect,
          bases: [{ code: 'B6' }],
          authority: 'a',
          reason: 'r',
          source: 's',
          status: 'test',
          examples: { match: [`[[${word}]]`], miss: ['zzz'] },
        },
      ],
    }),
    'd'.repeat(64),
    RULEBOOK.exemptions,
  );

describe('the laws', () => {
  test('law 1, lossless: the origin tiles record and file, and the parts of a cable tile its text', () => {
    fc.assert(
      fc.property(parts, fc.boolean(), (made, linked) => {
        const text = linked ? printed(made).replace('TAGS: PREL', 'TAGS: [PREL](#)') : printed(made);
        const record = openRecord('c.txt', text);
        let [inRecord, inFile] = [0, 0];
        for (const segment of record.origin) {
          expect([segment.record.from, segment.file.from]).toEqual([inRecord, inFile]);
          [inRecord, inFile] = [segment.record.to, segment.file.to];
          if (segment.verbatim)
            expect(record.text.slice(segment.record.from, segment.record.to)).toBe(
              text.slice(segment.file.from, segment.file.to),
            );
        }
        expect([inRecord, inFile]).toEqual([record.text.length, text.length]);
        const { cable } = run(text);
        expect(cable.text).toBe(record.text);
        const placed = unite([
          ...cable.layout,
          ...cable.portions.flatMap(({ spans }) => spans),
          ...cable.furniture.map(({ span }) => span),
          ...cable.messages.flatMap(({ code, span }) =>
            code === 'unread' && span !== undefined ? [span] : [],
          ),
        ]);
        for (const word of cable.text.matchAll(/\S+/g))
          expect(
            placed.some((span) => covers(span, { from: word.index, to: word.index + word[0].length })),
          ).toBe(true);
      }),
      RUNS,
    );
  });

  test('law 2, silence is not consent: nothing is shown that no claim released', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const done = run(printed(made));
        const released = unite(
          done.claims.filter(({ effect }) => effect === 'release').map(({ span }) => span),
        );
        for (const span of shownIn(done)) expect(released.some((each) => covers(each, span))).toBe(true);
        const less = settle(
          done.cable.text.length,
          done.claims.filter(({ effect }) => effect !== 'release'),
          [],
        );
        expect(less.every(({ effect }) => effect !== 'release')).toBe(true);
      }),
      RUNS,
    );
  });

  test('law 3, rules restrict: one more rule never shows more', () => {
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom('harbor', 'winter', 'henrik', 'the'),
        fc.constantFrom('hold', 'withhold'),
        (made, word, effect) => {
          const before = shownIn(run(printed(made)));
          const more = { ...RULEBOOK, packs: [...RULEBOOK.packs, phraseRule(word, effect)] };
          for (const span of shownIn(run(printed(made), SETTING, more)))
            expect(before.some((each) => covers(each, span))).toBe(true);
        },
      ),
      RUNS,
    );
  });

  test('law 4, fail closed: any bytes end in one of five states, and only what was reviewed leaves files', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(parts, fc.nat(), fc.nat(255)).map(([made, at, value]) => {
        const text = Buffer.from(printed(made));
        text[at % text.length] = value;
        return text;
      }),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        const outcome = outcomeOf({ file: 'c', read: () => input }, SETTING, RULEBOOK, OPTIONS);
        expect(FINAL_STATES).toContain(outcome.state);
        if (outcome.state === 'failed') expect(outcome.files).toEqual([]);
        if (outcome.state === 'failed')
          expect(outcome.messages.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      RUNS,
    );
  });

  test('law 4, fail closed: a rule that throws fails the cable and is named', () => {
    const broken: Rulebook = {
      ...RULEBOOK,
      packs: phraseRule('harbor', 'hold').rules.map((compiled) => ({
        ...phraseRule('harbor', 'hold'),
        rules: [
          {
            ...compiled,
            match: () => {
              throw new Error('broken on purpose');
            },
          },
        ],
      })),
    };
    fc.assert(
      fc.property(parts, (made) => {
        const outcome = through(printed(made), SETTING, broken);
        expect([outcome.state, outcome.files.length]).toEqual(['failed', 0]);
        expect(outcome.messages.some(({ reason }) => reason.includes('law/word'))).toBe(true);
      }),
      RUNS,
    );
  });

  test('law 5, a variant has no withheld text: other secrets of the same shape give the same variant', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('b', 'k', 'z'), (made, letter) => {
        const first = run(printed(made));
        const other = run(otherSecrets(first, letter));
        if (JSON.stringify(first.decisions) === JSON.stringify(other.decisions))
          expect(other.variant).toEqual(first.variant);
      }),
      RUNS,
    );
  });

  test('law 6, other code checks: a copy with any withheld word in it is refused', () => {
    fc.assert(
      fc.property(parts, fc.nat(), (made, n) => {
        const outcome = through(printed(made));
        const { done } = outcome;
        if (done === undefined) return;
        const secrets = secretsOf(done)
          .map(({ from, to }) => done.cable.text.slice(from, to))
          .filter((s) => s.trim().length > 0);
        const secret = secrets[n % Math.max(1, secrets.length)];
        if (secret === undefined) return;
        const leaking = outcome.files.map(({ name, text }) => {
          const body = bodyIn(text);
          return { name, text: body === undefined ? text : text.replace(body, () => `${body}${secret}`) };
        });
        expect(faultsIn(done, leaking, 'UNCLASSIFIED').length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test('law 7, same input, same bytes: twice over, and in any order of inputs', () => {
    fc.assert(
      fc.property(parts, parts, (one, two) => {
        const texts = [printed(one), printed(two).replaceAll('000412', '000413').replace('#0412', '#0413')];
        const files = (order: readonly number[]): string[] => {
          const found: string[] = [];
          const sink: Sink = {
            appendLog: () => {},
            writeCopy: (folder, name, text) => found.push(`${folder}/${name}\n${text}`),
            writeRestricted: (name, text) => found.push(`restricted/${name}\n${text}`),
          };
          const inputs = order.map((n) => ({ file: `${n}.txt`, read: () => Buffer.from(texts[n] ?? '') }));
          for (const _ of runBatch(inputs, SETTING, RULEBOOK, OPTIONS, sink));
          return found.sort();
        };
        expect(files([1, 0])).toEqual(files([0, 1]));
      }),
      RUNS,
    );
  });

  test('law 8, what may leave and what the log says quote nothing that is withheld', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const { done, files, rows } = through(printed(made));
        if (done === undefined) return;
        const check = prepareLeakCheck(done.cable.text, secretsOf(done), [
          ...PERMITTED,
          ...wordsOfPage(done),
        ]);
        for (const { name, text } of files) expect(check(text, name)).toEqual([]);
        for (const row of rows) expect(check(JSON.stringify(row), '')).toEqual([]);
        for (const entry of cableEntries(done, SETTING, files))
          expect(check(withoutDigests(JSON.stringify(entry)), '')).toEqual([]);
        expect(JSON.stringify([rows, files])).not.toContain(
          done.decisions.map(({ span }) => `"from":${span.from}`)[1] ?? '\u0000',
        );
      }),
      RUNS,
    );
  });

  test('law 9, no log, no copy: once the log cannot be written nothing more comes out', () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 3 }), fc.nat(3), (made, failsAt) => {
        let logged = 0;
        let after = 0;
        const sink: Sink = {
          appendLog: () => {
            if (logged++ >= failsAt) throw new Error('disk full');
          },
          writeCopy: () => void (logged > failsAt ? after++ : 0),
          writeRestricted: () => void (logged > failsAt ? after++ : 0),
        };
        const inputs = made.map((each, n) => ({
          file: `${n}`,
          read: () => Buffer.from(printed(each).replaceAll('000412', `00050${n}`)),
        }));
        try {
          for (const _ of runBatch(inputs, SETTING, RULEBOOK, OPTIONS, sink));
        } catch {
          expect(after).toBe(0);
        }
      }),
      RUNS,
    );
  });

  test('law 10, a person releases: public wants an official, every need attested, today, and no open hold', () => {
    const needs = ['extension-check', 'foia-review', 'confirmation'];
    fc.assert(
      fc.property(parts, fc.boolean(), fc.subarray(needs), fc.boolean(), (made, named, attested, today) => {
        const setting: Setting = {
          ...SETTING,
          asOf: today ? SETTING.today : ('2026-01-01' as CivilDate),
          official: named ? 'Harriet Vale, Declassification Officer' : null,
          attestations: attested.map((need) => ({
            cables: 'all',
            need,
            by: 'Harriet Vale',
            on: '2026-11-24',
          })),
        };
        const { done, folder, state, files } = through(printed(made), setting);
        if (done === undefined || folder !== 'public') return;
        expect([named, today, state === 'held']).toEqual([true, true, false]);
        for (const { code } of done.assessment.status.stillNeeded) expect(attested).toContain(code);
        expect(files.map(({ text }) => text).join()).not.toContain('under review');
      }),
      RUNS,
    );
  });
});

/** A digest read as hexadecimal is chance bytes, in which a word of three letters stands now and then. */
const withoutDigests = (entry: string): string => entry.replace(/\b[0-9a-f]{64}\b/g, 'digest');

/** The same cable with every small letter of what is withheld replaced by another: other secrets, same shape. */
function otherSecrets({ cable, decisions }: Review, letter: string): string {
  const secrets = decisions.filter(({ effect }) => effect === 'withhold').map(({ span }) => span);
  return cable.text.replace(/[a-z]/g, (character, at: number) =>
    secrets.some((span) => span.from <= at && at < span.to) ? letter : character,
  );
}

const PERMITTED = [
  ...TEMPLATE_WORDS,
  'sources protect notice descriptor privacy telephone us international secure e mail handling foia number name',
  'mrn portion at extent bases state withheld open question under review kind cable deletion place effect asked claim by digest',
  'released in full part denied failed held proposed public folder status source decisions patch files name sha256 table row role rule layout',
  'classified uncertain captioned controlled consular or personnel outer date passed released by status protected private source less than 1 line paragraph lines',
  'PROPOSED, NOT RELEASED UNCLASSIFIED CONFIDENTIAL SECRET Declassified Authority: instruction of the classifier: Confirmed by: not yet confirmed',
];

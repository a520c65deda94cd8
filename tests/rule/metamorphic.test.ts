import { describe, expect, test } from 'vitest';
import { readerFor } from '../../src/cli/chosen-packs.ts';
import { INSTALLED_RULES, loadExemptions, packFiles, packNames } from '../../src/disk/rulebook.ts';
import { type Span, subtract, unite } from '../../src/model/span.ts';
import { type CompiledRule, compilePack } from '../../src/rule/compile.ts';
import { type Reader, subjectOf, testRules, unmarked } from '../../src/rule/examples.ts';
import { allParts } from '../../src/rule/kinds.ts';
import type { Rule } from '../../src/rule/pack.ts';
import type { Subject } from '../../src/rule/subject.ts';
import { foldedView } from '../../src/text/view.ts';

const exemptions = loadExemptions(INSTALLED_RULES);
const files = packNames(INSTALLED_RULES).flatMap((name) => packFiles(INSTALLED_RULES, name));

const LETTERS = 'AaBCcEeHIiJjKMOoPpSsTXxy';
const ALIKE = 'АаВСсЕеНІіЈјКМОоРрЅѕТХху';
const lookalikes = (text: string): string =>
  [...text].map((letter) => [...ALIKE][LETTERS.indexOf(letter)] ?? letter).join('');

/** Words of five letters and more with a space between the letters; two spaces then part words. */
const spaced = (text: string): string =>
  text
    .replaceAll(' ', '  ')
    .replace(/(?<=^|[\s("'[])[A-Za-z]{5,38}(?=$|[\s)"'\],.;:!?])/g, (word) => [...word].join(' '));

/** What changes nothing that a reader of the page would see, or that any hand may have changed on the way. */
const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  'as it stands': (text) => text,
  'a line wrap at every space': (text) => text.replaceAll(' ', '\n'),
  'a line wrap of another system at every space': (text) => text.replaceAll(' ', '\r\n'),
  'indented lines': (text) => text.replaceAll(' ', '\n        '),
  'double spaces': (text) => text.replaceAll(' ', '  '),
  'non-breaking spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'narrow and wide spaces': (text) => text.replaceAll(' ', '\u2009\u3000'),
  tabs: (text) => text.replaceAll(' ', '\t'),
  'zero-width spaces in every word': (text) => text.replace(/(?<=\w)(?=\w)/g, '\u200b'),
  'soft hyphens in every word': (text) => text.replace(/(?<=[a-z])(?=[a-z])/gi, '\u00ad'),
  'direction marks around every word': (text) => text.replace(/(?<=\w)(?=\w)/g, '\u200e\u2066\u2069'),
  'Cyrillic look-alikes': lookalikes,
  'full-width letters and figures': (text) =>
    text.replace(/[A-Za-z0-9]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
  'spaced letters': spaced,
  'a wrap behind every hyphen inside a word or number': (text) => text.replace(/(?<=\w)-(?=\w)/g, '-\n'),
  'the longest word hyphenated over the line': (text) => hyphenated(text),
  'dashes for hyphens': (text) => text.replace(/(?<=\w)-(?=\w)/g, '\u2011'),
  'curled quotes': (text) => text.replaceAll("'", '\u2019').replace(/"([^"]*)"/g, '\u201c$1\u201d'),
};

function hyphenated(text: string): string {
  const longest = [...text.matchAll(/[A-Za-z]{6,}/g)]
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? text : text.replace(longest, `${longest.slice(0, 3)}-\n${longest.slice(3)}`);
}

describe.each(files.map((each) => [each.file.split('/').slice(-2).join('/'), each] as const))(
  '%s finds the same with',
  (_, file) => {
    const reader = readerFor([file], INSTALLED_RULES);
    const { rules } = compilePack(file.pack, '', exemptions);
    test.each(Object.entries(CHANGES))('%s', (_, change) => {
      const wrong = testRules(rules, change, reader).filter(({ ok, kind }) => !ok && kind === 'match');
      expect(wrong).toEqual([]);
    });

    test('capitals, where a rule is for any case', () => {
      const upper = rules.filter(({ rule }) => isForAnyCase(rule));
      if (upper.length === 0) return;
      const wrong = testRules(upper, (text) => text.toUpperCase());
      expect(wrong.filter(({ kind, problem }) => kind === 'match' && !coversWhole(problem))).toEqual([]);
    });

    test('a page header at any space', () => {
      expect(rules.flatMap((compiled) => overHeaders(compiled, reader))).toEqual([]);
    });
  },
);

/** In capitals no small letter tells where an address ends, so that more may be found than was meant; never less. */
function coversWhole(problem: string | undefined): boolean {
  const [, found, meant] = /^found (\d.*), expected (.*)$/.exec(problem ?? 'found 0-0, expected 0-0') ?? [];
  const places = (said: string | undefined): number[][] =>
    (said ?? '').split(', ').map((place) => place.split('-').map(Number));
  const has = (at: number): boolean =>
    places(found).some(([first = 1, last = 0]) => first <= at && at < last);
  return places(meant).every(([from = 0, to = 0]) =>
    Array.from({ length: to - from }, (_, i) => from + i).every(has),
  );
}

const isForAnyCase = ({ match }: Rule): boolean =>
  allParts(match).every((part) => !('ignoreCase' in part) || part.ignoreCase);

const HEADER = '\n\nNORDHAVEN 00000123  002 OF 002\n\n';

/** Examples that are not found, or not whole, where a page ends at one of their spaces. */
const overHeaders = ({ rule, match }: CompiledRule, reader: Reader): string[] =>
  rule.examples.match.flatMap((example, n) => {
    const { text, expected } = unmarked(example);
    const hits = expected.map((place) => place.split('-').map(Number));
    return [...text.matchAll(/ /g)].flatMap(({ index: spot }) => {
      const { subject, header } = overPages(text, spot, reader);
      const there = (at: number): number => (at > spot ? at + HEADER.length - 1 : at);
      const due = hits.map(([from = 0, to = 0]) => ({ from: there(from), to: there(to) }));
      const [sought, found] = [due, match(subject)].map((spans) =>
        lettersIn(spans, header, subject.cable.text).join(),
      );
      return found === sought ? [] : [`${rule.id} ${n} at ${spot}`];
    });
  });

/** Places of what can be seen in spans, but for the page header. */
const lettersIn = (spans: readonly Span[], header: Span, text: string): number[] =>
  unite(spans)
    .flatMap((span) => subtract(span, [header]))
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
    .filter((at) => /\S/.test(text.charAt(at)));

function overPages(text: string, spot: number, reader: Reader): { subject: Subject; header: Span } {
  const whole = text.slice(0, spot) + HEADER + text.slice(spot + 1);
  const header = { from: spot + 2, to: spot + HEADER.length - 2 };
  const { cable: plain, ...rest } = subjectOf(whole);
  const spans = [
    { from: 0, to: header.from },
    { from: header.to, to: whole.length },
  ];
  const portions = rest.portions.map((portion) => ({ ...portion, spans }));
  const furniture = [{ kind: 'page-header' as const, span: header }];
  const cable = { ...plain, portions, furniture };
  const view = foldedView(whole, [header]);
  return { header, subject: { ...rest, cable, view, portions, ...reader(cable, view) } };
}

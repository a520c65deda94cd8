import type { CivilDate } from '../model/civil-date.ts';
import { type Exemption, exemptionsOn } from '../model/exemption.ts';
import { patternWork } from '../text/pattern-work.ts';
import { type CompiledRule, compilePack, type PackWithLists } from './compile.ts';
import { type Reader, testRules, unmarked, withoutNames } from './examples.ts';
import { allParts, type Match } from './kinds.ts';
import type { Rule } from './pack.ts';
import { duplicates, shadowed } from './shadowing.ts';
import { ENOUGH_CABLES, type RuleTally } from './tally.ts';

export const FINDING_CODES = [
  'not-compiled',
  'unknown-basis',
  'out-of-force',
  'example',
  'duplicate',
  'shadowed',
  'slow',
  'holds-too-often',
  'never-matched',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Something about a rule that its author should mend, or know. */
export interface Finding {
  readonly rule: string;
  readonly code: FindingCode;
  readonly fails: boolean;
  readonly text: string;
}

const fault = (rule: string, code: FindingCode, text: string): Finding => ({ rule, code, fails: true, text });
const notice = (rule: string, code: FindingCode, text: string): Finding => ({
  rule,
  code,
  fails: false,
  text,
});

/** What can be said of packs without a cable. `rows` are all rows of exemptions, whatever their days. */
export function findingsOf(
  packs: readonly PackWithLists[],
  rows: readonly Exemption[],
  day: CivilDate,
  reader: Reader = withoutNames,
): Finding[] {
  const exemptions = exemptionsOn(rows, day);
  const found = packs.flatMap((pack) =>
    pack.rules.map((rule) => checked(pack, rule, { exemptions, day, reader })),
  );
  const compiled = found.flatMap(({ compiled }) => compiled);
  const same = duplicates(compiled.map(({ rule }) => rule));
  const known = new Set(same.map(({ rule, by }) => `${rule} ${by}`));
  return [
    ...found.flatMap(({ findings }) => findings),
    ...same.map(({ rule, by }) =>
      fault(rule, 'duplicate', `It has the match, conditions and bases of ${by}: keep one of them.`),
    ),
    ...shadowed(compiled, reader)
      .filter(({ rule, by }) => !known.has(`${rule} ${by}`) && !known.has(`${by} ${rule}`))
      .map(({ rule, by }) =>
        fault(
          rule,
          'shadowed',
          `${by} covers every example of it, as strongly: give an example that only this one finds, or drop it.`,
        ),
      ),
  ];
}

/** What a rule is checked against. */
interface Against {
  readonly exemptions: readonly Exemption[];
  readonly day: CivilDate;
  readonly reader: Reader;
}

interface Checked {
  readonly findings: readonly Finding[];
  /** The rule ready to run, where it can be. */
  readonly compiled: readonly CompiledRule[];
}

function checked(pack: PackWithLists, rule: Rule, { exemptions, day, reader }: Against): Checked {
  const bases = [...unknownBases(rule, exemptions), ...outOfForce(rule, exemptions, day)];
  if (bases.some(({ code }) => code === 'unknown-basis')) return { findings: bases, compiled: [] };
  const alone = { ...pack, rules: [rule] };
  try {
    const { rules } = compilePack(alone, '', exemptions);
    return {
      findings: [...bases, ...wrongExamples(rules, reader), ...slowness(rule)],
      compiled: rules,
    };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { findings: [...bases, fault(rule.id, 'not-compiled', why)], compiled: [] };
  }
}

function unknownBases({ id, bases, otherwise }: Rule, exemptions: readonly Exemption[]): Finding[] {
  const known = new Set(exemptions.map(({ code }) => code));
  return [...bases, ...otherwise]
    .filter(({ code }) => !known.has(code))
    .map(({ code }) => fault(id, 'unknown-basis', `There is no exemption '${code}' in rules/exemptions.`));
}

/** A rule outside its days is kept for cables of other days: that is told, and fails only where it can never apply. */
function outOfForce(rule: Rule, exemptions: readonly Exemption[], day: CivilDate): Finding[] {
  const { id, from, until, bases } = rule;
  if (from !== undefined && until !== undefined && until < from)
    return [fault(id, 'out-of-force', `It ends on ${until}, before it begins on ${from}.`)];
  const ended = exemptions.filter(
    (row) => bases.some(({ code }) => code === row.code) && !isInForceOn(row, day),
  );
  return [
    ...(isInForceOn(rule, day)
      ? []
      : [notice(id, 'out-of-force', `It does not apply on ${day}: ${daysOf(rule)}.`)]),
    ...ended.map((row) =>
      notice(id, 'out-of-force', `Its basis ${row.code} is not in force on ${day}: ${daysOf(row)}.`),
    ),
  ];
}

interface Days {
  readonly from?: CivilDate | undefined;
  readonly until?: CivilDate | undefined;
}

const isInForceOn = ({ from, until }: Days, day: CivilDate): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until);

/** `from 1995-04-17 until 2003-03-24`. */
export const daysOf = ({ from, until }: Days): string =>
  [...(from === undefined ? [] : [`from ${from}`]), ...(until === undefined ? [] : [`until ${until}`])].join(
    ' ',
  ) || 'always';

/** Examples as they stand, and with a line wrap at every space. */
function wrongExamples(rules: readonly CompiledRule[], reader: Reader): Finding[] {
  const plain = testRules(rules, undefined, reader);
  const wrapped = testRules(rules, (text) => text.replaceAll(' ', '\n'), reader);
  return plain.flatMap(({ rule, kind, example, ok, problem }, i) => {
    const where = `${kind} example ${example + 1}`;
    if (!ok) return [fault(rule, 'example', `${where}: ${problem}.`)];
    return wrapped[i]?.ok === false
      ? [fault(rule, 'example', `${where} does not hold with a line wrap at every space.`)]
      : [];
  });
}

/** Steps of an engine without tricks for one character, and how they may grow where the text is twice as long. */
const MOST_STEPS = 500;
const MOST_GROWTH = 3;
const LENGTH = 256;

/**
 * Counts the work of a pattern on texts that are the worst for it: its own hits and near misses, over and over, and each
 * of their characters. Linear syntax grows twofold on a text twice as long; a search that begins again and again, fourfold.
 */
function slowness(rule: Rule): Finding[] {
  const patterns = allParts(rule.match).flatMap((each) => patternsOf(each));
  return patterns.flatMap((each) => slownessOf(each, rule)).slice(0, 1);
}

function patternsOf(match: Match): { readonly pattern: string; readonly ignoreCase: boolean }[] {
  if (match.kind === 'column') return [{ pattern: match.cell, ignoreCase: match.ignoreCase }];
  return match.kind === 'pattern' || match.kind === 'identifier' ? [match] : [];
}

function slownessOf(
  { pattern, ignoreCase }: { readonly pattern: string; readonly ignoreCase: boolean },
  { id, examples }: Rule,
): Finding[] {
  const work = patternWork(pattern, { ignoreCase, most: MOST_STEPS * LENGTH * 4 });
  for (const unit of hostileUnits(examples)) {
    const [once, twice] = [LENGTH, 2 * LENGTH].map((length) => work(filled(unit, length)).steps);
    if (once === undefined || twice === undefined) continue;
    if (twice > MOST_STEPS * 2 * LENGTH)
      return [fault(id, 'slow', `It takes more than ${MOST_STEPS} steps for each character; ${SHORTER}`)];
    if (twice > MOST_GROWTH * once)
      return [
        fault(
          id,
          'slow',
          `On a text twice as long it takes ${(twice / once).toFixed(1)} times the steps; ${BOUND}`,
        ),
      ];
  }
  return [];
}

const SHORTER = 'shorten its repetitions, such as {1,64}.';
const BOUND = 'put an end, such as {0,40}, to what it reads before it can know whether it matches.';

function hostileUnits({ match, miss }: Rule['examples']): Set<string> {
  const hits = match.flatMap((example) => example.split(/\[\[|\]\]/).filter((_, i) => i % 2 === 1));
  const texts = match.map((example) => unmarked(example).text);
  return new Set([...hits, ...texts, ...miss, ...hits.join('')]);
}

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** A rule that holds more than this part of ordinary cables asks too much of reviewers. */
const MOST_HELD = 0.1;

/** What a collection of ordinary cables tells of the rules. */
export const findingsInCables = (tally: RuleTally): Finding[] =>
  tally.all().flatMap(({ rule, cables, heldCables }) => {
    if (cables === 0) return [notice(rule, 'never-matched', `It found nothing in ${tally.cables} cables.`)];
    if (heldCables <= MOST_HELD * tally.cables) return [];
    const often = `It holds ${heldCables} of ${tally.cables} cables, more than a tenth`;
    return tally.cables < ENOUGH_CABLES
      ? [notice(rule, 'holds-too-often', `${often}; fewer than ${ENOUGH_CABLES} are too few to judge it by.`)]
      : [fault(rule, 'holds-too-often', `${often}.`)];
  });

import type { CivilDate } from '../model/civil-date.ts';
import type { Marking } from '../model/marking.ts';
import { type Attributes, dissemOf } from './attributes.ts';
import { expanded } from './audience.ts';
import type { Finding } from './grammar/finding.ts';
import { type Constraint, inForce, type Profile, type Vocabulary } from './vocabulary.ts';

/** What a marking is judged by. The form matters where a control may stand in a portion and not in a banner. */
export interface Bench {
  readonly vocabulary: Vocabulary;
  readonly profile?: Profile | undefined;
  readonly form?: 'banner' | 'portion' | undefined;
  readonly dated?: CivilDate | undefined;
}

/**
 * What breaks the rules of the Register (Manual H) and of ODNI ISM: floors, companions and exclusions by the table,
 * and what lists of countries must be. Each finding has the number of the rule of ODNI ISM.XML 2022-DEC where there is one.
 */
export function validate(marking: Marking, bench: Bench): Finding[] {
  return [
    ...constraintFindings(marking, tokensOf(marking), bench),
    ...levelFindings(marking, bench),
    ...orphans(marking),
    ...listFindings(marking, bench),
    ...jointFindings(marking, bench),
  ];
}

/** The rows of the table that tokens break beside the level of a marking; captions are tokens as controls are. */
export function constraintFindings(
  marking: Pick<Marking, 'level' | 'system'>,
  tokens: readonly string[],
  bench: Bench,
): Finding[] {
  const found: Finding[] = [];
  const { constraints } = bench.vocabulary;
  for (const row of tokens.length > 0 ? constraints : anyway(constraints)) {
    if (!applies(row, marking, tokens, bench) || !breaks(row, marking, tokens)) continue;
    const { code, provision, text, severity } = row;
    found.push({ code, provision, text, severity });
  }
  return found;
}

const speakAnyway = new WeakMap<readonly Constraint[], readonly Constraint[]>();

/** The few rows that may be broken where no token stands. */
function anyway(constraints: readonly Constraint[]): readonly Constraint[] {
  const known = speakAnyway.get(constraints) ?? constraints.filter(({ oneOf }) => oneOf !== undefined);
  speakAnyway.set(constraints, known);
  return known;
}

/** Every token a constraint can name; a kind of marking counts as one. */
const tokensOf = (marking: Marking): string[] => [
  ...marking.sci,
  ...marking.aea,
  ...dissemOf(marking),
  ...marking.nonIC,
  ...(marking.system === 'joint' ? ['JOINT'] : []),
  ...(marking.sap.length > 0 ? ['SAR'] : []),
  ...(marking.cui.length > 0 ? ['CUI'] : []),
];

const named = (pattern: string, tokens: readonly string[]): boolean =>
  pattern.endsWith('*')
    ? tokens.some((token) => token.startsWith(pattern.slice(0, -1)))
    : tokens.includes(pattern);
const anyOf = (patterns: readonly string[], tokens: readonly string[]): boolean =>
  patterns.some((pattern) => named(pattern, tokens));

function applies(
  row: Constraint,
  { level }: Pick<Marking, 'level'>,
  tokens: readonly string[],
  bench: Bench,
): boolean {
  // Most rows speak of tokens that a marking has none of.
  if (row.oneOf === undefined && !anyOf(row.when, tokens)) return false;
  const inPlace = row.form === undefined || row.form === bench.form;
  const atLevel = row.at === undefined || (level !== null && row.at.includes(level));
  const inProfile = !row.notIn.includes(bench.profile ?? 'ic');
  return inPlace && atLevel && inProfile;
}

function breaks(
  row: Constraint,
  { level, system }: Pick<Marking, 'level' | 'system'>,
  tokens: readonly string[],
): boolean {
  return (
    (row.levels !== undefined && (level === null || !row.levels.includes(level))) ||
    (row.needs !== undefined && !anyOf(row.needs, tokens)) ||
    (row.without !== undefined && anyOf(row.without, tokens)) ||
    (row.oneOf !== undefined && row.oneOf.filter((token) => named(token, tokens)).length > 1) ||
    (row.systems !== undefined && !row.systems.includes(system))
  );
}

const ISM = 'ODNI ISM 2022-DEC';
const finding = (code: string, text: string, provision = ISM): Finding => ({
  ...{ code, provision, text, severity: 'error' },
});

/** The United States had RESTRICTED until 1953 (the row of the vocabulary has the day). */
function levelFindings({ system, level }: Marking, { vocabulary, dated }: Bench): Finding[] {
  const row = vocabulary.levels.find((each) => each.system === 'us' && each.level === level);
  if (system !== 'us' || row === undefined || inForce(row, dated)) return [];
  return [finding('ISM-ID-00040', `${row.banner} is no level of the United States on that day.`)];
}

/** A compartment stands with its system, a sub-compartment with its compartment. */
const orphans = ({ sci }: Marking): Finding[] =>
  sci.some((token) => token.includes('-') && !sci.includes(token.slice(0, token.lastIndexOf('-'))))
    ? [finding('ISM-ID-00388', 'A compartment stands without what it belongs to.')]
    : [];

const FIVE_EYES = ['USA', 'AUS', 'CAN', 'GBR', 'NZL'];

function listFindings(marking: Marking, bench: Bench): Finding[] {
  const { releasableTo, displayOnlyTo, system, dissem, fgi } = marking;
  const found: Finding[] = [];
  const error = (code: string, text: string, provision?: string): void =>
    void found.push(finding(code, text, provision));
  if (needsItsList(marking, bench)) error('ISM-ID-00031', 'REL TO and EYES ONLY name the countries.');
  if (dissem.includes('DISPLAYONLY') && displayOnlyTo.length === 0)
    error('ISM-ID-00213', 'DISPLAY ONLY names the countries.');
  if (releasableTo.length > 0 && !releasableTo.includes('USA') && system === 'us')
    error('ISM-ID-00214', 'A release list begins with USA.');
  if (releasableTo.length === 1 && releasableTo[0] === 'USA')
    error('ISM-ID-00319', 'A release list names somebody besides the United States.');
  if (dissem.includes('EYES') && releasableTo.some((country) => !FIVE_EYES.includes(country)))
    error('ISM-ID-00345', 'EYES ONLY names the Five Eyes alone.');
  if (fgi.includes('USA')) error('FGI-USA', 'The United States is no foreign source.', 'Manual H.7');
  if (displayOnlyTo.includes('USA'))
    error('DISPLAY-USA', 'DISPLAY ONLY does not name the United States.', 'Manual H.8');
  return [...found, ...retiredIn([...releasableTo, ...displayOnlyTo], bench)];
}

/** What attributes alone can say: a list that no control speaks of (a marking prints the control with its list). */
export function attributeFindings(attributes: Attributes): Finding[] {
  const controls = (attributes.disseminationControls ?? '').split(/\s+/);
  const stray = (list: string | undefined, ...names: string[]): boolean =>
    (list ?? '').trim() !== '' && !names.some((name) => controls.includes(name));
  return [
    ...(stray(attributes.releasableTo, 'REL', 'EYES')
      ? [finding('ISM-ID-00032', 'A release list stands without REL TO or EYES ONLY.')]
      : []),
    ...(stray(attributes.displayOnlyTo, 'DISPLAYONLY')
      ? [finding('ISM-ID-00168', 'A list stands without DISPLAY ONLY.')]
      : []),
  ];
}

/** `(S//REL)` takes the list of its banner, so a portion may stand without (Manual H.8); attributes may not. */
const needsItsList = ({ dissem, releasableTo }: Marking, { form }: Bench): boolean =>
  releasableTo.length === 0 && form !== 'portion' && (dissem.includes('REL') || dissem.includes('EYES'));

/** A coalition that ended: an error on a later document, a warning where nobody knows the day. */
function retiredIn(codes: readonly string[], { vocabulary, dated }: Bench): Finding[] {
  return codes.flatMap((code) => {
    const row = vocabulary.coalitions.get(code);
    if (row === undefined || inForce(row, dated)) return [];
    const text = `${code} is in no list after ${row.until ?? 'its end'}.`;
    return [
      {
        code: 'ISM-ID-00199',
        provision: ISM,
        text,
        severity: dated === undefined ? 'warning' : 'error',
      } as const,
    ];
  });
}

function jointFindings({ system, owners, releasableTo, dissem }: Marking, bench: Bench): Finding[] {
  if (system !== 'joint') return [];
  const found: Finding[] = [];
  const error = (code: string, text: string): void => void found.push(finding(code, text));
  if (owners.length === 1) error('ISM-ID-00382', 'A JOINT marking has more than one owner.');
  if (owners.length > 0 && !owners.includes('USA'))
    error('ISM-ID-00383', 'The United States is an owner of a JOINT marking.');
  const open = expanded(releasableTo, bench.vocabulary, bench.dated);
  const listed = releasableTo.length > 0 && !dissem.includes('REL');
  if (listed && owners.some((owner) => !open.has(owner)))
    error('ISM-ID-00377', 'Every owner of a JOINT marking is in its release list.');
  return found;
}

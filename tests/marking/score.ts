import { readFileSync } from 'node:fs';
import { answerQuestion, type MarkingTables } from '../../src/cli/marking-question.ts';
import { INSTALLED_RULES, loadOrders, loadVocabulary } from '../../src/disk/rulebook.ts';
import type { MarkingAnswer, MarkingQuestion } from '../../src/marking/answer.ts';
import { type Attributes, markingFromAttributes } from '../../src/marking/attributes.ts';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { written } from '../../src/marking/grammar/write.ts';
import { readersOf, releasable } from '../../src/marking/release.ts';
import { LEVELS, levelRank, type Marking } from '../../src/model/marking.ts';

/** One marking case, as `marking-cases.json` has it. */
export interface MarkingCase {
  readonly id: string;
  readonly kind: string;
  readonly form?: string;
  readonly input: unknown;
  readonly valid: boolean | null;
  readonly expected?: Record<string, unknown>;
  readonly error?: { readonly rules: readonly string[] };
  readonly conflict?: readonly string[];
}

/** How one case came out. */
export interface Scored {
  readonly id: string;
  readonly kind: string;
  readonly form: string;
  /** On topics on which authorities disagree, or on registers that the grammar knows thinly. */
  readonly group: 'plain' | 'flagged' | 'SCI, SAP, CUI';
  readonly right: boolean;
  /** Something was let through that the expected marking bars. */
  readonly wider: boolean;
}

export const TABLES: MarkingTables = {
  vocabulary: loadVocabulary(INSTALLED_RULES),
  orders: loadOrders(INSTALLED_RULES),
};
const { vocabulary } = TABLES;

export const casesIn = (file: string): MarkingCase[] =>
  JSON.parse(readFileSync(file, 'utf8')) as MarkingCase[];

/** Scores a case as the data say: lists as sets; a case that speaks of XML alone is no case. */
export function scored(one: MarkingCase): Scored | undefined {
  if (one.conflict?.includes('xml-only')) return undefined;
  const answer = answerQuestion({ ...(one as object) } as MarkingQuestion, TABLES);
  const right = RIGHT[one.kind]?.(one, answer) ?? false;
  return {
    ...{ id: one.id, kind: one.kind, form: one.form ?? '', group: groupOf(one), right },
    wider: isWider(one, answer),
  };
}

function groupOf({ input, expected, conflict, kind }: MarkingCase): Scored['group'] {
  const text = JSON.stringify([input, expected]);
  const thin = /SCIcontrols|SARIdentifier|"cui|CUI|SAR-|\/\/(?:SI|TK|HCS|RSV|BUR|KLM|MVL)\b/.test(text);
  if (kind !== 'release' && thin) return 'SCI, SAP, CUI';
  return conflict === undefined ? 'plain' : 'flagged';
}

const set = (text: unknown): string =>
  [...new Set(String(text ?? '').split(/\s+/))]
    .filter((word) => word !== '' && word !== 'EXEMPT_FROM_ICD501_DISCOVERY')
    .sort()
    .join(' ');
const withoutOwner = (text: unknown): string =>
  set(String(text ?? '').replaceAll(/(?:SAR-)?[A-Z]{3,5}:(?:(?:C|S|TS):)?/g, ''));

/** The attributes that a marking prints. */
const PRINTED = [
  ...[
    'classification',
    'ownerProducer',
    'SCIcontrols',
    'atomicEnergyMarkings',
    'FGIsourceOpen',
    'nonUSControls',
  ],
  ...[
    'FGIsourceProtected',
    'disseminationControls',
    'releasableTo',
    'nonICmarkings',
    'cuiBasic',
    'cuiSpecified',
  ],
];

type Right = (one: MarkingCase, answer: MarkingAnswer) => boolean;

const sameText = (a: string, b: string): boolean =>
  a === b ||
  written(readMarking(a, { vocabulary }).marking, 'banner', vocabulary) ===
    written(readMarking(b, { vocabulary }).marking, 'banner', vocabulary);

const parse: Right = ({ input, expected = {}, conflict = [], form }, { result, valid, banner, portion }) => {
  const again = sameText(String(input), (form === 'portion' ? portion : banner) ?? '');
  if (conflict.includes('inverse-not-unique') || Object.keys(expected).length === 0) return valid && again;
  const got = result as Attributes;
  const sap = conflict.includes('sar-owner-not-in-text')
    ? withoutOwner(got.SARIdentifier) === withoutOwner(expected.SARIdentifier)
    : true;
  return (
    valid &&
    again &&
    (sap || conflict.length > 0) &&
    PRINTED.every((name) => set(got[name]) === set(expected[name]))
  );
};

const rollup: Right = ({ expected = {}, input }, { result }) => {
  const got = result as { attrs: Attributes; banner?: string };
  if (typeof expected.banner === 'string') return sameText(expected.banner, got.banner ?? '');
  const { contains = {}, lacks = {}, absent: _, ...attrs } = expected.attrs as Record<string, unknown>;
  const every = 'portions_attrs' in (input as object);
  const names = every
    ? PRINTED.filter((name) => name !== 'nonUSControls')
    : Object.keys(attrs).filter((name) => name !== 'resourceElement');
  const has = (name: string, token: string): boolean => set(got.attrs[name]).split(' ').includes(token);
  const all = (lists: object, holds: (name: string, token: string) => boolean): boolean =>
    Object.entries(lists).every(([name, tokens]) =>
      (tokens as string[]).every((token) => holds(name, token)),
    );
  return (
    names.every((name) => set(got.attrs[name]) === set(attrs[name])) &&
    all(contains as object, has) &&
    all(lacks as object, (name, token) => !has(name, token))
  );
};

/** Every key that is expected is there, with the same value. */
const expectedKeys: Right = ({ expected = {}, valid }, answer) =>
  Object.entries(expected).every(
    ([key, value]) =>
      JSON.stringify((answer.result as Record<string, unknown>)[key]) === JSON.stringify(value),
  ) && answer.valid === (valid ?? answer.valid);

const RIGHT: Readonly<Record<string, Right>> = {
  ...{
    parse,
    rollup,
    state: expectedKeys,
    state_repair: expectedKeys,
    eo_line: expectedKeys,
    frus_note: expectedKeys,
  },
  ...{ detect: expectedKeys, pair: (_, { valid }) => valid },
  render: ({ expected = {} }, { result }) =>
    Object.entries(expected).every(([form, text]) => (result as Record<string, unknown>)[form] === text),
  validate: ({ error, valid }, answer) =>
    answer.valid === valid &&
    set((answer.result as { rules: string[] }).rules.join(' ')) === set((error?.rules ?? []).join(' ')),
  release: ({ expected }, { result }) => (result as { barred: boolean }).barred === expected?.barred,
};

/** Who may be told from who may not; those cleared at home are told by the level. */
const READERS = ['PUBLIC', 'GBR', 'AUS', 'CAN', 'NZL', 'DEU', 'FRA', 'IRQ', 'AFG', 'JPN', 'NATO', 'FVEY'];

/** Whether somebody may have what was read who may not have what was expected. */
function isWider({ kind, expected = {} }: MarkingCase, { marking, result }: MarkingAnswer): boolean {
  if (kind === 'release') return expected.barred === true && (result as { barred: boolean }).barred === false;
  const attributes = kind === 'parse' ? expected : kind === 'rollup' ? expected.attrs : undefined;
  const banner = kind === 'rollup' && typeof expected.banner === 'string' ? expected.banner : undefined;
  const meant = banner !== undefined ? readMarking(banner, { vocabulary }).marking : meantBy(attributes);
  return meant !== undefined && marking !== null && widerThan(marking, meant);
}

function meantBy(attributes: unknown): Marking | undefined {
  const stated = (attributes ?? {}) as Record<string, unknown>;
  const whole = typeof stated.classification === 'string' && stated.contains === undefined;
  return whole ? markingFromAttributes(stated as Attributes) : undefined;
}

/** Whether a lower level was read, or somebody may have `read` who may not have `meant`. */
export function widerThan(read: Marking, meant: Marking): boolean {
  const rank = ({ level }: Marking): number => (level === null ? LEVELS.length : levelRank(level));
  return rank(read) < rank(meant) || READERS.some((reader) => may(read, reader) && !may(meant, reader));
}

export function may(marking: Marking, reader: string): boolean {
  const readers = readersOf(reader, vocabulary);
  return readers !== undefined && releasable(marking, readers, { vocabulary }).answer === 'allow';
}

/** The share that came out right, of those of a kind that count. */
export function share(rows: readonly Scored[], kind: string, group?: Scored['group']): number {
  const counted = rows.filter((row) => row.kind === kind && (group === undefined || row.group === group));
  return counted.length === 0 ? 1 : counted.filter(({ right }) => right).length / counted.length;
}

import type { Argv } from 'yargs';
import { askedBy } from '../../../batch/entries.ts';
import { fileSpan } from '../../../container/origin.ts';
import { type Change, type ChangeKind, changesBetween, type Standing } from '../../../decide/impact.ts';
import { UsageProblem } from '../../../disk/failure.ts';
import { loadRulebook, packNames } from '../../../disk/rulebook.ts';
import { labelOf, type SourceRecord } from '../../../model/cable.ts';
import type { Encoding } from '../../../model/encoding.ts';
import type { FinalState } from '../../../model/final-state.ts';
import type { Message } from '../../../model/message.ts';
import { sliceOf } from '../../../model/span.ts';
import {
  findsNothing,
  judge,
  numberOf,
  type Rulebook,
  readingOf,
  type Setting,
  see,
  seeUnder,
} from '../../../pipeline.ts';
import { differingRules } from '../../../rule/differing.ts';
import { dayFrom } from '../../circumstances.ts';
import { lookingKey } from '../../key.ts';
import { ENCODING, inputsOrTell, openOrTell, plainSetting } from '../../one-cable.ts';
import { withBar } from '../../progress.ts';
import { out, paint, plural, tell, visible } from '../../terminal.ts';
import { messageLine, placesIn } from '../../view/messages.ts';
import { folded } from '../../view/page.ts';
import { table } from '../../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('old', { type: 'string', demandOption: true, describe: 'folder of the rules as they are' })
    .positional('new', { type: 'string', demandOption: true, describe: 'folder of the rules to be adopted' })
    .positional('path', { type: 'string', array: true, demandOption: true, describe: 'cables' })
    .option('audience', { type: 'string', default: 'foia', describe: 'who the release is for' })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('text', { type: 'boolean', default: false, describe: 'show the passages themselves' })
    .option('encoding', ENCODING)
    .option('key', { type: 'string', describe: 'key file of keyed digests, as release has it' })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object a cable',
    });

export interface ImpactArguments {
  readonly old: string;
  readonly new: string;
  readonly path: readonly string[];
  readonly audience: string;
  readonly asOf?: string | undefined;
  readonly text: boolean;
  readonly encoding?: Encoding | undefined;
  readonly key?: string | undefined;
  readonly format: 'text' | 'json';
}

export function handler(given: ImpactArguments): void {
  const plain = plainSetting(lookingKey(given.key));
  const setting = { ...plain, asOf: given.asOf === undefined ? plain.asOf : dayFrom(given.asOf, '--as-of') };
  const sides = sidesOf(
    rulebookAt(given.old, given.audience, setting),
    rulebookAt(given.new, given.audience, setting),
  );
  const inputs = inputsOrTell(given.path);
  const sum = new Sum();
  withBar('comparing', inputs.length, (bar) => {
    for (const { record } of openOrTell(inputs, { ...sides.old, encoding: given.encoding })) {
      const compared = comparedOn(record, setting, sides);
      sum.add(compared);
      show(compared, record, given);
      bar.setTotal(Math.max(inputs.length, sum.cables));
      bar.increment();
    }
  });
  if (given.format === 'text') out(sum.lines().join('\n'));
}

function rulebookAt(rules: string, audience: string, { asOf }: Setting): Rulebook {
  if (packNames(rules).length === 0)
    throw new UsageProblem(
      `${rules} is no folder of rules: it has no packs. Name two folders such as rules/.`,
    );
  return loadRulebook(rules, audience, asOf);
}

/** Both sides, and where they differ in packs alone, each with nothing but the rules the other has not. */
interface Sides {
  readonly old: Rulebook;
  readonly now: Rulebook;
  readonly differing: readonly Rulebook[] | undefined;
}

function sidesOf(old: Rulebook, now: Rulebook): Sides {
  const tables = ({ tables, audience }: Rulebook): string =>
    JSON.stringify([tables, { ...audience, packs: [] }]);
  if (tables(old) !== tables(now)) return { old, now, differing: undefined };
  const only = (side: Rulebook, other: Rulebook): Rulebook => ({
    ...side,
    packs: differingRules(side.packs, other.packs),
  });
  return { old, now, differing: [only(old, now), only(now, old)] };
}

/** One cable under both sides; nothing where it is the same under both. */
interface Compared {
  readonly mrn: string;
  readonly file: string;
  readonly state?: { readonly before: FinalState; readonly after: FinalState };
  readonly changes: readonly Change[];
  /** Why a side failed. */
  readonly failures: readonly Message[];
}

/**
 * The cable is read once; what the tables of both sides have in common is not looked for again. Where no rule that
 * differs finds anything, nothing needs to be settled to know that nothing changes.
 */
function comparedOn(record: SourceRecord, setting: Setting, { old, now, differing }: Sides): Compared {
  const seen = see(record, setting, old);
  const file = labelOf(record);
  if (differing?.every((side) => findsNothing(seen, setting, side)))
    return { mrn: numberOf(record, seen, setting), file, changes: [], failures: [] };
  const before = readingOf(record, seen, setting, old);
  const after = readingOf(record, seeUnder(record, seen, setting, [old, now]), setting, now);
  const [was, is] = [judge(before, setting, old), judge(after, setting, now)];
  const changes = changesBetween(before.cable, was, is);
  const isSame = changes.length === 0 && was.state === is.state;
  return {
    ...{ mrn: before.mrn, file, changes },
    ...(isSame ? {} : { state: { before: was.state, after: is.state } }),
    failures: [before, after].flatMap(({ messages }) =>
      messages.filter(({ code }) => code === 'rule-failed'),
    ),
  };
}

function show(compared: Compared, record: SourceRecord, { format, text }: ImpactArguments): void {
  for (const failure of compared.failures) tell(messageLine(compared.file, failure));
  if (format === 'json') out(JSON.stringify(asJson(compared, record, text)));
  else if (isChanged(compared)) out(forReading(compared, record, text).join('\n'));
}

const isChanged = ({ state }: Compared): boolean => state !== undefined;

const namesOf = ({ claims }: Standing): string[] => [
  ...new Set(claims.flatMap((claim) => askedBy(claim).map(({ by }) => by))),
];

const rulesOf = ({ claims }: Standing): string[] => [
  ...new Set(claims.flatMap(({ by }) => (by.kind === 'rule' ? [by.rule] : []))),
];

const sideJson = (side: Standing) => ({
  ...{ effect: side.effect, bases: side.bases },
  ...{ by: namesOf(side), rules: rulesOf(side) },
});

function asJson({ mrn, file, state, changes }: Compared, record: SourceRecord, text: boolean) {
  const place = placesIn(record);
  return {
    ...{ mrn, file, ...(state === undefined ? {} : { state }) },
    changes: changes.map((change) => ({
      ...{ portion: change.portion, place: place(change.span.from), ...fileSpan(record, change.span) },
      ...{ change: change.kind, before: sideJson(change.before), after: sideJson(change.after) },
      ...(text ? { text: sliceOf(record.text, change.span) } : {}),
    })),
  };
}

/** What explains a change: the side that keeps more. */
const tellingSide = ({ kind, before, after }: Change): Standing => (kind === 'released' ? before : after);

const SAID: Readonly<Record<ChangeKind, string>> = {
  withheld: paint('red', 'newly withheld'),
  held: paint('yellow', 'newly held    '),
  released: paint('green', 'newly released'),
  'other bases': 'other bases   ',
};

function forReading(compared: Compared, record: SourceRecord, text: boolean): string[] {
  const { mrn, file, changes } = compared;
  const place = placesIn(record);
  const { before, after } = compared.state ?? { before: '', after: '' };
  const state = before === after ? after : `${before} → ${after}`;
  return [
    `${paint('bold', mrn)}  ${visible(file)}  ${state}`,
    ...changes.flatMap((change) => [
      ...folded(
        `  ${(change.portion ?? 'header').padEnd(9)} ${place(change.span.from).padEnd(7)} ${SAID[change.kind]}  `,
        whatStands(change),
      ),
      ...(text ? folded('      ', visible(sliceOf(record.text, change.span))) : []),
    ]),
    '',
  ];
}

function whatStands(change: Change): string {
  const side = tellingSide(change);
  const was =
    change.kind === 'released' || change.before.effect === 'release'
      ? ''
      : `, was ${change.before.effect} ${change.before.bases.join(', ')}`;
  return `${side.bases.join(', ')}: ${namesOf(side).join('; ') || 'silence'}${was}`;
}

/** Counts over a collection, and nothing of its text. */
class Sum {
  cables = 0;
  private changed = 0;
  private readonly kinds = new Map<ChangeKind, number>();
  private readonly rules = new Map<string, Map<ChangeKind, number>>();

  add(compared: Compared): void {
    this.cables += 1;
    if (isChanged(compared)) this.changed += 1;
    for (const change of compared.changes) {
      this.kinds.set(change.kind, (this.kinds.get(change.kind) ?? 0) + 1);
      for (const name of namesOf(tellingSide(change))) {
        const counts = this.rules.get(name) ?? new Map<ChangeKind, number>();
        this.rules.set(name, counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1));
      }
    }
  }

  lines(): string[] {
    const count = (kind: ChangeKind): string => String(this.kinds.get(kind) ?? 0);
    const passages = `passages newly withheld ${count('withheld')}, newly held ${count('held')}, newly released ${count('released')}, with other bases ${count('other bases')}`;
    const rows = [...this.rules].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...(rows.length === 0 ? [] : [this.byRule(rows), '']),
      `${plural(this.cables, 'cable')}, ${this.changed} changed; ${passages}.`,
    ];
  }

  private byRule(rows: readonly (readonly [string, ReadonlyMap<ChangeKind, number>])[]): string {
    const kinds: readonly ChangeKind[] = ['withheld', 'held', 'released', 'other bases'];
    return table(
      ['By', ...kinds.map((kind) => (kind === 'other bases' ? 'Other bases' : `Newly ${kind}`))],
      rows.map(([name, counts]) => [name, ...kinds.map((kind) => String(counts.get(kind) ?? 0))]),
    );
  }
}

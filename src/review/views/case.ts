import { NEEDS } from '../../declassification/still-needed.ts';
import type { Vocabulary } from '../../marking/vocabulary.ts';
import { countStates } from '../../model/final-state.ts';
import { agenciesIn, agencyOf } from '../../model/referral.ts';
import { ACT_KINDS, type Filed, type Reviewer } from '../../model/review.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { CaseView, QueueQuery, QueueRow } from '../../model/shown-case.ts';
import type { Rulebook } from '../../pipeline.ts';
import { refusalFor } from '../acts/permits.ts';
import { onPage } from './on-page.ts';
import { counted, countsOf } from './queue.ts';

/** A cable of the case: as the queue has it, and what was filed of it. */
export interface InCase {
  readonly row: QueueRow;
  readonly filed: Filed | undefined;
  /** Codes of what was attested of it. */
  readonly attested: readonly string[];
  /** Agencies it was referred to and that have not answered. */
  readonly referredTo: readonly string[];
}

/** The case as a whole, as somebody sees it first. */
export function caseView(
  all: readonly InCase[],
  record: Pick<RunRecord, 'audience' | 'asOf' | 'today' | 'case' | 'supersedes'>,
  { audience, exemptions, vocabulary }: Rulebook,
  you: Reviewer,
  now: Pick<CaseView, 'banner' | 'readOnly' | 'notice' | 'log' | 'quality'>,
): CaseView {
  const rows = all.map(({ row }) => row);
  return {
    title: record.case === undefined ? audience.title : `Case ${record.case.given.request.number}`,
    ...{ audience: record.audience, asOf: record.asOf, today: record.today, you, ...supersededBy(record) },
    ...{ cables: rows.length, counts: countsOf(rows), states: countStates(rows.map(({ state }) => state)) },
    bases: counted(rows.flatMap(({ bases }) => bases)),
    posts: counted(rows.flatMap(({ post }) => (post === '' ? [] : [post]))),
    years: yearsOf(rows),
    referrals: counted(all.flatMap(agenciesOf)),
    missing: counted(all.flatMap(missingOf)),
    signatures: audience.signatures.persons,
    exemptions: exemptions.map(({ code, provision, title }) => ({ code, provision, title })),
    agencies: agenciesIn(exemptions),
    compartmented: compartmentedIn(vocabulary),
    cannot: cannotBy(you),
    ...now,
  };
}

/** `SI` stands in a banner for itself and for what is of it, as `SI-G`. */
const compartmentedIn = ({ control }: Vocabulary): string[] => [
  ...new Set(
    [...control.values()].flatMap(({ category, banner }) => (category === 'sci' ? [firstWord(banner)] : [])),
  ),
];

const firstWord = (banner: string): string => banner.split(/[- ]/)[0] ?? banner;

function supersededBy({ supersedes }: Pick<RunRecord, 'supersedes'>): Pick<CaseView, 'supersedes'> {
  return supersedes === undefined
    ? {}
    : { supersedes: { seq: supersedes.size - 1, digest: supersedes.digest } };
}

/** What each kind of act, and the queue, takes that this person does not have. */
function cannotBy(you: Reviewer): CaseView['cannot'] {
  const refused = [...ACT_KINDS, 'queue' as const].flatMap((kind) => {
    const why = refusalFor(you, kind);
    return why === undefined ? [] : [[kind, why.reason] as const];
  });
  return Object.fromEntries(refused);
}

const yearsOf = (rows: readonly QueueRow[]): (readonly [string, number])[] =>
  counted(rows.map(({ dated }) => dated?.slice(0, 4) ?? 'no date'))
    .slice()
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Whose answer a cable waits for: who owns text of it, and who was asked. What is filed of nobody is known by its grounds. */
export const agenciesOf = ({ row, filed, referredTo }: InCase): string[] => [
  ...new Set([...(filed?.owners ?? row.bases.flatMap((code) => agencyOf(code) ?? [])), ...referredTo]),
];

/** The numbers of the cables that the case counts in a line that is asked for; nothing where none is. */
export function narrowedTo(
  all: () => readonly InCase[],
  { agency, missing }: Pick<QueueQuery, 'agency' | 'missing'>,
): ReadonlySet<string> | undefined {
  if (agency === undefined && missing === undefined) return undefined;
  const isThere = (each: InCase): boolean =>
    (agency === undefined || agenciesOf(each).includes(agency)) &&
    (missing === undefined || missingOf(each).includes(missing));
  return new Set(all().flatMap((each) => (isThere(each) ? [each.row.mrn] : [])));
}

/** What still keeps a cable from being released, in words. */
export function missingOf(each: InCase): string[] {
  const { row, filed, attested } = each;
  const { standing } = row;
  if (standing === 'released') return [];
  if (standing === 'failed') return ['it could not be read: look at its file'];
  const needs = (filed?.needs ?? []).filter((code) => !attested.includes(code));
  const missing = [
    ...(standing === 'conflict' ? ['it contradicts itself'] : []),
    ...(row.questions > 0 ? ['questions are open'] : []),
    ...(agenciesOf(each).length > 0 ? [NOT_ANSWERED] : []),
    ...needs.map(wordsOf),
    ...(standing === 'signed' ? [] : ['not enough persons stand behind it']),
    ...(filed?.barred ?? []).filter((why) => !isToldBy(needs, why)).map(onPage),
  ];
  return missing.length === 0 ? ['to be released'] : [...new Set(missing)];
}

/** What the gate says of a copy is told in other words where the case knows more of it. */
function isToldBy(needs: readonly string[], why: string): boolean {
  if (why === 'questions are open' || why === 'it failed') return true;
  const [, codes] = /^not attested: (.*)$/.exec(why) ?? [];
  return codes?.split(', ').every((code) => needs.includes(code)) === true;
}

/** A need with its words, as the cable has them; what an attestation cannot end is an answer that is still out. */
function wordsOf(code: string): string {
  const need = NEEDS.find((each) => each.code === code);
  return need === undefined ? NOT_ANSWERED : `not attested: ${code}. ${need.text}`;
}

const NOT_ANSWERED = 'an agency has not answered';

import { foundAgain } from '../batch/found-again.ts';
import { fileSpan, recordSpan } from '../container/origin.ts';
import { UsageProblem } from '../disk/failure.ts';
import { loadVocabulary } from '../disk/rulebook.ts';
import type { SourceRecord } from '../model/cable.ts';
import { Act, type Place, type Reviewer, type Role } from '../model/review.ts';
import type { Acted, CableView, Refused } from '../model/shown.ts';
import type { Desk } from '../review/desk.ts';
import { isRefused } from '../review/office.ts';
import { placeFrom } from '../review/places.ts';
import { actId } from './circumstances.ts';
import type { FinishedRun } from './finished-run.ts';
import { openOrTell } from './one-cable.ts';
import { nameFrom, reviewersFrom } from './reviewers.ts';
import { out } from './terminal.ts';
import { table } from './view/table.ts';

/** Digits of a digest that tell one copy, or one version of a cable, from any other. */
export const SHORTEST = 10;

/** Who does something at a review from a terminal: what a file says they are, or else what such a command takes. */
export function personFrom(
  { by, roles }: { readonly by: string; readonly roles?: string | undefined },
  otherwise: readonly Role[],
): Reviewer {
  const typed = nameFrom(by, '--by');
  if (roles === undefined) return { name: typed, roles: [...otherwise] };
  const persons = reviewersFrom({ roles });
  const known = persons.find(({ name }) => name === typed);
  if (known !== undefined) return known;
  throw new UsageProblem(
    `${roles} has nobody named ${typed}. It has: ${persons.map(({ name }) => `"${name}"`).join(', ')}.`,
  );
}

/** A cable as somebody sees it at the review. */
export async function viewOf(desk: Desk, you: Reviewer, mrn: string): Promise<CableView> {
  const view = await desk.cable(mrn, you);
  if (view === undefined) throw new UsageProblem(`This run has no cable ${mrn}.`);
  if (isRefused(view)) throw new UsageProblem(view.reason);
  return view;
}

/** What somebody does to a cable, without what every act carries. */
export type Doing = {
  readonly [K in Act['kind']]: Omit<Extract<Act, { kind: K }>, 'id' | 'mrn' | 'version'>;
}[Act['kind']];

/** Does something to a cable as it is now, or as it was at the version that was seen. What is refused is told in the desk's words. */
export async function does(
  desk: Desk,
  you: Reviewer,
  mrn: string,
  doing: Doing,
  seen?: string,
): Promise<Acted> {
  const version = seen ?? (await viewOf(desk, you, mrn)).version;
  const act = Act.safeParse({ ...doing, id: actId(), mrn, version });
  if (!act.success) {
    const told = act.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new UsageProblem(`Nothing was recorded. ${told.join('; ')}`);
  }
  const answer = await desk.act(act.data, you);
  if (isRefused(answer)) throw new UsageProblem(refusalWords(answer));
  return answer;
}

/** Why nothing was recorded, with what there is to choose from. */
export function refusalWords({ code, reason, others = [], claims = [] }: Refused): string {
  const hint = code === 'owner' ? ['Give it with --owner-answer "OWNER, reference, YYYY-MM-DD".'] : [];
  const done = others.map(({ at, by, what }) => `  ${at}  ${by} ${what}`);
  const standing =
    claims.length === 0
      ? []
      : [
          table(
            ['Claim', 'Effect', 'Bases', 'By'],
            claims.map(({ id, effect, bases, by }) => [id, effect, bases.join(', '), by]),
          ),
        ];
  return [[reason, ...hint].join(' '), ...done, ...standing].join('\n');
}

/** Tells what is on record now. */
export function tellDone({ mrn, seq, digest, cables, cable }: Acted, what: string): void {
  const elsewhere = cables > 1 ? ` and in ${cables - 1} more` : '';
  out(`${mrn}: ${what}${elsewhere}, entry ${seq} ${digest.slice(0, SHORTEST)}. It is now ${cable.standing}.`);
}

/** The id that an act was recorded under: of a decision, of a referral. */
export const idOf = ({ seq, cable }: Acted): string =>
  cable.history.find((each) => each.seq === seq)?.id ?? '';

/** A place as it is typed. Offsets are typed as `inspect` prints them, those of the file; a review counts in the text. */
export function typedPlace(on: string, source: () => SourceRecord): Place {
  const place = placeFrom(on);
  return place.kind === 'span' ? { kind: 'span', ...recordSpan(source(), place) } : place;
}

/** A place in the words that name it when they are typed. */
export function placeToType(place: Place, source: SourceRecord): string {
  switch (place.kind) {
    case 'portion':
      return place.id;
    case 'person':
      return `person:${place.id}`;
    case 'text':
      return 'text:...';
    case 'span': {
      const { from, to } = fileSpan(source, place);
      return `${from}-${to}`;
    }
  }
}

/** The record of a cable of a run, found in its file once more. */
export function recordOf(run: FinishedRun, mrn: string, rules: string): SourceRecord {
  const vocabulary = loadVocabulary(rules);
  const { encoding } = run.record;
  return foundAgain(run, mrn, (files) => openOrTell(files, { vocabulary, encoding })).record;
}

import { unbannered } from '../audit/diff.ts';
import { type Bound, boundTo } from '../model/digest.ts';
import { REVIEW_FILES } from '../model/review-files.ts';
import { type InputRecord, MARKING } from '../model/run-record.ts';
import type { Logged } from '../verify/logged.ts';
import { openingFaults } from '../verify/opening.ts';
import { keyedDecisionFaults, keyedFaults } from '../verify/record.ts';
import { replay } from '../verify/replay.ts';
import { byCable, keptOf } from './check-copies.ts';
import type { Against, RunFiles } from './run-files.ts';

/**
 * Checks the files of one cable that only the reviewer sees: the patch fits its source, every deletion that was logged opens to
 * it, and with the key each is what was logged.
 */
export function prepareRestrictedCheck(
  run: RunFiles,
  { record, actions, key, sourceOf }: Against,
  logged: Logged,
): (input: InputRecord) => string[] {
  const decisionsOf = byCable(logged.decisions, ({ mrn }) => mrn);
  const onRecord = new Map(actions.map((action) => [action.id, action]));
  return (input) => {
    const { mrn, folder } = input;
    const text = mrn === null || folder === null ? undefined : sourceOf(input);
    if (mrn === null || text === undefined) return [];
    const faults = [
      ...(record.marked ? missing(run, markedNames(mrn)) : []),
      ...openingFaults(text, logged.commitmentsOf(mrn), textOf(run, `${mrn}.openings.jsonl`)).map(
        (fault) => `${mrn}: ${fault}`,
      ),
    ];
    const patch = patchOf(run, mrn, text);
    if (patch === undefined)
      return [...faults, `${mrn}: its patch or decisions.json is not there, or does not fit its source`];
    if (key === undefined) return faults;
    const bound = boundTo(key, mrn, text);
    return [
      ...faults,
      ...keyedFaults(logged.cables, keyedOf(run, bound, patch)),
      ...keyedDecisionFaults(bound, decisionsOf(mrn), onRecord),
    ];
  };
}

function keyedOf(run: RunFiles, bound: Bound, patch: string) {
  const { mrn } = bound;
  const [text = '', html = ''] = markedNames(mrn).map((name) => textOf(run, name));
  return { bound, patch, decisions: textOf(run, `${mrn}.decisions.json`), marked: { text, html } };
}

const markedNames = (mrn: string): string[] => [`${mrn}.marked.txt`, `${mrn}.marked.html`];

const missing = (run: RunFiles, names: readonly string[]): string[] =>
  names.filter((name) => !run.hasRestricted(name)).map((name) => `restricted/${name} is not there`);

const textOf = (run: RunFiles, name: string): string =>
  run.hasRestricted(name) ? run.readRestricted(name) : '';

/** The patch of a cable, if it fits its source and bears the level that was settled. */
function patchOf(run: RunFiles, mrn: string, source: string): string | undefined {
  const kept = keptOf(run, mrn);
  const file = textOf(run, `${mrn}.patch`);
  if (kept === undefined || !file.startsWith(`${kept.level}\n`) || !replay(source, file).ok) return undefined;
  try {
    return unbannered(file);
  } catch {
    return undefined;
  }
}

/** It must bear what each of the cables does: with theirs beside it nothing is added. */
export function markingFaults(
  run: RunFiles,
  { record, bannerOver }: Pick<Against, 'record' | 'bannerOver'>,
): string[] {
  if (!run.hasRestricted(MARKING))
    return [`restricted/${MARKING}, which says how the folder is to be handled, is not there`];
  const said = run.readRestricted(MARKING).trim();
  const borne = record.inputs.flatMap(({ mrn, folder }) =>
    mrn === null || folder === null ? [] : (keptOf(run, mrn)?.level ?? []),
  );
  return bannerOver([said, ...borne]) === said
    ? []
    : [
        `restricted/${MARKING} does not bear what the cables of the run do: handle the folder as the highest of them`,
      ];
}

/** What lies in `restricted/` beside the files of cables: what commands write there, and what one that was killed left. */
const OF_A_RUN: ReadonlySet<string> = new Set([
  ...['run.json', 'audit.jsonl', 'audit.jsonl.torn', 'checkpoints', 'decisions.jsonl', 'sessions.json'],
  ...[MARKING, 'deciding.json', 'begun.json', 'progress.jsonl'],
  ...Object.values(REVIEW_FILES),
  `${REVIEW_FILES.log}.torn`,
]);
const PASSING = /^(?:running(?:\.\w+)*|review\.lock(?:\.\w+)*|.+\.(?:aside|part))$/;

const OF_A_CABLE =
  /^(?:(?<mrn>[^/.]+)\.(?:patch|decisions\.json|openings\.jsonl|marked\.txt|marked\.html|source\.txt)|referrals\/[^/]+\/(?<referred>[^/.]+)\.(?:txt|answer\.yaml))$/;

/** What lies in `restricted/` that no command puts there, or that speaks of a cable of which the log has nothing. */
export function strangersIn(run: RunFiles, { cables }: Logged): string[] {
  const isOfCable = (name: string): boolean => {
    const { mrn, referred } = OF_A_CABLE.exec(name)?.groups ?? {};
    return cables.has(mrn ?? referred ?? '');
  };
  const names = [...run.restrictedNames()].map((name) => name.replaceAll('\\', '/'));
  return names
    .filter((name) => !(OF_A_RUN.has(name) || PASSING.test(name) || isOfCable(name)))
    .map((name) => `restricted/${name}`);
}

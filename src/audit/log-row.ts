import type { Entry, EntryBody } from '../model/entry.ts';
import { numbersNamed } from '../model/evidence.ts';
import type { LogRow } from '../model/log-row.ts';
import type { ReadingResult } from '../model/review.ts';
import { REPEATED_NUMBER } from '../model/run-record.ts';
import { askerOf } from './asked.ts';

type Cells = Omit<LogRow, 'entry' | 'kind'>;
type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;

const NOTHING: Cells = {
  ...{ cables: [], when: '', what: '', portion: '', at: '' },
  ...{ bases: [], authority: [], rules: [], persons: [] },
};

/** An entry in cells: whatever entries of its kind have. */
export function rowOf({ seq, entry }: Entry): LogRow {
  const cells = { ...NOTHING, ...cellsOf(entry) };
  const from = 'account' in entry && entry.account !== undefined ? `, from account ${entry.account}` : '';
  return { entry: seq, kind: entry.kind, ...cells, what: `${cells.what}${from}` };
}

function cellsOf(entry: EntryBody): Partial<Cells> {
  switch (entry.kind) {
    case 'run':
      return runCells(entry);
    case 'cable':
      return { cables: [entry.mrn], what: outcomeWords(entry) };
    case 'deletion':
      return deletionCells(entry);
    case 'decision':
      return decisionCells(entry);
    case 'evidence':
      return evidenceCells(entry);
    case 'attestation':
      return attestationCells(entry);
    case 'folder':
      return { what: `index of ${entry.folder}, ${counted(entry.files.length)}` };
    case 'failure':
      return {
        what: `input ${entry.input + 1} ${entry.code === REPEATED_NUMBER ? 'is held' : 'failed'}: ${entry.code}`,
      };
    case 'review':
      return { when: entry.asOf, what: `review for ${entry.audience}` };
    case 'release':
      return { cables: entry.cables, when: entry.at, what: 'release', persons: [entry.by] };
    default:
      return { cables: [entry.mrn], when: entry.at, what: actWords(entry), persons: [entry.by] };
  }
}

const runCells = (run: Body<'run'>): Partial<Cells> => ({
  when: run.asOf,
  what: [
    `${run.rehearsal ? 'rehearsal' : 'run'} for ${run.audience}`,
    ...(run.case === undefined ? [] : [`case ${run.case.number}`]),
    ...(run.supersedes === undefined ? [] : [`supersedes a run of ${run.supersedes.size} entries`]),
  ].join(', '),
  persons: run.official === null ? [] : [run.official],
});

const outcomeWords = ({ state, status, folder, files }: Body<'cable'>): string =>
  `${state}, ${status}${folder === null ? '' : `, to ${folder}: ${counted(files.length)}`}`;

const counted = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;

function deletionCells({ mrn, effect, extent, place, bases, authority, asked }: Body<'deletion'>) {
  const askers = asked.map(({ by }) => askerOf(by));
  return {
    ...{ cables: [mrn], what: `${effect} ${extent}`, bases, authority },
    ...{ portion: place.portion ?? 'header', at: String(place.at ?? '') },
    rules: asked.length === 0 ? ['silence'] : distinct(askers.map(({ name }) => name)),
    persons: distinct(askers.flatMap(({ person }) => person ?? [])),
  };
}

type ActEntry = 'access' | 'undo' | 'note' | 'referral' | 'answer' | 'signature' | 'reading' | 'comparison';

const READ: Readonly<Record<ReadingResult, string>> = {
  same: 'the same copy',
  grounds: 'the same text on other grounds',
  text: 'another text',
};

function actWords(entry: Body<ActEntry>): string {
  switch (entry.kind) {
    case 'access':
      return 'was given the text';
    case 'undo':
      return `undoes decision ${entry.action}`;
    case 'referral':
      return `refers to ${entry.agency}`;
    case 'answer':
      return `answer to referral ${entry.referral}`;
    case 'reading':
      return 'second reading';
    case 'comparison':
      return `second reading ended: ${READ[entry.result]}`;
    default:
      return entry.kind;
  }
}

const decisionCells = (entry: Body<'decision'>): Partial<Cells> => ({
  ...{ cables: [entry.mrn], when: entry.at, bases: entry.bases, persons: [entry.by] },
  what: `decision to ${entry.effect}${insteadOf(entry)}${entry.applied ? '' : ', REFUSED'}`,
  rules: [`decision ${entry.action}`],
});

/** The withholdings that one stands in the place of, by the ids of their claims; what a release lifts is more than a line tells. */
function insteadOf({ effect, answers }: Body<'decision'>): string {
  if (effect === 'release' || answers.length === 0) return '';
  const more = answers.length > NAMED ? ` and ${answers.length - NAMED} more` : '';
  return ` in the place of ${answers.slice(0, NAMED).join(', ')}${more}`;
}

/** So many claims are named in a line. */
const NAMED = 3;

const evidenceCells = ({ row }: Body<'evidence'>): Partial<Cells> => ({
  ...{ when: row.at, what: `evidence: ${row.kind}`, authority: [row.authority], persons: [row.by] },
  cables: numbersNamed(row.cables),
});

const attestationCells = ({ need, by, on, cables }: Body<'attestation'>): Partial<Cells> => ({
  ...{ when: on, what: `attests ${need}${cables === 'all' ? ' of all cables' : ''}`, persons: [by] },
  cables: cables === 'all' ? [] : cables,
});

const distinct = (words: readonly string[]): string[] => [...new Set(words)];

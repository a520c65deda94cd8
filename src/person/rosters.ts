import type { Cue } from './cues.ts';
import { titleKey } from './key-phrases.ts';
import type { Title } from './name-lists.ts';
import type { NameRun } from './name-runs.ts';
import { type Reading, wordAt } from './reading.ts';
import { isBarred } from './state-bodies.ts';

/** An entry of a list of people, with the cues of its own. */
export interface Listed {
  readonly run: NameRun;
  readonly cues: readonly Cue[];
}

/** Entries further apart than so many words are of two lists. */
const FARTHEST = 70;
/** So many words before a list say what list it is. */
const INTRODUCTION = 45;
const FEWEST = 2;

/**
 * Lists of people take a role from what they are lists of: travellers of ours, a delegation of a government, or a crew,
 * applicants, prisoners and others who are private. Whoever has a calling of their own in the list keeps it.
 */
export function withRosters<T extends Listed>(reading: Reading, entries: readonly T[]): T[] {
  const filled: T[] = [];
  const subject = entries.length < FEWEST ? [] : subjectOf(reading);
  for (let from = 0; from < entries.length; ) {
    let to = from + 1;
    while (to < entries.length && gapBetween(entries[to - 1], entries[to]) <= FARTHEST) to++;
    for (const entry of withRole(reading, entries.slice(from, to), subject)) filled.push(entry);
    from = to;
  }
  return filled;
}

const gapBetween = (a: Listed | undefined, b: Listed | undefined): number =>
  (b?.run.first ?? 0) - (a?.run.end ?? 0);

function withRole<T extends Listed>(
  reading: Reading,
  list: readonly T[],
  subject: readonly number[],
): readonly T[] {
  const cue = list.length < FEWEST ? undefined : rosterOf(reading, list, subject);
  const each = list.map((entry) => withGrade(reading, entry));
  if (cue === undefined) return each;
  return each.map((entry) =>
    cue.kind === 'title' && (hasOwnCalling(reading, entry) || isCalledOtherwise(reading, entry))
      ? entry
      : { ...entry, cues: [...entry.cues, cue] },
  );
}

/** `FSO-4`, or a rank in the row: a grade is an office. */
function withGrade<T extends Listed>(reading: Reading, entry: T): T {
  const title = gradeBehind(reading, entry.run) ?? correspondent(reading, entry.run);
  return title === undefined ? entry : { ...entry, cues: [...entry.cues, { kind: 'title', title }] };
}

/** `From: Novak, Anna` above a line `Sent:` is how our own post lists its officers. */
function correspondent({ words }: Reading, { first }: NameRun): Title | undefined {
  const label = wordAt(words, first - 2);
  if (wordAt(words, first - 1)?.text !== ':' || label?.starts !== true || !LABELS.has(label.key))
    return undefined;
  for (let at = first - NEAR; at < first + NEAR; at++)
    if (words[at]?.key === 'sent' && words[at]?.starts === true && words[at + 1]?.text === ':')
      return { title: 'correspondent on our mail', role: 'us-official' };
  return undefined;
}

const LABELS: ReadonlySet<string> = new Set(['from', 'to', 'cc', 'bcc']);
const NEAR = 60;
const LONGEST_ROW = 16;
const GRADE: Title = { title: 'a grade of our service', role: 'us-official' };
const RANK: Title = { title: 'a rank in a list', role: 'official' };

function gradeBehind({ words, lists }: Reading, { end }: NameRun): Title | undefined {
  for (let at = end; at < end + LONGEST_ROW; at++) {
    const word = words[at];
    if (word === undefined || word.starts) return undefined;
    if (GRADES.test(word.key) && words[at + 1]?.text === '-' && words[at + 2]?.kind === 'number')
      return GRADE;
    if (/^(?:fs|gs)[a-z]*\d+$/.test(word.key)) return GRADE;
    if (lists.ranks.has(word.key) && !/\p{Ll}/u.test(word.text)) return RANK;
  }
  return undefined;
}

const GRADES = /^(?:fs|fso|fss|fsr|fp|fe|gs|ses|sfs)$/;

/** What is said of the list before it and in the subject; of two readings the more careful. */
function rosterOf(reading: Reading, list: readonly Listed[], subject: readonly number[]): Cue | undefined {
  const first = list[0]?.run.first ?? 0;
  const from = Math.max(0, first - INTRODUCTION);
  const before = [...subject, ...Array.from({ length: first - from }, (_, i) => from + i)];
  const says = (kind: 'private' | 'us-official' | 'official'): boolean =>
    before.some((at) => reading.lists.rosters.get(kind)?.lengthAt(reading.words, at));
  if (says('private')) return { kind: 'case' };
  if (says('us-official')) return titled('travels for us', 'us-official');
  const held = list.some(({ cues }) => cues.some(isOffice));
  return held && says('official') ? titled('member of a delegation', 'official') : undefined;
}

const titled = (title: string, role: Title['role']): Cue => ({ kind: 'title', title: { title, role } });
const isOffice = (cue: Cue): boolean =>
  cue.kind === 'tag' || (cue.kind === 'title' && cue.title.role !== 'private');

/** The words of the subject line. */
function subjectOf({ words, cable }: Reading): number[] {
  const subject = cable.fields.subject?.span;
  if (subject === undefined) return [];
  return words.flatMap(({ at }, index) => (subject.from <= at && at < subject.to ? [index] : []));
}

/** `Novak, Eva, painter`: what somebody is by a word of which no list has all. */
function isCalledOtherwise({ words, lists }: Reading, { run: { end } }: Listed): boolean {
  const word = words[end + 1];
  if (words[end]?.text !== ',' || word?.kind !== 'word' || !AGENT.test(word.key)) return false;
  return !lists.titleEnds.has(word.key) && !lists.noAgents.has(word.key);
}

const AGENT = /.{3}(?:er|or|ist|ian|ess|man|eer|wright|smith)$/;

/** A calling that fits no office: `businessman`, `wife`. `Adviser` and `head` fit both, but not of a firm. */
export function hasOwnCalling(reading: Reading, { cues, run }: Listed): boolean {
  const { openTitles } = reading.lists;
  return cues.some(
    (cue) =>
      cue.kind === 'title' &&
      cue.title.role === 'private' &&
      (!openTitles.has(titleKey(cue.title.title)) || isOfPrivateBody(reading, run)),
  );
}

const LONGEST_CALLING = 18;

/** What is said of an entry may go on on the next line. */
function isOfPrivateBody(reading: Reading, { end }: NameRun): boolean {
  const said: number[] = [];
  for (let at = end; at < end + LONGEST_CALLING; at++) {
    const word = reading.words[at];
    if (word === undefined || ENDS_CALLING.has(word.text) || (word.starts && opensEntry(reading, at))) break;
    said.push(at);
  }
  return isBarred(reading, said);
}

const ENDS_CALLING: ReadonlySet<string> = new Set(['.', ';', '(']);
const opensEntry = ({ words }: Reading, at: number): boolean =>
  [1, 2, 3].some((ahead) => words[at + ahead]?.text === ',');

import type { TitleRole } from './name-lists.ts';
import { type Reading, wordAt } from './reading.ts';
import { isA, NOT_IN_OFFICE, STOPWORD } from './word-classes.ts';

/** What the words of a phrase say of whose body it names. */
interface Said {
  /** A body that is a state's whatever it is of; one of a state by its mark or field; a field that only states have. */
  state: boolean;
  body: boolean;
  commission: boolean;
  assembly: boolean;
  mark: boolean;
  markOfOffice: boolean;
  field: boolean;
  officeOf: boolean;
  ours: boolean;
  /** A firm, a party, a church, or an office that is over. */
  barred: boolean;
  doubtful: boolean;
  /** A word that may be the name of anything. */
  unknown: boolean;
}

/**
 * Whose body the words of a phrase name, in order of the text: ours, another state's or an organisation of states', or nothing
 * known. `Natural Resources Department`, `Plan Organization`, `MOFCOM`, `UNRWA`.
 */
export function stateIn(reading: Reading, phrase: readonly number[]): TitleRole | undefined {
  const said = readPhrase(reading, phrase);
  if (said.barred) return undefined;
  if (said.state) return 'official';
  if (said.ours) return 'us-official';
  if (said.doubtful) return undefined;
  return isMarked(said) || (said.officeOf && !said.unknown) ? 'official' : undefined;
}

/** Whether a phrase names a body nobody would say the state has. */
export const isBarred = (reading: Reading, phrase: readonly number[]): boolean =>
  readPhrase(reading, phrase).barred;

/** Whether a phrase holds a word that may be the name of any firm. */
export const hasUnknown = (reading: Reading, phrase: readonly number[]): boolean =>
  readPhrase(reading, phrase).unknown;

function isMarked({ body, commission, assembly, mark, markOfOffice, field, unknown }: Said): boolean {
  if (mark) return body || assembly;
  // Few but states appoint commissions.
  if (commission && !unknown) return true;
  return body && (markOfOffice || (field && !unknown));
}

function readPhrase(reading: Reading, phrase: readonly number[]): Said {
  const said: Said = {
    ...{
      state: false,
      body: false,
      commission: false,
      assembly: false,
      mark: false,
      markOfOffice: false,
      field: false,
    },
    ...{ officeOf: false, ours: false, barred: false, doubtful: false, unknown: false },
  };
  let behind = -1;
  for (const at of phrase) if (at >= behind) behind = at + Math.max(1, readAt(reading, at, said));
  return said;
}

/** Reads what begins at a word, and tells how many words it is. */
function readAt(reading: Reading, at: number, said: Said): number {
  const { words, lists } = reading;
  const word = words[at];
  if (word === undefined || word.kind !== 'word') return 1;
  if (isA(word, NOT_IN_OFFICE) || lists.irregulars.has(word.key)) said.barred = true;
  const { composed } = lists;
  const state = composed.stateBodies.lengthAt(words, at);
  const doubtful = composed.doubtful.lengthAt(words, at);
  const barred = Math.max(
    composed.privateBodies.lengthAt(words, at),
    lists.privateBodies.lengthAt(words, at),
  );
  const most = Math.max(state, doubtful, barred);
  if (most > 0) return readBody(reading, at, said, { state, doubtful, barred, most });
  if (isAgency(reading, at)) said.state = true;
  else if (isOurs(reading, at)) said.ours = true;
  else readWord(reading, at, said);
  return fieldAt(reading, at, said);
}

/** The longest phrase says what it is: a central bank is no bank. */
function readBody(
  { words, lists }: Reading,
  at: number,
  said: Said,
  found: { state: number; doubtful: number; barred: number; most: number },
): number {
  if (found.state === found.most) said.state = true;
  else if (found.doubtful === found.most) said.doubtful = true;
  else if (isOfState(words, at)) said.state = true;
  else said.barred = true;
  fieldAt({ words, lists }, at, said);
  return found.most;
}

/** `state oil company`, `state-owned bank` */
function isOfState(words: Reading['words'], at: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const word = wordAt(words, at - back);
    if (word === undefined || word.kind !== 'word' || word.possessive) return false;
    if (OWNED.has(word.key)) return true;
  }
  return false;
}

const OWNED: ReadonlySet<string> = new Set(['state', 'stateowned', 'staterun', 'parastatal']);

/** `Department of Trade`, where `trade department` may be a firm's. */
const OFS: ReadonlySet<string> = new Set(['of', 'for']);

function readWord({ words, lists }: Reading, at: number, said: Said): void {
  const word = words[at];
  if (word === undefined) return;
  const { key } = word;
  const { composed } = lists;
  if (composed.bodies.has(key)) {
    said.body = true;
    said.field ||= OFS.has(wordAt(words, at + 1)?.key ?? '') && lists.portfolios.lengthAt(words, at + 2) > 0;
    said.commission ||= key === 'commission';
  } else if (composed.assemblies.has(key)) said.assembly = true;
  else if (composed.marks.has(key)) said.mark = true;
  else if (composed.marksOfOffices.has(key)) said.markOfOffice = true;
  else if (!said.unknown && isUnknown(lists, word)) said.unknown = true;
}

function fieldAt(
  { words, lists: { composed } }: Pick<Reading, 'words' | 'lists'>,
  at: number,
  said: Said,
): number {
  const field = composed.fields.lengthAt(words, at);
  const officeOf = composed.officesOf.lengthAt(words, at);
  if (field > 0) said.field = true;
  if (officeOf > 0) said.officeOf = true;
  return Math.max(1, field, officeOf);
}

/** No word of English, no place and no word of a title. */
function isUnknown(lists: Reading['lists'], word: Reading['words'][number]): boolean {
  const { key } = word;
  return (
    word.capital &&
    !lists.ordinary.has(key) &&
    !lists.places.has(key) &&
    !lists.towns.has(key) &&
    !lists.geography.has(key) &&
    !lists.demonyms.has(key) &&
    !lists.titleEnds.has(key) &&
    !lists.composed.grades.has(key) &&
    (!isA(word, STOPWORD) || lists.organisations.has(key))
  );
}

/** An abbreviation that is a word as well counts in capitals alone, and not where all is in capitals. */
function isAbbreviation({ words, loud, lists }: Reading, at: number): boolean {
  const word = words[at];
  if (word === undefined || !word.capital) return false;
  return !lists.ordinary.has(word.key) || (!loud.has(word.part) && !/\p{Ll}/u.test(word.text));
}

const isAgency = (reading: Reading, at: number): boolean =>
  reading.lists.composed.agencies.lengthAt(reading.words, at) > 0 && isAbbreviation(reading, at);

const isOurs = (reading: Reading, at: number): boolean =>
  isSection(reading, at) ||
  (reading.lists.composed.ourOffices.lengthAt(reading.words, at) > 0 && isAbbreviation(reading, at));

/** `P/E Chief`, `Pol/Econ Counselor`: a section of a post of ours. */
const isSection = ({ words }: Reading, at: number): boolean =>
  SECTIONS.has(words[at]?.text.toLowerCase() ?? '') &&
  words[at + 1]?.text === '/' &&
  SECTIONS.has(words[at + 2]?.text.toLowerCase() ?? '');
const SECTIONS: ReadonlySet<string> = new Set(['p', 'e', 'pol', 'econ', 'mil']);

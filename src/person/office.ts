import { bodyAmong, isEnd, isFormer } from './bodies.ts';
import { composedTitle } from './composed-titles.ts';
import { titleKey } from './key-phrases.ts';
import type { Title } from './name-lists.ts';
import type { NameRun } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import { hasUnknown, isBarred, stateIn } from './state-bodies.ts';
import { titleEndingAt } from './title-phrases.ts';
import { titleAfter, titleBefore } from './titles.ts';
import { untitledOffice } from './untitled-office.ts';

const FARTHEST_BEFORE = 9;
const FARTHEST_AFTER = 14;

/** The titles that stand before and behind a name, each an official's where a body of government stands with it. */
export function titlesBeside(reading: Reading, run: NameRun): Title[] {
  const before = titleBefore(reading, run);
  const after = titleAfter(reading, run) ?? titleOfBeing(reading, run);
  const titles: Title[] = [];
  if (before !== undefined) titles.push(ofBody(reading, before, besideBefore(reading, run, before)));
  if (after !== undefined) titles.push(ofBody(reading, after, wordsAfter(reading, run)));
  const past = pastBehind(reading, run);
  if (past !== undefined) titles.push(past);
  if (titles.every(isOpenQuestion)) {
    const composed = composedTitle(reading, run);
    if (composed !== undefined) titles.push(composed);
  }
  if (titles.length > 0) return titles;
  const body = untitledOffice(reading, run);
  return body === undefined ? [] : [body];
}

/** No office, and none that is over. */
const isOpenQuestion = ({ role, past }: Title): boolean => role === 'private' && past !== true;

/** `Kovar, father of the deputy and retired judge,`: an office that is over, wherever it stands in what is said of the name. */
function pastBehind(reading: Reading, run: NameRun): Title | undefined {
  const link = besides(reading, run.end, reading.words[run.first])?.text;
  if ((link !== ',' && link !== '(') || !hasFormer(reading, run.end)) return undefined;
  const behind = wordsAfter(reading, run);
  const who = behind.findIndex((at) => WHOM.has(reading.words[at]?.key ?? ''));
  for (const at of who < 0 ? behind : behind.slice(0, who))
    if (isFormer(reading, at) && at > run.end) {
      const title = [at + 1, at + 2, at + 3]
        .filter((end) => besides(reading, end, reading.words[at]) !== undefined)
        .map((end) => ({ end, title: titleEndingAt(reading, end)?.title }))
        .findLast(({ title }) => title !== undefined);
      const next = title === undefined ? undefined : reading.words[title.end + 1];
      if (title?.title !== undefined && (next === undefined || next.kind === 'mark' || OVER.has(next.key)))
        return { ...title.title, role: 'private', past: true };
    }
  return undefined;
}

/** Whether what is said of a name may hold a word for an office that is over. */
function hasFormer(reading: Reading, end: number): boolean {
  for (let at = end; at < end + FARTHEST_AFTER; at++) if (isFormer(reading, at)) return true;
  return false;
}

const WHOM: ReadonlySet<string> = new Set(['who', 'whom', 'whose', 'met', 'with', 'to', 'for', 'by']);
const OVER: ReadonlySet<string> = new Set(['and', 'of', 'in', 'at', 'from', 'told', 'said']);

/** `NOVAK, ANNA. DIRECTOR GENERAL, MFA.`: a biographic note opens with what somebody is. */
export function titleOfNote(reading: Reading, run: NameRun): Title | undefined {
  const first = reading.words[run.end + 1];
  if (reading.words[run.end]?.text !== '.' || first?.part !== reading.words[run.first]?.part)
    return undefined;
  const said: number[] = [];
  let title: Title | undefined;
  for (let at = run.end + 1; at < run.end + LONGEST_NOTE; at++) {
    const word = besides(reading, at, first);
    if (word === undefined || isEnd(reading, at) || reading.lists.deeds.has(word.key)) break;
    said.push(at);
    title ??= longest(reading, at, first)?.title;
  }
  if (title !== undefined) return ofBody(reading, title, said);
  const role = bodyAmong(reading, said.slice(0, 1));
  return role === undefined ? undefined : { title: 'of a body of government', role };
}

const LONGEST_NOTE = 12;

/** `head` of a ministry is an official, `head` of a bank or of nothing said stays a question. */
function ofBody(reading: Reading, title: Title, words: readonly number[]): Title {
  const key = titleKey(title.title);
  if (title.role !== 'private') return outOfOffice(reading, title, key, words);
  if (key === 'representative' && isOfCongress(reading))
    return { title: 'Representative', role: 'us-official' };
  if (!reading.lists.openTitles.has(key)) return title;
  const said = closelySaid(reading, words);
  if (isBarred(reading, inOrder(said))) return title;
  const role = bodyAmong(reading, said) ?? (isOfPeople(reading, key, words) ? 'official' : undefined);
  return role === undefined ? title : { ...title, role };
}

/** Up to what is said of somebody or something else: `head of a family that sued the Ministry`. */
function closelySaid({ words }: Reading, said: readonly number[]): readonly number[] {
  const end = said.findIndex((at, i) => i > 1 && FURTHER.has(words[at]?.key ?? ''));
  return end < 0 ? said : said.slice(0, end);
}

const FURTHER: ReadonlySet<string> = new Set(
  'who whom whose which that by against near after before since because when where while about if'.split(' '),
);

/** Words before a name are told from the name on. */
const inOrder = (words: readonly number[]): readonly number[] =>
  (words[0] ?? 0) > (words[1] ?? 0) ? [...words].reverse() : words;

/** A cable about a visit from Congress. */
const isOfCongress = ({ cable: { fields } }: Reading): boolean =>
  fields.tags.some(({ value }) => value === 'OREP') ||
  /\b(?:CODEL|STAFFDEL)\b/i.test(fields.subject?.printed ?? '');

/** `Ruritanian crossings official`: who is official of a people is of its state. */
const isOfPeople = ({ words, lists }: Reading, key: string, near: readonly number[]): boolean =>
  OFFICIALS.has(key) && near.slice(0, 4).some((at) => lists.demonyms.has(words[at]?.key ?? ''));

const OFFICIALS: ReadonlySet<string> = new Set([
  'official',
  'senior official',
  'envoy',
  'counterpart',
  'delegate',
  'negotiator',
]);

/** `president of the student union`, `captain of the tanker`; `Capt. Kovar, retired`. */
function outOfOffice(reading: Reading, title: Title, key: string, words: readonly number[]): Title {
  if (words.some((at) => isRetired(reading, at)) || isServant(reading, words))
    return { ...title, role: 'private', past: true };
  if (title.role === 'us-official') return title;
  if (words.some((at) => reading.lists.irregulars.has(reading.words[at]?.key ?? '')))
    return { ...title, role: 'private' };
  if (key === 'warden' && !isOfPrison(reading, words[0] ?? 0)) return { ...title, role: 'private' };
  const shared = reading.lists.sharedTitles.has(key);
  if (shared && isOfFirm(reading, words)) return { ...title, role: 'private' };
  if (PRESIDENTS.has(key) && (isOfUnknown(reading, inOrder(words)) || isGraded(reading, words)))
    return { ...title, role: 'private' };
  return shared && words.some((at) => isPrivateBody(reading, at)) ? { ...title, role: 'private' } : title;
}

/** Firms have these too, more often than states. */
const PRESIDENTS: ReadonlySet<string> = new Set(['president', 'pres', 'vice president', 'acting president']);

/** `Senior Vice President`: states have no grades of them. */
const isGraded = ({ words }: Reading, said: readonly number[]): boolean =>
  said.slice(0, NEAREST).some((at) => GRADES_OF_FIRMS.has(words[at]?.key ?? ''));
const GRADES_OF_FIRMS: ReadonlySet<string> = new Set(['senior', 'executive', 'group', 'corporate', 'sales']);
const NEAREST = 4;

/** `vice president of Acme Airways`: what a name is president of may be anything, and is nothing known of a state. */
function isOfUnknown(reading: Reading, said: readonly number[]): boolean {
  const key = (at: number): string => reading.words[at]?.key ?? '';
  const of = said.findIndex((at) => key(at) === 'of' || key(at) === 'for');
  if (of < 0) return false;
  const behind = said.slice(of + 1);
  const end = behind.findIndex((at) => reading.words[at]?.text === ',');
  const phrase = end < 0 ? behind : behind.slice(0, end);
  return hasUnknown(reading, phrase) && stateIn(reading, phrase) === undefined;
}

/** Our citizens abroad have wardens too, who are private people: only near a prison is one an official. */
function isOfPrison({ words }: Reading, near: number): boolean {
  for (let at = near - NEAR_PRISON; at < near + NEAR_PRISON; at++)
    if (PRISONS.has(words[at]?.key ?? '')) return true;
  return false;
}

const NEAR_PRISON = 150;
const PRISONS: ReadonlySet<string> = new Set(
  'prison prisons prisoner prisoners jail penitentiary inmate inmates cell cells'.split(' '),
);

/** `Kovar's lieutenant` holds no rank: a man's own, and not a country's or an office's. */
const isServant = (reading: Reading, behind: readonly number[]): boolean =>
  behind.some((at) => {
    const word = reading.words[at];
    return (
      word?.possessive === true &&
      word.capital &&
      !reading.stopped.has(at) &&
      !reading.lists.titles.has(word.key) &&
      SERVING.has(reading.words[at + 1]?.key ?? '') &&
      reading.words[at + 2]?.key !== 'general'
    );
  });

const SERVING: ReadonlySet<string> = new Set([
  'lieutenant',
  'captain',
  'secretary',
  'counselor',
  'commander',
]);

/** Behind a comma and before a mark, so that it is said of the person and of no other. */
function isRetired({ words }: Reading, at: number): boolean {
  const next = words[at + 1];
  return (
    RETIRED.has(words[at]?.key ?? '') &&
    MARKS_BEFORE.has(wordAt(words, at - 1)?.text ?? '') &&
    (next === undefined || next.kind === 'mark')
  );
}

const RETIRED: ReadonlySet<string> = new Set(['retired', 'ret']);
const MARKS_BEFORE: ReadonlySet<string> = new Set([',', '(']);

/** Not `European Union`. */
const isPrivateBody = ({ words, lists }: Reading, at: number): boolean =>
  (lists.privateBodies.lengthAt(words, at) > 0 || isOfChurch(words[at]?.key ?? '')) &&
  !UNIONS.has(wordAt(words, at - 1)?.key ?? '');

const isOfChurch = (key: string): boolean => CHURCHES.has(key);
const CHURCHES: ReadonlySet<string> = new Set([
  'diocese',
  'parish',
  'bishops',
  'mosque',
  'congregation',
  'consortium',
  'confederation',
]);

const UNIONS: ReadonlySet<string> = new Set(
  'european african soviet arab western customs postal parliamentary interparliamentary central national reserve state world communist baath russian'.split(
    ' ',
  ),
);

/** `Acme Mining President Kovar`: a capital word that is no land and no body stands before the title. */
function isOfFirm(reading: Reading, behind: readonly number[]): boolean {
  const { words, lists, stopped, loud } = reading;
  for (const at of behind) {
    const word = words[at];
    if (word === undefined || loud.has(word.part)) return false;
    const title =
      lists.titleEnds.has(word.key) || lists.honorifics.has(word.key) || lists.deputies.has(word.key);
    if (title || word.text === '.' || isBranch(reading, at)) continue;
    if (lists.organisations.has(word.key) && word.capital)
      return !UNIONS.has(wordAt(words, at - 1)?.key ?? '');
    return (
      word.kind === 'word' &&
      word.capital &&
      /\p{Ll}/u.test(word.text) &&
      (!word.opening || !lists.ordinary.has(word.key)) &&
      !stopped.has(at) &&
      !lists.geography.has(word.key) &&
      !lists.demonyms.has(word.key) &&
      !(lists.towns.has(word.key) && !lists.ordinary.has(word.key)) &&
      !lists.places.has(word.key)
    );
  }
  return false;
}

/** `Canadian Agricultural Counsellor`, `Regional Governor`: what kind of office, and no name of a firm. */
const isBranch = ({ words, lists: { composed, portfolios } }: Reading, at: number): boolean =>
  composed.grades.has(words[at]?.key ?? '') ||
  BRANCHES.has(words[at]?.key ?? '') ||
  (portfolios.lengthAt(words, at) > 0 && words[at + 1]?.key !== 'president');
const BRANCHES: ReadonlySet<string> = new Set(
  'agricultural animal cultural scientific science military naval air consular financial industrial maritime police educational press information'.split(
    ' ',
  ),
);

/** The words that lead up to a name, back to the last mark or verb. */
function wordsBefore(reading: Reading, run: NameRun): number[] {
  const words: number[] = [];
  for (let at = run.first - 1; at >= run.first - FARTHEST_BEFORE; at--) {
    const word = besides(reading, at, reading.words[run.first]);
    if (
      word === undefined ||
      isEnd(reading, at) ||
      (word.kind === 'mark' && words.length > 2 && word.text === ',')
    )
      break;
    words.push(at);
  }
  return words;
}

/** An office is told apart by the words of its own phrase, `student union president`, and by what follows the name. */
function besideBefore(reading: Reading, run: NameRun, title: Title): number[] {
  const before = wordsBefore(reading, run);
  if (title.role === 'private') return before;
  // `union president Kovar and secretary Balan`: a title that says not of what is of what the one before it is of.
  const shared = reading.lists.sharedTitles.has(titleKey(title.title));
  const parts = (key: string): boolean => PARTING.has(key) && !(shared && key === 'and');
  const end = before.findIndex((at) => parts(reading.words[at]?.key ?? ''));
  const phrase = end < 0 ? before : before.slice(0, end);
  for (const at of closeBehind(reading, run)) phrase.push(at);
  return phrase;
}

/** The next few words of the sentence, which may say of a name with a title that the office is over. */
function closeBehind(reading: Reading, run: NameRun): number[] {
  const words: number[] = [];
  if (!CLOSE.has(besides(reading, run.end, reading.words[run.first])?.key ?? '')) return words;
  for (let at = run.end; at < run.end + MOST_BEHIND; at++) {
    if (besides(reading, at, reading.words[run.first]) === undefined || isEnd(reading, at)) break;
    words.push(at);
  }
  return words;
}

const MOST_BEHIND = 6;
const CLOSE: ReadonlySet<string> = new Set([',', '(', 'of']);
const PARTING: ReadonlySet<string> = new Set(
  'and or with to from by that as but for in on at met is was are were had has have than when if'.split(' '),
);

/** What is said of a name behind a comma, a bracket or `is`. */
function wordsAfter(reading: Reading, run: NameRun): number[] {
  const words: number[] = [];
  let commas = 0;
  for (let at = run.end; at < run.end + FARTHEST_AFTER; at++) {
    const word = besides(reading, at, reading.words[run.first]);
    if (word?.text === ',') commas++;
    if (word === undefined || commas > mostCommas(reading, run) || isEnd(reading, at)) break;
    if (commas > 1 && word.key === 'and') break;
    words.push(at);
  }
  return words;
}

/** `KOVAR, DIRECTOR, AMERICAN DEPARTMENT, MFA,`: telegrams put commas for `of the`. */
const mostCommas = ({ loud, words }: Reading, { first }: NameRun): number =>
  loud.has(words[first]?.part ?? -1) ? 3 : 1;

const BEING: ReadonlySet<string> = new Set(['is', 'remains', 'serves']);
const SMALL: ReadonlySet<string> = new Set([
  'as',
  'the',
  'a',
  'an',
  'now',
  'also',
  'currently',
  'still',
  'his',
  'her',
  'their',
  'our',
]);

/** `Kovar is Deputy Prime Minister`, `Kovar, who is head of credit at a bank`. */
export function titleOfBeing(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  let at = run.end;
  if (besides(reading, at, name)?.text === ',') at += besides(reading, at + 1, name)?.key === 'who' ? 2 : 1;
  const verb = besides(reading, at, name)?.key ?? '';
  if (HEADING.has(verb) && besides(reading, at - 1, name)?.key === 'who') return HEAD;
  const made = (verb === 'was' || verb === 'been') && MADE.has(besides(reading, at + 1, name)?.key ?? '');
  if (!made && !BEING.has(verb)) return undefined;
  at += made ? 2 : 1;
  while (SMALL.has(besides(reading, at, name)?.key ?? '')) at++;
  for (let end = at; end < at + 4; end++) {
    if (besides(reading, end, name)?.kind !== 'word') return undefined;
    const title = titleEndingAt(reading, end);
    if (title !== undefined) return longest(reading, end, name)?.title ?? title.title;
  }
  return undefined;
}

/** `Kovar, who heads the Treaty Department of the ministry`. */
const HEADING: ReadonlySet<string> = new Set(['heads', 'leads', 'directs', 'chairs', 'runs']);
const HEAD: Title = { title: 'head', role: 'private' };
/** `Kovar was named Minister of Defense`. */
const MADE: ReadonlySet<string> = new Set(['named', 'appointed', 'elected', 'made']);

/** `Deputy Prime Minister` ends behind `Deputy`. */
function longest(reading: Reading, end: number, name: Parameters<typeof besides>[2]) {
  let found = titleEndingAt(reading, end);
  for (let at = end + 1; at < end + 4 && besides(reading, at, name)?.kind === 'word'; at++) {
    const title = titleEndingAt(reading, at);
    if (title !== undefined && title.first <= end) found = title;
  }
  return found;
}

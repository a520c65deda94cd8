import { type Span, unite } from '../model/span.ts';
import { type Cue, capacitiesOf, cuesOf, titlesOf } from './cues.ts';
import { bracketedAt, entriesIn } from './entries.ts';
import { isFull, isInitial, isLoud, type NameRun, nameRuns, runOf } from './name-runs.ts';
import { titleOfNote } from './office.ts';
import { noticing } from './protect-notice.ts';
import type { ProtectNotice } from './protect-words.ts';
import { besides, firstAt, type Reading, wordAt } from './reading.ts';
import { withRosters } from './rosters.ts';
import { sidesOf } from './sides.ts';
import { noteMentions, slugMentions } from './slugs.ts';
import { unlistedRuns } from './unlisted.ts';
import { isA, OPENS_ALIAS } from './word-classes.ts';
import type { Word } from './words.ts';

/** A name at one place with the cues that say it is a person's. */
export interface Mention {
  readonly run: NameRun;
  readonly cues: readonly Cue[];
}

export interface Mentions {
  /** With at least one cue, in order of the text. */
  readonly cued: readonly Mention[];
  /** Names nothing speaks for. They count where they repeat somebody's name. */
  readonly uncued: readonly NameRun[];
}

/** First form of the search: names by the words beside them. */
export function findMentions(reading: Reading, notices: readonly ProtectNotice[]): Mentions {
  const header = mentionsByPlace(reading);
  const sides = sidesOf(reading);
  const noticed = noticing(notices);
  const found = freeRuns(reading, header, sides.breaks).map((free): Mention => {
    const run = notices.length === 0 ? free : asNoticed(reading, free, noticed);
    return sides.titled({ run, cues: cuesOf(reading, run, noticed(run)) });
  });
  return parted(
    reading,
    header,
    fillUnlisted(reading, fillNotices(reading, fillLists(reading, found), notices)),
  );
}

function parted(reading: Reading, header: readonly Mention[], all: readonly Mention[]): Mentions {
  const cued = header.map((mention) => withCapacities(reading, mention));
  const uncued: NameRun[] = [];
  for (const mention of all)
    if (mention.cues.length > 0) cued.push(withCapacities(reading, mention));
    else uncued.push(mention.run);
  return { cued: cued.sort((a, b) => a.run.first - b.run.first), uncued };
}

function withCapacities(reading: Reading, mention: Mention): Mention {
  const capacities = capacitiesOf(reading, mention.run);
  return capacities.length === 0 ? mention : { run: mention.run, cues: [...mention.cues, ...capacities] };
}

/** Names of which the place says that they are people's, whatever stands beside them. */
function mentionsByPlace(reading: Reading): Mention[] {
  const known = [...headerMentions(reading), ...tagMentions(reading)];
  const more = [
    ...slugMentions(reading),
    ...noteMentions(reading),
    ...entryMentions(reading),
    ...aliasMentions(reading),
  ];
  return more.length === 0 ? known : [...known, ...apart(known, more)];
}

/** Runs that lie in no line of addresses and meet no name found before. */
function freeRuns(reading: Reading, header: readonly Mention[], breaks: ReadonlySet<number>): NameRun[] {
  const addresses = addressLines(reading);
  const taken = takenBy(header);
  const free: NameRun[] = [];
  let next = 0;
  for (const run of nameRuns(reading, breaks)) {
    const at = reading.words[run.first]?.at ?? 0;
    while ((addresses[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const isAddress = (addresses[next]?.from ?? Number.POSITIVE_INFINITY) <= at;
    if (!isAddress && !meets(taken, run)) free.push(run);
  }
  return free;
}

function takenBy(mentions: readonly Mention[]): Set<number> {
  const taken = new Set<number>();
  for (const { run } of mentions) take(taken, run);
  return taken;
}

function take(taken: Set<number>, { first, end }: NameRun): void {
  for (let at = first; at < end; at++) taken.add(at);
}

function meets(taken: ReadonlySet<number>, { first, end }: NameRun): boolean {
  for (let at = first; at < end; at++) if (taken.has(at)) return true;
  return false;
}

/** The name a notice speaks of, or the run itself. */
function asNoticed(reading: Reading, run: NameRun, noticed: (run: NameRun) => boolean): NameRun {
  const turned = inverted(reading, run);
  return noticed(turned) ? turned : run;
}

const MOST_INITIALS = 3;

/** The name a notice speaks of may be written family first: `Novak, A. (protect)`, `Novak, Ana (protect)`. */
function inverted(reading: Reading, run: NameRun): NameRun {
  const { words } = reading;
  const name = words[run.first];
  if (isFull(run)) return run;
  if (besides(reading, run.first - 1, name)?.text === ',' && isFamilyBefore(reading, run))
    return runOf(reading, run.first - 2, run.end);
  if (besides(reading, run.end, name)?.text !== ',') return run;
  let end = run.end + 1;
  for (let i = 0; i < MOST_INITIALS && isInitial(words[end] ?? EMPTY); i++)
    end += besides(reading, end + 1, name)?.text === '.' ? 2 : 1;
  return end > run.end + 1 ? runOf(reading, run.first, end) : run;
}

function isFamilyBefore(reading: Reading, { first }: NameRun): boolean {
  const family = besides(reading, first - 2, reading.words[first]);
  if (family?.kind !== 'word' || !family.capital || reading.stopped.has(first - 2)) return false;
  return !isPlaceName(reading.lists, family.key) && !reading.lists.ordinary.has(family.key);
}

const EMPTY = { kind: 'mark', text: '', capital: false } as Word;

const isPlaceName = ({ places, towns, geography }: Reading['lists'], key: string): boolean =>
  places.has(key) || towns.has(key) || geography.has(key);

/** Those that meet none found before. */
function apart(known: readonly Mention[], more: readonly Mention[]): Mention[] {
  const taken = takenBy(known);
  return more.filter(({ run }) => {
    if (meets(taken, run)) return false;
    take(taken, run);
    return true;
  });
}

/** `Novak, Anna` at the head of a line, with the title behind it if there is one. */
function entryMentions(reading: Reading): Mention[] {
  const entries = entriesIn(reading);
  if (entries.length === 0) return [];
  const cued = entries.map(
    (run): Mention => ({ run, cues: [...entryTitles(reading, run), { kind: 'entry' }] }),
  );
  return withRosters(reading, cued);
}

function entryTitles(reading: Reading, run: NameRun): Cue[] {
  const titles = titlesOf(reading, run);
  const note = titles.length > 0 ? undefined : titleOfNote(reading, run);
  return note === undefined ? titles : [{ kind: 'title', title: note }];
}

/** Lines of addresses name posts, not people. */
function addressLines({ cable: { fields } }: Reading): Span[] {
  const { transmissionId, security, precedence, dtg, classification, section } = fields;
  const lines: Span[] = [];
  const add = (field: { readonly span: Span } | undefined): void => {
    if (field !== undefined) lines.push(field.span);
  };
  for (const field of [fields.from, fields.routing, fields.originator, fields.number]) add(field);
  for (const field of [transmissionId, security, precedence, dtg, classification, section]) add(field);
  for (const several of [fields.to, fields.info, fields.tags, fields.excluded]) several.forEach(add);
  return unite(lines);
}

const isInside = ({ from, to }: Span, { at }: Word): boolean => from <= at && at < to;

/** Who classified and who signed, as the reader of the cable found them. A doubtful signature is a name in the text. */
function headerMentions(reading: Reading): Mention[] {
  const { fields, portions } = reading.cable;
  const { classifiedBy, drafted = [], approved = [], cleared = [] } = fields;
  const signature = portions.some(({ kind }) => kind === 'signature') ? fields.signature : undefined;
  const classifiers = classifiedBy?.value.names ?? [];
  return [
    ...classifiers.map(({ span }) => mentionAt(reading, span, { kind: 'classifier' })),
    ...[...drafted, ...approved, ...cleared].map(({ span }) => mentionAt(reading, span, { kind: 'drafter' })),
    ...(signature === undefined ? [] : [mentionAt(reading, signature.span, { kind: 'signer' })]),
  ].filter((mention) => mention !== undefined);
}

function mentionAt(reading: Reading, span: Span, cue: Cue): Mention | undefined {
  const { words } = reading;
  let first = firstAt(words, span.from);
  while (first < words.length && words[first]?.kind !== 'word') first++;
  let end = first;
  while ((words[end]?.at ?? Number.POSITIVE_INFINITY) < span.to) end++;
  while (end > first && wordAt(words, end - 1)?.kind !== 'word') end--;
  return end === first ? undefined : { run: runOf(reading, first, end), cues: [cue] };
}

/** Names in brackets on lines of the header: visitors behind TAGS, who classified behind the E.O. line. */
function tagMentions(reading: Reading): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < reading.words.length; at++) {
    const word = reading.words[at];
    if (word?.text !== '(' || (reading.parts.isPortion(word.part) && !isTag(reading, at - 1))) continue;
    const run = bracketedAt(reading, at);
    if (run !== undefined) mentions.push({ run, cues: [{ kind: bracketKind(reading, at, word) }] });
  }
  return mentions;
}

function bracketKind(reading: Reading, at: number, word: Word): 'classifier' | 'tag' | 'case' {
  const orders = reading.cable.fields.declassification;
  if (orders.some(({ span }) => isInside(span, word))) return 'classifier';
  return isTag(reading, at - 1) || !isCase(reading, at) ? 'tag' : 'case';
}

/** Behind a TAG of consular work, visas, rights or refugees on the same line the name is a private person's. */
function isCase({ words }: Reading, index: number): boolean {
  for (let at = index - 1; at > index - FARTHEST_TAG; at--) {
    const word = words[at];
    if (word === undefined || word.part !== words[index]?.part) return false;
    if (CASES.has(word.key)) return true;
  }
  return false;
}

const FARTHEST_TAG = 24;
const CASES: ReadonlySet<string> = new Set(
  'casc cvis cpas cgen cmgt cacs casp cjan cacp cpps shum phum sref pref smig snar kcrm scul socl sopn'.split(
    ' ',
  ),
);

function isTag({ words }: Reading, index: number): boolean {
  const word = words[index]?.text === ',' ? wordAt(words, index - 1) : words[index];
  return word !== undefined && (word.key === 'ovip' || word.key === 'orep');
}

/** What stands behind `alias` or `aka` in quotes names somebody, whatever its words are. */
function aliasMentions(reading: Reading): Mention[] {
  const { words, lists } = reading;
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || !isA(word, OPENS_ALIAS)) continue;
    const length = lists.alias.lengthAt(words, at);
    const first = length === 0 ? undefined : quotedAt(reading, at + length, word);
    const more = first === undefined ? undefined : alsoQuoted(reading, first.end + 1, word);
    for (const run of [first, more]) if (run !== undefined) mentions.push({ run, cues: [{ kind: 'alias' }] });
  }
  return mentions;
}

const LONGEST_ALIAS = 4;

function quotedAt(reading: Reading, open: number, word: Word): NameRun | undefined {
  if (besides(reading, open, word)?.text !== '"') return undefined;
  for (let end = open + 1; end <= open + 1 + LONGEST_ALIAS; end++) {
    const next = besides(reading, end, word);
    if (next === undefined) return undefined;
    if (next.text !== '"' && !(next.text === ',' && besides(reading, end + 1, word)?.text === '"')) continue;
    return end > open + 1 ? runOf(reading, open + 1, end) : undefined;
  }
  return undefined;
}

/** `ALIAS "PUNAL" OR "EL MUDO"` */
function alsoQuoted(reading: Reading, from: number, word: Word): NameRun | undefined {
  const link = besides(reading, from, word);
  return link?.key === 'or' || link?.key === 'and' ? quotedAt(reading, from + 1, word) : undefined;
}

/** Names that nothing beside them speaks for, and that can hardly be anything else. */
function fillUnlisted(reading: Reading, found: readonly Mention[]): readonly Mention[] {
  const uncued: NameRun[] = [];
  for (const { run, cues } of found) if (cues.length === 0) uncued.push(run);
  const unlisted = unlistedRuns(reading, uncued);
  if (unlisted.size === 0) return found;
  return found.map((mention) =>
    unlisted.has(mention.run) ? { run: mention.run, cues: [{ kind: 'unlisted' }] } : mention,
  );
}

/** `met with A, B and C`: where one of a list is a person, all of its full names are. */
function fillLists(reading: Reading, found: readonly Mention[]): Mention[] {
  const filled: Mention[] = [];
  for (let from = 0; from < found.length; ) {
    let to = from + 1;
    while (to < found.length && linkBetween(reading, found[to - 1], found[to]) !== undefined) to++;
    const alone = to - from === 1 ? found[from] : undefined;
    if (alone !== undefined) filled.push(alone);
    else for (const mention of fillList(reading, found.slice(from, to))) filled.push(mention);
    from = to;
  }
  return filled;
}

function fillList(reading: Reading, list: readonly Mention[]): readonly Mention[] {
  const known = list.find(({ cues }) => cues.length > 0);
  const anded = list.some((mention, i) => linkBetween(reading, list[i - 1], mention) === 'and');
  if (known === undefined || !anded) return list;
  const plural = known === list[0] ? pluralTitle(reading, known.run) : undefined;
  return list.map((mention) => {
    if (mention.cues.some(({ kind }) => kind === 'title')) return mention;
    if (plural !== undefined) return { run: mention.run, cues: [plural, ...mention.cues] };
    if (mention.cues.length > 0) return mention;
    return isFull(mention.run) ? { run: mention.run, cues: [{ kind: 'listed' }] } : mention;
  });
}

/** The cue that `Ministers Kovar and Petrak` gives to both. */
function pluralTitle(reading: Reading, run: NameRun): Cue | undefined {
  const before = wordAt(reading.words, run.first - 1);
  const cue = before?.key.endsWith('s') === true ? cuesOf(reading, run, false)[0] : undefined;
  return cue?.kind === 'title' ? cue : undefined;
}

function linkBetween(
  reading: Reading,
  a: Mention | undefined,
  b: Mention | undefined,
): 'and' | ',' | undefined {
  const from = a?.run.end ?? 0;
  const to = b?.run.first ?? 0;
  if (
    a === undefined ||
    to - from > 2 ||
    to <= from ||
    besides(reading, to, wordAt(reading.words, from - 1)) === undefined
  )
    return undefined;
  let ands = 0;
  for (let at = from; at < to; at++) {
    const key = reading.words[at]?.key;
    if (key === 'and' || key === '&') ands++;
    else if (key !== ',') return undefined;
  }
  if (ands > 0) return 'and';
  return to - from === 1 ? ',' : undefined;
}

/** A notice whose sentence names nobody else speaks of the nearest name before it. */
function fillNotices(
  reading: Reading,
  found: readonly Mention[],
  notices: readonly ProtectNotice[],
): readonly Mention[] {
  if (notices.length === 0) return found;
  const filled = [...found];
  let next = 0;
  for (const notice of notices) {
    while ((filled[next]?.run.end ?? Number.POSITIVE_INFINITY) <= notice.first) next++;
    const nearest = filled[next - 1];
    const sentence = reading.words[notice.verb]?.sentence;
    if (nearest === undefined || namesSomebody(reading, filled, next - 1, sentence)) continue;
    const here = reading.words[nearest.run.first]?.sentence === sentence;
    if (here && (isFull(nearest.run) || !isLoud(reading, nearest.run)))
      filled[next - 1] = { run: nearest.run, cues: [{ kind: 'protect' }] };
  }
  return filled;
}

/** Whether the sentence has somebody at or before the mention `last`. */
function namesSomebody(
  reading: Reading,
  found: readonly Mention[],
  last: number,
  sentence: number | undefined,
): boolean {
  for (let index = last; index >= 0; index--) {
    const mention = found[index];
    if (mention === undefined || reading.words[mention.run.first]?.sentence !== sentence) return false;
    if (mention.cues.length > 0) return true;
  }
  return false;
}

import { overlap, type Span, unite } from '../model/span.ts';
import { type Cue, cuesOf, titlesOf } from './cues.ts';
import { entriesIn } from './entries.ts';
import { isFull, isLoud, type NameRun, nameRuns, runOf } from './name-runs.ts';
import { noticing, type ProtectNotice } from './protect-notice.ts';
import { besides, type Reading } from './reading.ts';
import { slugMentions } from './slugs.ts';
import { unlistedRuns } from './unlisted.ts';
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
  const known = [...headerMentions(reading), ...tagMentions(reading)];
  const header = [...known, ...apart(known, [...slugMentions(reading), ...entryMentions(reading)])];
  const taken = header.map(({ run }) => run);
  const addresses = addressLines(reading);
  const runs = nameRuns(reading).filter(
    (run) => !taken.some((other) => meets(run, other)) && !inside(addresses, reading.words[run.first]),
  );
  const noticed = noticing(notices);
  const found = runs.map((run): Mention => ({ run, cues: cuesOf(reading, run, noticed(run)) }));
  const all = fillUnlisted(reading, fillNotices(reading, fillLists(reading, found), notices));
  const cued = [...header, ...all.filter(({ cues }) => cues.length > 0)];
  return {
    cued: cued.sort((a, b) => a.run.first - b.run.first),
    uncued: all.filter(({ cues }) => cues.length === 0).map(({ run }) => run),
  };
}

/** Those that meet none found before. */
function apart(known: readonly Mention[], more: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of more)
    if (![...known, ...kept].some(({ run }) => meets(run, mention.run))) kept.push(mention);
  return kept;
}

/** `Novak, Anna` at the head of a line, with the title behind it if there is one. */
const entryMentions = (reading: Reading): Mention[] =>
  entriesIn(reading).map((run) => ({ run, cues: [...titlesOf(reading, run), { kind: 'entry' }] }));

const meets = (a: NameRun, b: NameRun): boolean => a.first < b.end && b.first < a.end;

/** Lines of addresses name posts, not people. */
function addressLines({ cable: { fields } }: Reading): Span[] {
  const { transmissionId, security, precedence, dtg, classification, section } = fields;
  const lines = [
    ...[fields.from, fields.routing, fields.originator, fields.number, ...fields.to, ...fields.info],
    ...[transmissionId, security, precedence, dtg, classification, section],
  ];
  return unite([...lines, ...fields.excluded].flatMap((field) => (field === undefined ? [] : [field.span])));
}

const inside = (spans: readonly Span[], word: Word | undefined): boolean =>
  word !== undefined && spans.some(({ from, to }) => from <= word.at && word.at < to);

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
  const first = reading.words.findIndex((word) => word.kind === 'word' && word.at >= span.from);
  let end = first;
  while (inside([span], reading.words[end])) end++;
  while (end > first && reading.words[end - 1]?.kind !== 'word') end--;
  return first < 0 || end === first ? undefined : { run: runOf(reading, first, end), cues: [cue] };
}

/** `OVIP (NOVAK, ANNA)` or `OVIP NOVAK ANNA` in the TAGS line. */
function tagMentions(reading: Reading): Mention[] {
  return reading.words.flatMap((word, index) => {
    if (word.text !== '(' || !isTag(reading, index - 1)) return [];
    const comma = index + 1 + reading.words.slice(index + 1, index + 6).findIndex(({ text }) => text === ',');
    const close = comma + reading.words.slice(comma, comma + 6).findIndex(({ text }) => text === ')');
    if (comma <= index + 1 || close <= comma + 1) return [];
    const { names } = runOf(reading, comma + 1, close);
    const run = {
      first: index + 1,
      end: close,
      names: [...names, ...runOf(reading, index + 1, comma).names],
    };
    return [{ run, cues: [{ kind: 'tag' }] satisfies Cue[] }];
  });
}

function isTag(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word === undefined) return false;
  if (word.key === 'ovip') return true;
  const near = { from: word.at, to: word.at + word.text.length };
  return /^[A-Z]{4}$/.test(word.text) && reading.cable.fields.tags.some(({ span }) => overlap(span, near));
}

/** Names that nothing beside them speaks for, and that can hardly be anything else. */
function fillUnlisted(reading: Reading, found: readonly Mention[]): Mention[] {
  const uncued = found.filter(({ cues }) => cues.length === 0).map(({ run }) => run);
  const unlisted = unlistedRuns(reading, uncued);
  return found.map((mention) =>
    unlisted.has(mention.run) ? { ...mention, cues: [{ kind: 'unlisted' }] } : mention,
  );
}

/** `met with A, B and C`: where one of a list is a person, all of its full names are. */
function fillLists(reading: Reading, found: readonly Mention[]): Mention[] {
  const filled: Mention[] = [];
  for (let from = 0; from < found.length; ) {
    let to = from + 1;
    while (to < found.length && linkBetween(reading, found[to - 1], found[to]) !== undefined) to++;
    for (const mention of fillList(reading, found.slice(from, to))) filled.push(mention);
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
    if (plural !== undefined) return { ...mention, cues: [plural, ...mention.cues] };
    if (mention.cues.length > 0) return mention;
    return isFull(mention.run) ? { ...mention, cues: [{ kind: 'listed' }] } : mention;
  });
}

/** The cue that `Ministers Kovar and Petrak` gives to both. */
function pluralTitle(reading: Reading, run: NameRun): Cue | undefined {
  const before = reading.words[run.first - 1];
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
  if (a === undefined || to - from > 2 || besides(reading, to, reading.words[from - 1]) === undefined)
    return undefined;
  const link = reading.words.slice(from, to).map(({ key }) => key);
  if (link.every((key) => key === ',')) return link.length === 1 ? ',' : undefined;
  return link.every((key) => key === ',' || key === 'and' || key === '&') ? 'and' : undefined;
}

/** A notice whose sentence names nobody else speaks of the nearest name before it. */
function fillNotices(
  reading: Reading,
  found: readonly Mention[],
  notices: readonly ProtectNotice[],
): readonly Mention[] {
  const filled = [...found];
  let next = 0;
  for (const notice of notices) {
    while ((filled[next]?.run.end ?? Number.POSITIVE_INFINITY) <= notice.first) next++;
    const nearest = filled[next - 1];
    const sentence = reading.words[notice.verb]?.sentence;
    if (nearest === undefined || namesSomebody(reading, filled, next - 1, sentence)) continue;
    const here = reading.words[nearest.run.first]?.sentence === sentence;
    if (here && (isFull(nearest.run) || !isLoud(reading, nearest.run)))
      filled[next - 1] = { ...nearest, cues: [{ kind: 'protect' }] };
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

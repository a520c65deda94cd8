import { type ControlNames, contradictsItself } from '../../marking/controls.ts';
import { joined } from '../../marking/join.ts';
import type { MarkInWords } from '../../marking/marks-in-words.ts';
import { bannerDifference } from '../../marking/page-banner.ts';
import type { RollUpGrounds } from '../../marking/roll-up.ts';
import type { Field, Fields, Portion } from '../../model/cable.ts';
import { type Level, levelRank, type Marking, plainMarking } from '../../model/marking.ts';
import { error, type Message, warning } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import type { Draft } from './portions.ts';

/** The whole cable's marking and each portion's, with what a person should know of them. */
export interface Marked {
  readonly overall: Marking | null;
  readonly portions: readonly Portion[];
  readonly messages: readonly Message[];
}

/** Settles markings: own mark, else ENTIRE TEXT, else the overall marking, which is the highest of all witnesses. */
export function markedPortions(
  drafts: readonly Draft[],
  fields: Fields,
  banners: readonly Field<Marking>[],
  grounds: Pick<RollUpGrounds, 'vocabulary' | 'dated'>,
): Marked {
  const line = fields.classification?.value;
  const overall = line === undefined ? null : overallOf(line, drafts, fields, banners);
  const settled = inherited(drafts, overall);
  const portions = settled.map(({ portion }) => portion);
  const messages = [
    ...unmarked(drafts),
    ...lowEntireText(drafts, overall),
    ...(line === undefined ? [NO_CLASSIFICATION] : conflicts(line, drafts, portions, fields, banners)),
    ...drafts.flatMap(unknownMark),
    ...lineContradiction(fields, grounds.vocabulary.lexicon.controls),
    ...drafts.flatMap((draft) => contradiction(draft, grounds.vocabulary.lexicon.controls)),
    ...bannerDiffers(drafts, portions, fields, grounds),
    ...settled.flatMap(({ raisedBy }) => (raisedBy === undefined ? [] : [inlineMark(raisedBy)])),
  ];
  return { overall, portions, messages };
}

function overallOf(
  line: Marking,
  drafts: readonly Draft[],
  { security }: Fields,
  banners: readonly Field<Marking>[],
): Marking {
  const own = drafts.flatMap(witnessed);
  // What one portion's unknown mark means is that portion's question, not every unmarked portion's.
  const known = own.filter(({ unknown }) => unknown.length === 0);
  const { releasableTo, displayOnlyTo } = line;
  // Letters of the transmission say nothing of who may read the cable.
  const sent =
    security === undefined ? [] : [{ ...plainMarking(security.value.level), releasableTo, displayOnlyTo }];
  return joined([line, ...sent, ...known, ...banners.map(({ value }) => value)]);
}

/** What one portion says of the whole: its own mark, and marks in its words that can be nothing else. */
const witnessed = ({ own, inline }: Draft): Marking[] => [
  ...(own === undefined ? [] : [own]),
  ...inline.flatMap(({ marking, certain }) => (certain ? [marking] : [])),
];

interface Settled {
  readonly portion: Portion;
  /** The first mark inside its words that made it bear more. */
  readonly raisedBy: MarkInWords | undefined;
}

function inherited(drafts: readonly Draft[], overall: Marking | null): Settled[] {
  const whole = overall ?? plainMarking(null);
  const entire = drafts.find((draft) => draft.entireText && !isBelow(draft, whole))?.own;
  const settled: Settled[] = [];
  for (const [at, draft] of drafts.entries()) {
    const base = draft.own ?? fromParent(drafts, settled, at) ?? (isText(draft) ? (entire ?? whole) : whole);
    // A level nobody could read is taken for the cable's.
    const levelled = base.level === null ? { ...base, level: whole.level } : base;
    const inline = draft.inline.map((mark) => levelledBy(mark, whole));
    const raisedBy = inline.find(({ marking }) => bearsMore(levelled, marking));
    const others = inline.map((mark) => mark.marking);
    const marking = raisedBy === undefined ? levelled : raised(levelled, others);
    settled.push({ portion: portionOf(draft, marking), raisedBy });
  }
  return settled;
}

/** `(Begin classified)` states no level, so it is the cable's. */
const levelledBy = (mark: MarkInWords, { level }: Marking): MarkInWords =>
  mark.marking.level === null ? { ...mark, marking: { ...mark.marking, level } } : mark;

/**
 * What an unmarked sub-paragraph bears: its parent's marking and that of the one before it, for it may be a part
 * of either.
 */
function fromParent(drafts: readonly Draft[], settled: readonly Settled[], at: number): Marking | undefined {
  const index = drafts[at]?.parent;
  const parent = index === undefined ? undefined : settled[index]?.portion.marking;
  if (parent === undefined) return undefined;
  const before = drafts[at - 1]?.parent === index ? settled[at - 1]?.portion.marking : undefined;
  return before === undefined || !bearsMore(parent, before) ? parent : raised(parent, [before]);
}

/** Nobody lowers a cable by a portion of it: ENTIRE TEXT below the whole opens nothing. */
const isBelow = ({ own }: Draft, { level }: Marking): boolean =>
  own !== undefined && own.level !== null && level !== null && levelRank(own.level) < levelRank(level);

const isText = ({ kind }: Draft): boolean => kind !== 'classified-by' && kind !== 'signature';
const bearsMore = (base: Marking, other: Marking): boolean => joined([base, other]).as !== joined([base]).as;
const raised = (base: Marking, others: readonly Marking[]): Marking => ({
  ...joined([base, ...others]),
  as: base.as,
});

const portionOf = ({ id, kind, spans, number, mark }: Draft, marking: Marking): Portion => ({
  id,
  kind,
  spans,
  marking,
  ...(number && { number }),
  ...(mark && { mark }),
});

function unmarked(drafts: readonly Draft[]): Message[] {
  const without = drafts.filter(
    (draft) => isText(draft) && draft.own === undefined && draft.parent === undefined,
  );
  if (without.length === 0) return [];
  const told =
    without.length === 1
      ? '1 text has no mark of its own'
      : `${without.length} texts have no mark of their own`;
  return [warning('unmarked', `${told} and the marking of the whole is taken. Mark what bears less.`)];
}

/** What nobody knows may be a name, so the mark is not quoted: its place is told. */
function unknownMark({ own, mark }: Draft): Message[] {
  if (own === undefined || own.unknown.length === 0) return [];
  const told = error(
    'unknown-mark',
    'A portion mark has a word no marking grammar knows, so its portion is held. Correct the mark.',
    mark?.span,
  );
  return [told];
}

function contradiction({ own, mark, spans }: Draft, controls: ControlNames): Message[] {
  if (own === undefined || !contradictsItself(own, controls)) return [];
  const told =
    'A portion mark joins a control to a level it cannot stand with, so its portion is held. Ask the originator ' +
    'which of the two is wrong.';
  return [warning('contradictory-mark', told, mark?.span ?? spans[0])];
}

function lineContradiction({ classification }: Fields, controls: ControlNames): Message[] {
  if (classification === undefined || !contradictsItself(classification.value, controls)) return [];
  const told =
    'The classification line joins a control to a level it cannot stand with, so all of the cable is held. Ask the ' +
    'originator which of the two is wrong.';
  return [error('contradictory-line', told, classification.span)];
}

const inlineMark = ({ from, to }: Span): Message =>
  warning(
    'inline-mark',
    'A mark stands inside the words of a portion and bears more than the portion does by itself, so all of the ' +
      'portion is taken to bear it. Read the portion and decide on its parts.',
    { from, to },
  );

const NO_CLASSIFICATION: Message = error(
  'no-classification',
  'No classification line was found. A cable states its level, as UNCLAS or C O N F I D E N T I A L, above its ' +
    'first label. Find the line, or have the originator state the level; until then all of it is held.',
);

/** Witnesses of the level that disagree. A lower one is as suspect as a higher one where no drafter types it. */
function conflicts(
  line: Marking,
  drafts: readonly Draft[],
  portions: readonly Portion[],
  { security, classification, classifiedBy }: Fields,
  banners: readonly Field<Marking>[],
): Message[] {
  const level = line.level ?? 'U';
  const above = (other: Level | null): boolean => other !== null && levelRank(other) > levelRank(level);
  const paragraphs = portions.filter(({ kind }) => kind === 'paragraph');
  const higher = drafts.find((draft) => witnessed(draft).some((marking) => above(marking.level)));
  const banner = banners.find(({ value }) => above(value.level));
  return [
    ...(security && security.value.level !== level ? [differs('the security letters', security.span)] : []),
    ...(level === 'U' && classifiedBy && classifiedBy.value.reasons.length > 0
      ? [differs('the reasons of a Classified By line', classifiedBy.span)]
      : []),
    ...(higher ? [differs('a portion mark', higher.mark?.span ?? higher.spans[0])] : []),
    ...(banner ? [differs('a banner', banner.span)] : []),
    ...(isAboveAll(level, paragraphs) ? [higherThanAll(classification?.span)] : []),
  ];
}

const isAboveAll = (level: Level, paragraphs: readonly Portion[]): boolean =>
  paragraphs.length > 0 &&
  paragraphs.every(({ marking }) => marking.level !== null && levelRank(marking.level) < levelRank(level));

/** Where every paragraph has a mark, the line above them bears what they come to, whatever the levels are. */
function bannerDiffers(
  drafts: readonly Draft[],
  portions: readonly Portion[],
  { classification, captions }: Fields,
  grounds: Pick<RollUpGrounds, 'vocabulary' | 'dated'>,
): Message[] {
  const paragraphs = drafts.filter(({ kind }) => kind === 'paragraph');
  if (classification === undefined || paragraphs.length === 0 || !paragraphs.every(isMarked)) return [];
  const marked = portions.flatMap(({ marking }, at) => (isMarked(drafts[at]) ? [marking] : []));
  const printed = captions.map(({ value }) => value);
  const by = { profile: 'state-legacy', ...grounds } as const;
  const found = bannerDifference(classification.value, marked, printed, by);
  if (found === undefined) return [];
  const told =
    `The marks of the portions come to ${found.portions}, and the classification line with its captions says ` +
    `${found.banner}: ${REMEDY}`;
  return [warning('banner-differs', told, classification.span)];
}

const isMarked = (draft: Draft | undefined): boolean =>
  draft !== undefined && (draft.own !== undefined || draft.parent !== undefined);

const REMEDY =
  'a control or a release list stands in one of them alone, so correct the mark or the line, or ask the originator ' +
  'which is right (32 CFR 2001.24(g)).';

function lowEntireText(drafts: readonly Draft[], overall: Marking | null): Message[] {
  const low = drafts.find((draft) => draft.entireText && overall !== null && isBelow(draft, overall));
  return low === undefined
    ? []
    : [error('witness-conflict', LOW_ENTIRE_TEXT, low.mark?.span ?? low.spans[0])];
}

const LOW_ENTIRE_TEXT =
  'A mark that speaks for the entire text is lower than the cable. Texts without a mark are taken to bear what the ' +
  'cable does. Ask the originator which is right; until then all of the cable is held.';

const differs = (witness: string, span: Message['span']): Message =>
  error(
    'witness-conflict',
    `The classification line and ${witness} state different levels; they should agree. Ask the originator ` +
      'which is right; until then all of the cable is held.',
    span,
  );

const higherThanAll = (span: Message['span']): Message =>
  warning(
    'witness-conflict',
    'The classification line is higher than every paragraph. It stands; check whether a mark is missing.',
    span,
  );

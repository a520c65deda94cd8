import { rollUp } from '../../../marking/roll-up.ts';
import type { Field, Fields, Portion } from '../../../model/cable.ts';
import { type Level, levelRank, type Marking, plainMarking } from '../../../model/marking.ts';
import { error, type Message, quoting, warning } from '../../../model/message.ts';
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
): Marked {
  const line = fields.classification?.value;
  const overall = line === undefined ? null : overallOf(line, drafts, fields, banners);
  const portions = inherited(drafts, overall);
  const messages = [
    ...unmarked(drafts),
    ...(line === undefined ? [NO_CLASSIFICATION] : conflicts(line, portions, fields, banners)),
    ...drafts.flatMap(unknownMark),
  ];
  return { overall, portions, messages };
}

function overallOf(
  line: Marking,
  drafts: readonly Draft[],
  { security }: Fields,
  banners: readonly Field<Marking>[],
): Marking {
  const own = drafts.flatMap(({ own, inline }) => [...(own === undefined ? [] : [own]), ...inline]);
  // What one portion's unknown mark means is that portion's question, not every unmarked portion's.
  const known = own.filter(({ unknown }) => unknown.length === 0);
  const sent = security === undefined ? [] : [plainMarking(security.value.level)];
  return rollUp([line, ...sent, ...known, ...banners.map(({ value }) => value)]);
}

function inherited(drafts: readonly Draft[], overall: Marking | null): Portion[] {
  const entire = drafts.find(({ entireText }) => entireText)?.own;
  const whole = overall ?? plainMarking(null);
  const portions: Portion[] = [];
  for (const draft of drafts) {
    const parent = draft.parent === undefined ? undefined : portions[draft.parent]?.marking;
    const base = draft.own ?? parent ?? (isText(draft) ? (entire ?? whole) : whole);
    // A level nobody could read is taken for the cable's.
    const levelled = base.level === null ? { ...base, level: whole.level } : base;
    const marking = draft.inline.length === 0 ? levelled : raised(levelled, draft.inline);
    portions.push(portionOf(draft, marking));
  }
  return portions;
}

const isText = ({ kind }: Draft): boolean => kind !== 'classified-by' && kind !== 'signature';
const raised = (base: Marking, inline: readonly Marking[]): Marking => ({
  ...rollUp([base, ...inline]),
  as: base.as,
});

const portionOf = ({ id, kind, spans, number, mark }: Draft, marking: Marking): Portion => ({
  ...{ id, kind, spans, marking },
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

function unknownMark({ own, mark }: Draft): Message[] {
  if (own === undefined || own.unknown.length === 0) return [];
  const told =
    'A portion mark has a word no marking grammar knows, so its portion is held. Correct the mark.';
  const printed = mark?.printed ?? own.as;
  return [quoting(error('unknown-mark', told, mark?.span), printed)];
}

const NO_CLASSIFICATION: Message = error(
  'no-classification',
  'No classification line was found. A cable states its level, as UNCLAS or C O N F I D E N T I A L, above its ' +
    'first label. Find the line, or have the originator state the level; until then all of it is held.',
);

/** Witnesses of the level that disagree. A lower one is as suspect as a higher one where no drafter types it. */
function conflicts(
  line: Marking,
  portions: readonly Portion[],
  { security, classification }: Fields,
  banners: readonly Field<Marking>[],
): Message[] {
  const level = line.level ?? 'U';
  const above = (other: Level | null): boolean => other !== null && levelRank(other) > levelRank(level);
  const paragraphs = portions.filter(({ kind }) => kind === 'paragraph');
  const higher = portions.find((portion) => above(portion.marking.level) && portion.mark !== undefined);
  const banner = banners.find(({ value }) => above(value.level));
  return [
    ...(security && security.value.level !== level ? [differs('the security letters', security.span)] : []),
    ...(higher ? [differs('a portion mark', higher.mark?.span)] : []),
    ...(banner ? [differs('a banner', banner.span)] : []),
    ...(isAboveAll(level, paragraphs) ? [higherThanAll(classification?.span)] : []),
  ];
}

const isAboveAll = (level: Level, paragraphs: readonly Portion[]): boolean =>
  paragraphs.length > 0 &&
  paragraphs.every(({ marking }) => marking.level !== null && levelRank(marking.level) < levelRank(level));

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

import type { ActKind, Place } from '../../../model/review.ts';
import type {
  CableView,
  ClaimShown,
  DeletionShown,
  DoneShown,
  KeptShown,
  PersonShown,
  ReferralShown,
} from '../../../model/shown.ts';
import type { Span } from '../../../model/span.ts';
import { counted, portionWords, withNames } from '../words.ts';
import { answeredOf, ownersAnswering, ownersOf } from './kept.ts';
import { portionAt } from './widen.ts';

/** What an act may be about: this place, all mentions of a person, a paragraph, a text wherever it stands. */
export interface Scope {
  readonly label: string;
  readonly on: Place;
  readonly everywhere?: true;
  /** All questions of one sort in the cable: of what else keeps the text between them nothing is answered by itself. */
  readonly isOfSort?: true;
}

export type DraftKind =
  | 'withhold'
  | 'release'
  | 'note'
  | 'refer'
  | 'undo'
  | 'answer'
  | 'sign'
  | 'finish'
  | 'attest';

/** The act that a draft of this kind becomes. */
export const actKindOf = (kind: DraftKind): ActKind =>
  kind === 'withhold' || kind === 'release' ? 'decision' : kind;

/** What somebody is about to do, before they said why. */
export interface Draft {
  readonly kind: DraftKind;
  /** What the window says it does: `Withhold`. */
  readonly heading: string;
  /** What it is about, in words. */
  readonly about: string;
  /** What is asked there, if it is a question. */
  readonly question: string | null;
  readonly scopes: readonly Scope[];
  readonly templates: readonly string[];
  /** Bases that are chosen at first; the others of the case can be. */
  readonly bases: readonly string[];
  /** Nothing is chosen of what is proposed. */
  readonly isNewBasis?: true;
  /** What keeps the deletion it is about, before the server tells what keeps the place: all of its sort is answered unless somebody says otherwise. */
  readonly kept: readonly KeptShown[];
  /** A withholding that takes the place of what was said, and does not only add to it. */
  readonly replaces: boolean;
  /** The action to undo, the referral to answer, the need to attest. */
  readonly target: string;
  /** It may be about words that are typed; nothing is chosen before somebody says what it is about. */
  readonly takesWords: boolean;
}

const EMPTY = {
  question: null,
  scopes: [],
  templates: [],
  bases: [],
  kept: [],
  replaces: false,
  target: '',
  takesWords: false,
} as const;

/** To withhold a deletion or a question, under the bases it proposes or others. */
export const withholdDraft = (cable: CableView, at: number, heading: string): Draft => ({
  ...aboutDeletion(cable, at),
  kind: 'withhold',
  heading,
  replaces: cable.deletions[at]?.effect === 'withhold',
});

/** To withhold it on another basis, which is chosen anew. */
export const rebaseDraft = (cable: CableView, at: number): Draft => ({
  ...withholdDraft(cable, at, 'Change the basis'),
  isNewBasis: true,
});

/** To release it: the claims that ask for it are named, and who owns it must have answered. */
export function releaseDraft(cable: CableView, at: number): Draft {
  const about = aboutDeletion(cable, at);
  const [own, ...others] = about.scopes;
  const scopes = own === undefined ? [] : [own, ...allOfSort(cable, at), ...others];
  return { ...about, scopes, kind: 'release', heading: 'Release', templates: WHY_RELEASED };
}

/**
 * One mark may put the same question at every paragraph, and who has read them answers it once. What has an owner is asked of them, and
 * text that nobody spoke for would be opened by whoever speaks for what lies around it: of such a stretch it is not offered.
 */
function allOfSort({ deletions }: CableView, at: number): readonly Scope[] {
  const here = deletions[at];
  if (here?.effect !== 'hold' || reachesBeyond(here)) return [];
  if (here.bases.some(({ owner }) => owner !== null)) return [];
  const alike = deletions.filter((each) => sortOf(each) === sortOf(here));
  const spans = alike.flatMap((each) => each.spans);
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const isSilent = deletions.some(
    (each) => keepers(each).length === 0 && each.spans.some((span) => span.from < to && from < span.to),
  );
  if (alike.length < 2 || isSilent) return [];
  return [
    {
      label: `All ${alike.length} places in this cable with this question`,
      on: { kind: 'span', from, to },
      isOfSort: true,
    },
  ];
}

const keepers = ({ claims }: DeletionShown): readonly ClaimShown[] => claims.filter(({ keeps }) => keeps);

/** What two questions have in common that are answered as one: the words, who asks, and on what basis. */
const sortOf = (deletion: DeletionShown): string =>
  JSON.stringify([deletion.effect, deletion.question, keepers(deletion).map(({ by, bases }) => [by, bases])]);

const WHY_RELEASED = [
  'No exemption applies to this passage.',
  'The information is public already.',
  'Who is named acted in office.',
  'No harm to be foreseen from its release.',
];

/** To withhold what is selected, or, where nothing is, the paragraph of the cursor or words that are typed. */
export function selectionDraft(cable: CableView, selected: Span | null, at: number): Draft {
  const there = cable.deletions[at];
  const scopes =
    selected === null
      ? there === undefined
        ? []
        : scopesOf(cable, there, false)
      : scopesOfSpan(cable, selected);
  const about = selected === null ? 'A paragraph, or words of this cable' : placeWords(cable, selected);
  return {
    ...EMPTY,
    kind: 'withhold',
    heading: 'Withhold more',
    about,
    scopes,
    takesWords: selected === null,
  };
}

export const noteDraft = (cable: CableView, at: number, selected: Span | null): Draft => ({
  ...EMPTY,
  kind: 'note',
  heading: 'Note',
  about: 'Others see it in the history. It decides nothing.',
  scopes: placesOf(cable, at, selected),
});

export const referDraft = (cable: CableView, at: number, selected: Span | null): Draft => ({
  ...EMPTY,
  kind: 'refer',
  heading: 'Refer to an agency',
  about: 'The passage waits for the answer of the agency.',
  scopes: placesOf(cable, at, selected),
  templates: ['The agency has an equity in this passage.', 'The information originated with the agency.'],
});

export const undoDraft = (done: DoneShown, { persons }: CableView): Draft => ({
  ...EMPTY,
  kind: 'undo',
  heading: 'Undo a decision',
  about: `${done.by} ${withNames(done.what, persons)}. It stays on record, and so does this.`,
  templates: ['Entered by mistake.', 'Made on the wrong passage.', 'Another basis fits better.'],
  target: done.id,
});

export const answerDraft = (referral: ReferralShown): Draft => ({
  ...EMPTY,
  kind: 'answer',
  heading: `Answer of ${referral.agency}`,
  about: referral.ground,
  target: referral.id,
});

export const signDraft = (cable: CableView): Draft => ({
  ...EMPTY,
  kind: 'sign',
  heading: `Sign ${cable.mrn}`,
  about:
    'You stand behind the copy as you were shown it. If anybody changes it, the signature no longer counts.',
});

export const finishDraft = (cable: CableView): Draft => ({
  ...EMPTY,
  kind: 'finish',
  heading: `End the second reading of ${cable.mrn}`,
  about:
    'What you would release is compared with the copy that was signed, and the result goes on record. Then you are shown what the others decided, so you cannot read it blind again.',
});

export const attestDraft = (code: string, text: string): Draft => ({
  ...EMPTY,
  kind: 'attest',
  heading: 'Attest',
  about: text,
  target: code,
});

function aboutDeletion(cable: CableView, at: number): Omit<Draft, 'kind' | 'heading'> {
  const deletion = cable.deletions[at];
  if (deletion === undefined) return { ...EMPTY, about: '' };
  return {
    about: `${deletion.effect === 'hold' ? 'Question' : 'Deletion'} ${at + 1}: ${whereWords(deletion)}`,
    question: deletion.question,
    scopes: scopesOf(cable, deletion, true),
    templates: deletion.templates,
    bases: deletion.bases.map(({ code }) => code),
    kept: deletion.claims.flatMap((claim) => keptFirst(claim, deletion)),
    replaces: false,
    target: '',
    takesWords: false,
  };
}

function keptFirst({ id, effect, keeps, ...said }: ClaimShown, { bases }: DeletionShown): KeptShown[] {
  if (!keeps || effect === 'release') return [];
  const owners = bases.flatMap(({ code, owner }) => (said.bases.includes(code) ? (owner ?? []) : []));
  return [{ effect, by: said.by, reason: said.reason, bases: said.bases, owners, places: 1, ids: [id] }];
}

/** `paragraph 4, less than 1 line, in 3 places`. */
export const whereWords = ({ portion, extent, spans }: DeletionShown): string =>
  [portionWords(portion), extent, spans.length > 1 ? `in ${counted(spans.length, 'place')}` : '']
    .filter((words) => words !== '')
    .join(', ');

function placeWords(cable: CableView, span: Span): string {
  const portion = portionAt(cable.portions, span);
  return `Selected: ${counted(span.to - span.from, 'character')}${portion === undefined ? '' : ` of ${portionWords(portion.id)}`}`;
}

function placesOf(cable: CableView, at: number, selected: Span | null): readonly Scope[] {
  const there = cable.deletions[at];
  if (selected !== null) return scopesOfSpan(cable, selected).filter(({ on }) => on.kind !== 'text');
  return there === undefined ? [] : scopesOf(cable, there, true).filter(({ on }) => on.kind !== 'text');
}

/**
 * What a decision on a deletion may be about; what the deletion itself names is first. A question that is about more than the deletion is
 * not: who answers it at one place may not have read the others, so that is chosen, and its label says how much it is.
 */
function scopesOf(cable: CableView, deletion: DeletionShown, withText: boolean): readonly Scope[] {
  const [span] = deletion.spans;
  const isParted = deletion.spans.length > 1;
  const isWider = reachesBeyond(deletion);
  const label = isWider
    ? widerLabel(cable, deletion)
    : isParted && deletion.on.kind === 'span'
      ? 'All parts of it'
      : scopeLabel(cable, deletion.on);
  const own: Scope = { label, on: deletion.on };
  const [exact, ...others] = (span === undefined ? [] : scopesOfSpan(cable, span)).map((scope) =>
    isParted && scope.on.kind === 'span' ? { ...scope, label: 'Its first part only' } : scope,
  );
  const first = exact === undefined ? [] : [exact];
  return [...(isWider ? [...first, own] : [own, ...first]), ...others].filter(
    (scope, index, all) =>
      (withText || scope.on.kind === 'portion') && all.findIndex((one) => isSame(one, scope)) === index,
  );
}

/** Whether a question about a stretch of text is asked at more of it than this deletion is. */
const reachesBeyond = ({ on, spans }: DeletionShown): boolean =>
  on.kind === 'span' && (on.from < (spans[0]?.from ?? on.from) || on.to > (spans.at(-1)?.to ?? on.to));

function widerLabel({ deletions }: CableView, { on }: DeletionShown): string {
  if (on.kind !== 'span') return '';
  const within = deletions.filter(({ spans }) =>
    spans.every(({ from, to }) => on.from <= from && to <= on.to),
  );
  return `All that this is asked about: ${counted(within.length, 'deletion')}, ${counted(on.to - on.from, 'character')}`;
}

function scopesOfSpan(cable: CableView, span: Span): readonly Scope[] {
  const portion = portionAt(cable.portions, span);
  const person = cable.persons.find(({ mentions }) =>
    mentions.some(({ from, to }) => from < span.to && span.from < to),
  );
  const text = textOf(cable).slice(span.from, span.to);
  const isWhole = portion !== undefined && portion.from === span.from && portion.to === span.to;
  const exact: Scope = { label: 'This passage only', on: { kind: 'span', from: span.from, to: span.to } };
  const paragraph: readonly Scope[] =
    portion === undefined
      ? []
      : [
          {
            label: scopeLabel(cable, { kind: 'portion', id: portion.id }),
            on: { kind: 'portion', id: portion.id },
          },
        ];
  return [
    ...(isWhole ? [...paragraph, exact] : [exact]),
    ...(person === undefined
      ? []
      : [{ label: personLabel(person), on: { kind: 'person', id: person.id } as const }]),
    ...(isWhole ? [] : paragraph),
    ...textScopes(text),
  ];
}

/** A text can be decided on wherever it stands. A long one stands nowhere else. */
export function textScopes(text: string): readonly Scope[] {
  const words = text.trim();
  if (words === '' || words.length > 200) return [];
  return [
    { label: 'These words, wherever they stand in this cable', on: { kind: 'text', text: words } },
    { label: 'These words, everywhere in the case', on: { kind: 'text', text: words }, everywhere: true },
  ];
}

function scopeLabel(cable: CableView, on: Place): string {
  if (on.kind === 'span') return 'This passage only';
  if (on.kind === 'text') return 'These words, wherever they stand in this cable';
  if (on.kind === 'portion') return `All of ${portionWords(on.id)}`;
  const person = cable.persons.find(({ id }) => id === on.id);
  return person === undefined ? 'This person, all mentions' : personLabel(person);
}

const personLabel = ({ name, mentions }: PersonShown): string =>
  `This person, ${name}: ${mentions.length === 1 ? 'the one mention' : `all ${mentions.length} mentions`}`;

const isSame = (a: Scope, b: Scope): boolean =>
  JSON.stringify(a.on) === JSON.stringify(b.on) && a.everywhere === b.everywhere;

/** The whole text of the cable: its pieces tile it. */
export const textOf = ({ pieces }: CableView): string => pieces.map(({ text }) => text).join('');

/** What a person said in the window. */
export interface Filled {
  readonly scope: number;
  readonly bases: readonly string[];
  /** First ids of what keeps the text there, where somebody said the contrary of what is taken for granted. */
  readonly turned: readonly string[];
  readonly owner: string;
  readonly agency: string;
  readonly reference: string;
  readonly on: string;
  readonly reason: string;
  /** Words to withhold that were typed, not selected. */
  readonly words: string;
  /** What a signature stands for has been shown. */
  readonly isSeen: boolean;
}

/** What is still missing before it can be sent, in words; nothing where it is complete. `kept` is what keeps the text at its place. */
export function missingOf(draft: Draft, filled: Filled, kept: readonly KeptShown[]): string | null {
  const { kind, scopes } = draft;
  const isDecision = kind === 'withhold' || kind === 'release';
  if ((isDecision || kind === 'refer') && scopeOf(scopes, filled) === undefined)
    return 'Say what it is about: select a passage, or type its words.';
  if (kind === 'withhold' && filled.bases.length === 0)
    return 'Choose a basis: nothing is withheld without one.';
  const named = answeredOf(draft, filled, kept);
  if (kind === 'release' && kept.length > 0 && named.length === 0)
    return 'Name the claims that this release lifts.';
  if (kind === 'refer' && filled.agency === '') return 'Choose the agency.';
  const needsReference = kind === 'answer' || (kind === 'release' && ownersOf(named).length > 0);
  if (needsReference && (filled.reference.trim() === '' || filled.on === ''))
    return "Give the reference and the day of the owner's answer.";
  const isHalf = (filled.reference.trim() === '') !== (filled.on === '');
  if (kind === 'withhold' && isHalf && ownersAnswering(draft, filled, kept).length > 0)
    return "Give both the reference and the day of the owner's answer, or neither.";
  if (kind === 'attest' && filled.on === '') return 'Give the day.';
  if (kind === 'sign' && !filled.isSeen) return 'The changes that you would sign are not there yet.';
  if (hasReason(kind) && filled.reason.trim() === '')
    return kind === 'note' ? 'Write the note.' : 'Say why, in words.';
  return null;
}

export const hasReason = (kind: DraftKind): boolean => !['answer', 'sign', 'finish', 'attest'].includes(kind);

/** The chosen scope; behind the last stand those of typed words. */
export const scopeOf = (scopes: readonly Scope[], { scope, words }: Filled): Scope | undefined =>
  [...scopes, ...textScopes(words)][scope];

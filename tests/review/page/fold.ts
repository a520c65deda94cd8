import { createHash } from 'node:crypto';
import type { Act, Place, Reviewer, Standing } from '../../../src/model/review.ts';
import type {
  BasisShown,
  CableView,
  ClaimShown,
  DeletionShown,
  DiffView,
  DoneShown,
  KeptShown,
  PieceShown,
} from '../../../src/model/shown.ts';
import type { Span } from '../../../src/model/span.ts';
import { EXEMPTIONS, type InventedCable } from './invented.ts';

/** An act as the stand-in has it on record. */
export interface Done {
  readonly act: Act;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
  readonly digest: string;
}

/** Someone's own answer to what the real review does with acts: enough of it that the page meets every kind of reply. */
export interface State {
  readonly cable: InventedCable;
  readonly done: readonly Done[];
  readonly isReleased: boolean;
  /** It was signed by others and comes back. */
  readonly comesBack?: true;
}

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export function spansOf(cable: InventedCable, on: Place): readonly Span[] {
  if (on.kind === 'span') return [on];
  if (on.kind === 'portion') return cable.portions.find(({ id }) => id === on.id)?.spans ?? [];
  if (on.kind === 'person') return cable.persons.find(({ id }) => id === on.id)?.mentions ?? [];
  const spans: Span[] = [];
  for (let at = cable.text.indexOf(on.text); at >= 0; at = cable.text.indexOf(on.text, at + 1))
    spans.push({ from: at, to: at + on.text.length });
  return spans;
}

type Decision = Done & { readonly act: Extract<Act, { kind: 'decision' }> };

const undone = ({ done }: State): Set<string> =>
  new Set(done.flatMap(({ act }) => (act.kind === 'undo' ? [act.action] : [])));

const decisionsOf = (state: State): Decision[] =>
  state.done.filter((one): one is Decision => one.act.kind === 'decision' && !undone(state).has(one.act.id));

interface Standing1 {
  readonly id: string;
  readonly effect: 'hold' | 'withhold';
  readonly bases: readonly BasisShown[];
  readonly spans: readonly Span[];
  readonly shown: ClaimShown;
  readonly question: string | null;
  readonly templates: readonly string[];
  readonly on: Place;
}

const adopted = (code: string): BasisShown => ({
  ...{ code, reason: 'Adopted by a person.', standing: 'adopted', owner: null, until: null },
  provision: EXEMPTIONS.find((one) => one.code === code)?.provision ?? 'as cited',
});

/** What asks for anything: the machine's claims, and what persons withheld. */
function claimsOf(state: State): Standing1[] {
  const machine = state.cable.claims.map((claim) => ({
    ...claim,
    shown: {
      ...{
        id: claim.id,
        effect: claim.effect,
        by: claim.by,
        reason: claim.reason,
        overcome: null,
        keeps: true,
      },
      bases: claim.bases.map(({ code }) => code),
    },
  }));
  const persons = decisionsOf(state)
    .filter(({ act }) => act.effect === 'withhold')
    .map(({ act, by }) => ({
      ...{ id: `d-${act.id}`, effect: 'withhold' as const, bases: act.bases.map(adopted), on: act.on },
      ...{ spans: spansOf(state.cable, act.on), question: null, templates: ['As decided before.'] },
      shown: {
        ...{ id: `d-${act.id}`, effect: 'withhold' as const, by: `decision of ${by}`, reason: act.reason },
        ...{ bases: act.bases, overcome: null, keeps: true },
      },
    }));
  return [...machine, ...persons];
}

/** What keeps text at a place. */
export const keptAt = (state: State, on: Place): KeptShown[] =>
  claimsOf(state)
    .filter(({ spans }) =>
      spansOf(state.cable, on).some((a) => spans.some((b) => a.from < b.to && b.from < a.to)),
    )
    .map(({ id, effect, bases, shown }) => ({
      ...{ effect, by: shown.by, reason: shown.reason, bases: shown.bases, places: 1, ids: [id] },
      owners: bases.flatMap(({ owner }) => owner ?? []),
    }));

const touches = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, to }) => from <= at && at < to);

export function settled(state: State): {
  readonly pieces: PieceShown[];
  readonly deletions: DeletionShown[];
} {
  const { cable } = state;
  const claims = claimsOf(state);
  const releases = decisionsOf(state).filter(({ act }) => act.effect === 'release');
  const where = releases.map(({ act }) => spansOf(cable, act.on));
  const cuts = new Set([0, cable.text.length]);
  for (const spans of [
    ...claims.map((one) => one.spans),
    ...where,
    cable.furniture,
    cable.struck,
    ...cable.persons.map((one) => one.mentions),
    ...cable.portions.map((one) => one.spans),
  ])
    for (const { from, to } of spans) cuts.add(from).add(to);
  const bounds = [...cuts].sort((a, b) => a - b);
  const found = new Map<string, { index: number; live: Standing1[]; spans: Span[] }>();
  const pieces: PieceShown[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [from, to] = [bounds[i] as number, bounds[i + 1] as number];
    const lifts = releases.filter((_, index) => touches(where[index] ?? [], from));
    const live = claims.filter(
      ({ id, spans }) =>
        touches(spans, from) && !lifts.some(({ act }) => act.answers === 'all' || act.answers.includes(id)),
    );
    const effect = live.some((one) => one.effect === 'withhold')
      ? 'withhold'
      : live.length > 0
        ? 'hold'
        : 'release';
    const main = live.findLast((one) => one.effect === effect);
    const entry =
      main === undefined ? undefined : (found.get(main.id) ?? { index: found.size, live, spans: [] });
    if (main !== undefined && entry !== undefined) {
      found.set(main.id, entry);
      entry.spans.push({ from, to });
    }
    const person = cable.persons.find(({ mentions }) => touches(mentions, from))?.id;
    pieces.push({
      ...{ from, to, text: cable.text.slice(from, to) },
      effect: effect === 'release' && touches(cable.struck, from) ? 'struck' : effect,
      portion: cable.portions.find(({ spans }) => touches(spans, from))?.id ?? null,
      ...(touches(cable.furniture, from) ? { furniture: true as const } : {}),
      ...(entry === undefined ? {} : { deletion: entry.index }),
      ...(person === undefined ? {} : { person }),
    });
  }
  const deletions = [...found.values()].map(({ live, spans }) => deletionOf(cable, live, spans));
  return { pieces, deletions };
}

function deletionOf(cable: InventedCable, live: readonly Standing1[], spans: readonly Span[]): DeletionShown {
  const effect = live.some((one) => one.effect === 'withhold') ? 'withhold' : 'hold';
  const main = live.findLast((one) => one.effect === effect) as Standing1;
  const [first] = spans;
  const bases = effect === 'hold' || main.bases.length > 0 ? main.bases : [];
  return {
    ...{
      effect,
      spans: joined(spans),
      bases,
      on: main.on,
      question: main.question,
      templates: main.templates,
    },
    portion: cable.portions.find(({ spans: own }) => touches(own, first?.from ?? -1))?.id ?? null,
    marker: `[${effect === 'hold' ? 'held' : bases.map(({ code }) => code).join(', ')}]`,
    extent: main.on.kind === 'person' ? 'name' : 'less than 1 line',
    claims: live.map(({ shown }) => shown),
  };
}

function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last !== undefined && last.to === span.from) all[all.length - 1] = { from: last.from, to: span.to };
    else all.push(span);
  }
  return all;
}

export const versionOf = ({ done }: State): string => done.at(-1)?.digest ?? '';

const shownDigest = (state: State): string =>
  hash(JSON.stringify(settled(state).pieces.map(({ from, effect, deletion }) => [from, effect, deletion])));

function signaturesOf(state: State): CableView['signatures'] {
  const shown = shownDigest(state);
  return state.done.flatMap(({ act, by, at }) =>
    act.kind === 'sign'
      ? [{ by, at, stands: act.shown === shown, why: act.shown === shown ? null : 'The copy changed since.' }]
      : [],
  );
}

/** When somebody last signed it. */
function lastSignedBy({ done }: State, { name }: Reviewer): CableView['lastSigned'] {
  const last = done.findLast(({ act, by }) => act.kind === 'sign' && by === name);
  return last === undefined ? null : { seq: last.seq, at: last.at };
}

/** Whether it comes back and was not read yet. */
export const isReadAgain = ({ comesBack, done }: State): boolean =>
  comesBack === true && !done.some(({ act }) => act.kind === 'finish');

const NEEDED = 2;

export function standingOf(state: State): Standing {
  if (state.isReleased) return 'released';
  if (state.cable.isFailed) return 'failed';
  if (settled(state).deletions.some(({ effect }) => effect === 'hold')) return 'open';
  const signed = signaturesOf(state).some(({ stands }) => stands);
  return signed && behind(state).length >= NEEDED ? 'signed' : 'ready';
}

const behind = (state: State): string[] => [
  ...new Set([
    ...decisionsOf(state).map(({ by }) => by),
    ...signaturesOf(state).flatMap(({ by, stands }) => (stands ? [by] : [])),
  ]),
];

export function whyNotSign(state: State, { name, roles }: Reviewer): string | null {
  if (!roles.includes('approver')) return 'Only an approver signs.';
  if (decisionsOf(state).some(({ by }) => by === name))
    return 'You decided on this cable: somebody else signs it.';
  return settled(state).deletions.some(({ effect }) => effect === 'hold') ? 'Questions are open.' : null;
}

function whatOf({ cable }: State, act: Act): string {
  if (act.kind === 'decision') {
    const where = act.on.kind === 'portion' ? `portion ${act.on.id}` : `a ${act.on.kind}`;
    return act.effect === 'release'
      ? `releases ${where}`
      : `withholds ${where} under ${act.bases.join(', ')}`;
  }
  if (act.kind === 'refer') return `refers a passage of ${cable.mrn} to ${act.agency}`;
  return {
    undo: 'undoes a decision',
    note: 'notes',
    answer: 'records an answer',
    sign: 'signs',
    attest: 'attests',
    finish: 'ends a second reading',
  }[act.kind];
}

export const doneShown = (state: State, { act, by, at, seq }: Done): DoneShown => ({
  ...{ seq, kind: act.kind, id: act.id, by, at, what: whatOf(state, act) },
  reason: 'reason' in act ? act.reason : act.kind === 'note' ? act.text : '',
  stands: !undone(state).has(act.id),
  why: undone(state).has(act.id) ? 'undone' : null,
  canBeUndone: act.kind === 'decision' && !undone(state).has(act.id),
});

/** One of the cables is looked at a second time: of it the earlier copy showed nothing of its first portion. */
function sinceOf({ mrn, portions }: InventedCable): CableView['since'] {
  if (mrn !== '07OSLO107') return null;
  const { id, spans } = portions.find((portion) => portion.id === '1') as (typeof portions)[number];
  const passage = { kind: 'released' as const, spans, portion: id, before: ['B5'] };
  return { day: '2025-11-04', wasPublic: true, passages: [passage] };
}

const markedSince = (cable: InventedCable, pieces: readonly PieceShown[]): PieceShown[] =>
  pieces.map((piece) =>
    piece.effect === 'release' &&
    sinceOf(cable)?.passages.some(({ spans }) => touches(spans, piece.from)) === true
      ? { ...piece, since: 'released' as const }
      : piece,
  );

export function viewOf(state: State, you: Reviewer): CableView {
  const { cable, done } = state;
  const { pieces, deletions } = settled(state);
  const attested = new Map(
    done.flatMap(({ act, by }) => (act.kind === 'attest' ? [[act.need, `${by}, ${act.on}`]] : [])),
  );
  const standing = standingOf(state);
  return {
    ...{ mrn: cable.mrn, banner: cable.banner, copyBanner: 'UNCLASSIFIED', stamps: ['RELEASED IN PART'] },
    ...{
      file: `cables/${cable.mrn.toLowerCase()}.txt`,
      family: 'wire',
      dated: cable.dated,
      post: cable.post,
    },
    ...{ subject: cable.subject, tags: cable.tags, standing, state: 'released-in-part', folder: 'proposed' },
    ...{
      risk: cable.risk,
      risks: ['A private person is named.'],
      version: versionOf(state),
      shown: shownDigest(state),
    },
    status: {
      ...{ state: 'classified', level: 'CONFIDENTIAL', declassifyOn: '2032-03-13', outerDate: '2032-12-31' },
      reasons: [
        { provision: 'E.O. 13526 section 1.5(a)', text: 'The date of its own instruction has not come.' },
      ],
    },
    since: sinceOf(cable),
    needs: [
      {
        code: 'caption',
        text: 'That SIPDIS does not bar its release.',
        attested: attested.get('caption') ?? null,
      },
    ],
    barred: standing === 'signed' || standing === 'released' ? [] : ['It is not signed by enough persons.'],
    questions: deletions.filter(({ effect }) => effect === 'hold').length,
    ...{ pieces: markedSince(cable, pieces), portions: cable.portions, deletions },
    persons: cable.persons.map((person) => ({
      ...person,
      effects: [
        ...new Set(
          pieces.flatMap(({ person: id, effect }) =>
            id === person.id && effect !== 'struck' ? [effect] : [],
          ),
        ),
      ],
    })),
    referrals: referralsOf(state),
    messages: [{ severity: 'warning', code: 'unmarked', reason: 'The subject bears no mark of its own.' }],
    history: done.map((one) => doneShown(state, one)),
    signatures: signaturesOf(state),
    standsBehind: { needed: NEEDED, persons: behind(state) },
    ...{ cannotSign: whyNotSign(state, you), isSecondReading: isReadAgain(state) },
    lastSigned: lastSignedBy(state, you),
  };
}

/** What an owner alone opens, then what persons asked agencies about. */
const referralsOf = (state: State): CableView['referrals'] => [
  ...state.cable.claims.flatMap(({ id, bases, spans, by }) =>
    bases.flatMap(({ owner, reason }) =>
      owner === null ? [] : [ownedBy(state, owner, { id, spans, by, ground: reason })],
    ),
  ),
  ...askedOf(state),
];

function ownedBy(
  state: State,
  agency: string,
  of: { readonly id: string; readonly spans: readonly Span[]; readonly by: string; readonly ground: string },
): CableView['referrals'][number] {
  const opened = decisionsOf(state).find(({ act }) => act.ownerAnswer?.owner === agency);
  const at = settled(state).deletions.findIndex(({ claims }) => claims.some(({ id }) => id === of.id));
  return {
    ...{ ...of, agency, takes: 'decision', deletion: at < 0 ? null : at },
    answer: opened === undefined ? null : `released on ${opened.act.ownerAnswer?.reference}`,
  };
}

const askedOf = (state: State): CableView['referrals'] =>
  state.done.flatMap(({ act, by }) =>
    act.kind === 'refer'
      ? [
          {
            ...{
              id: act.id,
              agency: act.agency,
              ground: act.reason,
              spans: spansOf(state.cable, act.on),
              by,
            },
            ...{ takes: 'answer' as const, deletion: null },
            answer: answerTo(state, act.id),
          },
        ]
      : [],
  );

const answerTo = ({ done }: State, referral: string): string | null =>
  done.flatMap(({ act }) =>
    act.kind === 'answer' && act.referral === referral ? [`${act.reference}, ${act.on}`] : [],
  )[0] ?? null;

/** What changes between two numbers of entries, line by line of the source. */
export function diffOf(state: State, from: number, to: number): DiffView {
  const at = (size: number): State => ({ ...state, done: state.done.filter(({ seq }) => seq < size) });
  const [left, right] = [at(from), at(to)].map((each) => settled(each)) as [
    ReturnType<typeof settled>,
    ReturnType<typeof settled>,
  ];
  const changes: DiffView['changes'][number][] = [];
  const numbers = new Map<string, number>();
  const blocks: { line: number; parts: { left: string; right: string; of?: number }[] }[] = [
    { line: 1, parts: [] },
  ];
  const cuts = [
    ...new Set([...left.pieces, ...right.pieces].map((piece) => piece.from)),
    state.cable.text.length,
  ].sort((a, b) => a - b);
  const told = { left: -1, right: -1 };
  const say = (side: 'left' | 'right', piece: PieceShown, text: string) => {
    const isNew = piece.deletion !== told[side];
    told[side] = piece.deletion ?? -1;
    if (piece.deletion === undefined) return text;
    return isNew ? ((side === 'left' ? left : right).deletions[piece.deletion]?.marker ?? '') : '';
  };
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [begin, end] = [cuts[i] as number, cuts[i + 1] as number];
    const [before, after] = [left, right].map(({ pieces }) =>
      pieces.find((piece) => piece.from <= begin && begin < piece.to),
    ) as [PieceShown, PieceShown];
    const [old, now] = [left.deletions[before.deletion ?? -1], right.deletions[after.deletion ?? -1]];
    const isSame = before.effect === after.effect && old?.marker === now?.marker;
    const key = `${old?.marker} ${old?.spans[0]?.from} ${now?.marker} ${now?.spans[0]?.from}`;
    if (!isSame && !numbers.has(key)) {
      numbers.set(key, changes.length);
      changes.push(changeOf(state, before, old, now, from));
    }
    const of = isSame ? {} : { of: numbers.get(key) as number };
    for (const [index, text] of state.cable.text.slice(begin, end).split('\n').entries()) {
      if (index > 0) blocks.push({ line: blocks.length + 1, parts: [] });
      const part = { left: say('left', before, text), right: say('right', after, text), ...of };
      if (part.left !== '' || part.right !== '') blocks.at(-1)?.parts.push(part);
    }
  }
  return { mrn: state.cable.mrn, banner: state.cable.banner, from, to, changes, blocks };
}

function changeOf(
  state: State,
  piece: PieceShown,
  old: DeletionShown | undefined,
  now: DeletionShown | undefined,
  from: number,
): DiffView['changes'][number] {
  const side = (of: DeletionShown | undefined) =>
    of === undefined ? null : { marker: of.marker, bases: of.bases.map(({ code }) => code) };
  const kind =
    now === undefined
      ? 'released'
      : now.effect === 'hold'
        ? 'held'
        : old?.effect === 'withhold'
          ? 'other grounds'
          : 'withheld';
  const by = state.done.filter(
    ({ seq, act }) =>
      seq >= from &&
      act.kind === 'decision' &&
      spansOf(state.cable, act.on).some((span) => touches([span], piece.from)),
  );
  return {
    ...{ kind, portion: piece.portion, before: side(old), after: side(now) },
    why: by.flatMap((one) => {
      const { by: who, at, what, reason } = doneShown(state, one);
      return [`${who} ${what}, ${at.slice(0, 10)}`, reason];
    }),
  };
}

import { patchOf } from './audit/diff.ts';
import { isCable } from './cable/is-cable.ts';
import { readCable } from './cable/read-cable.ts';
import { advisories } from './decide/advisories.ts';
import { finalState } from './decide/final-state.ts';
import { claimsFromMarkings, isCaptioned } from './decide/from-markings.ts';
import { type Answers, answersOf } from './decide/from-people.ts';
import { claimsFromPersons } from './decide/from-persons.ts';
import { claimsFromRules } from './decide/from-rules.ts';
import { type Folder, folderFor, type GateKeys, stampsFor, unattestedNeeds } from './decide/gate.ts';
import { type Question, questionsOf } from './decide/questions.ts';
import { settle } from './decide/settle.ts';
import { assess } from './declassification/assess.ts';
import type { Order } from './declassification/order.ts';
import type { Action } from './model/action.ts';
import type { Audience } from './model/audience.ts';
import { bodyOf, type Cable, type SourceRecord } from './model/cable.ts';
import type { Claim, Decision } from './model/claim.ts';
import { keyedDigest, nonceOf, sourceDigest } from './model/digest.ts';
import { type EvidenceRow, evidenceFor } from './model/evidence.ts';
import type { Exemption } from './model/exemption.ts';
import type { FinalState } from './model/final-state.ts';
import { error, type Message } from './model/message.ts';
import type { Person } from './model/person.ts';
import { overlap, type Span } from './model/span.ts';
import type { Assessment } from './model/status.ts';
import type { MarkedCopy, Variant } from './model/variant.ts';
import { findPersons } from './person/find-persons.ts';
import type { NameLists } from './person/name-lists.ts';
import type { CompiledPack } from './rule/compile.ts';
import { matchRules, type RuleMatch } from './rule/match.ts';
import { foldedView, type View } from './text/view.ts';
import { bannerLevel, type Framing, markedCopyOf, struckMarks, variantOf } from './variant/build.ts';
import { declassificationBlock } from './variant/declassification-block.ts';
import { type Cut, cutsOf } from './variant/deletions.ts';
import { bodyText } from './variant/render/text/body.ts';

/** Everything lawyers may change, loaded and checked. */
export interface Rulebook {
  readonly orders: readonly Order[];
  readonly exemptions: readonly Exemption[];
  readonly audience: Audience;
  readonly packs: readonly CompiledPack[];
  readonly names: NameLists;
}

/** One run's circumstances. Day and key come from outside: nothing in here reads a clock or a disk. */
export interface Setting extends GateKeys {
  readonly evidence: readonly EvidenceRow[];
  readonly actions: readonly Action[];
  readonly key: string;
}

/** What was read and found, before anything is decided. */
export interface Reading {
  /** `07MOSCOW4141`, or `record-` and a keyed digest. */
  readonly mrn: string;
  readonly record: SourceRecord;
  readonly cable: Cable;
  readonly evidence: readonly EvidenceRow[];
  readonly assessment: Assessment;
  readonly persons: readonly Person[];
  readonly matches: readonly RuleMatch[];
  readonly identifiers: readonly { readonly kind: string; readonly span: Span }[];
  readonly messages: readonly Message[];
  /** True where a rule failed or the text is no cable: it is then `failed`, whatever else holds (law 4). */
  readonly broken: boolean;
}

/** All claims, joined. */
export interface Judgement {
  readonly claims: readonly Claim[];
  readonly answers: Answers;
  readonly decisions: readonly Decision[];
  readonly cuts: readonly Cut[];
  readonly questions: readonly Question[];
  readonly state: FinalState;
}

/** What comes of it, and what separate code needs to check it. */
export interface Copies {
  readonly folder: Folder;
  readonly unattested: readonly string[];
  readonly variant: Variant;
  readonly marked: MarkedCopy;
  readonly body: string;
  readonly patch: string;
  readonly struck: readonly Span[];
}

export type Review = Reading & Judgement & Copies;

/** The whole product as one pure function: a record and its circumstances to everything that follows. */
export function review(record: SourceRecord, setting: Setting, rulebook: Rulebook): Review {
  const reading = read(record, setting, rulebook);
  const judgement = judge(reading, setting, rulebook);
  const refused = judgement.answers.refused.map(({ why }) => why);
  return {
    ...reading,
    ...judgement,
    ...copy(reading, judgement, setting, rulebook),
    messages: [...reading.messages, ...advisories(reading), ...refused],
  };
}

/** Reads a record: its parts, its status on the day, who is named, what rules find. */
export function read(record: SourceRecord, setting: Setting, rulebook: Rulebook): Reading {
  const cable = readCable(record);
  const evidence = evidenceFor(setting.evidence, cable);
  const assessment = assess(cable, setting.asOf, evidence, rulebook.orders);
  const furniture = cable.furniture.map(({ span }) => span);
  const view = foldedView(cable.text, furniture);
  const named = findPersons(cable, view, rulebook.names);
  const found = applyRules(cable, assessment, named.persons, view, setting, rulebook);
  const failures = found.failures.map(({ rule, code }) =>
    error('rule-failed', `Rule ${rule} failed: ${code}.`),
  );
  return {
    mrn: cable.mrn ?? anonymous(record, setting.key),
    record,
    cable,
    evidence,
    assessment,
    persons: named.persons,
    matches: found.matches,
    identifiers: found.matches.flatMap(({ identifier, span }) =>
      identifier === undefined ? [] : [{ kind: identifier, span }],
    ),
    messages: [...record.messages, ...cable.messages, ...assessment.messages, ...named.messages, ...failures],
    broken: failures.length > 0 || !isCable(cable),
  };
}

/** Joins what markings, status, persons, rules and people claim into decisions. */
export function judge(reading: Reading, setting: Setting, { audience, exemptions }: Rulebook): Judgement {
  const { cable, assessment, evidence, persons, mrn } = reading;
  const actions = setting.actions.filter((action) => action.mrn === mrn);
  const answers = answersOf(actions, { cable, persons, source: sourceOf(reading, setting) });
  const claims = [
    ...claimsFromMarkings({ cable, assessment, evidence, audience, exemptions }),
    ...claimsFromPersons(persons, audience, classifiedAt(cable, assessment)),
    ...claimsFromRules(reading.matches),
    ...answers.claims,
  ];
  const decisions = settle(cable.text.length, claims, answers.lifts);
  const kinds = {
    names: persons.flatMap(({ mentions }) => mentions),
    numbers: reading.identifiers.map(({ span }) => span),
  };
  const state = reading.broken ? 'failed' : finalState(cable, decisions);
  const questions = questionsOf(cable.text, decisions, claims);
  return { claims, answers, decisions, questions, cuts: cutsOf(cable, decisions, kinds), state };
}

function copy(reading: Reading, judgement: Judgement, setting: Setting, { audience }: Rulebook): Copies {
  const { cable, assessment, mrn, record } = reading;
  const { cuts, state } = judgement;
  const unattested = unattestedNeeds(mrn, assessment, setting.attestations);
  const folder = folderFor(setting, state, unattested);
  const confirmed =
    folder === 'public' && setting.official !== null
      ? { by: setting.official, on: setting.today }
      : undefined;
  const framing: Framing = {
    mrn,
    audience: audience.audience,
    state,
    stamps: stampsFor(folder, state, setting, wasDecaptioned(reading)),
    block: showsInstruction(cable, cuts) ? declassificationBlock(cable, assessment, confirmed) : undefined,
  };
  const variant = variantOf(cable, assessment, cuts, framing);
  const body = bodyText(variant);
  return {
    folder,
    unattested,
    variant,
    marked: markedCopyOf(cable, cuts, framing),
    body,
    patch: patchOf(mrn, record.text, body),
    struck: struckMarks(cable, assessment, bannerLevel(cable, assessment, cuts)),
  };
}

/** The block quotes the instruction, so it may stand only where the instruction itself does. */
const showsInstruction = ({ fields }: Cable, cuts: readonly Cut[]): boolean =>
  !fields.declassification.some(({ span }) =>
    cuts.some(({ spans }) => spans.some((cut) => overlap(cut, span))),
  );

/** True where a caption barred release and evidence lifted it: the copy then says DECAPTIONED. */
const wasDecaptioned = ({ cable, evidence }: Reading): boolean =>
  isCaptioned({ cable, evidence: [] }) && !isCaptioned({ cable, evidence });

function applyRules(
  cable: Cable,
  assessment: Assessment,
  persons: readonly Person[],
  view: View,
  { asOf }: Setting,
  { packs }: Rulebook,
): ReturnType<typeof matchRules> {
  const facts = {
    dated: cable.dated,
    level: cable.overall?.level ?? null,
    reasons: cable.fields.classifiedBy?.value.reasons ?? [],
    tags: cable.fields.tags.map(({ value }) => value),
    captions: cable.fields.captions.map(({ value }) => value),
    asOf,
    classifiedAt: classifiedAt(cable, assessment),
  };
  return matchRules(packs, { cable, view, persons, portions: cable.portions }, facts);
}

/** Whether a place stands in a portion that is classified on the day. */
function classifiedAt(cable: Cable, { status, portions }: Assessment): (span: Span) => boolean {
  const classified = cable.portions
    .filter(({ id }) => (portions.get(id) ?? status).state === 'classified')
    .flatMap((portion) => bodyOf(portion, cable.text));
  return (span) => classified.some((body) => overlap(body, span));
}

/** A cable without a number is named by a keyed digest, so that its name tells nothing of its text. */
const anonymous = ({ text }: SourceRecord, key: string): string =>
  `record-${keyedDigest(key, 'tearline-record/1', '', text).slice(0, 12)}`;

/** What a recorded decision on this cable must carry to apply to it. */
export const sourceOf = ({ mrn, record }: Reading, { key }: Pick<Setting, 'key'>): string =>
  sourceDigest(key, mrn, record.text);

/** A keyed digest of restricted text of this cable, for the log. */
export function restrictedDigest(
  { mrn, record }: Reading,
  key: string,
  purpose: string,
  text: string,
): string {
  return keyedDigest(key, `tearline-${purpose}/1`, nonceOf(key, mrn, record.text), text);
}

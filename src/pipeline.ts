import { patchOf } from './audit/diff.ts';
import type { Change } from './audit/hunks.ts';
import { isCable } from './cable/is-cable.ts';
import { readCable } from './cable/read-cable.ts';
import { draftsAmong } from './decide/adoption.ts';
import { advisories } from './decide/advisories.ts';
import { citing } from './decide/citing.ts';
import { identified } from './decide/claim-id.ts';
import { secretNames } from './decide/echo/secret-names.ts';
import { finalState } from './decide/final-state.ts';
import { echoesIn } from './decide/from-echoes.ts';
import { claimsFromMarkings } from './decide/from-markings.ts';
import { type Answers, answersOf, targetSpans } from './decide/from-people.ts';
import { claimsFromPersons, type NamedIn } from './decide/from-persons.ts';
import { claimsFromRepeats } from './decide/from-repeats.ts';
import { claimsFromRules } from './decide/from-rules.ts';
import { claimsFromSilence } from './decide/from-silence.ts';
import { barriers, folderFor } from './decide/gate.ts';
import { questionsOf } from './decide/questions.ts';
import { settle } from './decide/settle.ts';
import { neighbourMessages } from './decide/sorted-list.ts';
import { assess } from './declassification/assess.ts';
import type { Action } from './model/action.ts';
import type { Audience } from './model/audience.ts';
import type { Cable, SourceRecord } from './model/cable.ts';
import { boundTo, keyedDigest, restrictedDigests, sourceDigest } from './model/digest.ts';
import { evidenceFor } from './model/evidence.ts';
import { error, type Message } from './model/message.ts';
import { findPersons, type PersonsFound } from './person/find-persons.ts';
import type { NameLists } from './person/name-lists.ts';
import type { Copies, Judgement, Onlooker, Reading, Review, Rulebook, Setting, Sight } from './product.ts';
import { circumstancesOf } from './rule/circumstances.ts';
import { matchRules, type RulesFound } from './rule/match.ts';
import { classifiedAt, passagesIn } from './rule/passages.ts';
import { referralsIn } from './rule/referrals.ts';
import { foldedView } from './text/view.ts';
import {
  type LookedBack,
  type Markers,
  markedCopyOf,
  type Stretch,
  stretchesOf,
  struckMarks,
  variantOf,
} from './variant/build.ts';
import { type Cut, cutsOf } from './variant/deletions.ts';
import { borneBy, framingOf } from './variant/framing.ts';
import { bodyText, printed } from './variant/render/text/body.ts';
import { passagesSince, saidSince, sinceOf } from './variant/since.ts';
import { sourceBannerOf } from './variant/source-banner.ts';

export type {
  Copies,
  EarlierLook,
  Judgement,
  Onlooker,
  Reading,
  Review,
  Rulebook,
  Setting,
  Sight,
  Stage,
} from './product.ts';
export { STAGES } from './product.ts';

/** The whole product as one pure function: a record and its circumstances to everything that follows. */
export function review(
  record: SourceRecord,
  setting: Setting,
  rulebook: Rulebook,
  onlooker?: Onlooker,
): Review {
  const reading = read(record, setting, rulebook, onlooker);
  onlooker?.stage('decisions');
  const judgement = judge(reading, setting, rulebook);
  const refused = judgement.answers.refused.map(({ why }) => why);
  return {
    ...reading,
    ...judgement,
    ...copiesOf(reading, judgement, setting, rulebook),
    messages: [
      ...reading.messages,
      ...advisories(reading),
      ...judgement.neighbours,
      ...refused,
      ...untold(setting),
    ],
  };
}

/** Why it cannot be told what an earlier copy left out. */
const untold = ({ earlier }: Setting): Message[] =>
  earlier !== undefined && 'message' in earlier ? [earlier.message] : [];

/** Reads a record: its parts, its status on the day, who is named, what rules find. */
export function read(
  record: SourceRecord,
  setting: Setting,
  rulebook: Rulebook,
  onlooker?: Onlooker,
): Reading {
  onlooker?.stage('reading');
  const seen = see(record, setting, rulebook);
  onlooker?.stage('persons');
  return readingOf(record, seen, setting, rulebook, onlooker);
}

/** The parts of a record, its status on the day and who is named. */
export const see = (record: SourceRecord, setting: Setting, rulebook: Rulebook): Sight =>
  lookAt(readCable(record, rulebook.vocabulary), setting, rulebook);

/** The same of a cable that is read. */
export function lookAt(cable: Cable, setting: Setting, rulebook: Rulebook): Sight {
  const evidence = evidenceFor(setting.evidence, cable);
  const assessment = assess(cable, setting.asOf, evidence, rulebook.orders);
  const furniture = cable.furniture.map(({ span }) => span);
  const view = foldedView(cable.text, furniture);
  return namedIn({ cable, evidence, assessment, view }, rulebook.names);
}

function namedIn({ cable, evidence, assessment, view }: Omit<Sight, 'named'>, names: NameLists): Sight {
  let found: PersonsFound | undefined;
  return {
    ...{ cable, evidence, assessment, view },
    get named() {
      found ??= findPersons(cable, view, names);
      return found;
    },
  };
}

/** True where no rule finds anything in what was seen, and none fails on it. */
export function findsNothing(seen: Sight, setting: Setting, rulebook: Rulebook): boolean {
  const { matches, failures } = applyRules(seen, setting, rulebook);
  return matches.length === 0 && failures.length === 0;
}

/** A record that was seen, under another rulebook: what its tables leave as it was is not read again. */
export function seeUnder(
  record: SourceRecord,
  seen: Sight,
  setting: Setting,
  [before, after]: readonly [Rulebook, Rulebook],
): Sight {
  const isSame = (name: string): boolean => digestIn(before, name) === digestIn(after, name);
  if (!isSame('vocabulary') || !isSame('orders')) return see(record, setting, after);
  return isSame('names') ? seen : namedIn(seen, after.names);
}

const digestIn = ({ tables }: Rulebook, name: string): string | undefined =>
  tables.find(({ table }) => table === name)?.digest;

/** What rules find in a record that was seen before: two rulebooks with the same tables may share the sight. */
export function readingOf(
  record: SourceRecord,
  seen: Sight,
  setting: Setting,
  rulebook: Rulebook,
  onlooker?: Onlooker,
): Reading {
  const { cable, evidence, assessment, view, named } = seen;
  const found = applyRules(seen, setting, rulebook, onlooker);
  const failures = found.failures.map(({ rule, code }) =>
    error('rule-failed', `Rule ${rule} failed: ${code}.`),
  );
  const mrn = numberOf(record, seen, setting);
  return {
    mrn,
    bound: boundTo(setting.key, mrn, record.text),
    record,
    cable,
    view,
    evidence,
    assessment,
    persons: named.persons,
    notices: named.notices,
    matches: found.matches,
    advice: found.advice,
    referrals: referralsIn(found.matches),
    identifiers: found.matches.flatMap(({ identifier, span }) =>
      identifier === undefined ? [] : [{ kind: identifier, span }],
    ),
    messages: [...cable.messages, ...assessment.messages, ...named.messages, ...failures],
    broken: failures.length > 0 || !isCable(cable),
  };
}

/** Joins what markings, status, persons, rules and people claim into decisions. */
export function judge(reading: Reading, setting: Setting, rulebook: Rulebook): Judgement {
  const { audience, exemptions, vocabulary } = rulebook;
  const { cable, assessment, evidence, mrn } = reading;
  const actions = setting.actions.filter((action) => action.mrn === mrn);
  const on = { dated: cable.dated, asOf: setting.asOf, classifiedAt: classifiedAt(cable, assessment) };
  const echoes = echoesOfClosed(reading, actions, on, rulebook);
  const { persons } = echoes;
  const answers = answersOf(actions, () => ({
    ...{ cable, persons, source: sourceDigest(reading.bound) },
    cite: citing(passagesIn(reading, setting.asOf), exemptions),
    audience,
  }));
  const markings = claimsFromMarkings({ cable, assessment, evidence, audience, exemptions, vocabulary });
  const claimed = [
    ...markings,
    ...claimsFromRepeats(cable.text, markings),
    ...claimsFromPersons(persons, audience, on),
    ...claimsFromRules(reading.matches),
    ...claimsFromSilence(reading.view, setting.case),
    ...echoes.claims,
    ...answers.claims,
  ];
  const claims = identified(claimed, restrictedDigests(reading.bound, 'claim'));
  const decisions = settle(cable.text.length, claims, answers.lifts);
  const kinds = {
    names: persons.flatMap(({ mentions, echoes: places = [] }) => [...mentions, ...places]),
    numbers: [...reading.identifiers.map(({ span }) => span), ...echoes.numbers],
  };
  const state = reading.broken ? 'failed' : finalState(cable, decisions);
  const questions = questionsOf(cable.text, decisions, claims);
  const released = decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span);
  return {
    ...{ persons, claims, answers, decisions, questions, state },
    cuts: cutsOf(cable, decisions, kinds),
    secretNames: secretNames(reading.view, persons, decisions, rulebook.names),
    neighbours: neighbourMessages(echoes.neighbours, released),
  };
}

/** Names and numbers that roles, rules or people close somewhere, wherever else they stand. */
function echoesOfClosed(
  { cable, view, persons, matches, bound }: Reading,
  actions: readonly Action[],
  on: NamedIn,
  { audience, names: lists }: Rulebook,
): ReturnType<typeof echoesIn> {
  const passages = actions
    .filter(({ effect, source }) => effect === 'withhold' && source === sourceDigest(bound))
    .flatMap(({ on: target, bases }) => targetSpans(target, cable, persons).map((span) => ({ span, bases })));
  return echoesIn({ cable, view, lists, persons, matches, passages, audience, on });
}

/** Makes the copies of what was judged: from here on only what was released, markers and the page around them. */
export function copiesOf(
  reading: Reading,
  judgement: Judgement,
  setting: Setting,
  rulebook: Rulebook,
): Copies {
  const { cable, assessment, mrn, record } = reading;
  const { cuts, state } = judgement;
  const { banner, left, bars } = borneBy(reading, judgement, setting, rulebook);
  const drafts = draftsAmong(cuts, judgement.claims, mrn, setting.attestations);
  const { audience } = rulebook;
  const fromCopy = cable.copy !== undefined;
  const lapsed = lapsedWithholdings(judgement.answers);
  const about = { mrn, state, assessment, banner, audience, bars, drafts, lapsed, fromCopy };
  const barred = barriers(setting, about);
  const struck = struckMarks(cable, left, banner);
  const stretches = stretchesOf(cable.text, cuts, struck, markersFor(audience, setting));
  const back = lookedBack(mrn, cable.text, cuts, setting);
  const since = back && saidSince(back.before, back.passages, stretches, audience.audience);
  const page = { folder: folderFor(setting, barred), banner, left, stretches, since };
  const framing = framingOf(reading, judgement, page, setting, rulebook);
  const variant = variantOf(stretches, framing);
  return {
    ...{ folder: page.folder, barred, variant },
    marked: markedCopyOf(
      cable,
      cuts,
      { ...framing, banner: sourceBannerOf(cable, record.catalogue, assessment, rulebook.vocabulary) },
      back,
    ),
    body: bodyText(variant),
    patch: patchOf(mrn, record.text, changesIn(stretches)),
    struck,
    back,
  };
}

/** Held against the copy that is superseded, where it is known what that left out. */
function lookedBack(
  mrn: string,
  text: string,
  cuts: readonly Cut[],
  { earlier }: Setting,
): LookedBack | undefined {
  if (earlier === undefined || 'message' in earlier) return undefined;
  const { before } = earlier;
  const passages = passagesSince(text, before, cuts);
  return { before, passages, since: sinceOf(mrn, before, passages) };
}

/** Somebody withheld by it, and it withholds nothing: nobody has yet said that the words may go out. */
const lapsedWithholdings = ({ refused }: Answers): number =>
  refused.filter(({ action }) => action.effect === 'withhold').length;

const markersFor = ({ marker }: Audience, { case: given }: Setting): Markers => ({
  form: marker?.form ?? 'coded',
  omit: marker?.omit ?? [],
  interim: given?.interim ?? false,
  undisclosed: (given?.referrals ?? []).flatMap(({ agency, undisclosed }) => (undisclosed ? [agency] : [])),
});

const changesIn = (stretches: readonly Stretch[]): Change[] =>
  stretches
    .filter(({ piece }) => piece?.kind !== 'text')
    .map(({ from, to, piece }) => ({ from, to, put: piece === undefined ? '' : printed(piece) }));

function applyRules(seen: Sight, { asOf }: Setting, { packs }: Rulebook, onlooker?: Onlooker): RulesFound {
  const { cable, assessment, view } = seen;
  const facts = {
    ...circumstancesOf(cable, assessment, asOf),
    passageAt: passagesIn(seen, asOf),
  };
  const subject = {
    ...{ cable, view, portions: cable.portions },
    get persons() {
      return seen.named.persons;
    },
    get notices() {
      return seen.named.notices;
    },
  };
  return matchRules(packs, subject, facts, (id) => onlooker?.rule(id));
}

/** The name of a cable in a run: its number, if it has one. */
export const numberOf = (record: SourceRecord, { cable }: Sight, { key }: Setting): string =>
  cable.mrn ?? anonymous(record, key);

/** A cable without a number is named by a keyed digest, so that its name tells nothing of its text. */
export const anonymous = ({ text }: SourceRecord, key: string): string =>
  `record-${keyedDigest(key, 'tearline-record/1', '', text).slice(0, 12)}`;

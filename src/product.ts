import type { NameWords } from './decide/echo/secret-names.ts';
import type { Answers } from './decide/from-people.ts';
import type { GateKeys } from './decide/gate.ts';
import type { Question } from './decide/questions.ts';
import type { Order } from './declassification/order.ts';
import type { Vocabulary } from './marking/vocabulary.ts';
import type { Action } from './model/action.ts';
import type { Audience } from './model/audience.ts';
import type { Before } from './model/before.ts';
import type { Cable, SourceRecord } from './model/cable.ts';
import type { Claim, Decision } from './model/claim.ts';
import type { Bound } from './model/digest.ts';
import type { Head } from './model/entry.ts';
import type { EvidenceRow } from './model/evidence.ts';
import type { Exemption, Justification } from './model/exemption.ts';
import type { FinalState } from './model/final-state.ts';
import type { Message } from './model/message.ts';
import type { Person } from './model/person.ts';
import type { Referral } from './model/referral.ts';
import type { Response } from './model/response.ts';
import type { Folder, TableDigest } from './model/run-record.ts';
import type { Span } from './model/span.ts';
import type { Assessment } from './model/status.ts';
import type { MarkedCopy, Variant } from './model/variant.ts';
import type { PersonsFound } from './person/find-persons.ts';
import type { NameLists } from './person/name-lists.ts';
import type { CompiledPack } from './rule/compile.ts';
import type { RuleAdvice, RuleMatch } from './rule/match.ts';
import type { View } from './text/view.ts';
import type { LookedBack } from './variant/build.ts';
import type { Cut } from './variant/deletions.ts';

/** Everything lawyers may change, loaded and checked. */
export interface Rulebook {
  readonly orders: readonly Order[];
  readonly vocabulary: Vocabulary;
  readonly exemptions: readonly Exemption[];
  readonly audience: Audience;
  readonly packs: readonly CompiledPack[];
  readonly names: NameLists;
  /** What an index of withholdings says of each ground, by its code. */
  readonly justifications: ReadonlyMap<string, Justification>;
  /** What an answer says besides its numbers, where a case is answered. */
  readonly response?: Response | undefined;
  /** What was loaded besides packs, with the digest of its files. */
  readonly tables: readonly TableDigest[];
}

/** One run's circumstances. Day and key come from outside: nothing in here reads a clock or a disk. */
export interface Setting extends GateKeys {
  readonly evidence: readonly EvidenceRow[];
  readonly actions: readonly Action[];
  /** The run that is looked at a second time, by the head of its log. */
  readonly supersedes?: Head | undefined;
  /** What that run left out of this very cable. */
  readonly earlier?: EarlierLook | undefined;
  readonly key: string;
}

/** What is known of the earlier copy of a cable; `message` where it cannot be told what that left out. */
export type EarlierLook = { readonly before: Before } | { readonly message: Message };

/** The parts of the work on one cable, in order. Behind `persons` each rule is a part of its own. */
export const STAGES = ['reading', 'persons', 'decisions', 'copies', 'checks'] as const;
export type Stage = (typeof STAGES)[number];

/** Told what begins, so that whoever waits for a cable can say what it waits for. */
export interface Onlooker {
  stage(stage: Stage): void;
  rule(id: string): void;
}

/** What was read and found, before anything is decided. */
export interface Reading {
  /** `07MOSCOW4141`, or `record-` and a keyed digest. */
  readonly mrn: string;
  /** What keyed digests of this cable are made with. */
  readonly bound: Bound;
  readonly record: SourceRecord;
  readonly cable: Cable;
  /** The folded view of the cable's text without its furniture. */
  readonly view: View;
  readonly evidence: readonly EvidenceRow[];
  readonly assessment: Assessment;
  readonly persons: readonly Person[];
  /** Words that ask to protect a source. */
  readonly notices: readonly Span[];
  readonly matches: readonly RuleMatch[];
  /** What rules tell without a claim. */
  readonly advice: readonly RuleAdvice[];
  /** Passages that are other agencies' to open, in the order of the text. */
  readonly referrals: readonly Referral[];
  readonly identifiers: readonly { readonly kind: string; readonly span: Span }[];
  readonly messages: readonly Message[];
  /** True where a rule failed or the text is no cable: it is then `failed`, whatever else holds (law 4). */
  readonly broken: boolean;
}

/** All claims, joined. */
export interface Judgement {
  /** Everybody named, each with the places where a closed name stands again. */
  readonly persons: readonly Person[];
  readonly claims: readonly Claim[];
  readonly answers: Answers;
  readonly decisions: readonly Decision[];
  readonly cuts: readonly Cut[];
  readonly questions: readonly Question[];
  readonly state: FinalState;
  /** Names that the copies may have nowhere, as letters: of persons promised protection. */
  readonly secretNames: readonly NameWords[];
  /** Entries of sorted lists that stand beside a closed name and may be read. */
  readonly neighbours: readonly Message[];
}

/** What comes of it, and what separate code needs to check it. */
export interface Copies {
  readonly folder: Folder;
  /** What keeps the copy out of `public/`, in words. */
  readonly barred: readonly string[];
  readonly variant: Variant;
  readonly marked: MarkedCopy;
  readonly body: string;
  readonly patch: string;
  readonly struck: readonly Span[];
  /** What the copy that is superseded left out, and what became of that. */
  readonly back?: LookedBack | undefined;
}

export type Review = Reading & Judgement & Copies;

/** What of a reading no rule touches: what stands in the cable, its status on the day, who is named. */
export interface Sight {
  readonly cable: Cable;
  readonly evidence: readonly EvidenceRow[];
  readonly assessment: Assessment;
  readonly view: View;
  /** Looked for when first asked: not every question about a cable needs to know who is named. */
  readonly named: PersonsFound;
}

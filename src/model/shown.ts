import { z } from 'zod';
import type { Effect } from './claim.ts';
import type { FinalState } from './final-state.ts';
import type { Severity } from './message.ts';
import type { PersonRole } from './person.ts';
import { type ActKind, DecisionAct, type Place, type Risk, type Standing } from './review.ts';
import type { Folder } from './run-record.ts';
import type { Span } from './span.ts';

/** A stretch of a cable between two changes of what is decided, of its portion, or of who is named. */
export interface PieceShown extends Span {
  readonly text: string;
  /** `struck` is released, as an old marking that no longer holds. */
  readonly effect: Effect | 'struck';
  readonly portion: string | null;
  /** A page header or banner inside the text. */
  readonly furniture?: true;
  /** Index of the deletion it belongs to. */
  readonly deletion?: number;
  /** Id of the person it names. */
  readonly person?: string;
  /** The copy of the run that this one looks at again said otherwise: it left this out, or showed it. */
  readonly since?: 'released' | 'newly withheld';
}

/** A basis as it stands at a deletion. `standing` tells a claimed or a drafted one from one that a person made their own. */
export interface BasisShown {
  readonly code: string;
  readonly provision: string;
  readonly reason: string;
  readonly standing: 'claimed' | 'adopted' | null;
  readonly owner: string | null;
  readonly until: string | null;
}

/** Who or what asks for a deletion or stands beside it, in words. */
export interface ClaimShown {
  readonly id: string;
  readonly effect: Effect;
  /** `rule privacy/passport`, `role private`, `decision d-1 of Ann Poe`. */
  readonly by: string;
  readonly reason: string;
  readonly bases: readonly string[];
  /** Why it did not decide, if it did not. */
  readonly overcome: string | null;
  /** Whether it keeps the text, or would once those that decide are lifted: a release of the text names it too. */
  readonly keeps: boolean;
}

/**
 * Claims that keep text at a place that somebody is about to decide on, those of one rule, row, role or person on one basis together:
 * a decision answers all of them or none.
 */
export interface KeptShown {
  readonly effect: 'hold' | 'withhold';
  readonly by: string;
  readonly reason: string;
  readonly bases: readonly string[];
  /** Who alone opens it. */
  readonly owners: readonly string[];
  /** In how many places of this cable. */
  readonly places: number;
  /** The claims, which a decision names. */
  readonly ids: readonly string[];
}

/** All that keeps text at a place. */
export interface KeptAt {
  readonly kept: readonly KeptShown[];
}

/** One proposed deletion, or one open question: what the cursor of the page goes through. */
export interface DeletionShown {
  readonly effect: 'hold' | 'withhold';
  readonly spans: readonly Span[];
  readonly portion: string | null;
  /** How the copy shows it. */
  readonly marker: string;
  readonly extent: string;
  readonly bases: readonly BasisShown[];
  readonly claims: readonly ClaimShown[];
  /** What an act on it names: a person, a portion or a span. */
  readonly on: Place;
  /** The question it asks, if it is a hold. */
  readonly question: string | null;
  /** Words that fit as a reason to withhold it, from the rule or row that asks and from the drafts of its grounds. */
  readonly templates: readonly string[];
}

/** Somebody whom a cable names, and what became of the name. */
export interface PersonShown {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly evidence: string;
  readonly mentions: readonly Span[];
  /** What became of the mentions: all of one, or of several. */
  readonly effects: readonly Effect[];
}

/** Something that was done on a cable, as its history tells it. */
export interface DoneShown {
  /** Place of its entry in the log of the review, or null for one that the run had before. */
  readonly seq: number | null;
  readonly kind: ActKind | 'release';
  readonly id: string;
  readonly by: string;
  readonly at: string;
  /** `withholds paragraph 4 under B6`. */
  readonly what: string;
  readonly reason: string;
  /** False where it was undone, refused as made on another text, or voided by what came later. */
  readonly stands: boolean;
  readonly why: string | null;
  /** A decision that nobody undid, whether it holds or not, and whether it was made here or before the review. */
  readonly canBeUndone: boolean;
}

/** A signature on a copy, and whether it still counts. */
export interface SignatureShown {
  readonly by: string;
  readonly at: string;
  /** Whether it still counts, and if not, why. */
  readonly stands: boolean;
  readonly why: string | null;
}

/** A passage that another agency was asked about, or that it alone can open: `ground` is why. */
export interface ReferralShown {
  readonly id: string;
  readonly agency: string;
  readonly ground: string;
  readonly spans: readonly Span[];
  readonly by: string;
  /** The agency's answer, or who withheld it without asking; null while neither is on record. */
  readonly answer: string | null;
  /** By what act the answer is recorded: a decision on the passage where the agency owns it. A caption opens on evidence alone. */
  readonly takes: 'answer' | 'decision' | 'evidence';
  /** Index of the deletion that such a decision is about; null where nothing of it is out of the copy. */
  readonly deletion: number | null;
}

/** A portion of a cable with the marking it is handled by. */
export interface PortionShown {
  readonly id: string;
  readonly kind: string;
  readonly mark: string | null;
  /** The effective marking, as a banner. */
  readonly marking: string;
  readonly spans: readonly Span[];
}

/** What the machine tells of a cable. */
export interface MessageShown {
  readonly severity: Severity;
  readonly code: string;
  readonly reason: string;
}

/** A reason for the status of a cable, with the provision it rests on. */
export interface ReasonShown {
  readonly provision: string;
  readonly text: string;
}

/** A passage of which the copy of the run that this one looks at again said something else. */
export interface SinceShown {
  readonly kind: 'released' | 'newly withheld' | 'other grounds';
  readonly spans: readonly Span[];
  readonly portion: string | null;
  /** The grounds on which that left it out. */
  readonly before: readonly string[];
}

/** One cable as a person reviews it. */
export interface CableView {
  readonly mrn: string;
  /** The highest level of the source: what every view of it bears at top and bottom. */
  readonly banner: string;
  /** What the copy bears. */
  readonly copyBanner: string;
  readonly stamps: readonly string[];
  readonly file: string;
  readonly family: string;
  readonly dated: string | null;
  readonly post: string;
  readonly subject: string;
  readonly tags: readonly string[];
  readonly standing: Standing;
  readonly state: FinalState;
  readonly folder: Folder | null;
  readonly risk: Risk;
  /** Why it is of this risk. */
  readonly risks: readonly string[];
  /** What an act on it must name. */
  readonly version: string;
  /** What a signature must name: digest of the copy and of every deletion with its grounds. */
  readonly shown: string;
  readonly status: {
    readonly state: string;
    readonly level: string;
    readonly declassifyOn: string | null;
    readonly outerDate: string | null;
    readonly reasons: readonly ReasonShown[];
  };
  /** What must be attested before it goes out, and who has. */
  readonly needs: readonly {
    readonly code: string;
    readonly text: string;
    readonly attested: string | null;
  }[];
  /** What keeps it out of public/ now, in words. */
  readonly barred: readonly string[];
  /** How many questions are open, as the queue counts them: one may have several of the places in `deletions`. */
  readonly questions: number;
  /** The whole text, in order. */
  readonly pieces: readonly PieceShown[];
  readonly portions: readonly PortionShown[];
  readonly deletions: readonly DeletionShown[];
  readonly persons: readonly PersonShown[];
  readonly referrals: readonly ReferralShown[];
  /** What changed since that copy, which was made on `day`; null where this is no second look, or it cannot be told. */
  readonly since: {
    readonly day: string;
    readonly wasPublic: boolean;
    readonly passages: readonly SinceShown[];
  } | null;
  readonly messages: readonly MessageShown[];
  readonly history: readonly DoneShown[];
  readonly signatures: readonly SignatureShown[];
  /** How many persons must stand behind it before it goes out, and how many do: those who decided on it or signed it. */
  readonly standsBehind: { readonly needed: number; readonly persons: readonly string[] };
  /** Why this person cannot sign it now; null where they can. */
  readonly cannotSign: string | null;
  /** When this person last signed a copy of it, whether that counts still or not: a signer is shown what changed since. */
  readonly lastSigned: { readonly seq: number; readonly at: string } | null;
  /** Whether this person reads it a second time: nothing is shown of what others did on it. */
  readonly isSecondReading: boolean;
}

/** A moment of a cable: as the machine proposed it, as the run left it, or behind an entry of the review's log. */
export const DiffQuery = z.strictObject({
  /** Entries of the log of the review that count; 0 is the cable as the run left it, -1 as it is where nobody decides anything. */
  from: z.int().min(-1),
  /** Absent for now. */
  to: z.int().nonnegative().optional(),
  /** In place of `to`: the copy of the second reading that the entry with this number ended. */
  reading: z.int().nonnegative().optional(),
});
export type DiffQuery = z.infer<typeof DiffQuery>;

/** What changes in the released text between two moments, and why. */
export interface DiffView {
  readonly mrn: string;
  readonly banner: string;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly {
    readonly kind: 'withheld' | 'held' | 'released' | 'other grounds';
    readonly portion: string | null;
    readonly before: { readonly marker: string; readonly bases: readonly string[] } | null;
    readonly after: { readonly marker: string; readonly bases: readonly string[] } | null;
    /** Who, when, why, on what authority. */
    readonly why: readonly string[];
  }[];
  /** Lines of both copies, in blocks that begin and end together; with words in parts. `of` is an index of `changes`. */
  readonly blocks: readonly {
    readonly line: number;
    readonly parts: readonly { readonly left: string; readonly right: string; readonly of?: number }[];
  }[];
}

/** What is asked before a decision is made everywhere: in which cables it would be, and in which not. */
export const EverywhereQuery = z.strictObject({
  decision: DecisionAct.omit({ id: true, reason: true, list: true }),
  offset: z.int().nonnegative().optional(),
  limit: z.int().positive().max(500).optional(),
});
export type EverywhereQuery = z.infer<typeof EverywhereQuery>;

/** A cable with the words of such a decision. Of one that whoever asks may not be told of, only its number. */
export interface EverywhereRow {
  readonly mrn: string;
  readonly dated: string | null;
  /** Where it stands before: of a signed one no signature counts behind it, and a copy that is out is taken back. */
  readonly standing: Standing | null;
  /** How often the words stand there; null where it is not told. */
  readonly passages: number | null;
  /** Why it is left out; null where it is decided on. */
  readonly leftOut: string | null;
}

/** A page of the list of them, what needs a look first, with what the whole of it holds. */
export interface EverywhereView {
  readonly banner: string;
  /** Digest of the whole list, which the decision names. */
  readonly list: string;
  /** Cables that are decided on, and the passages in them; those of them that are signed or went out; those that are left out. */
  readonly cables: number;
  readonly passages: number;
  readonly signed: number;
  readonly released: number;
  readonly leftOut: number;
  readonly offset: number;
  readonly rows: readonly EverywhereRow[];
}

/** What came of an act that is on record. */
export interface Acted {
  readonly mrn: string;
  /** Place and digest of its first entry in the log. */
  readonly seq: number;
  readonly digest: string;
  /** How many cables it changed. */
  readonly cables: number;
  readonly cable: CableView;
}

/** Why an act is not on record. */
export interface Refused {
  readonly code:
    | 'conflict'
    | 'stale'
    | 'role'
    | 'own-decision'
    | 'invalid'
    | 'idle'
    | 'owner'
    | 'not-found'
    | 'read-only';
  readonly reason: string;
  /** What somebody else did since, where that is why. */
  readonly others?: readonly DoneShown[];
  /** The claims that stand at the place, where a release names none of them. */
  readonly claims?: readonly ClaimShown[];
}

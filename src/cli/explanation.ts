import { fileSpan } from '../container/origin.ts';
import { type Explained, explainPortion, type Overcome } from '../decide/explain.ts';
import type { Question } from '../decide/questions.ts';
import type { Portion } from '../model/cable.ts';
import type { Claim, Effect } from '../model/claim.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { Review, Rulebook } from '../pipeline.ts';
import { matchInWords } from '../rule/in-words.ts';
import { matchedOn } from '../rule/matched-on.ts';
import { placesIn } from './view/messages.ts';

/** A place in the file: offsets, and line and column. */
export interface Placed extends Span {
  readonly place: string;
}

/** What a rule looked for, and the words that made it speak. */
export interface ToldRule {
  readonly title: string;
  readonly pack: string;
  readonly version: string;
  readonly kind: string;
  readonly finds: string;
  readonly authority: string;
  readonly source: string;
  readonly matched: readonly (Placed & { readonly text: string })[];
}

/** A claim with what its maker went by. */
export interface ToldClaim extends Claim {
  readonly rule?: ToldRule;
  readonly person?: Pick<Person, 'id' | 'name' | 'role' | 'evidence'>;
}

/** What was settled for one piece of a portion, by what, and why nothing overrode it. */
export interface Settled extends Placed {
  readonly text: string;
  readonly effect: Effect;
  readonly bases: readonly string[];
  readonly claims: readonly ToldClaim[];
  readonly overcome: readonly (Omit<Overcome, 'claim'> & { readonly claim: ToldClaim })[];
}

export interface Passage {
  readonly portion: string;
  readonly mark: string | null;
  readonly level: string | null;
  /** In the order of the text. */
  readonly decisions: readonly Settled[];
}

/** What of a cable is to be explained. */
export interface Asked {
  readonly portions: readonly Portion[];
  readonly questions: readonly Question[];
  readonly persons: readonly Person[];
  readonly messages: readonly Message[];
}

/** A cable explained: the same content for the page and as JSON. */
export interface Explanation {
  readonly mrn: string;
  readonly state: string;
  readonly status: {
    readonly asOf: string;
    readonly state: string;
    readonly reasons: readonly { readonly text: string; readonly provision: string }[];
  };
  readonly passages: readonly Passage[];
  readonly persons: readonly (Omit<Person, 'mentions'> & { readonly mentions: readonly Placed[] })[];
  readonly questions: readonly Question[];
  readonly messages: readonly Message[];
}

export function explanationOf(
  done: Review,
  rulebook: Rulebook,
  { portions, questions, persons, messages }: Asked,
): Explanation {
  const teller = tellerOf(done, rulebook);
  const { asOf, state, reasons } = done.assessment.status;
  return {
    ...{ mrn: done.mrn, state: done.state },
    status: { asOf, state, reasons: reasons.map(({ text, provision }) => ({ text, provision })) },
    passages: portions.map((portion) => ({
      ...{ portion: portion.id, mark: portion.mark?.printed ?? null, level: portion.marking.level },
      decisions: explainPortion(done, portion).map(teller.settled),
    })),
    persons: persons.map((person) => ({ ...person, mentions: person.mentions.map(teller.placed) })),
    questions: questions.map((question) => inFile(done, question)),
    messages,
  };
}

/** Tells claims and places of one cable. */
function tellerOf({ record, cable, view, persons, notices }: Review, { packs }: Rulebook) {
  const subject = { cable, view, persons, notices, portions: cable.portions };
  const place = placesIn(record);
  const rules = new Map(
    packs.flatMap((pack) =>
      pack.rules.map((compiled) => [`${pack.digest} ${compiled.rule.id}`, { pack, compiled }]),
    ),
  );
  const placed = (span: Span): Placed => ({ ...fileSpan(record, span), place: place(span.from) });
  const ruleBehind = ({ by, span }: Claim): ToldRule | undefined => {
    const found = by.kind === 'rule' ? rules.get(`${by.digest} ${by.rule}`) : undefined;
    if (found === undefined) return undefined;
    const { title, match, authority, source } = found.compiled.rule;
    return {
      ...{ title, pack: found.pack.pack, version: found.pack.version, kind: match.kind },
      ...{ finds: matchInWords(match), authority, source },
      matched: matchedOn(found.compiled, subject, span).map((hit) => ({
        ...placed(hit),
        text: sliceOf(cable.text, hit),
      })),
    };
  };
  const personBehind = ({ by }: Claim): ToldClaim['person'] => {
    const found =
      by.kind === 'role' || by.kind === 'echo' ? persons.find(({ id }) => id === by.person) : undefined;
    if (found === undefined) return undefined;
    const { id, name, role, evidence } = found;
    return { id, name, role, evidence };
  };
  const told = (claim: Claim): ToldClaim => {
    const [rule, person] = [ruleBehind(claim), personBehind(claim)];
    return {
      ...claim,
      ...(rule === undefined ? {} : { rule }),
      ...(person === undefined ? {} : { person }),
    };
  };
  const settled = ({ span, effect, bases, claims, overcome }: Explained): Settled => ({
    ...placed(span),
    ...{ text: sliceOf(cable.text, span), effect, bases: bases.map(({ code }) => code) },
    claims: claims.map(told),
    overcome: overcome.map((each) => ({ ...each, claim: told(each.claim) })),
  });
  return { placed, settled };
}

/** A question with its places as the file has them, which `decide --on` takes. */
export function inFile({ record }: Review, question: Question): Question {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(question.on) ?? [];
  const place = from === undefined ? undefined : fileSpan(record, { from: Number(from), to: Number(to) });
  return {
    ...question,
    on: place === undefined ? question.on : `${place.from}-${place.to}`,
    spans: question.spans.map((span) => fileSpan(record, span)),
  };
}

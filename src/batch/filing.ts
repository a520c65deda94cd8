import { unattestedNeeds } from '../decide/gate.ts';
import type { Person } from '../model/person.ts';
import type { Filed, Risk } from '../model/review.ts';
import { overlap } from '../model/span.ts';
import type { Review } from '../pipeline.ts';
import { askedBy } from './entries.ts';
import { ownersAwaited } from './owned.ts';

/** What a queue of cables shows of one, as it was reviewed: kept with what was settled, so that a queue need not review anew. */
export function filedOf(done: Review): Filed {
  const { mrn, cable, questions, cuts, claims, persons, marked, assessment } = done;
  const { fields } = cable;
  const asking = askingIn(cuts);
  const askers = claims.filter(({ id }) => asking.has(id)).flatMap(askedBy);
  const risks = risksOf(done);
  return {
    ...{ mrn, dated: cable.dated ?? null, banner: marked.banner },
    post: oneLine(fields.from?.value ?? ''),
    subject: oneLine(fields.subject?.value ?? ''),
    tags: (fields.tags ?? []).map(({ value }) => value),
    ...{ questions: questions.length, deletions: cuts.length },
    bases: distinct(cuts.flatMap(({ bases }) => bases)),
    rules: distinct(askers.flatMap(({ by }) => (by.startsWith('rule ') ? [by.slice('rule '.length)] : []))),
    persons: persons.filter((person) => isOut(person, done)).map(({ name }) => oneLine(name)),
    risks,
    isConflict: assessment.status.state === 'conflict',
    needs: unattestedNeeds(done, []),
    barred: done.barred.filter((why) => why !== NO_OFFICIAL),
    owners: distinct(ownersAwaited(done)),
  };
}

/** Who releases is the official, so that nobody is named yet keeps nothing in. */
export const NO_OFFICIAL = 'no official is named';

/** A cable is at risk by the gravest of what makes it so. */
export const riskOf = (risks: readonly string[]): Risk =>
  risks.some((risk) => GRAVE.has(risk)) ? 'high' : risks.length > 0 ? 'medium' : 'low';

const PROTECTED = 'somebody is promised protection';
const SOURCE = 'a source is named';
const EXCLUDED = 'what only its owner declassifies';
const CONFLICT = 'its markings contradict each other';
const GRAVE: ReadonlySet<string> = new Set([PROTECTED, SOURCE, EXCLUDED, CONFLICT]);

/** What makes a wrong release of this cable grave, in words that name nobody. */
function risksOf({ persons, assessment, claims, cuts }: Review): string[] {
  const asking = askingIn(cuts);
  const told: readonly (readonly [boolean, string])[] = [
    [persons.some(({ role }) => role === 'protected'), PROTECTED],
    [persons.some(({ role }) => role === 'source'), SOURCE],
    [
      claims.some(({ id, bases }) => asking.has(id) && bases.some(({ owner }) => owner !== undefined)),
      EXCLUDED,
    ],
    [assessment.status.state === 'conflict', CONFLICT],
    [persons.some(({ role }) => role === 'private'), 'private persons are named'],
    [assessment.status.state === 'classified', 'it is classified on the day'],
  ];
  return told.flatMap(([is, what]) => (is ? [what] : []));
}

/** Ids of the claims that ask for any deletion. */
const askingIn = (cuts: Review['cuts']): ReadonlySet<string> => new Set(cuts.flatMap(({ claims }) => claims));

/** Whether anything of a person's mentions is out of the copy. */
const isOut = ({ mentions }: Person, { cuts }: Review): boolean =>
  cuts.some(({ spans }) => spans.some((span) => mentions.some((mention) => overlap(mention, span))));

const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort();
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

import type { Audience } from '../model/audience.ts';
import type { Basis } from '../model/claim.ts';
import type { Person } from '../model/person.ts';
import { covers, type Span, SpanIndex, sliceOf } from '../model/span.ts';
import type { RuleMatch } from '../rule/match.ts';
import type { Claimed } from './claim-id.ts';
import { type Echo, echoesOf, formsAgain, type Ground } from './echo/find.ts';
import { formsOfAddress, isStrict } from './echo/forms.ts';
import { numbersAgain } from './echo/numbers.ts';
import { Dispositions, type NamedIn } from './from-persons.ts';
import { type Neighbour, neighboursIn } from './sorted-list.ts';

/** A person whose name is held or withheld somewhere, with the bases cited there. */
interface Closed {
  readonly person: Person;
  readonly bases: readonly Basis[];
}

/** What else is closed besides by roles: passages of rules and of people's decisions. */
export type ClosedPassage = Pick<Claimed, 'span' | 'bases'>;

/** Names that are closed somewhere and stand elsewhere too. */
export interface Echoes {
  /** The persons, each with the places of its echoes: what speaks of the person speaks of those. */
  readonly persons: readonly Person[];
  readonly claims: readonly Claimed[];
  /** Places of numbers that are closed in another grouping. */
  readonly numbers: readonly Span[];
  /** Entries of sorted lists beside closed names. */
  readonly neighbours: readonly Neighbour[];
}

/** What the search for echoes is asked. */
export interface EchoQuestion extends Ground {
  readonly persons: readonly Person[];
  readonly matches: readonly RuleMatch[];
  /** Passages that rules or people closed; one that lies in a mention closes that person's name. */
  readonly passages: readonly ClosedPassage[];
  readonly audience: Audience;
  readonly on: NamedIn;
}

/**
 * Looks for every name, and every number, that is held or withheld somewhere and stands somewhere else as well. Each
 * find is held, as one question with the person's mentions; of somebody promised protection it is withheld where a
 * mention would be and nothing else can be meant. Claims do not depend on what is decided: an answer to one place
 * opens no other, and what is found is all there is to find.
 */
export function echoesIn(question: EchoQuestion): Echoes {
  const dispositions = new Dispositions(question.audience, question.on);
  const closed = new Map(closedPersons(question, dispositions).map((each) => [each.person.id, each]));
  const all = [...closed.values()].map(({ person }) => person);
  // Of many namesakes those promised protection come first.
  const sought = [...all.filter(isStrict), ...all.filter((person) => !isStrict(person))];
  const found = echoesOf(sought, question.persons, question);
  const numbers = numbersOf(question);
  const neighbours = neighboursOf(sought, question.cable.text);
  const guarding = neighbours.filter(({ person }) => isStrict(person));
  return {
    persons: withEchoes(question.persons, [
      ...found,
      ...guarding.map(({ person, span }) => ({ person: person.id, span })),
    ]),
    neighbours,
    claims: [
      ...onePlaceEach(guarding).map((neighbour) => guard(neighbour, closed.get(neighbour.person.id))),
      ...found.flatMap((echo) => echoClaims(echo, closed.get(echo.person), dispositions)),
      ...addressClaims(question),
      ...numbers,
    ],
    numbers: numbers.map(({ span }) => span),
  };
}

function closedPersons({ persons, matches, passages }: EchoQuestion, dispositions: Dispositions): Closed[] {
  const closing = new SpanIndex([...matches, ...passages].map(({ span, bases }) => ({ ...span, bases })));
  const closed: Closed[] = [];
  for (const person of persons) {
    const bases: Basis[] = [];
    for (const mention of person.mentions) {
      for (const given of dispositions.at(mention, person)) bases.push(...given.bases);
      for (const passage of closing.at(mention)) if (covers(mention, passage)) bases.push(...passage.bases);
    }
    if (bases.length > 0) closed.push({ person, bases: distinct(bases) });
  }
  return closed;
}

/** Each ground once, however many places cite it. */
const distinct = (bases: readonly Basis[]): Basis[] => [
  ...new Map(bases.map((basis) => [basis.code, basis])).values(),
];

function withEchoes(persons: readonly Person[], found: readonly Omit<Echo, 'certain'>[]): Person[] {
  if (found.length === 0) return [...persons];
  const places = new Map<string, Span[]>();
  for (const { person, span } of found) {
    const spans = places.get(person) ?? [];
    spans.push(span);
    places.set(person, spans);
  }
  return persons.map((person) => {
    const echoes = places.get(person.id);
    return echoes === undefined ? person : { ...person, echoes };
  });
}

/** A neighbour in a sorted list, and whose name it stands beside. */
type NeighbourOf = Neighbour & { readonly person: Person };

function neighboursOf(closed: readonly Person[], text: string): NeighbourOf[] {
  const owners = new Map(closed.flatMap((person) => person.mentions.map((span) => [span, person] as const)));
  return neighboursIn(text, [...owners.keys()]).flatMap((neighbour) => {
    const person = owners.get(neighbour.closed);
    return person === undefined ? [] : [{ ...neighbour, person }];
  });
}

/** Several names of one person may share a neighbour. */
const onePlaceEach = (neighbours: readonly NeighbourOf[]): NeighbourOf[] => [
  ...new Map(neighbours.map((each) => [`${each.person.id} ${each.span.from}`, each])).values(),
];

/** The order of a list says with which letters a name begins that stands between two others. */
function guard({ span, person }: NeighbourOf, closed: Closed | undefined): Claimed {
  const by = { kind: 'echo' as const, person: person.id, role: person.role };
  return { span, effect: 'hold', bases: closed?.bases ?? [], by, reason: BESIDE };
}

const BESIDE =
  'This entry stands beside the name of somebody promised protection in a list in alphabetical order: it bounds the first letters of that name.';

const AGAIN = 'A name that is closed elsewhere stands here too, outside of what was read as its mentions.';

/** As a mention would be, but that what is doubtful is only asked; where a mention would go, its own bases elsewhere ask. */
function echoClaims(
  { span, certain }: Echo,
  closed: Closed | undefined,
  dispositions: Dispositions,
): Claimed[] {
  if (closed === undefined) return [];
  const { person, bases } = closed;
  const given = dispositions.at(span, person);
  if (given.length === 0) {
    const by = { kind: 'echo' as const, person: person.id, role: person.role };
    return [{ span, effect: 'hold', bases, by, reason: AGAIN }];
  }
  return given.map(({ role, effect, bases: cited }): Claimed => {
    const by = { kind: 'echo' as const, person: person.id, role };
    return { span, effect: certain ? effect : 'hold', bases: cited, by, reason: AGAIN };
  });
}

/** Numbers that a rule closed, in another grouping: closed as the rule has it. */
function numbersOf({ cable, matches }: EchoQuestion): Claimed[] {
  const identifiers = matches.filter(({ identifier }) => identifier !== undefined);
  if (identifiers.length === 0) return [];
  const known = new SpanIndex(identifiers.map(({ span }) => span));
  return numbersAgain(
    cable.text,
    identifiers.map((match) => ({ span: match.span, what: match, by: match.rule })),
  )
    .filter(({ span }) => !known.holds(span))
    .map(({ span, what }) => ruleClaim(span, what, what.effect, SAME_NUMBER));
}

const SAME_NUMBER = 'The figures of a number that is closed elsewhere stand here too, in another grouping.';
const ADDRESS_NAME = 'A word of an e-mail address that is closed elsewhere stands here too: is it a name?';

/** What stands before the `@` of an address that a rule closed is somebody's name more often than not. */
function addressClaims(question: EchoQuestion): Claimed[] {
  const { cable, matches, persons, lists } = question;
  const addresses = matches.filter(
    ({ identifier, span }) => identifier !== undefined && sliceOf(cable.text, span).includes('@'),
  );
  const forms = addresses.flatMap(({ span }, at) =>
    formsOfAddress(sliceOf(cable.text, span), String(at), lists),
  );
  if (forms.length === 0) return [];
  const known = new SpanIndex([
    ...persons.flatMap(({ mentions }) => mentions),
    ...addresses.map(({ span }) => span),
  ]);
  const found = formsAgain(forms, question, (_, place) => known.holds(place));
  return found.flatMap(({ person, span }) => {
    const match = addresses[Number(person)];
    return match === undefined ? [] : [ruleClaim(span, match, 'hold', ADDRESS_NAME)];
  });
}

function ruleClaim(
  span: Span,
  { rule, pack, digest, bases }: RuleMatch,
  effect: 'hold' | 'withhold',
  reason: string,
): Claimed {
  return { span, effect, bases, reason, by: { kind: 'rule', rule, pack, digest } };
}

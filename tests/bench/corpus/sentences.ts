import type { Chance } from './chance.ts';
import { CALLINGS, OFFICES, type Somebody, somebodyAbroad } from './people.ts';
import type { Post } from './places.ts';
import type { Topic } from './topics.ts';

/** What the sentences of one cable have in common. */
export interface Scene {
  readonly chance: Chance;
  readonly post: Post;
  readonly topic: Topic;
  readonly year: number;
  readonly towns: readonly string[];
  /** Who has been named so far: from then on by surname. */
  readonly named: Somebody[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const CLAUSES = [
  '{thing} would be settled before the end of {month}',
  '{thing} remained the main obstacle',
  'the government had no intention of reopening {thing}',
  '{body} would need at least {number} more weeks to review {thing}',
  'a decision on {thing} could not be expected before the next session of parliament',
  'the {people} side was prepared to be flexible on {thing} if {body} agreed',
  'public opinion would not accept further delay on {thing}',
  '{body} had been given full responsibility for {thing}',
  'the text had been sent back to {body} with {number} amendments',
  'costs had risen by {percent} percent since {earlier}',
  'only {percent} percent of the funds set aside for {town} had been spent',
  '{body} lacked the staff to carry out {thing}',
  'the two sides were closer on {thing} than press reports suggested',
  'the visit to {town} had changed few minds',
  'the working group would meet again in {town} on {month} {day}',
  'the neighbors had raised {thing} in almost every meeting',
  'there was broad support for {thing} outside the capital',
  'nothing in {thing} went beyond what had been agreed in {earlier}',
];

const PLAIN = [
  '{Body} announced on {month} {day} that {clause}.',
  'According to {body}, {clause}.',
  'In a statement issued late on {weekday}, {body} said that {clause}.',
  'The debate over {thing} has gone on since {earlier} and shows few signs of ending.',
  'Press coverage of {thing} was heavy in {town} and light elsewhere.',
  'Trade in the sector reached {sum} in {earlier}, an increase of {percent} percent over the year before.',
  'The draft consists of {number} articles, of which the last {few} deal with {thing}.',
  'Some {number} delegates from {few} provinces attended the meeting in {town}.',
  'Under current law, {body} must be consulted before {thing} is changed.',
  'The budget provides {sum} for {thing}, about {percent} percent less than requested.',
  'While {body} favors an early start, {other} would prefer to wait until {month}.',
  'Officials at {body} expect that {clause}.',
  'Embassy officers visited {town} on {month} {day} to look into {thing}.',
  'Contacts at {body} confirmed that {clause}, but gave no further details.',
  'The {people} government has taken several steps in recent months, including on {thing}.',
  'By contrast, {other} has criticized {thing} in unusually direct terms.',
  'It is not clear whether {body} will be able to deliver on {thing} by {month}.',
  'A second meeting, held in {town}, was devoted to {thing} alone.',
  'Exports fell by {percent} percent in the {quarter} quarter, largely because of {thing}.',
  'Post will follow up with {body} and report septel.',
  'The Department may wish to raise {thing} during the upcoming visit.',
  'The project in {town}, begun in {earlier}, is now expected to cost {sum}.',
  'Previous attempts to reform {thing} failed for lack of money and of interest.',
  'Turnout was estimated at {percent} percent, with wide variations from {town} to the coast.',
  'There was no discussion of {thing} at this session, to the evident relief of {other}.',
  'Both sides agreed to set up a working group on {thing}, which will report by {month} {day}.',
  'Local observers believe that {clause}.',
  'The deadline, originally set for {month}, has been extended by {number} days.',
  'Few in {town} expect {thing} to make much difference to daily life.',
  'Negotiations broke off twice, first over {thing} and then over the seating plan.',
  'If approved, the plan would affect roughly {number},000 households in and around {town}.',
  'Comparable figures for {earlier} are not available.',
  'Commuters in {town} have grown used to strikes, and this one was over by noon.',
  'The opposition newspapers printed the full text, with a map and several errors of translation.',
  'Heavy rain closed the road to {town} for {few} days and delayed the arrival of spare parts.',
  'Unemployment among young graduates stands at {percent} percent, according to a survey that {body} has not published.',
  'Older members of the committee recalled a similar quarrel in {earlier}, which ended in a compromise nobody liked.',
  'An audit found that {few} of the {number} contracts had been awarded without competition.',
  'Interest rates were left unchanged, a step that surprised neither the banks nor their customers.',
  'Rumors of a reshuffle persist, and several embassies have begun to prepare for it.',
  'A technical annex, some {number} pages long, lists equipment, spare parts and training courses by quantity and price.',
  'The harbor handled {number} vessels in {month}, among them {few} tankers under foreign flags.',
  'Students marched through the center of {town} and dispersed peacefully after speeches on the steps of the library.',
  'The agreement enters into force once both parliaments have ratified it and instruments have been exchanged.',
  'Harvest estimates vary widely, but all agree that stocks will not last beyond {month}.',
  'An appeal is pending before the highest administrative court, whose calendar is full until next spring.',
  'Diplomats from {few} capitals attended, most of them below the rank of ambassador.',
  'The hospital in {town} has {number} beds, no generator, and a waiting list that goes back to {earlier}.',
  'Satellite photographs published by a university show new construction north of {town}.',
  "The railway has asked for an advance of {sum} to repair bridges damaged by last winter's floods.",
  'Legal experts question whether the decree is compatible with the constitution as amended in {earlier}.',
  'Private investors, wary after two devaluations, are keeping their money abroad.',
  'A delegation of veterans laid wreaths and was received afterwards by {body}.',
  'Teachers and nurses have not been paid since {month}, and neither expects to be before the holidays.',
  'Several villages along the river lack clean drinking water, electricity and a passable road.',
  'The airline carries {number},000 passengers a year, a third of them tourists.',
];

const OTHERS = [
  'the opposition',
  "the president's office",
  'the business community',
  'the neighboring governments',
  'the trade unions',
  'the provincial governors',
  'the European Commission',
  'the press',
];

/** Of whom the office is known. */
const OF_OFFICIALS = [
  '{Office} {name} told the Ambassador on {month} {day} that {clause}.',
  '{Office} {name} said that {clause}.',
  'In his remarks to the press, {office} {name} argued that {clause}.',
  'The delegation was led by {office} {name}, who repeated that {clause}.',
  '{Office} {name} opened the session and noted that {clause}.',
];
const OF_OTHERS = [
  '{name}, {calling}, told PolOff that {clause}.',
  '{name}, {calling}, took a different view: {clause}.',
  'Embassy officers also spoke with {name}, {calling}, who believes that {clause}.',
];
const AGAIN = [
  '{surname} added that {clause}.',
  '{surname} conceded that {clause}.',
  'Asked about {thing}, {surname} replied that {clause}.',
  '{surname} did not think that {clause}.',
];
const OF_SOURCES = [
  '{name} (strictly protect), {calling}, told PolOff that {clause}.',
  '{name} (protect) confided that {clause}.',
  '{name} (please protect), {calling}, said privately that {clause}.',
];
const REACHES = [
  'Point of contact for the visit is the control room, telephone 202-555-01{two}.',
  'Questions may be sent to desk.{two}@example.org.',
  'The contact office can be reached at 202-555-01{two} or by mail at desk.{two}@example.org.',
];

/** How often a sentence is of a kind, out of all. What is left names nobody. */
export interface Rates {
  readonly official: number;
  readonly other: number;
  readonly again: number;
  readonly source: number;
}

export function sentence(scene: Scene, rates: Rates): string {
  const { chance, named } = scene;
  const known = named.length === 0 ? 0 : rates.again;
  const kind = chance.weighed({
    ...{ official: rates.official, other: rates.other, again: known, source: rates.source },
    plain: 1 - rates.official - rates.other - known - rates.source,
  });
  if (kind === 'plain') return filled(scene, chance.pick(PLAIN));
  if (kind === 'again') return filled(scene, chance.pick(AGAIN), chance.pick(named));
  const who = somebodyAbroad(chance);
  named.push(who);
  return filled(scene, chance.pick(KINDS[kind]), who);
}

const KINDS = { official: OF_OFFICIALS, other: OF_OTHERS, source: OF_SOURCES } as const;

/** A sentence with a telephone number or an address of mail that belongs to nobody. */
export const contactLine = (scene: Scene): string => filled(scene, scene.chance.pick(REACHES));

/** A clause that says something of the topic, without a full stop. */
export const clause = (scene: Scene): string => filled(scene, scene.chance.pick(CLAUSES));

function filled(scene: Scene, template: string, who?: Somebody): string {
  const text = template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const word = wordFor(scene, slot.toLowerCase(), who);
    return /^[A-Z]/.test(slot) ? capital(word) : word;
  });
  return text.includes('{') ? filled(scene, text, who) : capital(text);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Slot = (scene: Scene, who: Somebody | undefined) => string;

const SLOTS: ReadonlyMap<string, Slot> = new Map<string, Slot>([
  ['thing', ({ chance, topic }) => chance.pick(topic.things)],
  ['body', ({ chance, topic }) => chance.pick(topic.bodies)],
  ['other', ({ chance }) => chance.pick(OTHERS)],
  ['clause', ({ chance }) => chance.pick(CLAUSES)],
  ['people', ({ post }) => post.people],
  ['town', ({ chance, towns }) => chance.pick(towns)],
  ['month', ({ chance }) => chance.pick(MONTHS)],
  ['weekday', ({ chance }) => chance.pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])],
  ['day', ({ chance }) => String(chance.between(1, 28))],
  ['earlier', ({ chance, year }) => String(year - chance.between(1, 8))],
  ['percent', ({ chance }) => String(chance.between(2, 88))],
  ['number', ({ chance }) => String(chance.between(3, 60))],
  ['few', ({ chance }) => chance.pick(['two', 'three', 'four', 'five', 'six', 'seven'])],
  ['quarter', ({ chance }) => chance.pick(['first', 'second', 'third', 'fourth'])],
  ['sum', ({ chance }) => `USD ${chance.between(1, 900)}.${chance.between(0, 9)} million`],
  ['two', ({ chance }) => String(chance.between(10, 99))],
  ['office', ({ chance }) => chance.pick(OFFICES)],
  ['calling', ({ chance }) => chance.pick(CALLINGS)],
  ['name', (_, who) => `${who?.given} ${who?.surname}`],
  ['surname', (_, who) => `${who?.surname}`],
]);

function wordFor(scene: Scene, slot: string, who: Somebody | undefined): string {
  const word = SLOTS.get(slot);
  if (word === undefined) throw new Error(`No sentence has a place for '${slot}'.`);
  return word(scene, who);
}

import type { Readers } from '../model/audience.ts';
import type { CivilDate } from '../model/civil-date.ts';
import { isClassified, type Marking } from '../model/marking.ts';
import { dissemOf, RELEASE_CONTROLS } from './attributes.ts';
import { codesIn, expanded, membersOf } from './audience.ts';
import { failing } from './grammar/finding.ts';
import { isCode } from './grammar/lists.ts';
import { byRegister } from './grammar/write.ts';
import { validate } from './validate.ts';
import { type ControlRow, inForce, type Profile, type Vocabulary } from './vocabulary.ts';

export type Answer = 'allow' | 'deny' | 'refer';

/** One row of the table that does not let the portion go, with what it rests on. */
export interface Bar {
  readonly answer: 'deny' | 'refer';
  readonly text: string;
  readonly provision: string;
}

/**
 * Whether a marking bars an audience, with every row that does. `allow` says that nothing in the marking bars; a
 * review for release (5 U.S.C. 552(b)) is another thing. `day` is the day whose members a coalition has.
 */
export interface ReleaseAnswer {
  readonly answer: Answer;
  readonly bars: readonly Bar[];
  readonly day: CivilDate;
}

export interface ReleaseGrounds {
  readonly vocabulary: Vocabulary;
  readonly profile?: Profile | undefined;
  readonly dated?: CivilDate | undefined;
  readonly day?: CivilDate | undefined;
}

/** `PUBLIC`, or codes parted by commas or spaces: `GBR`, `USA, GBR`, `NATO`, `FVEY`. Undefined for any other word. */
export function readersOf(text: string, vocabulary: Vocabulary): Readers | undefined {
  const codes = codesIn(text);
  if (codes.length === 1 && codes[0] === 'PUBLIC') return { kind: 'public' };
  const known = codes.every((code) => isReader(code, vocabulary));
  return codes.length > 0 && known ? { kind: 'countries', codes } : undefined;
}

/** Every condition of ODNI ISM.ACES V2021-NOV that bears on a marking must hold (2.2.3); a denial outweighs a referral. */
export function releasable(marking: Marking, readers: Readers, grounds: ReleaseGrounds): ReleaseAnswer {
  const day = grounds.day ?? grounds.dated ?? grounds.vocabulary.edition;
  const found =
    readers.kind === 'public'
      ? [...unfit(marking, grounds), ...toPublic(marking, grounds)]
      : toCountries(marking, readers.codes, { ...grounds, day });
  const answer = found.some((bar) => bar.answer === 'deny') ? 'deny' : found.length > 0 ? 'refer' : 'allow';
  return { answer, bars: found, day };
}

const deny = (text: string, provision: string): Bar => ({ answer: 'deny', text, provision });
const refer = (text: string, provision: string): Bar => ({ answer: 'refer', text, provision });
const when = (holds: boolean, bar: Bar): Bar[] => (holds ? [bar] : []);

/** A country, a coalition, or an activity of NATO. */
const isReader = (code: string, vocabulary: Vocabulary): boolean =>
  isCode(code, vocabulary) || code.startsWith('NATO:');

/** Row 1: what cannot be read, or what no rule allows, is released to nobody. */
function unfit(marking: Marking, { vocabulary, profile, dated }: ReleaseGrounds): Bar[] {
  const broken = failing(validate(marking, { vocabulary, profile, dated, form: 'portion' }));
  return [
    ...when(marking.unknown.length > 0, deny('A token is not in the vocabulary.', 'ACES 2.2.3')),
    ...when(
      [...marking.releasableTo, ...marking.displayOnlyTo].some((code) => !isReader(code, vocabulary)),
      deny('A list names somebody who is not in the vocabulary.', 'ACES 2.2.3'),
    ),
    ...when(marking.level === null, deny('No level is stated.', 'ACES 2.2.3')),
    ...broken.map(({ text, code }) => deny(`The marking is not valid: ${text}`, code)),
  ];
}

function toPublic(marking: Marking, grounds: ReleaseGrounds): Bar[] {
  const { level, system, fgi, owners, releasableTo, displayOnlyTo, sap } = marking;
  const classified = level !== null && isClassified(level);
  return [
    ...when(classified, deny('It is classified.', 'E.O. 13526 4.1; ACES table 3')),
    ...when(system === 'nato', deny('NATO alone releases what is its own.', 'ACES tables 5, 24')),
    ...when(system === 'joint', deny('Every owner must agree.', 'ACES table 4')),
    ...when(
      system === 'foreign' && !owners.includes('FGI'),
      deny('The foreign source must agree.', 'Manual H.3'),
    ),
    ...when(concealed(marking), refer('A concealed foreign source must be asked.', 'ACES table 23')),
    ...when(
      fgi.some((source) => source !== 'FGI'),
      deny('The foreign source must agree.', 'Manual H.7'),
    ),
    ...when(releasableTo.length > 0, deny('The public is not in the release list.', 'ACES table 30')),
    ...when(
      displayOnlyTo.length > 0,
      deny('It may be seen by those listed, and by nobody else.', 'ACES table 36'),
    ),
    ...when(sap.length > 0, deny('It belongs to a special access program.', 'ACES table 7')),
    ...controlsOf(marking, grounds.vocabulary).flatMap((row) =>
      when(row.public === 'deny', controlBar(row, 'deny')),
    ),
    ...unlisted(marking, grounds.vocabulary),
  ];
}

const concealed = ({ fgi, owners }: Marking): boolean => fgi.includes('FGI') || owners.includes('FGI');

function controlsOf({ sci, aea, dissem, nonIC, cui }: Marking, vocabulary: Vocabulary): ControlRow[] {
  const tokens = byRegister([...sci, ...aea, ...dissem, ...nonIC, ...cui], vocabulary);
  return tokens.flatMap((token) => vocabulary.control.get(token) ?? []);
}

/** A compartment, nickname or category that is kept without a row of its own. */
const unlisted = ({ sci, aea, dissem, nonIC, cui }: Marking, { control }: Vocabulary): Bar[] =>
  when(
    [...sci, ...aea, ...dissem, ...nonIC, ...cui].some((token) => !control.has(token)),
    deny('A compartment, program or category is not listed.', 'ACES 2.2.3'),
  );

const controlBar = (row: ControlRow, answer: 'deny' | 'refer'): Bar => ({
  answer,
  text: answer === 'refer' ? `${row.banner}: its originator or owner decides.` : `${row.banner} bars it.`,
  provision: row.citation,
});

interface Asked extends ReleaseGrounds {
  readonly day: CivilDate;
}

function toCountries(marking: Marking, codes: readonly string[], grounds: Asked): Bar[] {
  const asking = [...new Set(codes.flatMap((code) => audienceOf(code, grounds)))];
  const foreign = asking.filter((code) => code !== 'USA');
  if (foreign.length === 0)
    return [
      ...unfit(marking, grounds),
      ...toUnitedStates(marking, grounds.vocabulary),
      ...unlisted(marking, grounds.vocabulary),
    ];
  const listed = isListed(marking, codes, foreign, grounds);
  return [
    ...unfit(marking, grounds),
    ...unknownMembers(codes, grounds),
    ...listBars(marking, listed),
    ...foreignBars(marking, listed, foreign),
    ...controlsOf(marking, grounds.vocabulary).flatMap((row) => abroad(row, listed)),
    ...unlisted(marking, grounds.vocabulary),
  ];
}

/** A coalition asks as all of its members; one without members as itself. */
function audienceOf(code: string, { vocabulary, day }: Asked): string[] {
  const members = membersOf(code, vocabulary, day);
  return members.length > 0 ? members : [code];
}

const unknownMembers = (codes: readonly string[], { vocabulary, day }: Asked): Bar[] =>
  codes
    .filter((code) => vocabulary.coalitions.has(code) && membersOf(code, vocabulary, day).length === 0)
    .map((code) => deny(`Nobody can say who is in ${code} on that day.`, 'ACES 5.6.8'));

/** Rows 7, 11 and 21: everybody who asks is in the list, or the very coalition is. */
function isListed(
  marking: Marking,
  codes: readonly string[],
  foreign: readonly string[],
  grounds: Asked,
): boolean {
  const { vocabulary, dated, day } = grounds;
  const valid = marking.releasableTo.filter((code) => {
    const row = vocabulary.coalitions.get(code);
    return row === undefined || inForce(row, dated ?? day);
  });
  const open = expanded(valid, vocabulary, day);
  const implied = grounds.profile === 'dod' && marking.system === 'foreign' ? marking.owners : [];
  return (
    codes.every((code) => valid.includes(code) || code === 'USA' || isItsOwn(code, marking)) ||
    foreign.every((code) => open.has(code) || implied.includes(code))
  );
}

/** NATO, read on, may have what is its own and names nobody else (ACES tables 5, 24); its members only by a list. */
const isItsOwn = (code: string, marking: Marking): boolean =>
  code === 'NATO' &&
  marking.system === 'nato' &&
  marking.owners.every((owner) => owner === 'NATO') &&
  !dissemOf(marking).some((token) => RELEASE_CONTROLS.has(token));

function listBars(marking: Marking, listed: boolean): Bar[] {
  const { level, releasableTo, displayOnlyTo, dissem } = marking;
  const classified = level !== null && isClassified(level);
  const silent = releasableTo.length === 0 && displayOnlyTo.length === 0 && !dissem.includes('NF');
  return [
    ...when(
      releasableTo.length > 0 && !listed,
      deny('Not everybody who asks is in the release list.', 'ACES table 30'),
    ),
    ...when(
      displayOnlyTo.length > 0 && !listed,
      deny('DISPLAY ONLY: it may be seen, and no copy given.', 'ACES table 36'),
    ),
    ...when(
      classified && silent && !listed,
      deny('It is classified and has no release list.', 'ACES 2.2.4; Manual table 5'),
    ),
  ];
}

/** Rows 16 to 20: programs, and what others own. */
function foreignBars(marking: Marking, listed: boolean, foreign: readonly string[]): Bar[] {
  const { system, owners, sap, fgi } = marking;
  const others = foreign.some((code) => !owners.includes(code));
  return [
    ...when(sap.length > 0, deny('It belongs to a special access program.', 'ACES table 7')),
    ...when(concealed(marking), deny('A foreign source is concealed.', 'ACES table 23')),
    ...when(fgi.length > 0 && !listed, deny('Foreign information goes to those listed alone.', 'Manual H.7')),
    ...when(
      system !== 'us' && !listed,
      deny('It is not of the United States alone, and goes to those listed alone.', 'ACES tables 4, 5'),
    ),
    ...when(system === 'joint' && others, deny('Not everybody who asks is an owner.', 'ACES table 4')),
  ];
}

function abroad(row: ControlRow, listed: boolean): Bar[] {
  if (row.foreign === 'allow' || (row.foreign === 'unless-listed' && listed)) return [];
  return [controlBar(row, row.foreign === 'refer' ? 'refer' : 'deny')];
}

/** Those cleared inside the government; who reads into a program is decided by its owner. */
const toUnitedStates = (marking: Marking, vocabulary: Vocabulary): Bar[] => [
  ...when(marking.sap.length > 0, refer('It belongs to a special access program.', 'ACES table 7')),
  ...controlsOf(marking, vocabulary).flatMap((row) => (row.us === 'allow' ? [] : [controlBar(row, row.us)])),
];

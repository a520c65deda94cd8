import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields } from '../../../model/cable.ts';
import { type CivilDate, daysBetween, readIso } from '../../../model/civil-date.ts';
import { error, info, type Message, warning } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import { listedCaptions } from '../../fields/captions.ts';
import { withCaptions } from '../../fields/classification.ts';
import { eachOnce, fieldAt } from '../../fields/field.ts';
import { readRecipient } from '../../fields/recipients.ts';
import { readReferences } from '../../fields/references.ts';
import { readSubject, type Subject } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import { type Attribute, isNull, type Key } from './attributes.ts';
import { channelsIn, dateIn, documentNumberIn, levelIn, plainValue, postsIn } from './values.ts';

/** What the archive says of a telegram, read: witnesses of what the text says, and all there is where it says nothing. */
export interface Witnesses {
  readonly dated: Field<CivilDate> | undefined;
  readonly fields: Fields;
  readonly subject: Subject | undefined;
  readonly titles: readonly Span[];
  /** Keys, and values that can be shown as they stand. */
  readonly layout: readonly Span[];
}

/** Reads the attributes. A value that may be an author's or a reviewer's words is in no field and no layout. */
export function witnessesIn(text: string, attributes: readonly Attribute[], lexicon: Lexicon): Witnesses {
  const values = (...keys: Key[]) =>
    attributes.filter(({ key, value }) => keys.includes(key) && !isNull(value)).map(({ value }) => value);
  const read = <T>(key: Key, reader: (value: Attribute['value']) => T | undefined): Field<T> | undefined =>
    values(key).flatMap((value) => {
      const found = reader(value);
      return found === undefined ? [] : [fieldAt(text, value, found)];
    })[0];
  const number = read('Document Number', documentNumberIn);
  const [subject] = values('Subject').map((value) => readSubject(text, value, lexicon));
  const references = values('Reference').map((value) =>
    readReferences(text, value, number?.value ?? { year: null, station: null, serial: null }, lexicon.posts),
  );
  const [from] = values('From').flatMap((value) => postsIn(text, value, lexicon));
  const to = values('To').flatMap((value) => postsIn(text, value, lexicon));
  const tags = values('TAGS').map((value) => readTags(text, value, lexicon));
  const classification = values('Original Classification').flatMap(
    (value) => levelIn(value, lexicon) ?? [],
  )[0];
  const captions = [
    ...values(...HANDLING).flatMap((value) => listedCaptions(text, value, lexicon)),
    ...values(...CHANNELS).flatMap((value) => channelsIn(text, value, lexicon)),
  ];
  const instructions = values('Executive Order').flatMap((value) => instructionIn(text, value));
  return {
    subject,
    dated: read('Draft Date', dateIn) ?? read('Sent Date', dateIn),
    // The archive's index terms tell what the telegram says, so they bear what it bears.
    titles: [...references.flatMap(({ titles }) => titles), ...values('Concepts')],
    fields: {
      ...(from && { from: fieldAt(text, from, from.text) }),
      ...(number && { number }),
      ...(classification && { classification }),
      ...(subject && { subject: subject.subject }),
      to: to.flatMap((post) => readRecipient(post) ?? []),
      ...{ info: [], excluded: [] },
      captions: eachOnce([...captions, ...tags.flatMap((found) => found.captions)]),
      declassification: instructions,
      tags: tags.flatMap((found) => found.tags),
      references: references.flatMap((found) => found.references),
    },
    layout: [
      ...attributes.map(({ label }) => label),
      ...attributes.flatMap((attribute) => plainValue(attribute, lexicon) ?? []),
      ...(from === undefined ? [] : [from]),
      ...to,
      ...values('TAGS').map((value, at) => ({ from: value.from, to: tags[at]?.end ?? value.from })),
      ...values('Reference'),
      ...instructions.map(({ span }) => span),
    ],
  };
}

/** What the archive had of captions, whether it has taken them off since or not: each bars until somebody says so. */
const HANDLING: readonly Key[] = [
  'Handling Restrictions',
  'Original Handling Restrictions',
  'Original Previous Handling Restrictions',
  'Previous Handling Restrictions',
];
const CHANNELS: readonly Key[] = ['Channel Indicators', 'Previous Channel Indicators'];

/**
 * The archive writes the groups of E.O. 11652, in force in all years of the collection but the last month, in short:
 * `GS`, `X1`. What it writes otherwise is for a person.
 */
function instructionIn(text: string, value: Attribute['value']): Field<string>[] {
  const [, general, exempt] = GROUP.exec(value.text) ?? [];
  const group = general ? 'GDS' : exempt && `XGDS-${exempt}`;
  return group === undefined ? [] : [fieldAt(text, value, `E.O. 11652: ${group}`)];
}

const GROUP = /^(?:11652[: ]{0,3})?(?:(GD?S)|X(?:GDS-)?([1-4]))$/;

/** The fields of the text, with those of the attributes where it has none; captions only restrict, so all count. */
export function filled(own: Fields, { fields }: Witnesses, lexicon: Lexicon): Fields {
  const captions = [
    ...own.captions,
    ...eachOnce(fields.captions, [...own.captions, ...(own.channel ? [own.channel] : [])]),
  ];
  const line = own.classification ?? fields.classification;
  const list = <K extends 'to' | 'tags' | 'references'>(key: K): Fields[K] =>
    own[key].length > 0 ? own[key] : fields[key];
  const { year } = fields.number?.value ?? {};
  const yearless = own.dtg === undefined && year !== undefined && own.number;
  return {
    ...fields,
    ...own,
    ...(yearless && { number: { ...yearless, value: { ...yearless.value, year } } }),
    ...{ to: list('to'), tags: list('tags'), references: list('references') },
    declassification: [...own.declassification, ...longer(own, fields)],
    captions,
    ...(line && { classification: { ...line, value: withCaptions(line.value, captions, lexicon) } }),
  };
}

/**
 * The instruction of the attributes where the text has none, or where they exempt what the text puts under the
 * schedule: the longest holds (32 CFR 2001.22(e)(2)). A date of the text is its own to say, and a group beside it no other.
 */
function longer(own: Fields, { declassification }: Fields): Fields['declassification'] {
  if (own.declassification.length === 0) return declassification;
  const scheduled = own.declassification.every(({ value }) => SCHEDULED.test(value));
  return scheduled ? declassification.filter(({ value }) => !SCHEDULED.test(value)) : [];
}

const SCHEDULED = /\bG[ .]{0,2}D[ .]{0,2}S\b/;

/** Where text and attributes say different things; which is right is for a person. */
export function differences(own: Fields, witnesses: Witnesses): Message[] {
  const { fields, dated } = witnesses;
  const day = own.dtg && readIso(own.dtg.value.slice(0, 10));
  const codes = ({ tags }: Fields) => new Set(tags.map(({ value }) => value));
  const unlike: readonly (readonly [string, Span | undefined])[] = [
    ['number', differ(own.number, fields.number, isSameTelegram)],
    ['date', day && dated && Math.abs(daysBetween(day, dated.value)) > 1 ? dated.span : undefined],
    ['sender', differ(own.from, fields.from, isSamePost)],
    ['classification', differ(own.classification, fields.classification, (a, b) => a.level === b.level)],
    ['subject', differ(own.subject, fields.subject, isSameText)],
    ['instruction', own.declassification.length > 0 ? longer(own, fields)[0]?.span : undefined],
    ['tags', differ(some(own.tags), some(fields.tags), () => isSameSet(codes(own), codes(fields)))],
    [
      'captions',
      eachOnce(fields.captions, [...own.captions, ...(own.channel ? [own.channel] : [])])[0]?.span,
    ],
  ];
  return unlike.flatMap(([what, span]) =>
    span === undefined ? [] : [warning('attribute-differs', told(what), span)],
  );
}

/** What is known of the cable from the archive alone decides over it as a line of its own would. */
export function taken(own: Fields, { fields: { classification, declassification } }: Witnesses): Message[] {
  const level = own.classification === undefined ? classification : undefined;
  const instruction = own.declassification.length === 0 ? declassification[0] : undefined;
  const from = level ?? instruction;
  return from === undefined ? [] : [warning('from-attributes', FROM_ATTRIBUTES, from.span)];
}

const FROM_ATTRIBUTES =
  'The text has no line of its own for its level or its instruction, so that of the attributes is taken. The ' +
  'beginning of the telegram may be missing: look for it in the film before anything is released.';

const some = <T>(fields: readonly T[]): T | undefined => fields[0];

function differ<T>(
  own: Field<T> | undefined,
  other: Field<T> | undefined,
  isSame: (a: T, b: T) => boolean,
): Span | undefined {
  return own && other && !isSame(own.value, other.value) ? other.span : undefined;
}

const told = (what: string): string =>
  `What the archive's attributes give as ${what} is not what the text says. The text is taken, and what restricts of both. ` +
  'Check that they are of one telegram.';

type Numbered = NonNullable<Fields['number']>['value'];

const letters = (words: string): string => words.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const isSameTelegram = (own: Numbered, other: Numbered): boolean =>
  own.serial === other.serial && letters(own.station).slice(0, 4) === other.station.slice(0, 4);
/** `AMEMBASSY TEHRAN` is TEHRAN to the archive, and SECSTATE WASHDC is STATE. */
const isSamePost = (own: string, other: string): boolean => letters(own).includes(letters(other));
/** The archive cuts long titles. */
const isSameText = (own: string, other: string): boolean => {
  const [a, b] = [letters(own), letters(other)];
  return a.startsWith(b) || b.startsWith(a);
};
const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((value) => b.has(value));

/** Decisions of earlier reviewers. They bind nobody here; what was withheld once has a reason to be looked at. */
export function earlierDecisions(attributes: readonly Attribute[]): Message[] {
  const reviewed = attributes.filter(
    ({ key, value }) => /^(?:Review|Disposition) /.test(key) && !isNull(value),
  );
  const withheld = reviewed.find(({ value }) => WITHHELD.test(value.text.slice(0, 2000)));
  const denied = reviewed.find(({ value }) => isDenied(value.text.slice(0, 2000)));
  if (denied !== undefined) return [error('denied-before', DENIED_BEFORE, denied.value)];
  if (withheld !== undefined) return [warning('withheld-before', WITHHELD_BEFORE, withheld.value)];
  const decided = reviewed.find(({ value }) => /\bRELEASED?\b/i.test(value.text.slice(0, 2000)));
  return decided === undefined ? [] : [info('reviewed-before', REVIEWED, decided.value)];
}

/** Denied or withdrawn as a whole, and not released since. */
const isDenied = (history: string): boolean => DENIED.test(history.replace(/^.*\bRELEASED?\b/is, ''));
const DENIED = /\b(?:withdrawn|denied(?! in part))\b/i;
const DENIED_BEFORE =
  'The attributes say that reviewers denied this telegram or withdrew it. Find that decision and say whether its ground ' +
  'still stands; until then all of the cable is held.';

const WITHHELD = /\b(?:withdrawn|denied|released in part|1\.4 ?\(?[A-H]\)?|25X\d|B\d)\b/i;
const WITHHELD_BEFORE =
  'The attributes say that reviewers withheld this telegram or a part of it, or under which exemption. Read their ' +
  'history before anything is released.';
const REVIEWED =
  'The attributes say that reviewers released this telegram before. That decides nothing here.';

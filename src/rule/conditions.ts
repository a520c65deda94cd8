import { z } from 'zod';
import { FAMILY_NAMES, type FamilyName } from '../model/cable.ts';
import { CivilDate, plusYears } from '../model/civil-date.ts';
import { Level } from '../model/marking.ts';
import type { Span } from '../model/span.ts';

const Words = z.array(z.string().min(1)).min(1);
const Years = z.int().positive();

/** Years between the cable and the day: `olderThan` begins on the anniversary, `youngerThan` ends the day before it. */
const Age = z
  .strictObject({ olderThan: Years.optional(), youngerThan: Years.optional() })
  .refine(
    ({ olderThan, youngerThan }) => olderThan !== undefined || youngerThan !== undefined,
    'olderThan, youngerThan or both, in years',
  );

/** Conditions on the cable: all that are stated must hold. */
export const When = z.strictObject({
  datedFrom: CivilDate.optional(),
  datedUntil: CivilDate.optional(),
  age: Age.optional(),
  /** Executive orders by number, `12958`, as the declassification line prints them. */
  orders: z
    .array(z.string().regex(/^\d{5}$/, 'the number of an order, such as 12958'))
    .min(1)
    .optional(),
  levels: z.array(Level).min(1).optional(),
  captions: Words.optional(),
  channels: Words.optional(),
  tags: Words.optional(),
  reasons: Words.optional(),
  /** Stations, as message numbers and FROM print them: `OSLO`. */
  posts: Words.optional(),
  /** Words of an addressee, for action or information. */
  addressees: Words.optional(),
  families: z.array(z.enum(FAMILY_NAMES)).min(1).optional(),
  classifiedOnDay: z.boolean().optional(),
});
export type When = z.infer<typeof When>;

/** What of a cable conditions ask for. Null and empty lists are what the cable does not say. */
export interface Circumstances {
  readonly asOf: CivilDate;
  readonly dated: CivilDate | null;
  readonly order: string | null;
  readonly level: Level | null;
  readonly captions: readonly string[];
  readonly channel: string | null;
  /** Whether something of the header was not read: a caption or channel may stand there. */
  readonly headerUnread: boolean;
  readonly tags: readonly string[];
  readonly reasons: readonly string[];
  /** Station of the message number, and who sent it. */
  readonly station: string | null;
  readonly from: string | null;
  readonly addressees: readonly string[];
  /** Null where the family is a guess. */
  readonly family: FamilyName | null;
  readonly classifiedAt: (span: Span) => boolean;
}

/** Whether every stated condition holds. What the cable does not say spares it from no rule (law 4). */
export function applies(when: When, cable: Circumstances): boolean {
  return (
    isOfDays(when, cable) &&
    isOfAge(when.age, cable) &&
    isAmong(when.orders, cable.order) &&
    isAmong(when.levels, cable.level) &&
    isAmong(when.families, cable.family) &&
    hasAny(when.tags, cable.tags) &&
    hasAny(when.reasons, cable.reasons) &&
    isCarried(when.captions, cable.captions, cable) &&
    isCarried(when.channels, cable.channel === null ? [] : [cable.channel], cable) &&
    isFrom(when.posts, cable) &&
    isTo(when.addressees, cable) &&
    (when.classifiedOnDay === undefined ||
      when.classifiedOnDay === cable.classifiedAt({ from: 0, to: Number.MAX_SAFE_INTEGER }))
  );
}

const isOfDays = ({ datedFrom, datedUntil }: When, { dated }: Circumstances): boolean =>
  dated === null ||
  ((datedFrom === undefined || dated >= datedFrom) && (datedUntil === undefined || dated <= datedUntil));

function isOfAge(age: When['age'], { dated, asOf }: Circumstances): boolean {
  if (age === undefined || dated === null) return true;
  const { olderThan, youngerThan } = age;
  return (
    (olderThan === undefined || asOf >= plusYears(dated, olderThan)) &&
    (youngerThan === undefined || asOf < plusYears(dated, youngerThan))
  );
}

const isAmong = <T>(asked: readonly T[] | undefined, has: T | null): boolean =>
  asked === undefined || has === null || asked.includes(has);

const hasAny = (asked: readonly string[] | undefined, has: readonly string[]): boolean =>
  asked === undefined || has.length === 0 || asked.some((each) => has.includes(each));

/** Most cables bear no caption and no channel: none printed means none, unless part of the header was not read. */
const isCarried = (
  asked: readonly string[] | undefined,
  has: readonly string[],
  { headerUnread }: Circumstances,
): boolean => asked === undefined || headerUnread || asked.some((each) => has.includes(each));

function isFrom(posts: readonly string[] | undefined, { station, from }: Circumstances): boolean {
  if (posts === undefined || station === null || from === null) return true;
  return posts.some((post) => plain(post) === plain(station) || hasWords(from, post));
}

function isTo(words: readonly string[] | undefined, { addressees }: Circumstances): boolean {
  if (words === undefined || addressees.length === 0) return true;
  return words.some((word) => addressees.some((each) => hasWords(each, word)));
}

const hasWords = (text: string, words: string): boolean => plain(text).includes(plain(words));

/** Words in capitals with one blank around each, so that a word is found as a whole. */
const plain = (text: string): string =>
  ` ${text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

import { keepAt, keptAt, surfacingAt } from './keep-requests.ts';
import type { NoticeWords, ProtectNotice } from './protect-words.ts';
import { besides } from './reading.ts';
import {
  type Auxiliaries,
  auxiliariesBefore,
  DUTIES,
  isAsked,
  isAuxiliary,
  isOfThing,
  keyAt,
  mayName,
  OPENINGS,
  OWNERS,
  POLITE,
  type Range,
  type Theme,
  themeBefore,
} from './request-grammar.ts';
import {
  ASKING,
  DENYING,
  KEPT,
  NAME_WORDS,
  NAMING,
  NAMING_PERSONS,
  OTHERWISE,
  PERSON_OBJECTS,
  PERSON_WORDS,
  SURFACING,
  TO_KEEP,
  TO_NAME,
  TO_NAME_PERSONS,
  TO_STAY,
} from './request-words.ts';
import type { Word } from './words.ts';

/**
 * A request, a promise or a condition that somebody's name be kept, whose verb is at `verb`: `his name should not be used`,
 * `asked us to keep her out of all cables`, `see to it that Captain Novak is never identified`. What is only told of a name
 * (`he did not give his name`) is none.
 */
export function keptNameAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const key = reading.words[verb]?.key ?? '';
  const found =
    (NAMING.has(key) ? notNamedAt(reading, verb) : undefined) ??
    (TO_NAME.has(key) ? nameNobodyAt(reading, verb) : undefined) ??
    (KEPT.has(key) || TO_STAY.has(key) ? keptAt(reading, verb) : undefined) ??
    (SURFACING.has(key) ? surfacingAt(reading, verb) : undefined) ??
    (TO_KEEP.has(key) ? keepAt(reading, verb) : undefined);
  return found === undefined ? undefined : { ...found, verb, keeps: true };
}

/** `his name should not be used`, `he asked not to be named`, `that Captain Novak is not identified`. */
function notNamedAt(reading: NoticeWords, verb: number): Range | undefined {
  const word = reading.words[verb];
  if (!isAuxiliary(keyAt(reading, verb - 1, word))) return undefined;
  const said = auxiliariesBefore(reading, verb);
  if (!said.be) return undefined;
  const key = word?.key ?? '';
  const before = keyAt(reading, said.first - 1, word);
  const to = keyAt(reading, said.first, word) === 'not' || keyAt(reading, said.first, word) === 'to';
  if (
    NAMING_PERSONS.has(key) &&
    ASKING.has(before) &&
    to &&
    mayFollow(besides(reading, verb + 1, word)) &&
    deniedNear(reading, said)
  )
    return { first: said.first, end: verb + 1 };
  if (NAMING_PERSONS.has(key) && said.denied && isInBrackets(reading, said.first, verb))
    return { first: said.first, end: verb + 1 };
  const theme = themeBefore(reading, said.first - 1, word);
  const inverted = theme !== undefined && isInverted(reading, theme.first, word);
  const denied =
    said.denied ||
    inverted ||
    DENYING.has(keyAt(reading, theme?.first ?? verb, word)) ||
    isNo(reading, theme);
  if (theme === undefined || !denied) return undefined;
  if (theme.kind === 'person' && !(NAMING_PERSONS.has(key) && mayFollow(besides(reading, verb + 1, word))))
    return undefined;
  return said.obliged || inverted || isAsked(reading, theme.first, word)
    ? { first: theme.first, end: verb + 1 }
    : undefined;
}

/** `under no circumstances should Novak`, `neither she nor her firm` */
function isInverted(reading: NoticeWords, first: number, word: Word | undefined): boolean {
  for (let at = first - 1; at > first - FARTHEST_INVERTED; at--) {
    const key = keyAt(reading, at, word);
    if (key === 'neither') return true;
    if (NONE.has(key)) return [1, 2, 3].some((step) => ORDERING.has(keyAt(reading, at + step, word)));
    if (key === '') return false;
  }
  return false;
}

const FARTHEST_INVERTED = 7;
const NONE: ReadonlySet<string> = new Set(['no', 'nowhere', 'never']);
const ORDERING: ReadonlySet<string> = new Set('must should shall may is are can'.split(' '));

/** `(not to be quoted)`: in brackets behind a name it is asked of the reader. */
const isInBrackets = (reading: NoticeWords, first: number, verb: number): boolean =>
  OPENINGS.has(reading.words[first - 1]?.text ?? '') &&
  mayFollow(besides(reading, verb + 1, reading.words[verb]));
/** `be named ambassador`, `be quoted prices`: somebody is made or told something. */
const mayFollow = (next: Word | undefined): boolean =>
  next === undefined || next.kind !== 'word' || AFTER_OBJECT.has(next.key) || next.key.endsWith('ly');

/** `does not wish to be named` */
const deniedNear = (reading: NoticeWords, { first, denied }: Auxiliaries): boolean =>
  denied || DENYING.has(keyAt(reading, first - 2, reading.words[first]));

const isNo = (reading: NoticeWords, theme: Theme | undefined): boolean =>
  theme !== undefined && keyAt(reading, theme.first - 1, reading.words[theme.first]) === 'no';

/** `please do not repeat his name`, `asked us never to quote her`, `without naming him`. */
function nameNobodyAt(reading: NoticeWords, verb: number): Range | undefined {
  const word = reading.words[verb];
  const before = keyAt(reading, verb - 1, word);
  if (before !== 'to' && !DENYING.has(before) && !DUTIES.has(before) && !isAuxiliary(before))
    return undefined;
  const to = before === 'to' ? 1 : 0;
  const denier = [verb - 1 - to, verb - 2 - to].find((at) => DENYING.has(keyAt(reading, at, word)));
  const first = denier ?? verb;
  const noOne = isNoOneTo(reading, verb, word);
  const byName = isNotByName(reading, verb, word);
  if (byName !== undefined) return { first, end: byName };
  if (denier === undefined && !noOne) return undefined;
  if (denier === verb - 1 && isOrdered(reading, first, word) && closesBrackets(reading, verb))
    return { first, end: verb + 1 };
  const theme = objectBehind(reading, verb, word);
  if (theme === undefined || !(noOne || isOrdered(reading, first, word))) return undefined;
  return { first, end: theme };
}

/** `Novak (please do not cite)` */
function closesBrackets(reading: NoticeWords, verb: number): boolean {
  if (!TO_NAME_PERSONS.has(reading.words[verb]?.key ?? '') || reading.words[verb + 1]?.text !== ')')
    return false;
  return [2, 3, 4].some((step) => OPENINGS.has(reading.words[verb - step]?.text ?? ''));
}

/** `do not cite by name`, in an order or in brackets: whom is clear from what stands before. */
function isNotByName(reading: NoticeWords, verb: number, word: Word | undefined): number | undefined {
  if (keyAt(reading, verb - 1, word) !== 'not') return undefined;
  const by = [verb + 1, verb + 2].find(
    (at) => keyAt(reading, at, word) === 'by' && keyAt(reading, at + 1, word) === 'name',
  );
  return by !== undefined && isOrdered(reading, verb - 1, word) ? by + 2 : undefined;
}

/** `nobody should mention his name` */
function isNoOneTo(reading: NoticeWords, verb: number, word: Word | undefined): boolean {
  if (!DUTIES.has(keyAt(reading, verb - 1, word))) return false;
  const subject = keyAt(reading, verb - 2, word);
  return subject === 'nobody' || (subject === 'one' && keyAt(reading, verb - 3, word) === 'no');
}

/** `do not` at the head of an order, `should not`, `that we not`; not `we do not`, `he did not`. */
function isOrdered(reading: NoticeWords, denier: number, word: Word | undefined): boolean {
  const before = keyAt(reading, denier - 1, word);
  if (before === 'did' && OUR_OWN.has(keyAt(reading, denier - 2, word)))
    return isAsked(reading, denier - 3, word);
  if (before === 'did' || before === 'does' || before === 'was' || before === 'were') return false;
  if (before === 'do') {
    const subject = besides(reading, denier - 2, word);
    return subject === undefined || subject.kind === 'mark' || POLITE.has(subject.key);
  }
  if (DUTIES.has(before) || keyAt(reading, denier, word) === 'cannot') return true;
  if (besides(reading, denier, word)?.opening === true && OPENS_ORDER.has(keyAt(reading, denier, word)))
    return true;
  if (OF_ONESELF.has(before)) return false;
  return isAsked(reading, denier - 1, word);
}

/** `Avoid naming her.` */
const OPENS_ORDER: ReadonlySet<string> = new Set(['avoid', 'never', 'refrain']);

/** `would prefer that we did not quote her` */
const OUR_OWN: ReadonlySet<string> = new Set(['we', 'you', 'addressees', 'posts', 'us']);

/** `he preferred not to give the name`: what somebody would rather not do, nobody else is asked. */
const OF_ONESELF: ReadonlySet<string> = new Set(
  'prefer prefers preferred want wants wanted wish wishes wished hope hopes hoped desired careful'.split(' '),
);

/** Where an object ends that is a name or a person: `his real name`, `the identity of our source`, `him`, `Novak`. */
function objectBehind(reading: NoticeWords, verb: number, word: Word | undefined): number | undefined {
  const key = word?.key ?? '';
  for (let at = verb + 1; at <= verb + 4; at++) {
    const here = besides(reading, at, word);
    if (here === undefined) break;
    if (NAME_WORDS.has(here.key))
      return isOfThing(reading, at, word) || keyAt(reading, verb + 1, word) === 'a' ? undefined : at + 1;
    const owner = OWNERS.has(here.key) || here.possessive || here.capital || here.text === '.';
    if (!owner && !(at > verb + 1 && here.kind === 'word')) break;
  }
  if (!TO_NAME_PERSONS.has(key) && !REVEALING.has(key)) return undefined;
  const object = besides(reading, verb + 1, word);
  const behind = besides(reading, verb + 2, word);
  if (object?.key === 'her' && behind?.kind === 'word' && !AFTER_OBJECT.has(behind.key)) return undefined;
  if (REVEALING.has(key) && THAT_ONE.has(object?.key ?? '') && PERSON_WORDS.has(behind?.key ?? ''))
    return verb + 3;
  const figures = object?.key === 'them' && !ONLY_PERSONS.has(key);
  if (PERSON_OBJECTS.has(object?.key ?? '') && !OTHERWISE.has(behind?.key ?? '') && !figures) return verb + 2;
  const strong = key.startsWith('identif') || key.startsWith('expos') || key === 'compromise';
  return strong && mayName(reading, verb + 1, word) ? verb + 2 : undefined;
}

/** `not to reveal that she had spoken to us` */
const REVEALING: ReadonlySet<string> = new Set('reveal disclose divulge betray let'.split(' '));
const THAT_ONE: ReadonlySet<string> = new Set(['that', 'who', 'whom', 'where']);
/** What is not done to figures: `quote them` may mean either. */
const ONLY_PERSONS: ReadonlySet<string> = new Set(
  'name identify expose compromise betray naming identifying exposing'.split(' '),
);
const AFTER_OBJECT: ReadonlySet<string> = new Set(
  'to in by or and directly publicly anywhere anyone anybody either further at when if even for outside beyond on under until but so because since again above'.split(
    ' ',
  ),
);

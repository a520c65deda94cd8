import { set } from './notice-words.ts';
import { type NoticeWords, PRONOUNS, type ProtectNotice } from './protect-words.ts';
import { besides } from './reading.ts';
import type { Range } from './request-grammar.ts';
import { ASKING, DENYING, PROMISING, RISKS } from './request-words.ts';

/** The keys of a sentence around a word: the word itself is at its own index, what is outside of the sentence is empty. */
type Keys = (at: number) => string;

const FARTHEST = 25;
const HIS = set('his her their');
const DUTIES = set('must should shall ought please pls cannot may');
const OURS = set('we i us our post embassy mission consulate addressees');

/**
 * Requests that speak of the person and not of the name: `nothing should be traced to her`, `would be arrested if identified`,
 * `please respect her confidence`, `is to be referred to only as a teacher`.
 */
export function personRequestAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  const form = FORMS.get(word?.key ?? '');
  if (form === undefined) return undefined;
  const found = form((at) => besides(reading, at, word)?.key ?? '', verb);
  return found === undefined ? undefined : { ...found, verb, keeps: true };
}

const back = (key: Keys, from: number, is: (key: string) => boolean, most = FARTHEST): number | undefined => {
  for (let at = from; at > from - most; at--) if (is(key(at))) return at;
  return undefined;
};

const isAsked = (key: Keys, from: number): boolean =>
  back(key, from, (each) => ASKING.has(each) || PROMISING.has(each) || DUTIES.has(each)) !== undefined;

/** `nothing here should be traced to her`, `do not attribute any of it to her` */
function tracedTo(key: Keys, verb: number): Range | undefined {
  const to = [1, 2, 3, 4]
    .map((step) => verb + step)
    .find((at) => key(at) === 'to' && PRONOUNS.has(key(at + 1)));
  if (to === undefined) return undefined;
  const denied = back(key, verb - 1, (each) => DENYING.has(each) || each === 'no', 8);
  return denied !== undefined && isAsked(key, verb - 1) ? { first: denied, end: to + 2 } : undefined;
}

/** `would be arrested if identified` */
function ifNamed(key: Keys, verb: number): Range | undefined {
  const first = back(key, verb - 1, (each) => IF.has(each), 5);
  if (first === undefined || !IF_AUXILIARIES.has(key(verb - 1))) return undefined;
  const risky =
    back(key, first, (each) => RISKS.has(each), 12) !== undefined ||
    Array.from({ length: 10 }, (_, i) => verb + 1 + i).some((at) => RISKS.has(key(at)));
  return risky ? { first, end: verb + 1 } : undefined;
}
const IF = set('if were should');
const IF_AUXILIARIES = set('if is are was were be being');

/** `please respect her confidence` */
function respected(key: Keys, verb: number): Range | undefined {
  const owned = HIS.has(key(verb + 1)) || key(verb + 1) === 'this' || key(verb + 1) === 'the';
  const end = [verb + 2, verb + 3].find((at) => CONFIDENCES.has(key(at)));
  return owned && end !== undefined && isAsked(key, verb - 1) ? { first: verb, end: end + 1 } : undefined;
}
const respects: Form = (key, verb) => respected(key, verb) ?? requestOf(key, verb);

/** `respect her request for anonymity` */
function requestOf(key: Keys, verb: number): Range | undefined {
  const end =
    HIS.has(key(verb + 1)) && WISHES.has(key(verb + 2)) && CONFIDENCES.has(key(verb + 4))
      ? verb + 5
      : undefined;
  return end !== undefined && isAsked(key, verb - 1) ? { first: verb, end } : undefined;
}
const WISHES = set('request wish wishes desire plea need');
const CONFIDENCES = set('confidence confidences anonymity confidentiality');

/** `her confidence must be respected` */
const respectedByDuty: Form = (key, verb) => {
  const first = back(key, verb - 1, (each) => CONFIDENCES.has(each), 5);
  return first !== undefined && HIS.has(key(first - 1)) && key(verb - 1) === 'be' && isAsked(key, verb - 1)
    ? { first: first - 1, end: verb + 1 }
    : undefined;
};

/** `please keep this source confidential` */
function keptSource(key: Keys, verb: number): Range | undefined {
  const object = [verb + 1, verb + 2].find((at) => PRONOUNS.has(key(at)) || SOURCES.has(key(at)));
  if (object === undefined || !SECRET.has(key(object + 1))) return undefined;
  return isAsked(key, verb - 1) ? { first: verb, end: object + 2 } : undefined;
}
const SOURCES = set('source sources contact contacts identity identities name names');
const SECRET = set('confidential anonymous secret nameless unnamed unidentified');

/** `insisted on being kept anonymous` */
const anonymous: Form = (key, verb) =>
  KEPT.has(key(verb - 1)) && isAsked(key, verb - 1) ? { first: verb - 1, end: verb + 1 } : undefined;
const KEPT = set('kept be being stay remain remaining staying');

/** `is to be referred to only as a teacher` */
const onlyAs: Form = (key, verb) =>
  key(verb + 1) === 'to' &&
  key(verb + 2) === 'only' &&
  key(verb + 3) === 'as' &&
  (key(verb - 2) === 'to' || isAsked(key, verb - 1))
    ? { first: verb, end: verb + 4 }
    : undefined;
const referTo: Form = (key, verb) =>
  onlyAs(key, verb) ??
  (key(verb + 1) === 'to' && PRONOUNS.has(key(verb + 2)) && key(verb + 3) === 'only' && key(verb + 4) === 'as'
    ? { first: verb, end: verb + 5 }
    : undefined);

/** `avoid any reference to her by name` */
const reference: Form = (key, verb) => {
  const denied = back(key, verb - 1, (each) => DENYING.has(each) || each === 'no', 4);
  return denied !== undefined && key(verb + 1) === 'to' && PRONOUNS.has(key(verb + 2)) && isAsked(key, denied)
    ? { first: denied, end: verb + 3 }
    : undefined;
};

/** `we have undertaken to shield her`, `take precautions to protect her`: us, or with care. */
function shielded(key: Keys, verb: number): Range | undefined {
  if (!PRONOUNS.has(key(verb + 1)) || key(verb - 1) !== 'to') return undefined;
  if (isNounBehind(key(verb + 2))) return undefined;
  const promise = back(key, verb - 2, (each) => PROMISING.has(each) || PRECAUTIONS.has(each), 4);
  if (promise === undefined) return undefined;
  const ours = back(key, promise - 1, (each) => OURS.has(each) || DUTIES.has(each), 5) !== undefined;
  return ours ? { first: promise, end: verb + 2 } : undefined;
}
const PRECAUTIONS = set('undertaken precautions care steps measures bound');
const ENDS = set('as in at and or by with from throughout fully strictly');
const isNounBehind = (key: string): boolean => key !== '' && /^[a-z]/.test(key) && !ENDS.has(key);

/** `the same protection applies to her` */
const sameFor: Form = (key, verb) => {
  const what = back(key, verb - 1, (each) => TERMS.has(each), 3);
  const isSame = what !== undefined && key(what - 1) === 'same';
  return isSame && key(verb + 1) === 'to' && PRONOUNS.has(key(verb + 2))
    ? { first: what - 1, end: verb + 3 }
    : undefined;
};
const TERMS = set('protection promise request notice caution condition conditions terms rule care');

type Form = (key: Keys, verb: number) => Range | undefined;

/** `treat source as confidential` */
const treatedAs: Form = (key, verb) =>
  key(verb - 1) === 'as' &&
  TREATED.has(key(verb - 3)) &&
  (SOURCES.has(key(verb - 2)) || PRONOUNS.has(key(verb - 2)))
    ? { first: verb - 3, end: verb + 1 }
    : undefined;
const TREATED = set('treat treated regard consider handle');

/** `swore us to secrecy` */
const sworn: Form = (key, verb) => {
  const first = [verb - 2, verb - 3].find((at) => SWORE.has(key(at)));
  return first !== undefined && key(verb - 1) === 'to' ? { first, end: verb + 1 } : undefined;
};
const SWORE = set('swore sworn swear bound');

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...[
    'traced',
    'trace',
    'attribute',
    'attributed',
    'attributable',
    'traceable',
    'lead',
    'point',
    'linked',
  ].map((key) => [key, tracedTo] as const),
  ...['named', 'identified', 'exposed', 'discovered', 'quoted', 'cited'].map(
    (key) => [key, ifNamed] as const,
  ),
  ...['respect', 'honor', 'honour', 'observe'].map((key) => [key, respects] as const),
  ...['shield', 'protect'].map((key): [string, Form] => [
    key,
    (keys, verb) => shielded(keys, verb) ?? respected(keys, verb),
  ]),
  ['keep', keptSource],
  ...['anonymous', 'unnamed', 'nameless', 'unidentified'].map((key) => [key, anonymous] as const),
  ['respected', respectedByDuty],
  ['confidential', treatedAs],
  ['secrecy', sworn],
  ['referred', onlyAs],
  ['refer', referTo],
  ['reference', reference],
  ...['applies', 'apply', 'extends', 'holds', 'goes', 'covers'].map((key) => [key, sameFor] as const),
]);

/** What these requests turn on. */
export const PERSON_REQUEST_WORDS: ReadonlySet<string> = new Set(FORMS.keys());

import type { NoticeWords } from './protect-words.ts';
import { besides } from './reading.ts';
import {
  auxiliariesBefore,
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
  AGAINST,
  ASKING,
  FULL_KEEPING,
  KEEPING_HOW,
  LISTS_OF_NAMES,
  NAME_WORDS,
  NAMELESS,
  PERSON_OBJECTS,
  REPORTS,
  SURFACING_HOW,
  TO_STAY,
} from './request-words.ts';
import type { Word } from './words.ts';

/** `his name must not become known`, `on the understanding that her name would not appear in any report` */
export function surfacingAt(reading: NoticeWords, verb: number): Range | undefined {
  const word = reading.words[verb];
  if (!isAuxiliary(keyAt(reading, verb - 1, word))) return undefined;
  const said = auxiliariesBefore(reading, verb);
  const how = SURFACING_HOW.get((word?.key ?? '').replace(/s$/, ''));
  if (!said.denied || (how !== undefined && !how.has(keyAt(reading, verb + 1, word)))) return undefined;
  const theme = themeBefore(reading, said.first - 1, word);
  if (theme?.kind !== 'name') return undefined;
  const asked = said.obliged || isAsked(reading, theme.first, word);
  return asked ? { first: theme.first, end: verb + (how === undefined ? 1 : 2) } : undefined;
}

/** `that his name be kept out of it`, `names must be withheld`, `his name stay with us`, `wishes to remain anonymous`. */
export function keptAt(reading: NoticeWords, verb: number): Range | undefined {
  const word = reading.words[verb];
  const key = word?.key ?? '';
  const said = auxiliariesBefore(reading, verb);
  if (said.denied) return undefined;
  const stays = TO_STAY.has(key);
  if (!stays && !said.be) return undefined;
  const how = keyAt(reading, verb + 1, word);
  const end = verb + (KEEPING_HOW.has(how) ? 2 : 1);
  const asking = ASKING.has(keyAt(reading, said.first - 1, word));
  if (NAMELESS.has(how) && asking) return { first: said.first, end };
  const theme = themeBefore(reading, said.first - 1, word);
  if (theme === undefined) return undefined;
  if (!isKeeping(reading, verb, theme, how) || isTakenOffList(reading, verb)) return undefined;
  const bracketed =
    OPENINGS.has(keyAt(reading, theme.first - 1, word)) || OPENINGS.has(keyAt(reading, theme.first, word));
  const asked = bracketed || said.obliged || isAsked(reading, theme.first, word);
  return asked ? { first: theme.first, end } : undefined;
}

/** `removed from the visa list` */
function isTakenOffList({ words }: NoticeWords, verb: number): boolean {
  const key = words[verb]?.key ?? '';
  return TAKEN_OFF.has(key) && words.slice(verb + 1, verb + 8).some((word) => LISTS_OF_NAMES.has(word.key));
}

const TAKEN_OFF: ReadonlySet<string> = new Set(['removed', 'deleted', 'omitted', 'left', 'kept', 'withheld']);

function isKeeping(reading: NoticeWords, verb: number, theme: Theme, how: string): boolean {
  const word = reading.words[verb];
  const key = word?.key ?? '';
  if (theme.kind === 'name') return FULL_KEEPING.has(key) || KEEPING_HOW.has(how);
  if (key === 'shielded' && !AGAINST.has(how)) return true;
  return NAMELESS.has(how) || (key !== 'protected' && isOutOfReports(reading, verb + 1, word));
}

/** `out of any report`, `out of it` */
const isOutOfReports = (reading: NoticeWords, at: number, word: Word | undefined): boolean =>
  keyAt(reading, at, word) === 'out' &&
  keyAt(reading, at + 1, word) === 'of' &&
  isReport(reading, at + 2, word);

function isReport(reading: NoticeWords, at: number, word: Word | undefined): boolean {
  if (!REPORTS.has(keyAt(reading, at, word))) return false;
  const next = besides(reading, at + 1, word);
  if (!DETERMINERS.has(keyAt(reading, at, word))) return true;
  return next === undefined || next.kind === 'mark' || REPORTS.has(next.key) || LINKS.has(next.key);
}

const DETERMINERS: ReadonlySet<string> = new Set(['any', 'all', 'our', 'every', 'this', 'that']);
const LINKS: ReadonlySet<string> = new Set(['and', 'or', 'official', 'further', 'written', 'at']);

/** `asked us to keep her out of any report`, `please withhold his name`, `leave his name out of this`. */
export function keepAt(reading: NoticeWords, verb: number): Range | undefined {
  const word = reading.words[verb];
  const key = word?.key ?? '';
  const before = keyAt(reading, verb - 1, word);
  const orders = POLITE.has(before) || before === 'must' || before === 'should' || word?.opening === true;
  if (!orders && !isAsked(reading, verb - 1, word)) return undefined;
  const object = keyAt(reading, verb + 1, word);
  if (PERSON_OBJECTS.has(object) || mayName(reading, verb + 1, word))
    if (isOutOfReports(reading, verb + 2, word)) return { first: verb, end: verb + 2 };
  for (let at = verb + 1; at <= verb + 4; at++) {
    const here = besides(reading, at, word);
    if (here === undefined) return undefined;
    if (NAME_WORDS.has(here.key)) {
      if (at === verb + 1 || isOfThing(reading, at, word)) return undefined;
      const how = [at + 1, at + 2, at + 3].some((near) => KEEPING_HOW.has(keyAt(reading, near, word)));
      return FULL_KEEPING.has(key) || how ? { first: verb, end: at + 1 } : undefined;
    }
    if (!OWNERS.has(here.key) && !here.possessive && !here.capital) return undefined;
  }
  return undefined;
}

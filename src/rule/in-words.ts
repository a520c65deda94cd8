import type { When } from './conditions.ts';
import { allInWords } from './kinds/all.ts';
import { anyInWords } from './kinds/any.ts';
import { columnInWords } from './kinds/column.ts';
import { exceptInWords } from './kinds/except.ts';
import { fieldInWords } from './kinds/field.ts';
import { identifierInWords } from './kinds/identifier.ts';
import { listInWords } from './kinds/list.ts';
import { nearInWords } from './kinds/near.ts';
import { patternInWords } from './kinds/pattern.ts';
import { personInWords } from './kinds/person.ts';
import { phraseInWords } from './kinds/phrase.ts';
import { portionInWords } from './kinds/portion.ts';
import { protectNoticeInWords } from './kinds/protect-notice.ts';
import { sectionInWords } from './kinds/section.ts';
import { unlessInWords } from './kinds/unless.ts';
import { oneOf } from './kinds/words.ts';
import type { Match } from './kinds.ts';

/** What a rule finds, in a sentence. A kind without words does not compile. */
export function matchInWords(match: Match): string {
  switch (match.kind) {
    case 'phrase':
      return phraseInWords(match);
    case 'list':
      return listInWords(match);
    case 'pattern':
      return patternInWords(match);
    case 'identifier':
      return identifierInWords(match);
    case 'field':
      return fieldInWords(match);
    case 'portion':
      return portionInWords(match);
    case 'section':
      return sectionInWords(match);
    case 'column':
      return columnInWords(match);
    case 'person':
      return personInWords(match);
    case 'protect-notice':
      return protectNoticeInWords();
    case 'near':
      return nearInWords(match, matchInWords);
    case 'all':
      return allInWords(match, matchInWords);
    case 'any':
      return anyInWords(match, matchInWords);
    case 'except':
      return exceptInWords(match, matchInWords);
    case 'unless':
      return unlessInWords(match, matchInWords);
  }
}

/** To which cables a rule applies, in a sentence. A condition without words does not compile. */
export function whenInWords(when: When | undefined): string {
  const said = Object.keys(CONDITIONS).flatMap((key) => conditionInWords(key as keyof When, when ?? {}));
  return said.length === 0 ? 'To every cable.' : `To cables ${said.join(', and ')}.`;
}

function conditionInWords<K extends keyof When>(key: K, when: When): string[] {
  const value = when[key];
  return value === undefined ? [] : [CONDITIONS[key](value)];
}

const CONDITIONS: { readonly [K in keyof Required<When>]: (value: NonNullable<When[K]>) => string } = {
  datedFrom: (day) => `dated ${day} or later, or without a date`,
  datedUntil: (day) => `dated ${day} or earlier, or without a date`,
  age: ({ olderThan, youngerThan }) =>
    [
      ...(olderThan === undefined ? [] : [`at least ${olderThan} years old on the day`]),
      ...(youngerThan === undefined ? [] : [`not yet ${youngerThan} years old on the day`]),
      'or without a date',
    ].join(', '),
  orders: (orders) => `under E.O. ${oneOf(orders)}, or that name no order`,
  levels: (levels) => `marked ${oneOf(levels)} as a whole, or without a level`,
  captions: (captions) => `with the caption ${oneOf(captions)}, or with a header not read in full`,
  channels: (channels) => `in the channel ${oneOf(channels)}, or with a header not read in full`,
  tags: (tags) => `with the TAGS ${oneOf(tags)}, or without TAGS`,
  reasons: (reasons) => `whose classifier gave the reason ${oneOf(reasons)}, or none`,
  posts: (posts) => `from ${oneOf(posts)}, or that do not say both their number and who sent them`,
  addressees: (words) => `to an addressee with the words ${oneOf(words)}, or without addressees`,
  families: (families) => `in the form ${oneOf(families)}, or whose form is a guess`,
  classifiedOnDay: (is) =>
    is ? 'in which something is classified on the day' : 'in which nothing is classified on the day',
};

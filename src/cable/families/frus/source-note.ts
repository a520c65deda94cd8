import { barsRelease, captionAt, isChannel } from '../../../marking/captions.ts';
import { withControl } from '../../../marking/controls.ts';
import { readEditorialNote } from '../../../marking/editorial-note.ts';
import { levelWordsAt } from '../../../marking/levels.ts';
import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Field, Fields, Precedence } from '../../../model/cable.ts';
import { PRECEDENCES } from '../../../model/cable.ts';
import { plainMarking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';
import { beginsWith, DIGITS } from '../../../text/beginnings.ts';
import { matchesOf } from '../../../text/matches.ts';
import { withCaptions } from '../../fields/classification.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { isSentence } from '../../fields/prose.ts';
import { isBlank, type Line } from '../../lines.ts';
import { REPOSITORIES } from './series.ts';

/** What the editor says of a telegram: where it is kept, how it was marked, who had a hand in it. */
export interface SourceNote {
  readonly start: number;
  readonly end: number;
  readonly fields: Pick<
    Fields,
    'classification' | 'precedence' | 'channel' | 'drafted' | 'cleared' | 'approved'
  >;
  readonly captions: readonly Field<string>[];
  readonly level: Span | undefined;
  /** The sentences of known forms; any other is the editor's prose, and nobody's field. */
  readonly layout: readonly Span[];
}

/** Without a repository behind it the word is somebody's. The number of the note may stand before it. */
const LABEL = new RegExp(String.raw`^(?:\d{1,2}\.?\s{1,4})?Source\s?[:;]\s{1,4}(?:${REPOSITORIES})\b`, 'i');
const LONGEST = 20;
const LONGEST_NOTE = 4000;
const LONGEST_SENTENCE = 400;

const mayOpenNote = beginsWith(`Ss${DIGITS}`);

export const opensNote = ({ text }: Line): boolean => mayOpenNote(text) && LABEL.test(text);

/** Reads the note that begins at a line: it ends at a blank one, or before `isNext`. */
export function readSourceNote(
  text: string,
  lines: readonly Line[],
  start: number,
  isNext: (at: number) => boolean,
  vocabulary: Vocabulary,
): SourceNote {
  let end = start + 1;
  while (end < lines.length && end < start + LONGEST && !isBlank(lines[end] ?? NO_LINE) && !isNext(end))
    end += 1;
  const from = lines[start]?.from ?? 0;
  const to = Math.min(lines[end - 1]?.to ?? from, from + LONGEST_NOTE);
  return { start, end, ...noteIn(text, { from, to }, vocabulary) };
}

const NO_LINE: Line = { from: 0, to: 0, text: '' };

function noteIn(text: string, span: Span, vocabulary: Vocabulary): Omit<SourceNote, 'start' | 'end'> {
  const sentences = sentencesIn(text, span);
  const at = sentences.findIndex((sentence) => isMarked(text, sentence, vocabulary));
  const sentence = sentences[at];
  const marked = sentence && markingIn(text, sentence, vocabulary);
  const behind = whole(text, sentences.slice(at + 1));
  const hands = handsIn(text, behind);
  const captions = marked?.captions ?? [];
  const channel = captions.find(({ value }) => isChannel(value, vocabulary.lexicon.captions));
  const formal = behind.filter(({ from, to }) => KNOWN.test(text.slice(from, to)));
  return {
    fields: { ...marked?.fields, ...(channel && { channel }), ...hands },
    captions: captions.filter((caption) => caption !== channel),
    level: marked?.level,
    layout: [...sentences.slice(0, at + 1), ...formal].filter(
      (each) => !isSentence(text.slice(each.from, each.to)),
    ),
  };
}

/** Cut at every full stop: a file number may end with an initial before the level. */
const sentencesIn = (text: string, { from, to }: Span): Span[] =>
  matchesOf(text.slice(from, to), /\S(?:[^.]|\.(?!\s|$)){0,400}\.?/g).map(({ 0: printed, index }) => ({
    from: from + index,
    to: from + index + printed.length,
  }));

const INITIAL = /\b(?:[A-Z]|Mr|Mrs|Dr|Gen|Col|Jr|U\.S|U\.N)\.$/;

/** The same, where an initial ends none. */
function whole(text: string, sentences: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    if (last !== undefined && INITIAL.test(text.slice(Math.max(last.from, last.to - 8), last.to)))
      joined[joined.length - 1] = { from: last.from, to: sentence.to };
    else joined.push(sentence);
  }
  return joined;
}

const wordsOf = (text: string, { from, to }: Span): string =>
  to - from > LONGEST_SENTENCE ? '' : onOneLine(text.slice(from, to));

const isMarked = (text: string, sentence: Span, vocabulary: Vocabulary): boolean =>
  readEditorialNote(wordsOf(text, sentence), vocabulary).classification !== null;

/** `Top Secret; Niact; Limit Distribution.` */
function markingIn(text: string, sentence: Span, vocabulary: Vocabulary) {
  const { lexicon } = vocabulary;
  const printed = text.slice(sentence.from, sentence.to);
  const words = levelWordsAt(onOneLine(printed), lexicon.levels);
  if (words === undefined) return undefined;
  const note = readEditorialNote(onOneLine(printed), vocabulary);
  const captions = note.captions.flatMap((caption) =>
    captionsIn(caption, vocabulary).map((value) => fieldAt(text, placeOf(text, sentence, caption), value)),
  );
  const level = { from: sentence.from, to: sentence.from + lengthOf(printed, words.to) };
  const plain = plainMarking(words.level);
  const marking = words.control === undefined ? plain : withControl(plain, words.control);
  const action = urgencyOf(note.precedence);
  return {
    captions,
    level,
    fields: {
      classification: fieldAt(text, level, withCaptions(marking, captions, lexicon)),
      ...(action && { precedence: fieldAt(text, sentence, { action, info: null }) }),
    },
  };
}

/** How much of what is printed gives so many characters on one line. */
function lengthOf(printed: string, characters: number): number {
  const wraps = /\s{2,}|\n/.exec(printed.slice(0, characters));
  return wraps === null ? characters : characters + wraps[0].length - 1;
}

/** Where a part of a sentence stands; one that is broken over lines stands somewhere in it. */
function placeOf(text: string, { from, to }: Span, part: string): Span {
  const at = text.slice(from, to).indexOf(part);
  return at < 0 ? { from, to } : { from: from + at, to: from + at + part.length };
}

/** In their one spelling: `Nodis/Harvan` is two, and `Eyes Only for the Secretary` is one and for whom. */
function captionsIn(printed: string, { lexicon: { captions } }: Vocabulary): string[] {
  if (printed.startsWith('[')) return [printed];
  const [first = '', ...rest] = printed
    .toUpperCase()
    .split('/')
    .map((part) => part.trim());
  const behind = rest.join(' ');
  const parts = captions.rows.has(`${first} ${behind}`)
    ? [`${first} ${behind}`]
    : [first, ...(captions.rows.has(behind) ? [behind] : rest)];
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const found = captionAt(part, 0, captions);
      const forWhom = found !== undefined && /^(?:$| )/.test(part.slice(found.to));
      return found !== undefined && forWhom && barsRelease(found.caption, captions) ? found.caption : part;
    });
}

const URGENCY: Readonly<Record<string, Precedence>> = {
  NIACT: 'NIACT IMMEDIATE',
  'OPERATIONAL IMMEDIATE': 'IMMEDIATE',
};

function urgencyOf(printed: readonly string[]): Precedence | undefined {
  const words = printed.map((word) => word.toUpperCase());
  const named = words.map((word) => URGENCY[word] ?? PRECEDENCES.find((name) => name === word));
  const known = named.filter((name) => name !== undefined);
  return known.sort((a, b) => PRECEDENCES.indexOf(b) - PRECEDENCES.indexOf(a))[0];
}

const KNOWN =
  /^(?:Received (?:at|on)|Repeated|Also sent|Sent (?:also|to)|Passed to|Pouched|Transmitted in|Drafted)\b/;

const VERBS = /\b(drafted|cleared|approved|signed|initialed)\b[^.;,]{0,40}?\b(?:by|with)\s/gi;
const OFFICIAL =
  /^(?:\p{Lu}[\p{L}./’'-]{0,20} ?){1,4}(?:\(\p{Lu}[\p{L}/ -]{0,20}\)|(?:of|in) \p{Lu}[\p{L}/-]{0,16})?$/u;
/** `Drafted by Vale; cleared by Marlow and Quill; and approved by Ferris.` */
function handsIn(text: string, sentences: readonly Span[]): Pick<Fields, 'drafted' | 'cleared' | 'approved'> {
  const sentence = sentences.find(({ from, to }) => /^Drafted\b/.test(text.slice(from, to)));
  if (sentence === undefined) return {};
  const printed = text.slice(sentence.from, sentence.to).replace(/\.$/, '');
  const verbs = matchesOf(printed, VERBS);
  const lists = {
    drafted: [] as Field<string>[],
    cleared: [] as Field<string>[],
    approved: [] as Field<string>[],
  };
  for (const [i, verb] of verbs.entries()) {
    const hand = (verb[1] ?? '').toLowerCase();
    const from = verb.index + verb[0].length;
    if (hand !== 'drafted' && hand !== 'cleared' && hand !== 'approved') continue;
    const part = printed.slice(from, verbs[i + 1]?.index ?? printed.length);
    lists[hand].push(...namesIn(text, part, sentence.from + from));
  }
  return lists;
}

const namesIn = (text: string, part: string, at: number): Field<string>[] =>
  matchesOf(part, /(?:(?!,|;|\s+and\s)[\s\S]){1,60}/g).flatMap(({ 0: item, index }) => {
    const before = /^(?:\s|and\s)*/.exec(item)?.[0].length ?? 0;
    const name = item.slice(before).trimEnd().replace(ON_A_DAY, '');
    const from = at + index + before;
    return OFFICIAL.test(onOneLine(name))
      ? [fieldAt(text, { from, to: from + name.length }, onOneLine(name))]
      : [];
  });

const ON_A_DAY = /\s{1,4}on\s{1,4}[A-Z][a-z]{2,8}\s{1,4}\d{1,2}$/;

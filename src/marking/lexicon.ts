import type { z } from 'zod';
import { type CaptionNames, captionNames } from './captions.ts';
import { type ControlNames, controlNames, openForms } from './controls.ts';
import { type ExclusionNames, exclusionNames } from './exclusion-words.ts';
import type { ReaderNames } from './grammar/lists.ts';
import { handlingNames } from './handling-words.ts';
import { type LevelNames, levelNames } from './levels.ts';
import { type HeadPatterns, headPatterns } from './marks-at-head.ts';
import { type WordPatterns, wordPatterns } from './marks-in-words.ts';
import { longWords } from './near-marking.ts';
import { type OfficialFile, type OfficialNames, officialNames } from './officials.ts';
import { type MarkPatterns, markPatterns } from './portion-mark.ts';
import type { Posts } from './posts.ts';
import { type NoteFile, notePattern } from './review-notes.ts';
import type { TagCodes } from './tag-codes.ts';
import type { CaptionRow, Constraint, ControlRow, LevelRow } from './vocabulary.ts';

/** The rows that a cable is read by. */
export interface Rows {
  readonly levels: readonly LevelRow[];
  readonly captions: readonly CaptionRow[];
  readonly control: ReadonlyMap<string, ControlRow>;
  readonly printed: ReadonlyMap<string, ControlRow>;
  readonly precedences: ReadonlySet<string>;
  readonly handling: readonly string[];
  readonly constraints: readonly Constraint[];
  readonly readers: ReaderNames;
  readonly officials: OfficialFile;
  /** Names of countries, which stand in an official's post. */
  readonly countries: readonly string[];
  readonly posts: Posts;
  readonly codes: TagCodes;
  readonly notes: z.infer<typeof NoteFile>['notes'];
}

/** The vocabulary as the patterns and tables that read a cable, compiled once. */
export interface Lexicon {
  readonly levels: LevelNames;
  readonly captions: CaptionNames;
  readonly controls: ControlNames;
  readonly exclusions: ExclusionNames;
  readonly readers: ReaderNames;
  readonly marks: MarkPatterns;
  readonly heads: HeadPatterns;
  readonly words: WordPatterns;
  /** Words of which a header word can be a slip of the hand. */
  readonly long: readonly string[];
  readonly officials: OfficialNames;
  /** Stations of message numbers. */
  readonly posts: Posts;
  /** What stands behind TAGS. */
  readonly codes: TagCodes;
  /** A line on which an archivist or a reviewer says what was decided before. */
  readonly notes: RegExp;
}

export function lexiconOf(rows: Rows): Lexicon {
  const { captions, control, printed, precedences, handling, constraints, readers, posts, codes } = rows;
  const levels = levelNames(rows.levels, control.values());
  const controls = controlNames(control, printed, constraints);
  const open = openForms(control.values());
  const exclusions = exclusionNames(levels, control.values());
  const heard = handlingNames(levels, { control, printed }, captions, open);
  return {
    levels,
    controls,
    ...{ readers, posts, codes, exclusions },
    captions: captionNames(captions, precedences, handling),
    marks: markPatterns(levels, open),
    heads: headPatterns(levels, open),
    notes: notePattern(rows.notes, levels, [...rows.countries, ...readers.aliases.keys()]),
    words: wordPatterns(levels, controls, open, heard, exclusions),
    long: longWords(levels, captions, control.values()),
    officials: officialNames(rows.officials, rows.countries, rows.posts),
  };
}

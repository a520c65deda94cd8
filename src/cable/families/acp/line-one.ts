import { correctedCopyAt } from '../../../marking/corrected-copy.ts';
import { completedBy } from '../../../marking/join.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import { error, type Message, warning } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import {
  type Classification,
  readBanner,
  readClassification,
  withCaptions,
} from '../../fields/classification.ts';
import { fieldAt } from '../../fields/field.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';
import { isAddressPartLine } from './address-part.ts';
import { labelAt } from './label.ts';

/** Line 1 of a cable by the index of its line. */
export interface LineOne {
  readonly at: number;
  readonly read: Classification;
}

/** Behind more lines that are none of a header, a level stands at the end of a text and not before it. */
const MOST_BEFORE_BANNER = 2;

/** The first line with a level and a number; a banner without number only where there is no such line. */
export function classificationIn(
  lines: readonly Line[],
  start: number,
  limit: number,
  lexicon: Lexicon,
): LineOne | undefined {
  let banner: LineOne | undefined;
  let others = 0;
  for (let at = start; at < limit; at++) {
    const line = lines[at];
    if (line === undefined || !isMachineLength(line)) continue;
    if (labelAt(line) !== undefined) break;
    const read = readClassification(line, lexicon);
    if (read?.number !== undefined) return { at, read };
    if (read !== undefined && others <= MOST_BEFORE_BANNER) banner ??= { at, read };
    if (read === undefined && !isBlank(line) && !isAddressPartLine(line, lexicon)) others += 1;
  }
  return banner;
}

/** Levels on lines of their own above line 1, as pages have them: witnesses, as banners in the body are. */
export const bannersAbove = (
  lines: readonly Line[],
  start: number,
  lineOne: number,
  lexicon: Lexicon,
): Classification[] =>
  lines
    .slice(start, lineOne)
    .filter(isMachineLength)
    .flatMap((line) => readBanner(line, lexicon) ?? []);

/** Line 1 with what captions and lines of controls add to it: SENSITIVE is SBU on unclassified text, NOFORN a control. */
export function classificationFields(
  lineOne: Classification | undefined,
  captions: readonly Field<string>[],
  controls: readonly Field<Marking>[],
  lexicon: Lexicon,
): Pick<Fields, 'classification' | 'section'> {
  if (lineOne === undefined) return {};
  const { classification, section } = lineOne;
  const marking = controls.map(({ value }) => value).reduce(completedBy, classification.value);
  return {
    classification: { ...classification, value: withCaptions(marking, captions, lexicon) },
    ...(section && { section }),
  };
}

/** What a line of a corrected copy says was corrected. */
export function correctedCopyIn(text: string, passing: readonly Span[]): Field<string> | undefined {
  for (const span of passing) {
    const found = correctedCopyAt(text.slice(span.from, span.to), 0);
    if (found !== undefined) return fieldAt(text, span, found.what);
  }
  return undefined;
}

/** What a person should know of line 1. */
export function messagesOn(lineOne: Classification | undefined): Message[] {
  if (lineOne === undefined) return [];
  const { classification, repaired, level, garbledSection, unread } = lineOne;
  return [
    ...(classification.value.unknown.length > 0 ? [error('release-list-unread', LIST, level)] : []),
    ...(repaired ? [warning('repaired-level', REPAIRED, level)] : []),
    ...(garbledSection ? [warning('section-garbled', SECTION, garbledSection)] : []),
    ...(unread === undefined ? [] : [error('line-one-unread', LINE_ONE, unread)]),
  ];
}

const REPAIRED =
  'The level on the classification line has wrong letters; it is read as the restrictive word nearest to it. ' +
  'Check it against another copy.';
const SECTION =
  'The section on the classification line has wrong letters; it is read as far as its figures are clear. Check it ' +
  'against another copy.';
const LIST =
  'The release list on the classification line cannot be read: who stands in it is not named by a code, or other ' +
  'words do. Correct the line, or have the originator say who may have the cable; until then all of it is held.';
const LINE_ONE =
  'Words stand behind the message number that no marking grammar knows. They may restrict the cable. Say what ' +
  'they mean and correct the line; until then all of the cable is held.';

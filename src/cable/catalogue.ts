import { readClassificationLine } from '../marking/classification-line.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Catalogue } from '../model/cable.ts';
import { civilDate, daysBetween, readIso } from '../model/civil-date.ts';
import { levelRank, type Marking } from '../model/marking.ts';
import { error, info, type Message, warning } from '../model/message.ts';
import { mrnOf } from './mrn.ts';

/**
 * A cable with what its catalogue says of it. The text speaks first; the catalogue fills in a number and a day the
 * text does not have, and where both speak and differ, a person is told. A level that differs holds the cable.
 */
export function withCatalogue(
  cable: Cable,
  catalogue: Catalogue | undefined,
  { lexicon }: Vocabulary,
): Cable {
  if (catalogue === undefined) return cable;
  const mrn = numberInCatalogue(catalogue);
  const dated = dayIn(catalogue);
  const differs = restrictsMore(catalogue.classification ?? '', cable, lexicon);
  return {
    ...cable,
    mrn: cable.mrn ?? mrn,
    dated: cable.dated ?? dated,
    messages: [
      ...cable.messages,
      ...(cable.mrn === null && mrn !== null ? [NUMBER] : []),
      ...(cable.dated === null && dated !== null ? [DAY] : []),
      ...(cable.mrn !== null && mrn !== null && cable.mrn !== mrn ? [OTHER_NUMBER] : []),
      ...(isOtherDay(cable.dated, dated) ? [OTHER_DAY] : []),
      ...(differs ? [LEVEL] : []),
      ...(catalogue.partial ? [PARTIAL] : []),
    ],
  };
}

/** Whether a catalogue gives another level than line 1, a control that the cable does not bear, or words nobody knows. */
function restrictsMore(words: string, { fields, overall }: Cable, lexicon: Lexicon): boolean {
  const own = fields.classification?.value.level ?? null;
  if (words.trim() === '' || own === null || overall === null) return false;
  const said = readClassificationLine(words, lexicon);
  if (said === undefined || said.unread !== undefined || said.number !== undefined) return true;
  const { level, dissem, nonIC } = said.marking;
  const printed = new Set(fields.captions.map(({ value }) => value));
  return (
    level === null ||
    levelRank(level) !== levelRank(own) ||
    dissem.some((control) => control !== FOUO && !overall.dissem.includes(control)) ||
    ((nonIC.length > 0 || dissem.includes(FOUO)) && !isSensitive(overall)) ||
    said.captions.some(({ caption }) => !printed.has(caption))
  );
}

/** Archives print FOR OFFICIAL USE ONLY for all that was SENSITIVE. */
const FOUO = 'FOUO';
const isSensitive = ({ nonIC, dissem }: Marking): boolean => nonIC.length > 0 || dissem.includes(FOUO);

/** A day apart is the time zone's. */
const isOtherDay = (own: Cable['dated'], said: Cable['dated']): boolean =>
  own !== null && said !== null && Math.abs(daysBetween(own, said)) > 1;

/** `07OSLO97`; archives add a letter where two cables bear one number. */
export function numberInCatalogue({ mrn }: Catalogue): string | null {
  const found = /^(\d{2})([A-Z][A-Z ]{1,30}?)(\d{1,8})(?:_[a-z])?$/.exec(mrn ?? '');
  return found === null
    ? null
    : mrnOf({ year: Number(found[1]), station: found[2] ?? null, serial: Number(found[3]) });
}

/** `2007-01-21 12:00`, or month first, `1/21/2007 12:00`. */
function dayIn({ created }: Catalogue): Cable['dated'] {
  const iso = readIso((created ?? '').slice(0, 10));
  if (iso !== undefined) return iso;
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(created ?? '') ?? [];
  return civilDate(Number(year), Number(month), Number(day)) ?? null;
}

const NUMBER: Message = info(
  'number-from-catalogue',
  'The text has no message number; the one its catalogue gives is used. Check it against the original.',
);
const DAY: Message = warning(
  'day-from-catalogue',
  'The text has no date-time group; the day its catalogue gives is used. Check it against the original.',
);
const OTHER_NUMBER: Message = warning(
  'catalogue-differs',
  'The catalogue gives another message number than the text; the one of the text is used. Check that both are of one cable.',
);
const OTHER_DAY: Message = warning(
  'catalogue-day-differs',
  'The catalogue gives another day than the date-time group; the one of the text is used. Check which is right: the ' +
    'day of declassification may hang on it.',
);
const LEVEL: Message = error(
  'catalogue-level-differs',
  'The catalogue gives another level than the classification line, or a control that the cable does not bear. Say ' +
    'which is right; until then all of it is held.',
);
const PARTIAL: Message = warning(
  'partial-extract',
  'The page says that it has a part of the cable only. What is missing may carry other markings. Find the whole text.',
);

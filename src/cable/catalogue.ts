import { levelWordsAt } from '../marking/levels.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Catalogue } from '../model/cable.ts';
import { civilDate, readIso } from '../model/civil-date.ts';
import { levelRank } from '../model/marking.ts';
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
  const mrn = numberIn(catalogue);
  const dated = dayIn(catalogue);
  const words = catalogue.classification ?? '';
  const level = levelWordsAt(words, lexicon.levels)?.level;
  const own = cable.fields.classification?.value.level ?? null;
  const differs = level !== undefined && own !== null && levelRank(level) !== levelRank(own);
  return {
    ...cable,
    mrn: cable.mrn ?? mrn,
    dated: cable.dated ?? dated,
    messages: [
      ...cable.messages,
      ...(cable.mrn === null && mrn !== null ? [NUMBER] : []),
      ...(cable.dated === null && dated !== null ? [DAY] : []),
      ...(cable.mrn !== null && mrn !== null && cable.mrn !== mrn ? [OTHER_NUMBER] : []),
      ...(differs ? [LEVEL] : []),
      ...(catalogue.partial ? [PARTIAL] : []),
    ],
  };
}

/** `07OSLO97`; archives add a letter where two cables bear one number. */
function numberIn({ mrn }: Catalogue): string | null {
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
const LEVEL: Message = error(
  'catalogue-level-differs',
  'The catalogue gives another level than the classification line. Say which is right; until then all of it is held.',
);
const PARTIAL: Message = warning(
  'partial-extract',
  'The page says that it has a part of the cable only. What is missing may carry other markings. Find the whole text.',
);

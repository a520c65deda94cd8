import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Cable, Detection, Furniture, SourceRecord } from '../../../model/cable.ts';
import { error, type Message } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import { assemble } from '../../assemble.ts';
import { type Family, type Mark, marksIn } from '../../family.ts';
import { type Frame, maskedFurther } from '../../frame.ts';
import type { Trailer } from '../../header.ts';
import { isMachineLength, type Line, trimmed } from '../../lines.ts';
import { numberedOf } from '../../mrn.ts';
import { acpParts } from '../acp/read.ts';
import { type Attribute, attributesOn, isNull } from './attributes.ts';
import { plainValue } from './values.ts';
import { differences, earlierDecisions, filled, taken, witnessesIn } from './witnesses.ts';

const MESSAGE_TEXT = 'Message Text';
const MESSAGE_ATTRIBUTES = 'Message Attributes';
const MARKS: readonly Mark[] = [
  ['message text', /^Message Text$/],
  ['message attributes', /^Message Attributes$/],
  ['locator', /^Locator:/],
];

/** The archive's form of the telegrams of 1973-79: the text, and behind it what its catalogue says. */
export const aad: Family = {
  name: 'aad',
  detect(_, lines) {
    const once = (mark: string): boolean => lines.filter(({ text }) => text === mark).length === 1;
    if (!once(MESSAGE_ATTRIBUTES)) return undefined;
    const marks = marksIn(lines, MARKS);
    if (!once(MESSAGE_TEXT) && !marks.includes('locator')) return undefined;
    return { sure: marks.length === MARKS.length ? 'certain' : 'likely', marks };
  },
  read: readAad,
  numbered: (record, frame, { lexicon }) => numberedOf(aadParts(record, frame, lexicon).fields),
};

function readAad(record: SourceRecord, detection: Detection, vocabulary: Vocabulary, whole: Frame): Cable {
  const parts = aadParts(record, whole, vocabulary.lexicon);
  const { frame, header, attributes, witnesses, title, end } = parts;
  const trailer: Trailer = {
    start: parts.start,
    ...{ fields: {}, levelMarks: [], furniture: [] },
    banners: witnesses.fields.classification ? [witnesses.fields.classification] : [],
    layout: [...(end === undefined ? [] : [spanOf(end)]), ...witnesses.layout],
    messages: [
      ...differences(header.fields, witnesses),
      ...taken(header.fields, witnesses),
      ...earlierDecisions(attributes),
      ...withoutText(attributes),
    ],
  };
  const described = {
    ...header,
    fields: parts.fields,
    layout: [...header.layout, ...(title === undefined ? [] : [spanOf(title)])],
    subjects: [...header.subjects, ...(witnesses.subject === undefined ? [] : [witnesses.subject])],
    titles: [...header.titles, ...witnesses.titles],
  };
  const day = witnesses.dated && { day: witnesses.dated.value };
  return assemble(record, { detection, frame, header: described, trailer, ...day }, vocabulary);
}

/** What stands in the text and in the attributes, and the fields that both together give. */
function aadParts(record: SourceRecord, whole: Frame, lexicon: Lexicon) {
  const marked = maskedFurther(record.text, whole, currentMarkings(whole, lexicon));
  const { title, end } = partsOf(marked);
  const { frame, header } = acpParts(record, marked, lexicon, { start: title + 1, ceiling: end });
  const [from, to] = [marked.lines[title], marked.lines[end]];
  const start = frame.lines.findIndex(({ from: at }) => at >= (to?.from ?? record.text.length));
  const attributes = attributesOn(frame.text, frame.lines.slice(start + 1));
  const witnesses = witnessesIn(frame.text, attributes, lexicon);
  const fields = filled(header.fields, witnesses, lexicon);
  return { frame, header, attributes, witnesses, fields, start, title: from, end: to };
}

const spanOf = ({ from, to }: Line): Span => ({ from, to });

/** The lines that head the text, -1 where there is none, and the attributes. */
function partsOf({ lines }: Frame): { title: number; end: number } {
  const at = (mark: string): number => lines.findIndex(({ text }) => text === mark);
  return { title: at(MESSAGE_TEXT), end: at(MESSAGE_ATTRIBUTES) };
}

const CURRENT = /^\*{3} (?:Current|Original) (?:Handling Restrictions|Classification) \*{3}/;

/** `*** Current Classification *** CONFIDENTIAL`: what the archive says today is no witness of the original level. */
function currentMarkings({ lines }: Frame, lexicon: Lexicon): Furniture[] {
  return lines.filter(isMachineLength).flatMap((line) => {
    const label = CURRENT.exec(line.text)?.[0];
    if (label === undefined) return [];
    const value = trimmed(line.text, label.length, line.text.length);
    const shown =
      value.text === '' || plainValue({ key: 'Markings', label: line, value }, lexicon) !== undefined;
    const to = shown ? line.to : line.from + label.length;
    return [{ kind: 'release-stamp', span: { from: line.from, to } }];
  });
}

/** `Locator: TEXT ON-LINE` alone says that the text is there: without it what stands here is no telegram, but its card. */
function withoutText(attributes: readonly Attribute[]): Message[] {
  const located = attributes.filter(({ key, value }) => key === 'Locator' && !isNull(value));
  if (located.some(({ value }) => value.text.includes('TEXT ON-LINE'))) return [];
  return [error('no-text-online', NO_TEXT, located[0]?.value)];
}

const NO_TEXT =
  'The archive has no text of this telegram on line; only its attributes are here. Get the text from the film or the ' +
  'paper; until then all of it is held.';

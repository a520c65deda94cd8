import { isChannel } from '../../../marking/captions.ts';
import { completedBy } from '../../../marking/join.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields, Precedence, Recipient } from '../../../model/cable.ts';
import { PRECEDENCES } from '../../../model/cable.ts';
import type { CivilDate } from '../../../model/civil-date.ts';
import type { Marking } from '../../../model/marking.ts';
import { type Message, warning } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import { withCaptions } from '../../fields/classification.ts';
import { readSignature } from '../../fields/signature.ts';
import type { Subject } from '../../fields/subject.ts';
import { numberedOf } from '../../mrn.ts';
import type { Block } from './blocks.ts';
import { ValueReader } from './value-reader.ts';
import { readMrn } from './values.ts';

/** What the labelled lines say, above and below the body. */
export interface Labelled {
  readonly fields: Fields;
  readonly layout: readonly Span[];
  readonly subjects: readonly Subject[];
  /** Titles of references and names of attachments: an author's words. */
  readonly titles: readonly Span[];
  readonly repeatedCaptions: readonly Span[];
  /** The day of Date/DTG, where its group cannot be read. */
  readonly day: CivilDate | undefined;
  readonly messages: readonly Message[];
}

/** Reads the values of blocks. Of a label that stands twice both values are read, and the first counts. */
export function readLabelled(
  text: string,
  blocks: readonly Block[],
  banners: readonly Field<Marking>[],
  lexicon: Lexicon,
): Labelled {
  const reader = new ValueReader(text, blocks, lexicon);
  const { tags, captions } = reader.tags();
  const { first, repeated } = once([...reader.captions(), ...captions]);
  const channel = first.find(({ value }) => isChannel(value, lexicon.captions));
  const date = reader.date();
  const to = reader.addressees('action');
  const info = reader.addressees('info');
  const precedence = precedenceOf(to, info);
  const number = reader.one('mrn', readMrn);
  const from = reader.one('from', (line) => reader.address(line));
  const references = reader.references(
    numberedOf({ ...(number && { number }), ...(date?.dtg && { dtg: date.dtg }) }),
  );
  const classifiedBy = reader.classifiedBy();
  const signature = reader.one('signature', readSignature);
  const subjects = reader.subjects();
  const classification = classificationOf(banners, first, lexicon);
  const fields: Fields = {
    captions: first.filter(({ value }) => !isChannel(value, lexicon.captions)),
    ...(number && { number }),
    ...(date?.dtg && { dtg: date.dtg }),
    ...(from && { from }),
    ...(precedence && { precedence }),
    ...{ to, info, excluded: reader.excluded(), tags },
    ...(classification && { classification }),
    ...(channel && { channel }),
    declassification: reader.instructions(),
    ...(subjects[0] && { subject: subjects[0].subject }),
    references: references.references,
    ...(classifiedBy && { classifiedBy }),
    ...reader.officials(),
    ...(signature && { signature }),
  };
  reader.rest();
  return {
    titles: [...references.titles, ...reader.attachments()],
    ...{ fields, subjects, repeatedCaptions: repeated, day: date?.day },
    layout: reader.layout,
    messages: date?.differs ? [warning('dates-differ', DATES, date.dtg?.span)] : [],
  };
}

/** Each addressee has its own; the message goes as the highest of them. */
function precedenceOf(
  to: readonly Field<Recipient>[],
  info: readonly Field<Recipient>[],
): Fields['precedence'] {
  const action = highest(to);
  const value = action?.value.precedence;
  if (action === undefined || value === null || value === undefined) return undefined;
  return { ...action, value: { action: value, info: highest(info)?.value.precedence ?? null } };
}

const rank = (precedence: Precedence | null): number =>
  precedence === null ? -1 : PRECEDENCES.indexOf(precedence);

const highest = (list: readonly Field<Recipient>[]): Field<Recipient> | undefined =>
  list.reduce<Field<Recipient> | undefined>(
    (best, each) => (rank(each.value.precedence) > rank(best?.value.precedence ?? null) ? each : best),
    undefined,
  );

/** The banner's first line with what the second and the captions add to it. */
function classificationOf(
  [first, ...rest]: readonly Field<Marking>[],
  captions: readonly Field<string>[],
  lexicon: Lexicon,
): Fields['classification'] {
  if (first === undefined) return undefined;
  const value = rest.map((banner) => banner.value).reduce(completedBy, first.value);
  return { ...first, value: withCaptions(value, captions, lexicon) };
}

function once(captions: readonly Field<string>[]): { first: Field<string>[]; repeated: Span[] } {
  const seen = new Set<string>();
  const first = captions.filter(({ value }) => !seen.has(value) && seen.add(value));
  const known = new Set(first);
  return { first, repeated: captions.filter((caption) => !known.has(caption)).map(({ span }) => span) };
}

const DATES =
  'The date and the date-time group of Date/DTG are different days. The group is taken; check it against the original.';

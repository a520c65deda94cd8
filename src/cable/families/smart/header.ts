import { endOfInstruction } from '../../../declassification/instruction-words.ts';
import { isChannel } from '../../../marking/captions.ts';
import { completedBy } from '../../../marking/join.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields, Precedence, Recipient } from '../../../model/cable.ts';
import { PRECEDENCES } from '../../../model/cable.ts';
import type { CivilDate } from '../../../model/civil-date.ts';
import type { Marking } from '../../../model/marking.ts';
import { type Message, warning } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import { readCaptions } from '../../fields/captions.ts';
import { withCaptions } from '../../fields/classification.ts';
import { readClassifiedBy } from '../../fields/classified-by.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { isPassingLine } from '../../fields/passing.ts';
import { endOfReasons } from '../../fields/reasons.ts';
import { isAddress } from '../../fields/recipients.ts';
import { readReferences } from '../../fields/references.ts';
import { readSignature } from '../../fields/signature.ts';
import { readSubject, type Subject } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import type { Line } from '../../lines.ts';
import { numberedOf } from '../../mrn.ts';
import type { Block } from './blocks.ts';
import type { SmartLabel } from './label.ts';
import { areOffices, isRule, itemsOf, readAddressee, readDate, readMrn, readOfficial } from './values.ts';

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
    ...(number && { number }),
    ...(date?.dtg && { dtg: date.dtg }),
    ...(from && { from }),
    ...(precedence && { precedence }),
    ...{ to, info, excluded: reader.excluded(), tags },
    ...(classification && { classification }),
    captions: first.filter(({ value }) => !isChannel(value, lexicon.captions)),
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
    ...{ fields, subjects, repeatedCaptions: repeated, day: date?.day },
    titles: [...references.titles, ...reader.attachments()],
    layout: reader.layout,
    messages: date?.differs ? [warning('dates-differ', DATES, date.dtg?.span)] : [],
  };
}

class ValueReader {
  readonly layout: Span[];
  private readonly text: string;
  private readonly blocks: readonly Block[];
  private readonly lexicon: Lexicon;

  constructor(text: string, blocks: readonly Block[], lexicon: Lexicon) {
    this.text = text;
    this.blocks = blocks;
    this.lexicon = lexicon;
    this.layout = blocks.map(({ labelSpan }) => labelSpan);
  }

  /** The first value of a label that is one line and read whole. */
  one<T>(label: SmartLabel, read: (line: Line) => Field<T> | undefined): Field<T> | undefined {
    const found = this.linesOf(label).flatMap((line) => read(line) ?? []);
    this.show(found.map(({ span }) => span));
    return found[0];
  }

  address(line: Line): Field<string> | undefined {
    const { from, to, text } = line;
    return isAddress(line, this.lexicon) ? { value: text, printed: text, span: { from, to } } : undefined;
  }

  date() {
    const [read] = this.linesOf('date').flatMap((line) => {
      const found = readDate(line);
      if (found !== undefined) this.layout.push({ from: line.from, to: line.to });
      return found ?? [];
    });
    return read;
  }

  addressees(label: 'action' | 'info'): Field<Recipient>[] {
    const items = this.of(label).flatMap(({ lines }) => itemsOf(this.text, lines));
    const found = items.flatMap((item) => readAddressee(this.text, item, this.lexicon) ?? []);
    this.show(found.map(({ span }) => span));
    return found;
  }

  excluded(): Field<string>[] {
    const items = this.of('excluded').flatMap(({ lines }) => itemsOf(this.text, lines));
    const found = items.flatMap((item) => this.address(item) ?? []);
    this.show(found.map(({ span }) => span));
    return found;
  }

  captions(): Field<string>[] {
    const read = this.linesOf('captions').flatMap((line) => {
      const found = readCaptions(line, this.lexicon);
      if (found !== undefined) this.layout.push({ from: line.from, to: line.to });
      return found?.captions ?? [];
    });
    return read;
  }

  tags(): Pick<ReturnType<typeof readTags>, 'tags' | 'captions'> {
    const read = this.valuesOf('tags').map((value) => ({
      value,
      ...readTags(this.text, value, this.lexicon),
    }));
    this.show(read.map(({ value, end }) => ({ from: value.from, to: end })));
    return { tags: read.flatMap(({ tags }) => tags), captions: read.flatMap(({ captions }) => captions) };
  }

  /** The order alone on an unclassified cable; of a classified one the instruction has a line of its own. */
  instructions(): Field<string>[] {
    const orders = this.of('order').flatMap((block) => this.instruction(block) ?? []);
    const others = this.of('declassify-on').flatMap((block) => this.instruction(block) ?? []);
    if (others.length === 0) return orders;
    return others.map((field) => ({
      ...field,
      value: [...orders.map(({ value }) => value), field.value].join(' '),
    }));
  }

  private instruction({ labelSpan, lines }: Block): Field<string> | undefined {
    if (lines.length === 0) return undefined;
    const value = spanOver(lines);
    const label = `${onOneLine(this.text.slice(labelSpan.from, labelSpan.to))} `;
    const end = endOfInstruction(label + this.text.slice(value.from, value.to)) - label.length;
    if (end <= 0) return undefined;
    const span = { from: labelSpan.from, to: value.from + end };
    this.layout.push(span);
    return fieldAt(this.text, span, onOneLine(this.text.slice(span.from, span.to)));
  }

  references(citing: ReturnType<typeof numberedOf>) {
    const read = this.valuesOf('references').map((value) => readReferences(this.text, value, citing));
    const titles = read.flatMap((found) => found.titles);
    this.show(this.valuesOf('references'));
    return { references: read.flatMap(({ references }) => references), titles };
  }

  subjects(): Subject[] {
    return this.valuesOf('subject').map((value) => readSubject(this.text, value, this.lexicon));
  }

  /** The reason has a label and a line of its own behind the classifier's. */
  classifiedBy(): Fields['classifiedBy'] {
    const at = this.blocks.findIndex(({ label, lines }) => label === 'classified-by' && lines.length > 0);
    const by = this.blocks[at];
    if (by === undefined) return undefined;
    const next = this.blocks[at + 1];
    const lines = next?.label === 'reason' ? [...by.lines, ...next.lines] : by.lines;
    const { from } = by.labelSpan;
    const printed = this.text.slice(from, lines.at(-1)?.to);
    const span = { from, to: from + endOfReasons(printed) };
    this.layout.push(span);
    return readClassifiedBy(this.text, span);
  }

  officials(): Pick<Fields, 'drafters' | 'clearances' | 'approvers'> {
    const of = (label: SmartLabel): Field<string>[] =>
      this.of(label)
        .flatMap(({ lines }) => itemsOf(this.text, lines))
        .flatMap((item) => readOfficial(this.text, item) ?? []);
    const read = { drafters: of('drafters'), clearances: of('clearances'), approvers: of('approvers') };
    this.show(Object.values(read).flatMap((list) => list.map(({ span }) => span)));
    return read;
  }

  attachments(): Span[] {
    return this.linesOf('attachments').map(({ from, to }) => ({ from, to }));
  }

  /** Values that nobody asks for, and a copy shows. */
  rest(): void {
    const shown = (label: SmartLabel, is: (line: Line) => boolean): void =>
      this.show(this.linesOf(label).filter(is));
    shown('action-office', ({ text }) => areOffices(text));
    shown('info-office', ({ text }) => areOffices(text));
    shown('action-post', ({ text }) => areOffices(text));
    shown('dissemination', ({ text }) => isRule(text));
    shown('pass', (line) => isPassingLine(line, this.lexicon));
    shown('derived', ({ text }) => /^(?:Multiple Sources|DSCG \d{2}-\d{1,2})\.?$/i.test(text));
  }

  /** What was read, with the signs that part one item of a list from the next. */
  private show(spans: readonly Span[]): void {
    for (const [i, { from, to }] of spans.entries()) {
      const before = spans[i - 1]?.to ?? from;
      const parted = before < from && from - before < 80 && /^[\s;]+$/.test(this.text.slice(before, from));
      this.layout.push({ from: parted ? before : from, to });
    }
  }

  private of(label: SmartLabel): Block[] {
    return this.blocks.filter((block) => block.label === label);
  }

  private linesOf(label: SmartLabel): Line[] {
    return this.of(label).flatMap(({ lines }) => [...lines]);
  }

  private valuesOf(label: SmartLabel): Span[] {
    return this.of(label)
      .filter(({ lines }) => lines.length > 0)
      .map(({ lines }) => spanOver(lines));
  }
}

const spanOver = (lines: readonly Line[]): Span => ({
  from: lines[0]?.from ?? 0,
  to: lines.at(-1)?.to ?? lines[0]?.from ?? 0,
});

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

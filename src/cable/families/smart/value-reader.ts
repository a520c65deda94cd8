import { endOfInstruction } from '../../../declassification/instruction-words.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields, Recipient } from '../../../model/cable.ts';
import { type Span, subtract } from '../../../model/span.ts';
import { listedCaptions, readCaptions } from '../../fields/captions.ts';
import { readClassifiedBy } from '../../fields/classified-by.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { isPassingLine } from '../../fields/passing.ts';
import { isAddress } from '../../fields/recipients.ts';
import { readReferences } from '../../fields/references.ts';
import { readSubject, type Subject } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import { type Line, listedOn } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import type { Block } from './blocks.ts';
import type { SmartLabel } from './label.ts';
import { areOffices, isRule, itemsOf, readAddressee, readDate, readOfficial } from './values.ts';

/** Reads the values of blocks, each by its label, and keeps what of them a copy shows. */
export class ValueReader {
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
      if (readCaptions(line, this.lexicon) !== undefined) this.layout.push({ from: line.from, to: line.to });
      return listedCaptions(this.text, line, this.lexicon);
    });
    return [...read, ...this.captionsBeside()];
  }

  /** A caption bars where it is printed among offices and posts as well: `Pass Line: EYES ONLY FOR AMBASSADOR`. */
  private captionsBeside(): Field<string>[] {
    const lines = (['pass', 'dissemination', 'info-office'] as const).flatMap((label) => this.linesOf(label));
    return lines
      .flatMap((line) => listedOn(this.text, line))
      .flatMap((part) => readCaptions(part, this.lexicon)?.captions ?? []);
  }

  tags(): Pick<ReturnType<typeof readTags>, 'tags' | 'captions'> {
    const read = this.valuesOf('tags').map((value) => ({
      value,
      ...readTags(this.text, value, this.lexicon),
    }));
    for (const { value, words, end } of read) this.show(subtract({ from: value.from, to: end }, words));
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

  references(citing: Numbered) {
    const read = this.valuesOf('references').map((value) =>
      readReferences(this.text, value, citing, this.lexicon.posts),
    );
    const titles = read.flatMap((found) => found.titles);
    this.show(this.valuesOf('references'));
    return { references: read.flatMap(({ references }) => references), titles };
  }

  subjects(): Subject[] {
    return this.valuesOf('subject').map((value) => readSubject(this.text, value, this.lexicon));
  }

  /** The reason has a label and a line of its own behind the classifier's. */
  classifiedBy(): Fields['classifiedBy'] {
    const has = (wanted: SmartLabel): number =>
      this.blocks.findIndex(({ label, lines }) => label === wanted && lines.length > 0);
    // Reasons alone say that something is classified.
    const named = has('classified-by');
    const at = named < 0 ? has('reason') : named;
    const by = this.blocks[at];
    if (by === undefined) return undefined;
    const next = this.blocks[at + 1];
    const lines = next?.label === 'reason' ? [...by.lines, ...next.lines] : by.lines;
    const { from } = by.labelSpan;
    const read = readClassifiedBy(this.text, { from, to: lines.at(-1)?.to ?? from }, this.lexicon.officials);
    this.layout.push(read.span);
    return read;
  }

  officials(): Pick<Fields, 'drafted' | 'cleared' | 'approved'> {
    const of = (label: SmartLabel): Field<string>[] =>
      this.of(label)
        .flatMap(({ lines }) => itemsOf(this.text, lines))
        .flatMap((item) => readOfficial(this.text, item) ?? []);
    const read = { drafted: of('drafted'), cleared: of('cleared'), approved: of('approved') };
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

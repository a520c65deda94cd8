import { endOfInstruction } from '../../../declassification/instruction-words.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields } from '../../../model/cable.ts';
import type { Message } from '../../../model/message.ts';
import { type Span, subtract } from '../../../model/span.ts';
import { garbledBehind, readClassifiedBy } from '../../fields/classified-by.ts';
import { readReferences } from '../../fields/references.ts';
import { readSubject, type Subject } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import type { Numbered } from '../../mrn.ts';
import type { Block } from './labelled-part.ts';

/** What the labels of a header say. */
export interface BlocksRead {
  readonly lists: Pick<Fields, 'declassification' | 'tags' | 'references' | 'classifiedBy'>;
  readonly subjects: readonly Subject[];
  /** Titles of references, which are the author's words. */
  readonly titles: readonly Span[];
  /** Captions that got among the TAGS. */
  readonly captions: readonly Field<string>[];
  /** Labels with their values as far as they go. Subjects and titles in them are portions, and are taken out later. */
  readonly shown: readonly Span[];
  readonly messages: readonly Message[];
}

/** Reads each block once; later blocks of a kind add to lists and never replace a value. */
export function readBlocks(
  text: string,
  blocks: readonly Block[],
  numbered: Numbered,
  lexicon: Lexicon,
): BlocksRead {
  const of = (kind: Block['kind']): Block[] => blocks.filter((block) => block.kind === kind);
  const instructions = of('declassification');
  const references = of('references').map(({ value }) =>
    readReferences(text, value, numbered, lexicon.posts),
  );
  const tags = of('tags').map((block) => ({ block, read: readTags(text, block.value, lexicon) }));
  const officials = of('classified-by').map((block) => ({
    block,
    read: readClassifiedBy(text, block, lexicon.officials),
  }));
  const by = classifiedByOf(officials.map(({ read }) => read));
  const { block: byBlock } = officials.find(({ block }) => block.from === by?.span.from) ?? {};
  return {
    lists: {
      declassification: instructions.map(({ value }) => lineField(text, value)),
      tags: tags.flatMap(({ read }) => read.tags),
      references: references.flatMap((read) => read.references),
      ...(by && { classifiedBy: by }),
    },
    subjects: of('subject')
      .filter(({ value }) => value.to > value.from)
      .map(({ value }) => readSubject(text, value, lexicon)),
    titles: references.flatMap((read) => read.titles),
    captions: tags.flatMap(({ read }) => read.captions),
    shown: [
      ...[...of('subject'), ...of('references')].map(({ from, to }) => ({ from, to })),
      ...instructions.map(({ from, to }) => ({ from, to: from + endOfInstruction(text.slice(from, to)) })),
      ...tags.flatMap(({ block, read }) => subtract({ from: block.from, to: read.end }, read.words)),
      ...officials.map(({ block, read }) => ({ from: block.from, to: read.span.to })),
    ],
    messages: by && byBlock ? garbledBehind(text, by, byBlock.to) : [],
  };
}

const lineField = (text: string, { from, to }: Span): Field<string> => {
  const printed = text.slice(from, to);
  return { value: printed.replaceAll(/\s+/g, ' '), printed, span: { from, to } };
};

/** The line, and reasons that a page header or a blank line parted from it. */
function classifiedByOf([first, ...others]: readonly NonNullable<
  Fields['classifiedBy']
>[]): Fields['classifiedBy'] {
  if (first === undefined || first.value.reasons.length > 0) return first;
  const second = others.find(({ value }) => value.reasons.length > 0 && value.names.length === 0);
  if (second === undefined) return first;
  const printed = `${first.value.printed} ${second.value.printed}`;
  return { ...first, value: { ...first.value, printed, reasons: second.value.reasons } };
}

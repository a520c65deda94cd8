import { isChange, type Part } from './parts.ts';

/** Lines of two texts that begin and end together. `line` is the number of the first on the left, from 1. */
export interface Block {
  readonly line: number;
  readonly parts: readonly Part[];
}

/** Blocks with nothing left out between them. */
export type Passage = readonly [Block, ...Block[]];

/** Cuts both texts at every line end that stands on both sides: a block without a change is one line. */
export function blocksOf(parts: readonly Part[]): Block[] {
  const blocks: Block[] = [];
  let [open, line]: [Part[], number] = [[], 1];
  const close = (): void => {
    if (open.length > 0) blocks.push({ line, parts: open });
    line += open.reduce((sum, { left }) => sum + (left.match(/\n/g)?.length ?? 0), 0);
    open = [];
  };
  for (const part of parts) {
    if (isChange(part)) open.push(part);
    else
      for (const text of part.left.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        open.push({ left: text, right: text });
        if (text.endsWith('\n')) close();
      }
  }
  close();
  return blocks;
}

/** The blocks that a reader asked for, with so many lines before and behind each; what lies near is one passage. */
export function passagesOf(
  blocks: readonly Block[],
  isAsked: (part: Part) => boolean,
  context: number,
): Passage[] {
  const asked = blocks.flatMap(({ parts }, i) =>
    parts.some((part) => isChange(part) && isAsked(part)) ? [i] : [],
  );
  const passages: Block[][] = [];
  let shown = -1;
  for (const i of asked) {
    const from = Math.max(0, i - context);
    if (from > shown || passages.length === 0) passages.push([]);
    const begin = Math.max(from, shown);
    const end = Math.min(blocks.length, i + context + 1);
    passages.at(-1)?.push(...blocks.slice(begin, end));
    shown = Math.max(shown, end);
  }
  return passages as unknown as Passage[];
}

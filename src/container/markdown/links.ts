import type { Span } from '../../model/span.ts';

/** A link as printed, and the words a reader sees of it. */
export interface Link {
  readonly span: Span;
  readonly words: string;
}

/**
 * Links a converter made of what was an anchor in the page: `[PREL](#)`, `[11](#)`. A link that leads
 * somewhere else is text the author wrote, and stays.
 */
const ANCHOR_LINK = /\[([^[\]\r\n]{1,80})\]\(#[^()\r\n]{0,200}\)/g;

export function markdownLinks(text: string): Link[] {
  return [...text.matchAll(ANCHOR_LINK)].map((found) => ({
    span: { from: found.index, to: found.index + found[0].length },
    words: found[1] ?? '',
  }));
}

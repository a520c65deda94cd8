import type { Opening } from '../laying.ts';

/**
 * Links a converter made of what was an anchor in the page: `[PREL](#)`, `[11](#)`. A link that leads
 * somewhere else is text the author wrote, and stays.
 */
const ANCHOR_LINK = /\[([^[\]\r\n]{1,80})\]\(#[^()\r\n]{0,200}\)/g;

export const markdownLinks = (text: string): Opening[] =>
  [...text.matchAll(ANCHOR_LINK)].map((found) => ({
    span: { from: found.index, to: found.index + found[0].length },
    words: found[1] ?? '',
  }));

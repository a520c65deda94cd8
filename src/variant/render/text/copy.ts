import type { Variant } from '../../../model/variant.ts';
import { restoredWords } from '../restored.ts';
import { bodyText } from './body.ts';

/** What stands above and below the body. The body is all between the two, and itself adds no line end. */
export const RULE = '='.repeat(69);

/** The copy as a page of text: banner, message number, stamps, block of 32 CFR 2001.25(b), the body between two rules, banner. */
export function textCopy(variant: Variant): string {
  const head = [variant.banner, variant.mrn, ...variant.stamps].map(centred);
  return `${[...head, '', ...blockLines(variant), ...sinceLines(variant)].join('\n')}\n${RULE}\n${bodyText(variant)}\n${RULE}\n${centred(variant.banner)}\n`;
}

/** `~~CONFIDENTIAL~~`, then who declassified it, on what authority and when. */
export function blockLines({ block }: Variant): string[] {
  if (block === undefined) return [];
  return [
    `~~${block.was}~~`,
    `Declassified ${block.on}`,
    ...wrapped(`Authority: ${block.authority}`),
    block.by === undefined
      ? 'Confirmed by: not yet confirmed'
      : `Confirmed by: ${block.by}, ${block.confirmed}`,
    '',
  ];
}

/** What an earlier release withheld of it: the body has no room to say so, for it is the released text to the letter. */
const sinceLines = ({ since }: Variant): string[] =>
  since === undefined ? [] : [...wrapped(`Words that were ${restoredWords(since)}`), ''];

/** Breaks one line at spaces so that it fits the page. */
export function wrapped(line: string): string[] {
  return line.replace(/(?![^\n]{1,69}$)([^\n]{1,69})\s/g, '$1\n').split('\n');
}

export const centred = (line: string): string =>
  `${' '.repeat(Math.max(0, Math.floor((69 - line.length) / 2)))}${line}`;

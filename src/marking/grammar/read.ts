import type { Marking } from '../../model/marking.ts';
import { foldedView } from '../../text/view.ts';
import { Draft, type Grounds } from './draft.ts';
import type { Finding } from './finding.ts';
import { readHead } from './head.ts';
import { readCategory, readToken } from './tokens.ts';
import { written } from './write.ts';

export type Form = 'banner' | 'portion';

/** A marking as it was read, and what is to be said of how it is printed. */
export interface Reading {
  readonly marking: Marking;
  readonly form: Form;
  /** Letters were guessed. The reading is never more releasable than the marking meant. */
  readonly repaired: boolean;
  readonly findings: readonly Finding[];
}

/** No marking is longer; what is longer was not printed as one. */
const LONGEST = 600;
const ENTIRE_TEXT = /\s{0,4}[-,:/]?\s{0,4}ENTIRE\s{1,4}TEXT\s{0,4}\.?$/i;

/**
 * Reads a banner or a portion mark of any shape of Manual D.1: of the United States, foreign, JOINT or NATO;
 * categories by `//`, tokens by `/`. What the vocabulary does not know is kept in `unknown`, which denies.
 */
export function readMarking(printed: string, grounds: Grounds, form: Form = formOf(printed)): Reading {
  const draft = new Draft(grounds);
  const folded = foldedView(printed.slice(0, LONGEST)).text.trim();
  if (printed.length > LONGEST) draft.unread('(too long)');
  if (!/^[\x20-\x7e\s]*$/.test(printed)) lookAlike(folded, draft);
  if (folded.startsWith('(') !== folded.endsWith(')')) draft.unread(folded);
  readText(inCapitals(unbracketed(folded).replace(ENTIRE_TEXT, ''), draft), draft);
  const marking = draft.marking(printed.trim());
  judgeForm(printed.trim(), marking, form, draft);
  return { marking, form, repaired: draft.repaired, findings: draft.findings };
}

export const formOf = (printed: string): Form => (printed.trimStart().startsWith('(') ? 'portion' : 'banner');

const unbracketed = (text: string): string => text.replace(/^\(\s{0,40}/, '').replace(/\s{0,40}\)$/, '');

/** A mark that needed a look-alike folded looks right and is not: no token of the vocabulary stands there (ACES 2.2.3). */
function lookAlike(folded: string, draft: Draft): void {
  draft.add('unknown', folded);
  draft.error(
    'look-alike',
    'ACES 2.2.3',
    'Characters that only look like letters stand in the marking; a person must accept it.',
  );
}

/** Names of programs and of NATO activities keep their case; a marking without any capital is one in small letters. */
function inCapitals(text: string, draft: Draft): string {
  const level = /^\/{0,2}\s{0,4}([A-Za-z]{1,12})/.exec(text)?.[1] ?? '';
  if (level === level.toUpperCase()) return text;
  draft.warn('case', 'Manual D.1', 'A marking is printed in capitals.');
  return text.toUpperCase();
}

function readText(text: string, draft: Draft): void {
  const foreign = text.startsWith('//');
  const parts = text.split(/\s{0,40}\/\/\s{0,40}/);
  const [head = '', ...categories] = foreign ? parts.slice(1) : parts;
  if (categories.includes('')) draft.lacks('A category stands empty between slashes.');
  const behind = readFirst(head.trim(), foreign, draft);
  for (const [at, category] of [...behind, ...categories].entries())
    if (category !== '') readCategory(category, draft, at === 0);
}

/** The level; what stands behind it with a single separator, as before 2003, is one more category. */
function readFirst(head: string, foreign: boolean, draft: Draft): string[] {
  if (readHead(head, foreign, draft)) return [];
  if (readControlAlone(head, draft)) return [];
  const slash = head.indexOf('/');
  const separated = slash > 0 ? [head.slice(0, slash), head.slice(slash + 1)] : undashed(head);
  const [level, rest] = separated ?? [head];
  if (
    level === undefined ||
    !(readHead(level.trim(), foreign, draft) || readControlAlone(level.trim(), draft))
  )
    draft.unread(level ?? head);
  if (rest === undefined) return [];
  if (rest.trim() === '') draft.lacks('A token is missing behind a slash.');
  draft.warn(
    'legacy-separator',
    'Manual table 8: before October 2003',
    'A single separator stands where the level ends.',
  );
  return [rest];
}

/** `S-NF`, `S NF`: a level of letters, and controls behind a separator that is none today. */
function undashed(head: string): [string, string] | undefined {
  const found = /^(TOP SECRET|[A-Z]{1,14})\s?[-.:+\\,\s]\s?(.{1,80})$/.exec(head);
  return found === null ? undefined : [found[1] ?? '', (found[2] ?? '').replaceAll(/[.:+\\]/g, '/')];
}

/** `(SBU)`, `(FOUO)`, `(CUI)`: a control of unclassified information that stands for it. */
function readControlAlone(head: string, draft: Draft): boolean {
  const row = draft.grounds.vocabulary.printed.get(head);
  if (row?.alone) {
    draft.level = 'U';
    draft.inferred = true;
    draft.addControl(row);
    if (row.category === 'cui') draft.opensCui = true;
    return true;
  }
  return /^(?:REL|EYES|USA\/)/.test(head) && readToken(head, draft, false);
}

function judgeForm(printed: string, marking: Marking, form: Form, draft: Draft): void {
  const right = written(marking, form, draft.grounds.vocabulary);
  if (marking.unknown.length === 0 && right !== printed)
    draft.warn('form', 'Manual D.1, E.1', `The Register writes it ${right}`);
}

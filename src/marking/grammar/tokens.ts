import { higher, isClassified } from '../../model/marking.ts';
import type { ControlCategory, ControlRow } from '../vocabulary.ts';
import { aeaTokens } from './atomic.ts';
import { sapTokens, sciTokens } from './compartments.ts';
import type { Draft } from './draft.ts';
import { guessed, levelRow } from './head.ts';
import { isCode, RELEASE_WORDS, releaseList, spacedList } from './lists.ts';
import { restrictiveNear } from './near.ts';

/** Reads one category, `//` to `//`. Tokens say themselves to which category they belong. */
export function readCategory(category: string, draft: Draft, first: boolean): void {
  const text = readEyesOnly(category.trim(), draft);
  if (text === '' || readPrograms(text, draft) || readCui(text, draft)) return;
  const whole = draft.grounds.vocabulary.printed.has(text);
  const tokens = whole ? [text] : text.split(/\s{0,8}\/\s{0,8}/);
  for (const [at, token] of tokens.entries()) readOne(token, tokens.slice(0, at), draft, first);
}

function readOne(token: string, before: readonly string[], draft: Draft, first: boolean): void {
  if (token === '') draft.lacks('A token is missing between slashes.');
  else if (!isRead(token, before, draft, first)) repair(token, draft);
}

const isRead = (token: string, before: readonly string[], draft: Draft, first: boolean): boolean =>
  readNickname(token, before, draft) ||
  readMisplacedLevel(token, draft) ||
  readToken(token, draft, first) ||
  readCommas(token, draft);

/** `GBR TOP SECRET`, `FGI S`: a level behind its owner. */
const OWNED_LEVEL = /(?:^[A-Z]{3,6} (TS|S|C)|[ .-](TOP SECRET|SECRET|CONFIDENTIAL))$/;

/** A level where a control stands: the order is lost, so the higher of two holds, and none where one cannot be read. */
function readMisplacedLevel(token: string, draft: Draft): boolean {
  const owned = OWNED_LEVEL.exec(token);
  const { levels } = draft.grounds.vocabulary;
  const us = levelRow(token, levels, 'us') ?? levelRow(owned?.[1] ?? owned?.[2] ?? '', levels, 'us');
  // NC is NOCONTRACT only behind a level that is printed.
  const nato = token !== 'NC' || draft.inferred ? levelRow(token, levels, 'nato') : undefined;
  const row = us ?? nato;
  if (row === undefined) return false;
  if (draft.level !== null) draft.level = higher(draft.level, row.level);
  guessed(draft, token);
  return true;
}

/** `USA/CAN/GBR EYES ONLY`: the one list whose countries are parted by slashes. It begins with USA, as no control does. */
function readEyesOnly(text: string, draft: Draft): string {
  const found = /(?:^|\/)(USA(?:\/[A-Z]{3}){0,8}) EYES ONLY(?=\/|$)/.exec(text);
  if (found === null) return text;
  const { codes, unread } = spacedList((found[1] ?? '').replaceAll('/', ' '), draft.grounds.vocabulary);
  draft.add('dissem', 'EYES');
  draft.add('releasableTo', ...codes);
  for (const country of unread) draft.unread(country);
  return (text.slice(0, found.index) + text.slice(found.index + found[0].length)).replace(/^\//, '');
}

const PROGRAM = /^(?:SAR-|SPECIAL ACCESS REQUIRED-)/;

/** One prefix for all programs since December 2011, or one for each. */
function readPrograms(text: string, draft: Draft): boolean {
  if (!PROGRAM.test(text)) return false;
  for (const program of text.split('/')) draft.add('sap', ...sapTokens(program.trim().replace(PROGRAM, '')));
  return true;
}

/** Behind CUI stand its categories: those of the registry, and any of the shape of a Specified one. */
function readCui(text: string, draft: Draft): boolean {
  const tokens = text.split('/');
  const { cui } = draft.grounds.vocabulary;
  const categories =
    draft.opensCui && tokens.every((token) => cui.has(token) || /^SP-[A-Z]{2,12}$/.test(token));
  if (categories) draft.add('cui', ...tokens);
  if (text === 'CUI') draft.opensCui = true;
  return categories || text === 'CUI';
}

/** `ACCM-TEA LEAF/FICTITIOUS EFFORT`: nicknames go on behind the first. */
function readNickname(token: string, before: readonly string[], draft: Draft): boolean {
  const follows = before.some((other) => other.startsWith('ACCM-'));
  const known = draft.grounds.vocabulary.printed.has(token);
  const nickname = token.startsWith('ACCM-') ? token : follows && !known ? `ACCM-${token}` : undefined;
  if (nickname !== undefined) draft.add('nonIC', nickname);
  return nickname !== undefined;
}

/** One token of whatever kind. `first`: unpublished registers may stand here, and nowhere else. */
export function readToken(token: string, draft: Draft, first: boolean): boolean {
  const row = draft.grounds.vocabulary.printed.get(token);
  if (row !== undefined) return !isUnofficial(token, draft) && control(row, draft);
  return readLists(token, draft) || readRegisters(token, draft) || (first && readUnpublished(token, draft));
}

/** SENSITIVE makes an unclassified cable SBU; on a level of classification it is no control of anybody (32 CFR 2001.23). */
const isUnofficial = (token: string, { level }: Draft): boolean =>
  token === 'SENSITIVE' && level !== null && isClassified(level);

function control(row: ControlRow, draft: Draft): boolean {
  draft.addControl(row);
  return true;
}

function readRegisters(token: string, draft: Draft): boolean {
  const { vocabulary } = draft.grounds;
  const found: readonly [ControlCategory, string[] | undefined][] = [
    ['aea', aeaTokens(token)],
    ['sci', sciTokens(token, vocabulary)],
  ];
  for (const [category, tokens] of found)
    if (tokens !== undefined) {
      draft.add(category, ...tokens);
      reportUnlisted(tokens, draft);
    }
  return found.some(([, tokens]) => tokens !== undefined);
}

function reportUnlisted(tokens: readonly string[], draft: Draft): void {
  if (tokens.some((token) => !draft.grounds.vocabulary.control.has(token)))
    draft.warn(
      'unlisted',
      'Manual H.4, H.6',
      'A compartment or a number is not in the vocabulary; it is kept and denies.',
    );
}

/** A register that is not published: kept, reported, never releasable (Manual H.4). */
function readUnpublished(token: string, draft: Draft): boolean {
  const { vocabulary } = draft.grounds;
  const shaped = /^[A-Z0-9]{2,6}(?:-[A-Z0-9]{1,6})?$/.test(token);
  const other = isCode(token, vocabulary) || vocabulary.captions.has(token);
  const classified = draft.level !== null && isClassified(draft.level);
  if (!shaped || other || !classified || restrictiveNear(token, vocabulary) !== undefined) return false;
  draft.add('sci', ...token.split('-').map((_, at, parts) => parts.slice(0, at + 1).join('-')));
  draft.warn('unpublished-sci', 'Manual H.4', 'A register that is not published stands here; it denies.');
  return true;
}

const RELEASE = new RegExp(`^(?:${RELEASE_WORDS})( TO)? (?=\\S)([^/]{1,400})$`);

function readLists(token: string, draft: Draft): boolean {
  const release = RELEASE.exec(token);
  if (release !== null) return readRelease(release[2] ?? '', release[1] !== undefined, draft);
  const display = /^DISPLAY ONLY ([^/]{1,400})$/.exec(token);
  if (display !== null) return addCountries('displayOnlyTo', display[1] ?? '', draft);
  const source = /^FGI ([^/]{1,400})$/.exec(token);
  if (source === null && token !== 'FGI') return false;
  const { codes, unread } = spacedList(source?.[1] ?? '', draft.grounds.vocabulary);
  draft.add('fgi', ...(source === null ? ['FGI'] : codes));
  for (const country of unread) draft.unread(country);
  return true;
}

function readRelease(printed: string, to: boolean, draft: Draft): boolean {
  if (!to && /^IDO\b/.test(printed)) return false;
  addCountries('releasableTo', printed, draft);
  if (to) return true;
  draft.unread('REL');
  draft.error(
    'release-words',
    'Manual H.8',
    'A release list begins REL TO; a person must accept another form.',
  );
  return true;
}

function addCountries(list: 'releasableTo' | 'displayOnlyTo', printed: string, draft: Draft): boolean {
  const { codes, unread, loose } = releaseList(printed, draft.grounds.vocabulary, draft.grounds.dated);
  draft.add(list, ...codes);
  for (const country of unread) draft.unread(country);
  if (unread.length > 0)
    draft.error(
      'country',
      'Manual H.8',
      'A country is not named by its code; to take it as one would widen who may read.',
    );
  if (loose) draft.warn('comma', 'Manual D.1', 'Countries of a release list are parted by commas.');
  return true;
}

/** `NF,OC`: commas before July 2005, where every part is known. */
function readCommas(token: string, draft: Draft): boolean {
  const parts = token.split(/\s{0,4},\s{0,4}|\s{1,4}-\s{1,4}|-/);
  const rows = parts.map((part) => draft.grounds.vocabulary.printed.get(part));
  if (parts.length < 2 || rows.includes(undefined)) return false;
  for (const row of rows) if (row !== undefined) control(row, draft);
  draft.warn('legacy-separator', 'Manual table 8: before July 2005', 'Tokens are parted by slashes.');
  return true;
}

/** What nobody knows denies; where a letter apart from it a control would restrict, the control is read beside it. */
function repair(token: string, draft: Draft): void {
  const near = restrictiveNear(token, draft.grounds.vocabulary);
  if (near === undefined) draft.unread(token);
  else {
    control(near, draft);
    guessed(draft, token);
  }
}

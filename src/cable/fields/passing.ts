import { isCorrectedCopy } from '../../marking/corrected-copy.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import { holdsMarking } from '../../marking/near-marking.ts';
import { isJoining, isTitle } from '../../marking/officials.ts';
import { postNamed } from '../../marking/posts.ts';
import { isProse, isSentence } from './prose.ts';

const OPENS =
  /^(?:(?:STATE|DEPT|DEPARTMENT|PLEASE|PLS)\b.{0,40}\b(?:FOR|PASS|ALSO)\b|FOR\b|FROM\b|ATTN\b|ATTENTION\b|INFO\b|[A-Z][A-Z0-9/& -]{0,30}:? (?:ALSO )?(?:FOR|PASS(?: TO)?)\b|[A-Z ]{0,24}PASS\b)/;
/** `EMBASSY VATICAN MESSAGE NO. 107/01`: the number a post gives its own message. */
const OWN_NUMBER =
  /^(?:AM)?(?:EMBASSY|CONSULATE|CONSUL|MISSION) ([A-Z'-]{2,16}(?: [A-Z'-]{2,16}){0,2}) MESSAGE N(?:O|R|UMBER)\.? ?\d{1,4}(?:[/-]\d{2,4})?$/;
/** That a post weighed the order to send little (5 FAH-2 H-120). */
const MINIMIZE = /^((?:[A-Z'-]{2,16} ){0,3})MINIMIZE CONSIDERED\.?$/;

/** Between those a line is for. */
const BETWEEN =
  /(?:^|[ \t]{1,4})(?:FOR|FROM|TO|AND|ALSO|PASS(?: TO)?|PLEASE|PLS|INFO|ACTION|ATTN|ATTENTION)(?=[ \t]|$)|[ \t]-{1,2}[ \t]|[,;:&.]/g;
export const AGENCIES: ReadonlySet<string> = new Set(
  (
    'STATE DEPT DEPARTMENT WHITE HOUSE TREASURY COMMERCE LABOR INTERIOR ENERGY JUSTICE DEFENSE AGRICULTURE ' +
    'CUSTOMS EMBASSY MISSION CONSULATE DELEGATION DESK STAFF POSTS MESSAGE OPS CENTER SECSTATE SECDEF WASHDC ' +
    'OFFICE BUREAU BOARD COUNCIL COMMISSION COMMITTEE AGENCY SERVICE ADMINISTRATION INSTITUTE BANK LIBRARY CONGRESS ' +
    'INTERNATIONAL NATIONAL FEDERAL FOREIGN RESERVE SECURITY AFFAIRS TRADE ECONOMIC FINANCIAL POLICY PLANNING ' +
    'TRANSPORTATION EDUCATION HEALTH HUMAN SERVICES HOMELAND VETERANS ENVIRONMENTAL PROTECTION DEVELOPMENT ' +
    'AVIATION MARITIME DISEASE CONTROL NUCLEAR REGULATORY PATENT TRADEMARK EXPORT IMPORT OVERSEAS PRIVATE INVESTMENT ' +
    'ACTION ADDRESSEES ALL AND AS APPROPRIATE ALSO ELECTRONICALLY ' +
    'AMEMBASSY AMCONSUL AMEMBASSIES AMCONSULS USMISSION EMBASSIES CONSULATES MISSIONS'
  ).split(' '),
);
const OFFICE =
  /^(?:[A-Z0-9]{1,8}(?:[/-][A-Z0-9]{1,12}){1,4}|[A-Z]{1,4}|US[A-Z]{2,6}|\([A-Z][A-Z .'-]{1,30}\)|NO|\d{1,4}\/\d{2})$/;

/** Items of more words than these are no office and no official; nor are lists of more names. */
const LONGEST = 6;
const MOST_ITEMS = 16;
const MOST_NAMES = 8;
/** `NEA/ARP FOR ANDREW MACDONALD`: an office, and one person with both names. */
const OFFICE_FOR_PERSON = /^[A-Z]{1,4}(?:\/[A-Z0-9-]{1,10}){1,3} FOR [A-Z][A-Z'.-]{1,20} [A-Z][A-Z'-]{1,20}$/;

/** `DEPT FOR EUR/RUS (GUHA), EUR/ACE`: who is to see the message. It stands between captions and labels. */
export const isPassingLine = ({ text }: { readonly text: string }, lexicon: Lexicon): boolean =>
  !/[a-z]/.test(text) &&
  (isCorrectedCopy(text) ||
    (isOfPost(text, lexicon) && !isProse(text) && !holdsMarking(text, lexicon)) ||
    (OFFICE_FOR_PERSON.test(text) && !isSentence(text) && !holdsMarking(text, lexicon)) ||
    (OPENS.test(text) && isAttention(text, lexicon)));

/** What a post says of its own message. Words that are no post's may be anybody's; one alone is no sentence. */
function isOfPost(text: string, { posts }: Lexicon): boolean {
  const post = (OWN_NUMBER.exec(text) ?? MINIMIZE.exec(text))?.[1]?.trim();
  return post !== undefined && (!post.includes(' ') || postNamed(post, posts) !== undefined);
}

/** Offices, posts and officials, and nothing that could be a sentence: where the shape cannot tell, it is none. */
export function isAttention(text: string, lexicon: Lexicon): boolean {
  const items = text
    .split(BETWEEN)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length > MOST_ITEMS || holdsMarking(text, lexicon)) return false;
  const names = items.map((item) => namesIn(item, lexicon));
  return (
    names.every((count) => count !== undefined) && names.filter((count) => count > 0).length <= MOST_NAMES
  );
}

/** How many of an item's words are names of people or places; undefined where it is neither office nor official. */
function namesIn(item: string, { officials }: Lexicon): number | undefined {
  const isOfPost = (word: string): boolean => isTitle(word, officials) || isJoining(word, officials);
  const words = item.match(/\([^()]{1,32}\)|\S+/g) ?? [];
  const names = words.filter((word) => !OFFICE.test(word) && !AGENCIES.has(word) && !isOfPost(word));
  const titled = words.some((word) => isOfPost(word) && !isProse(word));
  if (words.length > LONGEST || isSentence(item)) return undefined;
  return names.length <= (titled ? 2 : 1) ? names.length : undefined;
}

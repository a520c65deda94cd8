import type { Lexicon } from '../../marking/lexicon.ts';
import { holdsMarking } from '../../marking/near-marking.ts';
import { isPlace } from '../../marking/officials.ts';
import { postNamed } from '../../marking/posts.ts';
import type { Field, Recipient } from '../../model/cable.ts';
import { matchesOf } from '../../text/matches.ts';
import type { Line } from '../lines.ts';
import { AGENCIES } from './passing.ts';
import { precedenceBehind } from './precedence.ts';
import { isProse, isSentence } from './prose.ts';

/** `ZEN`: delivered by other means (ACP 131). */
const ROUTED = /^(R[A-Z]{3,7}|ZEN)[ \t]?\//;
const NUMBER = /^\d{4,8}$/;

const NOBODY = { address: '', routing: null };

/** `RUEHC/SECSTATE WASHDC PRIORITY 3188`: routing, address, precedence, number of the message to it. */
export function readRecipient(line: Line): Field<Recipient> | undefined {
  const { from, to, text } = line;
  const { routing, words, number } = partsOf(line);
  const urgency = precedenceBehind(words);
  const address = (urgency?.before ?? words).join(' ');
  if (address === '') return undefined;
  const value = { routing, address, precedence: urgency?.precedence ?? null, number };
  return { value, printed: text, span: { from, to } };
}

/** A number stands at the end alone: `DET 1 39LG ANKARA TU` has none. */
function partsOf({ text }: Line) {
  const [label = '', routing = null] = ROUTED.exec(text) ?? [];
  const words = text.slice(label.length).match(/\S+/g) ?? [];
  const last = words.at(-1) ?? '';
  const number = words.length > 1 && NUMBER.test(last) ? last : null;
  return { routing, words: number === null ? words : words.slice(0, -1), number };
}

export const hasMisspeltPrecedence = (line: Line): boolean =>
  precedenceBehind(partsOf(line).words)?.misspelt ?? false;

type Read = ReturnType<typeof readRecipient>;

export type AddressBlock = 'to' | 'info' | 'excluded';
const LABELS: Readonly<Record<string, AddressBlock>> = { TO: 'to', INFO: 'info', XMT: 'excluded' };

/** The block a line opens, and what of the line stands behind its label. */
export function addressLabel(line: Line): { readonly block: AddressBlock; readonly rest: Line } | undefined {
  const label = /^(TO|INFO|XMT)(?=[ \t/]|$)[ \t/]*/.exec(line.text);
  const block = LABELS[label?.[1] ?? ''];
  if (label === null || block === undefined) return undefined;
  const length = label[0].length;
  return { block, rest: { from: line.from + length, to: line.to, text: line.text.slice(length) } };
}

/** Offices of the military follow in slashes: `//DHO-2//`, `//OASD:ISA//`. */
const ADDRESS = /^[A-Z0-9][A-Z0-9 /.,'&()-]{1,90}(?:\/\/[A-Z0-9 :/.-]{1,60})?$/;
/** No address has more; a longer line is somebody's sentence. */
const MOST_WORDS = 8;
/** What an address without routing indicator must have one of, lest a line of prose pass for a post. */
const POST =
  /\b(?:AM(?:EMBASSY|CONSUL|CONGEN)|SECSTATE|STATE|SECDEF|EMBASSY|CONSULATE|MISSION|COLLECTIVE|WASHDC|WASHINGTON|CAPITALS|POSTS|MISSIONS|HQ|CDR[A-Z]{0,12}|JOINT STAFF|C?JCS|NSC|WHITE HOUSE|DIA|DOD|CIA|FBI|NSA|DEA|REO|AIT|RPO|PRT|DEPT|TREASURY|CDC|FSI|FSC|UNESCO|DIRNSA|NAVINTELOFC|(?:EU|CENT|PA|SOUTH|AFRI)COM|CINC[A-Z]{2,8}|COM(?:US|NAV|SOC)[A-Z]{1,12}|US(?!ED\b|ES\b|ING\b|UAL\b|ERS?\b|EFUL\b)[A-Z]{2,10})\b/;

/**
 * The words of an address alone, without routing indicator, precedence and number. The indicator tells a machine's
 * line: `RHMFISS/EUCOM POLAD VAIHINGEN GE`, `RUEATRS/DEPT OF TREASURY WASHDC`.
 */
function isPost(address: string, routed: boolean, lexicon: Lexicon): boolean {
  const words = address.split(' ').length;
  if (!ADDRESS.test(address) || words > MOST_WORDS || holdsMarking(address, lexicon)) return false;
  if (!routed) return POST.test(address) && !(OF_A_POST.test(address) ? isSentence : isProse)(address);
  return !isSentence(address) && (words <= 3 || POST.test(address) || COMMAND.test(address));
}

/** Words an address may have beside the names of posts, agencies and places. */
const MOST_STRANGE = 2;
const LONGEST_NAME = 4;
/** Codes of states and countries, numbers of units. */
const CODE = /^(?:[A-Z]{1,2}|.*\d.*|[()/&-]+)$/;

/**
 * Whether an address without routing indicator has more words of its own than a post has: it is read, but may be
 * somebody's sentence, and so is not shown.
 */
export function isDoubtfulAddress(line: Line, lexicon: Lexicon, read: Read = readRecipient(line)): boolean {
  const { address, routing } = read?.value ?? NOBODY;
  const words = address.split(/[\s,/]+/);
  // Most addresses are routed, or too short to be doubtful.
  if (routing !== null || words.length <= MOST_STRANGE) return false;
  const strange = words.filter((word, at) => !isKnown(word, lexicon) && !isOfKnownPost(words, at, lexicon));
  return strange.length > MOST_STRANGE;
}

const isKnown = (word: string, { officials }: Lexicon): boolean =>
  CODE.test(word) || POST.test(word) || COMMAND.test(word) || AGENCIES.has(word) || isPlace(word, officials);

/** `BUENOS AIRES`, `HO CHI MINH CITY`: whether a word is one of a post's name. */
function isOfKnownPost(words: readonly string[], at: number, { posts }: Lexicon): boolean {
  for (let from = Math.max(0, at - LONGEST_NAME + 1); from <= at; from++)
    for (let to = at + 1; to <= from + LONGEST_NAME; to++)
      if (postNamed(words.slice(from, to).join(' '), posts) !== undefined) return true;
  return false;
}

/** Names of posts and offices may have an article: `AMEMBASSY THE HAGUE`, `DEPT OF TREASURY`. */
const OF_A_POST =
  /^(?:(?:AM(?:EMBASSY|CONSUL|CONGEN)|US ?MISSION|USDEL|DEPT OF)(?: \S+){1,4}|(?:\S+ ){1,6}(?:COLLECTIVE|WASHDC|WASHINGTON DC))$/;

/** A routed line that can only be an address, wherever it stands: `RUEHKV/AMEMBASSY KYIV 0041`. */
export function isPlainlyRouted(line: Line): boolean {
  if (!isRouted(line)) return false;
  const { address, routing } = readRecipient(line)?.value ?? NOBODY;
  return routing !== null && OF_A_POST.test(address);
}

/** A figure, a command, or the two letters of a state or country at the end. */
const COMMAND =
  /\d|[ \t][A-Z]{2}$|\b(?:POLAD|[A-Z]{2,8}COM|COM[A-Z]{3,12}|ARMY|NAVY|AIR FORCE|MARINES?|COAST GUARD|AFB|NAS|FLEET|CNO|CSAF|COMMAND|INTELLIGENCE|COOPERATION|COMMUNITY|EMBASSIES|CONSULATES)\b/;

/** Whether a line is an address: `[RI/]PLAD [PRECEDENCE] [number]`. */
export function isAddress(line: Line, lexicon: Lexicon, read: Read = readRecipient(line)): boolean {
  const { address, routing } = read?.value ?? NOBODY;
  return isPost(address, routing !== null, lexicon);
}

/** `AMEMBASSY SOFIA, AMEMBASSY BUCHAREST`: posts that stand on one line. */
export function addressesIn({ from, text }: Line): Line[] {
  return matchesOf(text, /[^,;]+/g).map(({ index, 0: item }) => {
    const words = item.trim();
    const start = from + index + item.indexOf(words);
    return { from: start, to: start + words.length, text: words };
  });
}

export const isRouted = ({ text }: Line): boolean => ROUTED.test(text);

/** `FM AMEMBASSY MOSCOW`. */
export function readFrom({ from, to, text }: Line, lexicon: Lexicon): Field<string> | undefined {
  const label = /^FM[ \t]+(?=\S)/.exec(text);
  const value = label === null ? undefined : senderIn(text.slice(label[0].length), lexicon);
  return value === undefined ? undefined : { value, printed: text, span: { from, to } };
}

/** Who sends, where it stands on a line of its own below `FM`. */
export function readSender({ from, to, text }: Line, lexicon: Lexicon): Field<string> | undefined {
  const value = senderIn(text, lexicon);
  return value === undefined ? undefined : { value, printed: text, span: { from, to } };
}

function senderIn(printed: string, lexicon: Lexicon): string | undefined {
  const sender = printed.trim().replaceAll(/[ \t]+/g, ' ');
  return isPost(sender, false, lexicon) ? sender : undefined;
}

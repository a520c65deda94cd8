import type { Lexicon } from '../../marking/lexicon.ts';
import { holdsMarking } from '../../marking/near-marking.ts';
import type { Field, Recipient } from '../../model/cable.ts';
import { type Line, trimmed } from '../lines.ts';
import { PRECEDENCE_WORD, precedenceNamed } from './precedence.ts';
import { isProse, isSentence } from './prose.ts';

const ROUTED = /^(R[A-Z]{3,7})\//;
const NUMBER = /[ \t](\d{4,5})$/;

/** `RUEHC/SECSTATE WASHDC PRIORITY 3188`: routing, address, precedence, number of the message to it. */
export function readRecipient({ from, to, text }: Line): Field<Recipient> | undefined {
  const routing = ROUTED.exec(text)?.[1] ?? null;
  let address = routing === null ? text : text.slice(routing.length + 1);
  const number = NUMBER.exec(address)?.[1] ?? null;
  if (number !== null) address = address.replace(NUMBER, '').trimEnd();
  const precedence = precedenceNamed(PRECEDENCE_WORD.exec(address)?.[1] ?? '');
  address = address.replace(PRECEDENCE_WORD, '').trim();
  if (address === '') return undefined;
  return { value: { routing, address, precedence, number }, printed: text, span: { from, to } };
}

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

const ADDRESS = /^[A-Z0-9][A-Z0-9 \t/.,'&()-]{1,90}$/;
/** No address has more; a longer line is somebody's sentence. */
const MOST_WORDS = 8;
/** What an address without routing indicator must have one of, lest a line of prose pass for a post. */
const POST =
  /\b(?:AM(?:EMBASSY|CONSUL|CONGEN)|SECSTATE|STATE|SECDEF|EMBASSY|CONSULATE|MISSION|COLLECTIVE|WASHDC|WASHINGTON|CAPITALS|POSTS|MISSIONS|HQ|CDR[A-Z]{0,12}|JOINT STAFF|C?JCS|NSC|WHITE HOUSE|DIA|CIA|FBI|NSA|DEA|REO|AIT|RPO|PRT|DEPT|TREASURY|ZEN|US(?!ED\b|ES\b|ING\b|UAL\b|ERS?\b|EFUL\b)[A-Z]{2,10})\b/;

/**
 * The words of an address alone, without routing indicator, precedence and number. The indicator tells a machine's
 * line: `RHMFISS/EUCOM POLAD VAIHINGEN GE`, `RUEATRS/DEPT OF TREASURY WASHDC`.
 */
function isPost(address: string, routed: boolean, lexicon: Lexicon): boolean {
  const words = address.split(/[ \t]+/).length;
  if (!ADDRESS.test(address) || words > MOST_WORDS || holdsMarking(address, lexicon)) return false;
  if (!routed) return POST.test(address) && !isProse(address);
  return !isSentence(address) && (words <= 3 || POST.test(address) || COMMAND.test(address));
}

/** A figure, a command, or the two letters of a state or country at the end. */
const COMMAND =
  /\d|[ \t][A-Z]{2}$|\b(?:POLAD|[A-Z]{2,8}COM|COM[A-Z]{3,12}|ARMY|NAVY|AIR FORCE|MARINES?|COAST GUARD|AFB|NAS|FLEET|CNO|CSAF|COMMAND|INTELLIGENCE|EMBASSIES|CONSULATES)\b/;

/** Whether a line is an address: `[RI/]PLAD [PRECEDENCE] [number]`. */
export function isAddress(line: Line, lexicon: Lexicon): boolean {
  const { address, routing } = readRecipient(line)?.value ?? { address: '', routing: null };
  return isPost(address, routing !== null, lexicon);
}
export const isRouted = ({ text }: Line): boolean => ROUTED.test(text);

/** `FM AMEMBASSY MOSCOW`. */
export function readFrom({ from, to, text }: Line, lexicon: Lexicon): Field<string> | undefined {
  const found = /^FM[ \t]+(?=\S)/.exec(text);
  if (found === null) return undefined;
  const value = trimmed(text, found[0].length, text.length).text;
  if (!isPost(value, false, lexicon)) return undefined;
  return { value, printed: text, span: { from, to } };
}

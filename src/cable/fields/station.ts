import type { Lexicon } from '../../marking/lexicon.ts';
import { isNearMarking } from '../../marking/near-marking.ts';
import type { Fields } from '../../model/cable.ts';
import { error, type Message, warning } from '../../model/message.ts';

/** Words of the kind of a post, which may stand on one line and not on the other. */
const KIND = /^(?:US|AM)?(?:EMBASSY|MISSION|CONSULATE|CONSUL|OFFICE|INT|DEL|LO|UN|EU)$|^(?:US|SEC)?STATE$/;

const closed = (station: string): string => station.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Shorter names are one stretch of letters away from too many others. */
const SHORTEST_GARBLED = 4;

/** Whether one stretch of letters alone is wrong in a name, and at least half of it is right: `SOIA`, `BUENOSQRES`. */
function isGarbled(word: string, right: string): boolean {
  if (Math.min(word.length, right.length) < SHORTEST_GARBLED - 1 || right.length < SHORTEST_GARBLED)
    return false;
  const longest = Math.max(word.length, right.length);
  const same = commonHead(word, right);
  const rest = commonHead(reversed(word.slice(same)), reversed(right.slice(same)));
  return 2 * (same + rest) >= longest && longest - same - rest <= MOST_WRONG;
}

const MOST_WRONG = 3;
const reversed = (word: string): string => [...word].reverse().join('');

function commonHead(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same;
}

/** The same post, as machines print it: `STATE` is `SECSTATE`, and letters may be wrong. */
export function isSameStation(a: string, b: string): boolean {
  const [one, other] = [closed(a), closed(b)].map((name) => (name === 'SECSTATE' ? 'STATE' : name));
  return one === other || isGarbled(one ?? '', other ?? '');
}

/** The number of the message with the station the FM line has, and what a person should know of the two. */
export interface NumberRead {
  readonly number: NonNullable<Fields['number']>;
  readonly messages: readonly Message[];
}

type Sent = Pick<Fields, 'from' | 'originator' | 'classification'>;

/** Holds the station of the message number against who sends it: a word that strayed in may be a marking. */
export function readNumber(printed: NumberRead['number'], sent: Sent, lexicon: Lexicon): NumberRead {
  const { span, value } = printed;
  const station = value.station.split(' ');
  const { printed: controls } = lexicon.controls;
  if (station.some((word) => controls.has(word) || isNearMarking(word, lexicon)))
    return { number: printed, messages: [error('marking-in-station', MARKING, span)] };
  if (hasStrayWords(station, sent))
    return { number: printed, messages: [error('words-in-station', WORDS, span)] };
  const right = stationOfSender(station, sent);
  const { originator } = sent;
  const isSerial = originator === undefined || isSameSerial(value.serial, originator);
  // `USNATO` is a station, and no slip of FM USMISSION NATO.
  const isKnown = lexicon.posts.named.has(closed(value.station));
  const isRepaired = isSerial && !isKnown && right !== undefined && closed(right) !== closed(value.station);
  return {
    number: isRepaired ? { ...printed, value: { ...value, station: right } } : printed,
    messages: [
      ...(isRepaired ? [warning('station-garbled', GARBLED, span)] : []),
      ...(right === undefined && sent.from !== undefined ? [warning('station-differs', STATION, span)] : []),
      ...(isSerial ? [] : [warning('serial-differs', SERIAL, originator?.span)]),
    ],
  };
}

const isSameSerial = (serial: number, { value }: NonNullable<Fields['originator']>): boolean =>
  serial % 10_000 === Number(value.serial) % 10_000;

const sender = ({ from }: Sent): string[] => from?.value.split(' ') ?? [];

function hasStrayWords(station: readonly string[], sent: Sent): boolean {
  const words = sender(sent);
  const strange = station.filter(
    (word) => !KIND.test(word) && !words.some((right) => word === right || isGarbled(word, right)),
  );
  const named = station.some((word) => words.includes(word));
  // Words behind a release list may go on with it, and only the FM line tells which do not.
  const listed = station.length > 1 && (sent.classification?.value.releasableTo ?? []).length > 0;
  return strange.length > 0 && (named || listed);
}

/** What of the FM line is the station, with the right letters; undefined where none is like it. */
function stationOfSender(station: readonly string[], sent: Sent): string | undefined {
  const words = sender(sent);
  const printed = station.join(' ');
  if (station.every((word) => words.includes(word) || KIND.test(word))) return printed;
  const names = words.map((_, at) => words.slice(at).join(' '));
  const right = names.find((name) => closed(name) === closed(printed));
  return right ?? names.find((name) => isGarbled(closed(printed), closed(name)));
}

const MARKING =
  'A word before the message number is a marking, or one letter from one, and is no station. Correct the ' +
  'classification line; until then all of the cable is held.';
const WORDS =
  'Words stand before the station that the FM line does not have and no marking grammar knows. Say what they ' +
  'mean and correct the classification line; until then all of the cable is held.';
const STATION =
  'The station of the message number is not that of the FM line. Check that both are of one cable.';
const GARBLED =
  'The station of the message number has wrong letters; it is read as the FM line has it. Check both against ' +
  'another copy.';
const SERIAL =
  'The serial of the DE line is not that of the message number. Check that both are of one cable.';

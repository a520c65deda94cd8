import type { Lexicon } from '../../marking/lexicon.ts';
import { isNearMarking } from '../../marking/near-marking.ts';
import type { Fields } from '../../model/cable.ts';
import { error, type Message, warning } from '../../model/message.ts';

/** Words of the kind of a post, which may stand on one line and not on the other. */
const KIND = /^(?:US|AM)?(?:EMBASSY|MISSION|CONSULATE|CONSUL|OFFICE|INT|DEL|LO|UN|EU)$|^(?:US|SEC)?STATE$/;

/** Holds the station of the message number against who sends it: a word that strayed in may be a marking. */
export function stationMessages(
  {
    number,
    from,
    originator,
    classification,
  }: Pick<Fields, 'number' | 'from' | 'originator' | 'classification'>,
  lexicon: Lexicon,
): Message[] {
  if (number === undefined) return [];
  const { span, value } = number;
  const station = value.station.split(' ');
  const { printed } = lexicon.controls;
  if (station.some((word) => printed.has(word) || isNearMarking(word, lexicon)))
    return [error('marking-in-station', MARKING, span)];
  const sender = from?.value.split(/[ \t]+/) ?? [];
  const strange = station.filter((word) => !sender.includes(word) && !KIND.test(word));
  const named = station.some((word) => sender.includes(word));
  // Words behind a release list may go on with it, and only the FM line tells which do not.
  const listed = station.length > 1 && (classification?.value.releasableTo ?? []).length > 0;
  const strayed = strange.length > 0 && (named || listed);
  const differs = strange.length > 0 && !strayed && from !== undefined;
  const serial =
    originator === undefined || value.serial % 10_000 === Number(originator.value.serial) % 10_000;
  return [
    ...(strayed ? [error('words-in-station', WORDS, span)] : []),
    ...(differs ? [warning('station-differs', STATION, span)] : []),
    ...(serial ? [] : [warning('serial-differs', SERIAL, originator?.span)]),
  ];
}

const MARKING =
  'A word before the message number is a marking, or one letter from one, and is no station. Correct the ' +
  'classification line; until then all of the cable is held.';
const WORDS =
  'Words stand before the station that the FM line does not have and no marking grammar knows. Say what they ' +
  'mean and correct the classification line; until then all of the cable is held.';
const STATION =
  'The station of the message number is not that of the FM line. Check that both are of one cable.';
const SERIAL =
  'The serial of the DE line is not that of the message number. Check that both are of one cable.';

import { type CivilDate, plusDays } from '../../model/civil-date.ts';
import { sha256 } from '../../model/digest.ts';

/** A day on which something falls due. `subject` is the same on every run for the same thing. */
export interface Due {
  readonly on: CivilDate;
  readonly subject: string;
  readonly title: string;
  readonly description: string;
}

/**
 * An iCalendar file (RFC 5545) of all-day events. It has no clock: what it states was so `asOf`, which is its stamp,
 * so that the same input gives the same bytes. Ends without the line feed that whoever prints it adds.
 */
export function calendar(events: readonly Due[], asOf: CivilDate): string {
  const seen = new Map<string, number>();
  const lines = events.flatMap((event) => {
    const id = sha256(`${event.subject} ${event.on}`).slice(-32);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return eventLines(event, asOf, times === 1 ? id : `${id}-${times}`);
  });
  const whole = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tearline//check//EN',
    ...lines,
    'END:VCALENDAR',
  ];
  return `${whole.map(folded).join('\r\n')}\r`;
}

const eventLines = ({ on, title, description }: Due, asOf: CivilDate, id: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@tearline`,
  `DTSTAMP:${compact(asOf)}T000000Z`,
  `DTSTART;VALUE=DATE:${compact(on)}`,
  `DTEND;VALUE=DATE:${compact(plusDays(on, 1))}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(description)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (day: CivilDate): string => day.replaceAll('-', '');

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');

const LONGEST = 75;

/** Lines of at most 75 bytes, parted between characters; what continues begins with a blank. */
function folded(line: string): string {
  let [whole, bytes] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST) {
      whole += '\r\n ';
      bytes = 1;
    }
    whole += character;
    bytes += size;
  }
  return whole;
}

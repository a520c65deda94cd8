import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Span } from '../../../model/span.ts';
import { readClassification } from '../../fields/classification.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';

/** Where in a record the cable stands, and the e-mails before and behind it. */
export interface Inside {
  readonly region: Span;
  readonly mails: readonly Span[];
}

const LABEL = /^(?:From|Sent|To|Cc|CC|Bcc|Subject|Attachments?|Importance|Date|Classification):/;
/** A header of an e-mail begins so, and has these lines within as many. */
const FIRST = 'From:';
const SENT = /^(?:Sent|Date):/;
const TO = /^(?:To|Subject):/;
const LONGEST = 12;
const DIVIDER = /^[-_]{2,}[ \t]*Original Message[ \t]*[-_]{2,}$/;

/** Lines by which a cable is known, in any of its families. */
const CABLE =
  /^(?:MRN:|VZCZC|(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}\b|DE[ \t]+R[A-Z]{3,7}[ \t]|ZN[YR][ \t]+[A-Z]{5}|[ZOPR](?:[ \t]*[ZOPR])?[ \t]+\d{6}[ \t]?Z|FM[ \t]+[A-Z]{4,}|PAGE[ \t]+\d{1,3}[ \t]|Message Text$|E\.? ?O\.?:?[ \t]*\d{5})/;
/** Above the first of them stand banners and who has the action. */
const ABOVE = /^(?:Action Office:|Info Office:|Cable Text:)/;

/**
 * Finds the cable among e-mails that carry it. Their header lines look like fields of a cable and are none: what is
 * before or behind the cable is nobody's to release by it.
 */
export function insideMails(lines: readonly Line[], region: Span, lexicon: Lexicon): Inside {
  const mails = mailsIn(lines);
  if (mails.length === 0) return { region, mails: [] };
  const within = new Set(mails.flatMap(({ from, to }) => range(from, to)));
  const first = lines.findIndex(
    (line, at) => isMachineLength(line) && CABLE.test(line.text) && !within.has(at),
  );
  if (first < 0) return { region: { from: region.to, to: region.to }, mails: [region] };
  const start = mails.some(({ from }) => from < first) ? topOf(lines, first, within, lexicon) : undefined;
  const next = mails.find(({ from }) => from > first)?.from;
  const from = start === undefined ? region.from : (lines[start]?.from ?? region.from);
  const to = next === undefined ? region.to : (lines[next]?.from ?? region.to);
  const outside = [
    { from: region.from, to: from },
    { from: to, to: region.to },
  ];
  return { region: { from, to }, mails: outside.filter((mail) => mail.from < mail.to) };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** The headers of e-mails, by indices of lines. */
function mailsIn(lines: readonly Line[]): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]?.text.startsWith(FIRST) !== true) continue;
    const below = lines.slice(at, at + LONGEST).map(({ text }) => text);
    const cable = below.findIndex((text) => CABLE.test(text));
    const window = cable < 0 ? below : below.slice(0, cable);
    if (!window.some((text) => SENT.test(text)) || !window.some((text) => TO.test(text))) continue;
    const to = at + window.findLastIndex((text) => LABEL.test(text)) + 1;
    const divided = at > 0 && DIVIDER.test(lines[at - 1]?.text ?? '');
    found.push({ from: divided ? at - 1 : at, to });
    at = to - 1;
  }
  return found;
}

/** The highest line that is still the cable's: blank lines, banners and offices above its first mark. */
function topOf(lines: readonly Line[], first: number, within: ReadonlySet<number>, lexicon: Lexicon): number {
  let top = first;
  for (let at = first - 1; at >= 0 && !within.has(at); at--) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) continue;
    const isTop =
      ABOVE.test(line.text) || CONTROL.test(line.text) || readClassification(line, lexicon) !== undefined;
    if (!isTop) break;
    top = at;
  }
  return top;
}

/** The second line of a banner of the SMART form. */
const CONTROL = /^(?:SBU|SENSITIVE|NOFORN|FOUO)$/;

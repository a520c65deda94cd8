/** A stretch of text that is shown as it is, or one character that would not show itself and is named instead. */
export interface Shown {
  readonly from: number;
  readonly to: number;
  /** The text; or the name in the box; or nothing, for the return before a line feed. */
  readonly shown: string;
  readonly kind: 'text' | 'sign' | 'quiet';
}

/** Controls, formats, private and lone halves, separators, fillers and selectors: all that a reader cannot see. */
const UNSEEN =
  /(?![\n\t])(?:[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])/gu;

const NAMES = new Map(
  [
    'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'
      .split(' ')
      .map((name, code) => [code, name] as const),
    [
      [0x7f, 'DEL'],
      [0x85, 'NEL'],
      [0x9b, 'CSI'],
      [0x9d, 'OSC'],
      [0xad, 'SHY'],
      [0x34f, 'CGJ'],
      [0x61c, 'ALM'],
      [0x200b, 'ZWSP'],
      [0x200c, 'ZWNJ'],
      [0x200d, 'ZWJ'],
      [0x200e, 'LRM'],
      [0x200f, 'RLM'],
      [0x2028, 'LS'],
      [0x2029, 'PS'],
      [0x202a, 'LRE'],
      [0x202b, 'RLE'],
      [0x202c, 'PDF'],
      [0x202d, 'LRO'],
      [0x202e, 'RLO'],
      [0x2060, 'WJ'],
      [0x2066, 'LRI'],
      [0x2067, 'RLI'],
      [0x2068, 'FSI'],
      [0x2069, 'PDI'],
      [0xfeff, 'BOM'],
    ] as const,
  ].flat(),
);

/** The text in stretches that tile it, offsets counted from `at`. */
export function shownOf(text: string, at = 0): Shown[] {
  const stretches: Shown[] = [];
  let done = 0;
  const plain = (to: number) => {
    if (to > done)
      stretches.push({ from: at + done, to: at + to, shown: text.slice(done, to), kind: 'text' });
  };
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    plain(index);
    done = index + character.length;
    stretches.push({ from: at + index, to: at + done, ...named(character, text.charAt(done)) });
  }
  plain(text.length);
  return stretches;
}

function named(character: string, next: string): Pick<Shown, 'shown' | 'kind'> {
  if (character === '\r' && next === '\n') return { shown: '', kind: 'quiet' };
  const code = character.codePointAt(0) ?? 0;
  const number = code.toString(16).toUpperCase().padStart(4, '0');
  return { shown: NAMES.get(code) ?? `U+${number}`, kind: 'sign' };
}

/** A generator of chances that gives the same ones for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mangle = (lines: readonly string[], chance: () => number) => readonly string[];

const place = (lines: readonly string[], chance: () => number): number => Math.floor(chance() * lines.length);
const at = (text: string, chance: () => number): number => Math.floor(chance() * (text.length + 1));

const onLine =
  (change: (line: string, chance: () => number) => string): Mangle =>
  (lines, chance) => {
    const n = place(lines, chance);
    return lines.map((line, i) => (i === n ? change(line, chance) : line));
  };

const inserted = (words: string) =>
  onLine((line, chance) => {
    const n = at(line, chance);
    return line.slice(0, n) + words + line.slice(n);
  });

const DEBRIS = [
  ...['\u0000', '\u0003', '\ufffd', '\u200b', '\u00a0', '\u2028', '\u0085', '\f', '🚢', '\ud83d'],
  ...[
    '&#x000A;',
    '<',
    '"',
    '\\',
    '\\"',
    '](#)',
    '[1',
    '((',
    '))',
    '(S//NF',
    '(C)',
    'SECRET',
    'SECTION 02 OF 03',
  ],
  ...[
    'PAGE 02        OSLO  00414  01 OF 02  082030Z',
    'OSLO 00000414  002 OF 003',
    'BT',
    'NNNN',
    'SIPDIS',
    '1.',
    '15. ',
    '¶',
  ],
  ...[
    'Message Text',
    'Message Attributes',
    'MRN: 12 OSLO 9',
    'RELEASE IN PART B6',
    '[1 line not declassified]',
    'XXXXXXXXXXXX',
  ],
  ...[
    'E.O. 12958: DECL: X1',
    'TAGS: ',
    'SUBJECT: ',
    'REF: ',
    'Classified By: ',
    'FM ',
    'TO ',
    'INFO ',
    'XMT ',
  ],
];

/** What wires, converters, scanners and people do to cables. */
const MANGLES: readonly Mangle[] = [
  (lines, chance) => lines.filter((_, i) => i !== place(lines, chance) % Math.max(1, i + 1)),
  (lines, chance) => lines.toSpliced(place(lines, chance), 1),
  (lines, chance) => lines.toSpliced(place(lines, chance), 0, lines[place(lines, chance)] ?? ''),
  (lines, chance) => lines.toSpliced(place(lines, chance), 0, '', ''),
  (lines, chance) => lines.slice(0, place(lines, chance) + 1),
  (lines, chance) => lines.slice(place(lines, chance)),
  (lines, chance) => {
    const n = place(lines, chance);
    return lines.toSpliced(n, 2, (lines[n] ?? '') + (lines[n + 1] ?? ''));
  },
  (lines, chance) => {
    const [a, b] = [place(lines, chance), place(lines, chance)];
    return lines.map((line, i) => (i === a ? (lines[b] ?? '') : i === b ? (lines[a] ?? '') : line));
  },
  onLine((line, chance) => {
    const n = at(line, chance);
    return `${line.slice(0, n)}\n${line.slice(n)}`;
  }),
  onLine((line, chance) => {
    const n = at(line, chance);
    return line.slice(0, n) + line.slice(n + 1);
  }),
  onLine((line) => line.replaceAll(/(?<=\w)(?=\w)/g, ' ')),
  onLine((line) => line.toLowerCase()),
  onLine((line) => line.toUpperCase()),
  onLine((line) => line.replaceAll('O', '0').replaceAll('I', '1')),
  onLine((line) => line.replaceAll(/[.:,;]/g, '')),
  onLine((line) => `          ${line}   `),
  onLine((line, chance) => line.repeat(1 + Math.floor(chance() * 8))),
  (lines) => lines.map((line) => `${line}\r`),
  (lines, chance) => inserted(DEBRIS[Math.floor(chance() * DEBRIS.length)] ?? '')(lines, chance),
  (lines, chance) =>
    lines.toSpliced(place(lines, chance), 0, DEBRIS[Math.floor(chance() * DEBRIS.length)] ?? ''),
];

/** A text with one to six things done to it. */
export function mangled(text: string, chance: () => number): string {
  let lines: readonly string[] = text.split('\n');
  const times = 1 + Math.floor(chance() * 6);
  for (let i = 0; i < times && lines.length > 0; i++)
    lines = (MANGLES[Math.floor(chance() * MANGLES.length)] as Mangle)(lines, chance);
  return lines.join('\n');
}

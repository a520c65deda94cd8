import type { Span } from '../model/span.ts';

/** Captions of 5 FAH-2 H-440 and its predecessors, and whether one keeps a cable from release by itself. */
interface Caption {
  readonly caption: string;
  readonly bars: boolean;
}

const barring = (captions: string): Caption[] =>
  captions.split('|').map((caption) => ({ caption, bars: true }));
const routing = (captions: string): Caption[] =>
  captions.split('|').map((caption) => ({ caption, bars: false }));

const CHANNELS: readonly Caption[] = barring(
  'ROGER CHANNEL|DISSENT CHANNEL|AGREMENT CHANNEL|DIRGEN CHANNEL|MED CHANNEL|TM CHANNEL|DS CHANNEL|' +
    'SY CHANNEL|GRIEVANCE CHANNEL|STR CHANNEL',
);

const CAPTIONS: readonly Caption[] = [
  ...CHANNELS,
  ...barring(
    'NODIS|EXDIS|LIMDIS|STADIS|DSSEX|LITERALLY EYES ONLY|EYES ONLY|SPECAT EXCLUSIVE|SPECAT|EXCLUSIVE',
  ),
  ...barring('CHEROKEE|HARVAN|CACTUS|OMEGA|DEA SENSITIVE|STR HANDLING|PROPIN|ORCON|NOCONTRACT|NODIF'),
  ...barring(
    'VISAS|VISAS BEAR|VISAS CONDOR|VISAS DONKEY|VISAS EAGLE|VISAS HAWK|VISAS HORSE|VISAS MANTIS|VISAS VIPER',
  ),
  ...routing('NOT FOR INTERNET DISTRIBUTION'),
  // NOFORN is a dissemination control: it speaks through the marking, as SENSITIVE does.
  ...routing('NOFORN|SIPDIS|SENSITIVE BUT UNCLASSIFIED|SENSITIVE|SBU|TERREP|NOTAL|ODIB|AIDAC|USIADEP'),
  ...routing('MODUK|CODEL|STAFFDEL|OFFICIAL INFORMAL|INFORM ALL STATE EMPLOYEES|INFORM CONSULS|PRIORITY'),
];

/** SBU is what SENSITIVE means. */
const SPELLINGS: Readonly<Record<string, string>> = {
  SBU: 'SENSITIVE',
  'SENSITIVE BUT UNCLASSIFIED': 'SENSITIVE',
  'NOT FOR INTERNET DISTRIBUTION': 'SENSITIVE',
};

const CHANNEL_NAMES: ReadonlySet<string> = new Set(CHANNELS.map(({ caption }) => caption));
const OPEN: ReadonlySet<string> = new Set(CAPTIONS.filter(({ bars }) => !bars).map(({ caption }) => caption));

export const isChannel = (caption: string): boolean => CHANNEL_NAMES.has(caption);

/** SIPDIS permits, SENSITIVE and NOFORN speak through the marking, routing captions say nothing; any other bars. */
export const barsRelease = (caption: string): boolean => !OPEN.has(caption);

/** A caption in its one spelling, with its offsets in the line. */
export interface CaptionFound extends Span {
  readonly caption: string;
}

const byLength = CAPTIONS.map(({ caption }) => caption).sort((a, b) => b.length - a.length);
/** `N O D I S`, `SI PDIS`: words that machines and scanners space by letters, as they space levels. */
const SPACED = ['SIPDIS', 'NODIS', 'EXDIS', 'LIMDIS', 'STADIS', 'NOFORN', 'SENSITIVE'];
const CAPTION = new RegExp(
  `(?:${[
    ...byLength.map((caption) => caption.replaceAll(' ', '[ \\t]+')),
    ...SPACED.map((caption) => [...caption].join('[ \\t]{0,2}')),
  ].join('|')})(?![A-Z])`,
  'y',
);
/** Between captions, and after one that names its readers: `EYES ONLY FOR AMBASSADOR`, `FOR ... ONLY`. */
const SEPARATOR = /[ \t,;/.-]{1,20}/y;
const ATTENTION = /^[ \t,;/.-]{0,20}(?:FOR|FROM|TO)[ \t][A-Z0-9 ,.'/()&-]{1,100}$/;
const ENDING = /^[ \t,;/.-]{0,20}(?:PLEASE (?:PROTECT|HANDLE) ACCORDINGLY\.?)?$/;
const FOR_ONLY = /^FOR [A-Z0-9 ,.'/()&-]{1,80} ONLY$/;

/** A line of captions: who is to see the message may stand behind them, in words this room does not judge. */
export interface CaptionLine {
  readonly captions: readonly CaptionFound[];
  readonly attention?: Span;
}

/** Reads a line that consists of captions and who they are for; undefined for any other line. */
export function readCaptionLine(line: string): CaptionLine | undefined {
  if (line.length > 200) return undefined;
  if (FOR_ONLY.test(line)) {
    const captions = [{ caption: 'EYES ONLY', from: 0, to: line.length }];
    return { captions, attention: { from: 0, to: line.length - ' ONLY'.length } };
  }
  const found: CaptionFound[] = [];
  for (let at = 0; ; ) {
    const rest = line.slice(at);
    if (found.length > 0 && ATTENTION.test(rest))
      return { captions: spoken(found), attention: { from: at, to: line.length } };
    if (found.length > 0 && ENDING.test(rest)) return { captions: spoken(found) };
    const gap = found.length > 0 ? matchAt(SEPARATOR, line, at) : '';
    const caption = gap === undefined ? undefined : captionAt(line, at + gap.length);
    if (caption === undefined) return undefined;
    found.push(caption);
    at = caption.to;
  }
}

/** The caption that stands at a place of a line. */
export function captionAt(line: string, at: number): CaptionFound | undefined {
  const word = matchAt(CAPTION, line, at);
  if (word === undefined) return undefined;
  const plain = word.replaceAll(/[ \t]+/g, ' ');
  const caption = SPACED.find((name) => name === plain.replaceAll(' ', '')) ?? SPELLINGS[plain] ?? plain;
  return { caption, from: at, to: at + word.length };
}

/** Captions that are words of nothing else. */
const DISTRIBUTION: ReadonlySet<string> = new Set(['NODIS', 'EXDIS', 'LIMDIS', 'STADIS', ...CHANNEL_NAMES]);
const HEAD = /^[\s([{:;,.*-]{0,12}/;

/** `NODIS: ...`, `(EXDIS) ...`: a caption that keeps a cable from release, at the head of a portion's words. */
export function captionAtHead(words: string): CaptionFound | undefined {
  const found = captionAt(words, HEAD.exec(words)?.[0].length ?? 0);
  return found !== undefined && DISTRIBUTION.has(found.caption) ? found : undefined;
}

/** PRIORITY stands among captions and is none. */
const spoken = (found: readonly CaptionFound[]): CaptionFound[] =>
  found.filter(({ caption }) => caption !== 'PRIORITY');

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

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
  ...barring('NODIS|EXDIS|LIMDIS|STADIS|NOFORN|DSSEX|LITERALLY EYES ONLY|EYES ONLY|SPECAT EXCLUSIVE|SPECAT'),
  ...barring('CHEROKEE|HARVAN|CACTUS|OMEGA|DEA SENSITIVE|STR HANDLING|PROPIN|ORCON|NOCONTRACT|NODIF'),
  ...routing('SIPDIS|SI PDIS|SENSITIVE BUT UNCLASSIFIED|SENSITIVE|SBU|TERREP|NOTAL|ODIB|AIDAC|USIADEP'),
  ...routing('MODUK|CODEL|STAFFDEL|OFFICIAL INFORMAL|INFORM ALL STATE EMPLOYEES|INFORM CONSULS|PRIORITY'),
];

/** `SI PDIS` is what a scanner makes of it; SBU is what SENSITIVE means. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'SI PDIS': 'SIPDIS',
  SBU: 'SENSITIVE',
  'SENSITIVE BUT UNCLASSIFIED': 'SENSITIVE',
};

const CHANNEL_NAMES: ReadonlySet<string> = new Set(CHANNELS.map(({ caption }) => caption));
const OPEN: ReadonlySet<string> = new Set(CAPTIONS.filter(({ bars }) => !bars).map(({ caption }) => caption));

export const isChannel = (caption: string): boolean => CHANNEL_NAMES.has(caption);

/** SIPDIS permits, SENSITIVE speaks through the marking, routing captions say nothing; any other bars. */
export const barsRelease = (caption: string): boolean => !OPEN.has(caption);

/** A caption in its one spelling, with its offsets in the line. */
export interface CaptionFound {
  readonly caption: string;
  readonly from: number;
  readonly to: number;
}

const byLength = CAPTIONS.map(({ caption }) => caption).sort((a, b) => b.length - a.length);
const CAPTION = new RegExp(
  `(?:${byLength.map((c) => c.replaceAll(' ', '[ \\t]+')).join('|')})(?![A-Z])`,
  'y',
);
/** Between captions, and after one that names its readers: `EYES ONLY FOR AMBASSADOR`, `FOR ... ONLY`. */
const SEPARATOR = /[ \t,;/.-]{1,20}/y;
const ATTENTION =
  /^(?:[ \t]*(?:FOR|FROM|TO)[ \t][A-Z0-9 ,.'/()&-]{1,100}|[ .]*PLEASE (?:PROTECT|HANDLE) ACCORDINGLY\.?)$/;
const FOR_ONLY = /^FOR [A-Z0-9 ,.'/()&-]{1,80} ONLY$/;

/** The captions of a line that consists of captions; undefined for any other line. */
export function readCaptionLine(line: string): CaptionFound[] | undefined {
  if (line.length > 200) return undefined;
  if (FOR_ONLY.test(line)) return [{ caption: 'EYES ONLY', from: 0, to: line.length }];
  const found: CaptionFound[] = [];
  for (let at = 0; at < line.length; ) {
    const word = matchAt(CAPTION, line, at);
    if (word === undefined) return found.length > 0 && ATTENTION.test(line.slice(at)) ? found : undefined;
    const caption = word.replaceAll(/[ \t]+/g, ' ');
    found.push({ caption: SPELLINGS[caption] ?? caption, from: at, to: at + word.length });
    at += word.length;
    const gap = matchAt(SEPARATOR, line, at) ?? '';
    if (at < line.length && gap === '') return undefined;
    if (!ATTENTION.test(line.slice(at))) at += gap.length;
  }
  return found.filter(({ caption }) => caption !== 'PRIORITY');
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

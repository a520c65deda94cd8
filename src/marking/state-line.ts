import { foldedView } from '../text/view.ts';
import { readCaptionLine } from './captions.ts';
import { type ClassificationLine, readClassificationLine } from './classification-line.ts';
import type { Finding } from './grammar/finding.ts';
import { openLevelNear } from './grammar/near.ts';
import { levelWordsAt } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { constraintFindings } from './validate.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Line 1 of a cable of the Department of State, or a line of captions, in the words of `marking --stdin`. */
export interface StateLine {
  readonly classification?: string;
  readonly section?: readonly [number, number];
  readonly post?: string;
  /** As printed, zeros included. */
  readonly serial?: string;
  readonly captions?: readonly string[];
  readonly controls?: readonly string[];
  readonly release_to?: readonly string[];
  /** A release list that is not in order: it denies. */
  readonly not_read?: readonly string[];
  readonly efto?: true;
  readonly legacy?: string;
  readonly treat_as?: string;
  readonly repaired?: true;
}

/**
 * Reads either line (5 FAH-2 H-222, H-440); undefined for any other. What was mended is told: a level that restricts
 * is read from letters guessed or folded, one that opens is only shown, for a cable whose line is so mangled stays held.
 */
export function readStateLine(printed: string, vocabulary: Vocabulary): StateLine | undefined {
  const { lexicon } = vocabulary;
  const text = printed.trim().slice(0, LONGEST).normalize('NFD').replaceAll(/\p{M}/gu, '');
  const exact = readClassificationLine(text, lexicon);
  if (exact !== undefined) return stated(exact, text, exact.repaired || isUneven(text, lexicon), vocabulary);
  const captions =
    readCaptionLine(text, lexicon.captions)?.captions.map(({ caption }) => caption) ??
    captionsListed(text, vocabulary);
  return captions === undefined ? mended(text, vocabulary) : { captions };
}

const LONGEST = 300;

/** Look-alikes folded, or letters guessed in a level that opens. */
function mended(text: string, vocabulary: Vocabulary): StateLine | undefined {
  const { lexicon } = vocabulary;
  const plain = foldedView(text).text.trim();
  const folded = readClassificationLine(plain, lexicon);
  if (folded !== undefined) return stated(folded, plain, true, vocabulary);
  const near = openLevelNear(plain);
  const line = near === undefined ? undefined : readClassificationLine(near, lexicon);
  return near === undefined || line === undefined ? undefined : stated(line, near, true, vocabulary);
}

/** `C O N F I D E N T I AL`: letters apart in one place of a word and not in another. */
function isUneven(text: string, { levels }: Lexicon): boolean {
  const words = levelWordsAt(text, levels);
  if (words === undefined) return false;
  const parts = text.slice(words.from, words.to).toUpperCase().split(/\s+/);
  return parts.some((part) => part.length > 1 && !WHOLE.has(part));
}

const WHOLE: ReadonlySet<string> = new Set(
  'TOP SECRET CONFIDENTIAL RESTRICTED UNCLASSIFIED UNCLAS LIMITED OFFICIAL USE ONLY LOU'.split(' '),
);

/** Words behind a caption that name a delegation, no caption of their own: `CODEL SMITH`. */
const DELEGATION = /^(?:CODEL|STAFFDEL) [A-Z'. -]{1,40}$/;

/** Captions of the vocabulary parted by spaces or slashes, each as long as can be: `NODIS/HARVAN PLUS`. */
function captionsListed(text: string, { captions }: Vocabulary): string[] | undefined {
  if (text.length > 200) return undefined;
  if (DELEGATION.test(text)) return [text.split(' ')[0] ?? text];
  const found: string[] = [];
  const words = text.split(/(?<!AMB)[\s/,;-]+/).filter((word) => word !== '');
  for (let at = 0; at < words.length; ) {
    const name = longestAt(words, at, captions);
    if (name === undefined) return undefined;
    found.push(name);
    at += name.split(' ').length;
  }
  return found.length > 0 ? found : undefined;
}

function longestAt(
  words: readonly string[],
  at: number,
  captions: Vocabulary['captions'],
): string | undefined {
  const names = [5, 4, 3, 2, 1].map((length) => words.slice(at, at + length).join(' '));
  return names.find((name) => captions.has(name));
}

function stated(
  line: ClassificationLine,
  text: string,
  repaired: boolean,
  { control }: Vocabulary,
): StateLine {
  const { marking, section, number, efto } = line;
  const captions = captionsOf(line, text);
  const controls = [...marking.dissem, ...marking.nonIC, ...marking.aea, ...marking.fgi].filter(
    (token) => token !== 'EFTO',
  );
  const legacy = marking.nonIC.find((token) => control.get(token)?.inPlace);
  return {
    classification: marking.level ?? '',
    ...(section && { section: [section.number, section.of] as const }),
    ...(number && {
      post: number.station,
      serial: /\d+$/.exec(text.slice(number.span.from, number.span.to))?.[0] ?? '',
    }),
    ...(captions.length > 0 && { captions }),
    ...(controls.length > 0 && { controls }),
    ...(marking.releasableTo.length > 0 && { release_to: marking.releasableTo }),
    ...(marking.unknown.length > 0 && { not_read: marking.unknown }),
    ...(efto && { efto }),
    ...(legacy && { legacy }),
    ...(marking.level === 'U' && controls.some((token) => AS_SBU.has(token)) && { treat_as: 'SBU' }),
    ...(repaired && { repaired }),
  };
}

/** LOU and OUO ended in 1995 and go on as SBU; SENSITIVE makes an unclassified cable SBU (12 FAM 540). */
const AS_SBU: ReadonlySet<string> = new Set(['LOU', 'OUO', 'SBU']);
/** Controls that State prints as captions, on line 1 as well as on the line of captions. */
const AS_CAPTION: ReadonlyMap<string, string> = new Map([
  ['NF', 'NOFORN'],
  ['SBU', 'SENSITIVE'],
]);

/** In the order in which they are printed. */
function captionsOf({ marking, captions }: ClassificationLine, text: string): string[] {
  const controls = [...marking.dissem, ...marking.nonIC].flatMap((token) => AS_CAPTION.get(token) ?? []);
  const placed = [
    ...controls.map((caption) => ({
      caption,
      from: text.search(new RegExp([...caption].join('[ \\t]{0,2}'))),
    })),
    ...captions,
  ];
  return placed.sort((a, b) => a.from - b.from).map(({ caption }) => caption);
}

/** What captions that stand together break (5 FAH-2 H-440), and what of the line was mended or could not be read. */
export function captionFindings(
  { captions = [], repaired, not_read }: StateLine,
  vocabulary: Vocabulary,
): Finding[] {
  const broken = constraintFindings({ level: null, system: 'us' }, captions, { vocabulary });
  return [...broken, ...(repaired ? [MENDED] : []), ...(not_read === undefined ? [] : [UNREAD])];
}

const UNREAD: Finding = {
  code: 'country',
  provision: 'Manual H.8',
  text: 'The release list cannot be read whole; to take a part of it would widen who may read.',
  severity: 'error',
};

const MENDED: Finding = {
  code: 'repaired',
  provision: '5 FAH-2 H-222',
  text: 'The level is not printed as it should be; a person must accept the reading before anything is released.',
  severity: 'warning',
};

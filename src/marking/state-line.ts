import { readCaptionLine } from './captions.ts';
import { type ClassificationLine, readClassificationLine } from './classification-line.ts';
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
  readonly efto?: true;
  readonly legacy?: string;
  readonly treat_as?: string;
  readonly repaired?: true;
}

/** Reads either line (5 FAH-2 H-222, H-440); undefined for any other. */
export function readStateLine(printed: string, vocabulary: Vocabulary): StateLine | undefined {
  const text = printed.trim().normalize('NFD').replaceAll(/\p{M}/gu, '');
  const line = readClassificationLine(text, vocabulary.lexicon);
  if (line !== undefined) return stated(line, text, vocabulary);
  const captions =
    readCaptionLine(text, vocabulary.lexicon.captions)?.captions.map(({ caption }) => caption) ??
    captionsListed(text, vocabulary);
  return captions === undefined ? undefined : { captions };
}

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

function stated(line: ClassificationLine, text: string, { control }: Vocabulary): StateLine {
  const { marking, section, number, captions, efto, repaired } = line;
  const controls = [...marking.dissem, ...marking.nonIC, ...marking.aea].filter((token) => token !== 'EFTO');
  const legacy = marking.nonIC.find((token) => control.get(token)?.inPlace);
  return {
    classification: marking.level ?? '',
    ...(section && { section: [section.number, section.of] as const }),
    ...(number && {
      post: number.station,
      serial: /\d+$/.exec(text.slice(number.span.from, number.span.to))?.[0] ?? '',
    }),
    ...(captions.length > 0 && { captions: captions.map(({ caption }) => caption) }),
    ...(controls.length > 0 && { controls }),
    ...(efto && { efto }),
    ...(legacy && { legacy, treat_as: 'SBU' }),
    ...(repaired && { repaired }),
  };
}

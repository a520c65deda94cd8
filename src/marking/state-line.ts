import { readCaptionLine } from './captions.ts';
import { type ClassificationLine, readClassificationLine } from './classification-line.ts';

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
export function readStateLine(printed: string): StateLine | undefined {
  const text = printed.trim();
  const line = readClassificationLine(text);
  if (line !== undefined) return stated(line, text);
  const captions = readCaptionLine(text);
  return captions === undefined ? undefined : { captions: captions.captions.map(({ caption }) => caption) };
}

function stated(line: ClassificationLine, text: string): StateLine {
  const { marking, section, number, captions, efto, repaired } = line;
  const controls = [...marking.dissem, ...marking.nonIC, ...marking.aea].filter((token) => token !== 'EFTO');
  const legacy = marking.nonIC.find((token) => token === 'LOU' || token === 'OUO');
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

import { Chance } from './chance.ts';
import { officerAtPost, POSITIONS, type Somebody } from './people.ts';
import { POSTS, type Post, TOWNS } from './places.ts';
import { clause, contactLine, type Rates, type Scene, sentence } from './sentences.ts';
import { TOPICS } from './topics.ts';

export const LEVELS = ['U', 'SBU', 'C', 'S'] as const;
/** `SBU` is unclassified and yet sensitive: LIMITED OFFICIAL USE before 1995. */
export type Level = (typeof LEVELS)[number];

/** A paragraph, or a heading above one. */
export interface Passage {
  readonly kind: 'paragraph' | 'heading';
  readonly level: Level;
  readonly text: string;
}

/** What a cable says, before it is printed in the form of its family. */
export interface Telegram {
  readonly post: Post;
  readonly serial: number;
  /** Day and time of the message, in UTC. */
  readonly at: Date;
  readonly level: Level;
  readonly noforn: boolean;
  readonly caption: 'EXDIS' | 'LIMDIS' | 'NODIS' | undefined;
  readonly precedence: 'ROUTINE' | 'PRIORITY' | 'IMMEDIATE';
  readonly tags: readonly string[];
  readonly subject: string;
  readonly references: readonly string[];
  readonly info: readonly Post[];
  readonly classifier: Somebody & { readonly position: string };
  readonly signer: string;
  readonly passages: readonly Passage[];
  /** For what a form still has to draw. */
  readonly chance: Chance;
}

/** Where a telegram comes from and how it came: what makes its number its own. */
export interface Origin {
  readonly post: Post;
  readonly serial: number;
}

/** Each cable has a post and a serial number there that no other has, whatever its year. */
export const originOf = (n: number): Origin => ({
  post: POSTS[(n * 37) % POSTS.length] as Post,
  serial: 1 + Math.floor(n / POSTS.length),
});

/** Shares as in collections of State's telegrams that were published with their markings. */
const SHARES = {
  early: { U: 50, SBU: 22, C: 23, S: 5 },
  late: { U: 31, SBU: 23, C: 40, S: 6 },
} as const;
const CLASSIFIED: Rates = { official: 0.05, other: 0.012, again: 0.05, source: 0 };
const OPEN: Rates = { official: 0.035, other: 0.006, again: 0.03, source: 0 };

interface Wanted {
  readonly years: readonly [number, number];
  /** Characters of the body. */
  readonly length: number;
}

/** A telegram drawn with `seed`; the number is given, so that two can have one text. */
export function telegram(seed: number, { post, serial }: Origin, { years, length }: Wanted): Telegram {
  const chance = new Chance(seed);
  const at = momentIn(chance, years);
  const level = chance.weighed(at.getUTCFullYear() < 1995 ? SHARES.early : SHARES.late);
  const topic = chance.pick(TOPICS);
  const towns = Array.from({ length: 5 }, () => chance.pick(TOWNS));
  const scene: Scene = { chance, post, topic, towns, year: at.getUTCFullYear(), named: [] };
  const isClassified = level === 'C' || level === 'S';
  const signer = officerAtPost(chance);
  return {
    ...{ post, serial, at, level },
    noforn: chance.is(level === 'S' ? 0.25 : level === 'C' ? 0.045 : 0),
    caption:
      isClassified && chance.is(0.03) ? chance.pick(['EXDIS', 'LIMDIS', 'LIMDIS', 'NODIS']) : undefined,
    precedence: chance.weighed({ ROUTINE: isClassified ? 30 : 65, PRIORITY: 55, IMMEDIATE: 8 }),
    tags: [...topic.tags.slice(0, chance.between(2, 4)), post.country],
    subject: chance.pick(topic.subjects),
    references: Array.from({ length: chance.between(0, 3) }, () => referenceOf(chance, post)),
    info: [...new Set(Array.from({ length: chance.between(0, 6) }, () => chance.pick(POSTS)))].filter(
      (other) => other !== post,
    ),
    classifier: { ...officerAtPost(chance), position: chance.pick(POSITIONS) },
    signer: signer.surname.toUpperCase(),
    passages: passagesOf(scene, level, length),
    chance,
  };
}

function momentIn(chance: Chance, [from, to]: readonly [number, number]): Date {
  const day = chance.between(0, (to - from + 1) * 365 - 1);
  return new Date(Date.UTC(from, 0, 1 + day, chance.between(6, 21), chance.between(0, 59)));
}

function referenceOf(chance: Chance, { station }: Post): string {
  const from = chance.is(0.5) ? station : chance.is(0.5) ? 'STATE' : chance.pick(POSTS).station;
  return `${from} ${chance.between(1, from === 'STATE' ? 99999 : 4000)}`;
}

/** Paragraphs until the length is reached: a summary first, headings among them, a comment at the end. */
function passagesOf(scene: Scene, level: Level, length: number): Passage[] {
  const { chance } = scene;
  const isClassified = level === 'C' || level === 'S';
  // A notice to protect stands in few cables, and then mostly on one person.
  const source = isClassified && chance.is(0.03) ? 0.03 : 0;
  const rates = { ...timesNamed(isClassified ? CLASSIFIED : OPEN, chance), source };
  const passages: Passage[] = [];
  const add = (text: string): number =>
    passages.push({ kind: 'paragraph', level: levelIn(chance, level), text });
  const summary = length > 1500 ? paragraph(scene, rates, chance.between(2, 4)) : '';
  if (summary !== '') add(`SUMMARY: ${summary} END SUMMARY.`);
  for (let left = length - summary.length; left > 0; ) {
    if (length > 3000 && chance.is(0.15)) passages.push(heading(scene, level));
    const text = chance.is(0.06) ? points(scene) : paragraph(scene, rates, chance.between(2, 7));
    left -= text.length + 8;
    add(text);
  }
  if (!isClassified && chance.is(0.06)) add(contactLine(scene));
  if (length > 1500 && chance.is(0.7))
    add(
      `COMMENT: ${paragraph(scene, { ...rates, official: 0, other: 0, source: 0 }, chance.between(2, 4))} END COMMENT.`,
    );
  return passages;
}

/** Three cables in ten name nobody, and a few are full of names. */
function timesNamed({ official, other, again }: Rates, chance: Chance): Rates {
  const times = Number(chance.weighed({ '0': 30, '0.5': 25, '1': 30, '2': 15 }));
  return { official: official * times, other: other * times, again: again * times, source: 0 };
}

const paragraph = (scene: Scene, rates: Rates, sentences: number): string =>
  Array.from({ length: sentences }, () => sentence(scene, rates)).join(' ');

/** A sentence that introduces points, each on lines of its own. */
function points(scene: Scene): string {
  const list = Array.from({ length: scene.chance.between(2, 5) }, () => `-- ${clause(scene)};`);
  return [`The following points were made:`, ...list].join('\n');
}

function heading({ chance, topic }: Scene, level: Level): Passage {
  const [, words = ''] = /^(?:the|a|an|access to|turnout in)? ?(.*)/.exec(chance.pick(topic.things)) ?? [];
  const title = words.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return {
    kind: 'heading',
    level,
    text: chance.pick([`Progress on ${title}`, title, 'Next Steps', 'Background']),
  };
}

/** Paragraphs of a cable are of its level, or of one below. */
function levelIn(chance: Chance, level: Level): Level {
  if (level === 'U' || chance.is(0.8)) return level;
  return chance.pick(LEVELS.slice(0, LEVELS.indexOf(level)));
}

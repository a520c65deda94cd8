import { Chance } from './chance.ts';
import { aad } from './forms/aad.ts';
import { acp } from './forms/acp.ts';
import { acpPage } from './forms/acp-page.ts';
import { csv, html, markdown } from './forms/cablegate.ts';
import { foiaPage } from './forms/foia-page.ts';
import { frus } from './forms/frus.ts';
import { smart } from './forms/smart.ts';
import { type Level, originOf, type Telegram, telegram } from './telegram.ts';

interface Form {
  /** Cables of this form in a hundred. */
  readonly share: number;
  readonly years: readonly [number, number];
  /** How the name of its file ends. */
  readonly ending: string;
  /** Characters that the form itself takes. */
  readonly own: number;
  /** The family as which it must be read: stamped pages as what they are stamped on, a Markdown text as any other. */
  readonly family: string;
  readonly print: (telegram: Telegram, n: number) => string;
}

/** Every family that the program reads, and how many of a large collection are of it. */
export const FORMS = {
  acp: { share: 40, years: [1978, 2010], ending: 'txt', own: 700, family: 'acp', print: acp },
  'acp-page': {
    share: 14,
    years: [1966, 2001],
    ending: 'txt',
    own: 1000,
    family: 'acp-page',
    print: acpPage,
  },
  aad: { share: 22, years: [1973, 1979], ending: 'txt', own: 2600, family: 'aad', print: aad },
  smart: { share: 8, years: [2010, 2016], ending: 'txt', own: 1000, family: 'smart', print: smart },
  html: { share: 5, years: [2003, 2010], ending: 'html', own: 1600, family: 'cablegate-html', print: html },
  markdown: { share: 4, years: [2003, 2010], ending: 'md', own: 700, family: 'acp', print: markdown },
  csv: { share: 3, years: [2003, 2010], ending: 'csv', own: 800, family: 'cablegate-csv', print: csv },
  'foia-page': {
    share: 2,
    years: [2003, 2010],
    ending: 'txt',
    own: 900,
    family: 'acp',
    print: foiaPage,
  },
  frus: { share: 2, years: [1967, 1969], ending: 'txt', own: 400, family: 'frus', print: frus },
} as const satisfies Readonly<Record<string, Form>>;
export type FormName = keyof typeof FORMS;

/** An invented cable: a file, and what it must be read as. */
export interface InventedCable {
  readonly n: number;
  readonly name: string;
  readonly form: FormName;
  readonly family: string;
  readonly level: Level;
  /** The cable whose text this one has again under a number of its own, with little changed. */
  readonly like: number | undefined;
  readonly text: string;
}

const SHARES = Object.fromEntries(Object.entries(FORMS).map(([name, { share }]) => [name, share])) as Record<
  FormName,
  number
>;

/** Median of sizes in bytes, and the spread of their logarithm: a mean of 6 to 7 kB, one in a hundred over 35 kB. */
const MEDIAN = 4300;
const SPREAD = 0.9;
const LARGEST = 300_000;
/** A retransmission or a correction follows on what it repeats. */
const REPEATED = 0.04;
const FURTHEST = 400;

/** The n-th cable of every collection, however many it has. */
export function inventedCable(n: number): InventedCable {
  const like = repeatedBy(n);
  const drawn = drawnAs(firstOf(n));
  const said = telegram(drawn.seed, originOf(n), drawn);
  const { family, ending, print } = FORMS[drawn.form] as Form;
  const text = print(like === undefined ? said : revised(said), n);
  return {
    n,
    name: `${String(n).padStart(6, '0')}.${ending}`,
    form: drawn.form,
    family,
    level: said.level,
    like,
    text,
  };
}

function repeatedBy(n: number): number | undefined {
  const draw = new Chance(n);
  return n > 0 && draw.is(REPEATED) ? n - draw.between(1, Math.min(n, FURTHEST)) : undefined;
}

/** Who said it first: what a cable repeats may be a repetition. */
function firstOf(n: number): number {
  const like = repeatedBy(n);
  return like === undefined ? n : firstOf(like);
}

/** What is drawn before anything is said: the form and the length. */
function drawnAs(n: number) {
  const seed = n ^ 0x5bd1e995;
  const draw = new Chance(seed);
  const form = draw.weighed(SHARES);
  const size = Math.min(LARGEST, draw.lognormal(MEDIAN, SPREAD));
  const { own, years } = FORMS[form];
  return { form, years, seed: seed ^ 0x1b873593, length: Math.max(250, size - own) };
}

/** The text again with one passage less or one twice as long. */
function revised(said: Telegram): Telegram {
  const { chance, passages } = said;
  const at = chance.between(0, passages.length - 1);
  const changed = passages.flatMap((passage, i) => {
    if (i !== at) return [passage];
    return passages.length > 3 && passage.kind === 'paragraph' && chance.is(0.5)
      ? []
      : [{ ...passage, text: `${passage.text} (CORRECTED COPY)` }];
  });
  return { ...said, passages: changed };
}

import { z } from 'zod';
import { CivilDate } from '../model/civil-date.ts';
import { LEVELS, Level } from '../model/marking.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { OfficialFile } from './officials.ts';
import { type PostFile, postsOf } from './posts.ts';
import type { NoteFile } from './review-notes.ts';
import { type TagFile, tagCodesOf } from './tag-codes.ts';

/** Where a row comes from, and the days on which a document could bear it (the last day included). */
const Dated = {
  source: z.string().min(1),
  from: CivilDate.optional(),
  until: CivilDate.optional(),
  unverified: z.string().optional(),
};

export const SYSTEMS = ['us', 'foreign', 'nato', 'joint'] as const;
export const PROFILES = ['ic', 'dod', 'state', 'state-legacy'] as const;
export const Profile = z.enum(PROFILES);
export type Profile = z.infer<typeof Profile>;

/** The words of a level: as a banner and as a portion print it. */
const LevelRow = z.strictObject({
  level: z.enum(LEVELS),
  system: z.enum(['us', 'foreign', 'nato']),
  activity: z.string().optional(),
  banner: z.string().min(1),
  portion: z.string().min(1),
  spellings: z.array(z.string()).default([]),
  /** Read where the words of a portion begin, and nowhere else. */
  abbreviations: z.array(z.string()).default([]),
  ...Dated,
});
export type LevelRow = z.infer<typeof LevelRow>;

export const CATEGORIES = ['sci', 'aea', 'dissem', 'nonIC', 'cui'] as const;
export type ControlCategory = (typeof CATEGORIES)[number];

/** What a control does to a release abroad and to one inside the government (ODNI ISM.ACES V2021-NOV). */
const Effect = z.enum(['allow', 'deny', 'refer', 'unless-listed']);

const ControlRow = z.strictObject({
  token: z.string().min(1),
  category: z.enum(CATEGORIES),
  title: z.string().min(1),
  banner: z.string().min(1),
  portion: z.string().min(1),
  spellings: z.array(z.string()).default([]),
  foreign: Effect,
  us: z.enum(['allow', 'deny', 'refer']),
  public: z.enum(['allow', 'deny']).default('deny'),
  /** It stands for UNCLASSIFIED where no level is printed: `(SBU)`. */
  alone: z.boolean().default(false),
  /** It is printed in the place of the level, at the head of line 1: `LIMITED OFFICIAL USE`. */
  inPlace: z.boolean().default(false),
  /** Forms that are other words outside a mark: `PR` is an office, `SPOKE` a verb. */
  ambiguous: z.array(z.string()).default([]),
  citation: z.string().min(1),
  ...Dated,
});
export type ControlRow = z.infer<typeof ControlRow>;

const Capitals = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9 /.&'-]{0,59}$/, 'expected capitals, as a cable prints them');

const CaptionRow = z.strictObject({
  caption: Capitals,
  spellings: z.array(Capitals).default([]),
  bars: z.boolean(),
  channel: z.boolean().default(false),
  /** It says how far the message goes, and is a word of nothing else: it counts at the head of a portion too. */
  distribution: z.boolean().default(false),
  /** It is a word of the language too: it counts on line 1, beside another caption, and alone where captions stand. */
  ambiguous: z.boolean().default(false),
  /** The token of the control that it stands for. */
  control: z.string().optional(),
  ...Dated,
});
export type CaptionRow = z.infer<typeof CaptionRow>;
const CountryRow = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{3}$/),
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
});
const CoalitionRow = z.strictObject({
  code: z.string().regex(/^[A-Z_]{2,20}$/),
  name: z.string().min(1),
  members: z.array(z.string()),
  joined: z.record(z.string(), CivilDate).default({}),
  ...Dated,
});
export type CoalitionRow = z.infer<typeof CoalitionRow>;

/** One row of what may stand with what; see `rules/vocabulary/constraints.yaml` for the words. */
const Constraint = z.strictObject({
  code: z.string().min(1),
  when: z.array(z.string()).default([]),
  levels: z.array(Level).optional(),
  needs: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  oneOf: z.array(z.string()).optional(),
  systems: z.array(z.enum(SYSTEMS)).optional(),
  at: z.array(Level).optional(),
  form: z.enum(['banner', 'portion']).optional(),
  notIn: z.array(Profile).default([]),
  severity: z.enum(['error', 'warning']).default('error'),
  text: z.string().min(1),
  provision: z.string().min(1),
});
export type Constraint = z.infer<typeof Constraint>;

export const LevelFile = z.strictObject({ levels: z.array(LevelRow) });
export const ControlFile = z.strictObject({ controls: z.array(ControlRow) });
export const CuiFile = z.strictObject({
  source: z.string(),
  citation: z.string(),
  categories: z.array(z.strictObject({ token: z.string(), title: z.string() })),
});
export const CaptionFile = z.strictObject({
  precedences: z.array(z.string()),
  handling: z.array(Capitals),
  captions: z.array(CaptionRow),
});
export const CountryFile = z.strictObject({ source: z.string(), countries: z.array(CountryRow) });
export const CoalitionFile = z.strictObject({ edition: CivilDate, coalitions: z.array(CoalitionRow) });
export const ConstraintFile = z.strictObject({ constraints: z.array(Constraint) });

/** The tables of `rules/vocabulary/` as they were read. Controls stand in the order in which they are written. */
export interface VocabularyTables {
  readonly levels: z.infer<typeof LevelFile>;
  readonly controls: readonly z.infer<typeof ControlFile>[];
  readonly cui: z.infer<typeof CuiFile>;
  readonly captions: z.infer<typeof CaptionFile>;
  readonly countries: z.infer<typeof CountryFile>;
  readonly coalitions: z.infer<typeof CoalitionFile>;
  readonly constraints: z.infer<typeof ConstraintFile>;
  readonly officials: OfficialFile;
  readonly posts: z.infer<typeof PostFile>;
  readonly tags: z.infer<typeof TagFile>;
  readonly notes: z.infer<typeof NoteFile>;
}

/** The vocabulary of markings, indexed for reading, writing and deciding. */
export interface Vocabulary {
  readonly levels: readonly LevelRow[];
  readonly controls: readonly ControlRow[];
  readonly control: ReadonlyMap<string, ControlRow>;
  /** The place of a token in the order of the Register. */
  readonly rank: ReadonlyMap<string, number>;
  /** Every printed form of a control, title and abbreviation, to its row. */
  readonly printed: ReadonlyMap<string, ControlRow>;
  readonly cui: ReadonlySet<string>;
  readonly captions: ReadonlyMap<string, boolean>;
  readonly precedences: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly coalitions: ReadonlyMap<string, CoalitionRow>;
  /** The day the membership table speaks of where no other day is given. */
  readonly edition: CivilDate;
  readonly constraints: readonly Constraint[];
  /** The same, compiled for reading cables. */
  readonly lexicon: Lexicon;
}

/** Indexes the tables. A printed form that two rows of one place claim goes to the first. */
export function vocabularyOf(tables: VocabularyTables): Vocabulary {
  const controls = [...tables.controls.flatMap((file) => file.controls), ...cuiRows(tables.cui)];
  const { countries } = tables.countries;
  const { levels } = tables.levels;
  const { captions, handling } = tables.captions;
  const { constraints } = tables.constraints;
  const control = firstOf(controls.map((row) => [row.token, row]));
  const printed = firstOf(
    controls
      .filter(readAnywhere)
      .flatMap((row) => formsOf(row).map((form): [string, ControlRow] => [form, row])),
  );
  const precedences = new Set(tables.captions.precedences.map((word) => word.toUpperCase()));
  const readers = {
    countries: new Set(countries.map(({ code }) => code)),
    aliases: new Map(countries.flatMap(({ code, aliases }) => aliases.map((alias) => [alias, code]))),
    coalitions: new Map(tables.coalitions.coalitions.map((row) => [row.code, row])),
  };
  return {
    ...{ levels, controls, control, printed, precedences, constraints },
    ...readers,
    rank: firstOf(controls.map(({ token }, at): [string, number] => [token, at])),
    cui: new Set(tables.cui.categories.map(({ token }) => token)),
    captions: new Map(captions.map(({ caption, bars }) => [caption, bars])),
    edition: tables.coalitions.edition,
    lexicon: lexiconOf({
      ...{ levels, captions, handling, control, printed, precedences, constraints, readers },
      ...{ officials: tables.officials, countries: countries.map(({ name }) => name) },
      posts: postsOf(tables.posts),
      codes: tagCodesOf(tables.tags),
      notes: tables.notes.notes,
    }),
  };
}

/** Every form a control is printed in, the token first. */
export const formsOf = ({ token, title, banner, portion, spellings }: ControlRow): string[] => [
  ...[token, banner, portion, title],
  ...spellings,
];

function firstOf<T>(pairs: readonly [string, T][]): Map<string, T> {
  const first = new Map<string, T>();
  for (const [form, row] of pairs) if (!first.has(form)) first.set(form, row);
  return first;
}

const CUI_EFFECT = { category: 'cui', foreign: 'unless-listed', us: 'allow', public: 'deny' } as const;

/** A category of CUI is read only behind CUI: `PROPIN` is a control everywhere else. */
const readAnywhere = ({ category, token }: ControlRow): boolean => category !== 'cui' || token === 'CUI';

/** CUI itself and its categories. */
const cuiRows = ({ source, citation, categories }: z.infer<typeof CuiFile>): ControlRow[] =>
  [{ token: 'CUI', title: 'CONTROLLED' }, ...categories].map(({ token, title }) => ({
    ...{ token, title, banner: token, portion: token, spellings: [], citation, source },
    ...CUI_EFFECT,
    ...{ alone: token === 'CUI', inPlace: false, ambiguous: [title] },
  }));

/** Whether a document of this day could bear a row; one without a day is read by the present grammar. */
export const inForce = (
  row: { from?: CivilDate | undefined; until?: CivilDate | undefined },
  day?: CivilDate,
) =>
  day === undefined
    ? row.until === undefined
    : (row.from === undefined || row.from <= day) && (row.until === undefined || day <= row.until);

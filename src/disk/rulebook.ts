import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ZodType } from 'zod';
import { type Order, OrderFile } from '../declassification/order.ts';
import { codesIn, faultInReaders } from '../marking/audience.ts';
import { inOrder } from '../marking/grammar/lists.ts';
import { OfficialFile } from '../marking/officials.ts';
import { PostFile } from '../marking/posts.ts';
import { NoteFile } from '../marking/review-notes.ts';
import { TagFile } from '../marking/tag-codes.ts';
import {
  CaptionFile,
  CoalitionFile,
  ConstraintFile,
  ControlFile,
  CountryFile,
  CuiFile,
  LevelFile,
  type Vocabulary,
  vocabularyOf,
} from '../marking/vocabulary.ts';
import { AS_ASKED, type Audience, AudienceFile, type Readers } from '../model/audience.ts';
import type { CaseKind } from '../model/case.ts';
import type { CivilDate } from '../model/civil-date.ts';
import { sha256 } from '../model/digest.ts';
import { type Exemption, ExemptionFile, exemptionsOn, type Justification } from '../model/exemption.ts';
import { ResponseFile } from '../model/response.ts';
import type { TableDigest } from '../model/run-record.ts';
import { formatProblem, readYaml } from '../notation/yaml.ts';
import {
  CommonWordFile,
  CueFile,
  type NameLists,
  nameLists,
  StopwordFile,
  TitleFile,
  type WordList,
  wordList,
} from '../person/name-lists.ts';
import type { Rulebook } from '../pipeline.ts';
import { type CompiledPack, compilePack, type PackWithLists } from '../rule/compile.ts';
import { Pack } from '../rule/pack.ts';
import { newPasses, type Passes } from '../rule/passes.ts';
import { inWords, UsageProblem } from './failure.ts';
import { valueAhead, waysAhead } from './read-ahead.ts';
import { listsOf } from './rule-lists.ts';

/** The rules that come with the program. */
export const INSTALLED_RULES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules');

/** A pack as it lies on disk: its file, its text, and what it says. */
export interface PackFile {
  readonly file: string;
  readonly pack: PackWithLists;
  readonly digest: string;
}

/**
 * Everything a run applies on a day; with `kind` also what the answer to such a case says. One bad rule stops the run before
 * it starts, with file, line and column. A run whose workers apply the rules needs to name them only: it has patterns
 * compiled and names read `when asked`.
 */
export function loadRulebook(
  rules: string,
  audience: string,
  asOf: CivilDate,
  { when = 'now', kind }: { readonly when?: 'now' | 'when asked'; readonly kind?: CaseKind | undefined } = {},
): Rulebook {
  const vocabulary = loadVocabulary(rules);
  const chosen = loadAudience(rules, audience, vocabulary, asOf);
  const grounds = exemptionFiles(rules);
  const exemptions = exemptionsOn(
    grounds.flatMap((file) => file.exemptions),
    asOf,
  );
  const passes = newPasses(waysAhead());
  const packs = chosen.packs.flatMap((name) => loadPack(rules, name, exemptions, passes, when));
  const book = {
    ...{ orders: loadOrders(rules), vocabulary, exemptions, audience: chosen, packs },
    justifications: justificationsIn(grounds),
    ...(kind === undefined ? {} : { response: checked(responseFile(rules, kind), ResponseFile) }),
    tables: [
      ...['orders', 'vocabulary', 'exemptions', 'names'].map((table) =>
        digestOf(table, tableFiles(join(rules, table))),
      ),
      digestOf(`audiences/${chosen.file}`, [join(rules, 'audiences', `${chosen.file}.yaml`)]),
      ...(kind === undefined ? [] : [digestOf(`responses/${kind}`, [responseFile(rules, kind)])]),
    ],
  };
  return when === 'now' ? { ...book, names: loadNames(rules) } : withNamesWhenAsked(book, rules);
}

/** Names that are read once somebody asks for them. */
function withNamesWhenAsked(book: Omit<Rulebook, 'names'>, rules: string): Rulebook {
  let names: NameLists | undefined;
  return {
    ...book,
    get names() {
      names ??= loadNames(rules);
      return names;
    },
  };
}

/** What a cover sheet says in the words of tables. */
export const loadCoverTables = (rules: string, kind: CaseKind, asOf: CivilDate) => ({
  response: checked(responseFile(rules, kind), ResponseFile),
  exemptions: exemptionsOn(loadExemptions(rules), asOf),
});

const responseFile = (rules: string, kind: CaseKind): string => join(rules, 'responses', `${kind}.yaml`);

/** The digest of the very text of a table's files, so that the log can say which one a run went by. */
const digestOf = (table: string, files: readonly string[]): TableDigest => ({
  table,
  digest: sha256(files.map((file) => sha256(readText(file))).join()),
});

export const loadOrders = (rules: string): Order[] =>
  yamlFiles(join(rules, 'orders')).map((file) => checked(file, OrderFile));

export const loadExemptions = (rules: string): Exemption[] =>
  exemptionFiles(rules).flatMap(({ exemptions }) => exemptions);

const exemptionFiles = (rules: string) =>
  yamlFiles(join(rules, 'exemptions')).map((file) => checked(file, ExemptionFile));

/** What an index says of each ground. */
const justificationsIn = (files: ReturnType<typeof exemptionFiles>): Map<string, Justification> =>
  new Map(files.flatMap(({ justifications }) => justifications.map((each) => [each.code, each])));

export function loadNames(rules: string): NameLists {
  const at = (name: string): string => join(rules, 'names', `${name}.yaml`);
  return nameLists({
    titles: checked(at('titles'), TitleFile),
    stopwords: checked(at('stopwords'), StopwordFile),
    cues: checked(at('cues'), CueFile),
    common: checked(at('common-words'), CommonWordFile),
    ...wordFiles(rules),
  });
}

function wordFiles(rules: string) {
  const at = (name: string): WordList => wordsIn(join(rules, 'names', `${name}.txt`));
  return {
    everyday: at('everyday'),
    rare: at('rare'),
    places: at('places'),
    towns: at('towns'),
    people: at('people'),
    figures: at('figures'),
  };
}

function wordsIn(file: string): WordList {
  const read = wordList(readText(file));
  if (typeof read === 'string') throw new UsageProblem(`${file}: ${read}.`);
  return read;
}

/** Controls in the order in which a marking writes them. */
const CONTROLS = ['sci', 'atomic-energy', 'dissemination', 'non-ic', 'legacy'];

/** The vocabulary of markings. A row that cannot be read stops the run, with file, line and column. */
export function loadVocabulary(rules: string): Vocabulary {
  const at = (name: string): string => join(rules, 'vocabulary', `${name}.yaml`);
  const vocabulary = vocabularyOf({
    levels: checked(at('levels'), LevelFile),
    controls: CONTROLS.map((name) => checked(at(name), ControlFile)),
    cui: checked(at('cui'), CuiFile),
    captions: checked(at('captions'), CaptionFile),
    countries: checked(at('countries'), CountryFile),
    coalitions: checked(at('coalitions'), CoalitionFile),
    constraints: checked(at('constraints'), ConstraintFile),
    officials: checked(at('officials'), OfficialFile),
    posts: checked(at('posts'), PostFile),
    tags: checked(at('tags'), TagFile),
    notes: checked(at('notes'), NoteFile),
  });
  for (const [caption, { control }] of vocabulary.lexicon.captions.rows)
    if (control !== undefined) refuseUnknown(control, `caption ${caption}`, at('captions'), vocabulary);
  return vocabulary;
}

/** A control that no table has would be dropped without a word wherever it is read. */
function refuseUnknown(token: string, where: string, file: string, { control }: Vocabulary): void {
  if (!control.has(token))
    throw new UsageProblem(`${file}: ${where}: there is no control '${token}' in rules/vocabulary.`);
}

/**
 * An audience by the name of its file, or, with readers that the file leaves open, by who asks: `USA, GBR`, `NATO`. Its
 * name is then the list in the order of a marking. A coalition must have members on `day`.
 */
export function loadAudience(
  rules: string,
  name: string,
  vocabulary: Vocabulary,
  day: CivilDate,
): Audience & { readonly file: string } {
  const files = audienceFiles(rules);
  for (const { audience, controls } of files)
    for (const token of controls)
      refuseUnknown(token, 'controls', join(rules, 'audiences', `${audience}.yaml`), vocabulary);
  const named = files.find((each) => each.audience === name);
  if (named !== undefined) return { ...named, readers: readersIn(rules, named, vocabulary, day), file: name };
  const open = files.find(({ readers }) => readers === AS_ASKED);
  const asked = codesIn(name);
  const fault = faultInReaders(asked, vocabulary, day);
  if (open === undefined || fault !== undefined)
    throw new UsageProblem(
      `There is no audience '${name}'. ${fault ?? ''} The audiences are: ${files.map(titleOf).join(', ')}.`,
    );
  const codes = inOrder([...new Set(['USA', ...asked])], vocabulary, 'USA');
  return { ...open, audience: codes.join(', '), readers: { kind: 'countries', codes }, file: open.audience };
}

const titleOf = ({ audience, readers }: AudienceFile): string =>
  readers === AS_ASKED ? 'or countries and coalitions by their codes, as "USA, GBR" or NATO' : audience;

function readersIn(
  rules: string,
  { audience, readers }: AudienceFile,
  vocabulary: Vocabulary,
  day: CivilDate,
): Readers {
  if (readers === AS_ASKED)
    throw new UsageProblem(
      `The audience '${audience}' is for who asks: name the countries, as in --audience "USA, GBR".`,
    );
  if (readers === 'public') return { kind: 'public' };
  const fault = faultInReaders(readers, vocabulary, day);
  if (fault === undefined) return { kind: 'countries', codes: readers };
  throw new UsageProblem(`${join(rules, 'audiences', `${audience}.yaml`)}: readers: ${fault}`);
}

/** Every audience, each in a file of its name. */
function audienceFiles(rules: string): AudienceFile[] {
  return yamlFiles(join(rules, 'audiences')).map((file) => {
    const read = checked(file, AudienceFile);
    if (read.audience === basename(file, '.yaml')) return read;
    throw new UsageProblem(
      `${file}: it is the file of the audience '${read.audience}', so call it ${read.audience}.yaml.`,
    );
  });
}

/** Who a release can be for, in words for a person. */
export const audienceNames = (rules: string): string[] => audienceFiles(rules).map(titleOf);

/** The packs of one folder of rules, each with the digest of its very text and of the lists its rules name. */
export function packFiles(rules: string, name: string): PackFile[] {
  return yamlFiles(join(rules, name)).map((file) => {
    const text = readText(file);
    const pack = checkedText(file, text, Pack);
    const { lists, digests } = listsOf(file, pack);
    const digest = digests.length === 0 ? sha256(text) : sha256([sha256(text), ...digests].join());
    return { file, pack: lists.size === 0 ? pack : { ...pack, lists }, digest };
  });
}

function loadPack(
  rules: string,
  name: string,
  exemptions: readonly Exemption[],
  passes: Passes,
  when: 'now' | 'when asked',
): CompiledPack[] {
  return packFiles(rules, name).map(({ file, pack, digest }) => {
    try {
      return compilePack(pack, digest, exemptions, passes, when);
    } catch (thrown) {
      throw new UsageProblem(`${file}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  });
}

/** Names of the folders of `rules/` that hold packs. */
export function packNames(rules: string): string[] {
  const tables = new Set(['orders', 'vocabulary', 'exemptions', 'names', 'audiences', 'responses']);
  return entriesOf(rules)
    .filter((entry) => entry.isDirectory() && !tables.has(entry.name))
    .map((entry) => entry.name);
}

const yamlFiles = (folder: string): string[] => filesIn(folder, ['.yaml']);
const tableFiles = (folder: string): string[] => filesIn(folder, ['.yaml', '.txt']);

const filesIn = (folder: string, endings: readonly string[]): string[] =>
  entriesOf(folder)
    .filter(({ name }) => endings.some((ending) => name.endsWith(ending)))
    .map(({ name }) => join(folder, name));

/** What lies in a folder of rules, by name. */
function entriesOf(folder: string): Dirent[] {
  if (!existsSync(folder))
    throw new UsageProblem(`There is no folder ${folder}, so there are no rules in it.`);
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (thrown) {
    throw new UsageProblem(`Cannot read the rules in ${folder}: ${inWords(thrown)}.`);
  }
}

/** A YAML file that a person wrote, checked; every problem of it in one message. */
export const checked = <T>(file: string, schema: ZodType<T>): T => checkedText(file, readText(file), schema);

function checkedText<T>(file: string, text: string, schema: ZodType<T>): T {
  const ahead = valueAhead(text);
  const known = ahead && schema.safeParse(ahead.value);
  if (known?.success) return known.data;
  const read = readYaml(file, text, schema);
  if ('value' in read) return read.value;
  throw new UsageProblem(read.problems.map(formatProblem).join('\n'));
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${file}: ${inWords(thrown)}.`);
  }
}

import type { Level, Marking } from '../../model/marking.ts';
import { levelWordsAt } from '../levels.ts';
import type { LevelRow, Vocabulary } from '../vocabulary.ts';
import type { Draft } from './draft.ts';
import { isCode, spacedList } from './lists.ts';

const MANUAL = 'Manual D.1, E.1';

/** Reads the level and whose it is; false where the text is neither, so that it may be a control instead. */
export function readHead(printed: string, foreign: boolean, draft: Draft): boolean {
  const { vocabulary } = draft.grounds;
  if (foreign) return readForeign(printed, draft);
  const row = levelRow(printed, vocabulary.levels, 'us');
  if (row !== undefined) return stated(row, draft);
  return readWithoutSlashes(printed, draft) || readSpelled(printed, draft);
}

export const levelRow = (
  printed: string,
  rows: readonly LevelRow[],
  system: LevelRow['system'],
): LevelRow | undefined =>
  rows.find(
    (row) =>
      row.system === system && [row.banner, row.portion, ...row.spellings].includes(printed.toUpperCase()),
  );

function stated(row: LevelRow, draft: Draft): boolean {
  draft.level = row.level;
  return true;
}

function readForeign(printed: string, draft: Draft): boolean {
  return readNato(printed, draft) || readJoint(printed, draft) || readOwned(printed, draft);
}

/** NATO's own controls behind its level, as they were written before they became a category in December 2010. */
const CONTROL_BEHIND = /^(.{2,60}?)(?:[ -]?(ATOMAL|BALK|BOHEMIA)|-?(AT?|B))$/;
const CONTROL_LETTERS: Readonly<Record<string, string>> = { A: 'ATOMAL', AT: 'ATOMAL', B: 'BOHEMIA' };

function readNato(printed: string, draft: Draft): boolean {
  const upper = printed.toUpperCase();
  const { levels } = draft.grounds.vocabulary;
  // `CT S`: a space in an abbreviation must not leave the lower level that ends it.
  const row = levelRow(upper, levels, 'nato') ?? levelRow(upper.replaceAll(' ', ''), levels, 'nato');
  if (row !== undefined)
    return ownedBy(row.activity === undefined ? 'NATO' : `NATO:${row.activity}`, row.level, draft);
  const behind = CONTROL_BEHIND.exec(upper);
  if (behind !== null)
    return readNatoControl(behind[1] ?? '', behind[2] ?? CONTROL_LETTERS[behind[3] ?? ''], draft);
  const activity = /^NATO ([A-Za-z][A-Za-z _-]{0,80}) ([A-Z]+(?: SECRET)?)$/.exec(printed);
  const level = levelRow(activity?.[2] ?? '', levels, 'us');
  if (activity === null || level === undefined) return false;
  return ownedBy(`NATO:${(activity[1] ?? '').replaceAll(' ', '_')}`, level.level, draft);
}

function readNatoControl(level: string, control: string | undefined, draft: Draft): boolean {
  const { levels, control: rows } = draft.grounds.vocabulary;
  const row =
    levelRow(level, levels, 'nato') ?? (level.length > 2 ? levelRow(level, levels, 'us') : undefined);
  const token = rows.get(control ?? '');
  if (row === undefined || token === undefined) return false;
  draft.warn(
    'legacy-nato-control',
    'Manual table 8 (December 2010)',
    'The control of NATO stands behind a double slash.',
  );
  draft.addControl(token);
  return ownedBy('NATO', row.level, draft);
}

function ownedBy(owner: string, level: Level, draft: Draft): boolean {
  draft.system = 'nato';
  draft.owners = [owner];
  draft.level = level;
  return true;
}

function readJoint(printed: string, draft: Draft): boolean {
  const found =
    /^JOINT (TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|TS|S|C|R|U)((?: [A-Z0-9_,]+)*)$/.exec(
      printed,
    );
  const row = levelRow(found?.[1] ?? '', draft.grounds.vocabulary.levels, 'us');
  if (found === null || row === undefined) return false;
  draft.system = 'joint';
  draft.level = row.level;
  draft.owners = ownersIn(found[2] ?? '', draft);
  return true;
}

/** `DEU S`, `CAN DEU S`, and `FGI S` where the source is concealed. The word before SECRET may be its TOP, guessed or not. */
function readOwned(printed: string, draft: Draft): boolean {
  const found =
    /^([A-Z0-9_]{2,20}(?:[ ,]+[A-Z0-9_]{2,20}){0,30}) (TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|TS|S|C|R|U)$/.exec(
      printed,
    );
  const row = levelRow(found?.[2] ?? '', draft.grounds.vocabulary.levels, 'us');
  if (found === null || row === undefined) return false;
  const [, owners = '', last = ''] = /^(?:(.+)[ ,])?([^ ,]+)$/.exec(found[1] ?? '') ?? [];
  const words = `${last} ${found[2]}`;
  const spelled = levelWordsAt(words, draft.grounds.vocabulary.lexicon.levels);
  const wide = spelled?.to === words.length ? spelled : undefined;
  draft.system = 'foreign';
  // A word nobody knows before SECRET may be what is left of COSMIC TOP.
  const known = ownerMeant(last, draft.grounds.vocabulary) !== undefined;
  draft.level = wide?.level ?? (known || row.level !== 'S' ? row.level : 'TS');
  draft.owners = ownersIn(wide === undefined ? (found[1] ?? '') : owners, draft);
  if (wide?.repaired) guessed(draft, printed);
  return true;
}

function ownersIn(printed: string, draft: Draft): string[] {
  if (printed === 'FGI') return ['FGI'];
  const { codes, unread } = spacedList(printed, draft.grounds.vocabulary);
  for (const owner of unread) draft.unread(owner);
  return [...codes];
}

/** `(NS)`, `(UK-C)`, `(FGI-C)`, `(NATO S)`: forms of 32 CFR 2001.24(c) without the double slash. */
function readWithoutSlashes(printed: string, draft: Draft): boolean {
  const { vocabulary } = draft.grounds;
  const parts = /^([A-Z]{2,4})[- ](TS|S|C|R|U|SECRET|CONFIDENTIAL)$/.exec(printed);
  const owner = parts === null ? undefined : ownerMeant(parts[1] ?? '', vocabulary);
  const row = levelRow(parts?.[2] ?? '', vocabulary.levels, 'us');
  const read =
    owner !== undefined && row !== undefined ? foreign(owner, row.level, draft) : readNato(printed, draft);
  if (read)
    draft.warn(
      'legacy-foreign',
      '32 CFR 2001.24(c)',
      'A marking that is not of the United States begins with a double slash.',
    );
  return read;
}

const ownerMeant = (code: string, vocabulary: Vocabulary): string | undefined =>
  code === 'FGI' || isCode(code, vocabulary) ? code : vocabulary.aliases.get(code);

function foreign(owner: string, level: Level, draft: Draft): boolean {
  if (owner === 'NATO') return ownedBy(owner, level, draft);
  draft.system = 'foreign';
  draft.owners = [owner];
  draft.level = level;
  return true;
}

/** `S E C R E T`, `C0NFIDENTIAL`: letters apart are read as printed, letters guessed only into a level that restricts. */
function readSpelled(printed: string, draft: Draft): boolean {
  const words = levelWordsAt(printed, draft.grounds.vocabulary.lexicon.levels);
  if (words === undefined || words.to !== printed.length || words.control !== undefined) return false;
  draft.level = words.level;
  if (words.repaired) guessed(draft, printed);
  else draft.warn('spacing', MANUAL, 'The level is printed with its letters apart.');
  return true;
}

/** A letter was guessed: the reading restricts, and a person must accept it before anything goes out. */
export function guessed(draft: Draft, printed: string): void {
  draft.repaired = true;
  draft.add('unknown', printed);
  draft.error(
    'repaired',
    'ACES 2.2.3',
    'Letters were guessed; a person must accept the reading before a release.',
  );
}

/** The level as a banner or a portion of its system prints it, with whose it is. */
export function writtenHead(
  { system, owners, level, cui }: Marking,
  form: 'banner' | 'portion',
  { levels }: Vocabulary,
): string {
  const us =
    levels.find((row) => row.level === level && row.system === (level === 'R' ? 'foreign' : 'us'))?.[form] ??
    '';
  if (system === 'nato') return `//${natoHead(owners[0] ?? 'NATO', level, us, form, levels)}`;
  if (system === 'joint') return `//JOINT ${[us, ...[...owners].sort()].join(' ')}`;
  if (system === 'foreign') return `//${[...[...owners].sort(), us].join(' ')}`;
  return level === 'U' && cui.includes('CUI') ? 'CUI' : us;
}

function natoHead(
  owner: string,
  level: Level | null,
  us: string,
  form: 'banner' | 'portion',
  levels: readonly LevelRow[],
): string {
  const activity = owner === 'NATO' ? undefined : owner.slice('NATO:'.length);
  const row = levels.find(
    (each) => each.system === 'nato' && each.level === level && each.activity === activity,
  );
  return row?.[form] ?? `NATO ${(activity ?? '').replaceAll('_', ' ')} ${us}`;
}

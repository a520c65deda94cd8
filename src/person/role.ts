import type { PersonRole } from '../model/person.ts';
import type { Cue } from './cues.ts';
import type { Title } from './name-lists.ts';

export interface RoleFound {
  readonly role: PersonRole;
  /** One sentence for the reviewer; it may name a listed title, never words of the cable. */
  readonly evidence: string;
}

/**
 * The role its cues give a person. A notice is over all; the cable's own header is over titles; among titles
 * that disagree the one that releases least. Nothing known is `private`, which is a question.
 */
export function roleOf(cues: readonly Cue[]): RoleFound {
  return (
    fromNotice(cues) ??
    fromHeader(cues) ??
    fromTerms(cues) ??
    guarded(
      fromCase(cues) ?? fromTitles(cues) ?? fromHistory(cues) ?? fromTag(cues) ?? fromSpeech(cues),
      cues,
    )
  );
}

/** Our own officers are asked to keep nothing from us; whoever else spoke on terms is a source. */
function fromTerms(cues: readonly Cue[]): RoleFound | undefined {
  if (!has(cues, 'confidence')) return undefined;
  if (cues.some((cue) => cue.kind === 'title' && cue.title.role === 'us-official')) return undefined;
  return { role: 'source', evidence: 'spoke on terms of not being named' };
}

/** A notice that names nobody beside it may mean anybody who is not plainly in office. */
function guarded(found: RoleFound, cues: readonly Cue[]): RoleFound {
  if (found.role !== 'private' || !has(cues, 'protect-somebody')) return found;
  return { role: 'protected', evidence: 'a notice of the cable protects somebody whom it does not name' };
}

function fromNotice(cues: readonly Cue[]): RoleFound | undefined {
  if (!has(cues, 'protect')) return undefined;
  return { role: 'protected', evidence: 'named with a notice to protect the source' };
}

function fromHeader(cues: readonly Cue[]): RoleFound | undefined {
  for (const kind of HEADER) if (has(cues, kind)) return { role: 'us-official', evidence: OF_HEADER[kind] };
  return undefined;
}

const HEADER = ['classifier', 'signer', 'drafter', 'addressed'] as const;
const OF_HEADER = {
  classifier: 'classifier of the cable',
  signer: 'signer of the cable',
  drafter: 'drafted, cleared or approved the cable',
  addressed: 'the cable is for the attention of this officer',
} as const;

function has(cues: readonly Cue[], kind: Cue['kind']): boolean {
  for (let at = 0; at < cues.length; at++) if (cues[at]?.kind === kind) return true;
  return false;
}

/** From the most careful to the least. */
const CAREFUL = ['private', 'official', 'public-figure', 'us-official'] as const;

/** Who is one holds no office of a state, and `Gen` before the name is a slip. */
const CLERICS: ReadonlySet<string> = new Set([
  'pastor',
  'priest',
  'preacher',
  'missionary',
  'evangelist',
  'deacon',
  'nun',
  'seminarian',
]);

/**
 * The most careful of the titles, where an office no longer held is over all. A calling or a kinship (`engineer`, `nephew`)
 * says nothing against an office: who holds one is in it whatever else they are.
 */
function fromTitles(cues: readonly Cue[]): RoleFound | undefined {
  const titles: Title[] = [];
  for (const cue of cues) if (cue.kind === 'title') titles.push(cue.title);
  if (titles.length === 0) return undefined;
  const cleric = titles.find(({ title }) => CLERICS.has(title));
  if (cleric !== undefined) return { role: 'private', evidence: `named with the title '${cleric.title}'` };
  const offices = titles.filter(({ role }) => role !== 'private');
  // An office that somebody of history no longer holds hides nobody.
  const past = has(cues, 'figure') ? undefined : titles.find(({ past }) => past === true);
  const counted =
    past === undefined && offices.length > 0
      ? offices
      : titles.filter((title) => title === past || title.past !== true);
  const role = past?.role ?? CAREFUL.find((careful) => counted.some((title) => title.role === careful));
  if (role === undefined) return undefined;
  const title = (past ?? counted.find((title) => title.role === role))?.title ?? '';
  return { role, evidence: `named with the title '${title}'` };
}

function fromHistory(cues: readonly Cue[]): RoleFound | undefined {
  if (!has(cues, 'figure')) return undefined;
  return {
    role: 'public-figure',
    evidence: 'somebody of history who held office, by this name in this time',
  };
}

/** Whose case a cable is, or who is in a list of private people, stays a question whatever rank they hold. */
function fromCase(cues: readonly Cue[]): RoleFound | undefined {
  return has(cues, 'case') ? { role: 'private', evidence: EVIDENCE.case } : undefined;
}

function fromTag(cues: readonly Cue[]): RoleFound | undefined {
  return has(cues, 'tag') ? { role: 'official', evidence: 'named as a visitor in the TAGS line' } : undefined;
}

const EVIDENCE = {
  address: 'named with a form of address and no title',
  speech: 'said to have spoken, with no title',
  company: 'named as somebody met or spoken of, with no title',
  unlisted: 'a name that is no word, place or body known',
  capitals: 'named with the surname in capitals, with no title',
  alias: 'another name of somebody',
  case: 'named in the TAGS line of a case, or in a list of private people',
  entry: 'named in a list, family name first, with no title',
  listed: 'named in a list of persons, with no title of their own',
  namesake: 'shares the surname of somebody named in the cable',
} as const;

function fromSpeech(cues: readonly Cue[]): RoleFound {
  for (const cue of cues)
    if (cue.kind in EVIDENCE)
      return { role: 'private', evidence: EVIDENCE[cue.kind as keyof typeof EVIDENCE] };
  return { role: 'private', evidence: 'named in the cable, with no title' };
}

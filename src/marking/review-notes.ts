import { z } from 'zod';
import { literal, oneOf } from './forms.ts';
import type { LevelNames } from './levels.ts';

const SAID = ['denied', 'classified', 'open', 'foreign', 'intelligence', 'controlled'] as const;
/** What a note says of a record: a decision on it that was made or is still to come, or whose information it holds. */
export type Said = (typeof SAID)[number];

/** See `rules/vocabulary/notes.yaml` for the words. */
export const NoteFile = z.strictObject({
  notes: z.array(
    z.strictObject({
      note: z.string().regex(/^[A-Z0-9{][A-Za-z0-9 {}/.'-]{0,59}$/),
      says: z.enum(SAID),
      alone: z.boolean().default(false),
      source: z.string().min(1),
      unverified: z.string().optional(),
    }),
  ),
});
type Note = z.infer<typeof NoteFile>['notes'][number];

/** What a note may begin with: `THIS DOCUMENT HAS BEEN`, `REVIEWED;`, `ISCAP NO. 2010-001`. */
const LEAD = String.raw`[^A-Za-z0-9]{0,6}(?:(?:THIS|THE) (?:DOCUMENT|RECORD|ITEM|TELEGRAM|CABLE|MESSAGE|PAGE)(?:[A-Z ]{0,40} (?:IS|WAS|HAS BEEN))? |REVIEWED[;:, -]{1,3}|ISCAP(?: (?:NO\.? ?)?[\d-]{4,12})?[;:, -]{1,3})?`;
/** Codes of the FOIA and of the order, and a day. */
const CODE = String.raw`(?:25|50|75)X\d(?:-(?:HUM|WMD|HUMAN))?|(?:E\.?O\.? ?13526[ ,:]{0,3})?3\.3 ?\(B\) ?\(\d\)(?: ?> ?25 ?YRS?)?`;
const PLAIN_TAIL = String.raw`(?:[\s:;,./()-]|B\(?\d\)?|1\.4 ?\([A-H]\)|${CODE}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2} [A-Z]{3,9} \d{4})*`;

/** `EXEMPT: 25X6`. */
const BETWEEN = '[ :;,~-]{1,4}';

/** Lines that are such notes, as one pattern: what it says is the name of the group that caught. */
export function notePattern(
  notes: readonly Note[],
  { classified }: LevelNames,
  countries: readonly string[],
): RegExp {
  const slots: Readonly<Record<string, string>> = {
    '{level}': `(?:${classified.words.map(literal).join('|')})`,
    '{country}': `(?:${oneOf(countries.map(shortName))})`,
    '{code}': `(?:${CODE})`,
    '{who}': String.raw`[^\n]{1,80}?`,
  };
  const written = ({ note, alone }: Note): string => {
    const words = note
      .split(/(\{[a-z]+\})/)
      .map((part) => slots[part] ?? literal(part).replaceAll(' ', BETWEEN))
      .join('');
    return `${words}${alone ? PLAIN_TAIL : String.raw`(?![A-Za-z0-9])[^\n]{0,90}`}`;
  };
  const groups = SAID.map((says) => {
    const rows = notes.filter((row) => row.says === says);
    return `(?<${says}>${rows.map(written).join('|') || '[^\\s\\S]'})`;
  });
  return new RegExp(`^${LEAD}(?:${groups.join('|')})$`, 'i');
}

/** `United Kingdom of Great Britain and Northern Ireland` is the United Kingdom. */
const shortName = (name: string): string =>
  name.replace(/(?: of (?:Great|America)| ?[(,]).*$/, '').toUpperCase();

/** What a line says of the record; nothing where it is no such note. */
export function noteOn(line: string, pattern: RegExp): Said | undefined {
  const groups = pattern.exec(line.replaceAll(/[ \t]+/g, ' '))?.groups;
  return groups === undefined ? undefined : SAID.find((says) => groups[says] !== undefined);
}

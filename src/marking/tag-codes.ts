import { z } from 'zod';

const Codes = z.strictObject({
  source: z.string().min(1),
  codes: z.array(z.string().regex(/^[A-Z][A-Z-]{1,9}\d?$/, 'expected a code in capitals')),
});
const Forms = z.strictObject({
  source: z.string().min(1),
  forms: z.array(
    z.strictObject({
      printed: z.string().regex(/^[A-Z0-9][A-Z0-9 -]{1,39}$/, 'expected capitals, as a cable prints them'),
      is: z.string().min(2).optional(),
    }),
  ),
});

/** What stands behind TAGS; see `rules/vocabulary/tags.yaml`. */
export const TagFile = z.strictObject({
  subjects: Codes,
  organizations: Codes,
  countries: Codes,
  phrases: Forms,
  slips: Forms,
});

export interface TagCodes {
  readonly subjects: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  /** Phrases and slips, each to the code it stands for. */
  readonly forms: ReadonlyMap<string, string>;
  /** Finds a phrase where it stands (`y`). */
  readonly phrase: RegExp;
}

export function tagCodesOf({
  subjects,
  organizations,
  countries,
  phrases,
  slips,
}: z.infer<typeof TagFile>): TagCodes {
  const longestFirst = phrases.forms.map(({ printed }) => printed).sort((a, b) => b.length - a.length);
  return {
    subjects: new Set(subjects.codes),
    organizations: new Set(organizations.codes),
    countries: new Set(countries.codes),
    forms: new Map([...phrases.forms, ...slips.forms].map(({ printed, is }) => [printed, is ?? printed])),
    phrase: new RegExp(longestFirst.map((words) => words.replaceAll(' ', '[ \\t]{1,4}')).join('|'), 'y'),
  };
}

/** A subject, or a program: K and three letters. */
export const isSubject = (code: string, { subjects }: TagCodes): boolean =>
  subjects.has(code) || /^K[A-Z0-9]{3}$/.test(code);

/** A word of more letters is no run of codes. */
const LONGEST = 120;
const ORGANIZATION = { shortest: 3, longest: 8 };

/**
 * The codes that the wire ran together, `KFRDCVISEG`, or an empty list where the letters are no such run: subjects,
 * programs and organizations with a country before or behind them, and at least one listed subject.
 */
export function codesInRun(letters: string, codes: TagCodes): string[] {
  if (letters.length > LONGEST || !/^[A-Z0-9]+$/.test(letters)) return [];
  // From each place on, the codes to the end; filled from behind, so that the work is linear.
  const from: (readonly string[] | undefined)[] = [];
  from[letters.length] = [];
  for (let at = letters.length - 1; at >= 0; at--) {
    const step = stepsAt(letters, at, codes).find((code) => from[at + code.length] !== undefined);
    if (step !== undefined) from[at] = [step, ...(from[at + step.length] ?? [])];
  }
  const run = from[0] ?? [];
  return run.length > 1 && run.some((code) => codes.subjects.has(code) || codes.forms.has(code))
    ? [...run]
    : [];
}

/** Codes that begin at a place of a run, the likeliest first. */
function stepsAt(letters: string, at: number, codes: TagCodes): string[] {
  const four = letters.slice(at, at + 4);
  const pair = letters.slice(at, at + 2);
  const lengths = Array.from(
    { length: ORGANIZATION.longest - ORGANIZATION.shortest + 1 },
    (_, i) => ORGANIZATION.longest - i,
  );
  const longer = lengths.map((length) => letters.slice(at, at + length));
  const atEdge = at === 0 || at + 2 === letters.length;
  return [
    ...(isSubject(four, codes) ? [four] : []),
    ...longer.filter((code) => codes.organizations.has(code) || codes.forms.has(code)),
    ...(atEdge && codes.countries.has(pair) ? [pair] : []),
  ];
}

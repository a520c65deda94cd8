import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PersonRole } from '../../../src/model/person.ts';

const Mention = z.object({ text: z.string(), from: z.number(), to: z.number() });
export const LabelledFile = z.object({
  file: z.string(),
  family: z.string(),
  persons: z.array(
    z.object({ id: z.string(), canonical: z.string(), role: PersonRole, mentions: z.array(Mention) }),
  ),
  identifiers: z.array(Mention.extend({ kind: z.string() })).default([]),
  text: z.string().default(''),
});

/** A cable with everybody who is named in it; offsets into its text. */
export type Labelled = z.infer<typeof LabelledFile>;
export type LabelledPerson = Labelled['persons'][number];
export type LabelledMention = z.infer<typeof Mention>;

/** A folder of `cables/`, `gold.json` and `nonames/`. */
export interface LabelledFolder {
  readonly cables: readonly Labelled[];
  readonly nameless: readonly { readonly file: string; readonly text: string }[];
}

export function labelledFolder(folder: string): LabelledFolder {
  const gold = z.array(LabelledFile).parse(JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')));
  const nameless = join(folder, 'nonames');
  return {
    cables: gold.map((each) => withText(folder, each)),
    nameless: existsSync(nameless)
      ? readdirSync(nameless).map((file) => ({ file, text: readFileSync(join(nameless, file), 'utf8') }))
      : [],
  };
}

/** A label that does not stand where it says would make every figure worthless. */
function withText(folder: string, labelled: z.infer<typeof LabelledFile>): Labelled {
  const path = [join(folder, 'cables', labelled.file), join(folder, labelled.file)].find(existsSync);
  if (path === undefined) throw new Error(`${folder}: there is no cable ${labelled.file}`);
  const text = readFileSync(path, 'utf8');
  for (const { mentions } of labelled.persons)
    for (const { from, to, text: words } of mentions)
      if (text.slice(from, to) !== words)
        throw new Error(`${path}: the label at ${from} is not what stands there`);
  return { ...labelled, text };
}

export const isUpperCase = (text: string): boolean =>
  (text.match(/\p{Ll}/gu)?.length ?? 0) < (text.match(/\p{Lu}/gu)?.length ?? 0);

import { z } from 'zod';
import { CivilDate } from '../model/civil-date.ts';
import { When } from './conditions.ts';
import { Match } from './kinds.ts';
import { unknownParts, withPartsSpelledOut } from './named-parts.ts';

const Code = z.strictObject({ code: z.string().min(1) });

/** Whose equity a match is, and why: `CIA`. */
const Refer = z.strictObject({
  agency: z.string().regex(/^[A-Z][A-Za-z0-9 .&-]*$/, 'the agency as its referral is addressed, such as CIA'),
  ground: z.string().min(1),
});

/** `[[ ]]` marks the hit of a positive example. */
const MatchExample = z.string().regex(/\[\[.+?\]\]/s, 'mark what is found with [[ and ]]');

const RuleShape = z.strictObject({
  id: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, 'pack/name in lower case'),
  title: z.string().min(1),
  match: Match,
  when: When.optional(),
  /** A rule restricts: it can never release. `advise` claims nothing and tells a person. */
  effect: z.enum(['withhold', 'hold', 'advise']),
  /** All apply together. Where one is not available on the day, `otherwise` is tried, in order. */
  bases: z.array(Code).default([]),
  otherwise: z.array(Code).default([]),
  /** The match is this agency's to open: it holds until the agency's answer is on record. */
  refer: Refer.optional(),
  /** What `inspect` calls the thing found, for identifiers of persons. */
  identifier: z.string().optional(),
  authority: z.string().min(1),
  reason: z.string().min(1),
  source: z.string().min(1),
  from: CivilDate.optional(),
  until: CivilDate.optional(),
  status: z.enum(['experimental', 'test', 'stable']),
  examples: z.strictObject({ match: z.array(MatchExample).min(1), miss: z.array(z.string()).min(1) }),
});

/** What an effect needs, and what it cannot have. */
export const Rule = RuleShape.superRefine(({ effect, bases, otherwise, refer, identifier }, context) => {
  const odd = (path: string, message: string): void =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (effect === 'advise') {
    if (bases.length + otherwise.length > 0)
      odd('bases', 'a rule that advises claims nothing: it has no bases');
    if (identifier !== undefined) odd('identifier', 'a rule that advises finds no identifiers');
    if (refer !== undefined) odd('refer', 'a rule that advises refers nothing');
    return;
  }
  if (refer !== undefined && effect !== 'hold')
    odd('effect', 'what is referred is held until its agency answers');
  if (refer === undefined && bases.length === 0) odd('bases', 'name at least one exemption');
});
export type Rule = z.infer<typeof Rule>;

/** A file of rules. A rule without a positive and a near-miss example is refused. */
export const Pack = z
  .strictObject({
    pack: z.string().min(1),
    version: z.string().min(1),
    title: z.string().min(1),
    /** Pieces that patterns of this file share: `house` stands in a pattern as `{house}`, as a group of its own. */
    parts: z
      .record(z.string().regex(/^[a-z][a-z-]+$/, 'two small letters or more'), z.string().min(1))
      .default({}),
    rules: z.array(Rule).min(1),
  })
  .superRefine(({ pack, parts, rules }, context) => {
    const seen = new Set<string>();
    for (const [i, { id }] of rules.entries()) {
      if (!id.startsWith(`${pack}/`))
        context.addIssue({
          code: 'custom',
          path: ['rules', i, 'id'],
          message: `the id begins with the pack's name, ${pack}/`,
        });
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['rules', i, 'id'], message: `${id} is used twice` });
      seen.add(id);
    }
    for (const { at, name } of unknownParts(rules, parts))
      context.addIssue({
        code: 'custom',
        path: ['rules', ...at],
        message: `{${name}} is no part that stands above under "parts"; \\{ is a brace`,
      });
  })
  .transform(({ parts, ...pack }) => withPartsSpelledOut(pack, parts));
export type Pack = z.infer<typeof Pack>;

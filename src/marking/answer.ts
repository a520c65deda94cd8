import { z } from 'zod';
import { CivilDate } from '../model/civil-date.ts';
import { isClassified, type Marking } from '../model/marking.ts';
import {
  type Attributes,
  Attributes as AttributesSchema,
  attributesOf,
  markingFromAttributes,
} from './attributes.ts';
import { portionMarksIn } from './detect.ts';
import { readEditorialNote } from './editorial-note.ts';
import { type Finding, failing } from './grammar/finding.ts';
import { type Form, type Reading, readMarking } from './grammar/read.ts';
import { written } from './grammar/write.ts';
import { type Bar, readersOf, releasable } from './release.ts';
import { rollUp } from './roll-up.ts';
import { captionFindings, readStateLine } from './state-line.ts';
import { attributeFindings, validate } from './validate.ts';
import { PROFILES, type Profile, type Vocabulary } from './vocabulary.ts';

const Text = z.string().max(20_000);
const Stated = z.union([Text, AttributesSchema]);
const Common = {
  id: z.string().optional(),
  form: z.string().optional(),
  profile: z.string().optional(),
  dated: CivilDate.optional(),
};
const asking = <K extends string, I extends z.ZodType>(kind: K, input: I) =>
  z.object({ ...Common, kind: z.literal(kind), input });

/** One question of `marking --stdin`, in the form of the marking cases. */
export const MarkingQuestion = z.discriminatedUnion('kind', [
  asking('parse', Text),
  asking('render', AttributesSchema),
  asking(
    'rollup',
    z.object({
      portions: z.array(Stated).optional(),
      portions_attrs: z.array(AttributesSchema).optional(),
      banner: Text.optional(),
      profile: z.string().optional(),
    }),
  ),
  asking('validate', z.union([Text, z.object({ attrs: AttributesSchema, portion: Text.nullish() })])),
  asking('pair', z.object({ banner: Text, portion: Text })),
  asking(
    'release',
    z.object({
      portion: Text,
      /** Captions of the cable it stands in, as printed. */
      captions: z.array(Text).optional(),
      audience: z.union([Text, z.array(Text)]),
      profile: z.string().optional(),
      ismcat: z.string().optional(),
      dated: CivilDate.optional(),
    }),
  ),
  asking('state', Text),
  asking('state_repair', Text),
  asking('detect', Text),
  asking('eo_line', Text),
  asking('frus_note', Text),
]);
export type MarkingQuestion = z.infer<typeof MarkingQuestion>;

/** What is answered to one question. `result` has the shape of the kind's `expected`; `banner` and `portion` are as the Register writes them. */
export interface MarkingAnswer {
  readonly valid: boolean;
  readonly result: unknown;
  readonly marking: Marking | null;
  readonly banner: string | null;
  readonly portion: string | null;
  readonly repaired?: true;
  readonly findings: readonly Finding[];
}

export interface AnswerGrounds {
  readonly vocabulary: Vocabulary;
  readonly dated?: CivilDate | undefined;
  readonly profile?: Profile | undefined;
}

type Asked<K extends MarkingQuestion['kind']> = Extract<MarkingQuestion, { kind: K }>;

/** Answers a question about a marking. The declassification line is another room's; who asks for it gets it there. */
export function answerMarking(
  question: Exclude<MarkingQuestion, { kind: 'eo_line' }>,
  vocabulary: Vocabulary,
): MarkingAnswer {
  const grounds = { vocabulary, dated: question.dated, profile: profileOf(question.profile) };
  switch (question.kind) {
    case 'parse':
      return parsed(question.input, grounds, asForm(question.form));
    case 'render':
      return rendered(question.input, grounds);
    case 'rollup':
      return rolled(question, grounds);
    case 'validate':
      return judged(question, grounds);
    case 'pair':
      return paired(question, grounds);
    case 'release':
      return released(question, grounds);
    case 'state':
    case 'state_repair':
      return stateLine(question.input, vocabulary);
    case 'detect':
      return plain({ portion_marks: portionMarksIn(question.input, vocabulary.lexicon) });
    case 'frus_note':
      return plain(readEditorialNote(question.input, vocabulary));
  }
}

/** `DoD`, `DoDM` and `ic` are named as papers name them; an unknown profile is the strictest, that of the community. */
export const profileOf = (name = 'ic'): Profile =>
  /^dod/i.test(name) ? 'dod' : (PROFILES.find((profile) => profile === name.toLowerCase()) ?? 'ic');

const asForm = (form: string | undefined): Form | undefined =>
  form === 'banner' || form === 'portion' ? form : undefined;

const plain = (result: unknown, valid = true): MarkingAnswer => ({
  ...{ valid, result, marking: null, banner: null, portion: null, findings: [] },
});

/** Reads one marking and judges it. It is valid where it can be read whole; what it breaks stands in the findings. */
export function parsed(text: string, grounds: AnswerGrounds, form?: Form): MarkingAnswer {
  const reading = readMarking(text, grounds, form);
  const broken = validate(reading.marking, { ...grounds, form: reading.form });
  const valid = failing(reading.findings).length === 0;
  return answered(reading, attributesOf(reading.marking), valid, [...reading.findings, ...broken], grounds);
}

function answered(
  { marking, repaired }: Pick<Reading, 'marking' | 'repaired'>,
  result: unknown,
  valid: boolean,
  findings: readonly Finding[],
  { vocabulary }: AnswerGrounds,
): MarkingAnswer {
  return {
    ...{ valid, result, marking },
    banner: written(marking, 'banner', vocabulary),
    portion: written(marking, 'portion', vocabulary),
    ...(repaired && { repaired }),
    findings,
  };
}

function rendered(attributes: Attributes, grounds: AnswerGrounds): MarkingAnswer {
  const marking = markingFromAttributes(attributes);
  const findings = validate(marking, grounds);
  const banner = written(marking, 'banner', grounds.vocabulary);
  const portion = written(marking, 'portion', grounds.vocabulary);
  return answered(
    { marking, repaired: false },
    { banner, portion },
    failing(findings).length === 0,
    findings,
    grounds,
  );
}

const markingOf = (stated: z.infer<typeof Stated>, grounds: AnswerGrounds): Marking =>
  typeof stated === 'string' ? readMarking(stated, grounds).marking : markingFromAttributes(stated);

function rolled({ input, profile }: Asked<'rollup'>, grounds: AnswerGrounds): MarkingAnswer {
  const portions = (input.portions_attrs ?? input.portions ?? []).map((stated) => markingOf(stated, grounds));
  const banner = input.banner === undefined ? undefined : readMarking(input.banner, grounds).marking;
  const by = { ...grounds, profile: profileOf(input.profile ?? profile), banner };
  const { marking, findings } = rollUp(portions, by);
  const printed = input.portions?.every((stated) => typeof stated === 'string') ?? false;
  const attrs = {
    ...attributesOf(marking),
    ...declassificationOf(marking, input.portions_attrs ?? input.portions ?? []),
  };
  const broken = validate(marking, { ...by, form: 'banner' });
  const differs = banner === undefined ? [] : bannerFindings(banner, marking, grounds);
  const result = printed ? { banner: marking.as, attrs } : { attrs };
  return answered(
    { marking, repaired: false },
    result,
    failing(findings).length === 0,
    [...findings, ...differs, ...broken],
    grounds,
  );
}

/** The banner of a page bears what its portions come to, no less and no more. */
function bannerFindings(banner: Marking, { as }: Marking, { vocabulary }: AnswerGrounds): Finding[] {
  const printed = written(banner, 'banner', vocabulary);
  if (printed === as) return [];
  const text = `The banner says ${printed}, and its portions come to ${as}.`;
  return [{ code: 'banner-differs', provision: '32 CFR 2001.24(g); Manual D.2', text, severity: 'error' }];
}

/**
 * What is exempt from the days of declassification: what the portions say, RD, FRD and TFNI, and what is NATO's.
 */
function declassificationOf(
  { aea, fgi, owners, level }: Marking,
  portions: readonly z.infer<typeof Stated>[],
): Attributes {
  const stated = portions.flatMap((each) =>
    typeof each === 'string' ? [] : (each.declassException ?? '').split(/\s+/),
  );
  const atomic = aea.some((token) => /^(?:F?RD|TFNI)/.test(token));
  const nato = isNatoSecret(level, [...fgi, ...owners]);
  const own = [...(nato ? ['NATO'] : []), ...(atomic ? ['AEA'] : [])].join('-');
  const all = [...new Set([...stated, own])].filter((exception) => exception !== '');
  return all.length === 0 ? {} : { declassException: all.join(' ') };
}

const isNatoSecret = (level: Marking['level'], sources: readonly string[]): boolean =>
  level !== null && isClassified(level) && sources.some((source) => source.startsWith('NATO'));

function judged({ input, form }: Asked<'validate'>, grounds: AnswerGrounds): MarkingAnswer {
  const reading =
    typeof input === 'string' ? readMarking(input, grounds, asForm(form)) : statedBy(input.attrs);
  const { marking, repaired } = reading;
  const findings = [...reading.findings, ...validate(marking, { ...grounds, form: reading.form })];
  const numbers = (severity: Finding['severity']): string[] => [
    ...new Set(findings.flatMap((finding) => (finding.severity === severity ? [finding.code] : []))),
  ];
  const result = { rules: numbers('error').sort(), warnings: numbers('warning').sort() };
  return answered({ marking, repaired }, result, result.rules.length === 0, findings, grounds);
}

/** Attributes are read as they stand: they have no form, and nothing in them is guessed. */
const statedBy = (attributes: Attributes) => ({
  marking: markingFromAttributes(attributes),
  findings: attributeFindings(attributes),
  repaired: false,
  form: undefined,
});

/** Whether a banner and a portion say the same. */
function paired({ input }: Asked<'pair'>, grounds: AnswerGrounds): MarkingAnswer {
  const banner = readMarking(input.banner, grounds, 'banner');
  const portion = readMarking(input.portion, grounds, 'portion');
  const form = (reading: Reading): string => written(reading.marking, 'portion', grounds.vocabulary);
  const findings = [...banner.findings, ...portion.findings];
  const same = form(banner) === form(portion) && failing(findings).length === 0;
  return answered(portion, { same }, same, findings, grounds);
}

function released({ input, profile, dated }: Asked<'release'>, grounds: AnswerGrounds): MarkingAnswer {
  const { vocabulary } = grounds;
  const day = input.dated ?? dated;
  const reading = readMarking(input.portion, { vocabulary, dated: day });
  const readers = readersOf([input.audience].flat().join(' '), vocabulary);
  if (readers === undefined)
    return answered(
      reading,
      { barred: true, answer: 'deny', reason: 'The audience is not known.' },
      false,
      reading.findings,
      grounds,
    );
  const by = {
    vocabulary,
    dated: day,
    profile: profileOf(input.profile ?? profile),
    day: monthOf(input.ismcat),
  };
  const judged = releasable(reading.marking, readers, by);
  const captions = captionBars(input.captions ?? [], vocabulary);
  const bars = [...captions, ...judged.bars];
  const answer = captions.length > 0 ? 'deny' : judged.answer;
  const reason =
    bars.map(({ text, provision }) => `${text} (${provision})`).join(' ') ||
    'Nothing in the marking bars it.';
  const result = {
    ...{ barred: answer !== 'allow', answer, reason, bars },
    ...(readers.kind === 'countries' && { membersOn: judged.day }),
  };
  return answered(reading, result, failing(reading.findings).length === 0, reading.findings, grounds);
}

/** A caption that is not listed bars as well. */
const captionBars = (printed: readonly string[], { captions }: Vocabulary): Bar[] =>
  printed
    .filter((caption) => captions.get(caption) ?? true)
    .map((caption) => ({
      answer: 'deny',
      text: `${caption} keeps the cable until it is decaptioned.`,
      provision: '5 FAH-2 H-440',
    }));

/** `2022-12`: the edition of the membership table. */
const monthOf = (edition: string | undefined): CivilDate | undefined => {
  const day = CivilDate.safeParse(edition?.length === 7 ? `${edition}-01` : edition);
  return day.success ? day.data : undefined;
};

function stateLine(text: string, vocabulary: Vocabulary): MarkingAnswer {
  const line = readStateLine(text, vocabulary);
  if (line === undefined) return plain({}, false);
  const findings = captionFindings(line, vocabulary);
  const valid = failing(findings).length === 0;
  return { ...plain(line, valid), ...(line.repaired && { repaired: true }), findings };
}

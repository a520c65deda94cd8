import type { Argv } from 'yargs';
import { UsageProblem } from '../../disk/failure.ts';
import { loadOrders, loadVocabulary } from '../../disk/rulebook.ts';
import { MarkingQuestion } from '../../marking/answer.ts';
import { readClassificationLine } from '../../marking/classification-line.ts';
import { failing } from '../../marking/grammar/finding.ts';
import { written } from '../../marking/grammar/write.ts';
import { readersOf } from '../../marking/release.ts';
import { readStateLine } from '../../marking/state-line.ts';
import { PROFILES, type Profile, type Vocabulary } from '../../marking/vocabulary.ts';
import { answerLines } from '../answer-lines.ts';
import { dayFrom } from '../circumstances.ts';
import { answerQuestion, type MarkingTables, type NamedAnswer } from '../marking-question.ts';
import { RULES } from '../options.ts';
import { out } from '../terminal.ts';
import { markingForReading } from '../view/marking.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('text', {
      type: 'string',
      array: true,
      describe: 'banners, portion marks or first lines as printed, e.g. "(S//REL TO USA, GBR)"',
    })
    .option('roll-up', {
      type: 'boolean',
      default: false,
      describe: 'the banner of a page with these portions',
    })
    .option('banner', {
      type: 'string',
      describe: 'with --roll-up: the banner printed on the page, to be compared',
    })
    .option('to', {
      type: 'string',
      describe: 'audience: PUBLIC, NATO, a coalition, or countries: "USA, GBR"',
    })
    .option('dated', { type: 'string', describe: 'day of the document; the present grammar unless given' })
    .option('profile', { choices: PROFILES, default: 'ic' as const, describe: 'whose rules' })
    .option('stdin', {
      type: 'boolean',
      default: false,
      describe: 'read {id, kind, form, input, profile, dated} as NDJSON',
    })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'text for reading, or one JSON object a line',
    })
    .option('rules', RULES)
    .example('$0 marking "(S//REL TO USA, GBR)" --to GBR', 'may it go to the United Kingdom')
    .example('$0 marking "(S//NF)" "(U)" --roll-up', 'the banner of the page');

export interface MarkingArguments {
  readonly text?: readonly string[] | undefined;
  readonly rollUp: boolean;
  readonly banner?: string | undefined;
  readonly to?: string | undefined;
  readonly dated?: string | undefined;
  readonly profile: Profile;
  readonly stdin: boolean;
  readonly format: 'text' | 'json';
  readonly rules: string;
}

/** A question the command asks, with the words over its answer. */
interface Titled {
  readonly title: string;
  readonly question: MarkingQuestion;
}

export async function handler(given: MarkingArguments): Promise<void> {
  const tables = { vocabulary: loadVocabulary(given.rules), orders: loadOrders(given.rules) };
  if (given.stdin)
    return answerLines(MarkingQuestion, (question) => answerQuestion(question, tables), isOpen);
  const answers = questionsOf(given, tables).map(({ title, question }) => {
    const answer = answerQuestion(question, tables);
    return { title, answer };
  });
  for (const { title, answer } of answers)
    out(
      given.format === 'json' ? JSON.stringify(answer) : `${markingForReading(title, answer).join('\n')}\n`,
    );
  if (answers.some(({ answer }) => isOpen(answer))) process.exitCode = 1;
}

/** What cannot be read whole or was mended, breaks a rule, or may not go to whom it was asked for, leaves a question. */
const isOpen = ({ valid, result, findings, repaired }: NamedAnswer): boolean =>
  !valid ||
  repaired === true ||
  failing(findings).length > 0 ||
  (typeof result === 'object' && result !== null && 'barred' in result && result.barred === true);

function questionsOf(given: MarkingArguments, tables: MarkingTables): Titled[] {
  const texts = given.text ?? [];
  if (texts.length === 0)
    throw new UsageProblem('marking needs a marking as printed, for example "(S//NF)", or --stdin.');
  const common = {
    profile: given.profile,
    ...(given.dated !== undefined && { dated: dayFrom(given.dated, '--dated') }),
  };
  const single = texts.map((text) => singleOf(text, common, tables));
  if (given.banner !== undefined && !given.rollUp)
    throw new UsageProblem('--banner is compared with the portions of a page: give --roll-up with it.');
  const page = given.rollUp ? [pageOf(texts, given.banner, common)] : [];
  if (given.to === undefined) return given.rollUp ? page : single;
  return toAudience([...page, ...single], given.to, tables);
}

type Common = Pick<MarkingQuestion, 'profile' | 'dated'>;

const pageOf = (portions: readonly string[], banner: string | undefined, common: Common): Titled => ({
  title: `Page of ${portions.join(' ')}`,
  question: {
    ...common,
    kind: 'rollup',
    input: { portions: [...portions], ...(banner !== undefined && { banner }) },
  },
});

/** The first line of a cable is read as one; anything else is a marking. */
const singleOf = (text: string, common: Common, { vocabulary }: MarkingTables): Titled => ({
  title: text,
  question: { ...common, kind: isLineOfCable(text, vocabulary) ? 'state' : 'parse', input: text },
});

function isLineOfCable(text: string, vocabulary: Vocabulary): boolean {
  const line = readStateLine(text, vocabulary);
  return (
    line !== undefined &&
    (line.post !== undefined || (line.captions ?? []).length > 0) &&
    !text.includes('//')
  );
}

/** A page goes by the banner of its portions, and each of them has to go as well. */
function toAudience(asked: readonly Titled[], to: string, tables: MarkingTables): Titled[] {
  if (readersOf(to, tables.vocabulary) === undefined)
    throw new UsageProblem(
      '--to takes PUBLIC, NATO, a coalition such as FVEY, or countries by their codes: --to "USA, GBR".',
    );
  return asked.map(({ title, question }) => {
    const { input, ...common } = question;
    const asked = typeof input === 'string' ? input : (answerQuestion(question, tables).banner ?? '');
    const line = question.kind === 'state' ? cableOf(asked, tables.vocabulary) : { portion: asked };
    return { title, question: { ...common, kind: 'release', input: { ...line, audience: to } } };
  });
}

/** The marking and the captions of a first line; one that was mended or not read whole stays as printed, which denies. */
function cableOf(text: string, vocabulary: Vocabulary): { portion: string; captions?: string[] } {
  const line = readClassificationLine(text, vocabulary.lexicon);
  const captions = [...(readStateLine(text, vocabulary)?.captions ?? [])];
  if (line === undefined || line.repaired || line.unread !== undefined) return { portion: text, captions };
  return { portion: written(line.marking, 'portion', vocabulary), captions };
}

import { askedBy } from '../../batch/entries.ts';
import { recordSpan } from '../../container/origin.ts';
import type { Question } from '../../decide/questions.ts';
import type { Portion } from '../../model/cable.ts';
import type { Effect } from '../../model/claim.ts';
import { overlap, type Span } from '../../model/span.ts';
import type { Review } from '../../pipeline.ts';
import type { Explanation, Passage, Placed, Settled, ToldClaim } from '../explanation.ts';
import { paint, visible } from '../terminal.ts';
import { excerpt, passage as wordsOf } from './excerpt.ts';
import { messageLines, toldOf } from './messages.ts';
import { folded, pageWidth } from './page.ts';
import { table } from './table.ts';

/** A cable explained, as a page folded to the terminal. What was said once is then named by its first place. */
export function explanationPage(done: Review, found: Explanation, width = pageWidth()): string[] {
  const said = new Map<string, string>();
  const { asOf, state, reasons } = found.status;
  return [
    `${paint('bold', found.mrn)}: ${found.state}. On ${asOf} ${state}.`,
    ...reasons.flatMap(({ text, provision }) => folded('  ', `${text} (${provision})`, width)),
    ...messageLines(toldOf(done.record.file, found.messages, done.record)).flatMap((line) =>
      hanging(line, width),
    ),
    ...found.passages.flatMap((each) => ['', ...passageLines(done, each, { said, width })]),
    ...personLines(found, width),
    ...(found.questions.length === 0 ? [] : ['', questionTable(done, found.questions)]),
  ];
}

/** The lines of one page: how wide, and at which place something was said first. */
interface Page {
  readonly width: number;
  readonly said: Map<string, string>;
}

const COLOURS: Readonly<Record<Effect, 'green' | 'yellow' | 'red'>> = {
  release: 'green',
  hold: 'yellow',
  withhold: 'red',
};

function passageLines(done: Review, { portion, mark, level, decisions }: Passage, page: Page): string[] {
  const within = extentOf(done.cable.portions, portion);
  return [
    paint('bold', `${portion}  ${visible(mark ?? 'unmarked')}, level ${level ?? 'unknown'}`),
    ...decisions.flatMap((settled) => settledLines(done, settled, within, page)),
  ];
}

function extentOf(portions: readonly Portion[], id: string): Span {
  const spans = portions.find((portion) => portion.id === id)?.spans ?? [];
  return { from: spans[0]?.from ?? 0, to: spans.at(-1)?.to ?? 0 };
}

function settledLines(done: Review, settled: Settled, within: Span, page: Page): string[] {
  const { place, effect, bases, claims } = settled;
  const head = `  ${place}  ${paint(COLOURS[effect], effect)} ${bases.join(', ')}`.trimEnd();
  const why = paint('dim', whyItStands(settled));
  const only = claims.length === 1 ? claims[0] : undefined;
  const before = only === undefined ? undefined : page.said.get(groundsOf(only).join('\n'));
  const told =
    only !== undefined && before !== undefined
      ? [
          ...folded('    ', `${headOf(only)}, as at ${before}. ${why}`, page.width),
          ...matchLines(done, only, settled, within).flatMap((line) => folded('      ', line, page.width)),
        ]
      : [...claimsInFull(done, settled, within, page), ...folded('    ', why, page.width)];
  return [head, ...folded('      ', shownWords(done, settled, within, page), page.width), ...told];
}

/** A passage with more characters than this is shown by its beginning and end. */
const LONG = 64;

function shownWords(done: Review, settled: Settled, within: Span, { width }: Page): string {
  const span = recordSpan(done.record, settled);
  const { text } = done.record;
  return settled.effect === 'release' || span.to - span.from > LONG
    ? paint('dim', wordsOf(text, span, width - 8))
    : excerpt(text, span, within);
}

/** Every claim, in full where the page first says the like; what neighbours share is said once. */
function claimsInFull(done: Review, settled: Settled, within: Span, { said, width }: Page): string[] {
  if (settled.claims.length === 0) return ['    nobody spoke for this text, and silence is not consent'];
  const here = new Set<string>();
  return settled.claims.flatMap((claim) => {
    const grounds = groundsOf(claim);
    const before = said.get(grounds.join('\n'));
    if (before === undefined) said.set(grounds.join('\n'), settled.place);
    const fresh = grounds.filter((line) => !here.has(line));
    for (const line of grounds) here.add(line);
    const body = before === undefined || before === settled.place ? fresh : [`As at ${before}.`];
    return [
      ...folded('    ', headOf(claim), width),
      ...[...matchLines(done, claim, settled, within), ...body].flatMap((line) =>
        folded('      ', line, width),
      ),
    ];
  });
}

/** `rule privacy/e-mail, by its pattern [claim 0b0a44d8677f]` */
const headOf = (claim: ToldClaim): string =>
  `${nameOf(claim)}${claim.rule === undefined ? '' : `, by ${MADE_OF[claim.rule.kind] ?? `its ${claim.rule.kind}`}`} ${paint('dim', `[claim ${claim.id}]`)}`;

/** Kinds that are made of others, as a reader says them. */
const MADE_OF: Readonly<Record<string, string>> = {
  near: 'two things near each other',
  all: 'all of its parts together',
  any: 'one of its parts',
  except: 'what it finds and does not spare',
  unless: 'what it finds where nothing lifts it',
};

/** Who makes a claim, with the name of a person it is about. */
function nameOf(claim: ToldClaim): string {
  const { person } = claim;
  const who = askedBy(claim).map(({ by }) => by);
  if (person !== undefined) who.push(`${visible(person.name)}, ${person.role} (${person.id})`);
  return who.join(': ');
}

/** The reason, the provisions, and what a rule rests on. */
const groundsOf = ({ reason, bases, rule, person }: ToldClaim): string[] => [
  reason,
  ...bases.map(
    ({ code, provision, reason: why, until, standing, owner }) =>
      `${code}: ${provision}. ${why}${standing === 'claimed' ? ' Claimed by the cable, and nobody has adopted it yet.' : ''}${until === undefined ? '' : ` Until ${until}.`}${owner === undefined ? '' : ` Opened by ${owner} alone.`}`,
  ),
  ...(rule === undefined
    ? []
    : [`${rule.title} (pack ${rule.pack} ${rule.version}). Source: ${rule.source}.`]),
  ...(person === undefined ? [] : [`Evidence: ${visible(person.evidence)}.`]),
];

/** The matched words, where they are not the passage itself. */
function matchLines({ record }: Review, { rule }: ToldClaim, settled: Settled, within: Span): string[] {
  const hits = (rule?.matched ?? []).filter((hit) => !isSamePlace(hit, settled));
  const lines = hits.slice(0, MOST_HITS).map((hit) => {
    const span = recordSpan(record, hit);
    return `Matched at ${hit.place}: ${excerpt(record.text, span, widened(within, span))}`;
  });
  return hits.length > MOST_HITS ? [...lines, `And at ${hits.length - MOST_HITS} more places.`] : lines;
}

const MOST_HITS = 3;

const isSamePlace = (a: Placed, b: Placed): boolean => a.from === b.from && a.to === b.to;

const widened = (a: Span, b: Span): Span => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });

/** Why nothing overrode what was settled: what was weaker, what people answered and what came of that. */
function whyItStands({ effect, claims, overcome }: Settled): string {
  const weaker = overcome.filter(({ how }) => how === 'weaker');
  const answered = overcome.filter(({ how }) => how !== 'weaker');
  const named = ({ claim }: Settled['overcome'][number]): string => `${nameOf(claim)} [claim ${claim.id}]`;
  const said = [
    ...(weaker.length === 0
      ? []
      : [
          `It outweighs ${weaker.map((each) => `the ${NOUNS[each.claim.effect]} by ${named(each)}`).join(', ')}.`,
        ]),
    ...answered.map((each) => `${named(each)}: ${each.why}`),
  ];
  if (effect !== 'release')
    return [...said, ...(answered.length === 0 ? ['No person has answered it.'] : [])].join(' ');
  return said.length > 0
    ? said.join(' ')
    : claims.length > 1
      ? 'Nobody spoke against it.'
      : 'Nobody else spoke.';
}

const NOUNS: Readonly<Record<Effect, string>> = {
  release: 'release',
  hold: 'hold',
  withhold: 'withholding',
};

/** Everybody named, in which role, by what evidence, and each place once. */
function personLines({ persons }: Explanation, width: number): string[] {
  if (persons.length === 0) return [];
  return [
    '',
    paint('bold', 'Persons'),
    ...persons.flatMap(({ id, name, role, evidence, mentions }) => [
      ...folded(`  ${id.padEnd(4)}`, `${paint('bold', visible(name))}, ${role}: ${visible(evidence)}`, width),
      ...folded('      ', `at ${[...new Set(mentions.map(({ place }) => place))].join(', ')}`, width),
    ]),
  ];
}

const touches = ({ spans }: Portion, span: Span): boolean => spans.some((each) => overlap(each, span));

/** What is open, in the words `decide --on` takes. */
function questionTable({ persons, cable, record }: Review, questions: readonly Question[]): string {
  const whom = (on: string) => persons.find(({ id }) => on === `person:${id}`)?.name ?? '';
  return table(
    [{ head: 'Question', as: 'name' }, 'Who', 'In', 'Basis', 'To be decided'],
    questions.map(({ on, spans, bases, reason }) => [
      on,
      visible(whom(on)),
      cable.portions
        .filter((portion) => spans.some((span) => touches(portion, recordSpan(record, span))))
        .map(({ id }) => id)
        .join(', '),
      bases.map(({ code }) => code).join(', '),
      reason,
    ]),
  );
}

/** A message folded, with its later lines set in. */
function hanging(line: string, width: number): string[] {
  const [first = '', ...rest] = folded('', line, width);
  return [first, ...rest.flatMap((each) => folded('    ', each, width))];
}

import type { BannerLimit } from '../model/audience.ts';
import { unite } from '../model/span.ts';
import { checkBanner } from './banner.ts';
import { checkBody, type Printed } from './body.ts';
import { checkChanges } from './changes.ts';
import { type FrameCheck, type Framed, prepareFrameCheck } from './frame/check.ts';
import { readPage } from './html/check.ts';
import { checkIndex } from './index-rows.ts';
import { prepareLeakCheck } from './leaks.ts';
import { prepareNameCheck, type SecretName } from './names.ts';
import { bodyOnPaper, partsOfPage, readJsonCopy, readJsonSheet, TEMPLATE_WORDS } from './page.ts';
import { readPdf } from './pdf/check.ts';
import { type Reading, readings } from './readings/readings.ts';
import { fault, PASSED, type Verdict } from './verdict.ts';
import { wordsOf } from './words.ts';

/** What was settled on one cable, as far as its copies are checked against it. */
export interface Settled extends Framed {
  /** What the page says of its own: number, stamps, who confirmed and when, codes of exemptions. */
  readonly page: readonly string[];
  /** Names that may stand nowhere, whatever was decided on their places. */
  readonly names: readonly SecretName[];
  /** Whether markers may have no codes. */
  readonly uncoded?: boolean | undefined;
  /** The most that a banner of the files may bear; nothing is asked where they do not leave the building. */
  readonly limit: BannerLimit | undefined;
}

/** Checks one file of a cable. Each fault in words that quote nothing. */
export type CopyCheck = (name: string, bytes: string | Uint8Array) => string[];

/**
 * Checks files of one cable against what was settled: nothing withheld anywhere in the bytes, the body made of
 * released text and markers alone, the banner not above what the folder allows.
 */
export function prepareCopyCheck(settled: Settled): CopyCheck {
  const permitted = [...TEMPLATE_WORDS, ...settled.page];
  const search = prepareSearch({ ...settled, permitted });
  const checks = { ownWords: prepareOwnWords(settled), frame: prepareFrameCheck(settled) };
  return (name, bytes) => {
    const verdicts = verdictsOn(settled, name, bytes, checks);
    return [
      ...search(bytes, name),
      ...verdicts.flatMap((verdict) => (verdict.ok ? [] : [`${name}: ${verdict.reason}`])),
    ];
  };
}

/** Faults of a file, in words that quote nothing. */
type Search = (given: string | Uint8Array | readonly Reading[], name: string) => string[];

/** What is searched for, and what may be read anyway. */
interface Sought extends Pick<Settled, 'source' | 'decisions' | 'names'> {
  readonly permitted: readonly string[];
}

/** Looks for what is withheld from a cable, and for names that may stand nowhere, in any file, given or read, and its name. */
export function prepareSearch({ source, decisions, names, permitted }: Sought): Search {
  const withheld = decisions.filter(({ effect }) => effect !== 'release').map(({ span }) => span);
  const leaksIn = prepareLeakCheck(source, withheld, permitted);
  const namesIn = prepareNameCheck(
    names,
    permitted.filter((words) => !words.startsWith(BEGINNING)),
  );
  return (given, name) => {
    const read = typeof given === 'string' || given instanceof Uint8Array ? [...readings(given)] : given;
    return [
      ...leaksIn(read, name).map(({ kind }) => `${name} holds a ${SORT[kind]}`),
      ...(namesIn(read) || namesIn(name) ? [`${name} holds the name of somebody promised protection`] : []),
    ];
  };
}

/** What is asked of every file of one cable. */
interface Checks {
  readonly ownWords: OwnWords;
  readonly frame: FrameCheck;
}

/** What `page` quotes of the released text, to tell rows of letters: it permits no name. */
const BEGINNING = '"text":"';

function verdictsOn(settled: Settled, name: string, bytes: string | Uint8Array, checks: Checks): Verdict[] {
  if (name === 'cover.pdf') return coverVerdicts(settled.limit, bytesOf(bytes));
  if (name.endsWith('.pdf')) return pdfVerdicts(settled, bytesOf(bytes), checks);
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8');
  if (name === 'index.jsonl') return [checkIndex(text), checks.frame.rows(text)];
  if (name === 'changes.jsonl') return [checkChanges(text), checks.frame.changes(text)];
  if (name === 'index.csv' || name === 'changes.csv') return [];
  if (name === 'index.html' || name === 'cover.html') return pageVerdicts(settled.limit, text);
  if (name.endsWith('.html')) return htmlVerdicts(settled, text, checks);
  if (name.endsWith('.json')) return jsonVerdicts(settled, text, checks);
  if (name.endsWith('.txt')) return textVerdicts(settled, text, checks);
  return [fault('no-check', 'No copy is made in this form.')];
}

const SORT = {
  span: 'withheld passage',
  words: 'withheld row of words',
  letters: 'withheld row of letters',
  name: 'withheld name',
  number: 'withheld number',
  unsearched: 'packed stream that cannot be searched',
} as const;

function textVerdicts(settled: Settled, text: string, { ownWords, frame }: Checks): Verdict[] {
  const banner = settled.limit === undefined ? [] : [checkBanner(text, settled.limit)];
  if (settled.sheet) return [...banner, ownWords(text), ...frame.verdicts, frame.text(text, '')];
  const { own = '', body } = partsOfPage(text) ?? {};
  const around = [...frame.verdicts, frame.text(text, body ?? '')];
  return [...banner, ownWords(own), bodyVerdict(settled, body, 'text', frame), ...around];
}

function jsonVerdicts(settled: Settled, text: string, { ownWords, frame }: Checks): Verdict[] {
  const copy = settled.sheet ? readJsonSheet(text) : readJsonCopy(text);
  if (copy === undefined) return [bodyVerdict(settled, undefined, 'text', frame)];
  const lines = `${copy.banner}\n${copy.banner}`;
  const banner = settled.limit === undefined ? [] : [checkBanner(lines, settled.limit)];
  const own = [...banner, ownWords(copy.own), ...frame.verdicts, frame.json(text)];
  return settled.sheet ? own : [...own, bodyVerdict(settled, copy.body, 'text', frame)];
}

/** A page of HTML that has no body of a cable: its form and its banners. */
function pageVerdicts(limit: BannerLimit | undefined, text: string): Verdict[] {
  const reading = readPage(text);
  if ('verdict' in reading) return [reading.verdict];
  return limit === undefined ? [] : [checkBanner(reading.page.banners.join('\n'), limit)];
}

function htmlVerdicts(settled: Settled, text: string, { ownWords, frame }: Checks): Verdict[] {
  const reading = readPage(text);
  if ('verdict' in reading) return [reading.verdict];
  const { page } = reading;
  const own = [...pageVerdicts(settled.limit, text), ownWords(page.own), ...frame.verdicts, frame.html(page)];
  if (settled.sheet) return page.body === undefined ? own : [...own, NOT_A_SHEET];
  return [...own, bodyVerdict(settled, page.body, 'html', frame)];
}

const bytesOf = (bytes: string | Uint8Array): Uint8Array =>
  typeof bytes === 'string' ? Buffer.from(bytes) : bytes;

/** A PDF that has no body of a cable: its form and its banners. */
function coverVerdicts(limit: BannerLimit | undefined, bytes: Uint8Array): Verdict[] {
  const reading = readPdf(bytes);
  if ('verdict' in reading) return [reading.verdict];
  return limit === undefined ? [] : bannerVerdicts(reading.pdf.banners, limit);
}

function pdfVerdicts(settled: Settled, bytes: Uint8Array, { ownWords, frame }: Checks): Verdict[] {
  const reading = readPdf(bytes);
  if ('verdict' in reading) return [reading.verdict];
  const { banners, lines, own } = reading.pdf;
  const { limit } = settled;
  const bannered = [...(limit === undefined ? [] : bannerVerdicts(banners, limit)), ...frame.verdicts];
  if (settled.sheet)
    return [...bannered, ownWords(`${own}\n${lines.join('\n')}`), frame.pdf(reading.pdf, '')];
  const { head = '', body } = bodyOnPaper(lines) ?? {};
  const around = [ownWords(`${own}\n${head}`), frame.pdf(reading.pdf, head)];
  return [...bannered, ...around, bodyVerdict(settled, body, 'paper', frame)];
}

/** One banner on the top and at the foot of every page. */
function bannerVerdicts(banners: readonly (readonly string[])[], limit: BannerLimit): Verdict[] {
  const all = banners.flat();
  const same = all.every((banner) => banner === all[0]);
  const first = checkBanner(all.slice(0, 2).join('\n'), limit);
  return same ? [first] : [first, fault('banners-differ', 'The pages do not bear one and the same banner.')];
}

const NOT_A_SHEET = fault('sheet-body', 'A withdrawal sheet holds the body of a copy.');

/** Checks that words beside the body are words of the page, or such as the body releases. */
type OwnWords = (text: string) => Verdict;

function prepareOwnWords({ source, decisions, page }: Settled): OwnWords {
  const known = prepareKnown(() => {
    const kept = decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span);
    return [...page, ...unite(kept).map((span) => source.slice(span.from, span.to))];
  });
  return (text) =>
    wordsOf(text).words.every(
      (word) => /^\d{1,4}$/.test(word) || /^(?:[<>[\]{}]|=+)$/.test(word) || known(word),
    )
      ? PASSED
      : fault('foreign-word', 'Beside the body stands a word that is neither of the page nor released.');
}

const OF_EVERY_PAGE: ReadonlySet<string> = new Set(TEMPLATE_WORDS.flatMap((text) => wordsOf(text).words));

/** Whether a word is in any of the texts or in every page. Texts are read as far as it takes to find what is asked for, short ones first: those name most. */
function prepareKnown(gather: () => readonly string[]): (word: string) => boolean {
  const known = new Set<string>();
  let left: string[] | undefined;
  return (word) => {
    if (OF_EVERY_PAGE.has(word)) return true;
    left ??= [...new Set(gather())].sort((a, b) => b.length - a.length);
    for (let text = known.has(word) ? undefined : left.pop(); text !== undefined; text = left.pop()) {
      for (const each of wordsOf(text).words) known.add(each);
      if (known.has(word)) break;
    }
    return known.has(word);
  };
}

function bodyVerdict(
  { source, decisions, struck, uncoded }: Settled,
  body: string | undefined,
  printed: Printed,
  { markers }: FrameCheck,
): Verdict {
  if (body === undefined) return fault('no-body', 'The file does not have the form of a copy.');
  const kept = decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span);
  return checkBody({
    source,
    kept,
    struck: printed === 'paper' ? [] : struck,
    body,
    printed,
    uncoded,
    markers,
  });
}

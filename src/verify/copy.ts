import type { BannerLimit } from '../model/audience.ts';
import type { Decision } from '../model/claim.ts';
import type { Span } from '../model/span.ts';
import { checkBanner } from './banner.ts';
import { checkBody } from './body.ts';
import { checkIndex } from './index-rows.ts';
import { prepareLeakCheck } from './leaks.ts';
import { prepareNameCheck, type SecretName } from './names.ts';
import { bodyOfPage, pictured, readHtmlPage, readJsonCopy, readJsonSheet, TEMPLATE_WORDS } from './page.ts';
import type { Verdict } from './verdict.ts';

/** What was settled on one cable, as far as its copies are checked against it. */
export interface Settled {
  readonly source: string;
  readonly decisions: readonly Decision[];
  readonly struck: readonly Span[];
  /** What the page says of its own: number, stamps, who confirmed and when, codes of exemptions. */
  readonly page: readonly string[];
  /** Names that may stand nowhere, whatever was decided on their places. */
  readonly names: readonly SecretName[];
  /** A withdrawal sheet stands for the copy, and has no body of the cable. */
  readonly sheet: boolean;
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
  const { source, decisions, page, names } = settled;
  const withheld = decisions.filter(({ effect }) => effect !== 'release').map(({ span }) => span);
  const permitted = [...TEMPLATE_WORDS, ...page];
  const leaksIn = prepareLeakCheck(source, withheld, permitted);
  const namesIn = prepareNameCheck(
    names,
    permitted.filter((words) => !words.startsWith(BEGINNING)),
  );
  return (name, content) => {
    const bytes = name.endsWith('.pdf') ? stringsOfPdf(content) : content;
    const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8');
    const verdicts = verdictsOn(settled, name, text);
    const said = name.endsWith('.html') ? readHtmlPage(text).text : bytes;
    return [
      ...leaksIn(said, name).map(({ kind }) => `${name} holds a withheld ${SORT[kind]}`),
      ...(namesIn(said) || namesIn(name) ? [`${name} holds the name of somebody promised protection`] : []),
      ...verdicts.flatMap((verdict) => (verdict.ok ? [] : [`${name}: ${verdict.reason}`])),
    ];
  };
}

/** What `page` quotes of the released text, to tell rows of letters: it permits no name. */
const BEGINNING = '"text":"';

function verdictsOn(settled: Settled, name: string, text: string): Verdict[] {
  if (name === 'index.jsonl') return [checkIndex(text)];
  if (name === 'index.csv') return [];
  if (name.endsWith('.html')) return htmlVerdicts(settled, text);
  // Its form and its pages are not read here yet.
  if (name.endsWith('.pdf')) return [];
  return name.endsWith('.json') ? jsonVerdicts(settled, text) : textVerdicts(settled, text);
}

/**
 * What a PDF says outside its pages: title, bookmarks, words for screen readers. Its own keys are no words of a cable, and
 * packed bytes read as letters say anything.
 */
function stringsOfPdf(content: string | Uint8Array): string {
  const text = Buffer.from(content as Uint8Array).toString('latin1');
  return (text.match(/\((?:\\[\x20-\x7e]|[^\\()\x00-\x1f\x7f-\xff])*\)/g) ?? []).join('\n');
}

const SORT = {
  span: 'passage',
  words: 'row of words',
  letters: 'row of letters',
  name: 'name',
  number: 'number',
} as const;

function textVerdicts(settled: Settled, text: string): Verdict[] {
  const banner = settled.limit === undefined ? [] : [checkBanner(text, settled.limit)];
  return settled.sheet ? banner : [...banner, bodyVerdict(settled, bodyOfPage(text))];
}

function jsonVerdicts(settled: Settled, text: string): Verdict[] {
  const copy: { readonly banner: string; readonly body?: string } | undefined = settled.sheet
    ? readJsonSheet(text)
    : readJsonCopy(text);
  if (copy === undefined) return [bodyVerdict(settled, undefined)];
  const lines = `${copy.banner}\n${copy.banner}`;
  const banner = settled.limit === undefined ? [] : [checkBanner(lines, settled.limit)];
  return settled.sheet ? banner : [...banner, bodyVerdict(settled, copy.body)];
}

function htmlVerdicts(settled: Settled, text: string): Verdict[] {
  const { banners, body } = readHtmlPage(text);
  const banner = settled.limit === undefined ? [] : [checkBanner(banners.join('\n'), settled.limit)];
  if (settled.sheet) return banner;
  // No picture takes more room than its sign, so places in the source stay what they are.
  return [...banner, bodyVerdict({ ...settled, source: pictured(settled.source) }, body)];
}

function bodyVerdict({ source, decisions, struck, uncoded }: Settled, body: string | undefined): Verdict {
  if (body === undefined)
    return { ok: false, code: 'no-body', reason: 'The file does not have the form of a copy.' };
  const kept = decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span);
  return checkBody({ source, kept, struck, body, uncoded });
}

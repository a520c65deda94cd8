import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { remembered } from '../text/remembered.ts';
import { type OpenForms, withControl } from './controls.ts';
import { isJoined, matchesIn, oneOf, type Search, type Sifted } from './forms.ts';
import { namesReaders } from './grammar/lists.ts';
import { joined } from './join.ts';
import type { LevelNames } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { parsePortionMark, released } from './portion-mark.ts';
import type { CaptionRow, ControlRow } from './vocabulary.ts';

/** Words that restrict a text, as a sentence states them (5 FAM 540, 12 FAM 540; 5 FAH-2 H-440). Offsets are into it. */
export interface HandlingWords extends Span {
  readonly marking: Marking;
  /** `Entire text is SBU`, `This message is FOUO`: they speak for the cable. */
  readonly ofWhole: boolean;
}

/** How running words name what restricts them. */
export interface HandlingNames {
  /** Controls of unclassified information, in any case: a sentence goes on behind one to say what it asks for. */
  readonly open: Search;
  /** Every other control, and the captions that say how far a message goes. */
  readonly named: Search;
  /** What is put together: `FGI AUS`, `UK SECRET`, `REL TO USA, AUS`, `AUS/USA EYES ONLY`. */
  readonly composed: Search;
  /** What each name, and each abbreviation of one, puts into a marking. */
  readonly markings: ReadonlyMap<string, Marking>;
}

export function handlingNames(
  { classified }: LevelNames,
  { control, printed }: Readonly<Record<'control' | 'printed', ReadonlyMap<string, ControlRow>>>,
  captions: readonly CaptionRow[],
  open: OpenForms,
): HandlingNames {
  const barring = captions.filter(
    ({ bars, ambiguous, control }) => bars && !ambiguous && control === undefined,
  );
  const byCaption = new Map(barring.map(({ caption }) => [caption, unread(caption)]));
  const telling = barring.filter(({ distribution, channel }) => distribution || channel);
  const pairs = [...control.values()].filter(isSpoken).flatMap(clearForms);
  const markings = new Map([
    ...telling.map(({ caption }): [string, Marking] => [caption, unread(caption)]),
    ...pairs
      .filter(([form, row]) => printed.get(form) === row)
      .map(([form, row]): [string, Marking] => [
        form,
        (row.foreign === 'deny' ? undefined : byCaption.get(form)) ?? controlledBy(row),
      ]),
  ]);
  const forms = [...markings.keys()].filter((form) => form.length >= SHORTEST);
  return { ...searches(forms, open, [...classified.words, 'RESTRICTED']), markings };
}

/** What is shorter is an abbreviation of other things outside brackets. */
const SHORTEST = 5;

/** The Atomic Energy Act's own are heard as exclusions; what bars nobody need not be heard. */
const isSpoken = (row: ControlRow): boolean =>
  !row.alone &&
  row.public === 'deny' &&
  row.category !== 'cui' &&
  !(row.category === 'aea' && row.us === 'refer');

const clearForms = (row: ControlRow): [string, ControlRow][] =>
  [row.title, row.banner, row.portion, ...row.spellings]
    .filter((form) => !row.ambiguous.includes(form))
    .map((form) => [form, row]);

const CLASSIFIED_ALONE: ReadonlySet<string> = new Set(['sci', 'aea']);

/** Compartments stand on the level of the whole, as nothing unclassified bears one. */
const controlledBy = (row: ControlRow): Marking =>
  withControl(plainMarking(CLASSIFIED_ALONE.has(row.category) ? null : 'U'), row);

function searches(
  forms: readonly string[],
  { titles, letters }: OpenForms,
  levels: readonly string[],
): Omit<HandlingNames, 'markings'> {
  const space = '\\s{1,4}';
  const level = oneOf(levels, space);
  const written = forms.flatMap(writtenForms);
  return {
    open: {
      forms: [...titles, ...letters],
      pattern: new RegExp(
        `(?<![A-Za-z0-9/])(?:${oneOf([...titles, ...letters], space)})(?:\\s?\\/{1,2}\\s?[A-Z]{2,12}){0,3}(?![A-Za-z0-9])`,
        'gi',
      ),
    },
    named: {
      forms,
      pattern: new RegExp(
        `(?<![A-Za-z0-9/-])(?:${oneOf(written, space)})(?:\\s?\\/{1,2}\\s?[A-Z]{2,12}){0,3}(?![A-Za-z0-9/])`,
        'g',
      ),
    },
    composed: {
      forms: ['FGI', 'REL', 'RELEASABLE', 'EYES', ...levels],
      needs: /FGI|REL |RELEASABLE|EYES|\sSECRET|\sCONFIDENTIAL|\sRESTRICTED|\sTOP/,
      pattern: new RegExp(
        `(?<![A-Za-z0-9/-])(?:FGI(?:${space}[A-Z]{3,4}){0,6}|REL(?:EASABLE)?(?:${space}TO)?(?:[\\s,/]{1,4}[A-Z]{2,5}){1,12}` +
          `|[A-Z]{2,5}(?:\\/[A-Z]{2,5}){0,8}${space}EYES${space}ONLY|[A-Z]{2,12}${space}(?:${level}))(?![A-Za-z0-9/])`,
        'g',
      ),
    },
  };
}

/**
 * In capitals, and as a sentence prints it: `Noforn`, `Not releasable to foreign nationals`, `Not Releasable to Foreign
 * Nationals`. Two words (`Eyes only`, `Roger Channel`) may be prose, and small letters cost time in every text.
 */
function writtenForms(form: string): string[] {
  if (!isClear(form)) return [form];
  const small = form.toLowerCase();
  const titled = small.replaceAll(/(?<![a-z])(?!(?:to|for|of|via|but)\b)[a-z]/g, (letter) =>
    letter.toUpperCase(),
  );
  return [form, small.charAt(0).toUpperCase() + small.slice(1), titled];
}

/** A name that prose does not use, whatever its case. */
const isClear = (form: string): boolean => form.split(' ').length !== 2;

/** What says that the words which follow are a marking. */
const WHOLE = 'cable|message|telegram|e-?mail|entire\\s{1,4}text';
const STATED = new RegExp(
  `\\b(?:(?:${WHOLE}|paragraph|para|text|section|portion|subject)\\s{0,4}(?:(?:is|are|:|--?)\\s{0,4}){0,1}|` +
    '(?:handle|handled|treat|treated|protect|protected|marked|regarded)\\s{1,4}as\\s{1,4})(?:(?:entirely|considered|marked)\\s{1,4})?$',
  'i',
);
const OF_WHOLE_BEFORE = new RegExp(`\\b(?:${WHOLE})\\b`, 'i');
const OF_WHOLE_BEHIND = /^\s{0,4}[-,:/]{0,2}\s{0,4}entire\s{1,4}text\b/i;
/** Behind a marking the sentence is over, or goes on to say what the marking asks for. */
const ENDS =
  /^(?:\s{0,4}(?:[-.:;,)\]}>–—]|$|entire\s{1,4}text\b|not\s{1,4}for\b|please\b)|[ \t]{0,40}\r?\n)/i;

/** Where a sentence, and where a line may begin. */
export type Opens = Readonly<Record<'sentence' | 'line', (at: number) => boolean>>;

/** What stands on either side of a name. */
interface Around {
  readonly before: string;
  readonly behind: string;
  /** What before it says that it is a marking. */
  readonly stated: string | undefined;
}

function around(words: string, from: number, to: number): Around {
  const before = words.slice(Math.max(0, from - 60), from);
  return { before, behind: words.slice(to, to + 60), stated: STATED.exec(before)?.[0] };
}

const isOfWhole = ({ behind, stated }: Around): boolean =>
  OF_WHOLE_BEHIND.test(behind) || OF_WHOLE_BEFORE.test(stated ?? '');

/** The words of handling in a text: of unclassified text, of every other control, and of captions. */
export const handlingWords = (words: Sifted, opens: Opens, lexicon: Lexicon): HandlingWords[] => [
  ...openWords(words, opens, lexicon),
  ...namedWords(words, opens, lexicon),
  ...composedWords(words, opens, lexicon),
];

function openWords(words: Sifted, opens: Opens, lexicon: Lexicon): HandlingWords[] {
  return matchesIn(words, lexicon.words.handling.open).flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    const place = around(words.text, from, to);
    const headed = opens.sentence(from) && (isJoined(printed) || ENDS.test(place.behind));
    // `Lou` is a man.
    if (printed === 'Lou' || (place.stated === undefined && !headed)) return [];
    return [{ from, to, marking: parsePortionMark(plain(printed), lexicon), ofWhole: isOfWhole(place) }];
  });
}

function namedWords(words: Sifted, opens: Opens, lexicon: Lexicon): HandlingWords[] {
  return matchesIn(words, lexicon.words.handling.named).flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    const marking = namedMarking(printed, lexicon);
    const place = around(words.text, from, to);
    if (marking === undefined || isEnclosed(place)) return [];
    const stated = place.stated !== undefined && SAYS.test(place.stated);
    const joint = isJoined(printed) && opens.sentence(from);
    const first =
      marking.level !== null && CODED.test(printed) && /^\s{0,8}$/.test(words.text.slice(0, from));
    if (!(stated || joint || first || stands(place, from, opens))) return [];
    return [{ from, to, marking, ofWhole: stated && isOfWhole(place) }];
  });
}

/** A name that fills its brackets: these may hold any mark, and are read as such. */
const isEnclosed = ({ before, behind }: Around): boolean => OPENED.test(before) && FILLED.test(behind);
const FILLED = /^\s{0,4}[)\]}>]/;

/** A word of nothing else, which needs no colon at the head of a portion. */
const CODED = /^[A-Z]{5,}$/;
/** `The message is NOFORN`; `a message NODIS` may be prose. */
const SAYS = /(?:[:-]\s{0,4}|\b(?:is|are|as|considered|entirely|marked)\s{1,4})$/i;

/** `ORCON`, `NOFORN/ORCON`, `Noforn`; what follows a stroke and nobody knows denies. Undefined for what is no name. */
export const namedMarking = remembered((printed: string, lexicon: Lexicon): Marking | undefined => {
  const { words, controls } = lexicon;
  if (printed !== printed.toUpperCase() && !isClear(plain(printed))) return undefined;
  const [first = '', ...others] = plain(printed.toUpperCase()).split(/ ?\/{1,2} ?/);
  const { markings } = words.handling;
  const head = markings.get(first);
  if (head === undefined) return undefined;
  const behind = others.map((token) => markings.get(token) ?? behindName(token, controls.printed.get(token)));
  return others.length === 0 ? head : joined([head, ...behind]);
});

const behindName = (token: string, row: ControlRow | undefined): Marking =>
  row === undefined ? unread(token) : withControl(plainMarking(null), row);

function composedWords(words: Sifted, opens: Opens, lexicon: Lexicon): HandlingWords[] {
  return matchesIn(words, lexicon.words.handling.composed).flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    if (!stands(around(words.text, from, to), from, opens)) return [];
    const marking = composedMarking(plain(printed), lexicon);
    return marking === undefined ? [] : [{ from, to, marking, ofWhole: false }];
  });
}

/** A list is read as a mark reads it; whose the information is, and whose eyes are meant, a person must say. */
function composedMarking(printed: string, lexicon: Lexicon): Marking | undefined {
  const { levels, readers } = lexicon;
  const list = /^REL(?:EASABLE)?(?: TO)?[ ,/]{1,4}([A-Z]{2,5})/.exec(printed)?.[1];
  if (list !== undefined)
    return namesReaders(list, readers) ? released(plainMarking('U'), printed, lexicon) : undefined;
  if (/^FGI\b/.test(printed)) return unread(printed);
  const [, country = '', said = ''] = /^([A-Z/]+) (.+)$/.exec(printed) ?? [];
  if (said === 'EYES ONLY')
    return namesReaders(country.replaceAll('/', ' '), readers) &&
      !lexicon.words.handling.markings.has(printed)
      ? unread(printed)
      : undefined;
  const level = levels.portion.get(said.toUpperCase());
  const foreign = readers.countries.has(country) || readers.aliases.has(country);
  return level === undefined || !foreign || OWN.test(country)
    ? undefined
    : { ...plainMarking(level), unknown: [printed] };
}

const OWN = /^(?:US|USA|AND)$/;
/** No mark says what it does, so a person must. */
const unread = (printed: string): Marking => ({ ...plainMarking('U'), unknown: [printed] });

const OPENED = /[([{<]\s{0,4}$/;
/** `NOFORN: ...`, `NOFORN. ...`, `NOFORN - ...`; prose goes on without. */
const CLOSES = /^(?:\s{0,4}(?:[:)\]}>–—]|-{1,2}\s|\.(?![A-Za-z0-9])|$)|[ \t]{0,8}\r?\n[ \t]{0,8}\r?\n)/;
/** Prose wraps, so a full stop says nothing at the head of a line. */
const CLOSES_LINE = /^[ \t]{0,4}(?:[:–—]|-{1,2}\s|\r?\n|$)/;

/** In brackets, or at the head of a sentence or a line and closed there. */
function stands({ before, behind }: Around, at: number, opens: Opens): boolean {
  if (OPENED.test(before)) return ENDS.test(behind);
  return (opens.sentence(at) && CLOSES.test(behind)) || (opens.line(at) && CLOSES_LINE.test(behind));
}

/** The words of a name, however far they are parted. */
const plain = (printed: string): string => printed.replaceAll(/\s+/g, ' ');

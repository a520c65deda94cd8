import { type CaptionNames, captionAmongWords } from '../../marking/captions.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import { codesInRun, isSubject, type TagCodes } from '../../marking/tag-codes.ts';
import type { Field } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { matchesOf } from '../../text/matches.ts';
import { fieldAt } from './field.ts';
import { isProse, isSentence } from './prose.ts';
import { type Place, strangeTags, type Token } from './strange-tags.ts';

const LONGEST_GAP = 20;
const SEPARATOR = /(?:[\s,;/.&#'"-]|AND(?![A-Za-z])){1,200}/y;
/** `(VALE, HARRIET B.)`: a person is a tag too. */
const PERSON =
  /\([^()\s.:;?!0-9]{1,24}(?:[, ]{1,2}(?:[A-Za-z]\.(?=[ ,)])|[JjSs][Rr]\.|[^()\s.,:;?!0-9]{1,20})){0,4}\)/y;
const NONE = /N\/?A(?![A-Za-z])/y;
const HYPHENED = /[A-Z]{2,8}-(?:[A-Z]{2,4}|\d)(?![A-Za-z\d])/y;
const WORD = /[A-Za-z0-9]{2,120}(?!'?[a-z])/y;
/** A word that is no code: a name, or a word of somebody's. */
const STRANGE = /[A-Za-z0-9][A-Za-z0-9.'’-]{0,39}/y;
/** Codes of instructions, which no list of tags swallows. */
const INSTRUCTION = /^(?:OADR|X?GDS)$/;
/** Strange words in a row; more of them are a sentence. */
const MOST_STRANGE = 6;

/** One or two codes may be new or a slip; more that nobody listed are words of somebody's. */
const MOST_UNLISTED = 2;

/** What TAGS says: its codes, captions that got among them, and what may be somebody's words. */
export interface Tags {
  readonly tags: readonly Field<string>[];
  readonly captions: readonly Field<string>[];
  /** Words that nobody listed, persons without brackets among them: they are read and held. */
  readonly words: readonly Span[];
  /** Behind it the rest is no list, and is held. */
  readonly end: number;
}

/**
 * The traffic analysis codes in the order printed, each once and in capitals. They end where a sentence begins; known
 * codes behind it are read all the same, since a tag only ever restricts.
 */
export function readTags(text: string, value: Span, { captions, codes }: Lexicon): Tags {
  const reader = new TagReader(text.slice(value.from, value.to), captions, codes);
  reader.readOn();
  const spanOf = ({ at, to }: Place): Span => ({ from: value.from + at, to: value.from + to });
  const placed = (token: Token): Field<string> => fieldAt(text, spanOf(token), token.value);
  return {
    tags: eachOnce([...reader.tags, ...reader.behind()]).map(placed),
    captions: reader.captions.map(placed),
    words: reader.words.map(spanOf),
    end: value.from + reader.end,
  };
}

/** Sections of one cable and the desks of a post print the same codes again. */
function eachOnce(tokens: readonly Token[]): Token[] {
  const seen = new Set<string>();
  return tokens.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** `prel, pgov, tu`: a list wholly in small letters has one word between two commas, or it may be a sentence. */
function isSmallList(printed: string): boolean {
  const items = printed.replaceAll(/\([^()]{0,60}\)/g, '').split(/[,\r\n]/);
  return !/[A-Z]/.test(printed) && items.length > 1 && items.every((item) => !/\S\s+\S/.test(item));
}

/** Walks along the list once, from token to token. */
class TagReader {
  readonly tags: Token[] = [];
  readonly captions: Token[] = [];
  readonly words: Place[] = [];
  private readonly unlisted: Place[] = [];
  /** Behind the last token read. */
  end = 0;
  private at = 0;
  private readonly text: string;
  private readonly printed: string;
  private readonly names: CaptionNames;
  private readonly codes: TagCodes;

  constructor(text: string, names: CaptionNames, codes: TagCodes) {
    this.text = text;
    this.printed = isSmallList(text) ? text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase()) : text;
    this.names = names;
    this.codes = codes;
  }

  readOn(): void {
    while (this.readOne() || this.readStrange()) {
      this.end = this.at;
      this.take(SEPARATOR);
      if (this.at === this.printed.length) this.end = this.at;
    }
    // One by one: a call takes no list of any length.
    if (this.unlisted.length > MOST_UNLISTED) for (const place of this.unlisted) this.words.push(place);
  }

  private readOne(): boolean {
    if (this.take(NONE) !== undefined) return true;
    return this.readPerson() || this.readPhrase() || this.readCaption() || this.readCode();
  }

  behind(): Token[] {
    const words = matchesOf(this.text.slice(this.end), /[A-Za-z]{3,6}/g);
    return words
      .filter(([word]) => this.codes.subjects.has(word))
      .map(({ 0: value, index }) => ({ value, at: this.end + index, to: this.end + index + value.length }));
  }

  private readPerson(): boolean {
    const at = this.at;
    const printed = this.take(PERSON)?.[0];
    if (printed === undefined) return false;
    if (isSentence(printed)) this.at = at;
    else this.put(printed.slice(1, -1).trim().toUpperCase(), at, this.at);
    return this.at > at;
  }

  /** A phrase may run on into codes: `HUMAN RIGHTSPREL`. */
  private readPhrase(): boolean {
    const at = this.at;
    const printed = this.take(this.codes.phrase)?.[0];
    if (printed === undefined) return false;
    const next = /^[A-Za-z]{0,120}/.exec(this.printed.slice(this.at, this.at + 120))?.[0] ?? '';
    if (next !== '' && !isSubject(next, this.codes) && codesInRun(next, this.codes).length === 0)
      this.at = at;
    else this.put(this.codes.forms.get(printed.replaceAll(/\s+/g, ' ')) ?? printed, at, this.at);
    return this.at > at;
  }

  private readCaption(): boolean {
    const found = captionAmongWords(this.printed, this.at, this.names);
    if (found === undefined) return false;
    this.captions.push({ value: found.caption, at: this.at, to: found.to });
    this.at = found.to;
    return true;
  }

  private readCode(): boolean {
    const at = this.at;
    const known = this.knownAt(at);
    if (known !== undefined) this.at = known.to;
    if (known !== undefined) return this.put(known.value, at, known.to);
    const printed = this.take(WORD)?.[0] ?? '';
    const run = codesInRun(printed, this.codes);
    if (run.length === 0 && this.isAlone(at, printed)) {
      this.unlisted.push({ at, to: this.at });
      return this.put(printed, at, this.at);
    }
    let from = at;
    for (const each of run) {
      this.put(each, from, from + each.length);
      from += each.length;
    }
    if (run.length === 0) this.at = at;
    return run.length > 0;
  }

  /** The code that stands at a place: `ZANU-PF` before `ZANU`. */
  private knownAt(at: number): Token | undefined {
    HYPHENED.lastIndex = at;
    WORD.lastIndex = at;
    const hyphened = HYPHENED.exec(this.printed)?.[0] ?? '';
    if (this.codes.organizations.has(hyphened)) return { value: hyphened, at, to: at + hyphened.length };
    const word = WORD.exec(this.printed)?.[0] ?? '';
    const value = this.codeOf(word);
    return value === undefined ? undefined : { value, at, to: at + word.length };
  }

  /** A subject in any letters; a program, a country or an organization in capitals; a slip by what it stands for. */
  private codeOf(word: string): string | undefined {
    const { subjects, organizations, countries, forms } = this.codes;
    const isCountry = countries.has(word) || (/^[A-Z]{2}$/.test(word) && !isProse(word));
    const known = isSubject(word, this.codes) || organizations.has(word) || isCountry;
    if (forms.has(word)) return forms.get(word);
    return known || subjects.has(word.toUpperCase()) ? word.toUpperCase() : undefined;
  }

  /** One word between commas is a code nobody listed, an organisation or a slip; in a row it may be a sentence. */
  private isAlone(at: number, word: string): boolean {
    const closed = this.isClosed(at + word.length);
    const isCode = /^[A-Z][A-Z0-9]{2,6}$/.test(word) && !INSTRUCTION.test(word);
    return this.isOpened(at) && closed && isCode && !isSentence(word);
  }

  private isOpened(at: number): boolean {
    const gap = this.printed.slice(Math.max(0, at - LONGEST_GAP), at);
    return at === 0 || /[,;/\r\n]/.test(/[\s,;/.-]*$/.exec(gap)?.[0] ?? '');
  }

  private readonly isClosed = (to: number): boolean =>
    /^[ \t]{0,8}(?:[,;/\r\n]|$)/.test(this.printed.slice(to, to + 12));

  /** Words that nobody listed: persons where they stand in pairs, a phrase between commas. They are held. */
  private readStrange(): boolean {
    const from = this.at;
    const found = this.strangeWords();
    const to = this.at;
    const printed = this.text.slice(from, to);
    if (found.length === 0 || found.length > MOST_STRANGE || isProse(printed)) return false;
    const visitor = this.tags.at(-1)?.value === 'OVIP';
    this.tags.push(...strangeTags(found, { visitor, enclosed: this.isOpened(from) && this.isClosed(to) }));
    this.words.push({ at: from, to });
    return true;
  }

  private strangeWords(): Token[] {
    const found: Token[] = [];
    while (found.length <= MOST_STRANGE) {
      const at = this.at;
      const printed = this.startsKnown() ? undefined : this.take(STRANGE)?.[0];
      if (printed === undefined) break;
      found.push({ value: printed.toUpperCase(), at, to: this.at });
      if (this.isClosed(this.at) || !/^[ \t]/.test(this.printed.slice(this.at))) break;
      this.take(/[ \t]{1,8}/y);
    }
    const last = found.at(-1);
    if (last !== undefined) this.at = last.to;
    return found;
  }

  private startsKnown(): boolean {
    const { phrase } = this.codes;
    phrase.lastIndex = this.at;
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.printed)?.[0] ?? '';
    return (
      phrase.test(this.printed) ||
      captionAmongWords(this.printed, this.at, this.names) !== undefined ||
      this.knownAt(this.at) !== undefined ||
      codesInRun(word, this.codes).length > 0
    );
  }

  private put(value: string, at: number, to: number): true {
    this.tags.push({ value, at, to });
    return true;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.printed);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}

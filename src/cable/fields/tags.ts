import { type CaptionNames, captionAmongWords } from '../../marking/captions.ts';
import type { Lexicon } from '../../marking/lexicon.ts';
import type { Field } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';
import { fieldAt, within } from './field.ts';
import { isSentence } from './prose.ts';

/** Subject and program codes of 5 FAH-3; a code that is not here is still one between commas. */
const SUBJECTS: ReadonlySet<string> = new Set(
  (
    'ABLD ACAB ACOA ADCO ADPM AEMR AFIN AFSI AFSN AGAO AGMT AGRO AINF AINR AINT AJEU ALOW AMAD AMBI AMED AMGT AMTC ' +
    'AMTG ANET AODE AORC AORG APCS APER APRC APRM APUB ARSO ASCE ASEC ASIG ASUP ATRN AWRD BBSR BEXP BMGT BTIO ' +
    'BTRA CACS CASC CFED CJAN CLOK CMGT CPAS CVIS CVRS EAGR EAID EAIR ECIN ECON ECPS EFIN EFIS EIND EINT EINV ' +
    'ELAB ELTN EMIN ENRG ENVR EPET EPOW ESTH ETEL ETRD ETTC EWWT EXIM MARR MASS MCAP MILI MNUC MOPS MPOS OCII ' +
    'OCON OEXC OFDA OFDP OGEN OIIP OPDC OPIC OPRC OREP OSCI OTRA OVIP PARM PBIO PBOV PBTS PDEM PDIP PEPR PFOR ' +
    'PGOV PHSA PHUM PINL PINR PINS PINT PLOS PNAT PNUC PORG PREF PREL PROP PRGO PSOE PTER SCRS SCUL SENV SHUM ' +
    'SMIG SNAR SOCI SOPN TBIO TECH TFIN TINT TNAR TNGD TPHY TRGY TRSY TSPA TSPL UNGA UNSC UNHCR UNESCO UNEP UNDP ' +
    'NATO OSCE OECD OPCW OPEC ASEAN APEC IAEA ICAO ILO IMF IMO ITU WHO WTO WIPO IBRD ICRC ICTY COE CITES'
  ).split(' '),
);
/** Phrases some posts print among the codes. */
const PHRASE =
  /(?:HUMAN RIGHTS|COUNTRY CLEARANCE|MEDIA REACTION(?: REPORT)?|ISRAELI PALESTINIAN AFFAIRS|GOI (?:EX|IN)TERNAL)(?![A-Z])/y;
/** A page header that stood between two tags leaves as many blanks. */
const LONGEST_GAP = 400;
const SEPARATOR = new RegExp(String.raw`[\s,;/.-]{1,${LONGEST_GAP}}`, 'y');
/** `(VALE, HARRIET)`: a person is a tag too. */
const PERSON = /\([^()\s.:;?!0-9]{1,24}(?:[, ]{1,2}[^()\s,:;?!0-9]{1,20}){0,4}\)/y;
const NONE = /N\/?A(?![A-Za-z])/y;
const WORD = /[A-Za-z0-9]{2,40}(?![a-z'])/y;

/** What TAGS says: its codes, captions that got among them, and where somebody's words begin. */
export interface Tags {
  readonly tags: readonly Field<string>[];
  readonly captions: readonly Field<string>[];
  readonly end: number;
}

/**
 * The traffic analysis codes in the order printed, each in capitals. They end at the first word that is none;
 * known codes behind it are read all the same, since a tag only ever restricts.
 */
export function readTags(text: string, value: Span, { captions }: Lexicon): Tags {
  const reader = new TagReader(text.slice(value.from, value.to), captions);
  reader.readOn();
  const placed = ({ value: tag, printed, at }: Token): Field<string> =>
    fieldAt(text, within(value.from, at, printed), tag);
  return {
    tags: [...reader.tags, ...reader.behind()].map(placed),
    captions: reader.captions.map(placed),
    end: value.from + reader.end,
  };
}

interface Token {
  readonly value: string;
  readonly printed: string;
  readonly at: number;
}

/** Walks along the list once, from token to token. */
class TagReader {
  readonly tags: Token[] = [];
  readonly captions: Token[] = [];
  /** Behind the last token read. */
  end = 0;
  private at = 0;
  private readonly printed: string;
  private readonly names: CaptionNames;

  constructor(printed: string, names: CaptionNames) {
    this.printed = printed;
    this.names = names;
  }

  readOn(): void {
    while (this.readOne()) {
      this.end = this.at;
      this.take(SEPARATOR);
    }
  }

  private readOne(): boolean {
    if (this.take(NONE) !== undefined) return true;
    return this.readPerson() || this.readPhrase() || this.readCaption() || this.readCode();
  }

  behind(): Token[] {
    const words = [...this.printed.slice(this.end).matchAll(/[A-Za-z]{3,6}/g)];
    return words
      .map(({ 0: printed, index }) => ({ value: printed.toUpperCase(), printed, at: this.end + index }))
      .filter(({ value, printed }) => SUBJECTS.has(value) && printed === value);
  }

  private readPerson(): boolean {
    const at = this.at;
    const printed = this.take(PERSON)?.[0];
    if (printed === undefined || isSentence(printed)) return false;
    this.tags.push({ value: printed.slice(1, -1).trim(), printed, at });
    return true;
  }

  private readPhrase(): boolean {
    const at = this.at;
    const value = this.take(PHRASE)?.[0];
    if (value !== undefined) this.tags.push({ value, printed: value, at });
    return value !== undefined;
  }

  private readCaption(): boolean {
    const found = captionAmongWords(this.printed, this.at, this.names);
    if (found === undefined) return false;
    this.captions.push({ value: found.caption, printed: this.printed.slice(this.at, found.to), at: this.at });
    this.at = found.to;
    return true;
  }

  private readCode(): boolean {
    const at = this.at;
    const printed = this.take(WORD)?.[0] ?? '';
    const glued = gluedCodes(printed);
    const isOne = isCode(printed) || (glued.length === 0 && this.isAlone(at, printed));
    const codes = isOne ? [printed] : glued;
    let from = at;
    for (const code of codes) {
      this.tags.push({ value: code.toUpperCase(), printed: code, at: from });
      from += code.length;
    }
    return codes.length > 0;
  }

  /** One word between commas is a code nobody listed, an organisation or a slip; in a row it may be a sentence. */
  private isAlone(at: number, word: string): boolean {
    const gap = this.printed.slice(Math.max(0, at - LONGEST_GAP), at);
    const opened = at === 0 || /[,;/\r\n]/.test(/[\s,;/.-]*$/.exec(gap)?.[0] ?? '');
    const closed = /^[ \t]{0,8}(?:[,;/\r\n]|$)/.test(this.printed.slice(at + word.length));
    return opened && closed && /^[A-Z][A-Z0-9]{2,6}$/.test(word) && !isSentence(word);
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.printed);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}

/** A subject, a program (`KDEM`) or a country (`NO`). */
const isCode = (word: string): boolean =>
  SUBJECTS.has(word.toUpperCase()) || /^(?:[A-Z]{2}|K[A-Z0-9]{3})$/.test(word);

/** `KFRDCVISEG`: codes the wire ran together, of four letters each with one country before or behind them. */
function gluedCodes(word: string): string[] {
  const starts = word.length % 4 === 0 ? [0] : word.length % 4 === 2 ? [0, 2] : [];
  for (const start of starts) {
    const codes = [word.slice(0, start), ...(word.slice(start).match(/.{1,4}/g) ?? [])].filter(
      (c) => c !== '',
    );
    if (codes.length > 1 && codes.every(isCode) && codes.some((code) => SUBJECTS.has(code))) return codes;
  }
  return [];
}

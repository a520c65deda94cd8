/** Letters sought, found in a row of letters. */
export interface LettersFound<T> {
  readonly from: number;
  readonly to: number;
  readonly what: T;
}

/** No name is longer: of each opening at most so many lengths are tried, so that the work stays linear in the text. */
const LONGEST = 60;

/** Of what shares its letters, so many: a text of one surname takes work by its length. */
const MOST_ALIKE = 20;

/** So many letters open a row; what is shorter is not sought. */
const OPENING = 3;

/** Openings told apart by a glance, a power of two: of a cable's few names hardly any letter of its text opens one. */
const GLANCE = 4096;

/**
 * Many rows of letters, sought at once in one pass over a text. What three letters of the text may open is known by their
 * code alone; only then are the letters themselves compared, once for each length of what opens so.
 */
export class SoughtLetters<T> {
  private readonly rows = new Map<string, T[]>();
  /** How long the rows are that open with letters of one code, in order. */
  private readonly lengths = new Map<number, number[]>();
  private readonly glance = new Uint8Array(GLANCE);

  add(letters: string, what: T): void {
    if (letters.length < OPENING || letters.length > LONGEST) return;
    const alike = this.rows.get(letters);
    if (alike === undefined) {
      this.rows.set(letters, [what]);
      this.open(codeAt(letters, 0), letters.length);
    } else if (alike.length < MOST_ALIKE) alike.push(what);
  }

  /** By where they begin, and then by where they end. */
  foundIn(text: string): LettersFound<T>[] {
    const found: LettersFound<T>[] = [];
    if (this.rows.size === 0) return found;
    for (let from = 0; from + OPENING <= text.length; from++) {
      const code = codeAt(text, from);
      if (this.glance[code & (GLANCE - 1)] !== 1) continue;
      for (const length of this.lengths.get(code) ?? []) this.addFound(text, from, from + length, found);
    }
    return found;
  }

  private open(code: number, length: number): void {
    this.glance[code & (GLANCE - 1)] = 1;
    const lengths = this.lengths.get(code);
    if (lengths === undefined) this.lengths.set(code, [length]);
    else if (!lengths.includes(length))
      lengths.splice(lengths.filter((each) => each < length).length, 0, length);
  }

  private addFound(text: string, from: number, to: number, found: LettersFound<T>[]): void {
    if (to > text.length) return;
    for (const what of this.rows.get(text.slice(from, to)) ?? []) found.push({ from, to, what });
  }
}

/** Not the same for all that differs: the letters themselves decide. */
const codeAt = (text: string, at: number): number =>
  (text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2);

/** Letters sought, found in a row of letters. */
export interface LettersFound<T> {
  readonly from: number;
  readonly to: number;
  readonly what: T;
}

/** Rows of letters that open alike, by their length and then by themselves; lengths in order. */
interface Openings<T> {
  readonly lengths: number[];
  readonly rows: Map<string, T[]>;
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
  private readonly glance = new Uint8Array(GLANCE);
  private readonly openings = new Map<number, Openings<T>>();

  add(letters: string, what: T): void {
    if (letters.length < OPENING || letters.length > LONGEST) return;
    const code = codeAt(letters, 0);
    const { lengths, rows } = this.opened(code);
    const alike = rows.get(letters);
    if (alike === undefined) rows.set(letters, [what]);
    else if (alike.length < MOST_ALIKE) alike.push(what);
    if (lengths.includes(letters.length)) return;
    lengths.push(letters.length);
    lengths.sort((a, b) => a - b);
  }

  /** By where they begin, and then by where they end. */
  foundIn(text: string): LettersFound<T>[] {
    const found: LettersFound<T>[] = [];
    if (this.openings.size === 0) return found;
    for (let from = 0; from + OPENING <= text.length; from++) {
      const code = codeAt(text, from);
      if (this.glance[code & (GLANCE - 1)] !== 1) continue;
      const openings = this.openings.get(code);
      if (openings !== undefined) addFound(text, from, openings, found);
    }
    return found;
  }

  private opened(code: number): Openings<T> {
    const before = this.openings.get(code);
    if (before !== undefined) return before;
    const openings: Openings<T> = { lengths: [], rows: new Map() };
    this.glance[code & (GLANCE - 1)] = 1;
    this.openings.set(code, openings);
    return openings;
  }
}

/** Not the same for all that differs: the letters themselves decide. */
const codeAt = (text: string, at: number): number =>
  (text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2);

function addFound<T>(
  text: string,
  from: number,
  { lengths, rows }: Openings<T>,
  found: LettersFound<T>[],
): void {
  for (const length of lengths) {
    const to = from + length;
    if (to > text.length) return;
    for (const what of rows.get(text.slice(from, to)) ?? []) found.push({ from, to, what });
  }
}

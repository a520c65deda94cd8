import { CST, Lexer } from 'yaml';

/** No rule nests half as deep. The reader of YAML calls itself for each level, and its stack ends with the process. */
const DEEPEST = 64;
/** A level of block style takes a column, or a sign for a key or an item, at least. */
const WIDEST = 128;

/** Where a text opens more levels, in brackets or by indentation, than any rule has; undefined where it does not. */
export function tooDeepAt(text: string): number | undefined {
  const levels = new Levels();
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (CONTROLS.has(token)) {
      isScalar = token === CST.SCALAR;
      continue;
    }
    if (isScalar) levels.scalar();
    else levels.sign(token);
    if (levels.tooDeep) return offset;
    offset += token.length;
    isScalar = false;
  }
  return undefined;
}

const CONTROLS: ReadonlySet<string> = new Set([CST.BOM, CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** Levels that are open where the text has been read to. */
class Levels {
  private brackets = 0;
  private width = 0;
  /** Columns of white space before what stands first in a line; a line without that opens nothing. */
  private indent = 0;
  private indented = true;

  get tooDeep(): boolean {
    return this.brackets > DEEPEST || this.width > WIDEST;
  }

  scalar(): void {
    this.width += this.indent;
    this.indent = 0;
    this.indented = false;
  }

  sign(token: string): void {
    if (token.trim() === '') this.space(token);
    else if (token === ',') this.width = 0;
    else if (token === '-' || token === '?' || token === ':') this.width += 1 + this.indent;
    else if (token === '[' || token === '{') this.brackets += 1;
    else if (token === ']' || token === '}') this.brackets = Math.max(0, this.brackets - 1);
    if (token.trim() !== '') this.indent = 0;
  }

  private space(token: string): void {
    if (token.includes('\n')) [this.width, this.indent, this.indented] = [0, 0, this.brackets === 0];
    else if (this.indented) this.indent += token.length;
  }
}

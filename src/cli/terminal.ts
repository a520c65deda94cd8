import { styleText } from 'node:util';

/** Results go to standard output; messages and progress to standard error. Scripts read only the first. */
export const out = (line: string): void => void process.stdout.write(unobeyed(`${line}\n`));
export const tell = (line: string): void => void process.stderr.write(unobeyed(`${line}\n`));

/** All that a terminal obeys but for the ends of lines and tabs, and for colours, which are our own. */
const OBEYED =
  /[\u0000-\u0008\u000b-\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f]|\r(?!\n)|\u001b(?!\[[\d;]*m)/g;

/**
 * A line without what would move the cursor, change the title or fill the clipboard: names of files, of persons and of keys come from
 * elsewhere. What quotes them makes them visible by itself; nothing that does not gets past this.
 */
export const unobeyed = (line: string): string => line.replace(OBEYED, escaped);

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** The same of what stands in one line, as the name of a file does: it could be followed by a line that looks like one of ours. */
export const visibleName = (name: string): string => visible(name).replace(/[\n\t]/g, escaped);

type Style = Exclude<Parameters<typeof styleText>[0], readonly unknown[]>;

/** Colour for people: none where the stream is no terminal, or NO_COLOR is set. Node 20 colours a list of styles anywhere. */
export const paint = (style: Style | readonly Style[], text: string): string =>
  [style]
    .flat()
    .reduce(
      (painted, each) => styleText(each, painted, { stream: process.stdout, validateStream: true }),
      text,
    );

/**
 * A cable's characters made safe to show: control characters, terminal escapes and direction marks become
 * visible, so that no cable can move the cursor or hide what it says.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu,
    escaped,
  );
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Columns of the terminal that shows the results; where they go to a file what COLUMNS says, or what a page holds. */
export function terminalWidth(): number {
  const said = Number(process.env.COLUMNS);
  const columns = Number.isInteger(said) && said >= NARROWEST && said <= WIDEST ? said : 100;
  return process.stdout.columns || columns;
}

/** Of what COLUMNS may say. */
const [NARROWEST, WIDEST] = [20, 1000];

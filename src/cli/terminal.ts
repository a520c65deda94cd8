import { styleText } from 'node:util';

/** Results go to standard output; messages and progress to standard error. Scripts read only the first. */
export const out = (line: string): void => void process.stdout.write(`${line}\n`);
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

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
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Columns of the terminal that shows the results; what a page holds where they go to a file. */
export const terminalWidth = (): number => process.stdout.columns || 100;

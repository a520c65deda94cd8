/**
 * What a terminal may show of something that nobody foresaw: its class and where it came about. Its message stays out, because
 * it may quote a cable.
 */
export const faultLines = (thrown: unknown): string[] =>
  thrown instanceof Error
    ? [thrown.constructor.name, ...placesOf(thrown).filter((line) => PLACE.test(line))]
    : [typeof thrown];

/** The lines of a stack behind its message; none where it begins with another than the message is now. */
function placesOf({ message, stack = '' }: Error): string[] {
  const head = message === '' ? '\n' : `: ${message}\n`;
  const at = stack.indexOf(head);
  const isFirst = at !== -1 && !stack.slice(0, at).includes('\n');
  return isFirst ? stack.slice(at + head.length).split('\n') : [];
}

/** It names a function and a place in a file. */
const PLACE = /^ {4}at [^\n]*(?::\d+:\d+\)?|<anonymous>\)?)$/;

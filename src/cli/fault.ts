/**
 * What a terminal may show of something that nobody foresaw: its class and where it came about. Its message stays out, because
 * it may quote a cable.
 */
export function faultLines(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [typeof thrown];
  const { message, stack = '' } = thrown;
  const at = stack.indexOf(message);
  const places = at === -1 ? '' : stack.slice(at + message.length);
  return [thrown.constructor.name, ...places.split('\n').filter((line) => PLACE.test(line))];
}

/** A line of a stack, which names a function and a place in a file. */
const PLACE = /^ {4}at [^\n]*(?::\d+:\d+\)?|<anonymous>\)?)$/;

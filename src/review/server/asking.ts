import type { IncomingMessage } from 'node:http';

/** A request as it was sent, before anything of it is believed, decoded or tidied. */
export interface Asking {
  readonly method: string;
  /** The target up to the question mark, with its escapes. */
  readonly path: string;
  /** All values of a header, in lower case of its name: one that is sent twice is seen to be. */
  readonly values: (name: string) => readonly string[];
}

/** A request as the server of the system gives it. */
export const askingOf = ({ method = '', url = '', rawHeaders }: IncomingMessage): Asking => ({
  method,
  path: url.split('?', 1)[0] as string,
  values: (name) => rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name),
});

/** The value of a header that was sent once; nothing where it was not, or twice. */
export function only(asking: Asking, name: string): string | undefined {
  const [value, ...more] = asking.values(name);
  return more.length === 0 ? value : undefined;
}

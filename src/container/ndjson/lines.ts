/** A line of a stream with the character that ends it, or no text where it is longer than is read. */
export interface StreamLine {
  readonly text: string | undefined;
  /** Its number, from 1. */
  readonly line: number;
  /** Where it begins in the stream. */
  readonly start: number;
}

/** The lines of a stream, of which one is held at a time, and never more of it than `longest` characters. */
export function* linesIn(chunks: Iterable<string>, longest: number): Generator<StreamLine> {
  let [line, start, length, text] = [1, 0, 0, ''];
  const whole = (): StreamLine => ({ line, start, text: length > longest ? undefined : text });
  for (const piece of piecesIn(chunks)) {
    length += piece.length;
    text = length > longest ? '' : text + piece;
    if (!piece.endsWith('\n')) continue;
    yield whole();
    [line, start, length, text] = [line + 1, start + length, 0, ''];
  }
  if (length > 0) yield whole();
}

/** Chunks cut behind every line feed in them. */
function* piecesIn(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) {
    let at = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', at)) {
      yield chunk.slice(at, end + 1);
      at = end + 1;
    }
    if (at < chunk.length) yield chunk.slice(at);
  }
}

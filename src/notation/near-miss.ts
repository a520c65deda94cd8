/** A key or a word of a closed list has no more letters; what is longer is not compared. */
const LONGEST = 40;

/** The one of a few words that was probably meant: at most two letters away, and not much more than a third of it. */
export function nearMiss(word: string, among: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const near = among
    .map((known) => ({ known, away: distance(word.toLowerCase(), known.toLowerCase()) }))
    .filter(({ known, away }) => away <= 2 && away <= Math.ceil(known.length / 3))
    .sort((a, b) => a.away - b.away);
  return near[0]?.known;
}

/** Letters to add, take away or change (Levenshtein). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1];
    for (let i = 1; i <= b.length; i += 1)
      line.push(
        Math.min(
          (above[i] ?? 0) + 1,
          (line[i - 1] ?? 0) + 1,
          (above[i - 1] ?? 0) + (letter === b[i - 1] ? 0 : 1),
        ),
      );
    above = line;
  }
  return above.at(-1) ?? 0;
}

/** A stretch of the value of TAGS. */
export interface Place {
  readonly at: number;
  readonly to: number;
}

export interface Token extends Place {
  readonly value: string;
}

/** Where words stand that nobody listed: behind OVIP, and whether commas or line ends enclose them. */
export interface Around {
  readonly visitor: boolean;
  readonly enclosed: boolean;
}

/**
 * Words in a row that are no codes: surname and name of persons where they stand in pairs, `VALE HARRIET` as
 * `VALE, HARRIET`; one phrase where commas enclose two, or the count is odd; behind OVIP a visitor with all his names.
 */
export function strangeTags(words: readonly Token[], { visitor, enclosed }: Around): Token[] {
  const isVisitor = visitor && (words.length === 2 || words.length === 3);
  if (isVisitor) return [person(words)];
  const isPhrase = words.length % 2 > 0 || (words.length === 2 && enclosed);
  return isPhrase ? [joined(words, words.map(({ value }) => value).join(' '))] : pairs(words).map(person);
}

const pairs = (words: readonly Token[]): Token[][] =>
  words.flatMap((word, i) => (i % 2 === 0 ? [[word, ...words.slice(i + 1, i + 2)]] : []));

function person(words: readonly Token[]): Token {
  const [surname, ...names] = words.map(({ value }) => value);
  return joined(words, `${surname}, ${names.join(' ')}`);
}

const joined = (words: readonly Token[], value: string): Token => ({
  value,
  at: words[0]?.at ?? 0,
  to: words.at(-1)?.to ?? 0,
});

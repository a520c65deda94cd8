/** White space of any width, line ends included. */
export function isSpace(point: number): boolean {
  return (
    (point >= 0x09 && point <= 0x0d) ||
    point === 0x20 ||
    point === 0x85 ||
    point === 0xa0 ||
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000
  );
}

/** Combining marks, and format characters: zero-width, soft hyphen, direction. */
const INVISIBLE = /^(?:\p{M}|\p{Cf})$/u;
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    АВЕЅІЈКМНОРСТУХЗԌԚԜ: 'ABESIJKMHOPCTYX3GQW',
    аесіјорѕухԁԛԝһ: 'aecijopsyxdqwh',
    ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ: 'ABEZHIKMNOPTYX',
    ονιρ: 'ovip',
    '‘’‚‛′ʼ“”„‟″': "''''''\"\"\"\"\"",
    '‐‑‒–—―−': '-------',
  }).flatMap(([odd, even]) => [...odd].map((letter, i) => [letter, even[i] as string] as const)),
);

/** A character as it is compared: look-alikes, full-width forms and accents as plain letters; what cannot be seen is empty. */
export function plain(character: string, point: number): string {
  if (point < 0x20 || point === 0x7f || INVISIBLE.test(character)) return '';
  const alike = LOOKALIKES.get(character);
  if (alike !== undefined) return alike;
  return [...character.normalize('NFKD')]
    .map((c) => (INVISIBLE.test(c) ? '' : (LOOKALIKES.get(c) ?? c)))
    .join('');
}

/**
 * Every match of a pattern that has the flag `g`, in order, as `matchAll` gives them. That copies its pattern each time,
 * which costs more on a short text than the search.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError('A pattern that goes on needs the flag g');
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let each = pattern.exec(text); each !== null; each = pattern.exec(text)) {
    found.push(each);
    if (each[0] === '') pattern.lastIndex += widthAt(text, each.index, pattern.unicode);
  }
  return found;
}

/** Behind an empty match the search goes on with the next character. */
const widthAt = (text: string, at: number, unicode: boolean): number =>
  unicode && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

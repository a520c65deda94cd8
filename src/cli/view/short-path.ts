/**
 * A path in a narrow place: its first folders give way, then the beginning of what is left, because files of one
 * collection differ at their end. `…/07/cable.txt`.
 */
export function shortPath(path: string, width: number): string {
  if (path.length <= width) return path;
  const tail = path.slice(-(width - 1));
  const folder = tail.indexOf('/');
  return `…${folder >= 0 && folder <= tail.length / 3 ? tail.slice(folder) : tail}`;
}

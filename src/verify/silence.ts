import type { Case } from '../model/case.ts';

/**
 * Names of files that speak of a cable which a case may neither confirm nor deny: in their names, or by its number,
 * spelled in any way that letters and digits alone would tell.
 */
export function namesUnspoken(
  { neitherConfirmNorDeny: silent }: Pick<Case, 'neitherConfirmNorDeny'>,
  files: Iterable<readonly [string, string | Uint8Array]>,
): string[] {
  if (silent === 'all' || silent.length === 0) return [];
  const tests = silent.map(teller);
  return [...files].flatMap(([name, bytes]) => {
    const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
    return tests.some((tells) => tells(plain(name)) || tells(plain(text))) ? [name] : [];
  });
}

const plain = (text: string): string => ` ${text.toUpperCase().replace(/[^A-Z0-9]+/g, ' ')} `;

function teller(mrn: string): (text: string) => boolean {
  const parts = /^(\d\d)([A-Z]+)0*(\d+)$/.exec(mrn.toUpperCase());
  if (parts === null) return (text) => text.includes(plain(mrn));
  const [, year = '', station = '', number = ''] = parts;
  const sought = new RegExp(`(\\d{2,4} ?)? ${[...station].join(' ?')} ?0*${number}(?![0-9])`, 'g');
  const glued = new RegExp(`[^0-9](?:19|20)?${year}${station}0*${number}(?![0-9])`);
  return (text) =>
    glued.test(text) ||
    [...text.matchAll(sought)].some(([, said]) => said === undefined || said.trim().endsWith(year));
}

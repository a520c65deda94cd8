import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import { afterAll, describe, expect, test } from 'vitest';
import type { Withholding } from '../../src/model/withholding.ts';
import { indexFiles } from '../../src/variant/index-of-withholdings.ts';
import { outcome } from '../golden/cases.ts';

const CALC = ['/usr/lib/libreoffice/program/libsclo.so', '/opt/libreoffice/program/libsclo.so'].some(
  existsSync,
);
const told = CALC ? 'in LibreOffice Calc' : 'in LibreOffice Calc, which is not installed here: skipped';

/** Subjects that a spreadsheet might compute, or part into cells. */
const SUBJECTS = [
  ...['=1+1', '+1', '-1+2', '@SUM(1;2)', '\t=1+1', '  =1+1', '\r=1+1', '\n=1+1', "=cmd|'/C calc'!A0"],
  ...['=HYPERLINK("http://example.org";"y")', '"=1+1"', 'A\t=1+1', 'a;=1+1', '\u200b=1+1', '＝1+1'],
  ...['SAID, "QUOTED"', 'LINE\nBREAK', 'LINE\r\nBREAK, =1', 'ÅRSMØTE 会議 РУССКИЙ العربية', '#N/A'],
];

describe.skipIf(!CALC)(told, () => {
  const place = mkdtempSync(join(tmpdir(), 'tearline-calc-'));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  test('index.csv is text in fifteen columns: nothing of it is computed, and no cell moves', {
    timeout: 60_000,
  }, () => {
    const [row] = outcome('02-still-classified').rows as [Withholding];
    const csv = indexFiles(SUBJECTS.map((subject) => ({ ...row, subject }))).find(
      ({ name }) => name === 'index.csv',
    );
    writeFileSync(join(place, 'index.csv'), csv?.content ?? '');
    const { sheet, strings } = opened('index.csv');
    const rows = sheet.match(/<row .*?<\/row>/gs) ?? [];
    expect(rows).toHaveLength(SUBJECTS.length + 1);
    expect(sheet).not.toMatch(/<f[ >]/);
    rows.forEach((each, i) => {
      expect(each.match(/<c /g)).toHaveLength(15);
      const [, subject = ''] = /<c r="E\d+"[^>]* t="s"[^>]*><v>(\d+)<\/v>/.exec(each) ?? [];
      const said = strings[Number(subject)]?.replace(/(^|[;\t\n])'/g, '$1');
      if (i > 0) expect(said).toBe(SUBJECTS[i - 1]?.replace(/\r\n?/g, '\n'));
    });
  });

  /** The one sheet that Calc makes of a table, and the strings its cells name. */
  function opened(name: string): { sheet: string; strings: string[] } {
    const own = `-env:UserInstallation=file://${join(place, 'profile')}`;
    const filter = '--infilter=CSV:44,34,76';
    spawnSync('soffice', [
      own,
      '--headless',
      filter,
      '--convert-to',
      'xlsx',
      '--outdir',
      place,
      join(place, name),
    ]);
    const parts = unzipSync(readFileSync(join(place, name.replace('.csv', '.xlsx'))));
    const part = (path: string): string => strFromU8(parts[`xl/${path}`] ?? new Uint8Array());
    const strings = (part('sharedStrings.xml').match(/<si>.*?<\/si>/gs) ?? []).map(textOf);
    return { sheet: part('worksheets/sheet1.xml'), strings };
  }
});

function textOf(xml: string): string {
  const words = (node: { data?: unknown; children?: readonly unknown[] }): string =>
    typeof node.data === 'string'
      ? node.data
      : (node.children ?? []).map((each) => words(each as typeof node)).join('');
  return words(parseDocument(xml, { xmlMode: true }) as unknown as { children: readonly unknown[] });
}

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../src/batch/result.ts';
import { toType } from '../../../src/cli/report.ts';
import { unobeyed, visibleName } from '../../../src/cli/terminal.ts';
import { messageLine } from '../../../src/cli/view/messages.ts';
import { outcomeTable } from '../../../src/cli/view/outcomes.ts';

/** A name of a file that sets the title, fills the clipboard, clears the screen, goes to the next line and turns its direction. */
const HOSTILE = 'in/\u001b]0;t\u0007\u001b]52;c;eA==\u0007\u001b[2J\u009b31m\r\nOK: 2\u202etxt';

describe('what a terminal is given', () => {
  test('has nothing that it obeys but ends of lines, tabs and colours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const left = unobeyed(text).replaceAll(/\u001b\[[\d;]*m|\r\n|[\n\t]/g, '');
        expect(left).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
    expect(unobeyed('\ufeffa\tb\r\n\u001b[1;31mred\u001b[39m\n')).toBe(
      '\ufeffa\tb\r\n\u001b[1;31mred\u001b[39m\n',
    );
    expect(unobeyed(HOSTILE)).toContain('\\u001b]0;t\\u0007');
  });

  test('names a file in one line, in a message, in its reason and in the table of what came of it', () => {
    const message = { severity: 'error', code: 'unreadable', reason: `Cannot read ${HOSTILE}.` } as const;
    const result = { mrn: null, state: 'held', folder: null, rows: [], questions: [], file: HOSTILE };
    const table = outcomeTable([result as unknown as Result]);
    for (const shown of [messageLine(HOSTILE, message), visibleName(HOSTILE), table.split('\n').at(-1) ?? ''])
      expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(table.split('\n')).toHaveLength(3);
  });

  test.each([
    'in/a.txt',
    'in/über 1.txt',
    'in/$(id).txt',
    "in/a'b;c.txt",
    'in/`id`"x".txt',
    '#1',
    '~',
    'a\nb',
    '-e',
  ])('names %j so that a shell takes it for one word', (name) => {
    expect(execFileSync('sh', ['-c', `printf %s ${toType(name)}`], { encoding: 'utf8' })).toBe(name);
  });
});

import { describe, expect, it } from 'vitest';
import { calendar, type Due } from '../../../src/cli/view/calendar.ts';
import { CivilDate } from '../../../src/model/civil-date.ts';

const day = (text: string) => CivilDate.parse(text);
const due: Due = { on: day('2027-12-31'), subject: '02OSLO1', title: '02OSLO1', description: 'Why.' };
const lines = (...events: Due[]) => calendar(events, day('2026-11-23')).split('\r\n');

describe('the calendar', () => {
  it('has all-day events that end the day after, stamped with the day asked about', () => {
    expect(lines(due)).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tearline//check//EN', 'BEGIN:VEVENT'],
      expect.stringMatching(/^UID:[0-9a-f]{32}@tearline$/),
      ...['DTSTAMP:20261123T000000Z', 'DTSTART;VALUE=DATE:20271231', 'DTEND;VALUE=DATE:20280101'],
      ...['SUMMARY:02OSLO1', 'DESCRIPTION:Why.', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR\r'],
    ]);
  });

  it('escapes and folds text, and unfolds to the same', () => {
    const description = `One; two, three \\ four\nfive ${'å€𝄞 '.repeat(60)}`;
    const text = calendar([{ ...due, description }], day('2026-11-23'));
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line.trimEnd())).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
    const printed = unfolded.find((line) => line.startsWith('DESCRIPTION:'))?.slice('DESCRIPTION:'.length);
    expect(printed?.replaceAll('\\n', '\n').replaceAll(/\\([\\;,])/g, '$1')).toBe(description);
    expect(text).not.toContain('\uFFFD');
  });

  it('gives each event an id of its own, the same on every run', () => {
    const ids = () =>
      lines(due, due, { ...due, subject: '02OSLO2' }).filter((line) => line.startsWith('UID:'));
    expect(new Set(ids()).size).toBe(3);
    expect(ids()).toEqual(ids());
  });
});

import type { Telegram } from '../telegram.ts';
import { labels, lineOne, paged, pageHeader, pagesOf, transmission } from './acp.ts';
import { bodyOf, levelName, numberOf, padded } from './print.ts';

const NEWLINE = '&#x000A;';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#8217;');
const origin = ({ post }: Telegram): string =>
  `Embassy ${post.station.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())}`;
const catalogued = (telegram: Telegram): string =>
  `${levelName(telegram)}${telegram.noforn ? '//NOFORN' : telegram.level === 'SBU' ? '//FOR OFFICIAL USE ONLY' : ''}`;

function bodyLines(telegram: Telegram, number?: (n: number) => string): string[] {
  const body = bodyOf(telegram, number);
  return [
    ...lineOne(telegram, pagesOf(body)),
    ...labels(telegram),
    ...paged(body, pageHeader(telegram)),
    telegram.signer,
    '',
  ];
}

/** A page as one was published in 2010 and 2011: the catalogue in a table, header and body in two blocks. */
export function html(telegram: Telegram): string {
  const number = numberOf(telegram);
  const created = telegram.at.toISOString().slice(0, 16).replace('T', ' ');
  const cells = [number, created, catalogued(telegram), origin(telegram)];
  const block = (lines: readonly string[]): string =>
    `<code><pre>${lines.map((line) => pilcrow(escaped(line))).join(` ${NEWLINE}`)}</pre></code>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<title>Viewing cable ${number}</title>
</head>
<body>
<h3>Viewing cable ${number}</h3>
<table class='cable'>
<tr>
<th>Reference ID</th>
<th>Created</th>
<th>Classification</th>
<th>Origin</th>
</tr>
<tr>
${cells.map((cell) => `<td>\n${cell}\n</td>`).join('\n')}
</tr>
</table>
${block([...transmission(telegram), ''])}
${block(bodyLines(telegram))}
</body>
</html>
`;
}

/** Whatever begins a line with a number got a sign for a paragraph. */
const pilcrow = (line: string): string =>
  line.replace(/^(\d{1,4})(?=[. ])/, "<a id='par$1' href='#par$1'>¶</a>$1");

/** A text that a converter made of such a page: of each sign for a paragraph it made the figure 1, in a link. */
export function markdown(telegram: Telegram): string {
  const linked = labels(telegram).map((line) =>
    line.startsWith('TAGS: ') ? `TAGS: ${telegram.tags.map((tag) => `[${tag}](#)`).join(' ')}` : line,
  );
  const body = bodyOf(telegram, (n) => `[1${n}](#). `);
  return [
    ...['', '', ...transmission(telegram), ''],
    ...lineOne(telegram, pagesOf(body)),
    ...linked,
    ...paged(body, pageHeader(telegram)),
    telegram.signer,
    '',
  ].join('\n');
}

/** A row of the table of 251,287: eight columns, quotes behind a backslash, a blank before each end of line. */
export function csv(telegram: Telegram, n: number): string {
  const { at, references } = telegram;
  const time = `${at.getUTCHours()}:${padded(at.getUTCMinutes(), 2)}`;
  const created = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${time}`;
  const cited = references.map((name) => numberOf(telegram).slice(0, 2) + name.replaceAll(' ', '')).join('|');
  const fields = [
    ...[String(n + 1), created, numberOf(telegram), origin(telegram), catalogued(telegram), cited],
    [...transmission(telegram), ''].join('\n'),
    bodyLines(telegram).join(' \n'),
  ];
  return `${fields.map((field) => `"${field.replaceAll('"', '\\"')}"`).join(',')}\n`;
}

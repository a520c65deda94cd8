import type { TypedRow } from '../../../model/log-row.ts';
import { type Child, h } from './element.ts';
import { heading, page, table } from './page.ts';
import { sheetWith } from './style.ts';

/** What stands around the entries. */
export interface LogPage {
  /** Whose log it is. */
  readonly whose: 'run' | 'review';
  /** Whether what persons typed is shown too. */
  readonly isTyped: boolean;
  readonly banner: string;
  /** Which entries these are, in words. */
  readonly chosen: string;
}

const WARNINGS = {
  run: 'LOG OF A RUN, NOT FOR RELEASE',
  review: 'LOG OF A REVIEW, NOT FOR RELEASE',
} as const;

const whatItIs = ({ whose, isTyped }: LogPage): string =>
  `What the log of this ${whose} says, entry by entry. The log quotes no cable${
    isTyped ? '; what people typed is kept beside it, stands here in quotation marks, and may quote one' : ''
  }. This page shows it and proves nothing: “tearline audit verify” checks the log itself.`;

const HEADS = ['Entry', 'Cable', 'What, and where', 'Exemption and authority', 'By'];

/** On a narrow screen each entry is a card of its own. */
const LOG = sheetWith(`
.log{table-layout:fixed;font-size:.875rem}
.log th,.log td{overflow-wrap:anywhere}
.log th:nth-child(1){width:7.5rem}
.log th:nth-child(2){width:8.75rem}
.log th:nth-child(4){width:27%}
.log th:nth-child(5){width:21%}
.log strong+.legend{margin-left:.3rem}
.log thead th{font-size:.8125rem}
.log p{margin:0}
.log p+p{margin-top:.15rem}
.log .legend{font-size:.8125rem}
@media screen and (max-width:46rem){.log,.log caption{display:grid}.log tbody,.log tr{display:grid;grid-template-columns:minmax(0,1fr)}.log th p{display:inline;margin-right:.6rem}.log thead{clip-path:inset(50%);height:1px;width:1px;overflow:hidden;position:absolute}.log tr{gap:.25rem;padding:.75rem 0;border-bottom:1px solid var(--rule)}.log th,.log td,.log th:nth-child(n){width:auto;padding:0;border:0}.log tbody{border-top:2px solid var(--ink)}}
@media print{.log{font-size:8.5pt}.log th:nth-child(1){width:.95in}.log th:nth-child(2){width:1.15in}.log .legend{font-size:8pt}.log tr{break-inside:avoid}}
`);

/** The log as a page of HTML, in pieces: the page up to its rows, each row, and its end. */
export function* htmlLog(rows: Iterable<TypedRow>, about: LogPage): Generator<string> {
  const { banner, chosen, whose } = about;
  const title = `Log of a ${whose}`;
  const whole = page({
    ...{ banner, warning: WARNINGS[whose], title: `${title}, ${banner}`, width: 'wide', look: LOG },
    main: [
      heading(title, []),
      h('p', { class: 'note' }, whatItIs(about)),
      table({ id: 'log', caption: chosen, heads: HEADS, rows: [], look: 'log' }),
    ],
  });
  // No text comes into a page but escaped, so this stands in it once.
  const [head = '', end = ''] = whole.split('</tbody>');
  yield head;
  for (const each of rows) yield String(entryRow(each));
  yield `</tbody>${end}`;
}

const entryRow = (each: TypedRow) =>
  h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      h('p', {}, h('strong', {}, `${each.entry}`)),
      quiet(each.kind),
      quiet(shownTime(each.when)),
    ),
    h('td', {}, each.cables.map(line)),
    h('td', {}, line(each.what), each.portion === '' ? [] : quiet(placeOf(each)), typedOf(each)),
    h('td', {}, groundsOf(each)),
    h('td', {}, each.persons.map(line), each.rules.map(line)),
  );

const line = (words: string): Child => h('p', {}, words);
const quiet = (words: string): Child => (words === '' ? [] : h('p', { class: 'legend' }, words));

const typedOf = ({ typed }: TypedRow): Child => (typed === undefined ? [] : quiet(`“${typed}”`));

/** To the minute: the entry itself has the rest. */
const shownTime = (when: string): string => when.replace(/^(.{10})T(.{5}).*Z$/, '$1 $2 UTC');

const placeOf = ({ portion, at }: TypedRow): string =>
  `${/^\d/.test(portion) ? `par. ${portion}` : portion}${at === '' ? '' : `, at ${at} of the copy`}`;

/** Each code with its provision, where there is one for each. */
function groundsOf({ bases, authority }: TypedRow): Child {
  if (bases.length !== authority.length) return [...bases.map(line), ...authority.map(quiet)];
  return bases.map((code, i) =>
    h('p', {}, h('strong', {}, code), ' ', h('span', { class: 'legend' }, authority[i] ?? '')),
  );
}

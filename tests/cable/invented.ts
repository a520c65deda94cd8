import { readCable } from '../../src/cable/read-cable.ts';
import { openRecord } from '../../src/container/open.ts';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';
import type { Cable, Portion, SourceRecord } from '../../src/model/cable.ts';
import { sliceOf } from '../../src/model/span.ts';

/** Parts of an invented cable; posts, people and events do not exist. */
export interface Parts {
  readonly security?: string;
  readonly lineOne?: string;
  readonly captions?: readonly string[];
  readonly labels?: readonly string[];
  readonly body: readonly string[];
}

const LABELS = [
  'E.O. 12958: DECL: 03/04/2016',
  'TAGS: PREL ECON ZZ',
  'SUBJECT: HARBOUR TALKS IN NORDHAVEN',
  '',
  'REF: NORDHAVEN 88',
  '',
  'Classified By: Ambassador Ruth Ashdown. Reasons 1.4 (b) and (d).',
];

export const cableText = ({ security, lineOne, captions = [], labels = LABELS, body }: Parts): string =>
  [
    'VZCZCXYZ0001',
    'RR RUEHC',
    'DE RUEHNV #0123/01 0631530',
    security ?? 'ZNY CCCCC ZZH',
    'R 041530Z MAR 06',
    'FM AMEMBASSY NORDHAVEN',
    'TO RUEHC/SECSTATE WASHDC 1234',
    'INFO RUEHXX/ALL COASTAL POSTS COLLECTIVE',
    '',
    ...(lineOne === '' ? [] : [lineOne ?? 'C O N F I D E N T I A L NORDHAVEN 000123']),
    '',
    ...captions,
    '',
    ...labels,
    '',
    ...body,
  ].join('\n');

export const VOCABULARY = loadVocabulary(INSTALLED_RULES);

export const recordOf = (text: string): SourceRecord => openRecord('invented.txt', text);
export const read = (parts: Parts): Cable => readCable(recordOf(cableText(parts)), VOCABULARY);

export const words = ({ text }: Cable, portion: Portion | undefined): string =>
  (portion?.spans ?? []).map((span) => sliceOf(text, span)).join('\n');

export const portion = (cable: Cable, id: string): Portion | undefined =>
  cable.portions.find((candidate) => candidate.id === id);

export const codes = (cable: Cable): string[] => cable.messages.map(({ code }) => code);
export const ids = (cable: Cable): string[] => cable.portions.map(({ id }) => id);

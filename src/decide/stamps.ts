import { type Case, caseNumberOf } from '../model/case.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { FinalState } from '../model/final-state.ts';
import type { Folder } from '../model/run-record.ts';
import type { GateKeys } from './gate.ts';

/** What the stamps of one copy speak of. */
export interface Stamped {
  readonly folder: Folder;
  readonly state: FinalState;
  /** Its banner, as printed. */
  readonly banner: string;
  /** Whether any word of subject or body is shown. */
  readonly shows: boolean;
  readonly decaptioned: boolean;
  /** Whether part of the cable was declassified, and part of it was not. */
  readonly declassifiedInPart: boolean;
  /** Grounds on which something is withheld, in the order of the copy. */
  readonly codes: readonly string[];
}

/**
 * What every page of a copy says about itself: in a case in the words of State's release stamps, each of which our own
 * reader knows as furniture.
 */
export const stampsOf = (keys: GateKeys, of: Stamped): string[] =>
  keys.case === undefined
    ? stampsFor(of.folder, of.state, keys, of.decaptioned)
    : [...notReleased(of.folder, keys), ...stampsOfCase(keys.case, keys, of)];

/** What a copy that is not released says first. */
const notReleased = (folder: Folder, keys: GateKeys): string[] =>
  folder === 'public' ? [] : stampsFor(folder, 'held', keys, false);

function stampsOfCase(given: Case, { official, document, today }: GateKeys, of: Stamped): string[] {
  const numbers = [
    `Case No. ${caseNumberOf(given)}`,
    ...(document === undefined ? [] : [`Doc No. ${document}`]),
    `Date: ${asStamped(given.stamps.date ?? today)}`,
  ];
  const level = STAMPED_LEVELS.has(of.banner) ? `${of.banner} ` : '';
  return [
    `${level}U.S. Department of State`,
    numbers.join(' '),
    ...(given.interim ? ['INTERIM RESPONSE'] : []),
    ...(of.decaptioned ? ['DECAPTIONED'] : []),
    ...(of.declassifiedInPart ? ['DECLASSIFIED IN PART'] : []),
    ...(of.folder === 'public' ? [dispositionOf(of)] : [`PROPOSED DISPOSITION: ${dispositionOf(of)}`]),
    ...inLines(of.codes.map(stampedCode)),
    ...(of.folder === 'public' && official !== null ? [`REVIEW AUTHORITY: ${official}`] : []),
  ];
}

const STAMPED_LEVELS: ReadonlySet<string> = new Set([
  'UNCLASSIFIED',
  'SENSITIVE BUT UNCLASSIFIED',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
]);

/** What every page of a copy says about itself. */
function stampsFor(folder: Folder, state: FinalState, keys: GateKeys, decaptioned: boolean): string[] {
  const caption = decaptioned ? ['DECAPTIONED'] : [];
  if (folder === 'public') return [...caption, RELEASED[state], `by ${keys.official ?? ''}, ${keys.today}`];
  if (folder === 'proposed') return ['PROPOSED, NOT RELEASED', ...caption];
  return [`REHEARSAL FOR ${keys.asOf}, MADE ON ${keys.today}`, 'NOT RELEASED', ...caption];
}

function dispositionOf({ state, shows }: Stamped): string {
  if (state === 'held') return shows ? 'RELEASED IN PART' : 'UNDER REVIEW';
  return RELEASED[state];
}

const RELEASED: Readonly<Record<FinalState, string>> = {
  'released-in-full': 'RELEASED IN FULL',
  'released-in-part': 'RELEASED IN PART',
  'denied-in-full': 'DENIED IN FULL',
  held: 'NOT RELEASED',
  failed: 'NOT RELEASED',
};

/** A stamp has no room for the statute behind (b)(3), which stands at each deletion. */
const stampedCode = (code: string): string => code.replace(/^(B3) .*$/, '$1');

/** The codes as lines of a stamp, on a page of 69 columns. */
function inLines(codes: readonly string[]): string[] {
  const lines: string[] = [];
  for (const code of new Set(codes)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + code.length < 66) lines[lines.length - 1] = `${line}, ${code}`;
    else {
      if (line !== undefined) lines[lines.length - 1] = `${line},`;
      lines.push(code);
    }
  }
  return lines;
}

/** `11/24/2026`, as State stamps a day. */
const asStamped = (day: CivilDate): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;

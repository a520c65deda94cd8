import { bodyAmong, isEnd } from './bodies.ts';
import type { Title } from './name-lists.ts';
import type { NameRun } from './name-runs.ts';
import { onOurSide } from './our-side.ts';
import { besides, type Reading } from './reading.ts';
import { stateIn } from './state-bodies.ts';
import { titleEndingAt } from './title-phrases.ts';

/** An office that no title beside the name tells: what body it is of, what was led or drafted, for which country it speaks. */
export const untitledOffice = (reading: Reading, run: NameRun): Title | undefined =>
  drafterOf(reading, run) ??
  bodyBefore(reading, run) ??
  headedBy(reading, run) ??
  officeBehind(reading, run) ??
  onOurSide(reading, run) ??
  bodyBehind(reading, run) ??
  namedBodyBehind(reading, run) ??
  landBehind(reading, run);

/** `Kovar, Ministry of Health`, `Kovar (MFA)`, `Kovar of the Foreign Ministry`: no title, and yet an official. */
function bodyBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const link = besides(reading, run.end, name);
  if (link === undefined || !(LINKS.has(link.key) || LINKS.has(link.text))) return undefined;
  if (run.names.length < 2 && link.text === ',') return undefined;
  // `Kovar, of the Ministry of Trade,`
  const of = link.text === ',' && LINKS.has(besides(reading, run.end + 1, name)?.key ?? '') ? 1 : 0;
  const next = run.end + 1 + of + (besides(reading, run.end + 1 + of, name)?.key === 'the' ? 1 : 0);
  if (besides(reading, next, name)?.capital !== true) return undefined;
  // `Kovar, Minister Petrak and`: a title is no body, and is the next man's.
  if (link.text === ',' && titleEndingAt(reading, next) !== undefined) return undefined;
  const role = bodyAmong(reading, [next]);
  if (role === undefined) return undefined;
  const local = role === 'us-official' && isAmongLocalStaff(reading, run.first);
  return { title: 'of a body of government', role: local ? 'private' : role };
}

const LONGEST_NAME = 9;

/** `Kovar (Fisheries Ministry)`, `Kovar, of the provincial police,`, `Kovar of the Soil Office`: the name of a body and no more. */
function namedBodyBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const opening = besides(reading, run.end, name);
  const of = opening?.text === ',' && keyAt(reading, run, run.end + 1) === 'of' ? 2 : 1;
  if (of === 1 && opening?.key !== 'of' && opening?.text !== '(') return undefined;
  const from = run.end + of + (keyAt(reading, run, run.end + of) === 'the' ? 1 : 0);
  const body: number[] = [];
  for (let at = from; at < from + LONGEST_NAME; at++) {
    const word = besides(reading, at, name);
    if (word?.kind !== 'word' || word.key === 'and' || isEnd(reading, at)) break;
    body.push(at);
    if (word.possessive) return undefined;
  }
  const last = reading.words[body.at(-1) ?? -1];
  const closed = opening?.text === '(' ? reading.words[from + body.length]?.text === ')' : true;
  if (last === undefined || !closed || !BODIES.has(last.key)) return undefined;
  const role = stateIn(reading, body);
  return role === undefined ? undefined : { title: 'of a body of government', role };
}

/** Last words of names of bodies of states. */
const BODIES: ReadonlySet<string> = new Set(
  'ministry department office bureau commission committee council agency authority administration directorate police customs division section service secretariat inspectorate prefecture municipality parliament assembly'.split(
    ' ',
  ),
);

const FARTHEST_LIST = 200;

/** In a list of local employees `USIS` is where somebody works, and no office. */
function isAmongLocalStaff({ words, lists }: Reading, first: number): boolean {
  const staff = lists.capacities.get('local-staff');
  for (let at = first; at > first - FARTHEST_LIST && words[at]?.part === words[first]?.part; at--)
    if (staff !== undefined && staff.lengthAt(words, at) > 0) return true;
  return false;
}

const LINKS: ReadonlySet<string> = new Set([',', '(', 'of', 'from']);

/** `the MFA's Ana Kovar`, `Department of State's Ana Kovar` */
function bodyBefore(reading: Reading, run: NameRun): Title | undefined {
  const owner = besides(reading, run.first - 1, reading.words[run.first]);
  if (run.names.length < 2 || owner?.possessive !== true || reading.lists.titleEnds.has(owner.key))
    return undefined;
  const words = Array.from({ length: LONGEST_BODY }, (_, i) => run.first - 1 - i);
  const end = words.findIndex((at) => besides(reading, at, owner)?.kind !== 'word' || isEnd(reading, at));
  const phrase = (end < 0 ? words : words.slice(0, end)).filter((at) =>
    [reading.lists.bodies, reading.lists.ourBodies].some(
      (bodies) =>
        at + bodies.lengthAt(reading.words, at) === run.first ||
        (at < run.first - 1 && OF.has(reading.words[at + 1]?.key ?? '')),
    ),
  );
  const role =
    bodyAmong(reading, phrase) ?? stateIn(reading, (end < 0 ? words : words.slice(0, end)).reverse());
  return role === undefined ? undefined : { title: 'of a body of government', role };
}

const LONGEST_BODY = 4;
const OF: ReadonlySet<string> = new Set(['of', 'for']);

/** `The US delegation was headed by Ana Kovar`: a state's, which the word before tells. */
function headedBy(reading: Reading, run: NameRun): Title | undefined {
  if (keyAt(reading, run, run.first - 1) !== 'by' || !HEADING.has(keyAt(reading, run, run.first - 2)))
    return undefined;
  const passive = BEING.has(keyAt(reading, run, run.first - 3)) ? 1 : 0;
  const at = run.first - 3 - passive;
  if (keyAt(reading, run, at) !== 'delegation') return undefined;
  const whose = keyAt(reading, run, at - 1);
  if (whose === 'us' || whose === 'american') return { title: 'head of our delegation', role: 'us-official' };
  return reading.lists.demonyms.has(whose) ? { title: 'head of a delegation', role: 'official' } : undefined;
}

const HEADING: ReadonlySet<string> = new Set(['headed', 'led']);
const BEING: ReadonlySet<string> = new Set(['was', 'is']);

/** Of a word in the sentence of a name. */
const keyAt = (reading: Reading, run: NameRun, at: number): string =>
  besides(reading, at, reading.words[run.first])?.key ?? '';

/** `Kovar drafted this message` */
const drafterOf = (reading: Reading, run: NameRun): Title | undefined =>
  DRAFTING.has(keyAt(reading, run, run.end)) &&
  keyAt(reading, run, run.end + 1) === 'this' &&
  MESSAGES.has(keyAt(reading, run, run.end + 2))
    ? { title: 'drafter of the cable', role: 'us-official' }
    : undefined;

const DRAFTING: ReadonlySet<string> = new Set(['drafted', 'wrote', 'cleared', 'approved', 'prepared']);
const MESSAGES: ReadonlySet<string> = new Set(['message', 'cable', 'telegram', 'report', 'airgram']);

/** `Kovar (EAP/CM)`, `KOVAR (POL)`: the symbol of an office of ours. */
function officeBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  if (besides(reading, run.end, name)?.text !== '(') return undefined;
  if (!OFFICES.has(besides(reading, run.end + 1, name)?.key ?? '')) return undefined;
  for (let at = run.end + 1; at < run.end + LONGEST_SYMBOL; at++) {
    const word = besides(reading, at, name);
    if (word?.text === ')') return OFFICER;
    if (word?.text !== '/' && (word?.kind !== 'word' || !isSymbol(reading, at))) return undefined;
  }
  return undefined;
}

function isSymbol({ words, lists, loud }: Reading, at: number): boolean {
  const word = words[at];
  if (word === undefined || /\p{Ll}/u.test(word.text) || word.text.length > 6) return false;
  return (
    !lists.countries.has(word.key) &&
    !(loud.has(word.part) && lists.ordinary.has(word.key) && word.key.length > 3)
  );
}

const OFFICER: Title = { title: 'of an office of ours', role: 'us-official' };
const LONGEST_SYMBOL = 9;
const OFFICES: ReadonlySet<string> = new Set(
  'pol econ cons mgt mgmt pao pas usaid dao rso gso dcm fcs odc polecon eca eur nea eap af ara wha sca sa inr drl oes inl prm io pm eb eeb ca ds hr fsi ldp s p d e g h isn avc vci np ac gtip'.split(
    ' ',
  ),
);

const LANDS: ReadonlySet<string> = new Set(
  'observer uk us usa ussr frg gdr prc roc rok drv prk uar uae eec'.split(' '),
);

/** Papers have their country behind them too: only where a paragraph speaks of delegates and votes is it one who speaks for it. */
function isAssembly({ words }: Reading, first: number): boolean {
  for (let at = first + NEAR_ASSEMBLY; at > first - NEAR_ASSEMBLY; at--)
    if (words[at]?.part === words[first]?.part && ASSEMBLY.test(words[at]?.key ?? '')) return true;
  return false;
}

const NEAR_ASSEMBLY = 60;
const ASSEMBLY =
  /^(?:against|abstain\w*|vot(?:e|es|ed|ing)|delegat\w*|amb|ambassadors?|permreps?|reps?|chairman|co-?sponsors?|floor|seconded|spoke|council|session|nato|resolution|statement|remarks|debate|committee|said|talks|meeting)$/;

/** `QURAISHY (PAKISTAN)`: who speaks for a country. */
function landBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  if (besides(reading, run.end, name)?.text !== '(' || !isAssembly(reading, run.first)) return undefined;
  for (let at = run.end + 1; at < run.end + 5; at++) {
    const word = besides(reading, at, name);
    if (word?.text === ')') return at > run.end + 1 ? { title: 'of a country', role: 'official' } : undefined;
    if (
      word === undefined ||
      !(reading.lists.countries.has(word.key) || LANDS.has(word.key) || word.text === ',')
    )
      return undefined;
  }
  return undefined;
}

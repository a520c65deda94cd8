import type { MarkingAnswer } from '../../marking/answer.ts';
import { failing } from '../../marking/grammar/finding.ts';
import type { Bar } from '../../marking/release.ts';
import { LEVEL_NAMES } from '../../model/marking.ts';
import { paint, visible } from '../terminal.ts';

/** What `tearline marking` says of one marking, for reading. */
export function markingForReading(title: string, answer: MarkingAnswer): string[] {
  return [
    paint('bold', visible(title)),
    ...parts(answer),
    ...lineParts(answer),
    ...releaseParts(answer.result),
    ...answer.findings.flatMap(({ code, provision, text, severity }) => [
      `  ${paint(severity === 'error' ? 'red' : 'yellow', severity)} ${visible(text)}`,
      `    ${code} (${provision})`,
    ]),
  ];
}

const labelled = (label: string, value: string): string => `  ${label.padEnd(16)}${visible(value)}`;

function parts({ marking, banner, portion, valid, repaired, findings }: MarkingAnswer): string[] {
  if (marking === null) return [];
  const { system, owners, releasableTo, displayOnlyTo, unknown, level } = marking;
  const list = (label: string, tokens: readonly string[]): string[] =>
    tokens.length === 0 ? [] : [labelled(label, tokens.join(', '))];
  return [
    labelled('level', level === null ? 'none stated' : LEVEL_NAMES[level]),
    ...(system === 'us' ? [] : list('owner', owners)),
    ...list('SCI', marking.sci),
    ...list('programs', marking.sap),
    ...list('atomic energy', marking.aea),
    ...list('foreign source', marking.fgi),
    ...list('controls', [...marking.dissem, ...marking.nonIC, ...marking.cui]),
    ...list('release to', releasableTo),
    ...list('display only', displayOnlyTo),
    ...list(repaired ? 'guessed from' : 'not read', unknown),
    ...(level === null ? [] : [labelled('banner', banner ?? ''), labelled('portion', portion ?? '')]),
    labelled('reads whole', valid ? 'yes' : repaired ? 'no: letters were guessed' : 'no'),
    ...rules(findings),
  ];
}

/** Whether what was read may stand so; what cannot be read is told above. */
function rules(findings: MarkingAnswer['findings']): string[] {
  const broken = failing(findings).filter(({ code }) => !UNREAD.has(code));
  return broken.length === 0 ? [] : [labelled('keeps the rules', `no: ${broken.length} broken`)];
}

const UNREAD: ReadonlySet<string> = new Set([
  'unknown-token',
  'repaired',
  'look-alike',
  'country',
  'release-words',
]);

/** A line of a cable, where the words are no marking of the Register. */
function lineParts({ marking, result }: MarkingAnswer): string[] {
  if (marking !== null || typeof result !== 'object' || result === null) return [];
  return Object.entries(result).map(([name, value]) => labelled(name.replace('_', ' '), spoken(name, value)));
}

function spoken(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(name === 'section' ? ' of ' : ', ');
  return value === true ? 'yes' : String(value);
}

function releaseParts(result: unknown): string[] {
  if (typeof result !== 'object' || result === null || !('bars' in result) || !('answer' in result))
    return [];
  const bars = result.bars as readonly Bar[];
  const colour = result.answer === 'allow' ? 'green' : result.answer === 'refer' ? 'yellow' : 'red';
  const nothing = 'nothing in the marking bars it; a review for release is another thing';
  return [
    `  ${'release'.padEnd(16)}${paint(colour, String(result.answer))}${bars.length === 0 ? `: ${nothing}` : ''}`,
    ...('membersOn' in result && result.membersOn !== undefined
      ? [labelled('members as of', String(result.membersOn))]
      : []),
    ...bars.flatMap(({ answer, text, provision }) => [
      `    ${answer}: ${visible(text)}`,
      `      ${provision}`,
    ]),
  ];
}

import type { Exemption } from '../../model/exemption.ts';
import { matchInWords, whenInWords } from '../../rule/in-words.ts';
import { allParts } from '../../rule/kinds.ts';
import type { Rule } from '../../rule/pack.ts';
import { daysOf } from '../../rule/pack-check.ts';
import type { ChosenRule } from '../chosen-packs.ts';
import { paint, visible } from '../terminal.ts';
import { folded, pageWidth, ruledLine } from './page.ts';
import { shortPath } from './short-path.ts';

/** A ground as a rule cites it. */
interface CitedBasis {
  readonly code: string;
  readonly provision: string;
  readonly title: string;
  readonly unverified?: string;
}

/** A rule as `rules show` tells it: the rule itself, and what it says in words. */
export interface ToldRule extends Omit<Rule, 'bases' | 'otherwise'> {
  readonly pack: string;
  readonly version: string;
  readonly digest: string;
  readonly file: string;
  readonly finds: string;
  readonly applies: string;
  readonly bases: readonly CitedBasis[];
  readonly otherwise: readonly CitedBasis[];
}

/** `exemptions` are those of the day. */
export function toldRule({ file, rule }: ChosenRule, exemptions: readonly Exemption[]): ToldRule {
  const cited = ({ code }: { code: string }): CitedBasis => {
    const found = exemptions.find((each) => each.code === code);
    const { provision = 'no such exemption', title = '', unverified } = found ?? {};
    return { code, provision, title, ...(unverified === undefined ? {} : { unverified }) };
  };
  return {
    ...{ pack: file.pack.pack, version: file.pack.version, digest: file.digest, file: file.file },
    ...rule,
    finds: matchInWords(rule.match),
    applies: whenInWords(rule.when),
    bases: rule.bases.map(cited),
    otherwise: rule.otherwise.map(cited),
  };
}

/** One line over the rules of a pack. */
export const packHead = ({ file: { pack, digest, file } }: ChosenRule): string[] => [
  paint(['bold', 'cyan'], `${pack.title}`),
  paint(
    'dim',
    `pack ${pack.pack}, version ${pack.version}, digest ${digest.slice(0, 12)}, ${visible(shortPath(file, 40))}`,
  ),
  '',
];

/** A rule as a page for reading, folded to the terminal. */
export function rulePage(rule: ToldRule, width = pageWidth()): string[] {
  const part = (label: string, text: string): string[] => folded(`  ${label.padEnd(LABEL)}`, text, width);
  return [
    paint('bold', rule.title),
    `${rule.id}  ${paint(COLOURS[rule.effect], rule.effect)} ${codes(rule.bases)}${
      rule.status === 'stable' ? '' : `  ${paint('yellow', rule.status)}`
    }`,
    ruledLine(width),
    ...part('Finds', rule.finds),
    ...part('Applies', `${rule.applies} ${daysSentence(rule)}`.trim()),
    ...part('Effect', EFFECTS[rule.effect]),
    ...rule.bases.flatMap((basis, i) => basisLines(i === 0 ? 'Under' : '', basis, width)),
    ...rule.otherwise.flatMap((basis, i) => basisLines(i === 0 ? 'Otherwise' : '', basis, width)),
    ...(rule.refer === undefined ? [] : part('Refers', referralSentence(rule.refer))),
    ...part('Because', rule.reason),
    ...part('Authority', rule.authority),
    ...part('Source', rule.source),
    ...part('Standing', STANDINGS[rule.status]),
    ...(rule.identifier === undefined ? [] : part('Kind', `an identifier: ${rule.identifier}`)),
    ...allParts(rule.match).flatMap((each) =>
      'pattern' in each ? part('Pattern', paint('dim', each.pattern)) : [],
    ),
    ...rule.examples.match.flatMap((example, i) => part(i === 0 ? 'Examples' : '', `+ ${hits(example)}`)),
    ...rule.examples.miss.flatMap((example) => part('', `- ${visible(example)}`)),
    '',
  ];
}

const LABEL = 11;

const codes = (bases: readonly CitedBasis[]): string => bases.map(({ code }) => code).join(', ');

const COLOURS = { withhold: 'red', hold: 'yellow', advise: 'cyan' } as const;

const referralSentence = ({ agency, ground }: NonNullable<Rule['refer']>): string =>
  `to ${agency}, whose recorded answer alone opens it: ${ground}`;

const EFFECTS: Readonly<Record<Rule['effect'], string>> = {
  withhold: 'What it finds is withheld. Only a person’s recorded decision opens it.',
  hold: 'What it finds is held: a question that a person answers.',
  advise: 'It claims nothing: a person is told where it found something.',
};

const STANDINGS: Readonly<Record<Rule['status'], string>> = {
  experimental: 'Experimental: it is tried out, and its finds are to be looked at with doubt.',
  test: 'In test: it runs on every cable and its finds are being judged.',
  stable: 'Stable.',
};

function daysSentence({ from, until }: ToldRule): string {
  return from === undefined && until === undefined ? '' : `In force ${daysOf({ from, until })}.`;
}

function basisLines(
  label: string,
  { code, provision, title, unverified }: CitedBasis,
  width: number,
): string[] {
  const doubt =
    unverified === undefined ? '' : ` ${paint('yellow', `Unverified: ${unverified.replace(/\.?$/, '.')}`)}`;
  return folded(`  ${label.padEnd(LABEL)}`, `${code}: ${provision}. ${title}${doubt}`, width);
}

/** The hit of an example, marked: in colour, and by the marks of its author where there is none. */
const hits = (example: string): string =>
  visible(example).replaceAll(/\[\[(.+?)\]\]/gs, (marked, hit: string) => {
    const shown = hit
      .split(' ')
      .map((word) => paint(['bold', 'underline'], word))
      .join(' ');
    return shown === hit ? marked : shown;
  });

import type { Marking } from '../model/marking.ts';
import { written } from './grammar/write.ts';
import { type RollUpGrounds, rollUp } from './roll-up.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the portions of a page come to and what its banner says, as the Register writes both. */
export interface BannerDifference {
  readonly portions: string;
  readonly banner: string;
}

/** It speaks of the transmission, and no portion bears it. */
const OF_THE_LINE: ReadonlySet<string> = new Set(['EFTO']);

/**
 * A control or a list that the portions of a page come to and its banner lacks, or that the banner has and no portion
 * does (32 CFR 2001.24(g); Manual D.2). The level is left to whoever compares levels; `captions` speak beside the banner.
 */
export function bannerDifference(
  banner: Marking,
  portions: readonly Marking[],
  captions: readonly string[],
  grounds: RollUpGrounds,
): BannerDifference | undefined {
  const { vocabulary } = grounds;
  const plain = [banner, ...portions].every((marking) => borneBy(marking).length === 0);
  if (plain || [banner, ...portions].some(({ unknown }) => unknown.length > 0)) return undefined;
  const { marking } = rollUp(portions, { ...grounds, banner });
  const [said, come] = [borneBy(banner), borneBy(marking)];
  const lacking = come.filter((token) => !said.includes(token) && !isCaption(token, captions, vocabulary));
  const beyond = said.filter((token) => !come.includes(token) && !OF_THE_LINE.has(token));
  if (lacking.length + beyond.length === 0) return undefined;
  return { portions: marking.as, banner: written(banner, 'banner', vocabulary) };
}

/** All that a marking bears beside its level, in words that equal ones share; a list of readers is one of these. */
function borneBy(marking: Marking): string[] {
  const { owners, sci, sap, aea, fgi, dissem, nonIC, cui, unknown, releasableTo, displayOnlyTo } = marking;
  const sources = [...owners.filter((owner) => owner !== 'USA'), ...fgi].map((source) => `FGI ${source}`);
  const lists = [
    ...(releasableTo.length > 0 ? [`REL TO ${[...releasableTo].sort().join(', ')}`] : []),
    ...(displayOnlyTo.length > 0 ? [`DISPLAY ONLY ${[...displayOnlyTo].sort().join(', ')}`] : []),
  ];
  const tokens = [...sci, ...sap, ...aea, ...dissem, ...nonIC.flatMap(inParts), ...cui, ...unknown];
  return [...new Set([...sources, ...tokens, ...lists])];
}

/** `SBU-NF` is SBU and NOFORN. */
const inParts = (token: string): string[] =>
  token.endsWith('-NF') ? [token.slice(0, -'-NF'.length), 'NF'] : [token];

/** What a caption says beside the banner, or what bars nobody. */
function isCaption(token: string, captions: readonly string[], { control }: Vocabulary): boolean {
  const row = control.get(token);
  return row !== undefined && (row.public === 'allow' || captions.includes(row.banner));
}

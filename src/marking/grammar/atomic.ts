const GROUP =
  /^(RD|FRD|RESTRICTED DATA|FORMERLY RESTRICTED DATA)(-CNWDI|-N)?(?:[- ](?:SIGMA|SG)[ -]?(\d{1,2}(?:[ ,]+\d{1,2}){0,20}))?$/;
const SIGMA_ALONE = /^-?(?:SIGMA|SG)[ -]?(\d{1,2}(?:[ ,]+\d{1,2}){0,20})$/;

/** Restricted Data with what belongs to it: `RD-CNWDI-SIGMA 14 20`, `FRD-SG 14`. SIGMA alone is of RD. */
export function aeaTokens(printed: string): string[] | undefined {
  const alone = SIGMA_ALONE.exec(printed);
  if (alone !== null) return ['RD', ...sigmas('RD', alone[1] ?? '')];
  const found = GROUP.exec(printed);
  if (found === null) return undefined;
  const kind = found[1] === 'RD' || found[1] === 'RESTRICTED DATA' ? 'RD' : 'FRD';
  const design = found[2] === undefined ? [] : [`${kind}-CNWDI`];
  return [kind, ...design, ...sigmas(kind, found[3] ?? '')];
}

const sigmas = (kind: string, numbers: string): string[] =>
  numbers
    .split(/[ ,]+/)
    .filter((number) => number !== '')
    .map((number) => `${kind}-SG-${Number(number)}`);

/** The groups of RD and FRD as one mark each. `sigma` is the word of the form: SIGMA in a banner, SG in a portion. */
export function writtenAea(
  tokens: readonly string[],
  sigma: string,
  other: (token: string) => string,
): string[] {
  const groups = ['RD', 'FRD'].flatMap((kind) => writtenGroup(kind, tokens, sigma));
  return [...groups, ...tokens.filter((token) => !/^F?RD(?:-|$)/.test(token)).map(other)];
}

function writtenGroup(kind: string, tokens: readonly string[], sigma: string): string[] {
  const own = tokens.filter((token) => token === kind || token.startsWith(`${kind}-`));
  if (own.length === 0) return [];
  const numbers = own.flatMap((token) => /-SG-(\d+)$/.exec(token)?.[1] ?? []).sort((a, b) => +a - +b);
  const design = own.includes(`${kind}-CNWDI`) ? '-CNWDI' : '';
  return [`${kind}${design}${numbers.length === 0 ? '' : `-${sigma} ${numbers.join(' ')}`}`];
}

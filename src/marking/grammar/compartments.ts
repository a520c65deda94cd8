import type { Vocabulary } from '../vocabulary.ts';

/**
 * Registers of sensitive compartmented information: `TK-BLFH ABCD-IDIT` is the system TK, its compartments BLFH
 * and IDIT, and the sub-compartment ABCD of the first. A token names its parents: `TK-BLFH-ABCD` (ISM-ID-00388).
 */
export function sciTokens(printed: string, { printed: rows }: Vocabulary): string[] | undefined {
  const whole = rows.get(printed);
  if (whole?.category === 'sci') return parentsOf(whole.token);
  const [head = '', ...parts] = printed.split('-');
  const system = rows.get(head);
  if (system?.category !== 'sci' || parts.length === 0) return undefined;
  if (!parts.every((part) => /^[A-Z0-9]{1,12}(?: [A-Z0-9]{1,6})*$/.test(part))) return undefined;
  return unique(parts.flatMap((part) => compartment(system.token, part, rows)));
}

function compartment(system: string, part: string, rows: Vocabulary['printed']): string[] {
  const [name = '', ...subs] = part.split(' ');
  const token = rows.get(`${system}-${name}`)?.token ?? `${system}-${name}`;
  return [...parentsOf(token), ...subs.map((sub) => `${token}-${sub}`)];
}

/** `SI-G` stands with its system: `SI`, `SI-G`. */
export function parentsOf(token: string): string[] {
  const parts = token.split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}

/** The registers as they are written: compartments by hyphen, sub-compartments by space. */
export function writtenSci(tokens: readonly string[]): string[] {
  const systems = tokens.filter((token) => !token.includes('-')).sort(lastOfNato);
  const orphans = tokens.filter(
    (token) => token.includes('-') && !systems.includes(token.split('-')[0] ?? ''),
  );
  return [...systems.map((system) => withChildren(system, tokens, '-', writtenCompartment)), ...orphans];
}

/** NATO's controls share the place of the registers and stand last in it. */
const OF_NATO: ReadonlySet<string> = new Set(['BALK', 'BOHEMIA']);
const lastOfNato = (a: string, b: string): number =>
  Number(OF_NATO.has(a)) - Number(OF_NATO.has(b)) || (a < b ? -1 : 1);

const writtenCompartment = (token: string, tokens: readonly string[]): string =>
  withChildren(token, tokens, ' ', lastPart);
const lastPart = (token: string): string => token.slice(token.lastIndexOf('-') + 1);

function withChildren(
  token: string,
  tokens: readonly string[],
  separator: string,
  written: (child: string, tokens: readonly string[]) => string,
): string {
  const depth = token.split('-').length;
  const children = tokens
    .filter((other) => other.startsWith(`${token}-`) && other.split('-').length === depth + 1)
    .sort();
  return [lastPart(token), ...children.map((child) => written(child, tokens))].join(separator);
}

/** `JUNIOR PROM-A1 B2`: a program may hold spaces, its compartments are parted by hyphens, subs by spaces. */
export function sapTokens(printed: string): string[] {
  const [program = '', ...parts] = printed.split('-').map((part) => part.trim());
  return unique([
    program,
    ...parts.flatMap((part) => {
      const [name = '', ...subs] = part.split(' ');
      return [`${program}-${name}`, ...subs.map((sub) => `${program}-${name}-${sub}`)];
    }),
  ]);
}

export function writtenSap(tokens: readonly string[]): string[] {
  const programs = tokens.filter((token) => !token.includes('-')).sort();
  return programs.map((program) => withChildren(program, tokens, '-', writtenCompartment));
}

const unique = (tokens: readonly string[]): string[] => [...new Set(tokens)];

import type { Marking } from '../../model/marking.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { writtenAea } from './atomic.ts';
import { writtenSap, writtenSci } from './compartments.ts';
import { writtenHead } from './head.ts';
import { inOrder, printedCode } from './lists.ts';

type Form = 'banner' | 'portion';

/** The marking as the Register writes it: `SECRET//NOFORN`, `(S//NF)`. What is unknown stands last. */
export function written(marking: Marking, form: Form, vocabulary: Vocabulary): string {
  const name = (token: string): string => vocabulary.control.get(token)?.[form] ?? token;
  const sci = writtenSci(marking.sci);
  const aea = writtenAea(marking.aea, form === 'banner' ? 'SIGMA' : 'SG', name);
  const categories = [
    ...[sci, writtenPrograms(marking.sap), aea, foreignSources(marking, vocabulary)],
    ...cuiParts(marking),
    ...[
      writtenDissem(marking, form, name, vocabulary),
      writtenNonIC(marking.nonIC, name, vocabulary),
      marking.unknown,
    ],
  ];
  const text = [writtenHead(marking, form, vocabulary), ...categories.map((tokens) => tokens.join('/'))];
  const line = text.filter((part) => part !== '').join('//');
  return form === 'portion' ? `(${line})` : line;
}

const writtenPrograms = (sap: readonly string[]): string[] =>
  writtenSap(sap).map((program, at) => (at === 0 ? `SAR-${program}` : program));

/** What a foreign owner gave is his marking already, and not named twice. */
function foreignSources({ fgi, owners }: Marking, vocabulary: Vocabulary): string[] {
  const sources = fgi.filter((source) => !owners.includes(source));
  if (sources.length === 0) return [];
  const named = sources.includes('FGI') ? [] : inOrder(sources, vocabulary).map(printedCode);
  return [['FGI', ...named].join(' ')];
}

/** `CUI` in the place of the level, or as a category with its own behind it. */
function cuiParts({ level, system, cui }: Marking): string[][] {
  const categories = cui.filter((token) => token !== 'CUI');
  const inHead = system === 'us' && level === 'U' && cui.includes('CUI');
  return [...(inHead || cui.length === 0 ? [] : [['CUI']]), categories];
}

function writtenDissem(
  marking: Marking,
  form: Form,
  name: (token: string) => string,
  vocabulary: Vocabulary,
): string[] {
  const { releasableTo, displayOnlyTo, dissem, cui, level } = marking;
  const eyes = dissem.includes('EYES') && releasableTo.length > 0;
  const lists = [
    ...(releasableTo.length > 0 && !eyes ? ['REL'] : []),
    ...(displayOnlyTo.length > 0 ? ['DISPLAYONLY'] : []),
  ];
  const tokens = [...new Set([...dissem, ...lists])].filter(
    (token) => token !== 'OC' || !dissem.includes('OC-USGOV'),
  );
  const ordered = level === 'U' && cui.includes('CUI') ? [...tokens].sort() : byRegister(tokens, vocabulary);
  return ordered.map((token) => listed(token, marking, form, vocabulary) ?? name(token));
}

/** Tokens that carry a list of countries. */
function listed(
  token: string,
  { owners, releasableTo, displayOnlyTo }: Marking,
  form: Form,
  vocabulary: Vocabulary,
): string | undefined {
  const release = inOrder(releasableTo, vocabulary, 'USA').map(printedCode);
  const to = owners.includes('NATO') && form === 'banner' ? 'RELEASABLE TO' : 'REL TO';
  if (token === 'REL' && release.length > 0) return `${to} ${release.join(', ')}`;
  if (token === 'EYES' && release.length > 0) return `${release.join('/')} EYES ONLY`;
  if (token === 'DISPLAYONLY' && displayOnlyTo.length > 0)
    return `DISPLAY ONLY ${inOrder(displayOnlyTo, vocabulary).map(printedCode).join(', ')}`;
  return undefined;
}

/** Nicknames of ACCM go behind LIMDIS, under one prefix. */
function writtenNonIC(
  nonIC: readonly string[],
  name: (token: string) => string,
  vocabulary: Vocabulary,
): string[] {
  const nicknames = nonIC.filter((token) => token.startsWith('ACCM-')).sort();
  const accm = nicknames.map((token, at) => (at === 0 ? token : token.slice('ACCM-'.length)));
  const others = byRegister(
    nonIC.filter((token) => !token.startsWith('ACCM-')),
    vocabulary,
  );
  const limdis = others.filter((token) => token === 'DS');
  return [...limdis.map(name), ...accm, ...others.filter((token) => token !== 'DS').map(name)];
}

/** In the order of the vocabulary, which is that of the Register. */
export const byRegister = (tokens: readonly string[], { rank }: Vocabulary): string[] =>
  [...tokens].sort((a, b) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size));

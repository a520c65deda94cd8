import { LEVEL_NAMES, type Marking } from '../model/marking.ts';

const LONG: Readonly<Record<string, string>> = { NF: 'NOFORN', OC: 'ORCON', PR: 'PROPIN', IMC: 'IMCON' };

/** A control in the form a banner prints, `NOFORN` for `NF`. */
export const bannerWord = (token: string): string => LONG[token] ?? token;

/** The marking as one banner line: `SECRET//NOFORN`, `UNCLASSIFIED//SBU`. */
export function bannerOf(marking: Marking): string {
  const level = marking.level === null ? 'NO LEVEL STATED' : LEVEL_NAMES[marking.level];
  const lists = [marking.sci, marking.sap, marking.aea, marking.fgi.map((f) => `FGI ${f}`)];
  const controls = [marking.dissem.map(bannerWord), marking.nonIC, marking.cui, marking.unknown];
  const written = [...lists, ...controls].filter((list) => list.length > 0).map((list) => list.join('/'));
  return [level, ...written].join('//');
}

import { z } from 'zod';
import { LEVELS, type Level, type Marking, plainMarking } from '../model/marking.ts';
import { parentsOf } from './grammar/compartments.ts';

/** Attributes of ODNI ISM.XML as text, lists parted by spaces. What is no marking (dates, versions) is let by. */
export const Attributes = z.record(z.string(), z.string());
export type Attributes = z.infer<typeof Attributes>;

const NATO_CONTROLS: ReadonlyMap<string, 'sci' | 'aea'> = new Map([
  ['ATOMAL', 'aea'],
  ['BALK', 'sci'],
  ['BOHEMIA', 'sci'],
]);
/** It governs discovery, and no marking prints it. */
const NEVER_PRINTED = 'EXEMPT_FROM_ICD501_DISCOVERY';

/** The marking that ISM attributes state. */
export function markingFromAttributes(attributes: Attributes): Marking {
  const list = (name: string): string[] => words(attributes[name]);
  const dissem = list('disseminationControls').filter((token) => token !== NEVER_PRINTED);
  const has = { REL: list('releasableTo').length > 0, DISPLAYONLY: list('displayOnlyTo').length > 0 };
  const controls = list('nonUSControls').map((control) => control.replace('NATO-', ''));
  const cui = [...list('cuiSpecified').map((token) => `SP-${token}`), ...list('cuiBasic')];
  const protectedSource = list('FGIsourceProtected').length > 0;
  return {
    ...plainMarking(levelOf(attributes.classification)),
    ...owned(list('ownerProducer'), attributes.joint === 'true'),
    sci: [...list('SCIcontrols'), ...controls.filter((token) => NATO_CONTROLS.get(token) !== 'aea')],
    sap: [...new Set(list('SARIdentifier').flatMap((identifier) => parentsOf(programOf(identifier))))],
    aea: [...list('atomicEnergyMarkings'), ...controls.filter((token) => NATO_CONTROLS.get(token) === 'aea')],
    fgi: protectedSource ? ['FGI'] : list('FGIsourceOpen'),
    // A list says itself that there is one; the token alone means a list that stands elsewhere.
    dissem: dissem.filter(
      (token) => !((token === 'REL' && has.REL) || (token === 'DISPLAYONLY' && has.DISPLAYONLY)),
    ),
    releasableTo: list('releasableTo'),
    displayOnlyTo: list('displayOnlyTo'),
    nonIC: list('nonICmarkings').map((token) =>
      token.startsWith('ACCM-') ? token.replaceAll('_', ' ') : token,
    ),
    cui: /USGov/.test(attributes.compliesWith ?? '') || cui.length === 0 ? cui : ['CUI', ...cui],
  };
}

const words = (text = ''): string[] => [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
const levelOf = (text: string | undefined): Level | null => LEVELS.find((level) => level === text) ?? null;

function owned(owners: readonly string[], joint: boolean): Pick<Marking, 'system' | 'owners'> {
  if (joint) return { system: 'joint', owners };
  if (owners.length === 0 || owners.includes('USA')) return { system: 'us', owners: ['USA'] };
  return { system: owners.some((owner) => owner.startsWith('NATO')) ? 'nato' : 'foreign', owners };
}

/** `SAR-DNI:JUNIOR_PROM-A1`: the owner and the level are not printed; one underline is a space, two are one. */
const programOf = (identifier: string): string =>
  identifier
    .replace(/^(?:SAR-)?(?:[A-Z]{2,5}:)?(?:(?:U|C|S|TS):)?/, '')
    .replaceAll(/_{1,2}/g, (underline) => (underline === '_' ? ' ' : '_'));

/** The ISM attributes of a marking; those without a value are left out. */
export function attributesOf(marking: Marking): Attributes {
  const { level, owners, system, cui } = marking;
  const natoControls = [...marking.sci, ...marking.aea].filter((token) => NATO_CONTROLS.has(token));
  const own = (tokens: readonly string[]): string[] => tokens.filter((token) => !NATO_CONTROLS.has(token));
  const categories = cui.filter((token) => token !== 'CUI');
  const all: Attributes = {
    ...{
      classification: level ?? '',
      ownerProducer: owners.join(' '),
      joint: system === 'joint' ? 'true' : '',
    },
    SCIcontrols: own(marking.sci).join(' '),
    SARIdentifier: marking.sap.map((program) => `SAR-DNI:${identifierOf(program)}`).join(' '),
    atomicEnergyMarkings: own(marking.aea).join(' '),
    nonUSControls: natoControls.join(' '),
    FGIsourceOpen: marking.fgi.filter((source) => source !== 'FGI').join(' '),
    FGIsourceProtected: marking.fgi.includes('FGI') ? 'FGI' : '',
    disseminationControls: dissemOf(marking).join(' '),
    releasableTo: marking.releasableTo.join(' '),
    displayOnlyTo: marking.displayOnlyTo.join(' '),
    nonICmarkings: marking.nonIC.map((token) => token.replaceAll(' ', '_')).join(' '),
    cuiSpecified: categories.flatMap((token) => (token.startsWith('SP-') ? [token.slice(3)] : [])).join(' '),
    cuiBasic: categories.filter((token) => !token.startsWith('SP-')).join(' '),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

const identifierOf = (program: string): string => program.replaceAll('_', '__').replaceAll(' ', '_');

/** The controls that say who abroad may have it (Manual D.2). */
export const RELEASE_CONTROLS: ReadonlySet<string> = new Set(['NF', 'REL', 'RELIDO', 'EYES', 'DISPLAYONLY']);

/** The tokens of dissemination, a list counted as its token. */
export function dissemOf({ dissem, releasableTo, displayOnlyTo }: Marking): string[] {
  const released = releasableTo.length > 0 && !dissem.includes('EYES') ? ['REL'] : [];
  return [...new Set([...dissem, ...released, ...(displayOnlyTo.length > 0 ? ['DISPLAYONLY'] : [])])];
}

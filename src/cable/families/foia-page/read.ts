import type { Family } from '../../family.ts';
import { acpNumber, readAcp } from '../acp/read.ts';
import { isStamped } from './stamps.ts';

/** A page that State released and that has no marks of a cable: what stands on it is looked for in the plain form. */
export const foiaPage: Family = {
  name: 'foia-page',
  detect: ({ text }) => (isStamped(text) ? { sure: 'likely', marks: ['release stamp'] } : undefined),
  read: readAcp,
  numbered: acpNumber,
};

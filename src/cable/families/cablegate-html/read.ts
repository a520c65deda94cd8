import type { Family } from '../../family.ts';
import { acpNumber, readAcp } from '../acp/read.ts';

/** Pages of the archives of 2010 and 2011: a table of the catalogue, then header and body, each preformatted. */
export const cablegateHtml: Family = {
  name: 'cablegate-html',
  detect({ container, catalogue, copy }) {
    // A page of our own is no archive's, whatever cable is on it.
    if (container !== 'html' || copy !== undefined) return undefined;
    return catalogue === undefined
      ? { sure: 'likely', marks: ['page'] }
      : { sure: 'certain', marks: ['page', 'catalogue'] };
  },
  read: readAcp,
  numbered: acpNumber,
};

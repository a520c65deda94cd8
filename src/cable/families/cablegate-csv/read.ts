import type { Family } from '../../family.ts';
import { acpNumber, readAcp } from '../acp/read.ts';

/** Rows of a table of cables: the catalogue's columns, then header and body. */
export const cablegateCsv: Family = {
  name: 'cablegate-csv',
  detect: ({ container }) =>
    container === 'csv' ? { sure: 'certain', marks: ['row of a table'] } : undefined,
  read: readAcp,
  numbered: acpNumber,
};

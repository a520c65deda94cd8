import type { CivilDate } from '../model/civil-date.ts';
import type { EvidenceRow, RowOf } from '../model/evidence.ts';
import { LEVEL_NAMES } from '../model/marking.ts';
import type { Reason } from '../model/status.ts';

type Said<K extends EvidenceRow['kind']> = (row: RowOf<K>) => { provision: string; act: string };

/** What each kind of evidence says, and under which provision. Who, when and on what authority follow. */
const SAID: { readonly [K in EvidenceRow['kind']]: Said<K> } = {
  extended: ({ until }) => ({
    provision: 'E.O. 13526 section 1.5(c); 32 CFR 2001.12(b)',
    act: `Classification was extended until ${until}`,
  }),
  reclassified: ({ level, until }) => ({
    provision: 'E.O. 13526 section 1.7(c) and (d)',
    act: `The document was classified again as ${LEVEL_NAMES[level]}${until === undefined ? '' : ` until ${until}`}`,
  }),
  permanent: ({ permanent }) => ({
    provision: 'E.O. 13526 section 3.3(k); 32 CFR 2001.30(h)',
    act: `The record was found ${permanent ? 'to be' : 'not to be'} of permanent value`,
  }),
  unscheduled: () => ({
    provision: '32 CFR 2001.30(g)',
    act: 'The record was found under no records schedule, so that the 25-year rule does not run for it',
  }),
  disposal: ({ on }) => ({
    provision: 'E.O. 13526 section 3.6(c); 32 CFR 2001.30(h)',
    act: `Disposal of the record was set for ${on} under the records schedule`,
  }),
  'file-series': ({ until }) => ({
    provision: 'E.O. 13526 section 3.3(c); 32 CFR 2001.30(n)(5)',
    act: `The file series of the record was exempted until ${until}`,
  }),
  'exemption-approved': ({ exemption, until }) => ({
    provision: 'E.O. 13526 section 3.3(b), (h) and (j); 32 CFR 2001.26(a)',
    act: `Exemption ${exemption} from automatic declassification at 25 years was approved until ${until}`,
  }),
  'file-block': ({ newest }) => ({
    provision: 'E.O. 13526 section 3.3(d)(1); 32 CFR 2001.30(n)(4)',
    act: `The record was found to belong to an integral file block whose newest record is of ${newest}`,
  }),
  'media-delay': ({ until }) => ({
    provision: 'E.O. 13526 section 3.3(d)(2); 32 CFR 2001.30(n)(1)',
    act: `Automatic declassification was delayed until ${until} because of the medium of the record`,
  }),
  'newly-discovered': ({ discovered }) => ({
    provision: 'E.O. 13526 section 3.3(d)(4); 32 CFR 2001.30(n)(3)',
    act: `The record was reported as discovered on ${discovered} and not reviewed`,
  }),
  'page-review': ({ found }) => ({
    provision: '10 CFR 1045.155(a); 32 CFR 2001.30(p)',
    act:
      found === 'none'
        ? 'A review page by page found no Restricted Data and no Formerly Restricted Data'
        : `A review page by page found ${found}`,
  }),
  'referral-opened': ({ agency }) => ({
    provision: 'E.O. 13526 sections 3.3(d)(3) and 3.6(b)',
    act: `The document was referred to ${agency}`,
  }),
  'referral-closed': ({ agency }) => ({
    provision: 'E.O. 13526 sections 3.3(d)(3) and 3.6(b)',
    act: `The referral to ${agency} was closed`,
  }),
  'declassification-confirmed': () => ({
    provision: 'E.O. 13526 section 3.1(b)',
    act: 'The declassification was confirmed',
  }),
  decaptioned: ({ caption }) => ({ provision: '5 FAH-2 H-440', act: `The caption ${caption} was lifted` }),
};

/** What says how a record is, and not what was done to it, holds on every day. */
const FACTS: ReadonlySet<EvidenceRow['kind']> = new Set([
  'permanent',
  'unscheduled',
  'disposal',
  'page-review',
]);

/** Each row as a sentence; an act of a later day is told, but does not count yet. */
export const evidenceReasons = (rows: readonly EvidenceRow[], asOf: CivilDate): Reason[] =>
  rows.map((row) => {
    const { provision, act } = (SAID[row.kind] as Said<EvidenceRow['kind']>)(row);
    const later =
      row.at > asOf && !FACTS.has(row.kind) ? ` That is after ${asOf}, so it does not count yet.` : '';
    return { provision, text: `${act}, by ${row.by} on ${row.at} (${row.authority}).${later}` };
  });

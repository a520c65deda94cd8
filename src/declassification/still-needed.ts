import type { CivilDate } from '../model/civil-date.ts';
import { actsBy, type EvidenceRow } from '../model/evidence.ts';
import type { Need } from '../model/status.ts';

/** What a person must do or confirm; an attestation names the code. */
export const EXTENSION_CHECK: Need = {
  code: 'extension-check',
  provision: '32 CFR 2001.12(b); E.O. 13526 section 1.7(d)',
  text: 'Check that nobody extended classification in time, for this document or for a whole category, and that nobody reclassified it since.',
};

export const FOIA_REVIEW: Need = {
  code: 'foia-review',
  provision: '22 CFR 9.9(e)',
  text: 'Review what remains under the Freedom of Information Act and other statutes; declassified is not releasable.',
};

export const CONFIRMATION: Need = {
  code: 'confirmation',
  provision: 'E.O. 13526 sections 3.1(b) and 3.3; 22 CFR 9.9(c)',
  text: 'Have an authority confirm that nothing stopped automatic declassification: exemption, file block, referral, Restricted Data, record not permanent.',
};

export const NOTICE_AUTHORITY: Need = {
  code: 'notice-authority',
  provision: '32 CFR 2001.25(b); 32 CFR 2001.13(a)',
  text: 'Find who declassified the document, when and with what authority; an unauthorised declassification is none.',
};

export const REVIEW_RESULT: Need = {
  code: 'review-result',
  provision: 'E.O. 12356 section 1.4(c)',
  text: 'The review is due: record its result; until then the document stays closed.',
};

export const EVENT_PROOF: Need = {
  code: 'event-proof',
  provision: 'E.O. 13526 section 1.5(a)',
  text: 'Show whether the event named in the instruction has happened, and when.',
};

export const RECORDS_SCHEDULE: Need = {
  code: 'records-schedule',
  provision: 'E.O. 13526 section 3.6(c); 32 CFR 2001.30(h)',
  text: 'Find the disposal date in the records schedule; the record is not permanent and sets no date of its own.',
};

export const DOCUMENT_DATE: Need = {
  code: 'document-date',
  provision: '32 CFR 2001.30(l)',
  text: 'Find the date of origin or of original classification; every limit is counted from it.',
};

export const NATO_CONSENT: Need = {
  code: 'nato-consent',
  provision: 'ISOO Notice 2013-01; E.O. 13526 section 3.3(f)',
  text: 'Obtain the consent of NATO for what is NATO information; no date declassifies it.',
};

export const ENERGY_DECISION: Need = {
  code: 'energy-decision',
  provision: '10 CFR 1045.155(a); 22 CFR 9.10(h)',
  text: 'Refer what is marked to the Department of Energy, which alone removes the marking; no date declassifies it.',
};

export const CONFLICT_SETTLED: Need = {
  code: 'conflict-settled',
  provision: 'E.O. 13526 section 1.6(f)',
  text: 'Have the originator or an authority settle the level and the instruction, and correct the record.',
};

export const RECLASSIFICATION_CLASH: Need = {
  code: 'reclassification-clash',
  provision: 'E.O. 13526 sections 1.5(c) and 3.3',
  text: 'Have an authority decide between the later classification and the 25-year rule.',
};

/** The answers of other agencies that are still out; only evidence of an answer ends one, so nobody attests it. */
export function openReferrals(evidence: readonly EvidenceRow[], asOf: CivilDate): Need[] {
  const closed = actsBy(evidence, 'referral-closed', asOf);
  const open = actsBy(evidence, 'referral-opened', asOf).filter(
    ({ agency, at }) => !closed.some((row) => sameAgency(row.agency, agency) && row.at >= at),
  );
  return [...new Set(open.map(({ agency }) => agency))].map((agency) => ({
    code: 'referral-open',
    provision: 'E.O. 13526 sections 3.3(d)(3) and 3.6(b); 32 CFR 2001.34',
    text: `Obtain the answer of ${agency}, to which the document was referred, and record it as evidence that the referral is closed.`,
  }));
}

const sameAgency = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase();

/** Every need that an attestation may name. */
export const NEEDS: readonly Need[] = [
  ...[EXTENSION_CHECK, FOIA_REVIEW, CONFIRMATION, NOTICE_AUTHORITY, REVIEW_RESULT, EVENT_PROOF],
  ...[RECORDS_SCHEDULE, DOCUMENT_DATE, NATO_CONSENT, ENERGY_DECISION, CONFLICT_SETTLED],
  RECLASSIFICATION_CLASH,
];

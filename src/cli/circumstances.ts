import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WITHHOLDINGS } from '../decide/adoption.ts';
import { NEEDS } from '../declassification/still-needed.ts';
import { UsageProblem } from '../disk/failure.ts';
import { checked, readText } from '../disk/rulebook.ts';
import type { Action, Attestation } from '../model/action.ts';
import { Action as ActionSchema, Attestation as AttestationSchema } from '../model/action.ts';
import { type CivilDate, CivilDate as CivilDateSchema, readIso } from '../model/civil-date.ts';
import { Evidence, type EvidenceRow } from '../model/evidence.ts';
import { readEvidenceCsv } from '../notation/evidence-csv.ts';
import { readNdjson } from '../notation/ndjson.ts';
import { formatProblem } from '../notation/yaml.ts';

/** Today's date in UTC. The one clock of the product; every run prints and records the day it took. */
export const today = (): CivilDate => new Date().toISOString().slice(0, 10) as CivilDate;

/** The moment of a person's decision, as an ISO instant. */
export const now = (): string => new Date().toISOString();

/** The name of one act, which is recorded once however often it is sent. */
export const actId = (): string => randomUUID();

/** A day as a person typed it, or a clear refusal. */
export function dayFrom(text: string, option: string): CivilDate {
  const day = readIso(text);
  if (day === undefined)
    throw new UsageProblem(`${option} takes a day as YYYY-MM-DD, for example 2017-08-20.`);
  return day;
}

/** Evidence about records: a table where the file is CSV, else YAML. */
export function evidenceFrom(file: string | undefined): EvidenceRow[] {
  if (file === undefined) return [];
  if (!/\.csv$/i.test(file)) return checked(file, Evidence);
  const read = readEvidenceCsv(file, readText(file));
  if ('value' in read) return read.value;
  throw new UsageProblem(read.problems.map(formatProblem).join('\n'));
}

/** What was attested: a need that exists, on a day that has come. */
export function attestationsFrom(file: string | undefined): Attestation[] {
  const codes = [...NEEDS, WITHHOLDINGS].map(({ code }) => code);
  const known = AttestationSchema.extend({
    need: z.enum(codes as [string, ...string[]]),
    on: CivilDateSchema.refine((day) => day <= today(), 'a day that has come'),
  });
  return file === undefined ? [] : checked(file, z.array(known));
}

export const actionsFrom = (file: string | undefined): Action[] =>
  file === undefined ? [] : actionsIn(file, readText(file));

/** Recorded decisions, one JSON object a line. */
export function actionsIn(file: string, text: string): Action[] {
  const read = readNdjson(file, text, ActionSchema);
  if ('problems' in read) throw new UsageProblem(read.problems.map(formatProblem).join('\n'));
  return [...read.value];
}

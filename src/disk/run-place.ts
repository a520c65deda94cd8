import { existsSync, lstatSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { REVIEW_FILES } from '../model/review-files.ts';
import { FOLDERS } from '../model/run-record.ts';
import { UsageProblem } from './failure.ts';
import { bytesIn } from './pieces.ts';
import { PART } from './write-whole.ts';

export const RESTRICTED = 'restricted';

/** Of a run under way alone: what it was begun with, what is done, who writes. */
export const BEGUN = 'begun.json';
export const NOTES = 'progress.jsonl';
export const LOG = 'audit.jsonl';
const LOCK = 'running';
/** Who ran what on the run. */
export const SESSIONS = 'sessions.json';

/** Where the lock of a run lies. */
export const lockAt = (path: string): string => join(path, RESTRICTED, LOCK);

/** Whether a finished run lies in a folder. */
export const isRun = (path: string): boolean => existsSync(join(path, RESTRICTED, 'run.json'));

/** Whether two paths lead to one folder, by whatever links. */
export const isSameFolder = (a: string, b: string): boolean =>
  existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);

/**
 * Whether a run was begun in a folder and never closed: folders of a run and nothing beside, a log or nothing yet in
 * `restricted/`, and no record, which is written last.
 */
export function isUnclosed(path: string): boolean {
  const restricted = join(path, RESTRICTED);
  if (!existsSync(restricted) || !lstatSync(restricted).isDirectory() || isRun(path)) return false;
  const names = readdirSync(restricted);
  const isOfRun = (name: string): boolean => [...FOLDERS, RESTRICTED].some((each) => each === name);
  const isBegun = names.includes(LOG) || names.every((name) => FIRST.includes(name) || isLock(name));
  return readdirSync(path).every(isOfRun) && isBegun;
}

/** A run holds what it made and nothing else: what is written there besides could be its log, or a copy that nobody checked. */
export function refuseInRun(path: string): void {
  for (let at = resolve(path); at !== dirname(at); at = dirname(at))
    if (isRun(dirname(at)) || isUnclosed(dirname(at)))
      throw new UsageProblem(
        `${path} lies in the folder of a run, where nothing else is written. Name another place.`,
      );
}

/** What went out and what a person decided is never deleted to make room. */
function refuseLoss(path: string): void {
  const decisions = join(path, RESTRICTED, 'decisions.jsonl');
  // What a run that did not close left in public/ without a manifest was never released.
  if (existsSync(isRun(path) ? join(path, 'public') : join(path, 'public', 'manifest.json')))
    throw new UsageProblem(
      `${path} holds copies that were released. Nothing replaces those: choose another --out.`,
    );
  if (existsSync(decisions) && statSync(decisions).size > 0)
    throw new UsageProblem(
      `${path} holds recorded decisions. Choose another --out, and give --decisions ${decisions} to keep them.`,
    );
  const review = join(path, RESTRICTED, REVIEW_FILES.log);
  if (existsSync(review) && statSync(review).size > 0)
    throw new UsageProblem(`${path} holds the log of a review. Nothing replaces that: choose another --out.`);
  if (isReviewedElsewhere(join(path, RESTRICTED, SESSIONS)))
    throw new UsageProblem(
      `${path} has a review, which a database keeps. Nothing replaces what it is of: choose another --out.`,
    );
}

/** As the run notes it when a review is opened that lies in a database. */
const isReviewedElsewhere = (sessions: string): boolean =>
  existsSync(sessions) && /"keeper": ?"database"/.test(bytesIn(sessions).toString('utf8'));

function wayOut(path: string, again: boolean): string {
  if (!again)
    return 'It is not the folder of a run, which --replace makes again: remove it, or choose another --out';
  return isRun(path)
    ? 'Choose another --out, or add --replace to make this run again'
    : 'A run was begun there and did not come to its end: add --resume to finish it, --replace to make it again, or choose another --out';
}

/** What may stand in `restricted/` before there is a log. */
const FIRST = [BEGUN, `${BEGUN}${PART}`];

/** The lock, or what a process that was killed over it left. */
const isLock = (name: string): boolean => name === LOCK || name.startsWith(`${LOCK}.`);

/**
 * Removes what a run has made but for its lock, so that at any moment of it there lies a run that was begun and not finished, which
 * can be made again: its record goes first, its log last.
 */
export function clearRun(path: string): void {
  const restricted = join(path, RESTRICTED);
  rmSync(join(restricted, 'run.json'), { force: true });
  for (const folder of FOLDERS) rmSync(join(path, folder), { recursive: true, force: true });
  for (const name of readdirSync(restricted))
    if (name !== LOG && !isLock(name)) rmSync(join(restricted, name), { recursive: true, force: true });
  rmSync(join(restricted, LOG), { force: true });
}

/** Whether nothing lies in a folder but a lock. */
function isBare(path: string): boolean {
  const restricted = join(path, RESTRICTED);
  const names = readdirSync(path);
  if (names.length === 0) return true;
  return (
    names.every((name) => name === RESTRICTED) &&
    lstatSync(restricted).isDirectory() &&
    readdirSync(restricted).every(isLock)
  );
}

/** Refuses a folder that holds anything, unless it is a run and that may be replaced. Tells whether there is one to replace. */
export function holdsRunToReplace(path: string, replace: boolean): boolean {
  const isOccupied = existsSync(path) && !isBare(path);
  const again = isOccupied && (isRun(path) || isUnclosed(path));
  if (isOccupied && !(replace && again))
    throw new UsageProblem(`${path} already exists and is not empty. ${wayOut(path, again)}.`);
  if (again) refuseLoss(path);
  return again;
}

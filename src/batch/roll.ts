import type { SourceRecord } from '../model/cable.ts';
import { documentNumbersOf, isOfCase, isUnspoken } from '../model/case.ts';
import { error, type Message, warning } from '../model/message.ts';
import { anonymous, type EarlierLook, type Setting } from '../pipeline.ts';
import type { LookBack } from './look-back.ts';
import type { Found } from './records.ts';
import { Repeated } from './repeated.ts';
import { failed, type Outcome, type Result } from './result.ts';

/** A cable before it is reviewed: its own number, and its name in a case or where it has no number. */
export interface Known {
  readonly mrn: string | null;
  readonly name?: string;
  /** The file it was found in. */
  readonly file: string;
}

/**
 * What is known of all cables of a run before the first is reviewed: which share a number, which are of the case, and
 * what document number each has there.
 */
export class Roll {
  private readonly setting: Setting;
  private readonly lookBack: LookBack | undefined;
  private readonly names = new Map<number, string>();
  private readonly numbers = new Repeated();
  private documents: ReadonlyMap<string, string> | undefined;

  constructor(setting: Setting, lookBack?: LookBack | undefined) {
    this.setting = setting;
    this.lookBack = lookBack;
  }

  /** What must be known of a cable beforehand. `mrn` is its own number, if it has one. */
  known(record: SourceRecord, mrn: string | null): Known {
    const { case: given, key } = this.setting;
    const { file } = record;
    return given === undefined && this.lookBack === undefined && mrn !== null
      ? { mrn, file }
      : { mrn, file, name: mrn ?? anonymous(record, key) };
  }

  /** Enters a cable by its place among all that was found. */
  count(at: number, { mrn, name, file }: Known): void {
    const { case: given } = this.setting;
    if (name !== undefined) this.names.set(at, name);
    if (given === undefined || name === undefined || (isOfCase(given, name) && !isUnspoken(given, name)))
      this.numbers.count(mrn ?? name, file, mrn !== null);
  }

  /** The end of a cable that is not reviewed at all: one outside of the case, or of which nothing may be said. */
  endOf(found: Found, at: number): Outcome | undefined {
    const { case: given } = this.setting;
    const name = this.names.get(at);
    if (given === undefined || name === undefined || 'failure' in found) return undefined;
    if (!isOfCase(given, name)) return failed(found.record, name, [outsideCase(name)]);
    return isUnspoken(given, name) ? unspoken(found, name) : undefined;
  }

  /** The number of a cable in the case. */
  documentOf(at: number): string | undefined {
    return this.numbersInCase.get(this.names.get(at) ?? '');
  }

  /** What the run that is superseded left out of it. */
  earlierOf(found: Found, at: number): EarlierLook | undefined {
    const name = this.names.get(at);
    if (this.lookBack === undefined || name === undefined || 'failure' in found) return undefined;
    return this.lookBack(name, found.record.text);
  }

  /** The result as it is, or that of a cable that is held because it shares its number. */
  refuse<T extends Result>(result: T): T | Outcome {
    return result.unspoken === true ? result : this.numbers.refuse(result);
  }

  /** Document numbers by the names of the cables. */
  get numbersInCase(): ReadonlyMap<string, string> {
    const { case: given } = this.setting;
    this.documents ??= given === undefined ? new Map() : documentNumbersOf(given, this.names.values());
    return this.documents;
  }
}

/** Nothing of it goes anywhere, and the log does not list it (E.O. 13526 section 3.6(a)). */
const unspoken = (found: Exclude<Found, { failure: Message }>, name: string): Outcome => ({
  ...failed(found.record, name, [
    warning(
      'neither-confirmed-nor-denied',
      `${name} may neither be confirmed nor denied in this case, so nothing outside of restricted/ speaks of it.`,
    ),
  ]),
  state: 'denied-in-full',
  unspoken: true,
});

const outsideCase = (name: string): Message =>
  error('outside-case', `${name} is not one of the cables of this case, so it was not released.`);

import { error, type Message } from '../model/message.ts';
import { REPEATED_NUMBER } from '../model/run-record.ts';
import { failed, type Outcome, type Result } from './result.ts';

/** So many files are named; the others are counted. */
const NAMED = 5;

const repeatedNumber = (mrn: string, { isNumber, files }: Shared): Message => {
  const named = [...new Set(files)].slice(0, NAMED).join(', ');
  const among = `${files.length} inputs, in ${named}${new Set(files).size > NAMED ? ' and others' : ''}`;
  return error(
    REPEATED_NUMBER,
    isNumber
      ? `The message number ${mrn} is that of ${among}. All of them are held: see which is the cable, and release that one.`
      : `The very same text without a message number is that of ${among}. All of them are held: release one.`,
  );
};

/** The files in which cables of one name were found, one for each cable. */
interface Shared {
  readonly isNumber: boolean;
  readonly files: string[];
}

/** Message numbers that more than one cable bears, or texts without one that came twice: neither may overwrite the other. */
export class Repeated {
  private readonly found = new Map<string, string | Shared>();

  /** Most names are found once, and are kept as their file alone. */
  count(name: string | undefined, file: string, isNumber: boolean): void {
    if (name === undefined) return;
    const before = this.found.get(name);
    if (before === undefined) this.found.set(name, file);
    else if (typeof before === 'string') this.found.set(name, { isNumber, files: [before, file] });
    else before.files.push(file);
  }

  /** Each name that several share, by the file of the first. */
  *told(): Generator<{ readonly file: string; readonly message: Message }> {
    for (const [name, shared] of this.found)
      if (typeof shared !== 'string')
        yield { file: shared.files[0] ?? '', message: repeatedNumber(name, shared) };
  }

  /** The result as it is, or that of a cable that is held because it shares its number. */
  refuse<T extends Result>(result: T): T | Outcome {
    const { mrn } = result;
    const shared = mrn === null ? undefined : this.found.get(mrn);
    if (mrn === null || shared === undefined || typeof shared === 'string') return result;
    const nothing = failed({ ...result, files: result.sources }, mrn, [repeatedNumber(mrn, shared)]);
    return { ...nothing, state: 'held' };
  }
}

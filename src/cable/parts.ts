import type { Detection } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Frame } from './frame.ts';
import type { Header, Trailer } from './header.ts';

/** What a family knows of a record before its body is read. */
export interface Parts {
  readonly detection: Detection;
  readonly frame: Frame;
  readonly header: Header;
  /** What stands behind the body and is labelled, as in the SMART and AAD forms. */
  readonly trailer?: Trailer;
  /** The day the cable bears where no date-time group gives it. */
  readonly day?: CivilDate;
}

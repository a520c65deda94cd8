import { z } from 'zod';

/** Whether nothing in a name breaks its line, turns its direction, or is obeyed by a terminal: it could be shown as another one. */
export const isPlain = (name: string): boolean => !/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(name);

/** Whether somebody is named: before the comma, behind which a position may follow, stands a letter. Signs and blanks are nobody. */
export const namesSomebody = (name: string): boolean => /^[^,]*\p{L}/u.test(name);

/** The name of who answers for something, as the log keeps it. */
export const PersonName = z
  .string()
  .refine(namesSomebody, 'the name of a person')
  .refine(isPlain, 'a name without line breaks, control characters and turns of direction');

/** Whether both stand there, as 32 CFR 2001.25(b) wants them on a copy: `Name, Position`. */
export const isOfficial = (name: string): boolean => namesSomebody(name) && /,.*\p{L}/u.test(name);

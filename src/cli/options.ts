import { INSTALLED_RULES } from '../disk/rulebook.ts';

/** `--rules`, as every command takes it. */
export const RULES = { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' } as const;

/** `--key`, as commands that write to a run take it. */
export const KEY = { type: 'string', describe: 'key file of the run' } as const;

/** `--key`, as commands take it that only look: none is made. */
export const LOOKING_KEY = {
  type: 'string',
  describe: 'key file of keyed digests, as release has it',
} as const;

/** `--postgres`, as commands that open a review take it. */
export const POSTGRES = {
  type: 'string',
  describe: 'database that keeps the log of the review (URL)',
} as const;

/** An option that may be given again and again, each time with one value. */
export const REPEATED = { type: 'string', array: true, nargs: 1 } as const;

/** `--rule`, as commands that look through a log take it. */
export const RULE = { ...REPEATED, describe: 'only what this rule, pack, row or role asked for' } as const;

/** `--basis`, as they take it. */
export const BASIS = { ...REPEATED, describe: 'only what rests on this code, such as B6' } as const;

/** `--pager`, as they take it. */
export const PAGER = {
  type: 'boolean',
  default: true,
  describe: 'on a terminal, show it in $PAGER or less',
} as const;

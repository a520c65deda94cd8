import type { Argv } from 'yargs';

/** What the file of a command gives: its options, and what it does with them. */
interface Command {
  readonly builder: (yargs: Argv) => Argv;
  readonly handler: (given: never) => void | Promise<void>;
}

/** A command as the list of all tells of it. Its own file, with all that it needs, is read once somebody names it. */
export const named = (command: string, describe: string, load: () => Promise<Command>) => ({
  command,
  describe,
  builder: async (yargs: Argv): Promise<Argv> => (await load()).builder(yargs),
  handler: async (given: never): Promise<void> => (await load()).handler(given),
});

import { reviewUntil, stopped } from '../../src/cli/commands/review.ts';
import { UsageProblem } from '../../src/disk/failure.ts';
import { fakeOffice, PAGE } from '../review/server/fake.ts';

/** `tearline review` with an office and a page that are stand-ins, as a program of its own: what signals do to it. */
const [dir = '', key = ''] = process.argv.slice(2);
const given = { dir, by: 'Ann Poe', key, signingKey: `${key}-signing`, rules: '' };
const open = async () => ({
  ...fakeOffice().office,
  close: async () => void process.stderr.write('The office is closed.\n'),
});

await reviewUntil(stopped(), given, () => PAGE, open).catch((thrown) => {
  process.stderr.write(`${thrown.message}\n`);
  process.exitCode = thrown instanceof UsageProblem ? 2 : 4;
});

import type { Argv } from 'yargs';
import { CheckFailure, UsageProblem } from '../../../disk/failure.ts';
import { readWhole } from '../../../disk/read-whole.ts';
import type { Checkpoint } from '../../../verify/checkpoint.ts';
import { checkProof } from '../../../verify/proof.ts';
import { PUBLIC_KEY, publicKeyFrom } from '../../key.ts';
import { out, paint, visible } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('file', { type: 'string', demandOption: true, describe: 'a proof, as audit prove writes it' })
    .option('public-key', PUBLIC_KEY)
    .option('expect', {
      type: 'string',
      describe: 'the root that the log must have, held elsewhere: "size root"',
    });

export interface VerifyProofArguments {
  readonly file: string;
  readonly publicKey?: string | undefined;
  readonly expect?: string | undefined;
}

export function handler({ file, publicKey: named, expect }: VerifyProofArguments): void {
  const publicKey = publicKeyFrom(named);
  if (publicKey === undefined)
    throw new UsageProblem(
      'A proof is checked with the public key of who signed. Name it with --public-key.',
    );
  const proven = checkProof(readWhole(file), publicKey);
  if (!proven.ok) throw new CheckFailure(`${file}: ${proven.reason}`);
  if (expect !== undefined && expect.trim() !== standing(proven.checkpoint))
    throw new CheckFailure(
      `${file} proves something of another log than the one expected, or of another moment of it.`,
    );
  if (proven.kind === 'entry') {
    out(paint('green', `OK: entry ${proven.index} of ${proven.checkpoint.size}, signed by ${publicKey.id}.`));
    out(visible(proven.line));
    if (proven.text !== undefined) out(`It deleted this text, and no other:\n${visible(proven.text)}`);
  } else
    out(
      paint(
        'green',
        `OK: the log of ${proven.checkpoint.size} entries goes on from that of ${proven.earlier.size}, both signed by ${publicKey.id}.`,
      ),
    );
  out(`Root: ${standing(proven.checkpoint)}`);
}

const standing = ({ size, root }: Checkpoint): string => `${size} ${Buffer.from(root).toString('base64')}`;

import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Signer, signerOf } from '../audit/sign.ts';
import { UsageProblem } from '../disk/failure.ts';
import {
  DIGEST_KEY,
  keepPublicKey,
  keyForLooking,
  loadKey,
  publicKeyAt,
  SIGNATURE_KEY,
} from '../disk/key.ts';
import type { Sealing } from '../disk/log-file.ts';
import { Witness } from '../disk/witness.ts';
import { type PublicKey, readPublicKey } from '../verify/signature.ts';

/** Where the key of keyed digests lies unless `--key` says otherwise: apart from every run. */
function usualPath(): string {
  const { TEARLINE_KEY, XDG_CONFIG_HOME } = process.env;
  return TEARLINE_KEY ?? join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'tearline', 'key');
}

/** The key that signs lies beside it. */
const usualSigningPath = (): string =>
  process.env.TEARLINE_SIGNING_KEY ?? join(dirname(usualPath()), 'signing-key');

const fresh = (): string => randomBytes(32).toString('hex');

/** The key of a command that records something: made on first use. */
export const recordingKey = (named: string | undefined): string =>
  loadKey(named ?? usualPath(), DIGEST_KEY, fresh);

/** The key of a command that only looks, where there is one. */
export const lookingKey = (named: string | undefined): string | undefined =>
  keyForLooking(named, usualPath());

export const SIGNING_KEY = {
  type: 'string',
  describe: 'key file that signs manifests; made on first use, with its public half beside it (.pub)',
} as const;

/** Who signs what a command writes. The key is made on first use, and its public half laid beside it. */
function signerFrom(named: string | undefined): Signer {
  const path = named ?? usualSigningPath();
  const signer = signerOf(loadKey(path, SIGNATURE_KEY, fresh));
  keepPublicKey(`${path}.pub`, signer.publicKey);
  return signer;
}

export const PUBLIC_KEY = {
  type: 'string',
  describe: 'public key of who signed, or its file',
} as const;

export const WITNESS = {
  type: 'string',
  describe:
    'file that is kept elsewhere, with the last checkpoint of each log: nothing is signed that contradicts it',
} as const;

/** Who signs the log of a command, and who watches it. */
export const sealingFrom = (given: {
  readonly signingKey?: string | undefined;
  readonly witness?: string | undefined;
}): Sealing => ({
  signer: signerFrom(given.signingKey),
  witness: given.witness === undefined ? undefined : Witness.at(given.witness),
});

/** The public key that a check goes by: the one named, a file or the key itself, else the usual one where it is there. */
export function publicKeyFrom(named: string | undefined): PublicKey | undefined {
  const printed =
    named === undefined ? publicKeyAt(`${usualSigningPath()}.pub`) : (publicKeyAt(named) ?? named);
  if (printed === undefined) return undefined;
  const key = readPublicKey(printed);
  if (key === undefined)
    throw new UsageProblem(
      `--public-key takes a key, tearline+0a1b2c3d+..., or the file of one; '${named ?? 'signing-key.pub'}' is neither.`,
    );
  return key;
}

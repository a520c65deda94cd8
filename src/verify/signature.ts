import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fault, PASSED, type Verdict } from './verdict.ts';

/** A public key as people hand it on, `tearline+0a1b2c3d+...`. */
export interface PublicKey {
  /** `tearline+0a1b2c3d` */
  readonly id: string;
  readonly key: KeyObject;
}

/** Before the 32 bytes of a key: SubjectPublicKeyInfo of Ed25519 (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads a public key; nothing where it is none. */
export function readPublicKey(printed: string): PublicKey | undefined {
  const found = /^(tearline\+[0-9a-f]{8})\+([A-Za-z0-9+/]{44})\s*$/.exec(printed);
  const bytes = Buffer.from(found?.[2] ?? '', 'base64');
  if (found?.[1] === undefined || bytes.length !== 33 || bytes[0] !== 1) return undefined;
  const der = Buffer.concat([SPKI, bytes.subarray(1)]);
  return { id: found[1], key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

const PURPOSE = 'tearline-manifest/1\n';
const SIGNATURE =
  /,\n {2}"signature": \{"key":"(tearline\+[0-9a-f]{8})","value":"([A-Za-z0-9+/]{86}==)"\}\n\}\n$/;

/** Checks that whoever has the other half of `publicKey` signed a manifest: the bytes before its last member. */
export function checkSignature(manifest: string, publicKey: PublicKey): Verdict {
  const found = SIGNATURE.exec(manifest);
  if (found === null) return fault('not-signed', 'manifest.json bears no signature in the form of one.');
  const [, key, value] = found;
  if (key !== publicKey.id)
    return fault('other-key', 'manifest.json was signed with another key than the one it is checked with.');
  const covered = Buffer.from(`${PURPOSE}${manifest.slice(0, found.index)}`);
  const bytes = Buffer.from(value ?? '', 'base64');
  // One signature has one spelling: the last letter has bits to spare.
  return bytes.toString('base64') === value && verify(null, covered, publicKey.key, bytes)
    ? PASSED
    : fault('signature', 'The signature of manifest.json is not that of its text: one of them was changed.');
}

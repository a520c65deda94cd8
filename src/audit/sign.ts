import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** Who signs, as the signed-note form names a key: a name, and four bytes that tell it from others of that name. */
export interface Signature {
  readonly key: string;
  /** Ed25519 (RFC 8032), 64 bytes in base64. */
  readonly value: string;
}

/** A key that signs. The same text gives the same signature. */
export interface Signer {
  /** `tearline+0a1b2c3d+...`: the public half, which checks what this signs and can be given to anybody. */
  readonly publicKey: string;
  sign(text: string): Signature;
}

const NAME = 'tearline';
const ED25519 = 1;
/** Before the 32 bytes of a seed: PKCS #8 of an Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signer of a seed of 32 bytes in hex. */
export function signerOf(seed: string): Signer {
  const secret = createPrivateKey({
    key: Buffer.concat([PKCS8, Buffer.from(seed, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });
  const bytes = publicBytes(secret);
  const key = `${NAME}+${hashOf(bytes)}`;
  return {
    publicKey: `${key}+${bytes.toString('base64')}`,
    sign: (text) => ({ key, value: sign(null, Buffer.from(text), secret).toString('base64') }),
  };
}

/** The algorithm's number, then the key. */
function publicBytes(secret: KeyObject): Buffer {
  const der = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return Buffer.concat([Buffer.of(ED25519), der.subarray(-32)]);
}

/** As signed notes tell keys apart: the first four bytes of SHA-256 of the name, a line end and the key. */
const hashOf = (bytes: Buffer): string =>
  createHash('sha256').update(`${NAME}\n`).update(bytes).digest('hex').slice(0, 8);

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkpointOf } from '../../src/audit/checkpoint.ts';
import { manifestOf } from '../../src/audit/manifest.ts';
import { signerOf } from '../../src/audit/sign.ts';
import { sha256 } from '../../src/model/digest.ts';
import { checkManifest } from '../../src/verify/manifest.ts';
import { checkSignature, type PublicKey, readPublicKey } from '../../src/verify/signature.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const files = new Map([
  ['09OSLO901.txt', Buffer.from('text')],
  ['index.csv', Buffer.from('rows')],
  ['manifest.json', Buffer.from('{}')],
]);
const digests = new Map(Array.from(files, ([name, bytes]) => [name, sha256(bytes)]));
const SIGNER = signerOf('1'.repeat(64));
const checkpoint = checkpointOf('tearline/0123456789abcdef', { size: 4, root: new Uint8Array(32) }, SIGNER);
const signature = { key: 'tearline+00000000', value: '' };
const named = (...rows: [string, string][]) => ({
  files: rows.map(([name, text]) => ({ name, sha256: digest(text) })),
  ...{ checkpoint, signature },
});
const whole = named(['09OSLO901.txt', 'text'], ['index.csv', 'rows']);

describe('a folder', () => {
  test('that is as its manifest says passes', () => {
    expect(checkManifest(whole, digests)).toEqual({ ok: true });
  });

  test.each<[string, unknown, string]>([
    ['a changed file', named(['09OSLO901.txt', 'texts'], ['index.csv', 'rows']), 'changed'],
    [
      'a missing file',
      named(['09OSLO901.txt', 'text'], ['index.csv', 'rows'], ['09OSLO902.txt', '']),
      'missing',
    ],
    ['an extra file', named(['09OSLO901.txt', 'text']), 'extra'],
    [
      'a file named twice',
      named(['09OSLO901.txt', 'x'], ['09OSLO901.txt', 'text'], ['index.csv', 'rows']),
      'named-twice',
    ],
    ['no checkpoint of the log', { files: whole.files, signature }, 'manifest-form'],
    ['a checkpoint that is none', { ...whole, checkpoint: checkpoint.slice(1) }, 'checkpoint-form'],
    ['no signature', { files: whole.files, checkpoint }, 'manifest-form'],
    ['a member that is not known', { ...whole, more: 1 }, 'manifest-form'],
    ['no manifest at all', null, 'manifest-form'],
  ])('with %s does not', (_, manifest, code) => {
    expect(checkManifest(manifest, digests)).toMatchObject({ ok: false, code });
  });
});

describe('a signature', () => {
  const signer = signerOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  const keyOf = (printed: string): PublicKey => {
    const key = readPublicKey(printed);
    if (key === undefined) throw new Error('not a key');
    return key;
  };
  const copies = [...files].flatMap(([name, bytes]) =>
    name === 'manifest.json' ? [] : [{ name, sha256: sha256(bytes) }],
  );
  const manifest = manifestOf(copies, checkpoint, signer);
  const codeOf = (text: string, key = keyOf(signer.publicKey)): string => {
    const verdict = checkSignature(text, key);
    return verdict.ok ? 'OK' : verdict.code;
  };

  test('is that of the public key of RFC 8032, section 7.1, test 1', () => {
    const hex = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    expect(Buffer.from(signer.publicKey.split('+').slice(2).join('+'), 'base64').toString('hex')).toBe(
      `01${hex}`,
    );
  });

  test('holds on a manifest that says what lies in the folder, and is the same each time', () => {
    expect(checkManifest(JSON.parse(manifest), digests)).toEqual({ ok: true });
    expect(codeOf(manifest)).toBe('OK');
    expect(manifestOf(copies, checkpoint, signer)).toBe(manifest);
  });

  test('holds no longer once any bit of the manifest is another', () => {
    const bytes = Buffer.from(manifest);
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codeOf(changed.toString('latin1')), `bit ${bit}`).not.toBe('OK');
    }
  });

  test('of another key, or none, is told', () => {
    const other = signerOf('ab'.repeat(32));
    expect(codeOf(manifest, keyOf(other.publicKey))).toBe('other-key');
    expect(codeOf(manifest.replace(/,\n {2}"signature".*\n/, '\n'))).toBe('not-signed');
    // Who claims the other key's name has not its secret.
    expect(codeOf(manifest, { ...keyOf(other.publicKey), id: keyOf(signer.publicKey).id })).toBe('signature');
  });

  test.each([
    '',
    'tearline',
    'tearline+00000000+AAAA',
    signer.publicKey.replace('tearline', 'other'),
    `x${signer.publicKey}`,
  ])('is not checked with what is no key: %j', (printed) => expect(readPublicKey(printed)).toBeUndefined());
});

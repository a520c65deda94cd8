/** Bytes that are given at once. */
const SLICE = 1024 * 1024;

/** Bytes in slices: the text of all of them could be longer than a text can be. They may be walked more than once. */
export const slicesOf = (bytes: Uint8Array): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
  },
});

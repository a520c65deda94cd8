/** Length of the piece by which a passage is looked up: no passage is shorter. */
export const SHORTEST = 8;
const SLOTS = 1 << 16;
const FACTOR = 0x01000193;
/** FACTOR to the power of SHORTEST, in 32 bits: what the character that leaves the window weighs. */
const LEAVING = Array.from({ length: SHORTEST }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/**
 * Many passages, looked for in a text at once. A hash rolls over every window of eight characters; only where
 * a small table knows the hash are strings compared (Karp and Rabin 1987). One pass, whatever the number.
 */
export class Passages<Kind> {
  private readonly slots = new Uint8Array(SLOTS);
  /** By the first eight characters, then by length: however many begin alike, a place asks once for each length. */
  private readonly heads = new Map<string, Map<number, Map<string, Kind>>>();

  /** The first kind given to a passage stays. */
  add(passage: string, kind: Kind): void {
    const head = passage.slice(0, SHORTEST);
    const lengths = this.heads.get(head) ?? new Map<number, Map<string, Kind>>();
    const alike = lengths.get(passage.length) ?? new Map<string, Kind>();
    if (!alike.has(passage)) alike.set(passage, kind);
    this.heads.set(head, lengths.set(passage.length, alike));
    this.slots[slotOf(hashOf(head))] = 1;
  }

  drop(passage: string): void {
    this.heads.get(passage.slice(0, SHORTEST))?.get(passage.length)?.delete(passage);
  }

  /** Every passage found in `text`, from left to right. */
  foundIn(text: string): { readonly passage: string; readonly kind: Kind; readonly at: number }[] {
    const found = [];
    const { slots } = this;
    let hash = hashOf(text.slice(0, SHORTEST));
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      if (slots[slotOf(hash)] === 1)
        for (const [length, alike] of this.heads.get(text.slice(at, at + SHORTEST)) ?? []) {
          const passage = text.slice(at, at + length);
          const kind = alike.get(passage);
          if (kind !== undefined) found.push({ passage, kind, at });
        }
      hash = rolled(hash, text.charCodeAt(at), text.charCodeAt(at + SHORTEST));
    }
    return found;
  }
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & (SLOTS - 1);
const rolled = (hash: number, leaving: number, coming: number): number =>
  (Math.imul(hash, FACTOR) + coming - Math.imul(leaving, LEAVING)) | 0;

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, FACTOR) + text.charCodeAt(i)) | 0;
  return hash;
}

const FACTOR = 0x01000193;

/** A number for a stretch of letters. Other letters may have the same. */
export function hashOf(units: Uint16Array, from: number, length: number): number {
  let hash = 0;
  for (let at = from; at < from + length; at++) hash = (Math.imul(hash, FACTOR) + (units[at] as number)) | 0;
  return hash;
}

/** The number for the stretch one letter further on. `weight` is that of the letter that leaves it, `weightOf` its length. */
export const rolled = (hash: number, leaving: number, coming: number, weight: number): number =>
  (Math.imul(hash, FACTOR) + coming - Math.imul(leaving, weight)) | 0;

/** FACTOR to the power of a length, in 32 bits. */
export const weightOf = (length: number): number =>
  Array.from({ length }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/** Letters that are kept: one row behind the other. */
export class KeptLetters {
  units = new Uint16Array(0);
  private size = 0;

  /** Where they begin from now on. */
  keep(letters: Uint16Array): number {
    const from = this.size;
    this.size += letters.length;
    if (this.size > this.units.length) {
      const { units } = this;
      this.units = new Uint16Array(2 * this.size);
      this.units.set(units);
    }
    this.units.set(letters, from);
    return from;
  }
}

/** Numbers stretches of kept letters, each once, in the order in which they come. */
export class LetterTable {
  private readonly kept: KeptLetters;
  private readonly places: number[] = [];
  private readonly lengths: number[] = [];
  private readonly hashes: number[] = [];
  /** By hash, and onwards from there to the first that is free: a number, less one. */
  private slots = new Int32Array(64);

  constructor(kept: KeptLetters) {
    this.kept = kept;
  }

  /** The number of a stretch of the kept letters, a new one if it is new. */
  note(place: number, length: number, hash: number): number {
    const known = this.find(this.kept.units, place, length, hash);
    if (known !== undefined) return known;
    const number = this.places.push(place) - 1;
    this.lengths.push(length);
    this.hashes.push(hash);
    this.settle(number);
    if (2 * this.places.length > this.slots.length) this.widen();
    return number;
  }

  /** The number of a stretch of any letters, if it was noted. */
  find(units: Uint16Array, from: number, length: number, hash: number): number | undefined {
    const { slots, hashes } = this;
    const last = slots.length - 1;
    for (let slot = slotOf(hash) & last; slots[slot] !== 0; slot = (slot + 1) & last) {
      const number = (slots[slot] as number) - 1;
      if (hashes[number] === hash && this.isAt(number, units, from, length)) return number;
    }
    return undefined;
  }

  private isAt(number: number, units: Uint16Array, from: number, length: number): boolean {
    const place = this.places[number] as number;
    const { units: kept } = this.kept;
    if (this.lengths[number] !== length) return false;
    for (let i = 0; i < length; i++) if (kept[place + i] !== units[from + i]) return false;
    return true;
  }

  private settle(number: number): void {
    const last = this.slots.length - 1;
    let slot = slotOf(this.hashes[number] as number) & last;
    while (this.slots[slot] !== 0) slot = (slot + 1) & last;
    this.slots[slot] = number + 1;
  }

  private widen(): void {
    this.slots = new Int32Array(4 * this.slots.length);
    for (let number = 0; number < this.places.length; number++) this.settle(number);
  }
}

/** The lower bits of a hash know little of the letters before the last. */
const slotOf = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 16);
};

/** Bytes that are had by their place: at hand, in a file on a disk, or behind others that must be unpacked first. */
export interface ByPlace {
  /** Those from one place to another; fewer where there are no more. */
  between(from: number, to: number): Uint8Array;
}

/** Of these it is known how many there are. */
export interface Measured extends ByPlace {
  readonly length: number;
}

/** Bytes of a file as they come; of one that lies on a disk any stretch can be had as well, so that nobody need hold it. */
export interface Chunks extends Iterable<Uint8Array> {
  /** How it is had by place. Whoever asks has it for as long as they walk. */
  byPlace?(): Measured;
}

/** Bytes that are at hand. */
export const atHand = (bytes: Uint8Array): Measured => ({
  length: bytes.length,
  between: (from, to) => bytes.subarray(from, to),
});

/** Bytes that are given at once. */
const SLICE = 1024 * 1024;

/** A stretch in slices: the text of all of it could be longer than a text can be. They may be walked more than once. */
export const slicesOf = (bytes: ByPlace, from: number, to: number): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    for (let at = from; at < to; at += SLICE) yield bytes.between(at, Math.min(at + SLICE, to));
  },
});

/** What `unrolled` gives: by place, until it is left. */
export interface Unrolled extends ByPlace {
  /** Lets go of what is unpacked. */
  leave(): void;
}

/**
 * What comes in pieces, by place. Going forward it is walked once and nothing of it is held; whoever goes back begins anew, so
 * files of a packed archive are taken in the order in which they lie.
 */
export function unrolled(pieces: Iterable<Uint8Array>): Unrolled {
  let walk = pieces[Symbol.iterator]();
  let piece: Uint8Array = NOTHING;
  /** Where the piece begins. */
  let at = 0;
  const leave = (): void => void walk.return?.();
  const startAnew = (): void => {
    leave();
    walk = pieces[Symbol.iterator]();
    [piece, at] = [NOTHING, 0];
  };
  const goesOn = (): boolean => {
    const { done, value } = walk.next();
    at += piece.length;
    piece = done === true ? NOTHING : value;
    return done !== true;
  };
  const between = (from: number, to: number): Uint8Array => {
    if (from < at) startAnew();
    const parts: Uint8Array[] = [];
    do {
      if (at + piece.length > from) parts.push(piece.subarray(Math.max(from - at, 0), Math.max(to - at, 0)));
    } while (at + piece.length < to && goesOn());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  };
  return { between, leave };
}

const NOTHING = new Uint8Array();

/** What an archive may open to: a bomb is some kilobytes that open to gigabytes. */
export interface Caps {
  /** Files and folders, whatever they are. */
  readonly members: number;
  /** Bytes that come out for each byte that goes in. */
  readonly ratio: number;
}

export const CAPS: Caps = { members: 1_000_000, ratio: 200 };

/** Thrown where an archive opens to more than its caps. */
export class TooMuch extends Error {}

/** What stands under a name: a file, a folder, or a link or device, which is neither. */
export type Kind = 'file' | 'folder' | 'other';

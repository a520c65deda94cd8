/**
 * One row of the index of withholdings, as Vaughn v. Rosen, 484 F.2d 820 (D.C. Cir. 1973), asks for: which document,
 * where, how much, on what ground, what kind of matter, what harm, what was segregated. Nothing of what was withheld.
 */
export interface Withholding {
  readonly mrn: string;
  /** What the copy bears. */
  readonly banner: string;
  readonly dated: string;
  readonly from: string;
  readonly subject: string;
  readonly portion: string;
  /** Position of the marker in the body of the copy; none where a withdrawal sheet stands for the copy. */
  readonly at: number | null;
  readonly extent: string;
  readonly bases: readonly string[];
  /** The provisions behind the bases. */
  readonly authority: readonly string[];
  readonly matter: readonly string[];
  readonly harm: readonly string[];
  readonly segregability: string;
  /** Who made the row their own; none of what a rule drafted and nobody adopted, and of open questions. */
  readonly adopted: string | null;
  readonly state: 'withheld' | 'open question';
}

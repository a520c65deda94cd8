/** A rule that wanted more work of one cable than any honest rule would. Work is bounded by counting, not by a watch. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
}

/** What one place found costs beside the characters read: it is mapped, sorted, claimed and settled. */
const HIT = 200;
const BASE = 2_000_000;
const PER_CHARACTER = 40;

/**
 * The counted work that one rule may do on one cable: characters and words read, comparisons, places found. The
 * bound grows with the text and with nothing else, so it is the same on every machine and in any order of rules.
 */
export class Budget {
  private readonly allowed: number;
  private left: number;

  constructor(length: number) {
    this.allowed = BASE + PER_CHARACTER * length;
    this.left = this.allowed;
  }

  /** The same allowance again, for another rule on the same text. */
  renew(): void {
    this.left = this.allowed;
  }

  /** Characters or words read, or comparisons made. */
  charge(units: number): void {
    this.left -= units;
    if (this.left < 0) throw new BudgetExceeded('A rule did more work on one cable than it may.');
  }

  /** Places found. */
  hits(count: number): void {
    this.charge(HIT * count);
  }
}

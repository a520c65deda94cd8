/** Does one thing after the other, in the order they were asked for. A thing that fails does not keep the next from its turn. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();

  /** Does this once all before it are done. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

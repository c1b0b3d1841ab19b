/** Lets one holder at a time in, in the order of asking. */
export class SessionLock {
  #last: Promise<void> = Promise.resolve();

  /** Waits for its turn; call what it returns to let the next one in. */
  async acquire(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    await before;
    return resolve;
  }
}

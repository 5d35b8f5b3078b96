/** Hands out numbered pieces of work to several at once, and puts the results back in order. */
export interface StretchQueue<Result> {
  /** The next to be done; waits while too many results wait for an earlier one. Undefined when all is done, or the queue closed. */
  next(): Promise<number | undefined>;
  /** Who took it is gone. */
  giveBack(number: number): void;
  /** Returns the results that are now next in order. */
  done(number: number, result: Result): Result[];
  close(): void;
}

/** No more than `ahead` are handed out beyond the first that is not done. */
export function createStretchQueue<Result>(count: number, ahead: number): StretchQueue<Result> {
  const returned: number[] = [];
  const results = new Map<number, Result>();
  let handedOut = 0;
  let ordered = 0;
  let closed = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const one of woken) one();
  };
  return {
    async next() {
      while (!closed && ordered < count) {
        const again = returned.shift();
        if (again !== undefined) return again;
        if (handedOut < Math.min(count, ordered + ahead)) return handedOut++;
        await new Promise<void>((resolve) => { waiting.push(resolve); });
      }
      return undefined;
    },
    giveBack(number) {
      returned.push(number);
      wake();
    },
    done(number, result) {
      results.set(number, result);
      const next: Result[] = [];
      for (let one = results.get(ordered); one !== undefined; one = results.get(ordered)) {
        results.delete(ordered++);
        next.push(one);
      }
      wake();
      return next;
    },
    close() {
      closed = true;
      wake();
    },
  };
}

import type { Terminal } from './terminal.ts';

/** Nobody wants a line that is gone at once. */
const PATIENCE_MS = 500;
const EVERY_MS = 100;

/** A line on standard error that tells how far we are, on a terminal only; what is printed in between clears it first. */
export interface Progress {
  readonly at: (done: number) => void;
  readonly clear: () => void;
}

export function startProgress({ progress, complain }: Terminal, what: string, now: () => number = Date.now): Progress {
  if (!progress) return { at: () => undefined, clear: () => undefined };
  let next = now() + PATIENCE_MS;
  let isShown = false;
  const clear = (): void => {
    if (isShown) complain('\r\u001b[K');
    isShown = false;
  };
  const at = (done: number): void => {
    if (now() < next) return;
    next = now() + EVERY_MS;
    complain(`\r\u001b[K${done} ${what} …`);
    isShown = true;
  };
  return { at, clear };
}

import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

/** Takes note of our own mistakes, so that they are seen and nothing else suffers. */
export type ReportBug = (where: string, error: unknown) => void;

/** Lets the messages that wait, a cancellation among them, go first. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** The one catch of a request: a bug is reported and answered with `fallback`; answers that are errors on purpose pass. */
export function guarded<P, R>(where: string, reportBug: ReportBug, fallback: R, answer: (params: P, token: CancellationToken) => Promise<R> | R) {
  return async (params: P, token: CancellationToken): Promise<R> => {
    await nextTurn();
    stopIfCancelled(token);
    try {
      return await answer(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      reportBug(where, error);
      return fallback;
    }
  };
}

import { parentPort } from 'node:worker_threads';
import { summariseStretch, type LogStretch, type StretchSummary } from '../engine/index.ts';
import { feedStretch, PIECE, type StretchPlan } from './log-stretches.ts';

/** What the thread that reads a file with others is asked: the file's number is good in all threads of a process. */
export interface StretchRequest {
  readonly file: number;
  readonly plan: StretchPlan;
}

/** What it says: that it read so much more, what the stretch says, or why it could not read it. */
export type StretchReply = { readonly read: number } | { readonly stretch: LogStretch } | { readonly problem: string };

/** A program of its own, see log-threads.ts. */
let summary: StretchSummary | undefined;
const buffer = new Uint8Array(PIECE);
const reply = (words: StretchReply): void => { parentPort?.postMessage(words); };

parentPort?.on('message', ({ file, plan }: StretchRequest) => {
  try {
    summary ??= summariseStretch();
    for (const read of feedStretch(file, plan, buffer, summary)) reply({ read });
    reply({ stretch: summary.end(plan.end === undefined) });
  } catch (error) {
    reply({ problem: error instanceof Error ? error.message : String(error) });
  }
});

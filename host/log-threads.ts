import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { joinStretches, summariseStretch, type FileHit, type LogStretch, type Statement } from '../engine/index.ts';
import { feedStretch, PIECE, planStretches, type StretchPlan } from './log-stretches.ts';
import type { StretchReply, StretchRequest } from './log-worker.ts';
import { createStretchQueue } from './stretch-queue.ts';

export interface ThreadedScanOptions {
  /** Is told how many bytes were read so far. */
  readonly read?: (bytes: number) => void;
  /** Is told what is said for the first time, in the order of the file, and all that is said so far; this thread reads no more meanwhile. */
  readonly heard?: (news: readonly FileHit[], soFar: readonly Statement[]) => Promise<void> | void;
  readonly stop?: AbortSignal;
  /** All threads, this one counted. */
  readonly threads?: number;
  /** The program of the others. */
  readonly worker?: string;
  /** How many bytes one takes at once: a multiple of PIECE. */
  readonly stretch?: number;
  /** How many bytes this thread reads before the others start. */
  readonly alone?: number;
  /** How many bytes of memory this process may take more than at the start; from then on this thread goes on alone. */
  readonly memory?: number;
}

/** What a file says, with its size and its line feeds. */
export interface ScannedFile {
  readonly statements: readonly Statement[];
  readonly bytes: number;
  readonly lines: number;
}

/** Threads are worth their start for files of this size. */
export const MANY_BYTES = 32 * 1024 * 1024;
/** Each takes some 45 MB. */
const MOST_THREADS = 3;
/** So that the command line reads a log of any size in some 150 MB, or not much more. */
const MOST_MEMORY = 74 * 1024 * 1024;
/** The others would delay what the first bytes say, and each needs most of its memory for what it knows of a log that says ever new things. */
const ALONE = 2 * PIECE;
const MANY_STATEMENTS = 400;
/** It lies beside the programs that are shipped. */
const WORKER = typeof __dirname === 'string' ? join(__dirname, 'log-worker.js') : '';

/**
 * Summarises a plain file with several threads; this one takes its share, and all of it where no others can be had. The result is that of
 * one LogSummary which is fed with the file. Undefined when it was stopped, and when the file has to be read in one go after all: it
 * cannot be read, changes, or says too much.
 */
export async function scanInThreads(path: string, options: ThreadedScanOptions = {}): Promise<ScannedFile | undefined> {
  const file = openSync(path, 'r');
  const workers: Worker[] = [];
  try {
    return await scanStretches(file, planStretches(fstatSync(file).size, options.stretch), workers, options);
  } catch {
    return undefined;
  } finally {
    // A thread must not read from a number that is another file's by then.
    await Promise.all(workers.map((worker) => worker.terminate()));
    closeSync(file);
  }
}

async function startWorkers(worker: string, count: number, stopped: () => boolean): Promise<Worker[]> {
  if (!existsSync(worker)) return [];
  try {
    const { Worker } = await import('node:worker_threads');
    return stopped() ? [] : Array.from({ length: count }, () => new Worker(worker, { resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 24 }, stdout: true, stderr: true }));
  } catch {
    return [];
  }
}

/** Who scans stretches: this thread or another. Rejects when the stretch cannot be read; undefined when the scanner was stopped or is gone. */
type Scanner = (plan: StretchPlan) => Promise<LogStretch | undefined>;

/** Puts the threads it starts into `workers`. */
async function scanStretches(file: number, plans: readonly StretchPlan[], workers: Worker[], options: ThreadedScanOptions): Promise<ScannedFile | undefined> {
  const most = (options.memory ?? MOST_MEMORY) + process.memoryUsage.rss();
  const endWorkers = (): void => { for (const worker of workers) void worker.terminate(); };
  const teller = createTeller(options, () => { if (workers.length > 0 && process.memoryUsage.rss() > most) endWorkers(); });
  const whole = joinStretches();
  const { alone = ALONE, threads = Math.min(MOST_THREADS, availableParallelism()) } = options;
  const queue = createStretchQueue<LogStretch>(plans.length, 2 * threads);
  let halted = false;
  const halt = (): void => {
    halted = true;
    queue.close();
    endWorkers();
  };
  const take = async (scan: Scanner): Promise<void> => {
    for (let i = await queue.next(); i !== undefined; i = await queue.next()) {
      const stretch = await scan(plans[i]!);
      if (!stretch) return queue.giveBack(i);
      for (const one of queue.done(i, stretch)) if (!whole.add(one)) throw new Error('stretches do not fit together');
      await teller.hear(whole.statements());
    }
  };
  const stopped = (): boolean => halted || options.stop?.aborted === true;
  options.stop?.addEventListener('abort', halt);
  if (stopped()) halt();
  try {
    const running: Promise<void>[] = [];
    const run = (scan: Scanner): void => {
      running.push(take(scan).catch((error: unknown) => {
        halt();
        throw error;
      }));
    };
    const startOthers = async (): Promise<void> => {
      workers.push(...await startWorkers(options.worker ?? WORKER, threads - 1, stopped));
      for (const worker of workers) run(createWorkerScanner(worker, file, teller));
    };
    if (alone === 0) await startOthers();
    run(createOwnScanner(file, teller, stopped, { bytes: alone, over: async (statements) => { if (statements < MANY_STATEMENTS) await startOthers(); } }));
    const isDone = await allDone(running) && !stopped();
    return isDone ? { statements: whole.statements(), bytes: whole.bytes, lines: whole.lines } : undefined;
  } finally {
    options.stop?.removeEventListener('abort', halt);
  }
}

/** Whether all succeed; more may be added while others run. */
async function allDone(running: readonly Promise<void>[]): Promise<boolean> {
  let succeeded = true;
  for (let i = 0; i < running.length; i++) await running[i]!.catch(() => { succeeded = false; });
  return succeeded;
}

interface Teller {
  read(bytes: number): void;
  /** Of all that is known to be said, tells what is new. */
  hear(statements: readonly Statement[]): Promise<void>;
}

function createTeller({ read, heard }: ThreadedScanOptions, hasRead: () => void): Teller {
  let bytes = 0;
  let told = 0;
  let telling: Promise<void> = Promise.resolve();
  return {
    read(more) {
      read?.(bytes += more);
      hasRead();
    },
    hear(statements) {
      const news = statements.slice(told).map(({ hit }) => hit);
      told = Math.max(told, statements.length);
      if (news.length > 0 && heard) telling = telling.then(() => heard(news, statements));
      return telling;
    },
  };
}

/** The first bytes of the file, and who is told how much they say once they are read. */
interface Begun {
  readonly bytes: number;
  over(statements: number): Promise<void>;
}

/** This thread scans, too; others who use it come in between. What the start of the file says is told at once. */
function createOwnScanner(file: number, teller: Teller, stopped: () => boolean, begun: Begun): Scanner {
  const summary = summariseStretch();
  const buffer = new Uint8Array(PIECE);
  return async (plan) => {
    let bytes = 0;
    for (const read of feedStretch(file, plan, buffer, summary)) {
      teller.read(read);
      if (plan.start === 0) {
        await teller.hear(summary.statements());
        if (bytes < begun.bytes && bytes + read >= begun.bytes) await begun.over(summary.statements().length);
      }
      bytes += read;
      await new Promise((resolve) => { setImmediate(resolve); });
      if (stopped()) return undefined;
    }
    return summary.end(plan.end === undefined);
  };
}

function createWorkerScanner(worker: Worker, file: number, teller: Teller): Scanner {
  let waiting: { resolve(stretch: LogStretch | undefined): void; reject(error: Error): void } | undefined;
  let isGone = false;
  const leave = (): void => {
    isGone = true;
    waiting?.resolve(undefined);
  };
  worker.on('error', leave).on('exit', leave).on('message', (reply: StretchReply) => {
    if ('read' in reply) teller.read(reply.read);
    else if ('stretch' in reply) waiting?.resolve(reply.stretch);
    else waiting?.reject(new Error(reply.problem));
  });
  return (plan) => new Promise((resolve, reject) => {
    waiting = { resolve, reject };
    if (isGone) resolve(undefined);
    else worker.postMessage({ file, plan } satisfies StretchRequest);
  });
}

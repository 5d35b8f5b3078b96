import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { FoundPath } from '../paths.ts';
import { createLinter, type BatchResult, type Linter } from './batch.ts';
import type { LintSettings } from './settings.ts';

/** Files that one thread judges before it gives word: about 30 ms of work. */
const BATCH = 32;
/** Below this many files a second thread saves less than a tenth: it is ready after the time that 100 to 200 files take, and its first files are slow. Reckoned from CPU times: 9 % of the time at 400 files, a third at 1,400, on two cores. */
const WORTH_THREADS = 500;
/** How far a thread may run ahead of what has been printed, in batches: results wait in memory for their turn. */
const AHEAD = 16;

interface Batch {
  readonly index: number;
  readonly paths: readonly FoundPath[];
}

type Run = (batch: Batch) => Promise<BatchResult>;

/** Judges all files, in threads when there are many, and hands the results on in the order of the files. */
export async function lintAll(paths: Generator<FoundPath>, settings: LintSettings, program: string | undefined, emit: (result: BatchResult) => void | Promise<void>): Promise<void> {
  const first = take(paths, program === undefined ? BATCH : WORTH_THREADS);
  const workers = program !== undefined && first.length === WORTH_THREADS ? startWorkers(program, settings) : [];
  try {
    await share(inBatches(first, paths), [here(createLinter(settings)), ...workers.map(there)], emit);
  } finally {
    for (const worker of workers) await worker.terminate();
  }
}

function take(paths: Generator<FoundPath>, count: number): FoundPath[] {
  const taken: FoundPath[] = [];
  while (taken.length < count) {
    const { value, done } = paths.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

function* inBatches(first: FoundPath[], rest: Generator<FoundPath>): Generator<Batch> {
  let index = 0;
  for (let at = 0; at < first.length; at += BATCH) yield { index: index++, paths: first.slice(at, at + BATCH) };
  for (let paths = take(rest, BATCH); paths.length > 0; paths = take(rest, BATCH)) yield { index: index++, paths };
}

/** Each runner takes the next batch when it is done with its last; a slow file holds back the output, not the others. */
async function share(batches: Generator<Batch>, runners: readonly Run[], emit: (result: BatchResult) => void | Promise<void>): Promise<void> {
  const waiting = new Map<number, BatchResult>();
  let printed = 0;
  let printing = Promise.resolve();
  const flush = async (): Promise<void> => {
    for (let result = waiting.get(printed); result; result = waiting.get(printed)) {
      waiting.delete(printed++);
      await emit(result);
    }
  };
  const work = async (run: Run): Promise<void> => {
    for (let next = batches.next(); !next.done; next = batches.next()) {
      const { index } = next.value;
      waiting.set(index, await run(next.value));
      printing = printing.then(flush);
      while (index >= printed + AHEAD) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  try {
    await Promise.all(runners.map(work));
  } finally {
    batches.return(undefined);
  }
  await printing;
}

/** This thread; it looks up between batches for what the others have done. */
const here = (linter: Linter): Run => async ({ paths }) => {
  await new Promise((resolve) => setImmediate(resolve));
  return linter(paths);
};

const MARK = 'virt-doctor lint';

const startWorkers = (program: string, settings: LintSettings): Worker[] =>
  Array.from({ length: Math.min(availableParallelism() - 1, 7) }, () => new Worker(program, { workerData: { mark: MARK, settings } }));

const there = (worker: Worker): Run => {
  let settle: { resolve: (result: BatchResult) => void; reject: (error: unknown) => void } | undefined;
  worker.on('message', (result: BatchResult) => settle?.resolve(result));
  worker.on('error', (error) => settle?.reject(error));
  return ({ paths }) => new Promise((resolve, reject) => {
    settle = { resolve, reject };
    worker.postMessage(paths);
  });
};

/** The part of a worker thread: judges each list of files that it is sent. */
export function serveAsWorker(): void {
  const data = workerData as { mark?: string; settings?: LintSettings } | null;
  if (!parentPort || data?.mark !== MARK || !data.settings) return;
  const linter = createLinter(data.settings);
  const port = parentPort;
  port.on('message', (paths: readonly FoundPath[]) => port.postMessage(linter(paths)));
}

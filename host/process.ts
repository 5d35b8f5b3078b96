import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** What became of a program. Its output is whole unless `stopped` says otherwise. */
export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  /** At most 64 KiB, the first. */
  readonly stderr: string;
  readonly stopped?: 'timeout' | 'cancelled' | 'too-much-output' | 'not-found';
}

export interface RunLimits {
  readonly seconds: number;
  readonly bytes: number;
  readonly signal?: AbortSignal;
}

const MAX_STDERR = 65536;
/** A background ssh master may keep our pipes open after ssh itself has ended. */
const DRAIN_MS = 300;
const KILL_AFTER_MS = 1500;

const isWindows = process.platform === 'win32';

function send(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (isWindows || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Ends the program and all that it started. */
function stop(child: ChildProcess): void {
  send(child, 'SIGTERM');
  setTimeout(() => send(child, 'SIGKILL'), KILL_AFTER_MS).unref();
}

/** What runs now. In process groups of their own, they would live on when a signal ends us. */
const running = new Set<ChildProcess>();
const endAll = (): void => running.forEach((child) => send(child, 'SIGTERM'));

function endWithUs(child: ChildProcess): void {
  if (running.size === 0) process.on('exit', endAll);
  running.add(child);
}

function release(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) process.off('exit', endAll);
}

/** Undefined for what no system takes as a program, such as a path with a NUL in it. */
function start([program, ...rest]: readonly string[]): ChildProcessWithoutNullStreams | undefined {
  try {
    return spawn(program!, rest, { stdio: 'pipe', detached: !isWindows, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } });
  } catch {
    return undefined;
  }
}

/** Runs `argv` without a shell, in a process group of its own, feeds it `input` and collects what it says within the limits. Never rejects. */
export function run(argv: readonly string[], input: string, limits: RunLimits): Promise<Ran> {
  return new Promise((resolve) => {
    const stdout: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let stopped: Ran['stopped'];
    if (limits.signal?.aborted) {
      resolve({ exitCode: null, stdout: Buffer.alloc(0), stderr, stopped: 'cancelled' });
      return;
    }
    const child = start(argv);
    if (!child) {
      resolve({ exitCode: null, stdout: Buffer.alloc(0), stderr, stopped: 'not-found' });
      return;
    }
    const giveUp = (why: NonNullable<Ran['stopped']>): void => {
      stopped ??= why;
      stop(child);
      finishSoon(KILL_AFTER_MS + DRAIN_MS);
    };
    const onAbort = (): void => giveUp('cancelled');
    const timer = setTimeout(() => giveUp('timeout'), limits.seconds * 1000);
    endWithUs(child);
    let done = false;
    const finish = (): void => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      release(child);
      limits.signal?.removeEventListener('abort', onAbort);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve({ exitCode: child.exitCode, stdout: Buffer.concat(stdout), stderr, ...(stopped && { stopped }) });
    };
    const heard = (): number => size + stderr.length;
    /** Finishes after `ms` without a word; the turn of the event loop after that lets what waits in the pipes come in first. */
    const finishSoon = (ms: number): void => {
      const before = heard();
      setTimeout(() => setImmediate(() => (heard() === before || stopped ? finish() : finishSoon(DRAIN_MS))), ms);
    };
    limits.signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limits.bytes) stdout.push(chunk);
      else giveUp('too-much-output');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < MAX_STDERR) stderr = (stderr + chunk.toString('utf8')).slice(0, MAX_STDERR);
    });
    child.on('error', (error) => {
      stopped ??= 'not-found';
      stderr = stderr || error.message;
      finish();
    });
    child.on('exit', () => finishSoon(DRAIN_MS));
    child.on('close', finish);
    // A program that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

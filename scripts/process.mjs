// Child processes that never outlive us: each is a group of its own, killed when its time is up, on a signal, and when we end.
import { spawn } from 'node:child_process';

const running = new Set();
/** How long after a program's end its streams may still be read. */
const GRACE_MS = 10_000;

function killGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** Ends every group we started. */
export function killAll() {
  for (const child of running) killGroup(child, 'SIGKILL');
}

process.on('exit', killAll);
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.on(signal, () => process.exit(code));

/** Starts `argv` in a group of its own, which ends with us. */
export function start(argv, options = {}) {
  const child = spawn(argv[0], argv.slice(1), { stdio: 'inherit', detached: process.platform !== 'win32', ...options });
  running.add(child);
  child.once('exit', () => {
    // What it left behind in its group goes as well.
    killGroup(child, 'SIGKILL');
    running.delete(child);
  });
  return child;
}

/** Ends one child and all it started: politely first, for good after `graceMs`. */
export async function stop(child, graceMs = 3000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  killGroup(child, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
}

/**
 * Runs `argv` to its end. Resolves to its exit code (127: no such program, 124: stopped after `timeoutSeconds`) and, unless `stdio`
 * says otherwise, nothing of what it printed: that goes where our own output goes.
 */
export function run(argv, { timeoutSeconds = 600, ...options } = {}) {
  return new Promise((done) => {
    const child = start(argv, options);
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      console.error(`${argv.join(' ')}: stopped after ${timeoutSeconds} s`);
      void stop(child);
    }, timeoutSeconds * 1000);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.once('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      done({ code: error.code === 'ENOENT' ? 127 : 126, output: output + error.message });
    });
    // What left the group may hold the streams open: the program's own end counts.
    child.once('exit', () => setTimeout(() => [child.stdout, child.stderr].forEach((stream) => stream?.destroy()), GRACE_MS).unref());
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (signal && !timedOut) console.error(`${argv[0]} was ended by ${signal}`);
      done({ code: timedOut ? 124 : (code ?? 125), output });
    });
  });
}

/** Like `run`, with what it printed (both streams) in `output` instead of on our terminal. */
export const capture = (argv, options = {}) => run(argv, { stdio: ['ignore', 'pipe', 'pipe'], ...options });

import { isMainThread } from 'node:worker_threads';
import { run } from './run.ts';
import { wantsColour, type Terminal } from './terminal.ts';

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Pipes on Windows take more than they pass on; elsewhere this resolves at once. */
const drained = (): Promise<void> => (process.stdout.writableNeedDrain ? new Promise((resolve) => void process.stdout.once('drain', resolve)) : Promise.resolve());

/** Work that ends by itself, with what it has, when it is interrupted once. */
const interrupts = new Set<() => void>();

const terminal: Terminal = {
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  drained,
  colour: wantsColour(process.stdout.isTTY === true, process.env),
  isTerminal: process.stdout.isTTY === true,
  progress: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined,
  ...(__filename.endsWith('.js') && { program: __filename }),
  width: process.stdout.columns ?? 120,
  readStdin,
  onInterrupt: (end) => {
    interrupts.add(end);
    return () => void interrupts.delete(end);
  },
};

function main(): void {
  // A reader that closes early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  process.stderr.on('error', () => undefined);
  // With a handler the signal waits until the file at hand is written, so that no half of one stays behind.
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.on(signal, () => {
    if (terminal.progress) process.stderr.write('\r\u001b[K');
    const ending = signal === 'SIGINT' ? [...interrupts] : [];
    interrupts.clear();
    if (ending.length === 0) process.exit(code);
    for (const end of ending) end();
  });
  void run(process.argv.slice(2), terminal).then((code) => { process.exitCode = code; });
}

if (isMainThread) main();
else void import('./lint/threads.ts').then(({ serveAsWorker }) => serveAsWorker());

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-languageserver/node';
import { LOG_MARKS } from '../../protocol/requests.ts';
import { median, printTable } from './measure.ts';

const RUNS = 5;

/** Kilobytes of a process by what /proc says of it, or undefined elsewhere. */
function memoryOf(pid: number | undefined, file: string, key: string): number | undefined {
  const path = `/proc/${pid}/${file}`;
  return existsSync(path) ? Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(readFileSync(path, 'utf8'))?.[1]) : undefined;
}

interface Started {
  readonly firstDiagnostic: number;
  readonly rss: number | undefined;
  readonly pss: number | undefined;
}

function firstDiagnostic(connection: MessageConnection, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: unknown[] }) => { if (diagnostics.length > 0) resolve(); });
    const textDocument = { uri: 'file:///bench.xml', languageId: 'xml', version: 1, text };
    connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { publishDiagnostics: {} } } })
      .then(() => connection.sendNotification('initialized', {}))
      .then(() => connection.sendNotification('textDocument/didOpen', { textDocument }))
      .catch(reject);
  });
}

/** A server and what to talk to it by, as long as `work` takes. */
async function withServer<T>(program: string, work: (connection: MessageConnection, server: ChildProcessWithoutNullStreams) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [program, '--stdio']);
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.onUnhandledNotification(() => undefined);
  connection.listen();
  try {
    return await work(connection, server);
  } finally {
    connection.dispose();
    server.kill('SIGKILL');
  }
}

async function startOnce(program: string, text: string): Promise<Started> {
  const began = performance.now();
  return withServer(program, async (connection, server) => {
    await firstDiagnostic(connection, text);
    return { firstDiagnostic: performance.now() - began, rss: memoryOf(server.pid, 'status', 'VmRSS'), pss: memoryOf(server.pid, 'smaps_rollup', 'Pss') };
  });
}

/** How long one waits from the start of the server to the first finding, and what the server then holds. */
export async function benchServer(program: string, document: string): Promise<void> {
  const text = readFileSync(document, 'utf8');
  const runs: Started[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await startOnce(program, text));
  const mib = (pick: (run: Started) => number | undefined): string => {
    const known = runs.map(pick).filter((kb) => kb !== undefined);
    return known.length > 0 ? `${(median(known) / 1024).toFixed(0)} MiB` : 'unknown';
  };
  printTable('Language server', [{
    name: 'start to first diagnostic', figures: { median: `${median(runs.map((r) => r.firstDiagnostic)).toFixed(0)} ms`, RSS: mib((r) => r.rss), PSS: mib((r) => r.pss) },
  }]);
}

const HOVERS = 200;

/** What an editor waits for when its user points at a big log that it has open, from question to answer; `Problems` are asked for first, as editors do. */
export async function benchHovers(program: string, log: string, title: string): Promise<void> {
  const text = readFileSync(log, 'utf8');
  const uri = 'file:///bench.log';
  const rows = await withServer(program, async (connection) => {
    const timed = async (method: string, params: object): Promise<{ readonly ms: number; readonly answer: unknown }> => {
      const began = performance.now();
      const answer: unknown = await connection.sendRequest(method, { textDocument: { uri }, ...params });
      return { ms: performance.now() - began, answer };
    };
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } } }, initializationOptions: { judgements: true } });
    await connection.sendNotification('initialized', {});
    const opened = performance.now();
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'log', version: 1, text } });
    const sent = performance.now() - opened;
    await timed(LOG_MARKS, { uri });
    const marked = performance.now() - opened;
    const problems = await timed('textDocument/diagnostic', {});
    const { items } = problems.answer as { readonly items: readonly { readonly range: { readonly start: object } }[] };
    const points = Array.from({ length: HOVERS }, (_, i) => items[Math.floor((i * items.length) / HOVERS)]!.range.start);
    const hovers: number[] = [];
    for (const position of points) hovers.push((await timed('textDocument/hover', { position })).ms);
    const lines = text.split('\n').length;
    const anywhere: number[] = [];
    for (let i = 0; i < HOVERS; i++) anywhere.push((await timed('textDocument/hover', { position: { line: Math.floor((i * lines) / HOVERS), character: 12 } })).ms);
    const slowest = (all: readonly number[]): number => Math.max(...all);
    return ([['from opening it, of which until it is sent', sent], ['to the first marks', marked], ['Problems', problems.ms], ['the first hover', hovers[0]!], ['hover on a problem, median', median(hovers)], ['hover on a problem, slowest', slowest(hovers)], ['hover anywhere, median', median(anywhere)], ['hover anywhere, slowest', slowest(anywhere)]] as const)
      .map(([name, ms]) => ({ name, figures: { ms: ms.toFixed(2) } }));
  });
  printTable(title, rows);
}

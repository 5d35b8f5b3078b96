import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-languageserver/node';
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

async function startOnce(program: string, text: string): Promise<Started> {
  const began = performance.now();
  const server: ChildProcessWithoutNullStreams = spawn(process.execPath, [program, '--stdio']);
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.onUnhandledNotification(() => undefined);
  connection.listen();
  try {
    await firstDiagnostic(connection, text);
    return { firstDiagnostic: performance.now() - began, rss: memoryOf(server.pid, 'status', 'VmRSS'), pss: memoryOf(server.pid, 'smaps_rollup', 'Pss') };
  } finally {
    connection.dispose();
    server.kill('SIGKILL');
  }
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

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { hasBrowser, launchBrowser } from '../e2e/browser.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const hasOne = hasBrowser();

/** Bundles the browser door as scripts/build.mjs does; Node's modules are not to be had there. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-browser-'));
  const outfile = join(folder, 'server.js');
  try {
    await esbuild.build({ absWorkingDir: root, entryPoints: ['server/src/browser.ts'], outfile, bundle: true, platform: 'browser', format: 'iife', target: 'es2022', logLevel: 'error' });
    return readFileSync(outfile, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page: starts the worker, opens a document and pulls its diagnostics, in plain JSON-RPC. */
async function talk({ program, text }: { program: string; text: string }): Promise<unknown> {
  const scope = globalThis as unknown as { Worker: new (url: string) => Port; Blob: new (parts: string[], options: object) => object; URL: { createObjectURL(blob: object): string } };
  interface Port { postMessage(message: object): void; onmessage: ((event: { data: { id?: number; result?: unknown; error?: unknown } }) => void) | null; onerror: ((event: { message: string }) => void) | null }
  const worker = new scope.Worker(scope.URL.createObjectURL(new scope.Blob([program], { type: 'text/javascript' })));
  const waiting = new Map<number, (answer: unknown) => void>();
  const failed = new Promise<never>((_, reject) => { worker.onerror = ({ message }) => reject(new Error(message)); });
  worker.onmessage = ({ data }) => { if (data.id !== undefined) waiting.get(data.id)?.(data.error ?? data.result); };
  const request = (id: number, method: string, params: object): Promise<unknown> => {
    worker.postMessage({ jsonrpc: '2.0', id, method, params });
    return Promise.race([failed, new Promise<unknown>((resolve) => waiting.set(id, resolve))]);
  };
  await request(1, 'initialize', { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } });
  worker.postMessage({ jsonrpc: '2.0', method: 'initialized', params: {} });
  worker.postMessage({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri: 'file:///vm.xml', languageId: 'xml', version: 1, text } } });
  return request(2, 'textDocument/diagnostic', { textDocument: { uri: 'file:///vm.xml' } });
}

test.skipIf(!hasOne && process.env['CI'] !== 'true')(`the server lives in a web worker as well${hasOne ? '' : ' (skipped: no Chromium here)'}`, async () => {
  const program = await bundle();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const report = await page.evaluate(talk, { program, text: "<domain type='kvm'><currentMemory unit='GiB'>9</currentMemory><memory unit='GiB'>1</memory></domain>" });
    expect((report as { items: { code: string }[] }).items.map(({ code }) => code)).toContain('current-memory-exceeds-memory');
  } finally {
    await browser.close();
  }
});

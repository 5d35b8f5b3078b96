import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter,
  ConfigurationRequest, DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification, ExitNotification, InitializedNotification, InitializeRequest, LogMessageNotification, PublishDiagnosticsNotification,
  RegistrationRequest, ShutdownRequest,
  type ClientCapabilities, type ConfigurationParams, type Diagnostic, type DocumentDiagnosticReport, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The server as it is shipped, in a folder of its own; delete it with `remove`. */
export async function bundleServer(): Promise<{ readonly program: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-server-'));
  const program = join(folder, 'server.cjs');
  await esbuild.build({ absWorkingDir: root, entryPoints: ['server/src/node.ts'], outfile: program, bundle: true, minify: true, platform: 'node', mainFields: ['module', 'main'], format: 'cjs', target: 'node20', logLevel: 'error' });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What VS Code says of itself, as far as it matters here. */
export const VSCODE: ClientCapabilities = {
  workspace: { configuration: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true }, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** A client of few means: no pull, no configuration, no Markdown. */
export const PLAIN: ClientCapabilities = { textDocument: { publishDiagnostics: {}, hover: { contentFormat: ['plaintext'] } } };

export interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** URIs of the workspace's folders. */
  readonly folders?: readonly string[];
  /** Answers `workspace/configuration` for a document. */
  configuration?(uri: string): unknown;
}

/** One language client and the server process it talks to. */
export class LanguageClient {
  readonly logged: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  refreshes = 0;
  private waiting: (() => void)[] = [];

  private constructor(readonly process: ChildProcessWithoutNullStreams, readonly connection: ProtocolConnection, readonly initialized: InitializeResult) {}

  static async start(program: string, { capabilities = VSCODE, initializationOptions, folders, configuration }: Options = {}): Promise<LanguageClient> {
    const process = spawn(globalThis.process.execPath, [program, '--stdio']);
    const connection = createProtocolConnection(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin));
    connection.listen();
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(ConfigurationRequest.type, ({ items }: ConfigurationParams) => items.map(({ scopeUri = '' }) => configuration?.(scopeUri) ?? null));
    const answer = await connection.sendRequest(InitializeRequest.type, { processId: globalThis.process.pid, rootUri: null, capabilities, initializationOptions, ...(folders && { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) }) });
    const client = new LanguageClient(process, connection, answer);
    connection.onRequest(DiagnosticRefreshRequest.type, () => { client.refreshes++; client.wake(); });
    connection.onNotification(LogMessageNotification.type, ({ message }) => { client.logged.push(message); });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => { client.published.push(params); client.wake(); });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  private wake(): void {
    for (const resume of this.waiting.splice(0)) resume();
  }

  /** Resolves when `met` holds; it is asked again whenever the server told something. */
  async until(met: () => boolean): Promise<void> {
    while (!met()) await new Promise<void>((resume) => this.waiting.push(resume));
  }

  open(uri: string, text: string, languageId = 'xml'): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  configure(settings: unknown): Promise<void> {
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) });
  }

  /** The diagnostics of a pull, which must be a full one. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error(`a ${report.kind} report`);
    return report.items;
  }

  residentKiB(): number {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]);
  }

  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await exited;
    this.connection.dispose();
    return code;
  }
}

/** Where `part` stands in `text`, as LSP counts. */
export function rangeOf(text: string, part: string) {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`"${part}" is not in the text`);
  const position = (offset: number) => {
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  return { start: position(at), end: position(at + part.length) };
}

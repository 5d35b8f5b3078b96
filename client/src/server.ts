import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { JUDGED, READ_FILE, type JudgedParams } from '../../protocol/requests.ts';
import { readFile } from './read-file.ts';

/** The language server, started when first needed. */
export interface Server extends vscode.Disposable {
  start(): Promise<void>;
  request<R>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<R>;
  /** Does nothing while the server does not run. */
  notify(method: string, params: unknown): Promise<void>;
  readonly isStarted: boolean;
  /** At each start, also after a crash. */
  readonly onRunning: vscode.Event<void>;
  readonly onJudged: vscode.Event<JudgedParams>;
}

/** `State.Running` of vscode-languageclient, which is not loaded before it is needed. */
const RUNNING = 2;

/** `create` makes the client of this platform without starting it. */
export function createServer(create: () => Promise<BaseLanguageClient>): Server {
  const running = new vscode.EventEmitter<void>();
  const judged = new vscode.EventEmitter<JudgedParams>();
  let client: Promise<BaseLanguageClient> | undefined;
  let isStarted = false;

  const connect = async (): Promise<BaseLanguageClient> => {
    const made = await create();
    made.onRequest(READ_FILE, readFile);
    made.onNotification(JUDGED, (params: JudgedParams) => judged.fire(params));
    made.onDidChangeState(({ newState }) => {
      isStarted = newState === RUNNING;
      if (isStarted) running.fire();
    });
    await made.start();
    return made;
  };
  /** A start that failed may be tried again. */
  const connected = (): Promise<BaseLanguageClient> => (client ??= connect().catch((error: unknown) => {
    client = undefined;
    throw error;
  }));

  return {
    start: async () => { await connected(); },
    request: async (method, params, token) => (await connected()).sendRequest(method, params, ...(token ? [token] : [])),
    notify: async (method, params) => { if (isStarted) await (await connected()).sendNotification(method, params as object); },
    get isStarted() { return isStarted; },
    onRunning: running.event,
    onJudged: judged.event,
    dispose: () => {
      running.dispose();
      judged.dispose();
      void client?.then((made) => made.dispose(), () => undefined);
    },
  };
}

import { DidChangeWatchedFilesNotification, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { BASELINE_NAME, CONFIG_NAME } from '../../engine/index.ts';
import { READ_FILE, type ReadFileParams, type ReadFileResult } from '../../protocol/requests.ts';
import type { ClientNeeds } from './client-needs.ts';
import { wait } from './guard.ts';
import type { Door, Session } from './session.ts';

/** A client that does not answer must not keep its user waiting for diagnostics. */
const PATIENCE_MS = 2000;

/** Reads what is open from its buffer, what the door can reach from there, and asks the client for the rest. */
export function fileReader(connection: Connection, documents: TextDocuments<TextDocument>, { readFile }: Door, { options }: ClientNeeds): (uri: string) => Promise<string | undefined> {
  const ask = async (uri: string): Promise<string | undefined> => {
    const params: ReadFileParams = { uri };
    const answer = connection.sendRequest<ReadFileResult>(READ_FILE, params).catch(() => null);
    const text: unknown = (await Promise.race([answer, wait(PATIENCE_MS)]))?.text;
    return typeof text === 'string' ? text : undefined;
  };
  return async (uri) => {
    const open = documents.get(uri);
    if (open) return open.getText();
    if (readFile && uri.startsWith('file:')) return readFile(uri);
    return options.readsFiles ? ask(uri) : undefined;
  };
}

/** Lets a client that can watch files tell when a configuration changes. */
export async function followConfigs({ connection, needs }: Session): Promise<void> {
  if (!needs.watchesFiles) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/${CONFIG_NAME}` }, { globPattern: `**/${BASELINE_NAME}` }] });
}

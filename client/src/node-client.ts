import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options.ts';

/** The language client of desktop and remote windows: the server is a Node process of its own. */
export function createNodeClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc, options: { cwd: context.extensionPath } };
  const debug = { ...run, options: { ...run.options, execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient('virtDoctor', 'Virt Doctor', { run, debug }, clientOptions(output));
}

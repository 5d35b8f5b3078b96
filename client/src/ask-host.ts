import * as vscode from 'vscode';
import { sshTerminalArgv, type Answer, type AskOptions, type Failure, type FailureCode, type HostAddress } from '../../host/index.ts';
import { visible } from '../../engine/index.ts';
import { askOptions } from './ask-options.ts';
import type { Doctor } from './doctor.ts';
import { inMessage } from './plain.ts';

/**
 * Puts a question to a host, with progress and a way to cancel. A failure gives undefined at once and is explained beside;
 * `again` is called when the user then wants to try once more.
 */
export async function askHost<T>(doctor: Doctor, address: HostAddress, title: string, question: (options: AskOptions) => Promise<Answer<T>>, again: () => Promise<unknown>): Promise<T | undefined> {
  const answer = await withProgress(title, (signal) => question(askOptions(doctor, signal)));
  if (answer.ok) return answer.value;
  if (answer.failure.code !== 'cancelled') void explainFailure(doctor, address, answer.failure).then((wanted) => (wanted ? again() : undefined));
  return undefined;
}

export function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: inMessage(title), cancellable: true }, async (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return work(controller.signal);
  });
}

/** Where a person at a terminal gets further than a program: host keys, passwords, passphrases, second factors. */
const TERMINAL_HELPS: ReadonlySet<FailureCode> = new Set<FailureCode>(['host-key-unknown', 'key-refused', 'password-needed']);

const OPEN_TERMINAL = 'Open Terminal';
const SHOW_OUTPUT = 'Show Output';
const TRY_AGAIN = 'Try Again';

/** True when the user wants to try again. */
async function explainFailure(doctor: Doctor, address: HostAddress, { code, message, remedy, detail }: Failure): Promise<boolean> {
  doctor.output.error(visible(`${message} ${remedy}${detail ? `\n${detail}` : ''}`));
  const terminal = address.kind === 'ssh' && TERMINAL_HELPS.has(code) ? [OPEN_TERMINAL] : [];
  const chosen = await vscode.window.showErrorMessage(inMessage(`${message} ${remedy}`), ...terminal, TRY_AGAIN, SHOW_OUTPUT);
  if (chosen === SHOW_OUTPUT) doctor.output.show();
  return chosen === TRY_AGAIN || (chosen === OPEN_TERMINAL && address.kind === 'ssh' && await meetInTerminal(doctor, address.destination));
}

/** Lets the user answer ssh's own questions in a terminal; true once it is closed and the user wants to go on. */
async function meetInTerminal(doctor: Doctor, destination: string): Promise<boolean> {
  const [shellPath, ...shellArgs] = sshTerminalArgv(destination, askOptions(doctor, new AbortController().signal));
  const terminal = vscode.window.createTerminal({ name: `ssh ${destination}`, shellPath: shellPath!, shellArgs });
  terminal.show();
  await new Promise<void>((resolve) => {
    const listener = vscode.window.onDidCloseTerminal((closed) => {
      if (closed !== terminal) return;
      listener.dispose();
      resolve();
    });
  });
  return await vscode.window.showInformationMessage(inMessage(`Ask ${destination} again?`), TRY_AGAIN) === TRY_AGAIN;
}

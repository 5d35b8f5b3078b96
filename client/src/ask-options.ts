import * as vscode from 'vscode';
import type { AskOptions } from '../../host/index.ts';
import type { Doctor } from './doctor.ts';
import { visible } from '../../engine/index.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** How to ask hosts: from the user's own settings only (machine scope), logging every command that runs. */
export function askOptions({ output }: Doctor, signal: AbortSignal): AskOptions {
  const settings = vscode.workspace.getConfiguration('virtDoctor');
  const sshPath = settings.get<unknown>('ssh.path');
  const uri = settings.get<unknown>('uri');
  return {
    signal,
    log: (line) => output.info(visible(line)),
    ...(isText(sshPath) && { sshPath: sshPath.trim() }),
    ...sshConfig(),
    ...(isText(uri) && { uri: uri.trim() }),
  };
}

/** Which ssh_config to use instead of the user's own, if another one is set. */
export function sshConfig(): Pick<AskOptions, 'sshConfig'> {
  const file = vscode.workspace.getConfiguration('virtDoctor').get<unknown>('ssh.configFile');
  return isText(file) ? { sshConfig: file.trim() } : {};
}

/** Nothing is run and no host is named to anybody before the workspace is trusted; says so when it is not. */
export function refusesUntrusted(): boolean {
  if (vscode.workspace.isTrusted) return false;
  const manage = 'Manage Workspace Trust';
  void vscode.window.showWarningMessage('Virt Doctor asks no host while the workspace is not trusted.', manage)
    .then((chosen) => (chosen === manage ? vscode.commands.executeCommand('workbench.trust.manage') : undefined));
  return true;
}

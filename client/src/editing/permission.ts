import * as vscode from 'vscode';
import { refusesUntrusted } from '../ask-options.ts';

/** Whether definitions on hosts may be edited from here; says so when they may not. */
export function refusesEditing(): boolean {
  if (refusesUntrusted()) return true;
  if (vscode.workspace.getConfiguration('virtDoctor').get<unknown>('remoteEditing.enabled') !== false) return false;
  void vscode.window.showWarningMessage('Editing definitions on hosts is switched off by the setting virtDoctor.remoteEditing.enabled.');
  return true;
}

import * as vscode from 'vscode';
import { refusesUntrusted } from '../ask-options.ts';
import { policyFile, policyForbidsEditing } from './policy.ts';

/** Whether definitions on hosts may be edited from here; says so when they may not. */
export function refusesEditing(): boolean {
  if (refusesUntrusted()) return true;
  if (policyForbidsEditing()) {
    void vscode.window.showWarningMessage(`Editing definitions on hosts is switched off for this machine by ${policyFile()}.`);
    return true;
  }
  if (vscode.workspace.getConfiguration('virtDoctor').get<unknown>('remoteEditing.enabled') !== false) return false;
  void vscode.window.showWarningMessage('Editing definitions on hosts is switched off by the setting virtDoctor.remoteEditing.enabled.');
  return true;
}

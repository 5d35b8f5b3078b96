import * as vscode from 'vscode';
import type { Doctor } from '../doctor.ts';
import { asMarkdown } from '../plain.ts';
import { REPORT_SCHEME } from '../views/reports.ts';
import { diagnoseRemoteVm } from './diagnose-remote-vm.ts';

const activeReport = (): vscode.TextDocument | undefined => {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === REPORT_SCHEME ? document : undefined;
};

/** The active report as a block of Markdown for a ticket: what is in it is a text, whatever it looks like. Secrets are not in it. */
export async function copyReport(): Promise<void> {
  const text = activeReport()?.getText();
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(asMarkdown(text));
  void vscode.window.setStatusBarMessage('The report was copied as Markdown.', 5000);
}

/** Asks the host of the active report once more. */
export async function diagnoseAgain(doctor: Doctor): Promise<void> {
  const report = activeReport();
  const known = report && doctor.past.of(report.uri);
  if (known) await diagnoseRemoteVm(doctor, known);
}

/** The active report beside the one before it of the same VM. */
export async function compareReport(doctor: Doctor): Promise<void> {
  const report = activeReport();
  const before = report && doctor.past.before(report.uri);
  if (!report) return;
  if (before) await vscode.commands.executeCommand('vscode.diff', before, report.uri, 'The diagnosis before, and this one');
  else void vscode.window.showInformationMessage('This VM was not diagnosed before in this window.');
}

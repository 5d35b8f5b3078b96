import * as vscode from 'vscode';
import type { Doctor } from '../doctor.ts';
import { asMarkdown } from '../plain.ts';
import { diagnoseRemoteVm } from './diagnose-remote-vm.ts';

/** Each takes the report's URI, or means the active one. */

/** The report as a block of Markdown for a ticket: what is in it is a text, whatever it looks like. Secrets are not in it. */
export async function copyReport({ reports }: Doctor, report = reports.active()): Promise<void> {
  if (!report) return;
  const document = await vscode.workspace.openTextDocument(report);
  await vscode.env.clipboard.writeText(asMarkdown(document.getText()));
  reports.say(report, 'The report was copied as Markdown.');
}

/** Asks the host of the report once more. */
export async function diagnoseAgain(doctor: Doctor, report = doctor.reports.active()): Promise<void> {
  const known = report && doctor.past.of(report);
  if (known) await diagnoseRemoteVm(doctor, known);
}

/** The report beside the one before it of the same VM. */
export async function compareReport(doctor: Doctor, report = doctor.reports.active()): Promise<void> {
  const before = report && doctor.past.before(report);
  if (!report) return;
  if (before) await vscode.commands.executeCommand('vscode.diff', before, report, 'The diagnosis before, and this one');
  else void vscode.window.showInformationMessage('This VM was not diagnosed before in this window.');
}

/** The report in the form of the setting, or as plain text. */
export async function openReport({ reports }: Doctor, report = reports.active(), form?: 'text'): Promise<void> {
  if (report) await reports.open(report, form);
}

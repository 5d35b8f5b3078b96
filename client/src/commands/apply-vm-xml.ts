import * as vscode from 'vscode';
import { compareDomains, parseXml, placeDryRun, visible, type Difference } from '../../../engine/index.ts';
import { defineVm, parseAddress, type Answer, type AskOptions, type HostAddress } from '../../../host/index.ts';
import { withProgress } from '../ask-host.ts';
import { askOptions } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { backUp, keepDraft, originOf, type Origin } from '../editing/drafts.ts';
import { refusesEditing } from '../editing/permission.ts';
import { tryDefinition, type Trial } from '../editing/trial.ts';
import { inFileName, inMessage } from '../plain.ts';

const DEFINE = 'Define on Host';
const MAX_LISTED = 12;

/**
 * Defines the VM of the active draft on its host: shows the difference, lets the host's libvirt try it without its daemon, asks, keeps the definition that is replaced, and puts what
 * libvirt says against it at its line. True when it was defined.
 */
export async function applyVmXml(doctor: Doctor): Promise<boolean> {
  if (refusesEditing()) return false;
  const editor = vscode.window.activeTextEditor;
  const origin = editor && await originOf(doctor.context, editor.document.uri);
  if (!editor || !origin) {
    void vscode.window.showInformationMessage('This is no definition that was opened with "Edit VM XML on Host".');
    return false;
  }
  const address = parseAddress(origin.host);
  if (!address.ok || !await editor.document.save()) return false;
  return apply(doctor, editor.document, origin, address.value);
}

async function apply(doctor: Doctor, document: vscode.TextDocument, origin: Origin, address: HostAddress): Promise<boolean> {
  const after = document.getText();
  if (after.trim() === origin.before.trim()) {
    void vscode.window.showInformationMessage(inMessage(`The host holds this definition of ${origin.vm} already.`));
    return false;
  }
  const options = (signal: AbortSignal): AskOptions => ({ ...askOptions(doctor, signal), ...(origin.connection !== undefined && { uri: origin.connection }) });
  doctor.refusals.forget(document.uri);
  await showDifference(doctor, document, origin);
  const trial = await withProgress(`Trying it on ${origin.host}`, (signal) => tryDefinition(address, after, options(signal)));
  doctor.refusals.show(document, trial.findings.map(({ words, span }) => ({ words: visible(words), span })));
  if (!await confirms(document, origin, after, trial)) return false;
  doctor.refusals.forget(document.uri);
  const backup = await backUp(document.uri, origin.before);
  const answer = await withProgress(`Defining ${origin.vm} on ${origin.host}`, (signal) => defineVm(address, { uuid: origin.uuid, before: origin.before, after }, options(signal)));
  doctor.output.info(visible(answer.ok ? `defined ${origin.vm} on ${origin.host}; the definition before is in ${backup}` : `${answer.failure.message} ${answer.failure.detail}`));
  return answer.ok ? defined(document, origin, answer.value) : refused(doctor, document, answer);
}

/** The text of both sides, for the eye; what counts is listed in the question. */
async function showDifference({ pulled }: Doctor, document: vscode.TextDocument, { vm, host, before }: Origin): Promise<void> {
  const name = `${inFileName(`${vm} on ${host}`)}.xml`;
  const left = pulled.add(inFileName(`${vm} before`), new Map([[name, before]])).get(name)!;
  await vscode.commands.executeCommand('vscode.diff', left, document.uri, inFileName(`${vm} on ${host} (before, after)`), { preview: true });
}

async function confirms(document: vscode.TextDocument, { vm, host, before, hasSavedState }: Origin, after: string, { verdict }: Trial): Promise<boolean> {
  const differences = compareDomains(parseXml(before), parseXml(after), { before: 'libvirt', after: 'file' });
  const errors = vscode.languages.getDiagnostics(document.uri).filter(({ severity, source }) => severity === vscode.DiagnosticSeverity.Error && source !== 'libvirt');
  const detail = [
    ...listed(differences),
    ...(errors.length > 0 ? ['', `${errors.length} ${errors.length === 1 ? 'error is' : 'errors are'} marked in it: libvirt will probably refuse it.`] : []),
    '', inMessage(verdict),
    ...(hasSavedState ? ['', 'It has a saved state: its next start takes that up, with the definition that it was saved with (virsh managedsave-remove drops it).'] : []),
    '', 'The stored definition is replaced. A machine that runs goes on as it is until its next start. The definition before is kept.',
  ].join('\n');
  return await vscode.window.showWarningMessage(inMessage(`Define ${vm} anew on ${host}?`), { modal: true, detail }, DEFINE) === DEFINE;
}

function listed(differences: readonly Difference[] | undefined): string[] {
  if (!differences) return ['What changes cannot be told from the XML.'];
  if (differences.length === 0) return ['Nothing that libvirt keeps seems to change.'];
  const more = differences.length - MAX_LISTED;
  return [...differences.slice(0, MAX_LISTED).map(({ message }) => `• ${inMessage(message)}`), ...(more > 0 ? [`• and ${more} more`] : [])];
}

const SHOW = 'Show What libvirt Kept';

/** What libvirt made of it is what the next difference is told against. */
async function defined(document: vscode.TextDocument, origin: Origin, kept: string): Promise<boolean> {
  await keepDraft(document.uri, { ...origin, before: kept });
  void vscode.window.showInformationMessage(inMessage(`${origin.vm} is defined anew on ${origin.host}.`), SHOW).then(async (chosen) => {
    if (chosen !== SHOW) return;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), kept);
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await vscode.window.showTextDocument(document);
  });
  return true;
}

const SHOW_OUTPUT = 'Show Output';

/** What libvirt says against the definition is shown where it belongs; other failures only in words. */
async function refused(doctor: Doctor, document: vscode.TextDocument, answer: Extract<Answer<string>, { ok: false }>): Promise<false> {
  const { code, message, remedy, detail } = answer.failure;
  if (code === 'cancelled') return false;
  const said = code === 'refused' ? placeDryRun(document.getText(), { define: detail }).map(({ words, span }) => ({ words: visible(words), span })) : [];
  const range = doctor.refusals.show(document, said);
  if (range) await vscode.window.showTextDocument(document, { preview: false, selection: range });
  void vscode.window.showErrorMessage(inMessage(`${message} ${said[0]?.words ?? remedy}`), SHOW_OUTPUT).then((chosen) => { if (chosen === SHOW_OUTPUT) doctor.output.show(); });
  return false;
}

import * as vscode from 'vscode';
import { addressText, readEditableVm, type EditableVm, type HostAddress } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { askOptions } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { findDraft, keepDraft, type Origin } from '../editing/drafts.ts';
import { refusesEditing } from '../editing/permission.ts';
import { hostLabel } from '../host-label.ts';
import { inMessage } from '../plain.ts';
import { chooseVm, hostOf, type DiagnoseArguments } from './diagnose-remote-vm.ts';

/** Opens a VM's stored definition as a draft, judged by the facts of its host. Nothing changes on the host before "Apply to Host". */
export async function editVmXml(doctor: Doctor, given: DiagnoseArguments = {}): Promise<vscode.TextDocument | undefined> {
  if (refusesEditing()) return undefined;
  const address = await hostOf(doctor, given.host, 'Edit a VM on which host?');
  const vm = address && (given.vm ?? await chooseVm(doctor, address, () => editVmXml(doctor, { host: addressText(address) })));
  if (!address || vm === undefined) return undefined;
  const found = await askHost(doctor, address, `Opening ${vm} on ${hostLabel(address)} to edit`, (options) => readEditableVm(address, vm, options), () => editVmXml(doctor, { host: addressText(address), vm }));
  return found && openDraft(doctor, address, found);
}

/** The draft of a VM that was just read; `text` is put into it instead of what the host holds. */
export async function openDraft(doctor: Doctor, address: HostAddress, { name, uuid, xml, facts, hasSavedState }: EditableVm, text?: string): Promise<vscode.TextDocument | undefined> {
  const connection = askOptions(doctor, new AbortController().signal).uri;
  const origin: Origin = { host: addressText(address), connection, vm: name, uuid, before: xml, hasSavedState };
  const draft = await findDraft(doctor.context, origin);
  const written = text ?? await whichText(draft.text, draft.known, origin);
  if (written === undefined) return undefined;
  await keepDraft(draft.uri, origin, written);
  const document = await vscode.workspace.openTextDocument(draft.uri);
  await doctor.facts.lend(draft.uri, { address, label: hostLabel(address), taken: new Date().toISOString() }, facts);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await setText(editor, written);
  return document;
}

const GO_ON = 'Go On with the Draft';
const ANEW = 'Start from the Host';

/** What a former draft holds is not thrown away unasked; undefined when the user wants neither. */
async function whichText(text: string | undefined, known: Origin | undefined, { vm, host, before }: Origin): Promise<string | undefined> {
  if (text === undefined || !known || text.trim() === known.before.trim() || text.trim() === before.trim()) return before;
  const since = known.before.trim() === before.trim() ? '' : ' The host holds another definition than when it was written.';
  const chosen = await vscode.window.showWarningMessage(inMessage(`There is a draft of ${vm} on ${host} that was not applied.${since}`), { modal: true }, GO_ON, ANEW);
  return chosen === GO_ON ? text : chosen === ANEW ? before : undefined;
}

/** An open document may hold something else than its file. */
async function setText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  if (document.getText() === text) return;
  await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text));
  await document.save();
}

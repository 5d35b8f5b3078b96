import * as vscode from 'vscode';
import { parseAddress, readEditableVm } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import type { Doctor } from '../doctor.ts';
import { backupsOf, originOf, readBackup, type Backup } from '../editing/drafts.ts';
import { refusesEditing } from '../editing/permission.ts';
import { inLabel, inMessage } from '../plain.ts';
import { openDraft } from './edit-vm-xml.ts';

interface BackupItem extends vscode.QuickPickItem {
  readonly backup: Backup;
}

/** Puts a former definition of the active draft's VM into the draft; it changes the host only when it is applied. */
export async function restoreVmXml(doctor: Doctor): Promise<vscode.TextDocument | undefined> {
  if (refusesEditing()) return undefined;
  const uri = vscode.window.activeTextEditor?.document.uri;
  const origin = uri && await originOf(doctor.context, uri);
  if (!origin) {
    void vscode.window.showInformationMessage('Open the VM with "Edit VM XML on Host" first; its former definitions are kept with it.');
    return undefined;
  }
  const items = (await backupsOf(uri)).map((backup): BackupItem => ({ label: inLabel(new Date(backup.made).toLocaleString()), description: 'replaced then', backup }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(inMessage(`No definition of ${origin.vm} was replaced from here.`));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { title: inLabel(`Former definitions of ${origin.vm}`), placeHolder: 'It is put into the draft; the host changes when you apply it' });
  const address = parseAddress(origin.host);
  if (!chosen || !address.ok) return undefined;
  const text = await readBackup(chosen.backup);
  const found = await askHost(doctor, address.value, `Opening ${origin.vm} on ${origin.host} to edit`, (options) => readEditableVm(address.value, origin.uuid, options), () => restoreVmXml(doctor));
  return found && openDraft(doctor, address.value, found, text);
}

import * as vscode from 'vscode';
import type { DiagnoseResult } from '../../../protocol/requests.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { diagnoseRemoteVm, type DiagnoseArguments } from './diagnose-remote-vm.ts';

/**
 * Diagnoses a VM with the words that the user was told when it failed, for libvirt does not log all that it refuses. From a report, the
 * VM is the one that it is about, with other words than before, if need be.
 */
export async function diagnoseErrorText(doctor: Doctor, given: DiagnoseArguments, report = doctor.reports.active()): Promise<DiagnoseResult | undefined> {
  if (refusesUntrusted()) return undefined;
  const known = given.host === undefined && report ? { ...doctor.past.of(report), ...given } : given;
  const told = given.told ?? await askForWords(known.told);
  return told === undefined ? undefined : diagnoseRemoteVm(doctor, { ...known, told });
}

/** Stays while the words are fetched from another window. */
const askForWords = (before: string | undefined): Thenable<string | undefined> => vscode.window.showInputBox({
  title: 'Diagnose with an error text', prompt: 'Paste what virsh, virt-manager or another program said when it failed. It is read with the VM’s own logs; secrets in it are hidden.',
  placeHolder: 'error: Failed to start domain … error: …', ...(before !== undefined && { value: before.trimEnd() }), ignoreFocusOut: true,
  validateInput: (text) => (text.trim() === '' ? 'Without words, use Diagnose Remote VM.' : undefined),
});

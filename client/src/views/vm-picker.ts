import * as vscode from 'vscode';
import type { VmListItem } from '../../../host/index.ts';
import { inLabel } from '../plain.ts';

interface VmItem extends vscode.QuickPickItem {
  readonly vm?: VmListItem;
}

export const VM_ICONS: Readonly<Record<string, string>> = { running: 'vm-running', 'shut off': 'vm-outline', paused: 'debug-pause', crashed: 'error' };

/** A VM of the list; those that do not run first, for they are what one comes for. */
export async function pickVm(vms: readonly VmListItem[], host: string): Promise<VmListItem | undefined> {
  const runs = vms.filter((vm) => vm.state === 'running');
  const rests = vms.filter((vm) => vm.state !== 'running');
  const items = [...section('not running', rests), ...section('running', runs)];
  const title = `Which VM of ${host} fails?`;
  return (await vscode.window.showQuickPick(items, { title: inLabel(title), placeHolder: 'Its XML and logs are read, nothing is changed', matchOnDescription: true }))?.vm;
}

function section(name: string, vms: readonly VmListItem[]): VmItem[] {
  if (vms.length === 0) return [];
  return [{ label: name, kind: vscode.QuickPickItemKind.Separator }, ...vms.map((vm): VmItem => ({
    label: inLabel(vm.name), description: inLabel(vm.state), iconPath: new vscode.ThemeIcon(VM_ICONS[vm.state] ?? 'vm'), vm,
  }))];
}

import * as vscode from 'vscode';
import { addressText, listVms, type HostAddress, type VmListItem } from '../../../host/index.ts';
import { visible } from '../../../engine/index.ts';
import { askOptions } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inLabel } from '../plain.ts';
import { knownHosts } from './host-picker.ts';
import type { HostsNode, LastDiagnosis } from './hosts-model.ts';
import { HOSTS_VIEW } from './hosts-tree.ts';
import { VM_ICONS } from './vm-picker.ts';

const MAX_CAUSES = 3;

/** The content of the view. A host is asked when it is opened, and again after `forget`; nobody is asked for being listed. */
export interface HostsView {
  children(node: HostsNode | undefined): Promise<HostsNode[]>;
  item(node: HostsNode): vscode.TreeItem;
  forget(node: HostsNode | undefined): void;
  remember(diagnosis: LastDiagnosis): void;
}

export function createHostsView(doctor: Doctor): HostsView {
  const answers = new Map<string, Promise<HostsNode[]>>();
  const last = new Map<string, LastDiagnosis>();
  return {
    async children(node) {
      if (!node) return (await knownHosts(doctor.context)).map((host) => ({ kind: 'host', host }));
      if (node.kind === 'host') return childrenOnce(answers, addressText(node.host.address), () => vmsOf(doctor, node.host.address));
      return node.kind === 'vm' ? found(last.get(keyOf(addressText(node.address), node.vm.name))) : [];
    },
    item: (node) => itemOf(node, last),
    forget(node) {
      if (node?.kind === 'host') answers.delete(addressText(node.host.address));
      else answers.clear();
    },
    remember: (diagnosis) => void last.set(keyOf(diagnosis.host, diagnosis.vm), diagnosis),
  };
}

/** A VM's name may hold any character but a line feed. */
const keyOf = (host: string, vm: string): string => `${host}\n${vm}`;

function childrenOnce(answers: Map<string, Promise<HostsNode[]>>, key: string, ask: () => Promise<HostsNode[]>): Promise<HostsNode[]> {
  const known = answers.get(key) ?? ask();
  answers.set(key, known);
  return known;
}

/** The VMs of a host, those that do not run first; a failure becomes a line of the view, with what to do on hover. */
async function vmsOf(doctor: Doctor, address: HostAddress): Promise<HostsNode[]> {
  if (!vscode.workspace.isTrusted) return [note('Trust this workspace to ask hosts', 'Virt Doctor asks no host while the workspace is not trusted.')];
  const answer = await vscode.window.withProgress({ location: { viewId: HOSTS_VIEW } }, () => listVms(address, askOptions(doctor, new AbortController().signal)));
  if (!answer.ok) {
    const { message, remedy, detail } = answer.failure;
    doctor.output.error(visible(`${message} ${remedy}${detail ? `\n${detail}` : ''}`));
    return [note(message, remedy)];
  }
  if (answer.value.length === 0) return [note('No virtual machines', 'None that you may see there. Those of a user’s own session need the setting virtDoctor.uri.')];
  const rank = (vm: VmListItem): number => (vm.state === 'running' ? 1 : 0);
  return [...answer.value].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)).map((vm) => ({ kind: 'vm', address, vm }));
}

const note = (text: string, tooltip: string): HostsNode => ({ kind: 'note', text, tooltip });

function found(diagnosis: LastDiagnosis | undefined): HostsNode[] {
  if (!diagnosis) return [];
  const causes = diagnosis.causes.slice(0, MAX_CAUSES).map((cause): HostsNode => ({ kind: 'cause', ...cause, uri: diagnosis.report }));
  const nothing: HostsNode[] = causes.length === 0 ? [{ kind: 'cause', title: 'No known cause', message: 'The report shows the most telling lines.', uri: diagnosis.report }] : [];
  return [...causes, ...nothing, ...[...diagnosis.texts].map(([name, uri]): HostsNode => ({ kind: 'text', name, uri }))];
}

const HOST_ICONS: Readonly<Record<HostAddress['kind'], string>> = { ssh: 'server', local: 'device-desktop', recorded: 'archive' };

function itemOf(node: HostsNode, last: ReadonlyMap<string, LastDiagnosis>): vscode.TreeItem {
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'host': return withIcon(new vscode.TreeItem(inLabel(hostLabel(node.host.address)), Collapsed), HOST_ICONS[node.host.address.kind], { description: node.host.from, contextValue: 'host' });
    case 'vm': {
      const diagnosis = last.get(keyOf(addressText(node.address), node.vm.name));
      return withIcon(new vscode.TreeItem(inLabel(node.vm.name), diagnosis ? Collapsed : None), VM_ICONS[node.vm.state] ?? 'vm', { description: inLabel(node.vm.state), contextValue: 'vm', id: keyOf(addressText(node.address), node.vm.name) + (diagnosis ? '\ndiagnosed' : '') });
    }
    case 'cause': return withIcon(new vscode.TreeItem(inLabel(node.title)), 'pulse', { tooltip: inLabel(node.message), command: { title: 'Open', command: 'virtDoctor.openReport', arguments: [node.uri] } });
    case 'text': return withIcon(new vscode.TreeItem(inLabel(node.name)), node.name.endsWith('.xml') ? 'code' : 'output', { command: opens(node.uri) });
    case 'note': return withIcon(new vscode.TreeItem(inLabel(node.text)), 'info', { tooltip: inLabel(node.tooltip) });
  }
}

const opens = (uri: vscode.Uri): vscode.Command => ({ title: 'Open', command: 'vscode.open', arguments: [uri] });

/** Tooltips stay plain texts: what VS Code shows as Markdown must be asked for. */
const withIcon = (item: vscode.TreeItem, icon: string, more: Partial<vscode.TreeItem>): vscode.TreeItem => Object.assign(item, { iconPath: new vscode.ThemeIcon(icon) }, more);

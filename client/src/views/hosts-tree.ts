import * as vscode from 'vscode';
import type { Doctor } from '../doctor.ts';
import type { HostsNode } from './hosts-model.ts';
import type { HostsView } from './hosts-view.ts';

export const HOSTS_VIEW = 'virtDoctor.hosts';

/** Settings that say which hosts there are and how they are asked; for any other, none is asked again. */
const OF_HOSTS = ['virtDoctor.hosts', 'virtDoctor.ssh', 'virtDoctor.uri'];

/** Evidence that is dropped on the view is diagnosed. */
const EVIDENCE: vscode.TreeDragAndDropController<HostsNode> = {
  dragMimeTypes: [],
  dropMimeTypes: ['text/uri-list'],
  async handleDrop(_, dropped) {
    const uris = (await dropped.get('text/uri-list')?.asString() ?? '').split(/\r?\n/).filter((line) => line.startsWith('file:')).map((line) => vscode.Uri.parse(line));
    if (uris.length > 0) await vscode.commands.executeCommand('virtDoctor.diagnoseEvidence', uris[0], uris);
  },
};

/** The view of hosts and VMs; what it is made of is loaded when it is first looked at. */
export function registerHostsTree(doctor: Doctor): vscode.Disposable {
  const changed = new vscode.EventEmitter<HostsNode | undefined>();
  let made: Promise<HostsView> | undefined;
  const view = (): Promise<HostsView> => (made ??= import('./hosts-view.ts').then(({ createHostsView }) => createHostsView(doctor)));
  const refresh = async (node?: HostsNode): Promise<void> => {
    const ofHost = node?.kind === 'host' ? node : undefined;
    if (made) (await view()).forget(ofHost);
    changed.fire(ofHost);
  };
  const refreshAll = (): void => void refresh();
  return vscode.Disposable.from(
    changed,
    vscode.window.createTreeView<HostsNode>(HOSTS_VIEW, { canSelectMany: true, showCollapseAll: true, dragAndDropController: EVIDENCE, treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: async (node) => (await view()).item(node),
      getChildren: async (node) => (await view()).children(node),
    } }),
    vscode.commands.registerCommand('virtDoctor.refreshHosts', refresh),
    doctor.diagnosed.event(async (diagnosis) => {
      (await view()).remember(diagnosis);
      changed.fire(undefined);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(refreshAll),
    vscode.workspace.onDidChangeConfiguration((event) => { if (OF_HOSTS.some((section) => event.affectsConfiguration(section))) refreshAll(); }),
  );
}

import * as vscode from 'vscode';

/** Read-only documents held in memory, in groups (one pull, one report) of which the oldest are forgotten. */
export interface VirtualTexts extends vscode.Disposable {
  /** Adds a group of texts by file name; returns where each can be opened. `group` is its own; with the same one, texts are found where they were before a reload. */
  add(folder: string, texts: ReadonlyMap<string, string>, group?: string): ReadonlyMap<string, vscode.Uri>;
}

const MAX_GROUPS = 20;

export function createVirtualTexts(scheme: string): VirtualTexts {
  const texts = new Map<string, string>();
  const groups: vscode.Uri[][] = [];
  // What an editor still shows of a former window is nothing of this one.
  const window = Date.now().toString(36);
  let serial = 0;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? 'This text was read from a host and is no longer held. Run the command again.\n',
  });
  return {
    add(folder, added, group = `${window}-${serial++}`) {
      const uris = new Map([...added.keys()].map((name) => [name, vscode.Uri.from({ scheme, path: `/${group}/${folder}/${name}` })]));
      for (const [name, uri] of uris) {
        texts.set(uri.path, added.get(name)!);
        changed.fire(uri);
      }
      groups.push([...uris.values()]);
      for (const uri of groups.length > MAX_GROUPS ? groups.shift()! : []) texts.delete(uri.path);
      return uris;
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}

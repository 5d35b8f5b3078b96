import * as vscode from 'vscode';
import { snapshot, type HostAddress } from '../../../host/index.ts';
import type { HostFacts } from '../../../engine/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import type { HostChoice } from '../host-facts-store.ts';
import { hostLabel } from '../host-label.ts';
import { inLabel } from '../plain.ts';
import { pickHost } from '../views/host-picker.ts';

interface ScopeItem extends vscode.QuickPickItem {
  readonly scope: 'file' | 'workspace' | 'forget';
}

/** Chooses the host whose facts judge the active file, or all files of the workspace, and takes its facts. */
export async function selectHost(doctor: Doctor): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const scope = await pickScope(doctor, uri);
  if (!scope) return;
  const target = scope === 'file' ? uri : undefined;
  if (scope === 'forget') return forget(doctor, uri);
  if (refusesUntrusted()) return;
  const address = await pickHost(doctor, 'Judge by the facts of which host?');
  if (address) await takeFacts(doctor, address, (choice, facts) => doctor.facts.choose(target, choice, facts));
}

async function forget(doctor: Doctor, uri: vscode.Uri | undefined): Promise<void> {
  if (uri) await doctor.facts.forget(uri);
  await doctor.facts.forget(undefined);
}

/** Asks nothing when there is nothing to choose. */
async function pickScope(doctor: Doctor, uri: vscode.Uri | undefined): Promise<ScopeItem['scope'] | undefined> {
  const chosen = uri && doctor.facts.of(uri);
  if (!uri) return 'workspace';
  if (!chosen && !vscode.workspace.workspaceFolders) return 'file';
  const items: ScopeItem[] = [
    { label: 'For this file', description: inLabel(vscode.workspace.asRelativePath(uri)), scope: 'file' },
    { label: 'For all files of this workspace', scope: 'workspace' },
    ...(chosen ? [{ label: 'No host: judge by the XML alone', description: inLabel(`now: ${chosen.label}`), scope: 'forget' as const }] : []),
  ];
  return (await vscode.window.showQuickPick(items, { title: 'Select a host', placeHolder: 'What is the host chosen for?' }))?.scope;
}

/** Takes a host's facts and keeps them; also for facts that were taken before. */
export async function takeFacts(doctor: Doctor, address: HostAddress, keep: (choice: HostChoice, facts: HostFacts) => Promise<void>): Promise<void> {
  const label = hostLabel(address);
  const facts = await askHost(doctor, address, `Taking the facts of ${label}`, (options) => snapshot(address, options), () => takeFacts(doctor, address, keep));
  if (facts) await keep({ address, label, taken: new Date().toISOString() }, facts);
}

import * as vscode from 'vscode';
import { snapshot, type HostAddress } from '../../../host/index.ts';
import type { HostFacts } from '../../../engine/index.ts';
import type { JudgedParams } from '../../../protocol/requests.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import type { HostChoice } from '../host-facts-store.ts';
import { hostLabel } from '../host-label.ts';
import { inLabel, inMessage } from '../plain.ts';
import { takenAt } from '../taken-at.ts';
import { pickHost } from '../views/host-picker.ts';
import { hostOf } from './diagnose-remote-vm.ts';

/** Where documents lie in folders that are there tomorrow. */
const FOLDERS = new Set(['file', 'vscode-remote', 'vscode-vfs']);

interface ScopeItem extends vscode.QuickPickItem {
  readonly scope: 'file' | 'folder' | 'workspace' | 'forget' | 'wanted' | 'capabilities';
}

/** A host that a configuration names, and the folder for which it does, with a final slash. */
export type WantedHost = NonNullable<JudgedParams['wanted']>;

/** Chooses the host whose facts judge the active file, its folder, or all files of the workspace, and takes its facts. */
export async function selectHost(doctor: Doctor, wanted?: WantedHost): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const scope = await pickScope(doctor, uri, wanted);
  if (!scope) return;
  if (scope === 'forget') return doctor.facts.forget(uri);
  if (refusesUntrusted()) return;
  if (scope === 'capabilities') return takeCapabilities(doctor, doctor.facts.of(uri!)!);
  const target = scope === 'wanted' ? vscode.Uri.parse(wanted!.folder) : scope === 'folder' ? folderOf(uri!) : scope === 'file' ? uri : undefined;
  const address = scope === 'wanted' ? await hostOf(doctor, wanted!.host) : await pickHost(doctor, 'Judge by the facts of which host?');
  if (address) await takeFacts(doctor, address, (choice, facts) => doctor.facts.choose(target, choice, facts));
}

const folderOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf('/') + 1) });

/** Asks nothing when there is nothing to choose. */
async function pickScope(doctor: Doctor, uri: vscode.Uri | undefined, wanted: WantedHost | undefined): Promise<ScopeItem['scope'] | undefined> {
  const chosen = uri && doctor.facts.of(uri);
  if (!uri) return 'workspace';
  if (!chosen && !wanted && !vscode.workspace.workspaceFolders) return 'file';
  const items: ScopeItem[] = [
    ...(wanted ? [{ label: inLabel(`Take the facts of ${wanted.host}`), description: 'named by .virt-doctor.json', scope: 'wanted' as const }] : []),
    { label: 'For this file', description: inLabel(vscode.workspace.asRelativePath(uri)), scope: 'file' },
    ...(FOLDERS.has(uri.scheme) ? [{ label: 'For this folder and all below it', description: inLabel(vscode.workspace.asRelativePath(folderOf(uri))), scope: 'folder' as const }] : []),
    { label: 'For all files of this workspace', scope: 'workspace' },
    ...(chosen && chosen.address.kind !== 'recorded' && !chosen.domainCapabilities ? [{ label: inLabel(`Ask ${chosen.label} what its emulators offer, too`), description: 'domain capabilities; needs a read-write connection', scope: 'capabilities' as const }] : []),
    ...(chosen ? [{ label: 'No host: judge by the XML alone', description: inLabel(`now: ${chosen.label}`), scope: 'forget' as const }] : []),
  ];
  return (await vscode.window.showQuickPick(items, { title: 'Select a host', placeHolder: 'What is the host chosen for?' }))?.scope;
}

/** The facts of a chosen host anew, with what its emulators offer. */
async function takeCapabilities(doctor: Doctor, { address }: HostChoice): Promise<void> {
  if (await agreesToReadWrite(hostLabel(address))) await takeFacts(doctor, address, (choice, facts) => doctor.facts.renew(choice, facts), true);
}

const ASK = 'Ask';

/** Says why a question needs more than a read-only connection; true when the user wants it asked. */
export async function agreesToReadWrite(host: string): Promise<boolean> {
  const detail = 'Which machine types, CPU models, devices and firmware the emulators offer (virsh domcapabilities) libvirt tells on a read-write connection only. Nothing but that is asked on it, and nothing is changed. It takes a few seconds more.';
  return await vscode.window.showInformationMessage(inMessage(`Ask ${host} for its domain capabilities?`), { modal: true, detail }, ASK) === ASK;
}

/** Takes a host's facts and keeps them; also for facts that were taken before. */
export async function takeFacts(doctor: Doctor, address: HostAddress, keep: (choice: HostChoice, facts: HostFacts) => Promise<void>, domainCapabilities = false): Promise<void> {
  const label = hostLabel(address);
  const facts = await askHost(doctor, address, `Taking the facts of ${label}`, (options) => snapshot(address, { ...options, domainCapabilities }), () => takeFacts(doctor, address, keep, domainCapabilities));
  if (facts) await keep({ address, label, taken: await takenAt(address), ...(domainCapabilities && { domainCapabilities }) }, facts);
}

import * as vscode from 'vscode';
import { addressText, listSshHosts, parseAddress, type HostAddress } from '../../../host/index.ts';
import { sshConfig } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inLabel, inMessage } from '../plain.ts';
import { recordedFolders } from '../recorded-folders.ts';

interface HostItem extends vscode.QuickPickItem {
  readonly address?: HostAddress;
  /** Typed by the user, not yet read. */
  readonly typed?: string;
}

const RECENT = 'virtDoctor.recentHosts';
const MAX_RECENT = 5;

/** Lets the user choose a host: a recent one, one of the ssh configuration or of the settings, this machine, a recorded one, or any that is typed. */
export async function pickHost({ context }: Doctor, title: string): Promise<HostAddress | undefined> {
  for (;;) {
    const item = await showPick(title, itemsOf(context));
    if (!item) return undefined;
    const answer = item.address ? { ok: true as const, value: item.address } : parseAddress(item.typed ?? '');
    if (answer.ok) {
      await remember(context, answer.value);
      return answer.value;
    }
    void vscode.window.showErrorMessage(inMessage(`${answer.failure.message} ${answer.failure.remedy}`));
  }
}

/** Free input needs a quick pick of one's own: whatever is typed becomes the first item. */
function showPick(title: string, items: Promise<HostItem[]>): Promise<HostItem | undefined> {
  const pick = vscode.window.createQuickPick<HostItem>();
  pick.title = title;
  pick.placeholder = 'user@host, a host of your ssh configuration, local, or a folder with recorded answers';
  pick.matchOnDescription = true;
  pick.busy = true;
  let known: HostItem[] = [];
  const refresh = (): void => {
    const typed = pick.value.trim();
    const own: HostItem[] = typed === '' || known.some((item) => item.label === typed) ? [] : [{ label: inLabel(typed), description: 'as typed', typed, alwaysShow: true }];
    pick.items = [...known, ...own];
  };
  pick.onDidChangeValue(refresh);
  void items.then((found) => { known = found; }, () => undefined).finally(() => { pick.busy = false; refresh(); });
  return new Promise((resolve) => {
    pick.onDidAccept(() => { resolve(pick.activeItems[0] ?? (pick.value.trim() ? { label: '', typed: pick.value } : undefined)); pick.hide(); });
    pick.onDidHide(() => { resolve(undefined); pick.dispose(); });
    pick.show();
  });
}

/** A host that virt-doctor has heard of, and from where. */
export interface KnownHost {
  readonly from: 'recent' | 'settings' | 'recorded in this workspace' | 'ssh configuration' | 'this machine';
  readonly address: HostAddress;
}

/** The hosts there are to choose from, each once; nobody is asked. */
export async function knownHosts(context: vscode.ExtensionContext): Promise<KnownHost[]> {
  const recorded = await recordedFolders();
  const all: readonly (readonly [KnownHost['from'], readonly HostAddress[]])[] = [
    ['recent', context.globalState.get<readonly HostAddress[]>(RECENT, [])],
    ['settings', configuredHosts()],
    ['recorded in this workspace', recorded.map((folder) => ({ kind: 'recorded', folder }))],
    ['ssh configuration', listSshHosts(sshConfig()).map((destination) => ({ kind: 'ssh', destination }))],
    ['this machine', [{ kind: 'local' }]],
  ];
  const seen = new Set<string>();
  return all.flatMap(([from, addresses]) => addresses.filter((address) => !seen.has(addressText(address)) && seen.add(addressText(address))).map((address) => ({ from, address })));
}

async function itemsOf(context: vscode.ExtensionContext): Promise<HostItem[]> {
  const hosts = await knownHosts(context);
  return hosts.flatMap(({ from, address }, i) => [
    ...(hosts[i - 1]?.from === from ? [] : [{ label: from, kind: vscode.QuickPickItemKind.Separator }]), itemOf(address),
  ]);
}

const DESCRIPTIONS: Readonly<Record<string, string>> = { recorded: 'recorded answers', local: 'libvirt on this machine' };

const itemOf = (address: HostAddress): HostItem => ({ label: inLabel(hostLabel(address)), address, ...(Object.hasOwn(DESCRIPTIONS, address.kind) && { description: DESCRIPTIONS[address.kind]! }) });

/** VS Code leaves out what an untrusted workspace says of it. */
function configuredHosts(): HostAddress[] {
  const hosts = vscode.workspace.getConfiguration('virtDoctor').get<unknown>('hosts');
  const named = Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [];
  return named.flatMap((host) => {
    const answer = parseAddress(host);
    return answer.ok ? [answer.value] : [];
  });
}

async function remember(context: vscode.ExtensionContext, address: HostAddress): Promise<void> {
  const others = context.globalState.get<readonly HostAddress[]>(RECENT, []).filter((other) => addressText(other) !== addressText(address));
  await context.globalState.update(RECENT, [address, ...others].slice(0, MAX_RECENT));
}

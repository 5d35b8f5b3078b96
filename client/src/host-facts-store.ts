import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { SET_HOST_FACTS, type SetHostFactsParams } from '../../protocol/requests.ts';
import type { HostAddress } from '../../host/index.ts';
import type { HostFacts } from '../../engine/index.ts';
import { PULLED_SCHEME } from './concern.ts';
import type { Server } from './server.ts';

/** A host chosen for a file, a folder or the whole workspace, and when its facts were taken (ISO 8601; empty where nobody knows). */
export interface HostChoice {
  readonly address: HostAddress;
  readonly label: string;
  readonly taken: string;
  /** Asked for what its emulators offer as well, on a read-write connection; so it is when the facts are taken anew. */
  readonly domainCapabilities?: boolean;
}

/** Remembers per workspace which host judges which file, and the hosts' facts, so that they serve offline and tomorrow. */
export interface HostFactsStore extends vscode.Disposable {
  /** The file's own choice, that of the nearest folder, or the workspace's. */
  of(uri: vscode.Uri): HostChoice | undefined;
  all(): readonly HostChoice[];
  /** The facts that were kept of a chosen host. */
  factsOf(choice: HostChoice): Promise<HostFacts | undefined>;
  /** Keeps facts for a file, for a folder when the path ends with a slash, or without one for the workspace, and tells the server. */
  choose(uri: vscode.Uri | undefined, choice: HostChoice, facts: HostFacts): Promise<void>;
  /** Facts that came with a text, for as long as the window lives. */
  lend(uri: vscode.Uri, choice: HostChoice, facts: HostFacts): Promise<void>;
  /** Newer facts of a host for all that chose it. */
  renew(choice: HostChoice, facts: HostFacts): Promise<void>;
  /** Forgets every choice that holds for a file. */
  forget(uri: vscode.Uri | undefined): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

const KEY = 'virtDoctor.hostChoices';
const WORKSPACE = '';
const MAX_LENT = 40;
/** Documents that are gone with the window; what was chosen for them is not kept. */
const PASSING_SCHEMES = new Set(['untitled', PULLED_SCHEME]);

/** What may be chosen for that holds for a file: the file, the folders above it from the nearest on, the workspace. */
function keysOf(uri: vscode.Uri): string[] {
  const text = uri.toString();
  return [text, ...[...text.matchAll(/\//g)].map(({ index }) => text.slice(0, index + 1)).reverse(), WORKSPACE];
}

type Choices = Readonly<Record<string, HostChoice>>;

export function createHostFactsStore(context: vscode.ExtensionContext, server: Server): HostFactsStore {
  const lent = new Map<string, { readonly choice: HostChoice; readonly facts: HostFacts }>();
  const changed = new vscode.EventEmitter<void>();
  const folder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'host-facts');
  const choices = (): Choices => context.workspaceState.get<Choices>(KEY, {});
  const fileOf = (label: string): vscode.Uri => vscode.Uri.joinPath(folder, `${createHash('sha256').update(label).digest('hex').slice(0, 32)}.json`);

  const keep = async (next: Choices): Promise<void> => {
    await context.workspaceState.update(KEY, next);
    changed.fire();
  };
  const write = async (label: string, facts: HostFacts): Promise<void> => {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(fileOf(label), new TextEncoder().encode(JSON.stringify(facts)));
  };
  const read = async (label: string): Promise<HostFacts | undefined> => {
    try {
      return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(label)))) as HostFacts;
    } catch {
      return undefined;
    }
  };
  const tell = (key: string, host: string | null, facts: HostFacts | null): Promise<void> => {
    const params: SetHostFactsParams = { ...(key !== WORKSPACE && { uri: key }), host, facts };
    return server.notify(SET_HOST_FACTS, params);
  };
  const tellAll = async (): Promise<void> => {
    for (const [key, { label }] of Object.entries(choices())) {
      const facts = await read(label);
      if (facts) await tell(key, label, facts);
    }
    for (const [key, { choice, facts }] of lent) await tell(key, choice.label, facts);
  };
  const running = server.onRunning(() => void tellAll());

  const lend: HostFactsStore['lend'] = async (uri, choice, facts) => {
    lent.set(uri.toString(), { choice, facts });
    changed.fire();
    await tell(uri.toString(), choice.label, facts);
    if (lent.size <= MAX_LENT) return;
    const oldest = lent.keys().next().value!;
    lent.delete(oldest);
    await tell(oldest, null, null);
  };

  return {
    lend,
    of(uri) {
      const [own, ...others] = keysOf(uri);
      const known = choices();
      return known[own!] ?? lent.get(own!)?.choice ?? others.map((key) => known[key]).find((choice) => choice !== undefined);
    },
    all: () => Object.values(choices()),
    factsOf: ({ label }) => read(label),
    async choose(uri, choice, facts) {
      if (uri && PASSING_SCHEMES.has(uri.scheme)) return lend(uri, choice, facts);
      const key = uri?.toString() ?? WORKSPACE;
      await write(choice.label, facts);
      await keep({ ...choices(), [key]: choice });
      await tell(key, choice.label, facts);
    },
    async renew(choice, facts) {
      for (const [key, old] of lent) if (old.choice.label === choice.label) lent.set(key, { choice, facts });
      await write(choice.label, facts);
      await keep(Object.fromEntries(Object.entries(choices()).map(([key, old]) => [key, old.label === choice.label ? choice : old])));
      await tellAll();
    },
    async forget(uri) {
      const keys = uri ? keysOf(uri) : [WORKSPACE];
      const there = keys.filter((key) => lent.delete(key) || Object.hasOwn(choices(), key));
      await keep(Object.fromEntries(Object.entries(choices()).filter(([key]) => !keys.includes(key))));
      for (const key of there) await tell(key, null, null);
    },
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
      running.dispose();
    },
  };
}

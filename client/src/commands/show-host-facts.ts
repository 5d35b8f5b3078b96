import * as vscode from 'vscode';
import { createPseudonyms, hostSummary, writeSnapshot, type HostFacts } from '../../../engine/index.ts';
import { addressText, snapshot, type HostAddress } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { keepFacts } from '../kept-evidence.ts';
import { inFileName } from '../plain.ts';
import { hostPage } from '../views/host-page.ts';
import { hostOf, type DiagnoseArguments } from './diagnose-remote-vm.ts';
import { takenAt } from '../taken-at.ts';
import { agreesToReadWrite } from './select-host.ts';

interface Wanted extends DiagnoseArguments {
  /** Also what emulators offer, which needs a read-write connection. */
  readonly domainCapabilities?: boolean;
}

/** Takes a snapshot of a host's facts and shows it as a page. Returns the facts. */
export async function showHostFacts(doctor: Doctor, given: Wanted = {}): Promise<HostFacts | undefined> {
  if (refusesUntrusted()) return undefined;
  const address = await hostOf(doctor, given.host, 'The facts of which host?');
  if (!address) return undefined;
  const host = hostLabel(address);
  const { domainCapabilities = false } = given;
  const again = (): Promise<HostFacts | undefined> => showHostFacts(doctor, { host: addressText(address), domainCapabilities });
  const facts = await askHost(doctor, address, `Taking the facts of ${host}`, (options) => snapshot(address, { ...options, domainCapabilities }), again);
  if (!facts) return undefined;
  const taken = await takenAt(address);
  await showFacts(doctor, { address, facts, taken: taken === '' ? undefined : new Date(taken), kept: await keepFacts(doctor.context, facts) });
  return facts;
}

export interface ShownFacts {
  readonly address: HostAddress;
  readonly facts: HostFacts;
  /** Absent where nobody knows. */
  readonly taken: Date | undefined;
  /** The name under which they are kept; without it, the page is gone with the window. */
  readonly kept: string | undefined;
}

/** The page of facts that were taken. */
export async function showFacts(doctor: Doctor, { address, facts, taken, kept }: ShownFacts): Promise<void> {
  const host = hostLabel(address);
  const again = (domainCapabilities: boolean) => (): Promise<HostFacts | undefined> => showHostFacts(doctor, { host: addressText(address), domainCapabilities });
  const asked = facts.domainCapabilities !== undefined;
  const state = kept === undefined ? undefined : { kind: 'host', kept, host: addressText(address), taken: taken?.toISOString() ?? 'unknown' } as const;
  const buttons = [
    { title: address.kind === 'recorded' ? 'Read Again' : 'Take Again', run: again(asked && address.kind !== 'recorded') },
    ...(asked || address.kind === 'recorded' ? [] : [{ title: 'Take with Domain Capabilities…', run: async () => (await agreesToReadWrite(host) ? again(true)() : undefined) }]),
    { title: 'Open as JSON', run: () => openAsJson(doctor, address, facts, taken) },
    { title: 'Open with Pseudonyms', run: () => openAsJson(doctor, address, facts, taken, true) },
  ];
  await doctor.pages.show({ viewType: 'virtDoctor.host', key: addressText(address), title: inFileName(`Host ${host}`), body: hostPage(hostSummary(facts), { host, taken: told(address, taken), buttons }), ...(state && { state }) });
}

const told = ({ kind }: HostAddress, taken: Date | undefined): string => `These facts were ${kind === 'recorded' ? 'recorded' : 'taken'}${taken ? ` ${taken.toLocaleString()}` : ''}.`;

/** What `virt-doctor snapshot` writes, read-only. */
async function openAsJson(doctor: Doctor, address: HostAddress, facts: HostFacts, taken: Date | undefined, pseudonyms = false): Promise<void> {
  const host = pseudonyms ? 'a host under another name' : hostLabel(address);
  const name = inFileName(pseudonyms ? 'host.json' : `${host}.json`);
  const when = taken && { takenAt: taken.toISOString() };
  const text = pseudonyms ? writeSnapshot(createPseudonyms().facts(facts), { ...when, pseudonyms }) : writeSnapshot(facts, { host, ...when });
  const uri = doctor.pulled.add(inFileName(`facts of ${host}`), new Map([[name, text]])).get(name)!;
  await vscode.window.showTextDocument(uri, { preview: false });
}

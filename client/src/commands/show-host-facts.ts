import * as vscode from 'vscode';
import { hostSummary, writeSnapshot, type HostFacts } from '../../../engine/index.ts';
import { addressText, snapshot, type HostAddress } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { keepFacts } from '../kept-evidence.ts';
import { inFileName } from '../plain.ts';
import { hostPage } from '../views/host-page.ts';
import { hostOf, type DiagnoseArguments } from './diagnose-remote-vm.ts';

/** Takes a snapshot of a host's facts and shows it as a page. Returns the facts. */
export async function showHostFacts(doctor: Doctor, given: DiagnoseArguments = {}): Promise<HostFacts | undefined> {
  if (refusesUntrusted()) return undefined;
  const address = await hostOf(doctor, given.host, 'The facts of which host?');
  if (!address) return undefined;
  const host = hostLabel(address);
  const again = (): Promise<HostFacts | undefined> => showHostFacts(doctor, { host: addressText(address) });
  const facts = await askHost(doctor, address, `Taking the facts of ${host}`, (options) => snapshot(address, options), again);
  if (!facts) return undefined;
  await showFacts(doctor, { address, facts, taken: new Date(), kept: await keepFacts(doctor.context, facts) });
  return facts;
}

export interface ShownFacts {
  readonly address: HostAddress;
  readonly facts: HostFacts;
  readonly taken: Date;
  /** The name under which they are kept; without it, the page is gone with the window. */
  readonly kept: string | undefined;
}

/** The page of facts that were taken. */
export async function showFacts(doctor: Doctor, { address, facts, taken, kept }: ShownFacts): Promise<void> {
  const host = hostLabel(address);
  const again = (): Promise<HostFacts | undefined> => showHostFacts(doctor, { host: addressText(address) });
  const state = kept === undefined ? undefined : { kind: 'host', kept, host: addressText(address), taken: taken.toISOString() } as const;
  const buttons = [{ title: address.kind === 'recorded' ? 'Read Again' : 'Take Again', run: again }, { title: 'Open as JSON', run: () => openAsJson(doctor, address, facts, taken) }];
  await doctor.pages.show({ viewType: 'virtDoctor.host', key: addressText(address), title: inFileName(`Host ${host}`), body: hostPage(hostSummary(facts), { host, taken: told(address, taken), buttons }), ...(state && { state }) });
}

const told = ({ kind }: HostAddress, taken: Date): string => (kind === 'recorded' ? 'These facts were recorded.' : `These facts were taken ${taken.toLocaleString()}.`);

/** What `virt-doctor snapshot` writes, read-only. */
async function openAsJson(doctor: Doctor, address: HostAddress, facts: HostFacts, taken: Date): Promise<void> {
  const host = hostLabel(address);
  const name = inFileName(`${host}.json`);
  const text = writeSnapshot(facts, { host, ...(address.kind !== 'recorded' && { takenAt: taken.toISOString() }) });
  const uri = doctor.pulled.add(inFileName(`facts of ${host}`), new Map([[name, text]])).get(name)!;
  await vscode.window.showTextDocument(uri, { preview: false });
}

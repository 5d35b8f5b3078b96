import * as vscode from 'vscode';
import { writeSnapshot } from '../../../engine/index.ts';
import { addressText, snapshot } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inFileName } from '../plain.ts';
import { hostOf, type DiagnoseArguments } from './diagnose-remote-vm.ts';

/** Takes a snapshot of a host's facts and opens it, read-only: what `virt-doctor snapshot` writes. */
export async function showHostFacts(doctor: Doctor, given: DiagnoseArguments = {}): Promise<vscode.TextDocument | undefined> {
  if (refusesUntrusted()) return undefined;
  const address = await hostOf(doctor, given.host, 'The facts of which host?');
  if (!address) return undefined;
  const host = hostLabel(address);
  const facts = await askHost(doctor, address, `Taking the facts of ${host}`, (options) => snapshot(address, options), () => showHostFacts(doctor, { host: addressText(address) }));
  if (!facts) return undefined;
  const name = inFileName(`${host}.json`);
  const uri = doctor.pulled.add(inFileName(`facts of ${host}`), new Map([[name, writeSnapshot(facts)]])).get(name)!;
  return (await vscode.window.showTextDocument(uri, { preview: false })).document;
}

import * as vscode from 'vscode';
import { addressText, pull } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inFileName, inMessage } from '../plain.ts';
import { chooseVm, hostOf, logPull, type DiagnoseArguments } from './diagnose-remote-vm.ts';

/** Opens a VM's XML, read-only and judged by the facts of its host. */
export async function showVmXml(doctor: Doctor, given: DiagnoseArguments = {}): Promise<vscode.TextDocument | undefined> {
  if (refusesUntrusted()) return undefined;
  const address = await hostOf(doctor, given.host, 'The XML of a VM on which host?');
  const vm = address && (given.vm ?? await chooseVm(doctor, address, () => showVmXml(doctor, { host: addressText(address) })));
  if (!address || vm === undefined) return undefined;
  const host = hostLabel(address);
  const pulled = await askHost(doctor, address, `Reading ${vm} on ${host}`, (options) => pull(address, vm, options), () => showVmXml(doctor, { host: addressText(address), vm }));
  if (!pulled) return undefined;
  logPull(doctor, pulled);
  const { xml } = pulled.bundle;
  if (!xml) {
    void vscode.window.showWarningMessage(inMessage(`${host} gave no XML of ${vm}.`));
    return undefined;
  }
  const uri = doctor.pulled.add(inFileName(`${vm} on ${host}`), new Map([[inFileName(xml.name), xml.text]])).get(inFileName(xml.name))!;
  await doctor.facts.lend(uri, { address, label: host, taken: new Date().toISOString() }, pulled.facts);
  return (await vscode.window.showTextDocument(uri, { preview: false })).document;
}

import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { addressText, listVms, readEvidence, type HostAddress } from '../../../host/index.ts';
import type { DiagnoseResult } from '../../../protocol/requests.ts';
import { withProgress } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { inMessage } from '../plain.ts';
import { diagnosePull, diagnoseRemoteVm } from './diagnose-remote-vm.ts';

/**
 * Diagnoses what somebody saved, or sent: a folder, an archive or a sosreport as a recorded host, or several files of one incident.
 * What a file is, its content tells. Without files, they are picked. Returns what was found of the first machine.
 */
export async function diagnoseEvidence(doctor: Doctor, chosen: readonly vscode.Uri[]): Promise<DiagnoseResult | undefined> {
  if (refusesUntrusted()) return undefined;
  const uris = chosen.length > 0 ? chosen : await vscode.window.showOpenDialog({ title: 'Evidence of a VM: an archive, or its XML and logs', openLabel: 'Diagnose', canSelectMany: true });
  const paths = (uris ?? []).filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
  if (paths.length === 1) return ofOne(doctor, paths[0]!);
  return paths.length > 1 ? ofFiles(doctor, paths) : undefined;
}

/** Asks which machine only where there are several. */
async function ofOne(doctor: Doctor, path: string): Promise<DiagnoseResult | undefined> {
  const address: HostAddress = { kind: 'recorded', folder: path };
  const vms = await listVms(address);
  const only = vms.ok && vms.value.length === 1 ? vms.value[0]!.name : undefined;
  return diagnoseRemoteVm(doctor, { host: addressText(address), ...(only !== undefined && { vm: only }) });
}

async function ofFiles(doctor: Doctor, paths: readonly string[]): Promise<DiagnoseResult | undefined> {
  try {
    const { bundles, notes } = await withProgress('Reading the evidence', () => readEvidence(paths));
    // "Diagnose Again" reads the folder that they lie in.
    const address: HostAddress = { kind: 'recorded', folder: dirname(paths[0]!) };
    const results: (DiagnoseResult | undefined)[] = [];
    for (const bundle of bundles) results.push(await diagnosePull(doctor, address, bundle.vm ?? 'unnamed', { bundle, facts: bundle.facts ?? {}, notes, ran: [] }));
    return results[0];
  } catch (error) {
    void vscode.window.showErrorMessage(inMessage(`These files cannot be diagnosed: ${error instanceof Error ? error.message : String(error)}.`));
    return undefined;
  }
}

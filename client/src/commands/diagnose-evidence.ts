import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { readEvidence, readRecording, type HostAddress } from '../../../host/index.ts';
import type { DiagnoseResult } from '../../../protocol/requests.ts';
import { withProgress } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inMessage } from '../plain.ts';
import { pickVm } from '../views/vm-picker.ts';
import { diagnosePull } from './diagnose-remote-vm.ts';

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

/** Asks which machine only where there are several. What is read once may be large. */
async function ofOne(doctor: Doctor, path: string): Promise<DiagnoseResult | undefined> {
  const address: HostAddress = { kind: 'recorded', folder: path };
  const label = hostLabel(address);
  const read = await withProgress(`Reading ${label}`, (signal) => readRecording(path, signal));
  if (!read.ok || read.value.vms.length === 0) {
    if (read.ok || read.failure.code !== 'cancelled') void vscode.window.showErrorMessage(inMessage(read.ok ? `${label} holds no evidence: no domain XML and no log of a machine.` : `${read.failure.message} ${read.failure.remedy}`));
    return undefined;
  }
  const { vms, pull } = read.value;
  const vm = vms.length === 1 ? vms[0]! : await pickVm(vms, label);
  const pulled = vm && pull(vm.name);
  return pulled && diagnosePull(doctor, address, vm.name, pulled);
}

async function ofFiles(doctor: Doctor, paths: readonly string[]): Promise<DiagnoseResult | undefined> {
  try {
    const { bundles, notes } = await withProgress('Reading the evidence', (signal) => readEvidence(paths, undefined, signal));
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

import * as vscode from 'vscode';
import { addressText, listVms, parseAddress, pull, withTold, type HostAddress, type Pull } from '../../../host/index.ts';
import { DIAGNOSE, type DiagnoseParams, type DiagnoseResult } from '../../../protocol/requests.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { keepPull } from '../kept-evidence.ts';
import { inMessage } from '../plain.ts';
import { showDiagnosis } from '../views/diagnosis.ts';
import { pickHost } from '../views/host-picker.ts';
import { pickVm } from '../views/vm-picker.ts';

/** What a caller may already know; the rest is asked. */
export interface DiagnoseArguments {
  /** As a person would type it. */
  readonly host?: string;
  readonly vm?: string;
  /** What the user was told when it failed. */
  readonly told?: string;
}

/** Pulls what a VM and its host tell, lets the server find the cause, and shows it. Returns what was found. */
export async function diagnoseRemoteVm(doctor: Doctor, given: DiagnoseArguments = {}): Promise<DiagnoseResult | undefined> {
  if (refusesUntrusted()) return undefined;
  const address = await hostOf(doctor, given.host);
  const vm = address && (given.vm ?? await chooseVm(doctor, address, () => diagnoseRemoteVm(doctor, { ...given, host: addressText(address) })));
  if (!address || vm === undefined) return undefined;
  const pulled = await askHost(doctor, address, `Reading ${vm} on ${hostLabel(address)}`, (options) => pull(address, vm, options), () => diagnoseRemoteVm(doctor, { ...given, host: addressText(address), vm }));
  return pulled && diagnosePull(doctor, address, vm, { ...pulled, bundle: withTold(pulled.bundle, given.told) });
}

/** Lets the server find the cause in what was read of a VM, and shows it. */
export async function diagnosePull(doctor: Doctor, address: HostAddress, vm: string, pulled: Pull): Promise<DiagnoseResult | undefined> {
  logPull(doctor, pulled);
  const result = await causesOf(doctor, address, pulled, { vm, timeline: true });
  if (!result) {
    void vscode.window.showErrorMessage('virt-doctor failed to diagnose this VM. That is a bug of its own; the output says more.');
    return undefined;
  }
  await showDiagnosis(doctor, { vm, address, pulled, result, kept: await keepPull(doctor.context, pulled) });
  return result;
}

/** What the server finds in what was read of a VM, with the user's own signatures: those for recorded evidence, else those of the workspace. */
export function causesOf({ server }: Doctor, address: HostAddress, { bundle, facts }: Pull, more: Pick<DiagnoseParams, 'vm' | 'timeline'> = {}): Promise<DiagnoseResult | null> {
  const uri = address.kind === 'recorded' ? vscode.Uri.file(address.folder).toString() : 'untitled:diagnosis';
  const params: DiagnoseParams = { ...bundle, ...more, facts, uri };
  return server.request<DiagnoseResult | null>(DIAGNOSE, params);
}

/** The host that was typed, or else is chosen now; undefined when it is none, which is said. */
export async function hostOf(doctor: Doctor, typed: string | undefined, title = 'Diagnose a VM on which host?'): Promise<HostAddress | undefined> {
  if (typed === undefined) return pickHost(doctor, title);
  const answer = parseAddress(typed);
  if (answer.ok) return answer.value;
  void vscode.window.showErrorMessage(inMessage(`${answer.failure.message} ${answer.failure.remedy}`));
  return undefined;
}

/** Lets a VM of a host be chosen; `again` is the whole command, for when the host does not answer at first. */
export async function chooseVm(doctor: Doctor, address: HostAddress, again: () => Promise<unknown>): Promise<string | undefined> {
  const host = hostLabel(address);
  const vms = await askHost(doctor, address, `Asking ${host} for its VMs`, (options) => listVms(address, options), again);
  if (vms?.length === 0) void vscode.window.showInformationMessage(inMessage(`${host} has no virtual machines that you may see there. Those of a user's own session need the setting virtDoctor.uri.`));
  return vms && vms.length > 0 ? (await pickVm(vms, host))?.name : undefined;
}

export function logPull({ output }: Doctor, { ran, notes }: Pull): void {
  for (const command of ran) output.info(`ran: ${command}`);
  for (const note of notes) output.warn(note);
}

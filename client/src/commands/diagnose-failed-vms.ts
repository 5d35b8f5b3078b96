import * as vscode from 'vscode';
import { visible } from '../../../engine/index.ts';
import { addressText, askMany, pullVms, type HostAddress, type HostOutcome, type NamedHost, type Pull, type VmOutcomes } from '../../../host/index.ts';
import type { DiagnoseResult } from '../../../protocol/requests.ts';
import { askOptions, refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { keepHosts, type FoundOnHosts } from '../kept-evidence.ts';
import { pageKey } from '../page/page-state.ts';
import { inFileName, inLabel, inMessage } from '../plain.ts';
import { knownHosts } from '../views/host-picker.ts';
import { amongMany, hostsReport, textName, type HostFinding } from '../views/hosts-report.ts';
import { REPORT_BUTTONS } from '../views/reports.ts';
import { causesOf, logPull } from './diagnose-remote-vm.ts';

/** What is kept of a pull: its diagnosis, and the texts that the first cause speaks of. */
interface Kept {
  readonly result: DiagnoseResult | null;
  readonly xml: string | undefined;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Diagnoses every machine that is down on the hosts, several hosts at a time, and shows one summary. Cancelled, it shows what is known
 * by then. Resolves to what was found.
 */
export async function diagnoseFailedVms(doctor: Doctor, given: readonly HostAddress[]): Promise<readonly HostFinding[] | undefined> {
  if (refusesUntrusted()) return undefined;
  const addresses = given.length > 0 ? given : await pickHosts(doctor);
  if (!addresses || addresses.length === 0) return undefined;
  const hosts = addresses.map((address): NamedHost => ({ name: hostLabel(address), address: addressText(address) }));
  const outcomes = await withProgressOf(hosts, (signal, told) => askMany(hosts, (address, options, { name }) => pullVms(address, [], options, (pulled) => keep(doctor, name, address, pulled)), askOptions(doctor, signal), told));
  for (const { answer } of outcomes) if (!answer.ok) doctor.output.error(visible(`${answer.failure.message} ${answer.failure.detail}`));
  const found: FoundOnHosts = {
    asked: new Date().toLocaleString(), findings: outcomes.map(findingOf),
    texts: outcomes.flatMap(({ answer }) => (answer.ok ? answer.value.outcomes.flatMap(({ answer: kept }) => (kept.ok ? [...kept.value.texts] : [])) : [])),
  };
  await showFoundOnHosts(doctor, found, await keepHosts(doctor.context, found));
  return found.findings;
}

interface HostItem extends vscode.QuickPickItem {
  readonly address: HostAddress;
}

async function pickHosts({ context }: Doctor): Promise<readonly HostAddress[] | undefined> {
  const items = (await knownHosts(context)).map(({ address, from }): HostItem => ({ label: inLabel(hostLabel(address)), description: from, address }));
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, title: 'Diagnose what is down on which hosts?', placeHolder: 'Their machines are read, nothing is changed', matchOnDescription: true });
  return chosen?.map(({ address }) => address);
}

type Outcome = HostOutcome<VmOutcomes<Kept>>;

/** Says how many hosts are done, and which ones are waited for: one that hangs is seen. */
function withProgressOf(hosts: readonly NamedHost[], work: (signal: AbortSignal, told: (outcome: Outcome) => void) => Promise<Outcome[]>): Thenable<Outcome[]> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: 'Diagnosing what is down', cancellable: true }, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const waiting = new Set(hosts.map(({ name }) => name));
    const tell = (increment: number): void => progress.report({ increment, message: inMessage(progressOf(hosts.length, [...waiting])) });
    tell(0);
    return work(controller.signal, ({ host }) => {
      waiting.delete(host.name);
      tell(100 / hosts.length);
    });
  });
}

const NAMED = 4;

const progressOf = (all: number, waiting: readonly string[]): string =>
  `${all - waiting.length} of ${all} hosts${waiting.length > 0 ? `; waiting for ${waiting.slice(0, NAMED).join(', ')}${waiting.length > NAMED ? ' and others' : ''}` : ''}`;

async function keep(doctor: Doctor, host: string, address: HostAddress, pulled: Pull): Promise<Kept> {
  const { bundle } = pulled;
  logPull(doctor, pulled);
  const result = await causesOf(doctor, address, pulled);
  const vm = bundle.vm ?? '';
  const spoken = new Set(result?.causes[0]?.evidence.map(({ file }) => file));
  const texts = [...(bundle.xml ? [bundle.xml] : []), ...bundle.logs.filter(({ name }) => spoken.has(name))];
  return { result, xml: bundle.xml && textName(host, vm, bundle.xml.name), texts: new Map(texts.map(({ name, text }) => [textName(host, vm, name), text])) };
}

function findingOf({ host: { name: host }, answer }: Outcome): HostFinding {
  if (!answer.ok) return { host, failure: answer.failure, vms: [], running: 0, left: 0 };
  const { outcomes, running, left } = answer.value;
  return {
    host, running, left,
    vms: outcomes.map(({ vm, answer: kept }) => {
      if (!kept.ok) return { vm: vm.name, state: vm.state, failure: kept.failure, causes: 0, xml: undefined };
      const [cause, ...others] = kept.value.result?.causes ?? [];
      return { vm: vm.name, state: vm.state, causes: others.length + (cause ? 1 : 0), xml: kept.value.xml, ...(cause && { cause: amongMany(cause, host, vm.name) }) };
    }),
  };
}

/** The page of what was found; `kept` is the name under which that is kept: without it, the page is gone with the window. */
export async function showFoundOnHosts(doctor: Doctor, { asked, findings, texts }: FoundOnHosts, kept: string | undefined): Promise<void> {
  const files = new Map(texts.map(([name], i) => [name, `${i + 1} ${inFileName(name.replaceAll('/', ' '))}`]));
  const held = doctor.pulled.add('many hosts', new Map(texts.map(([name, text]) => [files.get(name)!, text])), kept?.slice(0, 8));
  const uris = new Map([...files].map(([name, file]) => [name, held.get(file)!]));
  const state = kept === undefined ? undefined : { kind: 'hosts', kept } as const;
  await doctor.reports.open(await doctor.reports.add({ view: 'virtDoctor.logReport', subject: pageKey({ kind: 'hosts' }), state, fileName: 'Machines that are down', report: hostsReport(asked, findings), uris, buttons: () => REPORT_BUTTONS }));
}

import * as vscode from 'vscode';
import { domainName, driftView, parseXml, type DriftOptions } from '../../../engine/index.ts';
import { addressText, readDefinitions, type Definitions, type HostAddress } from '../../../host/index.ts';
import { askHost } from '../ask-host.ts';
import { refusesUntrusted } from '../ask-options.ts';
import type { Doctor } from '../doctor.ts';
import { hostLabel } from '../host-label.ts';
import { inLabel, inMessage } from '../plain.ts';
import { chooseVm, hostOf, type DiagnoseArguments } from './diagnose-remote-vm.ts';

/** Two versions of a VM's definition to hold against each other. */
interface Choice extends vscode.QuickPickItem {
  readonly names: readonly [before: string, after: string];
  readonly texts: readonly [before: string, after: string];
  readonly options: DriftOptions;
}

/**
 * Shows what differs by meaning between a VM of a host and the active file, or between what runs and what is defined. Returns the right
 * side of the diff editor.
 */
export async function compareWithHost(doctor: Doctor, given: DiagnoseArguments = {}): Promise<vscode.Uri | undefined> {
  if (refusesUntrusted()) return undefined;
  const document = activeDomain();
  const chosen = document && given.host === undefined ? doctor.facts.of(document.uri)?.address : undefined;
  const address = chosen && chosen.kind !== 'recorded' ? chosen : await hostOf(doctor, given.host, 'Compare with a VM of which host?');
  if (!address) return undefined;
  const again = (vm?: string) => () => compareWithHost(doctor, { host: addressText(address), ...(vm !== undefined && { vm }) });
  const vm = given.vm ?? await sameVm(doctor, address, document, again());
  if (vm === undefined) return undefined;
  const host = hostLabel(address);
  const definitions = await askHost(doctor, address, `Reading ${vm} on ${host}`, (options) => readDefinitions(address, vm, options), again(vm));
  // A VM of the view has nothing to do with a file about another one.
  const file = document && [vm, definitions?.vm].includes(domainName(document.getText())) ? document : undefined;
  const choice = definitions && await choose(choicesOf(definitions, host, file), vm, host);
  if (!choice) return undefined;
  const view = driftView(parseXml(choice.texts[0]), parseXml(choice.texts[1]), choice.options);
  if (!view) {
    void vscode.window.showWarningMessage('One of the texts holds no domain.');
    return undefined;
  }
  if (view.differences.length === 0) void vscode.window.showInformationMessage(inMessage(`${vm}: ${choice.names[0]} and ${choice.names[1]} mean the same.`));
  return doctor.comparisons.show(vm, choice.names, view);
}

/** What is edited, when it holds a domain. */
function activeDomain(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'xml' && domainName(document.getText()) !== undefined ? document : undefined;
}

/** The VM that the file is about, else one of the host's. */
async function sameVm(doctor: Doctor, address: HostAddress, document: vscode.TextDocument | undefined, again: () => Promise<unknown>): Promise<string | undefined> {
  return (document && domainName(document.getText())) ?? chooseVm(doctor, address, again);
}

function choicesOf({ persistent, running }: Definitions, host: string, document: vscode.TextDocument | undefined): Choice[] {
  const file = document && vscode.workspace.asRelativePath(document.uri);
  const stored = persistent ?? running;
  return [
    ...(document && file !== undefined && stored ? [{
      label: inLabel(`Defined on ${host} → ${file}`), description: 'what defining the file would change',
      names: [`defined on ${host}`, file], texts: [stored.text, document.getText()], options: { before: 'libvirt', after: 'file' },
    } as const] : []),
    ...(running && persistent ? [{
      label: inLabel(`Running on ${host} → defined there`), description: 'what the next start changes',
      names: [`running on ${host}`, `defined on ${host}`], texts: [running.text, persistent.text], options: { before: 'libvirt', after: 'libvirt' },
    } as const] : []),
    ...(document && file !== undefined && running ? [{
      label: inLabel(`Running on ${host} → ${file}`), description: 'what it takes to bring the running VM to the file',
      names: [`running on ${host}`, file], texts: [running.text, document.getText()], options: { before: 'libvirt', after: 'file' },
    } as const] : []),
  ];
}

async function choose(choices: readonly Choice[], vm: string, host: string): Promise<Choice | undefined> {
  if (choices.length > 1) return vscode.window.showQuickPick(choices, { title: inLabel(`Compare ${vm}`) });
  if (choices.length === 0) void vscode.window.showInformationMessage(inMessage(`${vm} does not run on ${host}: there is only its definition. Open a file with its XML to compare them.`));
  return choices[0];
}
